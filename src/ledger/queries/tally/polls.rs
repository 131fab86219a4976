//! Polls in figures: opened, signed, what doors answered. The day's log has figures of its own for the answers.

use std::collections::{HashMap, HashSet};

use super::{Group, Period};
use crate::domain::codes::PollState;
use crate::ledger::table::Tables;

/// Polls opened and signed in the period, those under way at its end, and what doors answered in it: of one that answered
/// a poll more than once the last.
pub(super) fn polls(tables: &Tables, period: &Period) -> Group {
    let (mut new, mut signed, mut under_way) = (0, 0, 0);
    for poll in tables.polls.iter() {
        let began = poll.steps.first();
        new += usize::from(began.is_some_and(|step| period.has(step.at)));
        let mut steps = poll.steps.iter().filter(|step| period.has(step.at));
        signed += usize::from(steps.any(|step| step.to == PollState::SIGNED));
        let before = poll.steps.iter().rev();
        let mut before = before.filter(|step| step.at.date_naive() <= period.last);
        let stood = before.next().map(|step| step.to);
        under_way += usize::from(stood == Some(PollState::OPEN) && poll.from <= period.last);
    }
    let inside = tables.stances.iter().filter(|one| period.holds(one.day));
    let inside: Vec<_> = inside.collect();
    // Clocks may be wrong: what took the place of another is the later one.
    let replaced: HashSet<_> = inside.iter().filter_map(|one| one.replaces).collect();
    let mut last = HashMap::new();
    for stance in inside.iter().filter(|one| !replaced.contains(&one.id)) {
        let known = last
            .entry((stance.poll, &stance.subject))
            .or_insert(*stance);
        if (known.at, known.id) < (stance.at, stance.id) {
            *known = stance;
        }
    }
    Group::new("polls", "tally-polls")
        .happened("new", "tally-polls-new", new)
        .happened("signed", "tally-polls-signed", signed)
        .stood("under-way", "tally-polls-under-way", under_way)
        .stood("answered", "tally-polls-answered", last.len())
        .coded(false, last.values().map(|stance| stance.answer))
}
