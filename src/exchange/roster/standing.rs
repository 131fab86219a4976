//! How a row names a person, and what they are to the head of the household. Not the other facts about them.

use super::fields::{Field, Fields};
use super::notes::{Notes, Refusal};
use super::words::{is_nobody, yes};
use crate::domain::codes::Relation;
use crate::domain::text::safe_name;
use crate::exchange::table::{Kind, Row};

/// Names longer than this are none (domain.md §8.4).
const NAME: usize = 25;

/// How the row names the person.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// By a name of their own.
    Named,
    /// Only the household's head is named.
    Head,
    /// Only a tenant is named.
    Tenant,
}

/// The name, and how the row has it; none when nobody is named.
pub(super) fn name(
    row: &Row,
    fields: &Fields,
    notes: &mut Notes<'_>,
) -> Result<Option<(String, Standing)>, Refusal> {
    let own = |field, standing| {
        let (cell, _) = fields.cell(row, field)?;
        let usable = field == Field::Name || !cell.merged;
        (usable && !is_nobody(&cell.text)).then_some((cell, field, standing))
    };
    let found = own(Field::Name, Standing::Named)
        .or_else(|| own(Field::HeadName, Standing::Head))
        .or_else(|| own(Field::Tenant, Standing::Tenant));
    let Some((cell, field, standing)) = found else {
        let about_somebody = [Field::IdNo, Field::Relation, Field::Sex]
            .into_iter()
            .find(|field| {
                fields
                    .cell(row, *field)
                    .is_some_and(|(cell, _)| !cell.merged && !is_nobody(&cell.text))
            });
        return match about_somebody {
            Some(_) => Err(Refusal::new("import-no-name", Field::Name, "")),
            None => Ok(None),
        };
    };
    let text = safe_name(&cell.text, 200).text;
    if cell.kind == Kind::Cut || text.chars().count() > NAME {
        return Err(Refusal::new("import-name-long", field, &text));
    }
    if cell.kind == Kind::Fault
        || text.starts_with(['=', '+', '-', '@', '#', '<'])
        || !text.chars().any(char::is_alphabetic)
    {
        return Err(Refusal::new("import-name-odd", field, &text));
    }
    if !crate::domain::text::is_usual_name(&text) {
        notes.add_name("import-name-unusual", fields.place(row, field), &text);
    }
    Ok(Some((text, standing)))
}

/// What the person is to the head of the household.
pub(super) fn relation(
    row: &Row,
    fields: &Fields,
    standing: Standing,
    notes: &mut Notes<'_>,
) -> Option<Relation> {
    match standing {
        Standing::Head => return Some(Relation::HEAD),
        Standing::Tenant => return Some(Relation::new("tenant")),
        Standing::Named => {}
    }
    if fields
        .cell(row, Field::IsHead)
        .is_some_and(|(cell, _)| yes(&cell.text) == Some(true))
    {
        return Some(Relation::HEAD);
    }
    if let Some((cell, place)) = fields.cell(row, Field::Relation) {
        let found = Relation::find(&cell.text);
        if found.is_none() {
            notes.add("import-relation-unknown", Some(place), &cell.text);
        }
        return Some(found.unwrap_or(Relation::OTHER));
    }
    let head = fields.text(row, Field::HeadName);
    (!head.is_empty() && head == fields.text(row, Field::Name)).then_some(Relation::HEAD)
}
