//! Any day at all: its figures are those a person would count by hand from the rows. Not the files made of it.

use std::collections::HashSet;

use chrono::Duration;
use gridday::domain::codes::{Body, HazardItem, Need, Outcome, SourceOfFact, Topic};
use gridday::domain::hazard::HazardEvent;
use gridday::exchange::daylog::{Format, Privacy};
use gridday::ledger::work::hazard::{FirstStep, NewHazard};
use gridday::ledger::work::task::TaskStep;
use gridday::ledger::work::{self};
use proptest::prelude::*;

use crate::day::{Scene, date, in_both};

/// Something a worker does.
#[derive(Clone, Debug)]
pub enum Deed {
    Visit {
        door: usize,
        outcome: Outcome,
        topic: bool,
        need: bool,
        hazard: u8,
    },
    Hazard(usize),
    Verify(usize),
    /// Settles a need or task that is open.
    Settle(usize),
    /// Gives one to a body.
    Hand(usize, Body),
    /// Moves a hazard on, where it takes that step.
    Move(usize, HazardEvent),
    Undo,
    Redo,
    Pause,
    Close,
}

const EVENTS: [HazardEvent; 6] = [
    HazardEvent::FixOnSpot,
    HazardEvent::Report,
    HazardEvent::Rectify,
    HazardEvent::AwaitRecheck,
    HazardEvent::Close,
    HazardEvent::Reopen,
];

fn outcome() -> impl Strategy<Value = Outcome> {
    let all: Vec<Outcome> = Outcome::all().collect();
    prop::sample::select(all)
}

pub fn deed() -> impl Strategy<Value = Deed> {
    let visit = (
        0..10_usize,
        outcome(),
        any::<bool>(),
        any::<bool>(),
        0..6_u8,
    )
        .prop_map(|(door, outcome, topic, need, hazard)| Deed::Visit {
            door,
            outcome,
            topic,
            need,
            hazard,
        });
    prop_oneof![
        8 => visit,
        1 => (0..10_usize).prop_map(Deed::Hazard),
        1 => (0..10_usize).prop_map(Deed::Verify),
        1 => (0..4_usize).prop_map(Deed::Settle),
        2 => (0..4_usize, prop::sample::select(Body::all().collect::<Vec<_>>()))
            .prop_map(|(at, body)| Deed::Hand(at, body)),
        2 => (0..4_usize, prop::sample::select(EVENTS.to_vec()))
            .prop_map(|(at, event)| Deed::Move(at, event)),
        1 => Just(Deed::Undo),
        1 => Just(Deed::Redo),
        1 => Just(Deed::Pause),
        1 => Just(Deed::Close),
    ]
}

fn hazard(step: u8) -> NewHazard {
    NewHazard {
        step: match step {
            0 => FirstStep::Told,
            1 => FirstStep::Fixed,
            2 => FirstStep::Reported,
            _ => FirstStep::By(date() + Duration::days(9)),
        },
        ..NewHazard::new(HazardItem::new("gas/hose-old"))
    }
}

pub fn act(scene: &mut Scene, deed: &Deed) {
    match *deed {
        Deed::Visit {
            door,
            outcome,
            topic,
            need,
            hazard: step,
        } => scene.visit(door, |visit| {
            visit.outcome = outcome;
            visit.topics.extend(topic.then(|| Topic::new("gas")));
            visit.needs.extend(need.then(|| Need::new("lights")));
            visit.hazards.extend((step < 4).then(|| hazard(step)));
        }),
        Deed::Hazard(door) => {
            let door = scene.door(door);
            scene
                .work(|ledger, at| work::hazard::add(ledger, door, hazard(3), at).map(drop))
                .unwrap();
        }
        Deed::Verify(door) => {
            let home = scene.doors[door];
            let source = SourceOfFact::SELF;
            scene
                .work(|ledger, at| work::collection::verify(ledger, home, source, at))
                .unwrap();
        }
        Deed::Settle(at) => step(scene, at, &TaskStep::Done),
        Deed::Hand(at, body) => step(scene, at, &TaskStep::Assign(body.label("zh-CN").to_owned())),
        Deed::Move(at, event) => {
            let mut hazards: Vec<_> = scene
                .ledger
                .tables()
                .hazards
                .iter()
                .map(|row| row.id)
                .collect();
            hazards.sort();
            if let Some(id) = hazards.get(at).copied() {
                // A step its state does not take is refused, and that is an answer too.
                scene
                    .work(|ledger, at| drop(work::hazard::step(ledger, id, event, "看过", "", at)));
            }
        }
        Deed::Undo => {
            let roster = scene.ledger.headers().len() < 2;
            scene.work(|ledger, at| {
                if !roster {
                    // Nothing to take back is an answer too.
                    let _ = ledger.undo(at.clock);
                }
            });
            if scene.ledger.tables().households.is_empty() {
                scene.work(|ledger, at| ledger.redo(at.clock).unwrap());
            }
        }
        Deed::Redo => {
            scene.work(|ledger, at| drop(ledger.redo(at.clock)));
        }
        Deed::Pause => scene.clock.advance(Duration::minutes(95)),
        Deed::Close => {
            scene.work(|ledger, at| drop(work::day::close(ledger, at)));
        }
    }
}

