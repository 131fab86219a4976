//! kill -9 at a random moment of everything the program does to a ledger: afterwards the old state or the new, nothing
//! acknowledged is lost, nothing is there twice.

use std::collections::BTreeSet;
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use gridday::ledger::Ledger;
use gridday::ledger::secret::Key;
use gridday::store::Store;

use crate::damage::{self, Dice, Files};
use crate::people::now;
use crate::pty::Session;
use crate::pty::home::Home;
use crate::runner::Case;

/// A ledger of three doors, with a backup of it and a roster beside it.
static TEMPLATE: LazyLock<(Files, usize)> = LazyLock::new(|| {
    let home = Home::new();
    let done = |arguments: &[&str]| {
        let output = home.command(arguments).output().expect("the program");
        assert!(output.status.success(), "{arguments:?}");
    };
    done(&["init", "--no-passphrase"]);
    for door in ["3-1-101", "3-1-102", "3-1-201"] {
        done(&["household", "add", door]);
    }
    done(&["day", "start"]);
    done(&["day", "plan", "3-1"]);
    done(&["backup", "--to", "whole.backup"]);
    let roster = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/roster.csv");
    let text = std::fs::read_to_string(roster).expect("a roster");
    let few: Vec<&str> = text.lines().take(120).collect();
    std::fs::write(home.path().join("roster.csv"), few.join("\n")).expect("a roster");
    let mut files = Files::new();
    damage::files(home.path(), home.path(), &mut files);
    let count = opened(&home.ledger()).headers().len();
    (files, count)
});

fn opened(root: &Path) -> Ledger {
    let store = Store::open(root, now()).unwrap_or_else(|error| panic!("{error}"));
    let ledger = Ledger::open(Box::new(store));
    ledger.unwrap_or_else(|error| panic!("{error}")).0
}

/// A home with that ledger, for one case.
pub struct Ground {
    home: Home,
}

impl Ground {
    pub fn new(_: &Case) -> Self {
        let home = Home::new();
        damage::write(home.path(), &TEMPLATE.0);
        Self { home }
    }

    pub fn home(&self) -> &Home {
        &self.home
    }

    pub fn environment(&self) -> Vec<(String, String)> {
        self.home.environment()
    }

    /// A visit as a line of `apply`.
    pub fn line(&self, number: usize) -> String {
        let note = "灯".repeat(number % 7 * 30);
        format!(
            "{{\"do\":\"visit\",\"door\":\"3-1-101\",\"outcome\":\"met\",\"note\":\"{number} {note}\"}}\n"
        )
    }

    pub fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().expect("the program")
    }

    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = self.home.command(arguments);
        command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    /// Every acknowledged operation is there, once; so is what was there before. Gives the ledger.
    pub fn holds(&self, acknowledged: &[String]) -> Ledger {
        let ledger = opened(&self.home.ledger());
        let ids: Vec<String> = ledger
            .headers()
            .iter()
            .map(|it| it.id.to_string())
            .collect();
        let once: BTreeSet<&String> = ids.iter().collect();
        assert_eq!(once.len(), ids.len(), "an operation twice");
        assert!(
            ids.len() >= TEMPLATE.1 + acknowledged.len(),
            "operations are missing"
        );
        for id in acknowledged {
            assert!(once.contains(id), "{id} was acknowledged and is lost");
        }
        ledger
    }

    /// Starts a command and kills it at a random moment of the time it takes.
    fn killed(&self, arguments: &[&str], span: Duration, dice: &mut Dice) {
        let mut child = self.command(arguments).spawn().expect("the program");
        let micros = span.as_micros() as usize;
        std::thread::sleep(Duration::from_micros(dice.roll(micros + micros / 8) as u64));
        child.kill().expect("killing it");
        child.wait().expect("its end");
    }
}

/// How long a command takes on a ledger of its own.
fn span(prepare: impl Fn(&Ground), arguments: &[&str]) -> Duration {
    let home = Home::new();
    damage::write(home.path(), &TEMPLATE.0);
    let ground = Ground { home };
    prepare(&ground);
    let start = Instant::now();
    let output = ground.run(arguments);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {said}");
    start.elapsed()
}

