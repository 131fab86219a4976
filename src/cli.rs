//! The command line: words to deeds, answers to standard output. Nothing here that the library cannot do.
//!
//! One file a noun. A deed's arguments are also its fields in a line of `apply` ([`deed`]); texts are put into clap in
//! the language spoken ([`words`]); what scripts may rely on stands in [`json`].

pub mod activity;
pub mod apply;
pub mod arguments;
pub mod backup;
pub mod breakdown;
pub mod columns;
pub mod day;
pub mod deed;
pub mod doctor;
pub mod door;
pub mod duty;
pub mod failure;
pub mod form;
pub mod hazard;
pub mod history;
pub mod household;
pub mod import;
pub mod json;
pub mod listing;
pub mod log;
pub mod masking;
pub mod matching;
pub mod offer;
pub mod office_tables;
pub mod opening;
pub mod output;
pub mod partner;
pub mod passphrase;
pub mod place;
pub mod plain;
pub mod poll;
pub mod post;
pub mod progress;
pub mod project;
pub mod prompt;
pub mod queue;
pub mod reading;
pub mod register;
pub mod relief;
pub mod report;
pub mod request;
pub mod resident;
pub mod roster_columns;
pub mod screen;
pub mod session;
pub mod shell;
pub mod surroundings;
pub mod task;
pub mod told;
pub mod topic;
pub mod tries;
pub mod usage;
pub mod visit;
pub mod willing;
pub mod wipe;
pub mod words;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::FromArgMatches;

use crate::clock::{Clock, SystemClock};
use crate::config::{Config, Fault};
use crate::error::{Error, Kind};
use crate::i18n::{Language, Texts, Wishes};
use crate::store::Store;
use arguments::{Arguments, Command, General};
use failure::Failure;
use session::Session;
use surroundings::Surroundings;

