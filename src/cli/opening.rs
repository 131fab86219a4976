//! Making and opening the ledger a command works on: the worker's own, or the demo's. Not the store.

use std::path::{Path, PathBuf};

use super::arguments::General;
use super::failure::Failure;
use super::output;
use super::surroundings::Surroundings;
use crate::clock::Clock;
use crate::error::Error;
use crate::i18n::{Texts, Value};
use crate::ledger::backing::Notice;
use crate::ledger::{Ledger, demo};
use crate::store::Store;

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

/// Makes a ledger whose key lies in a file beside it.
///
/// # Errors
/// When there is one already, or the disk refuses.
pub fn init(
    general: &General,
    around: &Surroundings,
    clock: &dyn Clock,
    texts: &Texts,
) -> Result<(), Failure> {
    let folder = folder(general, around)?;
    create(&folder, clock)?.close()?;
    let path = folder.display().to_string();
    output::talk(&texts.with("cli-done-init", &[("path", path.into())]));
    Ok(())
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
    if general.demo && !Store::exists(&folder) {
        let mut ledger = create(&folder, clock)?;
        demo::fill(&mut ledger, SEED, clock)?;
        return Ok((ledger, Vec::new()));
    }
    let (mut ledger, notices) = Ledger::open(Box::new(Store::open(&folder, clock.now())?))?;
    // A demo killed while it was made has no people yet.
    if general.demo && ledger.headers().is_empty() {
        demo::fill(&mut ledger, SEED, clock)?;
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

fn create(folder: &Path, clock: &dyn Clock) -> Result<Ledger, Failure> {
    let (ledger, _) = Ledger::open(Box::new(Store::create(folder, clock.now())?))?;
    Ok(ledger)
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
