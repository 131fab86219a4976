//! `gridday` without a subcommand: the ledger handed to the screen, and taken back when it ends. Draws nothing.

use std::path::Path;

use super::arguments::General;
use super::failure::{Failure, stream};
use super::output;
use super::surroundings::Surroundings;
use super::{opening, session};
use crate::clock::SystemClock;
use crate::config::{Choice, Config, choose};
use crate::error::Kind;
use crate::i18n::{Language, Texts};
use crate::ledger::Ledger;
use crate::tui::app::App;
use crate::tui::run::{Ended, run as show};
use crate::tui::terminal::{self, Screen};

/// Runs the screen until it is left and says how the process ends.
///
/// # Errors
/// When the ledger cannot be opened or made, or the terminal refuses.
pub fn run(
    general: &General,
    around: &Surroundings,
    mut config: Config,
    clock: SystemClock,
    texts: &Texts,
) -> Result<u8, Failure> {
    if !terminal::is_present() {
        // Whoever reads this reads it in a pipe's output or a log: both languages stand in it.
        let both =
            Language::ALL.map(|language| Texts::new(language).get("cli-no-terminal").into_owned());
        output::talk(&both.join(" / "));
        return Ok(Kind::Usage.exit_code());
    }
    let before = (config.clone(), clock.clone());
    let ledger = opening::open_or_make(general, around, &clock, texts)?;
    session::take_demo(&mut config, &ledger);
    config.beside.clone_from(&around.settings);
    config.home.clone_from(&around.home);
    let (ended, ledger) = shown(ledger, general, around, config, clock, texts)?;
    ledger.close()?;
    match ended {
        Ended::Told(code) => Ok(code),
        Ended::Demo => {
            let demo = General {
                demo: true,
                ledger: None,
                ..general.clone()
            };
            let (config, clock) = before;
            run(&demo, around, config, clock, texts)
        }
        Ended::Quit => {
            if general.demo {
                forget(&opening::folder(general, around)?);
            }
            Ok(0)
        }
    }
}

fn shown(
    mut ledger: Ledger,
    general: &General,
    around: &Surroundings,
    config: Config,
    clock: SystemClock,
    texts: &Texts,
) -> Result<(Ended, Ledger), Failure> {
    ledger.set_worker(&session::worker(&ledger, &config, &clock));
    let settings = around.settings_file();
    let keep = |name: &str, value: &str| {
        let kept = (settings.as_ref()).map(|file| choose(file, name, Choice::Text(value)));
        if let Some(Err(error)) = kept {
            tracing::warn!(kind = ?error.kind(), "a choice was not kept in the settings");
        }
    };
    let colourless = around.colourless;
    let mut screen = Screen::enter(config.mouse, colourless).map_err(stream("terminal"))?;
    let looks = screen.looks();
    let mut app = App::new(ledger, Box::new(clock), texts.language(), looks, config);
    app.welcome(general.demo);
    let ended = show(&mut app, &mut screen, &keep);
    drop(screen);
    // The terminal may be gone by now; the ledger is brought to rest all the same.
    let ended = ended.unwrap_or_else(|error| {
        tracing::warn!(kind = ?error.kind(), "the terminal failed");
        Ended::Told(129)
    });
    Ok((ended, app.into_ledger()))
}

/// A demo that was left is not kept; one that was killed is, and goes on.
fn forget(folder: &Path) {
    if let Err(error) = std::fs::remove_dir_all(folder) {
        tracing::warn!(kind = ?error.kind(), "the demo's folder stays");
    }
}
