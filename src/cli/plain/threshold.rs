//! The first start in lines: what to begin with, then a passphrase and the recovery key, as on the screen. Opens nothing that
//! stands already.

use std::path::Path;

use super::input::{Came, Input, Typed};
use crate::cli::arguments::General;
use crate::cli::failure::Failure;
use crate::cli::opening;
use crate::cli::passphrase::Source;
use crate::cli::surroundings::Surroundings;
use crate::clock::SystemClock;
use crate::i18n::{Language, Texts};
use crate::ledger::Ledger;
use crate::tui::plain::welcome::{Answer, Welcome};
use crate::tui::welcome::Begin;

/// An open ledger and what was repaired in it.
pub type Opened = (Ledger, Vec<String>);

/// Asks what to begin with, and in which language; none when the person leaves.
///
/// # Errors
/// When standard output cannot be written.
pub fn welcome(
    input: &mut Input,
    language: Language,
    folder: &Path,
) -> Result<Option<(Begin, Language)>, Failure> {
    let mut welcome = Welcome::new(language, folder);
    loop {
        input.say(welcome.lines())?;
        input.prompt(">")?;
        let answer = match input.next() {
            Came::End | Came::Told(_) => return Ok(None),
            Came::One(Typed::Text(line)) => welcome.take(&line),
            Came::Stop => {
                input.blank(true);
                Answer::Again
            }
            Came::One(Typed::Unreadable) | Came::Many(_) | Came::Idle => Answer::Again,
        };
        match answer {
            Answer::Again => {}
            Answer::Leave => return Ok(None),
            Answer::Begin(begin) => return Ok(Some((begin, welcome.language()))),
        }
    }
}

/// Makes a ledger: behind a passphrase if one is chosen, and then its recovery key is shown, once; where nobody can be asked
/// and no script gives one, without, and that is said.
///
/// # Errors
/// When the person gives up, or the disk refuses.
pub fn make(
    folder: &Path,
    general: &General,
    around: &Surroundings,
    clock: &SystemClock,
    texts: &Texts,
    input: &mut Input,
) -> Result<Opened, Failure> {
    let mut source = Source::new(general, around, texts)?;
    if input.is_typed() {
        let asked = ["gate-new", "gate-new.hint"].map(|id| texts.get(id).into_owned());
        input.say(asked.to_vec())?;
    }
    let Some(secret) = source.chosen()? else {
        let ledger = opening::create(folder, clock)?;
        let values = [("path", folder.display().to_string().into())];
        input.say(vec![texts.with("plain-no-passphrase", &values)])?;
        return Ok((ledger, Vec::new()));
    };
    input.say(vec![texts.get("gate-making").into_owned()])?;
    let (ledger, shown) = opening::create_behind(folder, &secret, clock)?;
    input.say(vec![
        texts.get("gate-shown").into_owned(),
        shown.text().to_owned(),
        texts.get("gate-shown.hint").into_owned(),
    ])?;
    if input.is_typed() {
        input.next();
        input.blank(false);
    }
    Ok((ledger, Vec::new()))
}
