//! Making and opening the ledger a command works on. Not the store.

use std::path::PathBuf;

use super::arguments::General;
use super::failure::Failure;
use super::output;
use super::surroundings::Surroundings;
use crate::clock::Clock;
use crate::error::Error;
use crate::i18n::{Texts, Value};
use crate::ledger::Ledger;
use crate::ledger::backing::Notice;
use crate::store::Store;

/// Where the ledger is: `--ledger`, `GRIDDAY_LEDGER`, or the platform's folder for data.
///
/// # Errors
/// When there is no home either.
pub fn folder(general: &General, around: &Surroundings) -> Result<PathBuf, Error> {
    general
        .ledger
        .clone()
        .or_else(|| around.ledger_folder())
        .ok_or(Error::refused("cli-no-home"))
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
    let (ledger, notices) = Ledger::open(Box::new(Store::create(&folder, clock.now())?))?;
    say(&notices, texts);
    ledger.close()?;
    let path = folder.display().to_string();
    output::talk(&texts.with("cli-done-init", &[("path", path.into())]));
    Ok(())
}

/// Opens the ledger and says what was repaired.
///
/// # Errors
/// When there is none, another process holds it, or it cannot be repaired.
pub fn open(
    general: &General,
    around: &Surroundings,
    clock: &dyn Clock,
    texts: &Texts,
) -> Result<Ledger, Failure> {
    let folder = folder(general, around)?;
    let (ledger, notices) = Ledger::open(Box::new(Store::open(&folder, clock.now())?))?;
    say(&notices, texts);
    Ok(ledger)
}

fn say(notices: &[Notice], texts: &Texts) {
    for notice in notices {
        let values = notice.values.iter();
        let values: Vec<(&str, Value<'_>)> = values
            .map(|(name, value)| {
                // Numbers as numbers, so that a message can count.
                let number = value.parse::<f64>().map(Value::from);
                (*name, number.unwrap_or_else(|_| value.as_str().into()))
            })
            .collect();
        output::talk(&texts.with(notice.key, &values));
    }
}
