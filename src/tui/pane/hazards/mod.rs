//! The page Hazards: what is dangerous where, the most pressing first, and the keys that move one on. Not finding one.

mod card;
mod rows;

pub(in crate::tui) use card::told;
pub(in crate::tui) use rows::{pressing_first, when};

use std::sync::Arc;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{Action, Context, Error, Pane, Scope, Subject, View};
use crate::domain::hazard::Hazard;
use crate::tui::command::COMMANDS;
use crate::tui::dialog::choice::Chooser;
use crate::tui::dialog::message::Notice;
use crate::tui::entry::hazard;
use crate::tui::layout::{Shape, list_card_pad};
use crate::tui::pane::Page;
use crate::tui::widget::list::{self, Roll};
use crate::tui::widget::pad;
use crate::tui::widget::popup::{Look, boxed};
use rows::Rows;

/// Rows from which a narrow page has buttons below its list.
const PAD_FROM: u16 = 14;

/// The page.
#[derive(Default)]
pub struct Hazards {
    rows: Rows,
    roll: Roll,
}

impl Hazards {
    /// Takes what was recorded since; the cursor stays on its hazard.
    fn follow(&mut self, view: &View<'_>) {
        let here = self.here().cloned();
        if !self.rows.follow(view.ledger, view.day()) {
            return;
        }
        if let Some(here) = here {
            let at = self.rows.position(&here.subject, Some(here.id));
            self.roll.at = at.unwrap_or(self.roll.at);
        }
        let last = self.rows.all().len().saturating_sub(1);
        self.roll.at = self.roll.at.min(last);
    }

    fn here(&self) -> Option<&Arc<Hazard>> {
        self.rows.all().get(self.roll.at).map(|row| &row.hazard)
    }

    /// Every command of this page for the hazard under the cursor, with the same digits.
    fn ask(&self, hazard: &Hazard, context: &mut Context<'_>) {
        let actions: Vec<Action> = COMMANDS
            .iter()
            .filter(|command| command.scope == Scope::Hazards)
            .map(|command| command.action)
            .chain([Action::Checklist, Action::TaskList])
            .collect();
        let view = context.view();
        let words = actions.iter().map(|action| action.text());
        let words = words.chain(["hazards-in-full".to_owned()]);
        let options = words.map(|id| view.texts.get(&id).into_owned()).collect();
        let closed = actions
            .iter()
            .map(|action| hazard::refusal(hazard, *action).is_some())
            .collect();
        let title = hazard::title(hazard, &view);
        let whole = card::text(hazard, &view);
        let chooser = Chooser::new(title.clone(), options, move |at, context| {
            match actions.get(at) {
                Some(action) => context.outbox.actions.push(*action),
                // Where the card has no room beside the list, it is read here.
                None => context.open(Notice::new(title.clone(), whole.clone())),
            }
            Ok(())
        });
        context.open(chooser.closed(closed));
    }

    fn draw_list(&mut self, frame: &mut Frame<'_>, area: Rect, view: &View<'_>) {
        let (open, all) = (self.rows.open, self.rows.all().len());
        let values = [
            ("open", open.into()),
            ("overdue", self.rows.overdue.into()),
            ("settled", all.saturating_sub(open).into()),
        ];
        let title = view.texts.with("hazards-title", &values);
        let inside = boxed(frame, area, &title, Look::Quiet, view);
        if all == 0 {
            list::empty(frame, inside, &view.texts.get("hazards-empty"), view);
            return;
        }
        let rows = self.rows.all();
        list::draw(frame, inside, &mut self.roll, all, view, |row, room| {
            rows::line(&rows[row].hazard, room, view)
        });
    }
}

impl Pane for Hazards {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Hazards, Scope::List]
    }

    fn refuses(&self, action: Action, view: &View<'_>) -> Option<&'static str> {
        let needs_one = action.command().scope == Scope::Hazards && action != Action::HazardNew;
        if !needs_one || !self.rows.is_current(view.ledger, view.day()) {
            return None;
        }
        match self.here() {
            None => Some("hazards-none-here"),
            Some(hazard) => hazard::refusal(hazard, action),
        }
    }

    fn enters(&self) -> Option<&'static str> {
        Some(match self.here() {
            Some(_) => "page-enter-deeds",
            None => "command-hazard-new.short",
        })
    }

    fn update(&mut self, action: Action, context: &mut Context<'_>) -> Result<(), Error> {
        self.follow(&context.view());
        if self.roll.walk(action, self.rows.all().len()) {
            return Ok(());
        }
        let Some(here) = self.here().cloned() else {
            if [Action::Open, Action::HazardNew].contains(&action) {
                context.outbox.actions.push(Action::HazardAdd);
            }
            return Ok(());
        };
        match action {
            Action::Open => self.ask(&here, context),
            Action::HazardNew => context.outbox.actions.push(Action::HazardAdd),
            Action::HazardEdit => hazard::edit(&here, context),
            Action::HazardDoor => context.turn_to(Page::Homes, Some(here.subject.clone())),
            _ => hazard::step(action, &here, context)?,
        }
        Ok(())
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, view: &View<'_>) {
        self.follow(view);
        let buttons = pad::buttons(Scope::Hazards, view);
        // With a phone's keyboard open the list comes first: Enter has everything the pad has.
        let flat = match area.height {
            ..PAD_FROM => 0,
            _ => pad::flat_rows(area.width, &buttons),
        };
        let (list, card, pad) = list_card_pad(area, flat, pad::boxed_rows(&buttons));
        self.draw_list(frame, list, view);
        if !card.is_empty() {
            card::draw(frame, card, self.here().map(AsRef::as_ref), view);
        }
        let (shape, title) = (Shape::of(area.width), view.texts.get("hazards-steps"));
        pad::draw_in(frame, pad, shape, &title, &buttons, view);
    }

    fn select(&mut self, item: usize, _view: &View<'_>) -> bool {
        self.roll.choose(item)
    }

    fn show(&mut self, subject: &Subject, view: &View<'_>) -> bool {
        self.follow(view);
        let at = self.rows.position(subject, None);
        self.roll.at = at.unwrap_or(self.roll.at);
        at.is_some()
    }

    fn subject(&self) -> Option<Subject> {
        self.here().map(|hazard| hazard.subject.clone())
    }
}
