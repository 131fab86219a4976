//! What was given to households and the activities held, as figures and in a line of counts. Nothing where there was none.

use super::{Builder, Cell, Group, Summary, Words};
use crate::domain::money::print_yuan;

/// The groups that have any figure.
pub(super) fn groups(summary: &Summary, words: &Words<'_>) -> Vec<Group> {
    let (relief, held) = (summary.relief, summary.activities);
    let mut groups = Vec::new();
    if relief.entries > 0 {
        let builder = Builder::new(words, "daylog-group-relief")
            .count("daylog-figure-relief", relief.entries)
            .count("daylog-figure-relief-doors", relief.doors);
        let money = words.get("daylog-figure-relief-money");
        let worth = words.get("daylog-figure-relief-worth");
        groups.push(
            builder
                .put(money, Cell::text(print_yuan(relief.money)))
                .put(worth, Cell::text(print_yuan(relief.worth)))
                .done(),
        );
    }
    if held.held > 0 {
        let builder = Builder::new(words, "daylog-group-activities");
        let counts = [
            ("daylog-figure-activities", held.held),
            ("daylog-figure-activities-people", held.people),
            ("daylog-figure-activities-times", held.person_times),
        ];
        groups.push(builder.counts(&counts).done());
    }
    groups
}

/// What was given, in a line of counts.
pub fn relief(summary: &Summary, words: &Words<'_>) -> String {
    let relief = summary.relief;
    if relief.entries == 0 {
        return String::new();
    }
    let values = [
        ("doors", relief.doors.to_string()),
        ("entries", relief.entries.to_string()),
        ("money", print_yuan(relief.money)),
        ("worth", print_yuan(relief.worth)),
    ];
    words.with("daylog-text-relief", &values)
}

/// The activities held, in a line of counts.
pub fn activities(summary: &Summary, words: &Words<'_>) -> String {
    let held = summary.activities;
    if held.held == 0 {
        return String::new();
    }
    let values = [
        ("held", held.held.to_string()),
        ("people", held.people.to_string()),
        ("times", held.person_times.to_string()),
    ];
    words.with("daylog-text-activities", &values)
}
