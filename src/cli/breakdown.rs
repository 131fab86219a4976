//! What a breakdown leaves behind: a report in the folder of logs, and a line that says where. Not the terminal's return.

use std::fmt;
use std::path::{Path, PathBuf};

use color_eyre::config::{HookBuilder, Theme};
use color_eyre::section::PanicMessage;

use super::output::plain;
use super::surroundings::Surroundings;
use crate::clock::{Clock, SystemClock, print_moment};
use crate::i18n::{Language, Texts};
use crate::store::tables;

/// The place and the way there. Never the panic's own words: they may hold what was typed.
struct Place;

impl PanicMessage for Place {
    fn display(
        &self,
        panic: &std::panic::PanicHookInfo<'_>,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        let place = panic
            .location()
            .map(ToString::to_string)
            .unwrap_or_default();
        writeln!(f, "gridday {} at {place}", env!("CARGO_PKG_VERSION"))?;
        write!(f, "{}", std::backtrace::Backtrace::force_capture())
    }
}

/// From now on a panic of the thread `main` writes a report and says where it is.
pub fn hook(around: &Surroundings) {
    let folder = around.log_folder();
    let hooks = HookBuilder::blank()
        .theme(Theme::new())
        .panic_message(Place)
        .display_env_section(false)
        .try_into_hooks();
    let Ok((reports, errors)) = hooks else {
        return;
    };
    // Only one set of hooks is ever installed; a second one would change nothing.
    let _ = errors.install();
    std::panic::set_hook(Box::new(move |panic| {
        let place = panic
            .location()
            .map(ToString::to_string)
            .unwrap_or_default();
        tracing::error!(place, "broke down");
        // A fault inside the tables is caught and mended, and threads of theirs may fall too.
        let is_ours = std::thread::current().name() == Some("main") && !tables::is_guarded();
        if is_ours {
            let report = reports.panic_report(panic).to_string();
            tell(
                folder
                    .as_deref()
                    .and_then(|folder| keep(folder, &report))
                    .as_deref(),
            );
        }
    }));
}

/// Writes the report; where it is, if it could be written.
fn keep(folder: &Path, report: &str) -> Option<PathBuf> {
    let now = print_moment(&SystemClock::new().now());
    let name: String = now.chars().filter(char::is_ascii_alphanumeric).collect();
    let path = folder.join(format!("panic-{name}.txt"));
    std::fs::create_dir_all(folder).ok()?;
    std::fs::write(&path, format!("{now}\n{report}\n")).ok()?;
    Some(path)
}

/// Says so in both languages: which one is spoken is not known here.
fn tell(path: Option<&Path>) {
    let path = path.map_or_else(String::new, |path| path.display().to_string());
    for texts in Language::ALL.map(Texts::new) {
        let values = [("path", path.as_str().into())];
        eprintln!("{}", plain(&texts.with("error-broke-down", &values)));
    }
}
