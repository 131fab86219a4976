//! One line of a checklist as it is filled in, and what it comes to. Draws nothing.

use chrono::{Days, NaiveDate};

use crate::domain::codes::{CheckAnswer, HazardItem, Severity};
use crate::domain::when::Toward;
use crate::ledger::work::hazard::{Answer, FirstStep, NewHazard};
use crate::tui::widget::date::{DateField, reason};
use crate::tui::widget::field::TextField;

/// The answers, in the order of their digits.
pub(super) const ANSWERS: [CheckAnswer; 3] =
    [CheckAnswer::OK, CheckAnswer::BAD, CheckAnswer::SKIPPED];

/// What becomes of what was found, in the order of the digits: texts.
pub(super) const STEPS: [&str; 3] = ["checklist-fixed", "checklist-by-date", "checklist-reported"];

/// The place in [`STEPS`] of "by a date".
const BY_DATE: usize = 1;
/// The place in [`STEPS`] of "reported".
const REPORTED: usize = 2;

/// One line.
pub(super) struct Line {
    pub item: HazardItem,
    pub answer: Option<CheckAnswer>,
    /// Place in [`STEPS`].
    pub step: usize,
    pub due: DateField,
    pub note: TextField,
    pub fault: Option<&'static str>,
}

impl Line {
    /// A line not answered; what is found on `day` is to be put right by the day its grade asks for, and what is major
    /// is reported the same day (domain.md §5).
    pub fn new(item: HazardItem, day: NaiveDate) -> Self {
        let days = item.severity().fix_days(item.category());
        let due = day.checked_add_days(Days::new(u64::try_from(days).unwrap_or(0)));
        Self {
            item,
            answer: None,
            step: match item.severity() {
                Severity::MAJOR => REPORTED,
                _ => BY_DATE,
            },
            due: DateField::new(due, Toward::Future),
            note: TextField::default().limited(200),
            fault: None,
        }
    }

    pub fn is_bad(&self) -> bool {
        self.answer == Some(CheckAnswer::BAD)
    }

    /// Whether a day is asked for.
    pub fn has_due(&self) -> bool {
        self.step == BY_DATE
    }

    /// The answer beside the present one; the first step to the right takes the first.
    pub fn beside(&self, right: bool) -> CheckAnswer {
        let here = ANSWERS
            .iter()
            .position(|answer| Some(*answer) == self.answer);
        let at = match (here, right) {
            (None, true) => 0,
            (None, false) => ANSWERS.len() - 1,
            (Some(at), true) => (at + 1).min(ANSWERS.len() - 1),
            (Some(at), false) => at.saturating_sub(1),
        };
        ANSWERS[at]
    }

    /// What is written down for it; a line not answered was not looked at.
    ///
    /// # Errors
    /// The message id of why the day typed cannot be taken.
    pub fn read(&self, today: NaiveDate) -> Result<Answer, &'static str> {
        if !self.is_bad() {
            return Ok(match self.answer {
                Some(answer) if answer == CheckAnswer::OK => Answer::Ok,
                _ => Answer::Skipped,
            });
        }
        let mut new = NewHazard::new(self.item);
        self.note.text().trim().clone_into(&mut new.note);
        new.step = match self.step {
            0 => FirstStep::Fixed,
            BY_DATE => match self.due.day(today).map_err(reason)? {
                None => return Err("fault-required"),
                Some(day) if day < today => return Err("checklist-past"),
                Some(day) => FirstStep::By(day),
            },
            _ => FirstStep::Reported,
        };
        Ok(Answer::Bad(Box::new(new)))
    }
}
