//! How each figure of the summary is counted from the rows. What the figures mean stands with their types.

use std::collections::{BTreeMap, BTreeSet};

use super::row::{
    ActivityRow, Became, CheckRow, CollectionRow, HazardRow, NeedRow, ReliefRow, StanceRow,
    TaskPart, TaskRow, ToldRow, VisitRow, household as household_of,
};
use super::summary::{
    ActivityFigures, CareFigures, CollectFigures, EventFigures, HazardFigures, ReliefFigures,
    Summary, TaskFigures, ToldFigures,
};
use super::{DayLog, count, distinct};
use crate::domain::codes::{
    Body, CareKind, CheckAnswer, Coded, CollectAction, HazardState, Outcome, StanceAnswer, Telling,
};

/// How often each code occurs, in the order of its table, unknown codes last.
fn tally<C: Coded>(codes: impl Iterator<Item = C>) -> Vec<(C, u32)> {
    let mut counts: BTreeMap<(usize, C), u32> = BTreeMap::new();
    for code in codes {
        let position = C::table().position(code.code().as_str());
        *counts
            .entry((position.unwrap_or(usize::MAX), code))
            .or_default() += 1;
    }
    (counts.into_iter())
        .map(|((_, code), number)| (code, number))
        .collect()
}

/// Attempts, whom they reached, how they were made.
pub(super) fn visits(summary: &mut Summary, visits: &[VisitRow]) {
    let number =
        |wanted: &dyn Fn(&VisitRow) -> bool| count(visits.iter().filter(|row| wanted(row)).count());
    summary.attempted = count(visits.len());
    summary.effective = number(&|row| row.effective);
    summary.not_home = number(&|row| row.visit.outcome == Outcome::NOT_HOME);
    summary.refused = number(&|row| row.visit.outcome == Outcome::REFUSED);
    summary.met = number(&VisitRow::is_met);
    summary.at_home = number(&VisitRow::is_at_home);
    summary.not_at_home = summary.met - summary.at_home;
    let met = || visits.iter().filter(|row| row.is_met());
    summary.modes = tally(met().map(|row| row.visit.mode));
    summary.households = distinct(visits.iter().filter_map(|row| household_of(&row.place)));
    summary.places = distinct(visits.iter().filter_map(|row| row.visit.subject.place()));
    summary.people_met = distinct(met().map(|row| (&row.visit.subject, &row.visit.met)));
    summary.outcomes = tally(visits.iter().map(|row| row.visit.outcome));
}

/// Doors of the plan somebody knocked at.
pub(super) fn plan_done(log: &DayLog) -> u32 {
    let doors = log.visits.iter().filter_map(|row| household_of(&row.place));
    distinct(doors.filter(|door| log.head.day.plan.doors.contains(door)))
}

/// Topics explained and leaflets left, on visits and beside them.
pub(super) fn publicity(summary: &mut Summary, visits: &[VisitRow], told: &[ToldRow]) {
    let explained = (visits.iter())
        .filter(|row| !row.visit.topics.is_empty() || row.visit.leaflets > 0)
        .map(|row| &row.visit.subject);
    let beside = (told.iter())
        .filter(|row| row.told.what.topic().is_some() || row.told.leaflets > 0)
        .map(|row| &row.told.subject);
    summary.publicity_households = distinct(explained.chain(beside));
    let visited = visits.iter().map(|row| u32::from(row.visit.leaflets));
    let handed = told.iter().map(|row| u32::from(row.told.leaflets));
    summary.leaflets = visited.chain(handed).sum();
    let of_visits = visits.iter().flat_map(|row| {
        let topics = row.visit.topics.iter();
        topics.map(|topic| (*topic, &row.visit.subject))
    });
    let of_told = told.iter();
    let of_told = of_told.filter_map(|row| Some((row.told.what.topic()?, &row.told.subject)));
    let pairs: BTreeSet<_> = of_visits.chain(of_told).collect();
    summary.topics = tally(pairs.into_iter().map(|(topic, _)| topic));
}

/// What was told, referred and given beside the visits.
pub(super) fn told(rows: &[ToldRow]) -> ToldFigures {
    let number = |how| count(rows.iter().filter(|row| row.told.how == how).count());
    ToldFigures {
        told: number(Telling::TOLD),
        referred: number(Telling::REFERRED),
        given: number(Telling::GIVEN),
        doors: distinct(rows.iter().map(|row| &row.told.subject)),
    }
}

/// What was given to households, as far as it counts.
pub(super) fn relief(rows: &[ReliefRow]) -> ReliefFigures {
    let given = || rows.iter().filter(|row| row.counts);
    let sum = |of: fn(&ReliefRow) -> u64| given().map(of).fold(0, u64::saturating_add);
    ReliefFigures {
        entries: count(given().count()),
        doors: distinct(given().map(|row| &row.relief.subject)),
        money: sum(|row| row.relief.money),
        worth: sum(|row| row.relief.worth()),
    }
}

/// Activities held and who came.
pub(super) fn activities(rows: &[ActivityRow]) -> ActivityFigures {
    let people = |row: &ActivityRow| row.activity.people.unwrap_or(0);
    let times = |row: &ActivityRow| row.activity.person_times.unwrap_or(people(row));
    ActivityFigures {
        held: count(rows.len()),
        people: rows.iter().map(people).fold(0, u32::saturating_add),
        person_times: rows.iter().map(times).fold(0, u32::saturating_add),
    }
}

/// Doors asked by a poll, by what each answered to it last.
pub(super) fn stances(rows: &[StanceRow]) -> Vec<(StanceAnswer, u32)> {
    let replaced: BTreeSet<_> = rows.iter().filter_map(|row| row.stance.replaces).collect();
    let last = rows.iter().filter(|row| !replaced.contains(&row.stance.id));
    tally(last.map(|row| row.stance.answer))
}

