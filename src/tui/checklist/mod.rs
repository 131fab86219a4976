//! Going through a checklist at a door: each line no / yes / unseen, and what becomes of what was found. Not one hazard.

mod begin;
mod draw;
mod plain;
mod row;
mod state;

use crossterm::event::KeyCode;
use ratatui::Frame;
use ratatui::layout::Rect;

use crate::domain::codes::{CheckAnswer, HazardCategory, HazardItem};
use crate::domain::subject::Subject;
use crate::error::Error;
use crate::ledger::work::hazard::{Answer, check};
use crate::tui::command::{Action, Scope};
use crate::tui::context::{Context, View};
use crate::tui::dialog::confirm;
use crate::tui::dialog::form::Choice;
use crate::tui::dialog::question::Question;
use crate::tui::dialog::{About, Dialog, DraftState, Step};
use crate::tui::key::Key;
use row::{ANSWERS, Line, STEPS};

pub use begin::{REOPENERS, open};

/// The name of the list that takes items from several categories.
pub const HOME: &str = "home";

/// Taps: this many to a row.
const ROW_TAPS: usize = 16;
/// The tap on "all the rest in order".
const REST_TAP: usize = usize::MAX;

/// Where in a row the cursor is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Answer,
    Step,
    Due,
    Note,
}

/// A checklist being gone through.
pub struct Checklist {
    subject: Subject,
    list: String,
    title: String,
    lines: Vec<Line>,
    at: usize,
    part: Part,
    top: usize,
    /// The person has said that what was answered may go.
    dropping: bool,
}

/// What stands in a list.
fn items(list: &str) -> Vec<HazardItem> {
    if list == HOME {
        HazardItem::home_check()
    } else {
        HazardCategory::new(list).items().collect()
    }
}

impl Checklist {
    /// The list of this name ([`HOME`] or a category's code) for a door or place, nothing answered.
    fn new(list: &str, subject: Subject, view: &View<'_>) -> Self {
        let name = begin::name(list, view);
        let items = items(list).into_iter();
        Self {
            title: format!("{}  {name}", view.door_and_head(&subject)),
            subject,
            list: list.to_owned(),
            lines: items.map(|item| Line::new(item, view.day())).collect(),
            at: 0,
            part: Part::Answer,
            top: 0,
            dropping: false,
        }
    }

    /// The parts of the row under the cursor that can be filled in.
    fn parts(&self) -> &'static [Part] {
        match self.lines.get(self.at) {
            Some(line) if line.is_bad() && line.has_due() => {
                &[Part::Answer, Part::Step, Part::Due, Part::Note]
            }
            Some(line) if line.is_bad() => &[Part::Answer, Part::Step, Part::Note],
            _ => &[Part::Answer],
        }
    }

    fn go_to(&mut self, row: usize) {
        self.at = row.min(self.lines.len().saturating_sub(1));
        self.part = Part::Answer;
    }

    /// The next or previous part, across rows.
    fn walk(&mut self, forward: bool) {
        let parts = self.parts();
        let here = parts.iter().position(|part| *part == self.part);
        let here = here.unwrap_or(0);
        if forward && here + 1 < parts.len() {
            self.part = parts[here + 1];
        } else if forward {
            self.go_to(self.at + 1);
        } else if here > 0 {
            self.part = parts[here - 1];
        } else if self.at > 0 {
            self.go_to(self.at - 1);
            self.part = self.parts().last().copied().unwrap_or(Part::Answer);
        }
    }

    /// Enter: the next row; after the last one it is done.
    fn next(&mut self, context: &mut Context<'_>) -> Result<Step, Error> {
        if self.at + 1 >= self.lines.len() {
            return self.finish(context);
        }
        self.go_to(self.at + 1);
        Ok(Step::Stay)
    }

    fn answer(&mut self, answer: CheckAnswer) {
        if let Some(line) = self.lines.get_mut(self.at) {
            line.answer = Some(answer);
            self.part = if line.is_bad() {
                Part::Step
            } else {
                Part::Answer
            };
        }
    }

    /// Every line not answered yet is in order; the cursor goes to the last one, so that Enter ends.
    fn rest_in_order(&mut self) {
        for line in self.lines.iter_mut().filter(|line| line.answer.is_none()) {
            line.answer = Some(CheckAnswer::OK);
        }
        self.go_to(usize::MAX);
    }

    /// Writes everything down as one operation; a day that cannot be read takes the cursor to it.
    fn finish(&mut self, context: &mut Context<'_>) -> Result<Step, Error> {
        if self.lines.iter().all(|line| line.answer.is_none()) {
            let said = context.texts.get("checklist-nothing").into_owned();
            context.refuse(said);
            return Ok(Step::Stay);
        }
        let today = context.view().day();
        let mut answers = Vec::with_capacity(self.lines.len());
        for at in 0..self.lines.len() {
            match self.lines[at].read(today) {
                Ok(answer) => answers.push((self.lines[at].item, answer)),
                Err(reason) => {
                    self.lines[at].fault = Some(reason);
                    (self.at, self.part) = (at, Part::Due);
                    return Ok(Step::Stay);
                }
            }
        }
        let (looked, bad) = counted(&answers);
        check(context.ledger, &self.subject, answers, "", context.at())?;
        let view = context.view();
        let what = format!(
            "{} {}",
            view.door(&self.subject),
            begin::name(&self.list, &view)
        );
        let values = [
            ("what", what.into()),
            ("count", looked.into()),
            ("bad", bad.into()),
        ];
        let said = context.texts.with("checklist-logged", &values);
        context.say_recorded(&said);
        if self.list == HOME {
            begin::offer_visit(&self.subject, context);
        }
        Ok(Step::Done)
    }

    fn answer_key(&mut self, key: Key) {
        match key.code {
            KeyCode::Left | KeyCode::Right => {
                let Some(line) = self.lines.get_mut(self.at) else {
                    return;
                };
                line.answer = Some(line.beside(key.code == KeyCode::Right));
            }
            KeyCode::Backspace | KeyCode::Delete => {
                if let Some(line) = self.lines.get_mut(self.at) {
                    line.answer = None;
                }
            }
            KeyCode::Home => self.go_to(0),
            KeyCode::End => self.go_to(usize::MAX),
            KeyCode::PageUp => self.go_to(self.at.saturating_sub(8)),
            KeyCode::PageDown => self.go_to(self.at + 8),
            _ => {}
        }
    }

    fn step_key(&mut self, key: Key) {
        let Some(line) = self.lines.get_mut(self.at) else {
            return;
        };
        match key.code {
            KeyCode::Left => line.step = line.step.saturating_sub(1),
            KeyCode::Right => line.step = (line.step + 1).min(STEPS.len() - 1),
            KeyCode::Backspace | KeyCode::Delete => self.part = Part::Answer,
            _ => {}
        }
    }

    fn take_step(&mut self, step: usize) {
        if let Some(line) = self.lines.get_mut(self.at) {
            line.step = step;
        }
    }
}

