//! kill -9 at random moments: no acknowledged operation is lost, none is there twice, drafts included.
//!
//! The child is this test program itself, run again with a folder in its environment.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use gridday::ledger::backing::Backing;
use gridday::ledger::draft::Draft;
use gridday::ledger::operation::{Change, Operation};
use uuid::Uuid;

use crate::damage::Dice;
use crate::people::{Past, ledger_of, now, open};

const FOLDER: &str = "GRIDDAY_TEST_KILLED_STORE";
const ROUNDS: usize = 20;

/// What comes next depends only on how many operations there are.
fn go_on(past: &mut Past) -> Vec<Operation> {
    match past.operations.len() % 11 {
        4 => past.batch(3),
        _ => vec![past.next()],
    }
}

/// Commits for ever and says what was acknowledged; returns at once when run as a test among others.
#[test]
fn the_child_that_is_killed() {
    let Some(folder) = std::env::var_os(FOLDER) else {
        return;
    };
    let mut found = open(Path::new(&folder));
    let mut past = Past::new(Uuid::nil());
    while past.operations.len() < found.opened.headers.len() {
        go_on(&mut past);
    }
    past.go_on(&found.opened);
    let mut out = std::io::stdout();
    writeln!(out, "\nready").unwrap();
    for number in 0u64.. {
        let mut operations = go_on(&mut past);
        if number % 5 == 3 {
            (0..6).for_each(|_| operations.extend(go_on(&mut past)));
        }
        found.store.append(&operations).unwrap();
        writeln!(out, "done {}", past.operations.len()).unwrap();
        if number % 8 == 0 {
            let (id, kind, state) = (Uuid::from_u128(7), "note".to_owned(), past.operations.len());
            let draft = Draft {
                id,
                kind,
                subject: None,
                state: state.to_string(),
                at: now(),
            };
            found.store.drafts().save(&draft).unwrap();
            writeln!(out, "draft {state}").unwrap();
        }
        out.flush().unwrap();
    }
}

/// Lets the child work for a while and kills it; gives the last number it said of operations and drafts.
fn killed_after(folder: &Path, pause: Duration) -> (usize, usize) {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["kill::the_child_that_is_killed", "--exact", "--nocapture"])
        .env(FOLDER, folder)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    lines
        .find(|line| line.as_ref().is_ok_and(|line| line == "ready"))
        .unwrap()
        .unwrap();
    let (mut done, mut drafted) = (0, 0);
    let reader = std::thread::spawn(move || {
        for line in lines.map_while(Result::ok) {
            match line.split_once(' ') {
                Some(("done", number)) => done = number.parse().unwrap_or(done),
                Some(("draft", number)) => drafted = number.parse().unwrap_or(drafted),
                _ => {}
            }
        }
        (done, drafted)
    });
    std::thread::sleep(pause);
    child.kill().unwrap();
    child.wait().unwrap();
    reader.join().unwrap()
}

#[test]
fn no_acknowledged_operation_is_lost_and_none_doubled() {
    let folder = tempfile::tempdir().unwrap();
    ledger_of(folder.path(), 0);
    let mut dice = Dice(u64::from(std::process::id()) << 20 | 0x5bd1_e995);
    let mut said = 0;
    for round in 0..ROUNDS {
        if round % 5 == 4 {
            std::fs::remove_dir_all(folder.path().join("store")).unwrap();
        }
        let pause = Duration::from_micros(500 + dice.roll(150_000) as u64);
        let (done, drafted) = killed_after(folder.path(), pause);
        said = said.max(done);
        let mut found = open(folder.path());
        let count = found.opened.headers.len();
        assert!(count >= said, "round {round}: {count} of {said}");
        let mut past = Past::new(Uuid::nil());
        while past.operations.len() < count {
            go_on(&mut past);
        }
        assert_eq!(
            past.operations.len(),
            count,
            "round {round}: a part of a batch"
        );
        let changes = |operation: &Operation| -> Vec<Change> { operation.changes.clone() };
        let operations: Vec<_> = found.operations().into_iter().map(Option::unwrap).collect();
        for (number, (got, wanted)) in operations.iter().zip(&past.operations).enumerate() {
            assert!(
                changes(got) == changes(wanted),
                "round {round}: operation {}",
                number + 1
            );
        }
        if past.operations.len() == count {
            assert!(
                found.standing == past.standing,
                "round {round}: other records"
            );
        }
        let kept = found.store.drafts().kept().unwrap();
        let kept = kept.first().map_or(0, |draft| draft.state.parse().unwrap());
        assert!(kept >= drafted, "round {round}: draft {kept} of {drafted}");
    }
    assert!(said > ROUNDS, "the child came to {said} only");
}
