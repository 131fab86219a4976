//! Rows of `relief list`, and what `relief totals` answers.

use chrono::NaiveDate;
use serde::Serialize;
use uuid::Uuid;

use crate::cli::door::Doors;
use crate::clock::print_moment;
use crate::domain::Id;
use crate::domain::mask::mask_numbers;
use crate::domain::quantity::counted;
use crate::domain::relief::Relief;
use crate::i18n::Texts;
use crate::ledger::queries::partners;
use crate::ledger::queries::relief::{By, Figures, Key, Totals};
use crate::ledger::table::Tables;

/// Goods of one kind.
#[derive(Debug, Serialize)]
pub struct GoodsRow {
    /// What it is.
    pub name: String,
    /// How much of it.
    pub quantity: u64,
    /// In what it is counted.
    pub unit: String,
    /// What all of it is worth, in fen; not in totals.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub worth_fen: Option<u64>,
}

fn in_words(goods: &[GoodsRow]) -> String {
    let said = goods
        .iter()
        .map(|one| format!("{} {}", one.name, counted(one.quantity, &one.unit)));
    said.collect::<Vec<_>>().join(" · ")
}

/// Something given to a household.
#[derive(Debug, Serialize)]
pub struct ReliefRow {
    /// For `relief correct`.
    pub id: Uuid,
    /// The door it went to.
    pub door: String,
    /// The person it was for, where it was one.
    pub resident: Option<Uuid>,
    /// How many people it was for.
    pub people: usize,
    /// Codes of the table `care-group`, as they were then.
    pub care: Vec<&'static str>,
    /// Code of the table `relief-occasion`.
    pub occasion: &'static str,
    /// Money, in fen.
    pub money_fen: u64,
    /// Goods.
    pub goods: Vec<GoodsRow>,
    /// The partner it came from.
    pub partner: Option<Uuid>,
    /// From whom it came, by name.
    pub giver: String,
    /// Code of the table `receipt`.
    pub receipt: &'static str,
    /// Who signed, where that was somebody else.
    pub signed_by: String,
    /// The day it was given.
    pub given: NaiveDate,
    /// The day whose log it belongs to.
    pub day: NaiveDate,
    /// When it was written down.
    pub at: String,
    /// By whom.
    pub by: String,
    /// The entry it stands in place of.
    pub corrects: Option<Uuid>,
    /// Whether another one stands in its place, so that it counts no more.
    pub corrected: bool,
    /// Note.
    pub note: String,
}

impl ReliefRow {
    /// The row of an entry.
    pub fn of(relief: &Relief, corrected: bool, doors: &Doors<'_>) -> Self {
        let goods = relief.goods.iter().map(|one| GoodsRow {
            name: mask_numbers(&one.name),
            quantity: one.quantity,
            unit: mask_numbers(&one.unit),
            worth_fen: one.worth,
        });
        Self {
            id: relief.id.uuid(),
            door: doors.written(&relief.subject),
            resident: relief.resident.map(Id::uuid),
            people: relief.people.len(),
            care: relief.groups.iter().map(|group| group.as_str()).collect(),
            occasion: relief.occasion.as_str(),
            money_fen: relief.money,
            goods: goods.collect(),
            partner: relief.partner.map(Id::uuid),
            giver: mask_numbers(&partners::named(
                doors.tables,
                relief.partner,
                &relief.giver,
            )),
            receipt: relief.receipt.as_str(),
            signed_by: mask_numbers(&relief.signed_by),
            given: relief.given,
            day: relief.day,
            at: print_moment(&relief.at),
            by: relief.by.clone(),
            corrects: relief.corrects.map(Id::uuid),
            corrected,
            note: mask_numbers(&relief.note),
        }
    }

    /// The goods in a line.
    pub fn goods_in_words(&self) -> String {
        in_words(&self.goods)
    }
}

/// One total.
#[derive(Debug, Serialize)]
pub struct ReliefFiguresRow {
    /// Entries.
    pub entries: usize,
    /// Different households.
    pub households: usize,
    /// Different people.
    pub people: usize,
    /// Money, in fen.
    pub money_fen: u64,
    /// What goods are worth, in fen, as far as it is known.
    pub worth_fen: u64,
    /// Whether a sum is larger than can be counted and shows its limit.
    pub past_counting: bool,
    /// How much of which goods.
    pub goods: Vec<GoodsRow>,
}

impl ReliefFiguresRow {
    fn of(figures: &Figures) -> Self {
        let goods = figures.goods.iter().map(|(name, unit, quantity)| GoodsRow {
            name: name.clone(),
            quantity: *quantity,
            unit: unit.clone(),
            worth_fen: None,
        });
        Self {
            entries: figures.entries,
            households: figures.households,
            people: figures.people,
            money_fen: figures.money,
            worth_fen: figures.worth,
            past_counting: figures.past_counting,
            goods: goods.collect(),
        }
    }

    /// The goods in a line.
    pub fn goods_in_words(&self) -> String {
        in_words(&self.goods)
    }
}

/// A total and what it is of.
#[derive(Debug, Serialize)]
pub struct ReliefTotalRow {
    /// A period (`2026-11`), a partner's id, a code of `relief-occasion` or `care-group`; empty for nobody and none.
    pub key: String,
    /// The same as people say it.
    pub label: String,
    /// The figures.
    #[serde(flatten)]
    pub figures: ReliefFiguresRow,
}

/// Totals by one thing, and the total of all.
#[derive(Debug, Serialize)]
pub struct ReliefTotals {
    /// A row each.
    pub rows: Vec<ReliefTotalRow>,
    /// All entries, each counted once.
    pub all: ReliefFiguresRow,
    /// Whether an entry counts in several rows.
    pub overlaps: bool,
}

impl ReliefTotals {
    /// The totals with their labels.
    pub fn of(totals: &Totals, by: By, tables: &Tables, texts: &Texts) -> Self {
        let rows = totals.rows.iter().map(|(key, figures)| {
            let (key, label) = named(key, by, tables, texts);
            let figures = ReliefFiguresRow::of(figures);
            ReliefTotalRow {
                key,
                label,
                figures,
            }
        });
        Self {
            rows: rows.collect(),
            all: ReliefFiguresRow::of(&totals.all),
            overlaps: totals.overlaps,
        }
    }
}

fn named(key: &Key, by: By, tables: &Tables, texts: &Texts) -> (String, String) {
    let none = |id: &str| (String::new(), texts.get(id).into_owned());
    let (code, label) = match key {
        Key::Since(start) => {
            let written = match by {
                By::Period(period) => period.written(*start),
                _ => start.to_string(),
            };
            return (written.clone(), written);
        }
        Key::Partner(id) => {
            let partner = tables.partners.get(*id);
            let name = partner.map(|partner| partner.name.clone());
            return (id.to_string(), name.unwrap_or_default());
        }
        Key::Giver(name) if name.is_empty() => return none("relief-nobody"),
        Key::Giver(name) => return (String::new(), name.clone()),
        Key::NoCare => return none("relief-no-care"),
        Key::Occasion(_, occasion) => (occasion.as_str(), occasion.label(texts.tag())),
        Key::Care(_, group) => (group.as_str(), group.label(texts.tag())),
    };
    (code.to_owned(), label.to_owned())
}
