//! The field in which a door, common parts or a place is typed, and what is meant by it. Not the search box.

use crate::domain::subject::Subject;
use crate::ledger::queries::daylog::{Estates, Where};
use crate::ledger::queries::find::{Found, find};
use crate::tui::context::{Context, View};
use crate::tui::dialog::form::{Field, FieldError, Values};

/// The field's name.
pub const NAME: &str = "where";

/// So many of the doors that could be meant are named.
const NAMED: usize = 6;

/// The field, holding `subject` as it is written in full.
pub fn field(subject: Option<&Subject>, view: &View<'_>) -> Field {
    let tables = view.ledger.tables();
    let written = subject.map_or_else(String::new, |subject| {
        Where::of(tables, subject, &Estates::of(tables)).door
    });
    Field::text(NAME, view.texts.get("where-label"), &written)
        .limit(60)
        .hint(view.texts.get("where-hint"))
}

/// What was typed into it; none when nothing was.
///
/// # Errors
/// When no door or place is meant, or several could be: those are named in the toast.
pub fn read(values: &Values<'_>, context: &mut Context<'_>) -> Result<Option<Subject>, FieldError> {
    let typed = values.text(NAME);
    if typed.is_empty() {
        return Ok(None);
    }
    let tables = context.ledger.tables();
    let (reason, near) = match find(tables, &typed) {
        Found::One(subject) => return Ok(Some(subject)),
        Found::Several(near) => ("where-several", near),
        Found::Nothing(near) => ("where-unknown", near),
    };
    let estates = Estates::of(tables);
    let doors: Vec<String> = near
        .iter()
        .take(NAMED)
        .map(|subject| Where::of(tables, subject, &estates).door)
        .collect();
    if !doors.is_empty() {
        let doors = doors.join(context.texts.get("list-separator").as_ref());
        let said = context.texts.with("where-near", &[("doors", doors.into())]);
        context.refuse(said);
    }
    Err(FieldError::new(NAME, reason))
}

/// As [`read`], where something must be meant.
///
/// # Errors
/// As [`read`]; and when nothing was typed.
pub fn required(values: &Values<'_>, context: &mut Context<'_>) -> Result<Subject, FieldError> {
    read(values, context)?.ok_or(FieldError::new(NAME, "fault-required"))
}
