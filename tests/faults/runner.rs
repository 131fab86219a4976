//! Running rows: a seed for each case, two cases at a time, a line for each row, a report. Knows no row.

use std::cell::RefCell;
use std::io::{IsTerminal, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Instant;

use serde_json::{Value, json};

use crate::damage::Dice;

/// A row: name, quick count, full count, one case.
pub struct Row(pub &'static str, pub u32, pub u32, pub fn(&mut Case));

/// A planted fault, by name, and the rows that must find it; `plant` does it.
pub struct Planted {
    pub name: &'static str,
    pub rows: &'static [&'static str],
    pub plant: fn(),
    pub remove: fn(),
}

/// One case of a row.
pub struct Case {
    /// The same every time for the same seed, row and number.
    pub dice: Dice,
    /// Which case it is, from 0.
    pub number: u32,
    folder: tempfile::TempDir,
}

impl Case {
    fn new(seed: u64, row: &str, number: u32) -> Self {
        let name = format!("{seed}/{row}/{number}");
        let hash = blake3::hash(name.as_bytes());
        let bytes = hash.as_bytes()[..8].try_into().expect("eight bytes");
        Self {
            dice: Dice(u64::from_le_bytes(bytes) | 1),
            number,
            folder: tempfile::tempdir().expect("a folder"),
        }
    }

    /// One that belongs to no row, to measure something with.
    pub fn scratch() -> Self {
        Self::new(0, "scratch", 0)
    }

    /// A folder for this case alone.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }
}

/// What was asked for.
pub struct Wish {
    full: bool,
    rows: Vec<String>,
    seed: u64,
    case: Option<u32>,
    report: Option<PathBuf>,
}

impl Wish {
    /// Cargo's own words for test programs are passed over.
    fn read() -> Option<Self> {
        let mut wish = Self {
            full: false,
            rows: Vec::new(),
            seed: 20_261_122,
            case: None,
            report: None,
        };
        let mut words = std::env::args().skip(1);
        while let Some(word) = words.next() {
            let mut number = || words.next().and_then(|word| word.parse().ok());
            match word.as_str() {
                "--list" => return None,
                "--full" => wish.full = true,
                "--seed" => wish.seed = number().unwrap_or(wish.seed),
                "--case" => wish.case = number().and_then(|it| u32::try_from(it).ok()),
                "--row" => wish.rows.extend(words.next()),
                "--report" => wish.report = words.next().map(PathBuf::from),
                "--test-threads" | "--skip" | "--format" => drop(words.next()),
                _ if word.starts_with('-') => {}
                _ => wish.rows.push(word),
            }
        }
        Some(wish)
    }

    fn wants(&self, row: &str) -> bool {
        self.rows.is_empty() || self.rows.iter().any(|wanted| row.contains(wanted.as_str()))
    }
}

thread_local! {
    static SAID: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Panics of a case are its result; those of other threads (sled's own) are nobody's.
fn keep_panics() {
    std::panic::set_hook(Box::new(|panic| {
        SAID.with_borrow_mut(|said| *said = panic.to_string().replace('\n', " "));
    }));
}

/// Bytes the machine must have free before a case begins: what fails for want of room is not the case's fault.
const ROOM: u64 = 1 << 30;

/// Waits for room on the machine's own disk.
///
/// # Panics
/// When there is none for ten minutes.
fn wait_for_room() {
    for _ in 0..600 {
        let free = rustix::fs::statvfs(std::env::temp_dir());
        if free.is_ok_and(|it| it.f_bavail.saturating_mul(it.f_frsize) >= ROOM) {
            return;
        }
        std::thread::sleep(std::time::Duration::from_secs(1));
    }
    panic!("the machine's own disk is full");
}

/// Why a case failed, if it did.
fn failure(row: &Row, seed: u64, number: u32) -> Option<String> {
    let run = || {
        wait_for_room();
        let mut case = Case::new(seed, row.0, number);
        row.3(&mut case);
    };
    let done = catch_unwind(AssertUnwindSafe(run));
    done.is_err().then(|| SAID.with_borrow(Clone::clone))
}

/// Runs so many cases of a row; gives the numbers of those that failed and why.
fn run(row: &Row, wish: &Wish, count: u32, enough: usize) -> Vec<(u32, String)> {
    let (next, failed) = (AtomicU32::new(0), Mutex::new(Vec::new()));
    let numbers = wish.case.map_or(0..count, |case| case..case + 1);
    let bar = std::io::stderr().is_terminal();
    let work = || loop {
        let at = next.fetch_add(1, Ordering::Relaxed);
        let number = numbers.start + at;
        if number >= numbers.end || failed.lock().expect("a list").len() >= enough {
            return;
        }
        if bar {
            eprint!("\r{} {at} / {count}  ", row.0);
        }
        if let Some(said) = failure(row, wish.seed, number) {
            failed.lock().expect("a list").push((number, said));
        }
    };
    std::thread::scope(|scope| {
        scope.spawn(work);
        scope.spawn(work);
    });
    failed.into_inner().expect("a list")
}

fn row(row: &Row, wish: &Wish) -> (Value, bool) {
    let all = if wish.full { row.2 } else { row.1 };
    let count = if wish.case.is_some() { 1 } else { all };
    let start = Instant::now();
    let mut failed = run(row, wish, count, usize::MAX);
    failed.sort();
    let seconds = start.elapsed().as_secs_f64();
    println!(
        "\r{:<16} {count:>6} cases  {:>3} failed  {seconds:>7.1} s",
        row.0,
        failed.len()
    );
    for (number, said) in failed.iter().take(3) {
        println!(
            "  --row {} --seed {} --case {number}: {said}",
            row.0, wish.seed
        );
    }
    let cases: Vec<Value> = failed
        .iter()
        .map(|(number, said)| json!({ "case": number, "said": said }))
        .collect();
    let well = failed.is_empty();
    let report = json!({
        "row": row.0, "cases": count, "failures": failed.len(), "seconds": seconds, "failed": cases,
    });
    (report, well)
}

/// Plants a fault and runs the rows that must find it until one does.
fn planted(bug: &Planted, rows: &[Row], wish: &Wish) -> (Value, bool) {
    let start = Instant::now();
    (bug.plant)();
    let found = rows
        .iter()
        .filter(|row| bug.rows.contains(&row.0))
        .find_map(|row| {
            let failed = run(row, wish, row.1.max(40), 1);
            failed.first().map(|(number, _)| (row.0, *number))
        });
    (bug.remove)();
    let seconds = start.elapsed().as_secs_f64();
    match found {
        Some((row, case)) => println!("\rplanted {:<16} found by {row} in case {case}", bug.name),
        None => println!("\rplanted {:<16} NOT FOUND by {:?}", bug.name, bug.rows),
    }
    let by = found.map(|(row, _)| row);
    let report = json!({ "planted": bug.name, "found_by": by, "seconds": seconds });
    (report, found.is_some())
}

/// Runs what was asked for; fails when a case did, or a planted fault was not found.
pub fn main(rows: &[Row], bugs: &[Planted]) -> ExitCode {
    let Some(wish) = Wish::read() else {
        return ExitCode::SUCCESS;
    };
    keep_panics();
    let start = Instant::now();
    let (mut reports, mut well) = (Vec::new(), true);
    for one in rows.iter().filter(|row| wish.wants(row.0)) {
        let (report, good) = row(one, &wish);
        reports.push(report);
        well &= good;
    }
    for bug in bugs.iter().filter(|_| wish.wants("planted")) {
        let (report, good) = planted(bug, rows, &wish);
        reports.push(report);
        well &= good;
    }
    let seconds = start.elapsed().as_secs_f64();
    println!("seed {}, {seconds:.1} s in all", wish.seed);
    if let Some(path) = &wish.report {
        let report = json!({
            "seed": wish.seed, "full": wish.full, "seconds": seconds, "rows": reports,
        });
        let file = std::fs::File::create(path);
        let written = file.and_then(|mut file| writeln!(file, "{report:#}"));
        well &= written.is_ok();
    }
    if well {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
