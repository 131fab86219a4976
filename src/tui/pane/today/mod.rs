//! The page Today: doors to knock at, the next one's card, the record pad. Not how the queue is reckoned.

pub(super) mod card;
mod list;
pub(in crate::tui) mod rows;
mod side;
mod tabs;
mod undertaking;
pub mod verdict;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{Action, Context, Error, Pane, Scope, Subject, View};
use crate::ledger::queue::Item;
use crate::tui::entry::task;
use crate::tui::layout::{Shape, foot, left};
use crate::tui::marking;
use crate::tui::pane::Page;
use crate::tui::record::record;
use crate::tui::widget::list::Roll;
use crate::tui::widget::pad;
use rows::Rows;

/// Below this many rows, of a screen of 16, the list folds and the card and the pad remain (a phone with its keyboard
/// open).
const FOLDED_ROWS: u16 = 13;

/// The page.
#[derive(Default)]
pub struct Today {
    rows: Rows,
    roll: Roll,
    /// A door that was looked for and is not in the list; the record keys mean it until the cursor moves.
    guest: Option<Subject>,
    /// Where the route is taken up again after a door that was looked for.
    route: Option<Route>,
}

/// What was left when a door was looked for.
struct Route {
    /// The row the cursor was on.
    left: Item,
    /// The door looked for, and how often somebody had knocked there by then.
    sought: Subject,
    visits: usize,
}

impl Today {
    fn follow(&mut self, view: &View<'_>) {
        self.roll.at = self.rows.follow(self.roll.at, view);
        if std::mem::take(&mut self.rows.planned) {
            (self.guest, self.route) = (None, None);
        }
        self.rows.stand(self.roll.at, view);
        self.take_route_up(view);
    }

    fn item(&self) -> Option<&Item> {
        self.rows.lines.get(self.roll.at).map(|line| &line.item)
    }

    fn here(&self) -> Option<Subject> {
        self.guest
            .clone()
            .or_else(|| self.item()?.subject().cloned())
    }

    /// Goes on where a search had left the route, once what was looked for is recorded.
    fn take_route_up(&mut self, view: &View<'_>) {
        let recorded = |route: &mut Route| view.visits_today(&route.sought) > route.visits;
        let Some(route) = self.route.take_if(recorded) else {
            return;
        };
        self.guest = None;
        let lines = &self.rows.lines;
        if let Some(at) = lines.iter().position(|line| line.item == route.left) {
            self.roll.at = at;
            self.rows.stand(at, view);
        }
    }

    fn turn_list(&mut self, forward: bool, view: &View<'_>) {
        self.rows.section = self.rows.section.beside(forward);
        self.guest = None;
        self.follow(view);
    }
}

