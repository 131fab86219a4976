//! An empty ledger in memory, files put into it, and what then stands in it as text.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use gridday::clock::{Clock, FixedClock, parse_moment};
use gridday::exchange::outside::Outside;
use gridday::exchange::report::ImportError;
use gridday::exchange::roster::{self, Options, Plan};
use gridday::exchange::table::Source;
use gridday::ledger::Ledger;
use gridday::ledger::backing::Memory;

pub fn clock() -> FixedClock {
    FixedClock::at(parse_moment("2026-11-22T09:00:00+08:00").unwrap())
}

pub fn empty() -> Ledger {
    Ledger::open(Box::new(Memory::default())).unwrap().0
}

pub fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures")
        .join(name)
}

/// Words of a task's title: its message and values.
pub fn words(key: &'static str, values: &[(&'static str, String)]) -> String {
    let values: Vec<&str> = values.iter().map(|(_, value)| value.as_str()).collect();
    format!("{key} {}", values.join(" ")).trim().to_string()
}

pub fn plan_with(
    ledger: &Ledger,
    clock: &FixedClock,
    source: &Source,
    options: &Options,
) -> Result<Plan, ImportError> {
    let outside = Outside {
        now: clock.now(),
        ids: &mut || clock.id(),
        text: &words,
        language: "zh-CN",
        watch: &mut |_| ControlFlow::Continue(()),
    };
    roster::plan(source, ledger.tables(), options, outside)
}

pub fn plan(ledger: &Ledger, clock: &FixedClock, source: &Source) -> Plan {
    plan_with(ledger, clock, source, &Options::default()).unwrap()
}

/// A plan of a csv text for an empty ledger.
pub fn plan_text(text: &str) -> Plan {
    plan(&empty(), &clock(), &csv(text))
}

pub fn csv(text: &str) -> Source {
    Source::bytes("made.csv", text.as_bytes().to_vec())
}

/// Imports and tells the plan's figures: households and residents new, changed, unchanged.
pub fn import(ledger: &mut Ledger, clock: &FixedClock, source: &Source) -> [usize; 6] {
    let plan = plan(ledger, clock, source);
    let (homes, people) = (plan.households, plan.residents);
    ledger.commit(roster::VERB, plan.changes(), clock).unwrap();
    [
        homes.new,
        homes.changed,
        homes.unchanged,
        people.new,
        people.changed,
        people.unchanged,
    ]
}

/// Every door with all that is known of it and its people, ids left out.
pub fn contents(ledger: &Ledger) -> BTreeMap<String, Vec<String>> {
    let tables = ledger.tables();
    let home = |home: &gridday::domain::household::Household| {
        let mut lines = vec![format!(
            "{} {:?} {:?} {}",
            home.state, home.house_use, home.tenure, home.notes
        )];
        lines.extend(
            tables
                .residents_of(home.id)
                .into_iter()
                .map(|person| person_line(person)),
        );
        lines[1..].sort();
        (home.address.with_estate(), lines)
    };
    tables
        .households
        .iter()
        .map(|household| home(household))
        .collect()
}

fn person_line(person: &gridday::domain::resident::Resident) -> String {
    let id = person
        .id_number
        .as_ref()
        .map(|id| id.as_str())
        .unwrap_or_default();
    let birth = person
        .birth()
        .map(|birth| birth.to_string())
        .unwrap_or_default();
    let care: Vec<&str> = person.care.iter().map(|group| group.as_str()).collect();
    let remark = person
        .details
        .as_ref()
        .map(|details| details.remark.as_str())
        .unwrap_or_default();
    let relation = person
        .relation
        .map(|relation| relation.as_str())
        .unwrap_or_default();
    let (sex, phones, tags) = (person.sex(), person.phones.join(","), person.tags.join(","));
    format!(
        "{} {sex} {birth} {id} {phones} {relation} {} {tags} {remark}",
        person.name,
        care.join(",")
    )
}
