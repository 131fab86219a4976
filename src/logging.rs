//! The rolling log file for faults. Never holds a resident's data.
//!
//! The rule for whoever writes a line: what happened, to which kind of record, where in the program. Never a name,
//! a number, an address, a note, a path a person chose or a value from a file; of an error its kind, and its text
//! only where the error's type promises to hold none of these. Lines of other crates are left out, because they
//! promise nothing.

use std::io;
use std::path::Path;

use tracing::Subscriber;
use tracing::level_filters::LevelFilter;
use tracing_appender::rolling::{RollingFileAppender, Rotation};
use tracing_subscriber::filter::filter_fn;
use tracing_subscriber::layer::{Layer, SubscriberExt};

/// How many days' files are kept.
const DAYS: usize = 7;

/// How much is written if nothing is said.
pub const DEFAULT: LevelFilter = LevelFilter::INFO;

/// Reads `off`, `error`, `warn`, `info`, `debug` or `trace`; none for another word.
pub fn level(word: &str) -> Option<LevelFilter> {
    let word = word.trim();
    (!word.is_empty()).then(|| word.parse().ok()).flatten()
}

/// Starts writing to one file a day, `gridday.DATE.log`, in a folder, which is made if it is not there. From then
/// on the `tracing` macros write there. Fails if the folder cannot be written or if it was started before.
pub fn start(folder: &Path, level: LevelFilter) -> io::Result<()> {
    let subscriber = subscriber(folder, level)?;
    tracing::subscriber::set_global_default(subscriber).map_err(io::Error::other)
}

fn subscriber(folder: &Path, level: LevelFilter) -> io::Result<impl Subscriber + Send + Sync> {
    std::fs::create_dir_all(folder)?;
    let file = RollingFileAppender::builder()
        .rotation(Rotation::DAILY)
        .filename_prefix("gridday")
        .filename_suffix("log")
        .max_log_files(DAYS)
        .build(folder)
        .map_err(io::Error::other)?;
    let lines = tracing_subscriber::fmt::layer()
        .with_ansi(false)
        .with_writer(file)
        .with_filter(filter_fn(|about| about.target().starts_with("gridday")))
        .with_filter(level);
    Ok(tracing_subscriber::registry().with(lines))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(level: LevelFilter) -> String {
        let folder = tempfile::tempdir().unwrap();
        let below = folder.path().join("state");
        tracing::subscriber::with_default(subscriber(&below, level).unwrap(), || {
            tracing::error!(kind = "busy", "the ledger is held");
            tracing::debug!("a frame was drawn");
            tracing::error!(target: "sled", "a line of another crate");
        });
        let files = std::fs::read_dir(below).unwrap();
        files
            .map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap())
            .collect()
    }

    #[test]
    fn lines_up_to_the_level_and_of_our_own_are_written() {
        let info = written(DEFAULT);
        assert!(info.contains("the ledger is held") && info.contains("kind=\"busy\""));
        assert!(!info.contains("frame") && !info.contains("another crate"));
        assert!(!info.contains('\u{1b}'));
        assert!(written(LevelFilter::DEBUG).contains("frame"));
        assert_eq!(written(LevelFilter::OFF), "");
    }

    #[test]
    fn levels_are_read_from_words() {
        assert_eq!(level(" Debug "), Some(LevelFilter::DEBUG));
        assert_eq!(level("off"), Some(LevelFilter::OFF));
        assert_eq!((level("loud"), level("")), (None, None));
    }

    #[test]
    fn a_folder_that_cannot_be_made_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        std::fs::write(&file, "").unwrap();
        assert!(subscriber(&file.join("below"), DEFAULT).is_err());
    }
}
