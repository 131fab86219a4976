//! The page Community: offers, needs, projects and partners, each a list of its own, and the keys that bring them together.

mod card;
mod rows;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{Action, Context, Error, Pane, Scope, Subject, View};
use crate::tui::command::COMMANDS;
use crate::tui::dialog::choice::Chooser;
use crate::tui::dialog::message::Notice;
use crate::tui::entry::{offer, pairing, partner, project, request};
use crate::tui::layout::{Shape, list_card_pad};
use crate::tui::widget::list::{self, Roll};
use crate::tui::widget::popup::{Look, boxed};
use crate::tui::widget::{pad, text};
use rows::{Row, Rows, Tab};

/// Rows from which a narrow page has buttons below its list.
const PAD_FROM: u16 = 14;

/// The page.
#[derive(Default)]
pub struct Community {
    rows: Rows,
    roll: Roll,
}

impl Community {
    /// Takes what was recorded since; the cursor stays on its record.
    fn follow(&mut self, view: &View<'_>) {
        let here = self.here().cloned();
        if !self.rows.follow(view.ledger, view.day()) {
            return;
        }
        if let Some(at) = here.and_then(|here| self.rows.position(&here)) {
            self.roll.at = at;
        }
        let last = self.rows.all().len().saturating_sub(1);
        self.roll.at = self.roll.at.min(last);
    }

    fn here(&self) -> Option<&Row> {
        self.rows.all().get(self.roll.at)
    }

    /// A new record of the list shown.
    fn add(&self, context: &mut Context<'_>) {
        let action = match self.rows.tab {
            Tab::Offers => Action::OfferAdd,
            Tab::Needs => Action::RequestAdd,
            Tab::Projects => Action::ProjectAdd,
            Tab::Partners => Action::PartnerAdd,
        };
        context.outbox.actions.push(action);
    }

    /// Every command of this page for the record under the cursor, with the same digits, and all about it.
    fn ask(row: &Row, context: &mut Context<'_>) {
        let actions: Vec<Action> = COMMANDS
            .iter()
            .filter(|command| command.scope == Scope::Community)
            .map(|command| command.action)
            .collect();
        let view = context.view();
        let words = actions.iter().map(|action| action.text());
        let words = words.chain(["hazards-in-full".to_owned()]);
        let options = words.map(|id| view.texts.get(&id).into_owned()).collect();
        let (title, whole) = (card::title(row, &view), card::text(row, &view));
        let chooser = Chooser::new(title.clone(), options, move |at, context| {
            match actions.get(at) {
                Some(action) => context.outbox.actions.push(*action),
                // Where the card has no room beside the list, it is read here.
                None => context.open(Notice::new(title.clone(), whole.clone())),
            }
            Ok(())
        });
        context.open(chooser);
    }

    /// What is usually done with a record of its list: matched, moved on, looked at in full.
    fn next(row: &Row, context: &mut Context<'_>) {
        match row {
            Row::Offer(offer, _) => pairing::needs_for(offer, context),
            Row::Need(request) => pairing::offers_for(request, context),
            Row::Project(one) => project::next(one, context),
            Row::Partner(_) => {
                let view = context.view();
                let notice = Notice::new(card::title(row, &view), card::text(row, &view));
                context.open(notice);
            }
        }
    }

    /// The other way: ended, other steps, leaving.
    fn other(row: &Row, context: &mut Context<'_>) -> Result<(), Error> {
        match row {
            Row::Offer(one, _) => offer::turn(one, context)?,
            Row::Need(one) => request::ask(one, context),
            Row::Project(one) => project::ask(one, context),
            Row::Partner(one) => partner::turn(one, context)?,
        }
        Ok(())
    }

    fn edit(row: &Row, context: &mut Context<'_>) {
        match row {
            Row::Offer(one, _) => offer::edit(one, context),
            Row::Need(one) => request::edit(one, context),
            Row::Project(one) => project::edit(one, context),
            Row::Partner(one) => partner::edit(one, context),
        }
    }

    /// The lists and how many each has, the one shown in brackets; where there is little room the others by number.
    fn title(&self, width: u16, view: &View<'_>) -> String {
        let said = |brief: bool| {
            let parts = self.rows.counts().map(|(tab, count)| {
                let name = view.texts.get(tab.text());
                match tab == self.rows.tab {
                    true => format!("[{name} {count}]"),
                    false if brief => count.to_string(),
                    false => format!("{name} {count}"),
                }
            });
            parts.collect::<Vec<_>>().join(" ")
        };
        let whole = said(false);
        match text::width(&whole) + 4 <= usize::from(width) {
            true => whole,
            false => said(true),
        }
    }

    fn draw_list(&mut self, frame: &mut Frame<'_>, area: Rect, view: &View<'_>) {
        let title = self.title(area.width, view);
        let inside = boxed(frame, area, &title, Look::Quiet, view);
        let all = self.rows.all().len();
        if all == 0 {
            let id = self.rows.tab.empty();
            list::empty(frame, inside, &view.texts.get(id), view);
            return;
        }
        let rows = self.rows.all();
        list::draw(frame, inside, &mut self.roll, all, view, |row, room| {
            rows::line(&rows[row], room, view)
        });
    }
}

impl Pane for Community {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Community, Scope::List]
    }

    fn refuses(&self, action: Action, view: &View<'_>) -> Option<&'static str> {
        let needs_one =
            action.command().scope == Scope::Community && action != Action::CommunityNew;
        if !needs_one || !self.rows.is_current(view.ledger, view.day()) {
            return None;
        }
        self.here().is_none().then_some("community-none-here")
    }

    fn enters(&self) -> Option<&'static str> {
        Some(match self.here() {
            Some(_) => "page-enter-deeds",
            None => "command-community-new.short",
        })
    }

    fn update(&mut self, action: Action, context: &mut Context<'_>) -> Result<(), Error> {
        self.follow(&context.view());
        if self.roll.walk(action, self.rows.all().len()) {
            return Ok(());
        }
        if matches!(action, Action::Left | Action::Right) {
            self.rows.tab = self.rows.tab.beside(action == Action::Right);
            self.roll = Roll::default();
            self.follow(&context.view());
            return Ok(());
        }
        if action == Action::CommunityNew {
            self.add(context);
            return Ok(());
        }
        let Some(here) = self.here().cloned() else {
            if action == Action::Open {
                self.add(context);
            }
            return Ok(());
        };
        match action {
            Action::Open => Self::ask(&here, context),
            Action::CommunityNext => Self::next(&here, context),
            Action::CommunityOther => Self::other(&here, context)?,
            Action::CommunityEdit => Self::edit(&here, context),
            _ => {}
        }
        Ok(())
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, view: &View<'_>) {
        self.follow(view);
        // With a phone's keyboard open the list comes first: Enter has everything the pad has.
        let flat = match area.height {
            ..PAD_FROM => 0,
            _ => pad::flat_rows(area.width, Scope::Community, view),
        };
        let (list, card, pad) = list_card_pad(area, flat, pad::boxed_rows(Scope::Community));
        self.draw_list(frame, list, view);
        if !card.is_empty() {
            card::draw(frame, card, self.here(), view);
        }
        let (shape, title) = (Shape::of(area.width), view.texts.get("hazards-steps"));
        pad::draw_in(frame, pad, shape, &title, Scope::Community, view);
    }

    fn select(&mut self, item: usize, _view: &View<'_>) -> bool {
        self.roll.choose(item)
    }

    fn subject(&self) -> Option<Subject> {
        match self.here() {
            Some(Row::Need(request)) => Some(request.subject.clone()),
            _ => None,
        }
    }
}
