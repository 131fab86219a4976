//! The page Map: the floors and doors of a building with the day's marks, and the door under the cursor. Not its order in the queue.

mod grid;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::{Action, Context, Error, Pane, Scope, Subject, View};
use crate::domain::Id;
use crate::domain::address::Spot;
use crate::domain::household::Household;
use crate::i18n::Language;
use crate::ledger::queries::building_map::{BuildingMap, building_map};
use crate::ledger::queries::mark::Mark;
use crate::ledger::queue::Order;
use crate::tui::layout::{Shape, foot, right, top};
use crate::tui::pane::Page;
use crate::tui::pane::today::card;
use crate::tui::record::record;
use crate::tui::widget::popup::{Look, boxed};
use crate::tui::widget::{list, pad, text};
use crate::tui::{door, mark, marking, reason};
use grid::Grid;

/// The page.
#[derive(Default)]
pub struct Map {
    here: Option<Id<Household>>,
    grid: Grid,
    followed: Option<(u64, usize, Spot)>,
    map: Option<BuildingMap>,
}

impl Map {
    /// The door under the cursor: the one chosen, else the first of the plan or queue, else the first of all.
    fn here(&mut self, view: &View<'_>) -> Option<Id<Household>> {
        let tables = view.ledger.tables();
        if let Some(id) = self.here.filter(|id| tables.households.get(*id).is_some()) {
            return Some(id);
        }
        let queue = view.queue();
        let plan = tables
            .day(view.day())
            .map(|day| day.plan.doors.as_slice())
            .unwrap_or_default();
        let left =
            |id: &Id<Household>| Mark::on(tables, &Subject::from(*id), view.day()) == Mark::ToVisit;
        let planned = plan.iter().copied().find(left);
        let due = || {
            queue
                .iter(Order::Stairs)
                .find_map(|row| row.item.subject()?.household())
        };
        let due = planned.or_else(due);
        self.here = due.or_else(|| queue.every_door(tables).next().map(|home| home.id));
        self.here
    }

    /// Takes the building of the cursor's door anew when something was recorded since.
    fn follow(&mut self, view: &View<'_>) {
        let Some(id) = self.here(view) else {
            self.map = None;
            return;
        };
        let tables = view.ledger.tables();
        let Some(home) = tables.households.get(id) else {
            return;
        };
        let spot = Spot {
            unit: None,
            ..home.address.spot()
        };
        let ledger = view.ledger;
        let now = (ledger.touched_mark(), ledger.headers().len(), spot.clone());
        if self.followed.as_ref() != Some(&now) {
            let map = building_map(tables, &view.queue(), &spot);
            self.grid = Grid::of(&map);
            self.map = Some(map);
            self.followed = Some(now);
        }
    }

    /// Turns to the first door of the building after or before this one.
    fn turn(&mut self, forward: bool, view: &View<'_>) {
        let Some(map) = &self.map else { return };
        let tables = view.ledger.tables();
        let queue = view.queue();
        let mut doors: Vec<(Spot, Id<Household>)> = Vec::new();
        for home in queue.every_door(tables) {
            let spot = Spot {
                unit: None,
                ..home.address.spot()
            };
            if doors.last().is_none_or(|(last, _)| *last != spot) {
                doors.push((spot, home.id));
            }
        }
        let Some(at) = doors.iter().position(|(spot, _)| *spot == map.spot) else {
            return;
        };
        let count = doors.len();
        let next = if forward {
            (at + 1) % count
        } else {
            (at + count - 1) % count
        };
        self.here = Some(doors[next].1);
    }

    fn title(&self, view: &View<'_>) -> String {
        self.map.as_ref().map_or_else(String::new, |map| {
            let values = [
                ("building", door::spot_name(&map.spot, view).into()),
                ("done", map.done.into()),
                ("doors", map.doors.into()),
            ];
            view.texts.with("map-title", &values)
        })
    }

