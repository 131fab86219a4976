//! What opens a ledger: passphrases, recovery keys and key files that are almost right open nothing and are told apart, and
//! a change of the passphrase that is killed leaves one way in. Not what is sealed behind them.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use gridday::error::{Error, Kind};
use gridday::ledger::Ledger;
use gridday::ledger::backing::BackingError;
use gridday::ledger::secret::{Key, Secret};
use gridday::store::Store;
use gridday::store::keys::change::Change;
use gridday::store::keys::cost::Cost;

use crate::damage::{self, Dice, Files};
use crate::kills::Ground;
use crate::people::now;
use crate::runner::Case;

const PHRASE: &str = "Tofu lamp 42, 豆腐 Straße";
const NEXT: &str = "quiet lane 7";

/// The files of an empty ledger behind a passphrase of the least cost, and its recovery key.
static LOCKED: LazyLock<(Files, String)> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path().join("ledger");
    let phrase = Secret::typed(PHRASE.to_owned());
    let made = Store::create_behind(&root, now(), &phrase, Cost::FLOOR);
    let (store, shown) = made.expect("a ledger");
    drop(store);
    let mut files = Files::new();
    damage::files(&root, &root, &mut files);
    (files, shown.text().to_owned())
});

/// One small slip of a typing hand.
fn slipped(text: &str, dice: &mut Dice) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    let at = dice.roll(letters.len());
    match dice.roll(6) {
        0 => drop(letters.remove(at)),
        1 => letters.insert(at, letters[at]),
        2 => letters.swap(at, (at + 1) % text.chars().count()),
        3 => letters[at] = char::from(b'a' + dice.roll(26) as u8),
        4 if letters[at].is_uppercase() => letters[at] = letters[at].to_ascii_lowercase(),
        4 => letters[at] = letters[at].to_ascii_uppercase(),
        _ => letters.push(char::from(b'0' + dice.roll(10) as u8)),
    }
    letters.into_iter().collect()
}

/// A recovery key as whoever wrote it down may have read it.
fn as_read(key: &str) -> String {
    let key = key.replace('-', "").to_ascii_uppercase();
    key.replace('O', "0").replace(['I', 'L'], "1")
}

fn refused(root: &Path, key: &Key) -> BackingError {
    match Store::open_by(root, now(), key) {
        Ok(_) => panic!("it opened"),
        Err(error) => error,
    }
}

/// Almost the passphrase, almost the recovery key, almost the key file.
pub fn near(case: &mut Case) {
    let root = case.path().join("ledger");
    let (files, shown) = &*LOCKED;
    damage::write(&root, files);
    std::fs::set_permissions(&root, std::fs::Permissions::from_mode(0o700)).expect("a mode");
    let right = Secret::typed(PHRASE.to_owned());
    let (error, classes): (_, &[&str]) = match case.number % 8 {
        6 => {
            let typed = slipped(shown, &mut case.dice);
            if as_read(&typed) == as_read(shown) {
                return; // hyphens, small letters, O for 0, I and L for 1 are no slips
            }
            let error = refused(&root, &Key::Recovery(Secret::typed(typed)));
            (error, &["error-mistyped-recovery", "error-wrong-recovery"])
        }
        7 => {
            let mut bytes = files[Path::new("keys")].clone();
            let at = case.dice.roll(bytes.len());
            match case.dice.roll(4) {
                0 => bytes.truncate(at),
                _ => bytes[at] ^= 1 << case.dice.roll(8),
            }
            for name in ["keys", "keys.copy"] {
                std::fs::write(root.join(name), &bytes).expect("writing it");
            }
            (
                refused(&root, &Key::Passphrase(right)),
                &["error-damaged-keys"],
            )
        }
        _ => {
            let typed = Secret::typed(slipped(PHRASE, &mut case.dice));
            if typed == right {
                return; // a slip onto the same letter
            }
            (
                refused(&root, &Key::Passphrase(typed)),
                &["error-wrong-passphrase"],
            )
        }
    };
    let error = Error::from(error);
    let key = error.message_id();
    assert!(classes.contains(&key), "{key}, not {classes:?}");
    assert_eq!(error.kind() == Kind::Damaged, key == "error-damaged-keys");
}

fn opens(root: &Path, key: &Key) -> bool {
    match Store::open_by(root, now(), key) {
        Ok(store) => {
            let ledger = Ledger::open(Box::new(store)).expect("a ledger").0;
            assert_eq!(ledger.tables().households.len(), 3);
            true
        }
        Err(BackingError::WrongKey(_)) => false,
        Err(other) => panic!("{other}"),
    }
}

/// Puts the ground's ledger behind the first passphrase; gives its recovery key and the command that changes it.
fn changing(ground: &Ground) -> (Secret, Command) {
    let phrase = Change::Passphrase(Secret::typed(PHRASE.to_owned()), Cost::FLOOR);
    let changes = [phrase, Change::Recovery];
    let shown = Store::change_ways(&ground.home().ledger(), now(), &Key::Open, &changes);
    let shown = shown.expect("a passphrase").expect("a recovery key");
    let file = ground.home().path().join("secrets");
    std::fs::write(&file, format!("{PHRASE}\n{NEXT}\n")).expect("secrets");
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o600)).expect("a mode");
    let mut command = ground.command(&["passphrase", "change"]);
    command.env("GRIDDAY_PASSPHRASE_FILE", &file);
    (shown, command)
}

/// Killed while the passphrase is changed: the old one opens it or the new one, never both or none; the recovery key does.
pub fn killed(case: &mut Case) {
    static SPAN: LazyLock<Duration> = LazyLock::new(|| {
        let folder = Case::scratch();
        let ground = Ground::new(&folder);
        let (_, mut command) = changing(&ground);
        let start = Instant::now();
        let done = command.output().expect("the program");
        assert!(
            done.status.success(),
            "{}",
            String::from_utf8_lossy(&done.stderr)
        );
        start.elapsed()
    });
    let span = SPAN.as_micros() as usize;
    let ground = Ground::new(case);
    let (shown, mut command) = changing(&ground);
    let mut child = command.spawn().expect("the program");
    // Most of the time goes into deriving keys; the files are written at its end, where most cases fall.
    let from = if case.number.is_multiple_of(4) {
        0
    } else {
        span / 8 * 5
    };
    let micros = from + case.dice.roll(span / 8 * 9 - from);
    std::thread::sleep(Duration::from_micros(micros as u64));
    child.kill().expect("killing it");
    child.wait().expect("its end");
    let root = ground.home().ledger();
    let ways = [PHRASE, NEXT].map(|text| Key::Passphrase(Secret::typed(text.to_owned())));
    let open = ways.iter().filter(|key| opens(&root, key)).count();
    assert_eq!(open, 1, "ways in by passphrase");
    assert!(opens(&root, &Key::Recovery(shown)), "the recovery key");
    let read = |name: &str| std::fs::read(root.join(name)).expect("a key file");
    assert!(read("keys") == read("keys.copy"), "unlike copies");
}
