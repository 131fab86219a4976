//! The page Homes: households and places, searched and walked through, and the card of one where everything is reached.

pub mod card;
pub mod deeds;
pub mod list;
mod narrow;
mod rows;
pub mod stand;

use std::cell::RefCell;
use std::rc::Rc;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{Action, Context, Error, Page, Pane, Scope, Subject, View};
use crate::ledger::work::trace;
use crate::tui::entry;
use crate::tui::filling;
use crate::tui::layout::{Shape, foot, left};
use crate::tui::marking;
use crate::tui::record::record;
use crate::tui::widget::list::Roll;
use crate::tui::widget::pad;
use card::Deed;
use narrow::Narrow;
use rows::Rows;

/// Milliseconds the numbers of one record stay in full.
const REVEAL_MILLIS: u64 = 10_000;
/// Rows from which a narrow card has the record pad below it.
const PAD_FROM: u16 = 14;

/// The page.
#[derive(Default)]
pub struct Homes {
    rows: Rc<RefCell<Rows>>,
    /// The card has the keys.
    open: bool,
    roll: Roll,
    revealed: Option<(Subject, u64)>,
    /// The row the cursor was on when last looked at, and how often somebody had knocked there.
    stood: Option<(Subject, usize)>,
    width: u16,
}

impl Homes {
    fn here(&self) -> Option<Subject> {
        self.rows.borrow().here()
    }

    /// Brings the rows up to what happened; in the whole list the cursor goes on once a visit is recorded where it is.
    fn follow(&mut self, view: &View<'_>) {
        let mut rows = self.rows.borrow_mut();
        rows.follow(view);
        let visits = rows.here().map_or(0, |here| view.visits_today(&here));
        let before = self
            .stood
            .take()
            .filter(|(door, _)| rows.here().as_ref() == Some(door));
        if before.is_some_and(|(_, before)| visits > before) && !self.open && !rows.is_narrowed() {
            let count = rows.len();
            rows.roll.walk(Action::Down, count);
        }
        self.stood = rows
            .here()
            .map(|here| (here.clone(), view.visits_today(&here)));
    }

    fn is_revealed(&self, subject: &Subject, view: &View<'_>) -> bool {
        self.revealed
            .as_ref()
            .is_some_and(|(shown, until)| shown == subject && *until > view.clock.ticks())
    }

    /// The deeds of the card's lines as they are drawn.
    fn deeds(&self, subject: &Subject, view: &View<'_>) -> Vec<Deed> {
        let rows = card::rows(subject, self.is_revealed(subject, view), self.width, view);
        rows.into_iter().map(|row| row.deed).collect()
    }

    fn open_card(&mut self) {
        if !self.open {
            self.open = true;
            self.roll = Roll::default();
        }
    }

    /// Shows the numbers of a door for a while; the history has it before the screen does (domain.md §9).
    fn reveal(&mut self, here: Subject, context: &mut Context<'_>) -> Result<(), Error> {
        trace::shown(context.ledger, here.clone(), context.at())?;
        self.revealed = Some((here, context.clock.ticks() + REVEAL_MILLIS));
        let said = context.texts.get("homes-revealed").into_owned();
        context.refuse(said);
        Ok(())
    }