    fn draw_map(&mut self, frame: &mut Frame<'_>, area: Rect, view: &View<'_>) {
        let inside = boxed(frame, area, &self.title(view), Look::Quiet, view);
        let Some(here) = self.here else {
            list::empty(frame, inside, &view.texts.get("map-empty"), view);
            return;
        };
        let han = in_han(view) && Shape::of(view.size.0) > Shape::Narrow;
        let legend = legend(usize::from(inside.width), han, view);
        let rows = u16::try_from(legend.len()).unwrap_or(0);
        let rows = if inside.height > rows + 6 { rows } else { 0 };
        let (plan, below) = foot(inside, rows);
        self.grid.draw(frame, plan, here, han, view);
        for (y, line) in (below.top()..below.bottom()).zip(legend) {
            frame.render_widget(line, Rect::new(below.x, y, below.width, 1));
        }
    }

    /// The map for fingers: the door under the cursor in a line or a card, and the record keys as buttons. On a phone
    /// with its keyboard open the box around the map goes.
    fn draw_narrow(&mut self, frame: &mut Frame<'_>, area: Rect, view: &View<'_>) {
        let buttons = pad::buttons(Scope::Door, view);
        let (above, pad) = foot(area, pad::flat_rows(area.width, &buttons));
        match self.here {
            Some(here) if above.height < BOXED_ROWS => {
                let (line, plan) = top(above, 1);
                self.draw_door_line(frame, line, view);
                self.grid.draw(frame, plan, here, false, view);
            }
            Some(_) if above.height >= CARD_ROWS => {
                let (map, card) = foot(above, 7);
                self.draw_map(frame, map, view);
                card::draw(frame, card, self.subject().as_ref(), view);
            }
            Some(_) => {
                let (map, line) = foot(above, 1);
                self.draw_map(frame, map, view);
                self.draw_door_line(frame, line, view);
            }
            None => self.draw_map(frame, above, view),
        }
        pad::draw_flat(frame, pad, &buttons, view);
    }

    /// The door under the cursor: where, who, its mark, what is to be done.
    fn draw_door_line(&self, frame: &mut Frame<'_>, area: Rect, view: &View<'_>) {
        let Some(subject) = self.subject() else {
            return;
        };
        let tables = view.ledger.tables();
        let mark = Mark::on(tables, &subject, view.day());
        let door = view.door_and_head(&subject);
        let said = format!(" {}  ", view.texts.get(mark::text(mark)));
        let explained = view.queue().explain(tables, &subject.into());
        let words = reason::words(&explained.today, view);
        let signs = mark.ascii();
        let used = text::width(&door) + 2 + text::width(signs) + text::width(&said);
        let room = usize::from(area.width).saturating_sub(used);
        let line = Line::from(vec![
            Span::styled(format!(" {door} "), view.theme.strong()),
            Span::styled(signs, view.theme.badge(mark)),
            Span::raw(said),
            Span::raw(if room < 6 {
                String::new()
            } else {
                reason::fitted(&words, room)
            }),
        ]);
        frame.render_widget(line, area);
    }
}

/// Below these rows above the buttons the map has no box.
const BOXED_ROWS: u16 = 9;

/// From these rows above the buttons the door under the cursor has a card.
const CARD_ROWS: u16 = 20;

fn in_han(view: &View<'_>) -> bool {
    view.texts.language() == Language::Chinese
}

/// A mark as letter, and as Han character beside it.
fn signs(mark: Mark, han: bool) -> String {
    let han = if han { mark.han() } else { "" };
    format!("{}{han}", mark.ascii())
}

