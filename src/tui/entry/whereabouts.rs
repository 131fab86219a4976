//! The field in which a door, common parts or a place is typed, and what is meant by it. Not the search box.

use crate::domain::subject::Subject;
use crate::ledger::queries::daylog::{Estates, Where};
use crate::ledger::queries::find::{Found, find};
use crate::tui::context::{Context, View};
use crate::tui::dialog::form::{Choice, Field, FieldError, Values};
use crate::tui::dialog::picker::Picker;

/// The field's name.
pub const NAME: &str = "where";

/// So many of those found by some letters of a name are offered.
const NAMED: usize = 20;

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

/// What was typed into it; none when nothing was. Where several could be meant, a list of them is opened: what is picked
/// there is written into the field.
///
/// # Errors
/// When no door or place is meant, or several could be.
pub fn read(values: &Values<'_>, context: &mut Context<'_>) -> Result<Option<Subject>, FieldError> {
    let typed = values.text(NAME);
    if typed.is_empty() {
        return Ok(None);
    }
    let (reason, mut near) = match find(context.ledger.tables(), &typed) {
        Found::One(subject) => return Ok(Some(subject)),
        Found::Several(near) => ("where-several", near),
        Found::Nothing(near) => ("where-unknown", near),
    };
    if near.is_empty() {
        let found = context.view().find(&typed).into_iter();
        near = found.take(NAMED).collect();
    }
    if !near.is_empty() {
        ask(&near, context);
    }
    Err(FieldError::new(NAME, reason))
}

/// Asks which of these is meant; the answer is written into the field.
fn ask(near: &[Subject], context: &mut Context<'_>) {
    let view = context.view();
    let tables = view.ledger.tables();
    let estates = Estates::of(tables);
    let options = near.iter().map(|subject| {
        let door = Where::of(tables, subject, &estates).door;
        let head = subject.household().and_then(|id| tables.head_of(id));
        let label = head.map_or_else(
            || door.clone(),
            |head| format!("{door}  {}", view.name(&head.name)),
        );
        Choice::new(door, label)
    });
    let title = view.texts.get("where-which");
    let picker = Picker::new(title, options.collect(), |choice, context| {
        context.answer(NAME, choice.clone());
        Ok(())
    });
    context.open(picker.numbered());
}

/// As [`read`], where something must be meant.
///
/// # Errors
/// As [`read`]; and when nothing was typed.
pub fn required(values: &Values<'_>, context: &mut Context<'_>) -> Result<Subject, FieldError> {
    read(values, context)?.ok_or(FieldError::new(NAME, "fault-required"))
}
