//! What happened in the lists of the community, as rows of the timeline: offers and partners written down, offers matched
//! and given, projects moved on. Those of one moment, as an import makes them, are one row.

use super::super::span::Span;
use super::super::whereabouts::{Estates, Where};
use crate::domain::Moment;
use crate::domain::codes::{Coded, PairingState};
use crate::ledger::table::Tables;

/// Something that happened in a list.
#[derive(Clone, PartialEq)]
pub struct ListedRow {
    /// When.
    pub at: Moment,
    /// The message that says it; it has `words`, `state` and `count`.
    pub text: &'static str,
    /// What it is about, by its own words; the first of several.
    pub words: String,
    /// The state it came to, by its label in Chinese and English.
    pub state: Option<[&'static str; 2]>,
    /// Where, when it is about a door.
    pub place: Option<Where>,
    /// How many it stands for.
    pub count: usize,
}

impl ListedRow {
    fn new(at: Moment, text: &'static str, words: &str) -> Self {
        Self {
            at,
            text,
            words: words.to_owned(),
            state: None,
            place: None,
            count: 1,
        }
    }

    fn to<C: Coded>(mut self, state: C) -> Self {
        let row = C::table().row(state.code().as_str());
        self.state = row.map(|row| [row.zh, row.en]);
        self
    }

    /// The state it came to.
    pub fn stands(&self, language: &str) -> &'static str {
        let [zh, en] = self.state.unwrap_or_default();
        if language.starts_with("zh") { zh } else { en }
    }

    /// Every row of a day.
    pub(in super::super) fn all(tables: &Tables, span: &Span, estates: &Estates) -> Vec<Self> {
        let mut rows: Vec<Self> = KINDS
            .iter()
            .flat_map(|kind| kind(tables, estates))
            .filter(|row| span.holds(row.at))
            .collect();
        rows.sort_by(|one, other| (one.at, one.text).cmp(&(other.at, other.text)));
        let mut merged: Vec<Self> = Vec::new();
        for row in rows {
            match merged.last_mut() {
                Some(last) if (last.at, last.text) == (row.at, row.text) => {
                    last.count += 1;
                    last.place = None;
                }
                _ => merged.push(row),
            }
        }
        merged
    }
}

/// A kind of list: everything that ever happened in it. A new list joins by a row here.
const KINDS: &[fn(&Tables, &Estates) -> Vec<ListedRow>] = &[offers, pairings, projects, partners];

fn offers(tables: &Tables, _estates: &Estates) -> Vec<ListedRow> {
    let rows = tables.offers.iter();
    rows.map(|one| ListedRow::new(one.created, "log-offer", &one.words))
        .collect()
}

fn partners(tables: &Tables, _estates: &Estates) -> Vec<ListedRow> {
    let rows = tables.partners.iter();
    rows.map(|one| ListedRow::new(one.created, "log-partner", &one.name))
        .collect()
}

fn projects(tables: &Tables, _estates: &Estates) -> Vec<ListedRow> {
    let rows = tables.projects.iter().flat_map(|one| {
        let steps = one.steps.iter();
        steps.map(|step| ListedRow::new(step.at, "log-project", &one.title).to(step.to))
    });
    rows.collect()
}

/// Agreed on at its own moment, given or called off at that of its settling.
fn pairings(tables: &Tables, estates: &Estates) -> Vec<ListedRow> {
    let rows = tables.pairings.iter().flat_map(|one| {
        let offer = tables.offers.get(one.offer);
        let words = offer.map(|offer| offer.words.as_str()).unwrap_or_default();
        let need = tables.requests.get(one.request);
        let place = need.map(|need| Where::of(tables, &need.subject, estates));
        let row = |at, state| ListedRow {
            place: place.clone(),
            ..ListedRow::new(at, "log-match", words).to(state)
        };
        let agreed = row(one.at, PairingState::AGREED);
        let settled = one.settled.map(|at| row(at, one.state));
        // What was given at once was never only agreed on.
        let at_once = one.settled == Some(one.at);
        (!at_once).then_some(agreed).into_iter().chain(settled)
    });
    rows.collect()
}