/// The operations that `apply` said were on disk.
pub fn acknowledged(out: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(out);
    let whole = text.rsplit_once('\n').map_or("", |(whole, _)| whole);
    whole
        .lines()
        .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok())
        .filter(|answer| answer["ok"] == true)
        .filter_map(|answer| Some(answer["operation"].as_str()?.to_owned()))
        .collect()
}

pub fn apply(case: &mut Case) {
    static SPAN: LazyLock<Duration> = LazyLock::new(|| span(|_| {}, &["history"]));
    let ground = Ground::new(case);
    let mut command = ground.command(&["apply"]);
    let mut child = command.stdin(Stdio::piped()).spawn().expect("the program");
    let mut input = child.stdin.take().expect("its input");
    let lines: Vec<String> = (0..5_000).map(|number| ground.line(number)).collect();
    let feeding = std::thread::spawn(move || {
        let _ = lines
            .iter()
            .try_for_each(|line| input.write_all(line.as_bytes()));
    });
    let mut out = child.stdout.take().expect("its output");
    let reading = std::thread::spawn(move || {
        let mut bytes = Vec::new();
        let _ = out.read_to_end(&mut bytes);
        bytes
    });
    let micros = SPAN.as_micros() as usize / 2 + case.dice.roll(120_000);
    std::thread::sleep(Duration::from_micros(micros as u64));
    child.kill().expect("killing it");
    child.wait().expect("its end");
    let said = acknowledged(&reading.join().expect("its answers"));
    feeding.join().expect("feeding it");
    ground.holds(&said);
}

/// What the screen called recorded, or taken back, before it was killed is there.
pub fn screen(case: &mut Case) {
    let ground = Ground::new(case);
    let mut session = Session::start(&ground.home, &[], (80, 24), &[]);
    session.wait_text("记一笔");
    let mut said = 0;
    for _ in 0..case.dice.roll(3) {
        session.keys("4");
        session.wait_text("已记");
        session.keys("<backspace>");
        session.wait_text("已撤销");
        // The same key within 120 ms is a key held down.
        std::thread::sleep(Duration::from_millis(140));
        said += 2;
    }
    session.keys(["4", "220", "1", "c"][case.dice.roll(4)]);
    std::thread::sleep(Duration::from_micros(case.dice.roll(40_000) as u64));
    session.kill9();
    let ledger = ground.holds(&[]);
    let count = ledger.headers().len();
    let most = TEMPLATE.1 + said + 1;
    assert!(
        (TEMPLATE.1 + said..=most).contains(&count),
        "{count} operations, {said} said"
    );
}

pub fn import(case: &mut Case) {
    const WORDS: &[&str] = &["import", "roster", "roster.csv"];
    static SPAN: LazyLock<Duration> = LazyLock::new(|| span(|_| {}, WORDS));
    static DOORS: LazyLock<usize> = LazyLock::new(|| {
        let home = Home::new();
        damage::write(home.path(), &TEMPLATE.0);
        let ground = Ground { home };
        ground.run(WORDS);
        doors(&ground.holds(&[]))
    });
    let ground = Ground::new(case);
    ground.killed(WORDS, *SPAN, &mut case.dice);
    let found = doors(&ground.holds(&[]));
    assert!(
        found == 3 || found == *DOORS,
        "{found} doors, half an import"
    );
    let again = ground.run(WORDS);
    assert!(again.status.success());
    assert_eq!(doors(&ground.holds(&[])), *DOORS, "imported again");
}

fn doors(ledger: &Ledger) -> usize {
    let counts = ledger.tables().counts();
    let households = counts.iter().find(|(table, _)| *table == "households");
    households.map_or(0, |(_, count)| *count)
}

pub fn export(case: &mut Case) {
    const WORDS: &[&str] = &[
        "log",
        "--day",
        "2026-11-22",
        "--format",
        "json",
        "--out",
        "day.json",
    ];
    static SPAN: LazyLock<Duration> = LazyLock::new(|| span(|_| {}, WORDS));
    let ground = Ground::new(case);
    ground.killed(WORDS, *SPAN, &mut case.dice);
    if let Ok(text) = std::fs::read_to_string(ground.home.path().join("day.json")) {
        serde_json::from_str::<serde_json::Value>(&text).expect("a whole file");
    }
    let again = [WORDS, &["--force"]].concat();
    assert!(ground.run(&again).status.success(), "exported again");
    for entry in std::fs::read_dir(ground.home.path())
        .expect("the home")
        .flatten()
    {
        let name = entry.file_name().to_string_lossy().into_owned();
        assert!(!name.ends_with(".part"), "{name} is left");
    }
    ground.holds(&[]);
}

