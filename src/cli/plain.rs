//! `gridday --plain`: lines of standard input handed to plain mode, its lines written to standard output. Says nothing itself.

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use super::apply::lines::{Line, Lines};
use super::arguments::General;
use super::failure::{Failure, stream};
use super::screen::{self, forget};
use super::surroundings::Surroundings;
use super::{opening, output, session};
use crate::clock::SystemClock;
use crate::config::{Config, Fault};
use crate::i18n::{Language, Texts};
use crate::search::latin;
use crate::store::Store;
use crate::tui::app::{App, Looks};
use crate::tui::command::Action;
use crate::tui::entry::wipe;
use crate::tui::plain::Plain;
use crate::tui::plain::welcome::{Answer, Welcome};
use crate::tui::welcome::Begin;

/// Lines that come within this time of one another were not typed one by one.
const TOGETHER: Duration = Duration::from_millis(30);

/// A line as it came in.
enum Typed {
    Text(String),
    Unreadable,
}

/// Lines as they come in, and whether a person types them.
struct Input {
    lines: Receiver<Typed>,
    typed: bool,
    settings: Option<PathBuf>,
    /// The terminal is not set to UTF-8: English, and Han as it is read.
    latin: bool,
}

/// What came in.
enum Came {
    One(Typed),
    /// So many at once: pasted, where each was to be typed after what was said to the one before.
    Many(usize),
    End,
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
    // A passphrase is asked for before anything else reads the keys.
    let opened = match first {
        true => None,
        false => Some(opening::open(&general, around, &clock, texts)?),
    };
    let input = Input::start(around)?;
    if input.latin {
        language = Language::English;
    }
    let mut begin = None;
    if first {
        let Some(chosen) = input.welcome(language, &folder)? else {
            return Ok(0);
        };
        (begin, language) = (Some(chosen.0), chosen.1);
        general.demo = begin == Some(Begin::Demo);
    }
    let (mut ledger, repaired) = match opened {
        Some(opened) => opened,
        None => opening::open_or_make(&general, around, &clock, &Texts::new(language))?,
    };
    session::take_demo(&mut config, &ledger);
    config.worker = session::worker(&ledger, &config, &clock);
    ledger.set_worker(&config.worker);
    let mut app = App::new(ledger, Box::new(clock), language, input.looks(), config);
    screen::tell(&mut app, around, faults, &repaired);
    let mut plain = Plain::new(app);
    if begin == Some(Begin::Import) {
        plain.carry_out(Action::ImportRoster);
    }
    let talked = input.talk(&mut plain, general.demo);
    let texts = plain.texts();
    let left = plain.into_ledger();
    output::lines(wipe::done(&left, &texts))?;
    left.close()?;
    talked?;
    if general.demo {
        forget(&opening::folder(&general, around)?);
    }
    Ok(0)
}

impl Input {
    fn start(around: &Surroundings) -> Result<Self, Failure> {
        let (sender, lines) = channel();
        let reading = std::thread::Builder::new().name("lines".to_owned());
        reading
            .spawn(move || read(&sender))
            .map_err(stream("stdin"))?;
        Ok(Self {
            lines,
            typed: io::stdin().is_terminal(),
            settings: around.settings_file(),
            latin: output::is_terminal() && !around.is_utf8(),
        })
    }

    /// The next line; where a person types, all that came together with it are counted.
    fn next(&self) -> Came {
        let Ok(first) = self.lines.recv() else {
            return Came::End;
        };
        let more = std::iter::from_fn(|| self.lines.recv_timeout(TOGETHER).ok());
        let more = if self.typed { more.count() } else { 0 };
        match more {
            0 => Came::One(first),
            _ => Came::Many(more + 1),
        }
    }

    fn looks(&self) -> Looks {
        Looks {
            latin: self.latin,
            ..Looks::default()
        }
    }

    /// Lines as this terminal can show them.
    fn say(&self, lines: Vec<String>) -> Result<(), Failure> {
        match self.latin {
            true => output::lines(lines.iter().map(|line| latin(line))),
            false => output::lines(lines),
        }
    }

    fn prompt(&self, prompt: &str) -> Result<(), Failure> {
        match self.typed {
            true if self.latin => output::prompt(&latin(prompt)),
            true => output::prompt(prompt),
            false => Ok(()),
        }
    }

    /// Asks what to begin with, and in which language; none when the person leaves.
    fn welcome(
        &self,
        language: Language,
        folder: &Path,
    ) -> Result<Option<(Begin, Language)>, Failure> {
        let mut welcome = Welcome::new(language, folder);
        loop {
            self.say(welcome.lines())?;
            self.prompt(">")?;
            let answer = match self.next() {
                Came::End => return Ok(None),
                Came::One(Typed::Text(line)) => welcome.take(&line),
                Came::One(Typed::Unreadable) | Came::Many(_) => Answer::Again,
            };
            match answer {
                Answer::Again => {}
                Answer::Leave => return Ok(None),
                Answer::Begin(begin) => return Ok(Some((begin, welcome.language()))),
            }
        }
    }

    fn talk(&self, plain: &mut Plain, demo: bool) -> Result<(), Failure> {
        let mut said = plain.begin(demo);
        if self.latin {
            let texts = Texts::new(Language::English);
            said.insert(0, texts.get("plain-latin").into_owned());
        }
        loop {
            self.say(said)?;
            for (setting, value) in plain.take_kept() {
                screen::keep(self.settings.as_ref(), setting, &value);
            }
            if plain.ended() {
                return Ok(());
            }
            self.prompt(&plain.prompt())?;
            said = match self.next() {
                Came::End => return Ok(()),
                Came::Many(count) => plain.burst(count),
                Came::One(Typed::Unreadable) => plain.unreadable(),
                Came::One(Typed::Text(line)) => plain.take(&line),
            };
        }
    }
}

/// Hands lines on as they come in, until the input ends or nobody listens.
fn read(sender: &Sender<Typed>) {
    let mut lines = Lines::new(io::stdin().lock());
    while let Ok(Some(line)) = lines.read() {
        let line = match line {
            Line::Text(text) => Typed::Text(text.to_owned()),
            Line::TooLong | Line::NotUtf8 => Typed::Unreadable,
        };
        if sender.send(line).is_err() {
            return;
        }
    }
}
