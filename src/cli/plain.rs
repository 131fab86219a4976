//! `gridday --plain`: lines of standard input handed to plain mode, its lines written to standard output. Says nothing itself.

mod input;
mod threshold;

use super::arguments::General;
use super::failure::Failure;
use super::screen;
use super::surroundings::Surroundings;
use super::{opening, session};
use crate::clock::SystemClock;
use crate::config::{Config, Fault};
use crate::i18n::{Language, Texts};
use crate::store::{Store, vault};
use crate::tui::app::App;
use crate::tui::command::Action;
use crate::tui::entry::wipe;
use crate::tui::plain::Plain;
use crate::tui::welcome::Begin;
use input::{Came, Input, Typed};
use threshold::Opened;

/// Why talking ended.
enum Ended {
    /// The person left, or the input ended; with this exit code.
    Left(u8),
    /// The ledger is to be closed until its passphrase is given again; with `true`, the process is to be stopped first.
    Locked(bool),
}

/// Runs plain mode until it is left or its input ends.
///
/// # Errors
/// When the ledger cannot be opened or made, or standard output not be written.
pub fn run(
    general: &General,
    around: &Surroundings,
    (mut config, faults): (Config, &[Fault]),
    clock: SystemClock,
    texts: &Texts,
) -> Result<u8, Failure> {
    config.beside.clone_from(&around.settings);
    config.home.clone_from(&around.home);
    let mut general = general.clone();
    let mut language = texts.language();
    let folder = opening::folder(&general, around)?;
    let first = !general.demo && !Store::exists(&folder);
    let mut input = Input::new(around)?;
    if input.latin {
        language = Language::English;
    }
    let mut begin = None;
    if first {
        let Some(chosen) = threshold::welcome(&mut input, language, &folder)? else {
            return Ok(0);
        };
        (begin, language) = (Some(chosen.0), chosen.1);
        general.demo = begin == Some(Begin::Demo);
    }
    let texts = Texts::new(language);
    let mut opened = match first && !general.demo {
        true => threshold::make(&folder, &general, around, &clock, &texts, &mut input)?,
        false => opening::open(&general, around, &clock, &texts)?,
    };
    let mut said_faults = faults;
    let code = loop {
        let stand = Stand {
            around,
            faults: std::mem::take(&mut said_faults),
            begin: begin.take(),
            demo: general.demo,
            behind: !general.demo && Store::ways(&folder)?.passphrase,
        };
        let (ended, spoken) = talk(opened, stand, &config, &clock, language, &mut input)?;
        language = spoken;
        match ended {
            Ended::Left(code) => break code,
            Ended::Locked(stop) => {
                vault::scrub_stack();
                input.blank(stop);
            }
        }
        opened = match again(&general, around, &clock, &Texts::new(language), &input)? {
            Ok(opened) => opened,
            Err(code) => return Ok(code),
        };
    };
    if general.demo && code == 0 {
        opening::forget(&opening::folder(&general, around)?);
    }
    Ok(code)
}

/// Opens the ledger after a lock; or how the process is to end, when a signal came meanwhile.
fn again(
    general: &General,
    around: &Surroundings,
    clock: &SystemClock,
    texts: &Texts,
    input: &Input,
) -> Result<Result<Opened, u8>, Failure> {
    input.say(vec![texts.get("gate-passphrase").into_owned()])?;
    match (opening::open(general, around, clock, texts), input.told()) {
        (Err(_), Some(code)) => Ok(Err(code)),
        (opened, _) => opened.map(Ok),
    }
}

/// What is told and done when it begins, or goes on after a lock.
struct Stand<'a> {
    around: &'a Surroundings,
    faults: &'a [Fault],
    begin: Option<Begin>,
    demo: bool,
    /// Behind a passphrase.
    behind: bool,
}

/// Talks over an open ledger, and closes it; gives the language spoken then.
fn talk(
    (mut ledger, repaired): Opened,
    stand: Stand<'_>,
    config: &Config,
    clock: &SystemClock,
    language: Language,
    input: &mut Input,
) -> Result<(Ended, Language), Failure> {
    let mut config = config.clone();
    session::take_demo(&mut config, &ledger);
    config.worker = session::worker(&ledger, &config, clock);
    ledger.set_worker(&config.worker);
    input.idle_after(config.lock_after, stand.behind);
    let mut app = App::new(
        ledger,
        Box::new(clock.clone()),
        language,
        input.looks(),
        config,
    );
    screen::tell(&mut app, stand.around, stand.faults, &repaired);
    let mut plain = Plain::new(app);
    if stand.begin == Some(Begin::Import) {
        plain.carry_out(Action::ImportRoster);
    }
    let talked = converse(&mut plain, &stand, input);
    let texts = plain.texts();
    let left = plain.into_ledger();
    let last_words = wipe::done(&left, &texts);
    if !last_words.is_empty() {
        input.blank(false);
    }
    input.say(last_words)?;
    left.close()?;
    Ok((talked?, texts.language()))
}

/// Lines to and fro until it ends.
fn converse(plain: &mut Plain, stand: &Stand<'_>, input: &mut Input) -> Result<Ended, Failure> {
    let mut said = plain.begin(stand.demo);
    if input.latin {
        let texts = Texts::new(Language::English);
        said.insert(0, texts.get("plain-latin").into_owned());
    }
    loop {
        input.say(said)?;
        for (setting, value) in plain.take_kept() {
            screen::keep(input.settings.as_ref(), setting, &value);
        }
        if plain.ended() {
            return Ok(Ended::Left(0));
        }
        let wants_lock = plain.take_lock();
        if !wants_lock {
            input.prompt(&plain.prompt())?;
        }
        let came = match wants_lock {
            true => Came::Idle,
            false => input.next(),
        };
        said = match came {
            Came::End => return Ok(Ended::Left(0)),
            Came::Told(code) => {
                input.blank(false);
                return Ok(Ended::Left(code));
            }
            Came::Idle | Came::Stop if stand.behind => {
                return Ok(Ended::Locked(matches!(came, Came::Stop)));
            }
            Came::Idle | Came::Stop => {
                input.blank(matches!(came, Came::Stop));
                let texts = plain.texts();
                let cover = ["gate-cover", "gate-cover.hint"].map(|id| texts.get(id).into_owned());
                input.say(cover.to_vec())?;
                input.next();
                plain.here_again()
            }
            Came::Many(count) => plain.burst(count),
            Came::One(Typed::Unreadable) => plain.unreadable(),
            Came::One(Typed::Text(line)) => plain.take(&line),
        };
    }
}
