//! A checklist asked line by line: an answer, and where something was found, what becomes of it. Not what it writes down.

use super::row::{ANSWERS, Line, STEPS};
use super::{Checklist, Part};
use crate::error::Error;
use crate::tui::context::{Context, View};
use crate::tui::dialog::Step;
use crate::tui::dialog::question::{Question, folded, numbered};

/// The answers in words, in the order of their digits.
const WORDS: [&str; ANSWERS.len()] = ["checklist-no", "checklist-yes", "checklist-unseen"];

impl Checklist {
    pub(super) fn ask(&self, view: &View<'_>) -> Option<Question> {
        let line = self.lines.get(self.at)?;
        let word = |id: &'static str| view.texts.get(id).into_owned();
        let head = [self.title.clone(), word("plain-checklist-how")];
        let present = |value: &str| match value {
            "" => String::new(),
            value => view.texts.with("plain-present", &[("value", value.into())]),
        };
        let item = line.item.label(view.texts.tag());
        let mut question = Question::new(head, "");
        match self.part {
            Part::Answer => {
                let values = [
                    ("at", (self.at + 1).into()),
                    ("count", self.lines.len().into()),
                    ("item", item.into()),
                ];
                question.ask = view.texts.with("plain-checklist-line", &values);
                for (at, id) in WORDS.into_iter().enumerate() {
                    question = question.option((at + 1).to_string(), word(id));
                }
                question = question.option("0", word("checklist-rest"));
            }
            Part::Step => {
                question.ask = word("checklist-then") + &present(&word(STEPS[line.step]));
                for (at, id) in STEPS.into_iter().enumerate() {
                    question = question.option((at + 1).to_string(), word(id));
                }
            }
            Part::Due => question.ask = word("checklist-due") + &present(line.due.field.text()),
            Part::Note => question.ask = word("checklist-note") + &present(line.note.text()),
        }
        question.fault = line
            .fault
            .map_or_else(String::new, |id| view.texts.get(id).into_owned());
        Some(question)
    }

    pub(super) fn take(&mut self, line: &str, context: &mut Context<'_>) -> Result<Step, Error> {
        let typed = folded(line);
        match (typed.as_str(), self.part) {
            (".", _) => return self.finish(context),
            ("<", _) => {
                self.walk(false);
                return Ok(Step::Stay);
            }
            ("0", Part::Answer) => {
                self.rest_in_order();
                return self.finish(context);
            }
            _ => {}
        }
        let today = context.view().day();
        let Some(row) = self.lines.get_mut(self.at) else {
            return Ok(Step::Done);
        };
        row.fault = None;
        let digit = numbered(&typed, ANSWERS.len());
        match (self.part, digit) {
            (Part::Answer, Some(digit)) => {
                self.answer(ANSWERS[digit]);
                if self.part == Part::Step {
                    return Ok(Step::Stay);
                }
            }
            (Part::Step, Some(digit)) => row.step = digit,
            (Part::Answer | Part::Step, None) if !typed.is_empty() => {
                let said = context.texts.get("plain-no-such-option").into_owned();
                context.refuse(said);
                return Ok(Step::Stay);
            }
            (Part::Due, _) if !typed.is_empty() => {
                row.due.set(&typed, usize::MAX);
                if let Err(reason) = Line::read(row, today) {
                    row.fault = Some(reason);
                    return Ok(Step::Stay);
                }
            }
            (Part::Note, _) if !typed.is_empty() => {
                row.note.set("", 0);
                row.note.paste(line.trim());
            }
            _ => {}
        }
        self.go_on(context)
    }

    /// The next question; after the last one everything is written down.
    fn go_on(&mut self, context: &mut Context<'_>) -> Result<Step, Error> {
        let last_part = self.parts().last().copied();
        if last_part == Some(self.part) && self.at + 1 >= self.lines.len() {
            return self.finish(context);
        }
        self.walk(true);
        Ok(Step::Stay)
    }
}
