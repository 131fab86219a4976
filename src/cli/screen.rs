//! `gridday` without a subcommand: the ledger handed to the screen, and taken back when it ends. Draws nothing.

use std::path::{Path, PathBuf};

use super::arguments::General;
use super::failure::{Failure, stream};
use super::output;
use super::surroundings::Surroundings;
use super::{opening, session};
use crate::clock::SystemClock;
use crate::config::{Choice, Config, Fault, choose};
use crate::error::Kind;
use crate::i18n::{Language, Texts};
use crate::store::Store;
use crate::tui::app::{self, App};
use crate::tui::command::Action;
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
    let mut language = texts.language();
    let folder = opening::folder(&general, around)?;
    let first = !general.demo && !Store::exists(&folder);
    // A ledger that cannot be opened is told before the terminal is taken over.
    let opened = match first {
        true => None,
        false => Some(opening::open(&general, around, &clock, texts)?),
    };
    let mut stage = Stage::enter(around, &config, &clock)?;
    let mut begin = None;
    if first {
        match stage.welcome(language, &config, &folder) {
            Err(code) => return Ok(code),
            Ok(chosen) => (begin, language) = (Some(chosen.0), chosen.1),
        }
        general.demo = begin == Some(Begin::Demo);
    }
    let (mut ledger, repaired) = match opened {
        Some(opened) => opened,
        None => opening::open_or_make(&general, around, &clock, &Texts::new(language))?,
    };
    session::take_demo(&mut config, &ledger);
    config.worker = session::worker(&ledger, &config, &clock);
    ledger.set_worker(&config.worker);
    let looks = stage.screen.looks();
    let mut app = App::new(ledger, Box::new(clock), language, looks, config);
    tell(&mut app, around, faults, &repaired);
    match begin {
        Some(Begin::Import) => app.carry_out(Action::ImportRoster),
        _ => app.greet(general.demo, looks.latin),
    }
    let ended = stage.show(&mut app);
    drop(stage);
    app.into_ledger().close()?;
    match ended {
        Ended::Told(code) => Ok(code),
        Ended::Quit => {
            if general.demo {
                forget(&opening::folder(&general, around)?);
            }
            Ok(0)
        }
    }
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

/// The terminal while it is ours, with what comes in from it and where choices are kept.
struct Stage {
    screen: Screen,
    news: Loop,
    settings: Option<PathBuf>,
}

impl Stage {
    fn enter(around: &Surroundings, config: &Config, clock: &SystemClock) -> Result<Self, Failure> {
        let screen = Screen::enter(config.mouse, around.colourless).map_err(stream("terminal"))?;
        Ok(Self {
            screen,
            news: Loop::start(clock.clone()).map_err(stream("terminal"))?,
            settings: around.settings_file(),
        })
    }

    /// Asks what to begin with, and in which language; the exit code when the person leaves.
    fn welcome(
        &mut self,
        language: Language,
        config: &Config,
        folder: &Path,
    ) -> Result<(Begin, Language), u8> {
        let looks = self.screen.looks();
        let mut welcome = Welcome::new(language, app::theme(config, looks), looks, folder);
        match self.show(&mut welcome) {
            Ended::Told(code) => Err(code),
            Ended::Quit => welcome
                .chosen()
                .map(|begin| (begin, welcome.language()))
                .ok_or(0),
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

/// Keeps a choice in the settings file, where there is one.
pub fn keep(settings: Option<&PathBuf>, name: &str, value: &str) {
    let kept = settings.map(|file| choose(file, name, Choice::Text(value)));
    if let Some(Err(error)) = kept {
        tracing::warn!(kind = ?error.kind(), "a choice was not kept in the settings");
    }
}

/// A demo that was left is not kept; one that was killed is, and goes on.
pub fn forget(folder: &Path) {
    if let Err(error) = std::fs::remove_dir_all(folder) {
        tracing::warn!(kind = ?error.kind(), "the demo's folder stays");
    }
}