/// How many lines were looked at, and how many of them were not in order.
fn counted(answers: &[(HazardItem, Answer)]) -> (usize, usize) {
    let looked = answers
        .iter()
        .filter(|(_, a)| *a != Answer::Skipped)
        .count();
    let bad = answers
        .iter()
        .filter(|(_, answer)| matches!(answer, Answer::Bad(_)));
    (looked, bad.count())
}

impl Dialog for Checklist {
    fn scopes(&self) -> &'static [Scope] {
        match self.part {
            Part::Answer => &[Scope::Check, Scope::Form],
            Part::Step => &[Scope::CheckStep, Scope::Form],
            Part::Due | Part::Note => &[Scope::Form],
        }
    }

    fn numbered(&self) -> bool {
        !self.typing()
    }

    fn enters(&self) -> Option<&'static str> {
        let last = self.at + 1 >= self.lines.len();
        Some(if last {
            "checklist-done"
        } else {
            "checklist-next"
        })
    }

    fn typing(&self) -> bool {
        matches!(self.part, Part::Due | Part::Note)
    }

    fn takes_first(&self, key: Key) -> bool {
        matches!(key.code, KeyCode::Up | KeyCode::Down)
    }

    fn update(&mut self, action: Action, context: &mut Context<'_>) -> Result<Step, Error> {
        match action {
            Action::NextField => self.walk(true),
            Action::PreviousField => self.walk(false),
            Action::CheckOk => self.answer(ANSWERS[0]),
            Action::CheckBad => self.answer(ANSWERS[1]),
            Action::CheckUnseen => self.answer(ANSWERS[2]),
            Action::CheckRest => self.rest_in_order(),
            Action::StepFixed => self.take_step(0),
            Action::StepByDate => self.take_step(1),
            Action::StepReported => self.take_step(2),
            Action::Accept => return self.next(context),
            Action::Save => return self.finish(context),
            Action::Discard if self.dropping || self.written().is_none() => return Ok(Step::Done),
            Action::Discard => confirm::ask_discard(context),
            Action::Close => return Ok(Step::Keep),
            _ => {}
        }
        Ok(Step::Stay)
    }

    fn typed(&mut self, key: Key, _context: &mut Context<'_>) -> Result<Step, Error> {
        match (key.code, self.part) {
            (KeyCode::Up, _) => self.go_to(self.at.saturating_sub(1)),
            (KeyCode::Down, _) => self.go_to(self.at + 1),
            (_, Part::Answer) => self.answer_key(key),
            (_, Part::Step) => self.step_key(key),
            (_, Part::Due) => {
                if let Some(line) = self.lines.get_mut(self.at) {
                    line.fault = None;
                    line.due.key(key);
                }
            }
            (_, Part::Note) => {
                if let Some(line) = self.lines.get_mut(self.at) {
                    line.note.key(key);
                }
            }
        }
        Ok(Step::Stay)
    }

    fn pasted(&mut self, text: &str, _context: &mut Context<'_>) {
        if let (Part::Note, Some(line)) = (self.part, self.lines.get_mut(self.at)) {
            line.note.paste(text);
        }
    }

    fn question(&self, view: &View<'_>) -> Option<Question> {
        self.ask(view)
    }

    fn reply(&mut self, line: &str, context: &mut Context<'_>) -> Result<Step, Error> {
        self.take(line, context)
    }

    fn select(&mut self, item: usize, _context: &mut Context<'_>) -> Result<Step, Error> {
        if item == REST_TAP {
            self.rest_in_order();
            return Ok(Step::Stay);
        }
        self.go_to(item / ROW_TAPS);
        match item % ROW_TAPS {
            tap @ 1..=3 => self.answer(ANSWERS[tap - 1]),
            tap @ 4..=6 => {
                self.part = Part::Step;
                self.take_step(tap - 4);
            }
            7 => self.part = Part::Due,
            8 => self.part = Part::Note,
            _ => {}
        }
        Ok(Step::Stay)
    }

    fn draw(&mut self, frame: &mut Frame<'_>, screen: Rect, view: &View<'_>) {
        self.draw_lines(frame, screen, view);
    }

    fn answered(&mut self, field: &str, _choice: &Choice) {
        self.dropping |= field == confirm::DISCARD;
    }

    fn draft(&self) -> Option<DraftState> {
        self.written()
    }

    fn draft_key(&self) -> Option<(&'static str, About)> {
        Some((begin::KIND, self.about()))
    }

    fn restore(&mut self, state: &str, view: &View<'_>) {
        self.read(state, view);
    }
}