    fn press(&mut self, here: &Subject, context: &mut Context<'_>) {
        let deeds = self.deeds(here, &context.view());
        match deeds.get(self.roll.at) {
            None => {}
            Some(Deed::Household(id)) => deeds::household(*id, context),
            Some(Deed::Notes) => notes(here, context),
            Some(Deed::Person(id)) => deeds::person(*id, context),
            Some(Deed::AddPerson(id)) => entry::resident::add(*id, context),
            Some(Deed::Missing(id)) => entry::facts::open(*id, context),
            Some(Deed::Verify(id)) => deeds::verify(*id, context),
            Some(Deed::Form(id)) => filling::open(*id, here.clone(), context),
            Some(Deed::AtDoor) => context.outbox.actions.push(Action::AtDoor),
            Some(Deed::Visits) => deeds::show_visits(here, context),
            Some(Deed::Hazard(_)) => context.turn_to(Page::Hazards, Some(here.clone())),
            Some(Deed::Task(id)) => deeds::task(*id, context),
            Some(Deed::Activity(id)) => {
                if let Some(one) = context.ledger.tables().activities.get(*id).cloned() {
                    entry::activity::ask(&one, context);
                }
            }
            Some(Deed::Relief(id)) => {
                if let Some(one) = context.ledger.tables().relief.get(*id).cloned() {
                    entry::relief::correct(&one, context);
                }
            }
            Some(Deed::Request(id)) => {
                let found = context.ledger.tables().requests.get(*id).cloned();
                if let Some(request) = found {
                    entry::request::ask(&request, context);
                }
            }
            Some(Deed::Poll) => context.outbox.actions.push(Action::PollAnswer),
            Some(Deed::Willing(id)) => {
                if let Some(one) = context.ledger.tables().willing.get(*id).cloned() {
                    entry::willing::edit(&one, context);
                }
            }
            Some(Deed::Place(id)) => deeds::place(*id, context),
        }
    }

    /// Commands that need a household under the cursor, or a place where that makes sense.
    fn act(
        &mut self,
        action: Action,
        here: Subject,
        context: &mut Context<'_>,
    ) -> Result<(), Error> {
        match (action, here.household()) {
            (Action::Open | Action::Detail | Action::Right, _) if !self.open => self.open_card(),
            (Action::Open | Action::Detail, _) => self.press(&here, context),
            (Action::Mark, _) => {
                if marking::toggle(Some(&here), context) && !self.open {
                    let mut rows = self.rows.borrow_mut();
                    let count = rows.len();
                    rows.roll.walk(Action::Down, count);
                }
            }
            (Action::Reveal, _) => self.reveal(here, context)?,
            (Action::Verify, Some(id)) => deeds::verify(id, context),
            (Action::EditHere, Some(id)) => entry::household::edit(id, context),
            (Action::EditHere, None) => {
                if let Some(id) = here.place() {
                    entry::place::edit(id, context);
                }
            }
            (Action::AddResident, Some(id)) => entry::resident::add(id, context),
            (Action::VisitChanged, Some(id)) => deeds::household(id, context),
            (Action::VisitChanged, None) => {
                if let Some(id) = here.place() {
                    deeds::place(id, context);
                }
            }
            _ => {
                record(action, &here, context)?;
            }
        }
        Ok(())
    }

    fn draw_card(&mut self, frame: &mut Frame<'_>, area: Rect, view: &View<'_>) {
        let here = self.here();
        let revealed = here
            .as_ref()
            .is_some_and(|here| self.is_revealed(here, view));
        self.width = area.width.saturating_sub(2);
        let roll = self.open.then_some(&mut self.roll);
        card::draw(frame, area, here.as_ref(), revealed, roll, view);
    }
}

/// The form of a door or place, at its note.
fn notes(here: &Subject, context: &mut Context<'_>) {
    let view = context.view();
    let form = match here {
        Subject::Household(id) => entry::household::edit_form(*id, &view),
        Subject::Place(id) => entry::place::edit_form(*id, &view),
        Subject::Common(_) => None,
    };
    if let Some(form) = form {
        context.open(form.focus("notes"));
    }
}

