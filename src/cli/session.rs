//! What a command works with once the ledger is open: ledger, clock, settings, texts. Not the commands.

use super::failure::Failure;
use super::opening;
use super::output;
use super::surroundings::Surroundings;
use crate::clock::{Clock, SystemClock};
use crate::config::Config;
use crate::i18n::{Texts, Value};
use crate::ledger::work::{At, Settings, day};
use crate::ledger::{Ledger, demo};

/// An open ledger and everything a command needs beside it.
pub struct Session {
    /// The records.
    pub ledger: Ledger,
    /// Time and fresh ids.
    pub clock: SystemClock,
    /// What the settings file says.
    pub config: Config,
    /// Of these, what the deeds need.
    pub settings: Settings,
    /// The language.
    pub texts: Texts,
    /// The platform's folders.
    pub around: Surroundings,
    /// Whether answers are wanted as JSON.
    pub json: bool,
}

impl Session {
    /// Opens a ledger for one command.
    pub fn new(
        mut ledger: Ledger,
        clock: SystemClock,
        mut config: Config,
        texts: Texts,
        around: Surroundings,
        json: bool,
    ) -> Self {
        take_demo(&mut config, &ledger);
        config.worker = worker(&ledger, &config, &clock);
        let settings = settings(&config);
        ledger.set_worker(&settings.worker);
        ledger.keep_backups(config.backups.into());
        Self {
            ledger,
            clock,
            config,
            settings,
            texts,
            around,
            json,
        }
    }

    /// The ledger, and who does something to it when.
    pub fn parts(&mut self) -> (&mut Ledger, At<'_>) {
        let at = At {
            clock: &self.clock,
            settings: &self.settings,
        };
        (&mut self.ledger, at)
    }

    /// The day entries made now belong to.
    pub fn day(&self) -> chrono::NaiveDate {
        day::date_at(self.ledger.tables(), self.clock.now())
    }

    /// A message with values.
    pub fn text(&self, id: &str, values: &[(&str, Value<'_>)]) -> String {
        self.texts.with(id, values)
    }

    /// Says a message on standard error.
    pub fn say(&self, id: &str, values: &[(&str, Value<'_>)]) {
        output::talk(&self.text(id, values));
    }

    /// The headings of these columns.
    pub fn headings(&self, columns: &[&str]) -> Vec<String> {
        let text = |column: &&str| self.texts.get(&format!("cli-column-{column}")).into_owned();
        columns.iter().map(text).collect()
    }

    /// Brings the ledger to rest.
    ///
    /// # Errors
    /// When its last checkpoint could not be written; nothing recorded is lost by that.
    pub fn close(mut self) -> Result<(), Failure> {
        for notice in self.ledger.take_notices() {
            output::talk(&opening::sentence(&notice, &self.texts));
        }
        Ok(self.ledger.close()?)
    }
}

/// Who works: as the day that entries made now belong to has it, else as the settings do.
pub fn worker(ledger: &Ledger, config: &Config, clock: &dyn Clock) -> String {
    let tables = ledger.tables();
    let day = tables.day(day::date_at(tables, clock.now()));
    let worker = day.map(|day| day.worker.clone());
    let worker = worker.filter(|worker| !worker.is_empty());
    worker.unwrap_or_else(|| config.worker.clone())
}

/// A demo has a worker and a grid of its own.
pub fn take_demo(config: &mut Config, ledger: &Ledger) {
    let first = ledger.headers().first();
    if first.is_some_and(|first| first.verb == demo::VERB) {
        let demo = demo::settings();
        config.worker = demo.worker;
        config.mentor = demo.mentor;
        config.grid = demo.grid;
        config.community = demo.community;
    }
}

/// What the deeds need of the settings file.
fn settings(config: &Config) -> Settings {
    Settings {
        worker: config.worker.clone(),
        mentor: config.mentor.clone(),
        grid: config.grid.clone(),
        community: config.community.clone(),
        morning_ends: config.morning_ends,
        afternoon_ends: config.afternoon_ends,
        doors: config.plan_doors,
    }
}
