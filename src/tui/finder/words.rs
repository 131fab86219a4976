//! The words a door is found by: care groups, how it is lived in, how the last visit ended, in both languages and as
//! people say them. Not the matching.

use std::collections::HashMap;
use std::sync::Arc;

use crate::domain::codes::{CareGroup, HouseholdState, Outcome, PlaceKind, Row};
use crate::domain::visit::Visit;
use crate::i18n;
use crate::ledger::queries::mark::Mark;
use crate::ledger::table::Tables;
use crate::tui::mark;

/// Each word with all that is said for it, joined by `|`: made once, shared by all doors.
#[derive(Default)]
pub struct Words {
    states: HashMap<HouseholdState, Arc<str>>,
    care: HashMap<CareGroup, Arc<str>>,
    kinds: HashMap<PlaceKind, Arc<str>>,
    visits: HashMap<(Outcome, Mark), Arc<str>>,
}

impl Words {
    /// How a door is lived in: `空置`, `vacant`, `空关`.
    pub fn state(&mut self, state: HouseholdState) -> Arc<str> {
        let words = || joined(of_row(state.row()).into_iter());
        Arc::clone(self.states.entry(state).or_insert_with(words))
    }

    /// A care group: `独居`, `独居老人`, `alone`.
    pub fn care(&mut self, group: CareGroup) -> Arc<str> {
        let words = || {
            let short = ["zh", "en"].map(|language| group.short(language).to_owned());
            let known = group.row().into_iter();
            let known = known.flat_map(|row| row.list("words").map(str::to_owned));
            joined(short.into_iter().chain(of_row(group.row())).chain(known))
        };
        Arc::clone(self.care.entry(group).or_insert_with(words))
    }

    /// A kind of place.
    pub fn kind(&mut self, kind: PlaceKind) -> Arc<str> {
        let words = || joined(of_row(kind.row()).into_iter());
        Arc::clone(self.kinds.entry(kind).or_insert_with(words))
    }

    /// How a visit ended: `没人`, `无人应答`, `out`, `away`.
    pub fn visit(&mut self, tables: &Tables, visit: &Visit) -> Arc<str> {
        let shown = Mark::after(tables, visit);
        let words = || {
            let id = mark::text(shown);
            let also = format!("{id}.also");
            let marks = i18n::every().iter().flat_map(|texts| {
                let also = texts.has(&also).then(|| texts.get(&also).into_owned());
                [texts.get(id).into_owned()].into_iter().chain(also)
            });
            joined(marks.chain(of_row(visit.outcome.row())))
        };
        Arc::clone(
            self.visits
                .entry((visit.outcome, shown))
                .or_insert_with(words),
        )
    }
}

/// What a row of a code table is called.
fn of_row(row: Option<&Row>) -> Vec<String> {
    let Some(row) = row else { return Vec::new() };
    let labels = [row.zh, row.en].into_iter().chain(row.list("aliases"));
    labels.map(str::to_owned).collect()
}

fn joined(words: impl Iterator<Item = String>) -> Arc<str> {
    let mut known: Vec<String> = Vec::new();
    for word in words {
        if !known.contains(&word) {
            known.push(word);
        }
    }
    known.join("|").into()
}