fn step(scene: &mut Scene, at: usize, step: &TaskStep) {
    let tasks = scene.ledger.tables().tasks.iter();
    let mut open: Vec<_> = tasks
        .filter(|task| task.is_open())
        .map(|task| task.id)
        .collect();
    open.sort();
    if let Some(id) = open.get(at).copied() {
        let step = step.clone();
        scene.work(|ledger, at| drop(work::task::step(ledger, id, step, at)));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_figure_is_a_recount(deeds in prop::collection::vec(deed(), 0..24)) {
        let mut scene = Scene::new();
        for deed in &deeds {
            act(&mut scene, deed);
        }
        let log = scene.log();
        let tables = scene.ledger.tables();
        let visits: Vec<_> = tables.visits.iter().filter(|visit| visit.day == date()).collect();
        let summary = &log.summary;
        let number = |count: usize| u32::try_from(count).unwrap();
        prop_assert_eq!(summary.attempted, number(visits.len()));
        let doors: HashSet<_> = visits.iter().map(|visit| &visit.subject).collect();
        prop_assert_eq!(summary.households, number(doors.len()));
        let of = |outcome: Outcome| number(visits.iter().filter(|visit| visit.outcome == outcome).count());
        prop_assert_eq!((summary.not_home, summary.refused), (of(Outcome::NOT_HOME), of(Outcome::REFUSED)));
        // In this stair every visit that reached somebody has content: "nothing amiss" at least.
        let reached = visits.iter().filter(|visit| visit.outcome.is_effective()).count();
        prop_assert_eq!(summary.effective, number(reached));
        prop_assert_eq!(summary.outcomes.iter().map(|(_, count)| count).sum::<u32>(), summary.attempted);
        let met = visits.iter().filter(|visit| visit.outcome.reached()).count();
        prop_assert_eq!(summary.met, number(met));
        prop_assert_eq!(summary.at_home + summary.not_at_home, summary.met);
        prop_assert_eq!(summary.modes.iter().map(|(_, count)| count).sum::<u32>(), summary.met);
        let hazards = &summary.hazards;
        let found = tables.hazards.iter().filter(|hazard| hazard.day == date()).count();
        prop_assert_eq!(hazards.found, number(found));
        let ended = hazards.fixed + hazards.reported + hazards.closed + hazards.to_fix + hazards.to_recheck;
        prop_assert_eq!(ended, number(log.hazards.len()));
        prop_assert_eq!(hazards.by_severity.iter().map(|(_, count)| count).sum::<u32>(), hazards.found);
        prop_assert_eq!(hazards.by_category.iter().map(|(_, count)| count).sum::<u32>(), hazards.found);
        let needs: usize = visits.iter().map(|visit| visit.needs.len()).sum();
        prop_assert_eq!(summary.events.heard, number(needs));
        let late = visits.iter().filter(|visit| visit.late).count();
        prop_assert!(summary.late >= number(late));
        prop_assert_eq!(summary.tasks.added, number(tables.tasks.len()));
        prop_assert_eq!(summary.tasks.carried + summary.tasks.done, number(log.tasks.len()));
        let standing = log.timeline.iter().filter(|entry| !entry.undone && entry.place().is_some());
        prop_assert!(standing.count() >= visits.len() + found);
        prop_assert!(log.timeline.is_sorted_by_key(|entry| entry.at));
        prop_assert_eq!(summary.minutes, log.head.rounds.iter().map(|round| round.minutes()).sum::<u32>());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn any_day_makes_a_file_of_every_format(deeds in prop::collection::vec(deed(), 0..10)) {
        let mut scene = Scene::new();
        for deed in &deeds {
            act(&mut scene, deed);
        }
        in_both(&mut scene, &Privacy::Masked, |export, _| {
            for format in Format::ALL {
                assert!(!export.bytes(format).unwrap().is_empty());
            }
        });
    }
}
