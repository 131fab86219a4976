//! What was filled in, read back by the one who asked. Decides nothing about it.

use chrono::NaiveDate;

use super::field::{Field, Kind};
use crate::domain::when::WhenFault;
use crate::error::Error;
use crate::ledger::work::WorkError;
use crate::tui::widget::date::reason;

/// A field that was not filled in as it should be, and why, as a message id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// The field's name.
    pub field: &'static str,
    /// Message id.
    pub reason: &'static str,
}

impl FieldError {
    /// The field named `field` is refused for `reason` (a message id).
    pub const fn new(field: &'static str, reason: &'static str) -> Self {
        Self { field, reason }
    }
}

/// Why what was filled in is not taken: it stands beside its field, or in the toast.
#[derive(Debug)]
pub enum Refusal {
    /// One field is at fault.
    Field(FieldError),
    /// Something else.
    Error(Error),
}

impl From<FieldError> for Refusal {
    fn from(error: FieldError) -> Self {
        Self::Field(error)
    }
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        match error {
            Error::Work(WorkError::Field { field, reason }) => {
                Self::Field(FieldError { field, reason })
            }
            other => Self::Error(other),
        }
    }
}

impl From<WorkError> for Refusal {
    fn from(error: WorkError) -> Self {
        Error::from(error).into()
    }
}

/// The fields of a form by name. A name no field has reads as empty.
pub struct Values<'a> {
    pub(super) fields: &'a [Field],
    pub(super) today: NaiveDate,
}

impl Values<'_> {
    fn kind(&self, name: &str) -> Option<&Kind> {
        self.fields
            .iter()
            .find(|field| field.name == name)
            .map(|field| &field.kind)
    }

    /// What was typed, without blanks around it.
    pub fn text(&self, name: &str) -> String {
        let text = match self.kind(name) {
            Some(Kind::Text(field) | Kind::Number(field)) => field.text().to_owned(),
            Some(Kind::Date(date)) => date.field.text().to_owned(),
            Some(Kind::Note(note)) => note.text(),
            _ => String::new(),
        };
        text.trim().to_owned()
    }

    /// The number typed; none when nothing was.
    ///
    /// # Errors
    /// When it is no whole number from 0.
    pub fn number(&self, name: &'static str) -> Result<Option<u32>, FieldError> {
        let text: String = self.text(name).chars().map(crate::tui::key::fold).collect();
        if text.is_empty() {
            return Ok(None);
        }
        text.parse()
            .map(Some)
            .map_err(|_| FieldError::new(name, "fault-not-a-number"))
    }

    /// The day typed; none when nothing was.
    ///
    /// # Errors
    /// When it is no day.
    pub fn day(&self, name: &'static str) -> Result<Option<NaiveDate>, FieldError> {
        match self.kind(name) {
            Some(Kind::Date(date)) => date
                .day(self.today)
                .map_err(|fault: WhenFault| FieldError::new(name, reason(fault))),
            _ => Ok(None),
        }
    }

    /// The value of the option chosen.
    pub fn choice(&self, name: &str) -> Option<&str> {
        match self.kind(name) {
            Some(Kind::Choice(choice)) => choice.chosen(),
            _ => None,
        }
    }

    /// The values of the options ticked, in their order.
    pub fn ticked(&self, name: &str) -> Vec<&str> {
        match self.kind(name) {
            Some(Kind::Many(many)) => many.ticked().collect(),
            _ => Vec::new(),
        }
    }

    /// Whether a switch is on.
    pub fn on(&self, name: &str) -> bool {
        matches!(self.kind(name), Some(Kind::Toggle(true)))
    }
}