impl Pane for Today {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Today, Scope::Door, Scope::Mark, Scope::List]
    }

    fn refuses(&self, action: Action, view: &View<'_>) -> Option<&'static str> {
        let scope = action.command().scope;
        let needs_door = matches!(scope, Scope::Door | Scope::Mark) || action == Action::Open;
        let needs_row = matches!(
            action,
            Action::Why | Action::Snooze | Action::Drop | Action::Assign
        );
        if needs_door && self.here().is_none() && self.item().is_some() {
            let id = match self.item() {
                Some(Item::Undertaking(_)) => "today-undertaking",
                _ => "today-loose-task",
            };
            return (action != Action::Open).then_some(id);
        }
        let nothing =
            self.here().is_none() && self.item().is_none() && self.rows.section.count(view) == 0;
        ((needs_door || needs_row) && nothing).then_some("today-no-door")
    }

    fn update(&mut self, action: Action, context: &mut Context<'_>) -> Result<(), Error> {
        self.follow(&context.view());
        if self.roll.walk(action, self.rows.lines.len()) {
            (self.guest, self.route) = (None, None);
            self.rows.stand(self.roll.at, &context.view());
            return Ok(());
        }
        match action {
            Action::Mark => {
                if marking::toggle(self.here().as_ref(), context) && self.guest.is_none() {
                    self.roll.walk(Action::Down, self.rows.lines.len());
                    self.rows.stand(self.roll.at, &context.view());
                }
            }
            Action::Left | Action::Right => {
                self.turn_list(action == Action::Right, &context.view());
            }
            Action::Order => {
                self.rows.by_urgency = !self.rows.by_urgency;
                self.follow(&context.view());
                let id = if self.rows.by_urgency {
                    "today-by-urgency"
                } else {
                    "today-by-stairs"
                };
                context.say(context.texts.get(id).into_owned());
            }
            Action::Why | Action::Snooze | Action::Drop | Action::Assign => {
                let guest = self.guest.clone().map(Item::Subject);
                if let Some(item) = guest.or_else(|| self.item().cloned()) {
                    verdict::ask(action, &item, context);
                }
            }
            _ => {
                let Some(here) = self.here() else {
                    match (action, self.item()) {
                        (Action::Open, Some(Item::Task(id))) => task::act(*id, context),
                        (Action::Open, Some(Item::Undertaking(what))) => {
                            context.turn_to_undertaking(*what);
                        }
                        _ => {}
                    }
                    return Ok(());
                };
                if matches!(action, Action::Open | Action::Detail) {
                    context.turn_to(Page::Homes, Some(here));
                    return Ok(());
                }
                if action == Action::Skip {
                    self.rows.let_go();
                }
                record(action, &here, context)?;
                self.guest = self
                    .guest
                    .take()
                    .filter(|_| action != Action::Skip && !action.records_at_once());
            }
        }
        Ok(())
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, view: &View<'_>) {
        self.follow(view);
        let here = self.here();
        let title = view.texts.get("today-record");
        let buttons = pad::buttons(Scope::Door, view);
        match Shape::of(area.width) {
            Shape::Wide => {
                let (list, rest) = left(area, area.width * 38 / 100);
                let (middle, side) = left(rest, area.width * 34 / 100);
                let (card, pad) = foot(middle, 7);
                self.draw_list(frame, list, view);
                self.draw_card(frame, card, view);
                pad::draw(frame, pad, &title, &buttons, view);
                side::draw(frame, side, here.as_ref(), view);
            }
            Shape::Medium => {
                let (list, rest) = left(area, area.width * 56 / 100);
                let (card, pad) = foot(rest, 7.min(rest.height / 2));
                self.draw_list(frame, list, view);
                self.draw_card(frame, card, view);
                pad::draw(frame, pad, &title, &buttons, view);
            }
            Shape::Narrow => {
                let (above, pad) = foot(area, pad::flat_rows(area.width, &buttons));
                if area.height < FOLDED_ROWS {
                    let above = list::draw_not_begun(frame, above, view);
                    self.draw_card(frame, above, view);
                } else {
                    let (list, card) = foot(above, (above.height / 2).min(7));
                    self.draw_list(frame, list, view);
                    self.draw_card(frame, card, view);
                }
                pad::draw_flat(frame, pad, &buttons, view);
            }
        }
    }

    fn select(&mut self, item: usize, view: &View<'_>) -> bool {
        (self.guest, self.route) = (None, None);
        if let Some(section) = tabs::tapped(item) {
            self.rows.section = section;
            self.follow(view);
            return false;
        }
        let again = self.roll.choose(item);
        self.rows.stand(self.roll.at, view);
        again
    }

    fn show(&mut self, subject: &Subject, view: &View<'_>) -> bool {
        self.follow(view);
        let place = self
            .rows
            .lines
            .iter()
            .position(|line| line.item.subject() == Some(subject));
        match place {
            Some(at) => {
                self.roll.at = at;
                self.guest = None;
                self.rows.stand(at, view);
            }
            None if view.door(subject).is_empty() => return false,
            None => self.guest = Some(subject.clone()),
        }
        true
    }

    fn sought(&mut self, subject: &Subject, view: &View<'_>) -> bool {
        self.follow(view);
        let left = match self.route.take() {
            Some(route) => Some(route.left),
            None => self.item().cloned(),
        };
        let shown = self.show(subject, view);
        self.route = left.filter(|_| shown).map(|left| Route {
            left,
            sought: subject.clone(),
            visits: view.visits_today(subject),
        });
        shown
    }

    fn passed(&mut self, subject: &Subject, view: &View<'_>) {
        (self.guest, self.route) = (None, None);
        self.follow(view);
        let lines = &self.rows.lines;
        if let Some(at) = lines
            .iter()
            .position(|line| line.item.subject() == Some(subject))
        {
            self.roll.at = at;
            self.rows.stand(at, view);
        }
    }

    fn subject(&self) -> Option<Subject> {
        self.here()
    }
}
