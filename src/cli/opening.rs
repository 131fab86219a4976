//! Making and opening the ledger a command works on: the worker's own, or the demo's. Not the store.

use std::path::{Path, PathBuf};

use super::arguments::{General, Init};
use super::failure::Failure;
use super::output;
use super::passphrase::{Source, show_recovery};
use super::surroundings::Surroundings;
use super::tries::after_wait;
use crate::clock::Clock;
use crate::error::{Error, Kind};
use crate::i18n::{Texts, Value};
use crate::ledger::backing::{BackingError, Notice};
use crate::ledger::secret::Secret;
use crate::ledger::{Ledger, LedgerError, demo};
use crate::store::Store;
use crate::store::keys::cost::Cost;

/// The seed of the made-up community: every demo begins the same.
const SEED: u64 = 1;

/// Where the ledger is: `--demo`, `--ledger`, `GRIDDAY_LEDGER`, or the platform's folder for data.
///
/// # Errors
/// When there is no home either.
pub fn folder(general: &General, around: &Surroundings) -> Result<PathBuf, Error> {
    let folder = if general.demo {
        around.demo_folder()
    } else {
        (general.ledger.clone()).or_else(|| around.ledger_folder())
    };
    folder.ok_or(Error::refused("cli-no-home"))
}

/// Makes a ledger: behind a passphrase, or, when that is asked for, with its key in a file beside it.
///
/// # Errors
/// When there is one already, the passphrase is refused, nobody can be asked for one, or the disk refuses.
pub fn init(
    init: Init,
    general: &General,
    around: &Surroundings,
    clock: &dyn Clock,
    texts: &Texts,
) -> Result<(), Failure> {
    let folder = folder(general, around)?;
    let path = || [("path", folder.display().to_string().into())];
    // One that stands there is told before anything is asked.
    if init.no_passphrase || Store::exists(&folder) {
        create(&folder, clock)?.close()?;
        output::talk(&texts.with("cli-done-init", &path()));
        return Ok(());
    }
    let mut source = Source::new(general, around, texts)?;
    let secret = source.fresh().map_err(|failure| match failure.error {
        Error::Ledger(LedgerError::Backing(BackingError::Locked)) => {
            Error::refused("cli-init-no-passphrase").into()
        }
        _ => failure,
    })?;
    let (ledger, shown) = create_behind(&folder, &secret, clock)?;
    ledger.close()?;
    output::talk(&texts.with("cli-done-init-behind", &path()));
    show_recovery(&shown, texts)
}

/// Makes a ledger behind a passphrase; beside it comes its recovery key.
///
/// # Errors
/// When there is one already, or the disk refuses.
pub fn create_behind(
    folder: &Path,
    secret: &Secret,
    clock: &dyn Clock,
) -> Result<(Ledger, Secret), Failure> {
    let cost = Cost::calibrated(clock).map_err(BackingError::from)?;
    let (store, shown) = Store::create_behind(folder, clock.now(), secret, cost)?;
    Ok((Ledger::open(Box::new(store))?.0, shown))
}

/// Opens the ledger; with it comes what was repaired, a sentence each. A demo that is not there yet is made.
///
/// # Errors
/// When there is none, another process holds it, or it cannot be repaired.
pub fn open(
    general: &General,
    around: &Surroundings,
    clock: &dyn Clock,
    texts: &Texts,
) -> Result<(Ledger, Vec<String>), Failure> {
    let folder = folder(general, around)?;
    if !general.demo {
        return open_there(&folder, general, around, clock, texts);
    }
    let mut left = Vec::new();
    if Store::exists(&folder) {
        match open_there(&folder, general, around, clock, texts) {
            // Nobody's work is lost with a demo: one that does not open any more is made again.
            Err(failure) if is_unreadable(&failure.error) => {
                forget(&folder);
                left.push(texts.get("cli-demo-anew").into_owned());
            }
            opened => return opened,
        }
    }
    let mut ledger = create(&folder, clock)?;
    demo::fill_in(&mut ledger, SEED, clock, demo::Wording::of(texts.tag()))?;
    Ok((ledger, left))
}

/// Whether a ledger does not open for what lies in it: damaged, or of another version.
fn is_unreadable(error: &Error) -> bool {
    let newer = matches!(
        error,
        Error::Ledger(LedgerError::Backing(BackingError::Newer { .. }))
    );
    newer || error.kind() == Kind::Damaged
}

/// Opens the ledger in a folder that has one.
fn open_there(
    folder: &Path,
    general: &General,
    around: &Surroundings,
    clock: &dyn Clock,
    texts: &Texts,
) -> Result<(Ledger, Vec<String>), Failure> {
    let ways = Store::ways(folder)?;
    let mut source = Source::new(general, around, texts)?;
    let store = source.opened(ways, &mut |key| {
        after_wait(folder, clock, texts, || {
            Store::open_by(folder, clock.now(), key)
        })
    })?;
    let (mut ledger, notices) = Ledger::open(Box::new(store))?;
    // A demo killed while it was made has no people yet.
    if general.demo && ledger.headers().is_empty() {
        demo::fill_in(&mut ledger, SEED, clock, demo::Wording::of(texts.tag()))?;
    }
    let repaired = notices.iter().map(|notice| sentence(notice, texts));
    Ok((ledger, repaired.collect()))
}

/// Opens the ledger, or makes it where there is none: the screen needs no `init`.
///
/// # Errors
/// As [`open`].
pub fn open_or_make(
    general: &General,
    around: &Surroundings,
    clock: &dyn Clock,
    texts: &Texts,
) -> Result<(Ledger, Vec<String>), Failure> {
    let folder = folder(general, around)?;
    if general.demo || Store::exists(&folder) {
        return open(general, around, clock, texts);
    }
    Ok((create(&folder, clock)?, Vec::new()))
}

/// Makes a ledger whose key lies in a file beside it.
///
/// # Errors
/// When there is one already, or the disk refuses.
pub fn create(folder: &Path, clock: &dyn Clock) -> Result<Ledger, Failure> {
    let (ledger, _) = Ledger::open(Box::new(Store::create(folder, clock.now())?))?;
    Ok(ledger)
}

/// A demo that was left is not kept; one that was killed is, and goes on.
pub fn forget(folder: &Path) {
    if let Err(error) = std::fs::remove_dir_all(folder) {
        tracing::warn!(kind = ?error.kind(), "the demo's folder stays");
    }
}

/// What was repaired, in words.
pub fn sentence(notice: &Notice, texts: &Texts) -> String {
    let values = notice.values.iter();
    let values: Vec<(&str, Value<'_>)> = values
        .map(|(name, value)| {
            // Numbers as numbers, so that a message can count.
            let number = value.parse::<f64>().map(Value::from);
            (
                *name,
                number.unwrap_or_else(|_| Value::from(value.as_str())),
            )
        })
        .collect();
    texts.with(notice.key, &values)
}