pub fn backup(case: &mut Case) {
    const WORDS: &[&str] = &["backup", "--to", "new.backup"];
    static SPAN: LazyLock<Duration> = LazyLock::new(|| span(|_| {}, WORDS));
    let ground = Ground::new(case);
    ground.killed(WORDS, *SPAN, &mut case.dice);
    let file = ground.home.path().join("new.backup");
    if file.exists() {
        let place = case.path().join("restored");
        let made = Store::restore(&file, &place, now(), &Key::Open, &mut |_, _| {});
        assert!(made.is_ok(), "a backup that is none");
    }
    ground.holds(&[]);
}

pub fn restore(case: &mut Case) {
    const WORDS: &[&str] = &["restore", "whole.backup", "--ledger", "new"];
    static SPAN: LazyLock<Duration> = LazyLock::new(|| span(|_| {}, WORDS));
    let ground = Ground::new(case);
    ground.killed(WORDS, *SPAN, &mut case.dice);
    let place = ground.home.path().join("new");
    if !place.exists() {
        assert!(ground.run(WORDS).status.success(), "the next attempt");
    }
    assert_eq!(opened(&place).headers().len(), TEMPLATE.1);
}

pub fn compact(case: &mut Case) {
    const WORDS: &[&str] = &["doctor", "--compact"];
    static SPAN: LazyLock<Duration> = LazyLock::new(|| span(|_| {}, WORDS));
    let ground = Ground::new(case);
    ground.killed(WORDS, *SPAN, &mut case.dice);
    let ledger = ground.holds(&[]);
    assert_eq!(doors(&ledger), 3);
    drop(ledger);
    assert!(ground.run(&["doctor", "--repair"]).status.success());
}

pub fn rebuild(case: &mut Case) {
    fn no_tables(ground: &Ground) {
        std::fs::remove_dir_all(ground.home.ledger().join("store")).expect("removing");
    }
    static SPAN: LazyLock<Duration> = LazyLock::new(|| span(no_tables, &["history"]));
    let ground = Ground::new(case);
    no_tables(&ground);
    ground.killed(&["history"], *SPAN, &mut case.dice);
    assert_eq!(doors(&ground.holds(&[])), 3);
}

pub fn checkpoint(case: &mut Case) {
    const WORDS: &[&str] = &["visit", "3-1-102", "met"];
    static SPAN: LazyLock<Duration> = LazyLock::new(|| span(|_| {}, WORDS));
    let ground = Ground::new(case);
    ground.killed(WORDS, *SPAN, &mut case.dice);
    let ledger = ground.holds(&[]);
    assert!(ledger.headers().len() <= TEMPLATE.1 + 1);
    assert_eq!(doors(&ledger), 3);
}

/// The whole ledger, or none: what was begun is finished by whatever comes next.
pub fn wipe(case: &mut Case) {
    const WORDS: &[&str] = &["wipe", "--count", "0", "--words", "wipe without export"];
    static SPAN: LazyLock<Duration> = LazyLock::new(|| span(|_| {}, WORDS));
    let ground = Ground::new(case);
    let root = ground.home.ledger();
    // A part of the cases falls into the short while in which files go.
    ground.killed(WORDS, *SPAN, &mut case.dice);
    if root.join("keys").exists() && !root.join("WIPING").exists() {
        assert_eq!(doors(&ground.holds(&[])), 3);
        assert!(ground.run(WORDS).status.success(), "wiped again");
    } else {
        assert_eq!(ground.run(&["history"]).status.code(), Some(1));
    }
    // Killed between its last two steps it may leave the folder itself, empty.
    let left = std::fs::read_dir(&root).map_or(0, Iterator::count);
    assert_eq!(left, 0, "something is left");
}
