//! Reading what was typed or sent: codes, dates, ids, texts. Says what could have been written instead; changes nothing.

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer};
use uuid::Uuid;

use super::failure::Failure;
use crate::domain::area::parse_area;
use crate::domain::codes::{Code, Coded, Table};
use crate::domain::household::Contact;
use crate::domain::partner::Partner;
use crate::domain::phone::Phones;
use crate::domain::text::{Safe, safe_line, safe_name, safe_text};
use crate::domain::when::{Toward, WhenFault, parse_day};
use crate::domain::{Entity, Id, Moment};
use crate::error::Error;
use crate::ledger::queries::partners;
use crate::ledger::table::{HasTable, Tables};

/// The longest note, in characters.
pub const NOTE: usize = 2_000;
/// The longest line: a title, an address, a measure.
pub const LINE: usize = 200;
/// The longest name.
pub const NAME: usize = 60;
/// An id may be shortened to this many of its last characters.
const SHORT_ID: usize = 4;

/// A code of a table by its code, label or alias.
///
/// # Errors
/// When the table has nothing of that name; the message lists what it has.
pub fn code<C: Coded>(text: &str) -> Result<C, Error> {
    if let Some(row) = C::table().find(text) {
        return Ok(C::from_code(Code::fixed(row.code)));
    }
    let known = near_codes(C::table(), text);
    Err(Error::Refused {
        key: "cli-unknown-code",
        values: vec![
            ("value", safe_line(text, LINE).text),
            ("table", C::TABLE.to_owned()),
            ("known", known.join(", ")),
        ],
        kind: crate::error::Kind::Usage,
    })
}

/// The codes a wrong one may have been meant for: of a table in categories those of its category, else the categories.
fn near_codes(table: &'static Table, text: &str) -> Vec<String> {
    let codes = table.rows().iter().filter(|row| row.active);
    let codes: Vec<&str> = codes.map(|row| row.code).collect();
    let category = |code: &&str| {
        code.split_once('/')
            .map(|(category, _)| category.to_owned())
    };
    let wanted = category(&text.trim());
    let near = codes
        .iter()
        .filter(|code| wanted.is_some() && category(code) == wanted);
    let near: Vec<String> = near.map(ToString::to_string).collect();
    if !near.is_empty() {
        return near;
    }
    let named = |code: &&str| category(code).map_or_else(|| (*code).to_owned(), |one| one + "/…");
    let mut all: Vec<String> = codes.iter().map(named).collect();
    all.dedup();
    all
}

/// A code, where one is given.
///
/// # Errors
/// As [`code`].
pub fn code_if<C: Coded>(text: Option<&str>) -> Result<Option<C>, Error> {
    text.map(code).transpose()
}

/// Codes, each once, in the order given.
///
/// # Errors
/// As [`code`].
pub fn codes<C: Coded>(texts: &[String]) -> Result<Vec<C>, Error> {
    let mut found = Vec::with_capacity(texts.len());
    for text in texts {
        let one = code(text)?;
        if !found.contains(&one) {
            found.push(one);
        }
    }
    Ok(found)
}

/// A day to come: `tomorrow`, `+7`, `2026-11-23`, `3-15` (the next such day).
///
/// # Errors
/// When it is no day.
pub fn coming_day(text: &str, now: Moment) -> Result<NaiveDate, Error> {
    day(text, now.date_naive(), Toward::Future)
}

/// A day that has been: `today`, `yesterday`, `2026-11-21`, `11-21` (the last such day).
///
/// # Errors
/// When it is no day.
pub fn past_day(text: &str, today: NaiveDate) -> Result<NaiveDate, Error> {
    day(text, today, Toward::Past)
}

fn day(text: &str, today: NaiveDate, toward: Toward) -> Result<NaiveDate, Error> {
    parse_day(text, today, toward).map_err(|fault| no_day(fault, text))
}

/// Why `text` is no day, and what to write.
pub fn no_day(fault: WhenFault, text: &str) -> Error {
    let key = match fault {
        WhenFault::FarOff => "cli-far-date",
        _ => "cli-no-date",
    };
    Error::usage(key, "value", safe_line(text, LINE).text)
}

