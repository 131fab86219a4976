//! Rows of `told list`, `told at` and `topic list`.

use chrono::NaiveDate;
use serde::Serialize;
use uuid::Uuid;

use crate::cli::door::Doors;
use crate::clock::print_moment;
use crate::domain::codes::{Coded, MatterKind, Telling, Topic};
use crate::domain::mask::mask_numbers;
use crate::domain::told::{Matter, Told};
use crate::i18n::Texts;
use crate::ledger::queries::at_the_door::Row;
use crate::ledger::queries::publicity::{Coverage, Covered};
use crate::ledger::table::Tables;
use crate::tui::entry::at_the_door::{called, reason};

/// A topic by its code, everything else by its id.
fn named(what: Matter) -> (&'static str, String) {
    match what {
        Matter::Topic(topic) => ("topic", topic.to_string()),
        Matter::Offer(id) => ("offer", id.to_string()),
        Matter::Activity(id) => ("activity", id.to_string()),
        Matter::Post(id) => ("post", id.to_string()),
    }
}

/// Something told, referred or given.
#[derive(Debug, Serialize)]
pub struct ToldRow {
    /// Its id.
    pub id: Uuid,
    /// The day whose log it belongs to.
    pub day: NaiveDate,
    /// When.
    pub at: String,
    /// Door, place, unit or building.
    pub door: String,
    /// `topic`, `offer`, `activity`, `post`.
    pub matter: &'static str,
    /// A topic's code, else an id.
    pub what: String,
    /// What it was called then.
    pub words: String,
    /// Code of the table `telling`.
    pub how: &'static str,
    /// Code of the table `publicity-way`.
    pub way: &'static str,
    /// Leaflets handed out.
    pub leaflets: u16,
    /// To whom, where it is somebody who lives there.
    pub resident: Option<Uuid>,
    /// To whom, by name or word.
    pub to: String,
    /// How much was given.
    pub quantity: Option<u64>,
    /// The match it was given as.
    pub pairing: Option<Uuid>,
    /// Note.
    pub note: String,
    /// Whether it was written down after its day was closed.
    pub late: bool,
}

impl ToldRow {
    /// The row of a telling.
    pub fn of(told: &Told, doors: &Doors<'_>) -> Self {
        let (matter, what) = named(told.what);
        Self {
            id: told.id.uuid(),
            day: told.day,
            at: print_moment(&told.at),
            door: doors.written(&told.subject),
            matter,
            what,
            words: mask_numbers(&told.words),
            how: told.how.as_str(),
            way: told.way.as_str(),
            leaflets: told.leaflets,
            resident: told.resident.map(crate::domain::Id::uuid),
            to: told.to.clone(),
            quantity: told.quantity,
            pairing: told.pairing.map(crate::domain::Id::uuid),
            note: mask_numbers(&told.note),
            late: told.late,
        }
    }
}

/// Something a door can be offered.
#[derive(Debug, Serialize)]
pub struct FitRow {
    /// For `told add`: a topic's code, else an id.
    pub id: String,
    /// `topic`, `offer`, `activity`, `post`.
    pub matter: &'static str,
    /// Code of the table `matter-kind`.
    pub kind: &'static str,
    /// What it is called.
    pub words: String,
    /// Who gives it.
    pub provider: String,
    /// Where.
    pub place: String,
    /// From when on.
    pub from: Option<NaiveDate>,
    /// Until when.
    pub until: Option<NaiveDate>,
    /// When exactly.
    pub times: String,
    /// On what conditions.
    pub conditions: String,
    /// What is left; null where it cannot be counted.
    pub left: Option<u64>,
    /// In what it is counted.
    pub unit: String,
    /// Why it fits, in words.
    pub why: Vec<String>,
    /// The need there that can be met with it now.
    pub request: Option<Uuid>,
    /// Whether it is to be pushed today.
    pub pushed: bool,
    /// When it was told there last.
    pub told_on: Option<NaiveDate>,
    /// How it was: code of the table `telling`.
    pub told_how: Option<&'static str>,
}

impl FitRow {
    /// The row, in a language.
    pub fn of(row: &Row, day: NaiveDate, texts: &Texts, tables: &Tables) -> Self {
        let (matter, id) = named(row.what);
        Self {
            id,
            matter,
            kind: MatterKind::as_str(row.kind),
            words: mask_numbers(&called(row, texts.tag())),
            provider: mask_numbers(&row.who),
            place: mask_numbers(&row.place),
            from: row.from,
            until: row.until,
            times: mask_numbers(&row.times),
            conditions: mask_numbers(&row.conditions),
            left: row.left,
            unit: row.unit.clone(),
            why: (row.why.iter())
                .map(|why| reason(*why, texts, tables))
                .collect(),
            request: row.need.map(crate::domain::Id::uuid),
            pushed: row.is_pushed(day),
            told_on: row.told.map(|last| last.day),
            told_how: row.told.map(|last| Telling::as_str(last.how)),
        }
    }
}

/// A topic and how far it has come.
#[derive(Debug, Serialize)]
pub struct TopicRow {
    /// Its code.
    pub code: String,
    /// What it is called.
    pub label: String,
    /// The card to read aloud.
    pub card: String,
    /// Whether it is one of the day's.
    pub today: bool,
    /// Households that heard of it.
    pub told: u32,
    /// Of how many.
    pub households: u32,
    /// Leaflets that went out with it alone.
    pub leaflets: u32,
}

impl TopicRow {
    /// The row, in a language.
    pub fn of(row: &Coverage, covered: &Covered, of_day: &[Topic], language: &str) -> Self {
        Self {
            code: row.topic.code().as_str().to_owned(),
            label: row.topic.label(language).to_owned(),
            card: row.topic.say(language).unwrap_or_default().to_owned(),
            today: of_day.contains(&row.topic),
            told: row.told,
            households: covered.households,
            leaflets: row.leaflets,
        }
    }
}
