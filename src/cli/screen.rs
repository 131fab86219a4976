//! `gridday` without a subcommand: the ledger handed to the screen, and taken back when it ends. Draws nothing.

mod gate;

use std::path::{Path, PathBuf};

use super::arguments::General;
use super::failure::{Failure, stream};
use super::output;
use super::surroundings::Surroundings;
use super::{opening, session};
use crate::clock::SystemClock;
use crate::config::{Choice, Config, Fault, choose};
use crate::error::Kind;
use crate::exchange::leaving;
use crate::i18n::{Language, Texts};
use crate::ledger::Ledger;
use crate::store::{Store, vault};
use crate::tui::app::{self, App};
use crate::tui::command::Action;
use crate::tui::entry::wipe;
use crate::tui::face::Face;
use crate::tui::run::{Ended, Loop};
use crate::tui::terminal::{self, Screen};
use crate::tui::welcome::{Begin, Welcome};

/// Runs the screen until it is left and says how the process ends.
///
/// # Errors
/// When the ledger cannot be opened or made, or the terminal refuses.
pub fn run(
    general: &General,
    around: &Surroundings,
    (mut config, faults): (Config, &[Fault]),
    clock: SystemClock,
    texts: &Texts,
) -> Result<u8, Failure> {
    if !is_possible() {
        return Ok(no_terminal());
    }
    config.beside.clone_from(&around.settings);
    config.home.clone_from(&around.home);
    let mut general = general.clone();
    let folder = opening::folder(&general, around)?;
    let first = !general.demo && !Store::exists(&folder);
    let asks = !general.demo && !first && gate::asks(&folder, &general, around)?;
    // A ledger that cannot be opened is told before the terminal is taken over.
    let opened = match first || asks {
        true => None,
        false => Some(opening::open(&general, around, &clock, texts)?),
    };
    let mut stage = Stage::enter(around, &config, &clock, texts.language())?;
    let mut begin = None;
    if first {
        match stage.welcome(&config, &folder) {
            Err(code) => return Ok(code),
            Ok(chosen) => begin = Some(chosen),
        }
        general.demo = begin == Some(Begin::Demo);
    }
    let own = !general.demo;
    let opened = match opened {
        Some(opened) => Ok(opened),
        None if asks => stage.unlock(&folder, &config)?,
        None if first && own => stage.make(&folder, &config)?,
        None => Ok(opening::open_or_make(
            &general,
            around,
            &clock,
            &stage.texts(),
        )?),
    };
    let opened = match opened {
        Ok(opened) => opened,
        Err(code) => return Ok(code),
    };
    let start = Start {
        around,
        faults,
        begin,
        demo: general.demo,
    };
    let code = stage.stay(opened, &start, &folder, &config)?;
    stage.leave();
    if general.demo && code.is_none() {
        opening::forget(&opening::folder(&general, around)?);
    }
    Ok(code.unwrap_or(0))
}

/// What is told and done when the screen first stands.
struct Start<'a> {
    around: &'a Surroundings,
    faults: &'a [Fault],
    begin: Option<Begin>,
    demo: bool,
}

/// Shows what was wrong in the settings, and first what was repaired in the ledger.
pub fn tell(app: &mut App, around: &Surroundings, faults: &[Fault], repaired: &[String]) {
    if let Some(file) = around.settings_file() {
        app.tell_faults(faults, &file.display().to_string());
    }
    if !repaired.is_empty() {
        app.tell("app-repaired", &repaired.join("\n"));
    }
}

/// Whether there is a terminal to draw on and to read keys from.
pub fn is_possible() -> bool {
    terminal::is_present()
}

/// Whoever reads this reads it in a pipe's output or a log: both languages stand in it.
fn no_terminal() -> u8 {
    let said = |language| Texts::new(language).get("cli-no-terminal").into_owned();
    output::talk(&Language::ALL.map(said).join(" / "));
    Kind::Usage.exit_code()
}

/// The terminal while it is ours, with what comes in from it, where choices are kept, and the language spoken.
struct Stage {
    screen: Screen,
    news: Loop,
    settings: Option<PathBuf>,
    clock: SystemClock,
    language: Language,
    /// What is said once the terminal is given back.
    last_words: Vec<String>,
}

impl Stage {
    fn enter(
        around: &Surroundings,
        config: &Config,
        clock: &SystemClock,
        language: Language,
    ) -> Result<Self, Failure> {
        let screen = Screen::enter(config.mouse, around.colourless).map_err(stream("terminal"))?;
        Ok(Self {
            screen,
            news: Loop::start(clock.clone()).map_err(stream("terminal"))?,
            settings: around.settings_file(),
            clock: clock.clone(),
            language,
            last_words: Vec::new(),
        })
    }

    fn texts(&self) -> Texts {
        Texts::new(self.language)
    }

    /// Gives the terminal back, and then says what is left to say.
    fn leave(mut self) {
        let last_words = std::mem::take(&mut self.last_words);
        drop(self);
        last_words.iter().for_each(|line| output::talk(line));
    }

