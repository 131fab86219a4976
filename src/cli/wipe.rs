//! `wipe`: the end of a one-day ledger. What has to be in order first stands in `exchange::leaving`; the wiping is the store's.

use super::failure::Failure;
use super::session::Session;
use super::{output, prompt};
use crate::clock::Clock;
use crate::error::Error;
use crate::exchange::leaving;
use crate::tui::entry::wipe::{are_words, done, look, told, words};

/// `wipe`
#[derive(clap::Args)]
pub struct Wipe {
    /// Attempts on the last day, as its log has them; asked for otherwise.
    #[arg(long, value_name = "NUMBER")]
    count: Option<u32>,
    /// The words that say that what is in no file may be lost; asked for otherwise, where it is needed.
    #[arg(long, value_name = "TEXT")]
    words: Option<String>,
}

impl Wipe {
    /// Does it.
    ///
    /// # Errors
    /// When a day is in no file and the words were not said, the count is wrong, or the disk refuses.
    pub fn run(&self, session: &mut Session) -> Result<(), Failure> {
        let beside = session.around.settings.as_deref();
        let now = session.clock.now();
        let found = look(&mut session.ledger, &session.settings, beside, now)?;
        output::talk(&session.texts.get("wipe-begin"));
        for line in told(&found, &session.texts) {
            output::talk(&line);
        }
        if !found.is_safe() && !self.said(session)? {
            return Err(
                Error::refused_with("wipe-not-safe", "words", words(&session.texts)).into(),
            );
        }
        if self.counted(session)? != Some(found.count) {
            return Err(Error::refused("wipe-wrong-count").into());
        }
        leaving::sweep(session.ledger.tables());
        session.ledger.wipe()?;
        let lines = done(&session.ledger, &session.texts);
        lines.iter().for_each(|line| output::talk(line));
        Ok(())
    }

    /// Whether the words were said, now or on the command line.
    fn said(&self, session: &Session) -> Result<bool, Failure> {
        let values = [("words", words(&session.texts).into())];
        let typed = match &self.words {
            Some(typed) => Some(typed.clone()),
            None if prompt::is_possible() => {
                prompt::line(&session.text("wipe-ask-words", &values))?
            }
            None => None,
        };
        Ok(typed.is_some_and(|typed| are_words(&typed)))
    }

    fn counted(&self, session: &Session) -> Result<Option<u32>, Failure> {
        if self.count.is_some() {
            return Ok(self.count);
        }
        if !prompt::is_possible() {
            return Err(Error::usage("wipe-needs-count", "option", "--count").into());
        }
        let typed = prompt::line(&session.texts.get("wipe-ask-count"))?;
        Ok(typed.and_then(|typed| typed.trim().parse().ok()))
    }
}