/// Does what the command line asks for and says how the process ends: 0 done, 1 refused, 2 usage, 3 busy, 4 damaged.
pub fn run(arguments: impl IntoIterator<Item = OsString>, around: &Surroundings) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let tables = office_tables::install(around);
    let (config, faults) =
        (around.settings_file()).map_or_else(Default::default, |file| Config::load(&file));
    if let Some(days) = config.unclaimed_days {
        crate::domain::codes::leave_unclaimed(days);
    }
    let texts = Texts::new(language(&arguments, around, &config));
    let mut command = words::command(&texts);
    let read = (command.try_get_matches_from_mut(&arguments))
        .and_then(|matches| Arguments::from_arg_matches(&matches));
    // Help and version end well and are asked for by people who want nothing else said.
    if read.as_ref().map_or_else(clap::Error::use_stderr, |_| true) {
        office_tables::tell(&tables, &texts);
        // The screen shows them itself, with those of the keys.
        let to_screen = read.as_ref().is_ok_and(|read| read.command.is_none());
        for fault in faults.iter().filter(|_| !to_screen) {
            output::talk(&fault.text(&texts));
        }
    }
    let read = match read {
        Ok(read) => read,
        Err(error) => {
            command.build();
            usage::say(&error, &arguments, &command, &texts);
            tell_kinds(&error, &texts);
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    start_log(around);
    match perform(read, around, (config, faults), &texts) {
        Ok(code) => ExitCode::from(code),
        Err(failure) => {
            failure.say(&texts);
            ExitCode::from(failure.kind().exit_code())
        }
    }
}

/// This program, to be started once more. Where the system has a name for it that holds even while it is replaced by
/// a newer one, that name.
pub fn own_program() -> PathBuf {
    let held = Path::new("/proc/self/exe");
    if held.exists() {
        return held.to_owned();
    }
    std::env::current_exe().unwrap_or_default()
}

/// A file where the kind of file should stand: the most usual slip, and clap's own answer does not help.
fn tell_kinds(error: &clap::Error, texts: &Texts) {
    use clap::error::{ContextKind, ContextValue};
    let Some(ContextValue::String(file)) = error.get(ContextKind::InvalidSubcommand) else {
        return;
    };
    if Path::new(file).extension().is_some() {
        let file = output::plain(file);
        for id in ["cli-import-what", "cli-import-what.hint"] {
            output::talk(&texts.with(id, &[("file", file.as_str().into())]));
        }
    }
}

/// The language of this run; `--lang` counts before the words are read, because their texts depend on it.
fn language(arguments: &[OsString], around: &Surroundings, config: &Config) -> Language {
    let mut words = arguments.iter().map(|word| word.to_string_lossy());
    let mut wished = None;
    while let Some(word) = words.next() {
        if word == "--" {
            break;
        }
        if word == "--lang" {
            wished = words.next().map(std::borrow::Cow::into_owned);
        } else if let Some(tag) = word.strip_prefix("--lang=") {
            wished = Some(tag.to_owned());
        }
    }
    Language::choose(Wishes {
        argument: wished.as_deref(),
        variable: around.language.as_deref(),
        config: config.language.map(Language::tag),
        locale: around.locale.as_deref(),
    })
}

fn start_log(around: &Surroundings) {
    let level = around
        .log
        .as_deref()
        .and_then(crate::logging::level)
        .unwrap_or(crate::logging::DEFAULT);
    // A log that cannot be written stops nobody's work.
    if let Some(folder) = around.log_folder() {
        let _ = crate::logging::start(&folder, level);
    }
}

fn clock(around: &Surroundings) -> Result<SystemClock, Error> {
    match &around.clock {
        None => Ok(SystemClock::new()),
        Some(text) => crate::clock::parse_moment(text)
            .map(SystemClock::starting_at)
            .map_err(|_| Error::usage("cli-no-clock", "value", text.as_str())),
    }
}

fn perform(
    arguments: Arguments,
    around: &Surroundings,
    (config, faults): (Config, Vec<Fault>),
    texts: &Texts,
) -> Result<u8, Failure> {
    let Arguments {
        general,
        plain,
        command,
    } = arguments;
    let clock = clock(around)?;
    // Whatever is asked for: what was to be destroyed is not left lying about.
    if let Ok(folder) = opening::folder(&general, around)
        && Store::finish_wiping(&folder, clock.now())?
    {
        output::talk(&texts.get("wipe-finished"));
    }
    if plain && command.is_some() {
        return Err(Error::usage("cli-plain-alone", "option", "--plain").into());
    }
    let Some(command) = command else {
        if plain || around.dumb && screen::is_possible() {
            return plain::run(&general, around, (config, &faults), clock, texts);
        }
        return screen::run(&general, around, (config, &faults), clock, texts);
    };
    let done = match command {
        Command::Completions(arguments) => shell::completions(arguments.shell, texts),
        Command::Man => shell::man(texts),
        Command::ResetTerminal => shell::reset_terminal(),
        Command::Restore(restore) => restore.run(&general, around, &clock, texts),
        Command::Doctor(doctor) => return doctor.run(&general, around, &clock, texts),
        Command::Form(form::Form::Ledger(command)) => {
            return on_ledger(&general, around, config, clock, texts, |session| {
                command.run(session)
            });
        }
        Command::Form(form) => return form.run(general.json.is_some(), &clock, texts),
        Command::Passphrase(deed) => deed.run(&general, around, &clock, texts),
        Command::Recovery(deed) => deed.run(&general, around, &clock, texts),
        Command::Init(init) => opening::init(init, &general, around, &clock, texts),
        Command::Ledger(command) => {
            return on_ledger(&general, around, config, clock, texts, |session| {
                command.run(session).map(|()| 0)
            });
        }
    };
    done.map(|()| 0)
}

/// Opens the ledger for a command, and brings it to rest.
fn on_ledger(
    general: &General,
    around: &Surroundings,
    config: Config,
    clock: SystemClock,
    texts: &Texts,
    command: impl FnOnce(&mut Session) -> Result<u8, Failure>,
) -> Result<u8, Failure> {
    let (ledger, repaired) = opening::open(general, around, &clock, texts)?;
    repaired.iter().for_each(|line| output::talk(line));
    let json = general.json.is_some();
    // What was asked for is done all the same; a script must not take the ledger for whole.
    let well = match ledger.is_short() {
        true => Kind::Damaged.exit_code(),
        false => 0,
    };
    let mut session = Session::new(ledger, clock, config, texts.clone(), around.clone(), json);
    let done = command(&mut session);
    // What was refused is told first; nothing recorded hangs on a quiet end.
    let closed = session.close();
    done.and_then(|code| closed.map(|()| if code == 0 { well } else { code }))
}
