//! Filling a questionnaire (填表) at a door: one question at a time, or a page of them. What the questions mean is `form`.
//!
//! The person walks from stop to stop (`pages`); what is being answered stands in an `editing::Editor` and goes into
//! the interview when the stop is left. Every key is in the draft, so a killed program opens at the same question.

mod adding;
mod again;
mod begin;
mod calendar;
mod changes;
mod choosing;
mod doubting;
mod draw;
mod editing;
mod facts;
mod finish;
mod jump;
mod members;
mod pages;
mod plain;
mod register;
mod state;
mod wording;

use std::collections::BTreeSet;

use crossterm::event::KeyCode;
use ratatui::Frame;
use ratatui::layout::Rect;
use uuid::Uuid;

use crate::domain::Id;
use crate::domain::answer_sheet::AnswerSheet;
use crate::domain::questionnaire::Questionnaire;
use crate::domain::subject::Subject;
use crate::error::Error;
use crate::form::interview::{Asked, Interview};
use crate::tui::command::{Action, Scope};
use crate::tui::context::{Context, View};
use crate::tui::dialog::form::Choice;
use crate::tui::dialog::question::Question;
use crate::tui::dialog::{About, Dialog, DraftState, Step, confirm};
use crate::tui::key::Key;
use crate::tui::widget::list::Roll;
use changes::Change;
use editing::{Editor, Taken};
use pages::Stop;
use register::Carried;

pub use begin::{REOPENERS, filled, here, is_begun, open};

/// Taps: the choices of a question have the numbers below, the stops of its page those from here on.
const STOPS: usize = 100_000;

/// A questionnaire being filled.
pub struct Filling {
    questionnaire: Id<Questionnaire>,
    version: String,
    subject: Subject,
    title: String,
    interview: Interview,
    /// The finished sheet that is being corrected.
    corrects: Option<Id<AnswerSheet>>,
    /// Why, once it was said.
    reason: String,
    stops: Vec<Stop>,
    at: usize,
    editor: Editor,
    /// Why the answer was not taken, or what is wrong with it.
    fault: String,
    /// The rows of the last page.
    ending: Roll,
    /// Answers that came from the register or the last time.
    carried: Carried,
    /// What would change in the register, as of the end.
    changes: Vec<Change>,
    /// The paths of those that are not to.
    unticked: BTreeSet<String>,
    /// Whether anything was answered or typed since it was opened.
    touched: bool,
    /// The person has said that what was filled in may go.
    dropping: bool,
    /// The cursor was moved from outside: the stop is to be opened for answering.
    stale: bool,
}

impl Filling {
    /// The stop under the cursor.
    fn stop(&self) -> Stop {
        self.stops.get(self.at).copied().unwrap_or(Stop::End)
    }

    /// The path of the stop, to find it again when questions come and go.
    fn path(&self) -> String {
        match self.stop() {
            Stop::Asked(asked) => pages::path(&self.interview, &asked),
            Stop::End => String::new(),
        }
    }

    /// Reckons the stops anew and stays where it was, or at the place the stop is gone from.
    fn follow(&mut self, path: &str) {
        self.stops = pages::stops(&self.interview);
        let found = self.stops.iter().position(|stop| match stop {
            Stop::Asked(asked) => pages::path(&self.interview, asked) == path,
            Stop::End => path.is_empty(),
        });
        self.at = found.unwrap_or(self.at).min(self.stops.len() - 1);
    }

    /// Goes to a stop and opens it for answering.
    fn go_to(&mut self, at: usize, view: &View<'_>) {
        self.at = at.min(self.stops.len() - 1);
        self.fault.clear();
        self.ending = Roll::default();
        match self.stop() {
            Stop::Asked(asked) => {
                self.editor = Editor::of(&self.interview, &asked, view);
                if let Some(masked) = self.masked(&asked) {
                    self.editor.set(&masked, usize::MAX);
                }
                if pages::kind(&asked) == pages::Kind::Adding {
                    self.ending.at = self.first_member_row(&asked);
                }
            }
            Stop::End => {
                self.editor = Editor::Nothing;
                self.changes = self.differing(view);
            }
        }
    }