impl Pane for Homes {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Homes, Scope::Door, Scope::Mark, Scope::List]
    }

    fn refuses(&self, action: Action, view: &View<'_>) -> Option<&'static str> {
        let scope = action.command().scope;
        let needs_door = matches!(scope, Scope::Door | Scope::Homes) || action == Action::Open;
        if needs_door && self.rows.borrow().count() > 0 && self.here().is_none() {
            return Some("today-no-door");
        }
        if needs_door && view.ledger.tables().households.is_empty() && self.here().is_none() {
            return Some("homes-nobody");
        }
        let household = self.here().and_then(|here| here.household()).is_some();
        let people = matches!(action, Action::Verify | Action::AddResident);
        (people && !household).then_some("homes-not-a-household")
    }

    fn enters(&self) -> Option<&'static str> {
        let first = self.open && self.roll.at == 0;
        first.then_some("page-enter-deeds")
    }

    fn update(&mut self, action: Action, context: &mut Context<'_>) -> Result<(), Error> {
        self.follow(&context.view());
        let Some(here) = self.here() else {
            return Ok(());
        };
        if self.open {
            let lines = self.deeds(&here, &context.view()).len();
            if self.roll.walk(action, lines) {
                return Ok(());
            }
            if action == Action::Left {
                self.open = false;
                return Ok(());
            }
        } else {
            let mut rows = self.rows.borrow_mut();
            let count = rows.len();
            if rows.roll.walk(action, count) {
                return Ok(());
            }
        }
        self.act(action, here, context)
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, view: &View<'_>) {
        self.follow(view);
        if self
            .revealed
            .as_ref()
            .is_some_and(|(_, until)| *until <= view.clock.ticks())
        {
            self.revealed = None;
        }
        let listed = match Shape::of(area.width) {
            Shape::Wide => Some(area.width * 38 / 100),
            Shape::Medium => Some(area.width * 48 / 100),
            Shape::Narrow => None,
        };
        match listed {
            Some(columns) => {
                let (list, card) = left(area, columns);
                // Whichever has the keys is drawn last, so that the real cursor stays in it.
                if self.open {
                    list::draw(frame, list, &mut self.rows.borrow_mut(), false, view);
                    self.draw_card(frame, card, view);
                } else {
                    self.draw_card(frame, card, view);
                    list::draw(frame, list, &mut self.rows.borrow_mut(), true, view);
                }
            }
            None if self.open && self.here().is_some() => {
                let buttons = pad::buttons_at_card(view);
                let rows = match area.height {
                    ..PAD_FROM => 0,
                    _ => pad::flat_rows(area.width, &buttons),
                };
                let (card, pad) = foot(area, rows);
                self.draw_card(frame, card, view);
                pad::draw_flat(frame, pad, &buttons, view);
            }
            None => list::draw(frame, area, &mut self.rows.borrow_mut(), true, view),
        }
    }

    fn back(&mut self) -> bool {
        if self.open {
            self.open = false;
            return true;
        }
        let mut rows = self.rows.borrow_mut();
        let narrowed = rows.is_narrowed();
        if narrowed {
            rows.widen();
        }
        narrowed
    }

    fn select(&mut self, item: usize, _view: &View<'_>) -> bool {
        if let Some(line) = item.checked_sub(card::TAPS) {
            let was_open = self.open;
            self.open_card();
            return self.roll.choose(line) && was_open;
        }
        self.open = false;
        self.rows.borrow_mut().roll.choose(item)
    }

    fn show(&mut self, subject: &Subject, view: &View<'_>) -> bool {
        let mut rows = self.rows.borrow_mut();
        rows.follow(view);
        if rows.select(subject) {
            return true;
        }
        rows.widen();
        rows.select(subject)
    }

    fn arrive(&mut self, subject: &Subject, view: &View<'_>) -> bool {
        let shown = self.show(subject, view);
        if shown {
            self.open = false;
            self.open_card();
        }
        shown
    }

    fn search(&mut self, typed: &str, context: &mut Context<'_>) -> bool {
        self.open = false;
        self.rows.borrow_mut().follow(&context.view());
        let narrow = Narrow::new(Rc::clone(&self.rows), typed, &context.view());
        context.open(narrow);
        true
    }

    fn due(&self) -> Option<u64> {
        self.revealed.as_ref().map(|(_, until)| *until)
    }

    fn subject(&self) -> Option<Subject> {
        self.here()
    }
}
