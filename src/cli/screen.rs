//! From the command line to the screen and back: the ledger opened, the terminal taken and given back. Not what is drawn.

use super::arguments::General;
use super::failure::Failure;
use super::opening;
use super::session;
use super::surroundings::Surroundings;
use crate::clock::SystemClock;
use crate::config::{self, Choice, Config};
use crate::error::Error;
use crate::i18n::Texts;
use crate::ledger::Ledger;
use crate::tui::app::App;
use crate::tui::run::{Ended, run};
use crate::tui::terminal::{Screen, is_present};

/// Runs the screen; gives the process's exit code.
///
/// # Errors
/// When there is no terminal, or the ledger cannot be opened.
pub fn open(
    general: &General,
    around: &Surroundings,
    config: Config,
    clock: SystemClock,
    texts: &Texts,
) -> Result<u8, Failure> {
    if !is_present() {
        return Err(Error::usage("cli-no-screen", "what", "").into());
    }
    opening::ensure(general, around, &clock, texts)?;
    let ledger = opening::open(general, around, &clock, texts)?;
    let (ended, ledger) = show(ledger, around, config, clock, texts)?;
    ledger.close()?;
    match ended {
        Ended::Told(code) => Ok(code),
        Ended::Quit => {
            if general.demo {
                opening::forget_demo(around);
            }
            Ok(0)
        }
    }
}

fn show(
    mut ledger: Ledger,
    around: &Surroundings,
    mut config: Config,
    clock: SystemClock,
    texts: &Texts,
) -> Result<(Ended, Ledger), Failure> {
    let settings = session::settings(&config, &ledger);
    ledger.set_worker(&session::worker(&ledger, &settings));
    config.worker = settings.worker;
    config.mentor = settings.mentor;
    config.grid = settings.grid;
    config.community = settings.community;
    let file = around.settings_file();
    let keep = |setting: &str, value: &str| {
        let kept = file
            .as_deref()
            .map(|file| config::choose(file, setting, Choice::Text(value)));
        if let Some(Err(error)) = kept {
            tracing::warn!(setting, %error, "a choice was not kept");
        }
    };
    let mut screen = Screen::enter(config.mouse, around.colourless).map_err(terminal)?;
    let looks = screen.looks();
    let mut app = App::new(ledger, Box::new(clock), texts.language(), looks, config);
    let ended = run(&mut app, &mut screen, &keep);
    drop(screen);
    // The terminal may be gone by now; the ledger is brought to rest all the same.
    let ended = ended.unwrap_or_else(|error| {
        tracing::warn!(%error, "the terminal failed");
        Ended::Told(129)
    });
    Ok((ended, app.into_ledger()))
}

fn terminal(source: std::io::Error) -> Error {
    Error::File {
        path: "tty".to_owned(),
        source,
    }
}