    /// Puts what was typed into the interview; says whether the stop may be left.
    fn settle(&mut self, view: &View<'_>) -> bool {
        let Stop::Asked(asked) = self.stop() else {
            return true;
        };
        match self.editor.typed(view) {
            Taken::Nothing => true,
            // A number left masked is the one it stands for.
            Taken::Value(value) if self.masked(&asked).as_ref() == Some(&value) => true,
            Taken::Value(value) if value.contains('*') && self.masked(&asked).is_some() => {
                self.fault = view.texts.get("phone-masked").into_owned();
                false
            }
            Taken::Value(value) => self.put(&asked, &value, view),
            Taken::Refused(reason) => {
                self.fault = view.texts.get(reason).into_owned();
                false
            }
        }
    }

    /// Answers a question; a refusal stands beside it.
    fn put(&mut self, asked: &Asked, value: &str, view: &View<'_>) -> bool {
        let path = self.path();
        if value == self.interview.value(asked.node) {
            return true;
        }
        self.touched = true;
        if let Err(refusal) = self.interview.set_node(asked.node, value) {
            let id = format!("form-refusal-{}", refusal.key());
            self.fault = view.texts.get(&id).into_owned();
            return false;
        }
        self.carried.change(asked.node);
        self.follow(&path);
        true
    }

    /// Leaves the stop forwards or backwards, once what stands in it is taken.
    fn walk(&mut self, forward: bool, view: &View<'_>) {
        if !self.settle(view) && forward {
            return;
        }
        let next = if forward {
            self.onward()
        } else {
            self.at.saturating_sub(1)
        };
        self.go_to(next, view);
    }

    /// Enter: the next question; what breaks a rule of the form is said first, and may stay as it is.
    fn next(&mut self, context: &mut Context<'_>) -> Result<Step, Error> {
        let Stop::Asked(asked) = self.stop() else {
            return self.enter_ending(context);
        };
        if pages::kind(&asked) == pages::Kind::Adding {
            return self.enter_member(context);
        }
        if let Some(row) = self.editor.found() {
            self.choose(row, &context.view());
            return Ok(Step::Stay);
        }
        if let Some(value) = self.editor.entered(self.interview.value(asked.node)) {
            self.put(&asked, &value, &context.view());
        }
        if !self.settle(&context.view()) {
            return Ok(Step::Stay);
        }
        if let Some(said) = self.wrong(&context.view())
            && self.fault != said
        {
            self.fault = said;
            return Ok(Step::Stay);
        }
        if self.carried.open(asked.node).is_some() {
            self.touched = true;
            self.carried.confirm(asked.node);
        }
        let next = self.onward();
        self.go_to(next, &context.view());
        Ok(Step::Stay)
    }

    /// A digit or a tap on a choice: it is the answer and stays in sight; Enter goes on. Says whether it was taken.
    fn choose(&mut self, row: usize, view: &View<'_>) -> bool {
        let Stop::Asked(asked) = self.stop() else {
            return false;
        };
        let Some(value) = self.editor.chosen(row, self.interview.value(asked.node)) else {
            return false;
        };
        self.fault.clear();
        if !self.put(&asked, &value, view) {
            return false;
        }
        self.carried.confirm(asked.node);
        self.editor.show(row, &self.interview, &asked);
        true
    }

    /// A tap on a choice: a second one on the answer goes on, as a second tap opens elsewhere.
    fn tap(&mut self, row: usize, context: &mut Context<'_>) -> Result<Step, Error> {
        if let Stop::Asked(asked) = self.stop()
            && self.editor.is_answer(row, self.interview.value(asked.node))
        {
            return self.next(context);
        }
        self.choose(row, &context.view());
        Ok(Step::Stay)
    }

    /// Opens the stop for answering where the cursor was moved from outside.
    fn refresh(&mut self, view: &View<'_>) {
        if std::mem::take(&mut self.stale) {
            let at = self.at;
            self.go_to(at, view);
        }
    }

    fn about(&self) -> About {
        About {
            subject: Some(self.subject.clone()),
            part: Some(self.questionnaire.uuid()),
        }
    }

    fn uuid(&self) -> Option<Uuid> {
        self.corrects.map(Id::uuid)
    }
}

