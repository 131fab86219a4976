//! The ledger's promises as properties over random changes. Not the stores: those have their own tests.

use chrono::Duration;
use proptest::prelude::*;
use uuid::Uuid;

use super::backing::Memory;
use super::*;
use crate::clock::{FixedClock, parse_moment};
use crate::domain::codes::TaskOrigin;
use crate::domain::task::Task;
use crate::domain::trace::{Seen, Trace};
use crate::domain::{Id, Record};

fn clock() -> FixedClock {
    FixedClock::at(parse_moment("2026-11-22T09:00:00+08:00").unwrap())
}

fn empty() -> Ledger {
    Ledger::open(Box::new(Memory::new(Uuid::from_u128(7))))
        .unwrap()
        .0
}

fn task(number: u128, title: &str, clock: &dyn Clock) -> Task {
    Task::new(
        Id::new(Uuid::from_u128(number)),
        title.to_owned(),
        TaskOrigin::new("mentor"),
        clock.now(),
    )
}

fn note(clock: &dyn Clock) -> Trace {
    Trace {
        id: Id::new(clock.id()),
        day: clock.today(),
        at: clock.now(),
        seen: Seen::Shown,
        subject: None,
        reason: None,
    }
}

fn all(ledger: &Ledger) -> Vec<(Uuid, String)> {
    let mut rows: Vec<_> = ledger
        .tables()
        .tasks
        .iter()
        .map(|task| (task.id.uuid(), task.title.clone()))
        .collect();
    rows.sort();
    rows
}

#[derive(Clone, Debug)]
enum Deed {
    Put(u8, u8),
    Remove(u8),
    Many(u8),
    Note,
    Undo,
    Redo,
    Reopen,
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let deed = prop_oneof![
        4 => (0u8..6, any::<u8>()).prop_map(|(id, title)| Deed::Put(id, title)),
        2 => (0u8..6).prop_map(Deed::Remove),
        1 => any::<u8>().prop_map(Deed::Many),
        2 => Just(Deed::Note),
        4 => Just(Deed::Undo),
        3 => Just(Deed::Redo),
        1 => Just(Deed::Reopen),
    ];
    prop::collection::vec(deed, 1..40)
}

fn reopened(mut ledger: Ledger) -> Ledger {
    let operations = ledger.history(None).unwrap();
    Ledger::open(Box::new(Memory::holding(Uuid::from_u128(7), operations)))
        .unwrap()
        .0
}

/// Does one deed to the ledger and to a plain model: the states before each step, and those taken back.
fn play(
    mut ledger: Ledger,
    deed: &Deed,
    past: &mut Vec<Vec<(Uuid, String)>>,
    future: &mut Vec<Vec<(Uuid, String)>>,
    clock: &FixedClock,
) -> Ledger {
    let before = all(&ledger);
    let mut edit = ledger.edit();
    match deed {
        Deed::Put(id, title) => edit.put(task(u128::from(*id), &title.to_string(), clock)),
        Deed::Remove(id) => edit.remove::<Task>(Id::new(Uuid::from_u128(u128::from(*id)))),
        Deed::Many(title) => (0..CHUNK_CHANGES as u128 + 5)
            .for_each(|n| edit.put(task(100 + n, &title.to_string(), clock))),
        Deed::Undo => {
            match (ledger.undo(clock), past.pop()) {
                (Ok(_), Some(earlier)) => {
                    assert_eq!(all(&ledger), earlier);
                    future.push(before);
                }
                (Err(LedgerError::NothingToUndo), None) => {}
                (answer, model) => {
                    panic!("undo answered {answer:?}, the model {}", model.is_some())
                }
            }
            return ledger;
        }
        Deed::Redo => {
            match (ledger.redo(clock), future.pop()) {
                (Ok(_), Some(later)) => {
                    assert_eq!(all(&ledger), later);
                    past.push(before);
                }
                (Err(LedgerError::NothingToRedo), None) => {}
                (answer, model) => {
                    panic!("redo answered {answer:?}, the model {}", model.is_some())
                }
            }
            return ledger;
        }
        Deed::Reopen => return reopened(ledger),
        Deed::Note => {
            edit.put(note(clock));
            let changes = edit.changes();
            ledger.commit(operation::REVEAL, changes, clock).unwrap();
            return ledger;
        }
    }
    let changes = edit.changes();
    if ledger.commit("task", changes, clock).unwrap().is_some() {
        past.push(before);
        future.clear();
    }
    ledger
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn undo_and_redo_walk_the_states_back_and_forth_even_after_a_restart(deeds in deeds()) {
        let clock = clock();
        let (mut past, mut future) = (Vec::new(), Vec::new());
        let mut ledger = empty();
        for deed in &deeds {
            clock.advance(Duration::seconds(1));
            let noted = ledger.tables().traces.len();
            ledger = play(ledger, deed, &mut past, &mut future, &clock);
            let added = usize::from(matches!(deed, Deed::Note));
            prop_assert_eq!(ledger.tables().traces.len(), noted + added, "what was seen stays seen");
        }
        let now = all(&ledger);
        let seqs: Vec<u64> = ledger.headers().iter().map(|header| header.id.seq).collect();
        prop_assert_eq!(seqs, (1..=ledger.headers().len() as u64).collect::<Vec<_>>());
        prop_assert!(ledger.headers().windows(2).all(|pair| pair[0].at < pair[1].at));
        prop_assert_eq!(all(&reopened(ledger)), now);
    }
}

#[test]
fn a_change_made_from_an_older_state_is_refused_and_changes_nothing() {
    let (clock, mut ledger) = (clock(), empty());
    let mut edit = ledger.edit();
    edit.put(task(1, "a", &clock));
    let stale = edit.changes();
    ledger.commit("task", stale.clone(), &clock).unwrap();
    let mut stale_edit = stale;
    stale_edit[0].after = Some(Record::Task(task(1, "b", &clock)));
    let refused = ledger.commit("task", stale_edit, &clock);
    assert!(matches!(
        refused,
        Err(LedgerError::Changed { table: "tasks", .. })
    ));
    assert_eq!(all(&ledger), vec![(Uuid::from_u128(1), "a".to_owned())]);
}

#[test]
fn a_change_that_changes_nothing_writes_nothing() {
    let (clock, mut ledger) = (clock(), empty());
    let mut edit = ledger.edit();
    edit.put(task(1, "a", &clock));
    let changes = edit.changes();
    ledger.commit("task", changes, &clock).unwrap();
    let mut again = ledger.edit();
    again.put(task(1, "a", &clock));
    let changes = again.changes();
    assert_eq!(ledger.commit("task", changes, &clock).unwrap(), None);
    assert_eq!(ledger.headers().len(), 1);
}

#[test]
fn a_clock_that_goes_back_keeps_the_order_of_operations() {
    let (clock, mut ledger) = (clock(), empty());
    for number in 0..3 {
        clock.advance(Duration::days(-400));
        let mut edit = ledger.edit();
        edit.put(task(number, "a", &clock));
        let changes = edit.changes();
        ledger.commit("task", changes, &clock).unwrap();
    }
    assert!(
        ledger
            .headers()
            .windows(2)
            .all(|pair| pair[0].at < pair[1].at)
    );
}
