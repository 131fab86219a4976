//! The summary as JSON: every figure under the name it has in the code, counts by code as objects. Not how they are counted.

use std::collections::BTreeMap;

use serde::Serialize;

use super::given::{ActivityCounts, ReliefCounts};
use crate::domain::codes::Coded;
use crate::ledger::queries::daylog::{CollectFigures, EventFigures, HazardFigures, Summary};
use crate::ledger::queries::tally::Group;

type Counts = BTreeMap<&'static str, u32>;

#[derive(Serialize)]
pub struct Figures {
    attempted: u32,
    effective: u32,
    effective_percent: Option<u32>,
    households: u32,
    places: u32,
    people_met: u32,
    not_home: u32,
    refused: u32,
    planned: u32,
    plan_done: u32,
    met: u32,
    at_home: u32,
    not_at_home: u32,
    modes: Counts,
    outcomes: Counts,
    late: u32,
    doors: u32,
    coverage_permille: Option<u32>,
    minutes: u32,
    care: Counts,
    people: Counts,
    houses: Counts,
    hazards: Hazards,
    events: Counts,
    needs: Counts,
    solved: u32,
    escalated: u32,
    handed_to: Counts,
    topics: Counts,
    publicity_households: u32,
    leaflets: u32,
    told: Counts,
    stances: Counts,
    willing: u32,
    relief: ReliefCounts,
    activities: ActivityCounts,
    tasks: Counts,
    unfinished: u32,
    rest: u32,
    tomorrow: u32,
    community: BTreeMap<&'static str, BTreeMap<String, u64>>,
}

#[derive(Serialize)]
struct Hazards {
    checks: u32,
    items: u32,
    bad: u32,
    found: u32,
    followed: u32,
    by_severity: Counts,
    by_category: Counts,
    fixed_on_spot: u32,
    reported: u32,
    to_fix: u32,
    to_recheck: u32,
    closed: u32,
}

pub fn figures(summary: &Summary) -> Figures {
    let tasks = summary.tasks;
    Figures {
        attempted: summary.attempted,
        effective: summary.effective,
        effective_percent: summary.effective_percent(),
        households: summary.households,
        places: summary.places,
        people_met: summary.people_met,
        not_home: summary.not_home,
        refused: summary.refused,
        planned: summary.planned,
        plan_done: summary.plan_done,
        met: summary.met,
        at_home: summary.at_home,
        not_at_home: summary.not_at_home,
        modes: counts(&summary.modes),
        outcomes: counts(&summary.outcomes),
        late: summary.late,
        doors: summary.doors,
        coverage_permille: summary.coverage_permille(),
        minutes: summary.minutes,
        care: care(summary),
        people: collected(&summary.people),
        houses: collected(&summary.houses),
        hazards: of_hazards(&summary.hazards),
        events: counts(&summary.events.by_category),
        needs: needs(&summary.events),
        solved: summary.solved(),
        escalated: summary.escalated(),
        handed_to: counts(&summary.handed),
        topics: counts(&summary.topics),
        publicity_households: summary.publicity_households,
        leaflets: summary.leaflets,
        told: told(summary),
        stances: counts(&summary.stances),
        willing: summary.willing,
        relief: summary.relief.into(),
        activities: summary.activities.into(),
        tasks: Counts::from([
            ("done", tasks.done),
            ("added", tasks.added),
            ("carried", tasks.carried),
            ("overdue", tasks.overdue),
        ]),
        unfinished: summary.unfinished,
        rest: summary.rest,
        tomorrow: summary.tomorrow,
        community: community(&summary.community),
    }
}

fn of_hazards(hazards: &HazardFigures) -> Hazards {
    Hazards {
        checks: hazards.checks,
        items: hazards.items,
        bad: hazards.bad,
        found: hazards.found,
        followed: hazards.followed,
        by_severity: counts(&hazards.by_severity),
        by_category: counts(&hazards.by_category),
        fixed_on_spot: hazards.fixed,
        reported: hazards.reported,
        to_fix: hazards.to_fix,
        to_recheck: hazards.to_recheck,
        closed: hazards.closed,
    }
}

fn told(summary: &Summary) -> Counts {
    let told = summary.told;
    Counts::from([
        ("told", told.told),
        ("referred", told.referred),
        ("given", told.given),
        ("doors", told.doors),
    ])
}

/// Figures of the community by group; money in fen.
pub(in crate::exchange) fn community(
    groups: &[Group],
) -> BTreeMap<&'static str, BTreeMap<String, u64>> {
    let figures = |group: &Group| {
        let figures = group.figures.iter();
        figures
            .map(|figure| (figure.key.to_string(), figure.amount.number()))
            .collect()
    };
    let groups = groups.iter();
    groups.map(|group| (group.key, figures(group))).collect()
}

fn care(summary: &Summary) -> Counts {
    let care = summary.care;
    Counts::from([
        ("doors", care.doors),
        ("old", care.old),
        ("child", care.child),
        ("special", care.special),
        ("left", care.left),
    ])
}

fn counts<C: Coded>(counts: &[(C, u32)]) -> Counts {
    let named = counts.iter();
    named
        .map(|(code, number)| (code.code().as_str(), *number))
        .collect()
}

fn needs(events: &EventFigures) -> Counts {
    Counts::from([
        ("heard", events.heard),
        ("solved", events.solved),
        ("handed", events.handed),
        ("dropped", events.dropped),
        ("open", events.open),
        ("earlier", events.earlier),
    ])
}

fn collected(figures: &CollectFigures) -> Counts {
    Counts::from([
        ("new", figures.new),
        ("updated", figures.updated),
        ("verified", figures.verified),
        ("left", figures.left),
        ("deceased", figures.deceased),
        ("declined", figures.declined),
    ])
}
