//! The page Requests: what was asked for, part by part, and the keys that move one on. Not taking one down.

mod asked;
mod card;
mod rows;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{Action, Context, Error, Pane, Scope, Subject, View};
use crate::domain::request::Request;
use crate::domain::task::Task;
use crate::tui::command::COMMANDS;
use crate::tui::dialog::choice::Chooser;
use crate::tui::dialog::message::Notice;
use crate::tui::entry::{self, pairing, request};
use crate::tui::layout::{Shape, list_card_pad};
use crate::tui::pane::Page;
use crate::tui::widget::list::{self, Roll};
use crate::tui::widget::pad;
use crate::tui::widget::popup::{Look, boxed};
use crate::tui::widget::text;
use asked::Asked;
use rows::{Part, Rows};

/// Rows from which a narrow page has buttons below its list.
const PAD_FROM: u16 = 14;

/// The page.
#[derive(Default)]
pub struct Requests {
    rows: Rows,
    roll: Roll,
}

impl Requests {
    /// Takes what was recorded since; the cursor stays on its request.
    fn follow(&mut self, view: &View<'_>) {
        let here = self.here().cloned();
        if !self.rows.follow(view.ledger, view.day()) {
            return;
        }
        if let Some(here) = here {
            let all = self.rows.all().iter();
            let same = all.into_iter().position(|row| row.is_same(&here));
            self.roll.at = same.unwrap_or(self.roll.at);
        }
        let last = self.rows.all().len().saturating_sub(1);
        self.roll.at = self.roll.at.min(last);
    }

    fn here(&self) -> Option<&Asked> {
        self.rows.all().get(self.roll.at)
    }

    fn turn(&mut self, part: Part, view: &View<'_>) {
        self.rows.part = part;
        self.roll = Roll::default();
        self.follow(view);
    }

    /// Every command of this page for the request under the cursor, with the same digits, and all about it.
    fn ask(request: &Request, context: &mut Context<'_>) {
        let actions: Vec<Action> = COMMANDS
            .iter()
            .filter(|command| command.scope == Scope::Requests)
            .map(|command| command.action)
            .collect();
        let view = context.view();
        let words = actions.iter().map(|action| action.text());
        let words = words.chain(["hazards-in-full".to_owned()]);
        let options = words.map(|id| view.texts.get(&id).into_owned()).collect();
        let title = request::title(request, &view);
        let whole = card::text(request, &view);
        context.open(Chooser::new(title.clone(), options, move |at, context| {
            match actions.get(at) {
                Some(action) => context.outbox.actions.push(*action),
                // Where the card has no room beside the list, it is read here.
                None => context.open(Notice::new(title.clone(), whole.clone())),
            }
            Ok(())
        }));
    }

    /// The parts and how many each has, the one shown in brackets; where there is little room the others by number.
    fn title(&self, width: u16, view: &View<'_>) -> String {
        let said = |brief: bool| {
            let parts = self.rows.counts().map(|(part, count)| {
                let name = view.texts.get(part.text());
                match part == self.rows.part {
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
            let any = Asked::all(view.ledger.tables()).next().is_some();
            let id = match any {
                false => "requests-empty",
                true => "requests-empty-part",
            };
            list::empty(frame, inside, &view.texts.get(id), view);
            return;
        }
        let rows = self.rows.all();
        list::draw(frame, inside, &mut self.roll, all, view, |row, room| {
            rows[row].line(room, view)
        });
    }
}

/// What waits as a task has a task's steps: done, later, handed on.
fn act_on_task(task: &Task, action: Action, context: &mut Context<'_>) -> Result<(), Error> {
    match action {
        Action::RequestNew => context.outbox.actions.push(Action::RequestAdd),
        Action::RequestDoor => context.turn_to(Page::Homes, task.subject.clone()),
        Action::Open | Action::RequestNext | Action::RequestSteps => {
            entry::task::act(task.id, context);
        }
        _ => {}
    }
    Ok(())
}

impl Pane for Requests {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Requests, Scope::List]
    }

    fn refuses(&self, action: Action, view: &View<'_>) -> Option<&'static str> {
        let needs_one = action.command().scope == Scope::Requests && action != Action::RequestNew;
        if !needs_one || !self.rows.is_current(view.ledger, view.day()) {
            return None;
        }
        let sheets = [Action::RequestEdit, Action::RequestMatch];
        match self.here() {
            None => Some("requests-none-here"),
            Some(Asked::Task(_)) if sheets.contains(&action) => Some("requests-is-task"),
            Some(Asked::Task(task)) if action == Action::RequestDoor && task.subject.is_none() => {
                Some("task-no-door")
            }
            Some(_) => None,
        }
    }

    fn enters(&self) -> Option<&'static str> {
        Some(match self.here() {
            Some(_) => "page-enter-deeds",
            None => "command-request-new.short",
        })
    }

    fn update(&mut self, action: Action, context: &mut Context<'_>) -> Result<(), Error> {
        self.follow(&context.view());
        if self.roll.walk(action, self.rows.all().len()) {
            return Ok(());
        }
        if matches!(action, Action::Left | Action::Right) {
            let part = self.rows.part.beside(action == Action::Right);
            self.turn(part, &context.view());
            return Ok(());
        }
        let Some(here) = self.here().cloned() else {
            if [Action::Open, Action::RequestNew].contains(&action) {
                context.outbox.actions.push(Action::RequestAdd);
            }
            return Ok(());
        };
        let here = match here {
            Asked::Request(request) => request,
            Asked::Task(task) => return act_on_task(&task, action, context),
        };
        match action {
            Action::Open => Self::ask(&here, context),
            Action::RequestNext => request::next(&here, context)?,
            Action::RequestSteps => request::ask(&here, context),
            Action::RequestMatch => pairing::offers_for(&here, context),
            Action::RequestEdit => request::edit(&here, context),
            Action::RequestDoor => context.turn_to(Page::Homes, Some(here.subject.clone())),
            Action::RequestNew => context.outbox.actions.push(Action::RequestAdd),
            _ => {}
        }
        Ok(())
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, view: &View<'_>) {
        self.follow(view);
        let buttons = pad::buttons(Scope::Requests, view);
        // With a phone's keyboard open the list comes first: Enter has everything the pad has.
        let flat = match area.height {
            ..PAD_FROM => 0,
            _ => pad::flat_rows(area.width, &buttons),
        };
        let (list, card, pad) = list_card_pad(area, flat, pad::boxed_rows(&buttons));
        self.draw_list(frame, list, view);
        if !card.is_empty() {
            card::draw(frame, card, self.here(), view);
        }
        let (shape, title) = (Shape::of(area.width), view.texts.get("hazards-steps"));
        pad::draw_in(frame, pad, shape, &title, &buttons, view);
    }

    fn select(&mut self, item: usize, _view: &View<'_>) -> bool {
        self.roll.choose(item)
    }

    fn show(&mut self, subject: &Subject, view: &View<'_>) -> bool {
        self.follow(view);
        // Shown in the part it stands in: the present one first.
        let parts = std::iter::once(self.rows.part).chain(Part::ALL);
        for part in parts.collect::<Vec<_>>() {
            let day = view.day();
            let mut there = Asked::at(view.ledger.tables(), subject);
            if there.any(|asked| asked.is_in(part, day)) {
                if part != self.rows.part {
                    self.turn(part, view);
                }
                let at = self.rows.position(subject);
                self.roll.at = at.unwrap_or(self.roll.at);
                return at.is_some();
            }
        }
        false
    }

    fn subject(&self) -> Option<Subject> {
        self.here()?.subject().cloned()
    }
}