/// Needs heard and what became of them.
pub(super) fn events(needs: &[NeedRow]) -> EventFigures {
    let heard = || needs.iter().filter(|row| row.visit.is_some());
    let that = |wanted: fn(Became) -> bool| count(heard().filter(|row| wanted(row.became)).count());
    let earlier = needs.iter().filter(|row| row.visit.is_none());
    let earlier = earlier.filter(|row| row.became == Became::Solved);
    EventFigures {
        heard: count(heard().count()),
        by_category: tally(heard().map(|row| row.need.category())),
        solved: that(|became| became == Became::Solved),
        handed: that(|became| matches!(became, Became::Handed(_))),
        dropped: that(|became| became == Became::Dropped),
        open: that(|became| became == Became::Open),
        earlier: count(earlier.count()),
    }
}

/// Hazards and needs handed on, by the body they went to.
pub(super) fn handed(hazards: &[HazardRow], needs: &[NeedRow]) -> Vec<(Body, u32)> {
    let needs = needs.iter().filter(|row| row.visit.is_some());
    let needs = needs.filter_map(|row| match row.became {
        Became::Handed(body) => Some(body),
        _ => None,
    });
    tally(hazards.iter().filter_map(HazardRow::handed_to).chain(needs))
}

/// Entries made after closing.
pub(super) fn late(log: &DayLog) -> u32 {
    let visits = log.visits.iter().filter(|row| row.visit.late).count();
    let found = log.hazards.iter().filter(|row| row.found_today);
    let hazards = found.filter(|row| row.hazard.late).count();
    let facts = log.collection.iter().filter(|row| row.record.late).count();
    let filled = log.filled.iter().filter(|row| row.sheet.late).count();
    let told = log.told.iter().filter(|row| row.told.late).count();
    let relief = log.relief.iter().filter(|row| row.relief.late).count();
    let stances = log.stances.iter().filter(|row| row.stance.late).count();
    let willing = log.willing.iter().filter(|row| row.willing.late).count();
    count(visits + hazards + facts + filled + told + relief + stances + willing)
}

/// Care visits made; `left` is how many the queue still asks for.
pub(super) fn care(visits: &[VisitRow], left: u32) -> CareFigures {
    let made = || visits.iter().filter(|row| row.is_care_visit());
    let of = |kind: CareKind| {
        let rows = made().filter(|row| row.care.iter().any(|group| group.kind() == kind));
        distinct(rows.map(|row| &row.visit.subject))
    };
    CareFigures {
        old: of(CareKind::Old),
        child: of(CareKind::Child),
        special: of(CareKind::Special),
        doors: distinct(made().map(|row| &row.visit.subject)),
        left,
    }
}

fn figures(number: impl Fn(CollectAction) -> u32) -> CollectFigures {
    CollectFigures {
        new: number(CollectAction::NEW),
        updated: number(CollectAction::UPDATE),
        verified: number(CollectAction::VERIFY),
        left: number(CollectAction::LEFT),
        deceased: number(CollectAction::DECEASED),
        declined: number(CollectAction::DECLINED),
    }
}

/// Doors, each once for an action.
pub(super) fn houses(rows: &[CollectionRow]) -> CollectFigures {
    figures(|action| {
        let rows = rows.iter().filter(|row| row.record.action == action);
        let doors = rows.filter(|row| row.is_about_house());
        distinct(doors.map(|row| &row.record.subject))
    })
}

/// People, each once for an action; where a whole household was confirmed, everybody who lives there.
pub(super) fn people(rows: &[CollectionRow]) -> CollectFigures {
    figures(|action| {
        let of_action = || rows.iter().filter(|row| row.record.action == action);
        let whole: BTreeMap<_, u32> = of_action()
            .filter(|row| row.is_about_house() && row.people > 0)
            .map(|row| (&row.record.subject, row.people))
            .collect();
        let single = of_action().filter(|row| !whole.contains_key(&row.record.subject));
        let single = distinct(single.filter_map(|row| row.record.resident));
        whole.values().sum::<u32>() + single
    })
}

/// Checks, and hazards by what they are and where they stand.
pub(super) fn hazards(rows: &[HazardRow], checks: &[CheckRow]) -> HazardFigures {
    let found = || rows.iter().filter(|row| row.found_today);
    let ended = |state| count(rows.iter().filter(|row| row.state == state).count());
    let items = checks.iter().map(CheckRow::looked_at).sum();
    let bad = checks
        .iter()
        .map(|row| row.answered(CheckAnswer::BAD))
        .sum();
    let open = count(rows.iter().filter(|row| row.is_open()).count());
    let (reported, to_recheck) = (ended(HazardState::REPORTED), ended(HazardState::RECHECK));
    HazardFigures {
        checks: count(checks.len()),
        items: count(items),
        bad: count(bad),
        found: count(found().count()),
        by_severity: tally(found().map(|row| row.hazard.severity)),
        by_category: tally(found().map(|row| row.hazard.item.category())),
        followed: count(rows.len()) - count(found().count()),
        fixed: ended(HazardState::FIXED_ON_SPOT),
        reported,
        to_recheck,
        to_fix: open - reported - to_recheck,
        closed: ended(HazardState::CLOSED),
    }
}

/// Tasks done, added, carried over.
pub(super) fn tasks(rows: &[TaskRow]) -> TaskFigures {
    let number =
        |wanted: &dyn Fn(&TaskRow) -> bool| count(rows.iter().filter(|row| wanted(row)).count());
    TaskFigures {
        done: number(&|row| row.part == TaskPart::Done),
        added: number(&|row| row.added),
        carried: number(&|row| row.part != TaskPart::Done),
        overdue: number(&|row| row.overdue),
    }
}