    /// The screen over an open ledger.
    fn app(&self, mut ledger: Ledger, config: &Config, behind_passphrase: bool) -> App {
        let mut config = config.clone();
        session::take_demo(&mut config, &ledger);
        config.worker = session::worker(&ledger, &config, &self.clock);
        ledger.set_worker(&config.worker);
        let clock = Box::new(self.clock.clone());
        let mut app = App::new(ledger, clock, self.language, self.screen.looks(), config);
        if behind_passphrase {
            app.stand_behind_passphrase();
        }
        app
    }

    /// Asks what to begin with, and in which language; the exit code when the person leaves.
    fn welcome(&mut self, config: &Config, folder: &Path) -> Result<Begin, u8> {
        let looks = self.screen.looks();
        let mut welcome = Welcome::new(self.language, app::theme(config, looks), looks, folder);
        let ended = self.show(&mut welcome);
        self.language = welcome.language();
        match ended {
            Ended::Told(code) => Err(code),
            _ => {
                let chosen = welcome.chosen().ok_or(0)?;
                // The ledger takes a moment to make: the key is seen to have done something.
                let _ = self.screen.draw(|frame| welcome.draw(frame));
                Ok(chosen)
            }
        }
    }

    /// Shows the ledger, and again after each lock, until it is left; the exit code when that was not the person's doing.
    fn stay(
        &mut self,
        (mut ledger, mut repaired): (Ledger, Vec<String>),
        start: &Start<'_>,
        folder: &Path,
        config: &Config,
    ) -> Result<Option<u8>, Failure> {
        let behind = !start.demo && Store::ways(folder)?.passphrase;
        let mut stand = None;
        loop {
            let again = stand.is_some();
            let mut app = self.app(ledger, config, behind);
            tell(
                &mut app,
                start.around,
                if again { &[] } else { start.faults },
                &repaired,
            );
            if !again && !start.around.is_utf8() {
                app.warn_of_letters(self.screen.looks().latin);
            }
            match start.begin {
                _ if again => {}
                Some(Begin::Import) => app.carry_out(Action::ImportRoster),
                _ => app.greet(start.demo, self.screen.looks().latin),
            }
            if let Some(stand) = stand.take() {
                app.stand_again(stand);
            }
            let ended = self.show_covered(&mut app, config);
            let stood = app.stand();
            self.language = stood.language;
            stand = Some(stood);
            let left = app.into_ledger();
            self.last_words = wipe::done(&left, &self.texts());
            let wiped = !self.last_words.is_empty();
            if !wiped && matches!(ended, Ended::Quit) {
                self.last_words = parting(&left, start.demo, folder, &self.texts());
            }
            if wiped || matches!(ended, Ended::Told(_)) {
                let _ = self.screen.blank();
            }
            left.close()?;
            vault::scrub_stack();
            let stop = match ended {
                Ended::Told(code) => return Ok(Some(code)),
                Ended::Quit => return Ok(None),
                Ended::Locked { stop } => stop,
            };
            // From here on neither keys nor records are in memory.
            (ledger, repaired) = match self.locked(stop, folder, config)? {
                Ok(opened) => opened,
                Err(code) => return Ok(Some(code)),
            };
        }
    }

    /// Shows something until it ends. The terminal may be gone by then; what follows is done all the same.
    fn show(&mut self, face: &mut dyn Face) -> Ended {
        let settings = self.settings.as_ref();
        let keep = |name: &str, value: &str| {
            keep(settings, name, value);
        };
        let ended = self.news.run(face, &mut self.screen, &keep);
        ended.unwrap_or_else(|error| {
            tracing::warn!(kind = ?error.kind(), "the terminal failed");
            Ended::Told(129)
        })
    }
}

/// What is said once a person has left: that all is kept and where, or that the demo is gone, and where the file
/// exported last lies.
fn parting(ledger: &Ledger, demo: bool, folder: &Path, texts: &Texts) -> Vec<String> {
    let told = |id: &str, path: &Path| {
        let path = path.display().to_string();
        texts.with(id, &[("path", path.into())])
    };
    let kept = if demo { "app-left-demo" } else { "app-left" };
    let mut lines = vec![told(kept, folder)];
    let files = leaving::files_left(ledger.tables());
    let last = files.iter().max_by_key(|path| written(path));
    lines.extend(last.map(|path| told("app-left-export", path)));
    lines
}

/// When a file was last written, where the system tells.
fn written(path: &Path) -> Option<std::time::SystemTime> {
    path.metadata().and_then(|found| found.modified()).ok()
}

/// Keeps a choice in the settings file, where there is one.
pub fn keep(settings: Option<&PathBuf>, name: &str, value: &str) {
    let kept = settings.map(|file| choose(file, name, Choice::Text(value)));
    if let Some(Err(error)) = kept {
        tracing::warn!(kind = ?error.kind(), "a choice was not kept in the settings");
    }
}