/// What the marks mean, in as many lines as it takes.
fn legend(room: usize, han: bool, view: &View<'_>) -> Vec<Line<'static>> {
    let mut lines: Vec<Vec<Span<'static>>> = vec![Vec::new()];
    let mut used = 0;
    for one in Mark::ALL {
        let sign = signs(one, han && one != Mark::ToVisit);
        let word = format!(" {}  ", view.texts.get(mark::text(one)));
        let width = text::width(&sign) + text::width(&word);
        if used + width > room + 2 && used > 0 {
            lines.push(Vec::new());
            used = 0;
        }
        used += width;
        if let Some(line) = lines.last_mut() {
            line.push(Span::styled(sign, view.theme.badge(one)));
            line.push(Span::styled(word, view.theme.dim()));
        }
    }
    lines.into_iter().map(Line::from).collect()
}

impl Pane for Map {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Map, Scope::Door, Scope::Mark, Scope::List]
    }

    fn refuses(&self, action: Action, _view: &View<'_>) -> Option<&'static str> {
        let scope = action.command().scope;
        let needs_door = matches!(scope, Scope::Door | Scope::Mark | Scope::Map);
        let needs_door = needs_door || action == Action::Open;
        (needs_door && self.here.is_none()).then_some("today-no-door")
    }

    fn update(&mut self, action: Action, context: &mut Context<'_>) -> Result<(), Error> {
        self.follow(&context.view());
        let Some(here) = self.here else { return Ok(()) };
        match action {
            Action::PageUp => self.turn(false, &context.view()),
            Action::PageDown => self.turn(true, &context.view()),
            Action::Open | Action::Detail => context.turn_to(Page::Homes, Some(here.into())),
            Action::Mark => {
                marking::toggle(Some(&here.into()), context);
                self.here = self.grid.next_door(here).or(Some(here));
            }
            Action::MarkFloor => {
                let (doors, left) = self.grid.floor(here);
                marking::toggle_all(&doors, left, context);
            }
            Action::MarkUnit => {
                let (doors, left) = self.grid.unit(here);
                marking::toggle_all(&doors, left, context);
            }
            _ => {
                if let Some(next) = self.grid.walk(action, here) {
                    self.here = Some(next);
                } else {
                    // A key that opens a sheet has recorded nothing yet: the cursor stays at that door.
                    // So it does when a whole round was recorded.
                    let before = context.ledger.touched_mark();
                    let round = !context.marking.borrow().is_empty();
                    record(action, &here.into(), context)?;
                    if !round && context.ledger.touched_mark() != before {
                        self.follow(&context.view());
                        self.here = self.grid.next_door(here).or(Some(here));
                    }
                }
            }
        }
        Ok(())
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, view: &View<'_>) {
        self.follow(view);
        let (map, beside) = match Shape::of(area.width) {
            Shape::Narrow => return self.draw_narrow(frame, area, view),
            Shape::Medium => right(area, 24),
            Shape::Wide => right(area, 46),
        };
        let (card, pad) = foot(beside, 7.min(beside.height / 2));
        self.draw_map(frame, map, view);
        card::draw(frame, card, self.subject().as_ref(), view);
        let title = view.texts.get("today-record");
        pad::draw(frame, pad, &title, &pad::buttons(Scope::Door, view), view);
    }

    fn passed(&mut self, subject: &Subject, view: &View<'_>) {
        self.show(subject, view);
        self.follow(view);
        self.here = self
            .here
            .map(|here| self.grid.next_door(here).unwrap_or(here));
    }

    fn select(&mut self, item: usize, view: &View<'_>) -> bool {
        if let Some(doors) = self.here.and_then(|here| self.grid.named(item, here)) {
            view.marking.borrow_mut().toggle(&doors);
            return false;
        }
        match self.grid.door(item) {
            Some(id) => self.here.replace(id) == Some(id),
            None => false,
        }
    }

    fn show(&mut self, subject: &Subject, view: &View<'_>) -> bool {
        let known = subject
            .household()
            .filter(|id| view.ledger.tables().households.get(*id).is_some());
        self.here = known.or(self.here);
        known.is_some()
    }

    fn subject(&self) -> Option<Subject> {
        self.here.map(Subject::Household)
    }
}