impl Dialog for Filling {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Fill, Scope::Form]
    }

    fn typing(&self) -> bool {
        self.editor.is_typing()
    }

    fn numbered(&self) -> bool {
        self.editor.takes_digits() || self.member_rows().is_some()
    }

    fn enters(&self) -> Option<&'static str> {
        Some(match self.stop() {
            Stop::Asked(_) if self.editor.found().is_some() => "filling-tick",
            Stop::Asked(_) => "filling-next",
            Stop::End => self.ending_word(),
        })
    }

    fn takes_first(&self, key: Key) -> bool {
        let walks = matches!(key.code, KeyCode::Up | KeyCode::Down);
        matches!(key.code, KeyCode::PageUp | KeyCode::PageDown)
            || walks
                && (self.editor.has_rows()
                    || self.stop() == Stop::End
                    || self.member_rows().is_some())
    }

    fn update(&mut self, action: Action, context: &mut Context<'_>) -> Result<Step, Error> {
        self.refresh(&context.view());
        match action {
            Action::NextField => self.walk(true, &context.view()),
            Action::PreviousField => self.walk(false, &context.view()),
            Action::Accept => return self.next(context),
            Action::Save => return self.save(context),
            Action::LineBreak => self.editor.break_line(&mut self.touched),
            Action::FillDecline => self.decline(context),
            Action::FillSame => self.same(context),
            Action::FillAbove => self.above(context),
            Action::FillTree => self.tree(context),
            Action::FillCheck => self.check(context),
            Action::FillLanguage => self.languages(context),
            Action::Discard if self.dropping || !self.touched => return Ok(Step::Done),
            Action::Discard => confirm::ask_discard(context),
            Action::Close => {
                self.settle(&context.view());
                return Ok(Step::Keep);
            }
            _ => {}
        }
        Ok(Step::Stay)
    }

    fn typed(&mut self, key: Key, context: &mut Context<'_>) -> Result<Step, Error> {
        let view = &context.view();
        self.refresh(view);
        match key.code {
            KeyCode::Char(' ') if self.wants_calendar() => self.calendar(context),
            KeyCode::PageUp => self.walk(false, view),
            KeyCode::PageDown => self.walk(true, view),
            _ if self.stop() == Stop::End => self.ending_key(key),
            _ if self.member_rows().is_some() => self.member_key(key, context),
            _ => {
                if let Some(row) = self.editor.key(key, &mut self.touched) {
                    self.choose(row, view);
                } else if self.editor.is_typing() {
                    self.fault.clear();
                }
            }
        }
        Ok(Step::Stay)
    }

    fn pasted(&mut self, text: &str, _context: &mut Context<'_>) {
        self.touched = true;
        self.editor.paste(text);
    }

    fn select(&mut self, item: usize, context: &mut Context<'_>) -> Result<Step, Error> {
        if item == calendar::BUTTON {
            self.calendar(context);
        } else if item >= STOPS {
            if self.settle(&context.view()) {
                self.go_to(item - STOPS, &context.view());
            }
        } else if self.member_rows().is_some() {
            self.member_row(item, context);
        } else if self.stop() == Stop::End {
            self.ending.at = item;
            return self.enter_ending(context);
        } else {
            return self.tap(item, context);
        }
        Ok(Step::Stay)
    }

    fn draw(&mut self, frame: &mut Frame<'_>, screen: Rect, view: &View<'_>) {
        self.draw_page(frame, screen, view);
    }

    fn question(&self, view: &View<'_>) -> Option<Question> {
        Some(self.ask(view))
    }

    fn reply(&mut self, line: &str, context: &mut Context<'_>) -> Result<Step, Error> {
        self.refresh(&context.view());
        self.take(line, context)
    }

    fn draft(&self) -> Option<DraftState> {
        self.written()
    }

    fn draft_key(&self) -> Option<(&'static str, About)> {
        Some((begin::KIND, self.about()))
    }

    fn answered(&mut self, field: &str, choice: &Choice) {
        match field {
            confirm::DISCARD => self.dropping = true,
            jump::PLACE => self.jump(&choice.value),
            jump::LANGUAGE => self.speak(&choice.value),
            members::GONE => self.remove_member(&choice.value),
            calendar::DAY => self.take_day(&choice.value),
            finish::REASON => self.reason.clone_from(&choice.value),
            _ => {}
        }
    }

    fn restore(&mut self, state: &str, view: &View<'_>) {
        self.read(state, view);
    }
}