/// A record's id, in full or by its last characters where no other record ends like that.
///
/// # Errors
/// When no record of the kind has it, or several do.
pub fn id<T: Entity>(text: &str, tables: &Tables) -> Result<Id<T>, Failure>
where
    Tables: HasTable<T>,
{
    let missing = || Error::refused_with("cli-no-such-id", "id", safe_line(text, LINE).text);
    if let Ok(uuid) = Uuid::parse_str(text.trim()) {
        let id = Id::new(uuid);
        return match tables.table().get(id) {
            Some(_) => Ok(id),
            None => Err(missing().into()),
        };
    }
    let end = text.trim().to_ascii_lowercase();
    if end.len() < SHORT_ID || !end.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Err(missing().into());
    }
    let ids = tables.table().iter().map(|record| record.id());
    let mut found: Vec<Id<T>> = ids
        .filter(|id| id.uuid().simple().to_string().ends_with(&end))
        .collect();
    match found.len() {
        0 => Err(missing().into()),
        1 => Ok(found.remove(0)),
        _ => Err(Failure::ambiguous(
            Error::refused_with("cli-id-not-unique", "id", end),
            found.iter().map(|id| id.to_string().into()).collect(),
        )),
    }
}

/// The end of an id, short enough to type.
pub fn short(id: Uuid) -> String {
    let text = id.simple().to_string();
    text[text.len().saturating_sub(6)..].to_owned()
}

/// A note: several lines, made safe.
///
/// # Errors
/// When it is longer than [`NOTE`].
pub fn note(text: &str) -> Result<String, Error> {
    whole(safe_text(text, NOTE), NOTE)
}

/// One line, made safe.
///
/// # Errors
/// When it is longer than [`LINE`].
pub fn line(text: &str) -> Result<String, Error> {
    whole(safe_line(text, LINE), LINE)
}

/// A person's name, made safe.
///
/// # Errors
/// When it is longer than [`NAME`].
pub fn name(text: &str) -> Result<String, Error> {
    whole(safe_name(text, NAME), NAME)
}

/// Phone numbers, each in its one spelling.
///
/// # Errors
/// When one of them is no phone number.
pub fn phones(texts: &[String]) -> Result<Vec<String>, Error> {
    let mut numbers = Vec::new();
    for text in texts {
        let read = Phones::parse(text);
        if let Some(fault) = read.faults.first() {
            return Err(Error::refused(fault.key()));
        }
        numbers.extend(read.numbers.into_iter().map(|phone| phone.number));
    }
    Ok(numbers)
}

/// Puts whom to ask, and on what numbers, into what is known of it; what is not said stays. Nobody once both are empty.
///
/// # Errors
/// As [`name`] and [`phones`].
pub fn contact(
    known: Option<Contact>,
    said: Option<&str>,
    numbers: &[String],
) -> Result<Option<Contact>, Error> {
    let mut contact = known.unwrap_or_default();
    if let Some(said) = said {
        contact.name = name(said)?;
    }
    if !numbers.is_empty() {
        contact.phones = phones(numbers)?;
    }
    Ok((contact != Contact::default()).then_some(contact))
}

/// A partner by id or by its name, else the words themselves.
///
/// # Errors
/// As [`line()`].
pub fn giver(text: &str, tables: &Tables) -> Result<(Option<Id<Partner>>, String), Error> {
    if let Ok(id) = id(text, tables) {
        return Ok((Some(id), String::new()));
    }
    let name = line(text)?;
    Ok(partners::called_or(tables, &name))
}

/// A partner by id or by its name.
///
/// # Errors
/// When there is none such, or several ids end like that.
pub fn partner(text: &str, tables: &Tables) -> Result<Id<Partner>, Failure> {
    match partners::called(tables, text.trim()) {
        Some(partner) => Ok(partner),
        None => id(text, tables),
    }
}

/// Floor area in square metres times 100; none for an empty text.
///
/// # Errors
/// When it is no area a door can have.
pub fn area(text: &str) -> Result<Option<u32>, Error> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let area = parse_area(text);
    let fault = || Error::usage("cli-no-area", "value", safe_line(text, LINE).text);
    Ok(Some(area.ok_or_else(fault)?))
}

/// Nothing that was typed is cut off unsaid.
fn whole(safe: Safe, limit: usize) -> Result<String, Error> {
    if safe.was_cut() {
        return Err(Error::usage("cli-too-long", "limit", limit.to_string()));
    }
    Ok(safe.text)
}

/// Reads a JSON list of texts; a single text counts as a list of one.
///
/// # Errors
/// When it is neither.
pub fn one_or_many<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<String>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Given {
        None(()),
        One(String),
        Many(Vec<String>),
    }
    Ok(match Given::deserialize(from)? {
        Given::None(()) => Vec::new(),
        Given::One(text) => vec![text],
        Given::Many(texts) => texts,
    })
}

/// Reads a JSON text or number as a text.
///
/// # Errors
/// When it is neither.
pub fn text_or_number<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Given {
        Text(String),
        Number(serde_json::Number),
    }
    Ok(
        Option::<Given>::deserialize(from)?.map(|given| match given {
            Given::Text(text) => text,
            Given::Number(number) => number.to_string(),
        }),
    )
}
