//! `backup` and `restore`: the ledger in one sealed file, and a ledger from such a file. Not what the file holds.

use std::path::PathBuf;

use super::arguments::General;
use super::failure::Failure;
use super::json::BackupRow;
use super::opening;
use super::output;
use super::passphrase::Source;
use super::progress::Bar;
use super::session::Session;
use super::surroundings::Surroundings;
use crate::clock::Clock;
use crate::exchange::write;
use crate::i18n::Texts;
use crate::ledger::Ledger;
use crate::ledger::backing::BackupPlace;
use crate::store::Store;

/// `backup`
#[derive(clap::Args)]
pub struct Backup {
    /// The file; one more of the ledger's own backups otherwise.
    #[arg(long, value_name = "FILE")]
    to: Option<PathBuf>,
    /// Write over a file that is there.
    #[arg(long, requires = "to")]
    force: bool,
}

impl Backup {
    /// Does it.
    ///
    /// # Errors
    /// When there is a file already, or it could not be made durable and proven.
    pub fn run(&self, session: &mut Session) -> Result<(), Failure> {
        if let Some(file) = &self.to {
            write::check(file, self.force)?;
        }
        let place = match &self.to {
            Some(file) => BackupPlace::File(file),
            None => BackupPlace::Own(session.config.backups.into()),
        };
        let bar = Bar::new(&session.texts, "cli-backing-up");
        let mut watch = |done, total| bar.show(done, total);
        let done = session.ledger.back_up(place, &session.clock, &mut watch);
        bar.finish();
        let Some(done) = done? else { return Ok(()) };
        let values = [
            ("path", done.path.display().to_string().into()),
            ("operations", done.operations.into()),
            ("bytes", done.bytes.into()),
        ];
        session.say("cli-done-backup", &values);
        if session.json {
            output::json(&BackupRow::of(&done))?;
        }
        Ok(())
    }
}

/// `restore`
#[derive(clap::Args)]
pub struct Restore {
    /// The backup.
    #[arg(value_name = "FILE")]
    backup: PathBuf,
}

impl Restore {
    /// Does it.
    ///
    /// # Errors
    /// When the place is not empty, the backup is damaged, or the disk refuses; nothing is made then.
    pub fn run(
        &self,
        general: &General,
        around: &Surroundings,
        clock: &dyn Clock,
        texts: &Texts,
    ) -> Result<(), Failure> {
        let folder = opening::folder(general, around)?;
        let ways = Store::ways_of_backup(&self.backup)?;
        let key = Source::new(general, around, texts)?.key(ways)?;
        let bar = Bar::new(texts, "cli-restoring");
        let mut watch = |done, total| bar.show(done, total);
        let store = Store::restore(&self.backup, &folder, clock.now(), &key, &mut watch);
        bar.finish();
        let (ledger, _) = Ledger::open(Box::new(store?))?;
        let operations = ledger.headers().len();
        let records: usize = ledger
            .tables()
            .counts()
            .iter()
            .map(|(_, count)| count)
            .sum();
        ledger.close()?;
        let path = folder.display().to_string();
        let values = [
            ("path", path.into()),
            ("operations", operations.into()),
            ("records", records.into()),
        ];
        output::talk(&texts.with("cli-done-restore", &values));
        Ok(())
    }
}
