//! `doctor`: a ledger looked over, repaired or made smaller, whether it opens or not. Not the looking.

use std::path::Path;

use super::arguments::General;
use super::failure::Failure;
use super::json::DoctorReport;
use super::opening;
use super::output;
use super::passphrase::Source;
use super::progress::Bar;
use super::surroundings::Surroundings;
use crate::clock::{Clock, print_moment};
use crate::error::Kind;
use crate::i18n::Texts;
use crate::ledger::backing::{Backing, Notice};
use crate::ledger::secret::{Key, Ways};
use crate::store::Store;
use crate::store::compact::Compacted;
use crate::store::doctor::{self, Figures, Finding, Gravity, Report};

/// `doctor`
#[derive(clap::Args)]
pub struct Doctor {
    /// Mend what can be mended; nothing is deleted.
    #[arg(long)]
    repair: bool,
    /// Write the tables anew, smaller.
    #[arg(long)]
    compact: bool,
}

/// What was done beside looking.
#[derive(Default)]
pub struct Treatment {
    /// What was repaired.
    pub repaired: Vec<Notice>,
    /// The size of the tables before and after.
    pub compacted: Option<Compacted>,
}

impl Doctor {
    /// Does it, and says how the process ends: 0 whole, 1 something to mend, 4 both copies of something are gone.
    ///
    /// # Errors
    /// When there is no ledger, another process holds it, or it cannot be repaired.
    pub fn run(
        &self,
        general: &General,
        around: &Surroundings,
        clock: &dyn Clock,
        texts: &Texts,
    ) -> Result<u8, Failure> {
        let folder = opening::folder(general, around)?;
        let ways = match Store::exists(&folder) {
            true => Store::ways(&folder)?,
            false => Ways::default(),
        };
        let key = Source::new(general, around, texts)?.key(ways)?;
        let mut report = look(&folder, &key, texts)?;
        let treatment = self.treat((&folder, &key), &report, clock, texts)?;
        if self.repair || self.compact {
            report = look(&folder, &key, texts)?;
        }
        if general.json.is_some() {
            output::json(&DoctorReport::of(&report, &treatment, texts))?;
        } else {
            output::lines(lines(&report, &treatment, texts))?;
        }
        Ok(match report.gravity() {
            Gravity::Note => 0,
            Gravity::Mendable => Kind::Refused.exit_code(),
            Gravity::Lost => Kind::Damaged.exit_code(),
        })
    }

    fn treat(
        &self,
        (folder, key): (&Path, &Key),
        report: &Report,
        clock: &dyn Clock,
        texts: &Texts,
    ) -> Result<Treatment, Failure> {
        let mut treatment = Treatment::default();
        if self.repair {
            treatment.repaired = doctor::repair(folder, key, report, clock.now())?;
        }
        if self.compact {
            let bar = Bar::new(texts, "cli-compacting");
            let mut store = Store::open_by(folder, clock.now(), key)?;
            treatment.repaired.extend(store.load(&mut |_| {})?.notices);
            let done = store.compact(&mut |done, total| bar.show(done, total));
            bar.finish();
            treatment.compacted = Some(done?);
            store.close()?;
        }
        Ok(treatment)
    }
}

fn look(folder: &Path, key: &Key, texts: &Texts) -> Result<Report, Failure> {
    let bar = Bar::new(texts, "cli-examining");
    let report = doctor::examine(folder, key, &mut |done, total| bar.show(done, total));
    bar.finish();
    Ok(report?)
}

/// A finding in words.
pub fn sentence(finding: &Finding, texts: &Texts) -> String {
    let notice = Notice {
        key: finding.key,
        values: finding.values.clone(),
    };
    opening::sentence(&notice, texts)
}

fn lines(report: &Report, treatment: &Treatment, texts: &Texts) -> Vec<String> {
    let repaired = treatment.repaired.iter();
    let mut lines: Vec<String> = repaired
        .map(|notice| opening::sentence(notice, texts))
        .collect();
    if let Some(Compacted { before, after }) = treatment.compacted {
        let values = [("before", before.into()), ("after", after.into())];
        lines.push(texts.with("doctor-compacted", &values));
    }
    for finding in &report.findings {
        let grave = match finding.gravity {
            Gravity::Note => "doctor-note",
            Gravity::Mendable => "doctor-mendable",
            Gravity::Lost => "doctor-lost",
        };
        let said = sentence(finding, texts);
        lines.push(texts.with(grave, &[("said", said.into())]));
    }
    lines.push(figures(&report.figures, texts));
    lines.push(texts.get(verdict(report)).into_owned());
    lines
}

fn figures(figures: &Figures, texts: &Texts) -> String {
    let newest = figures.newest_backup.as_ref().map(print_moment);
    let values = [
        ("records", figures.records.into()),
        ("operations", figures.operations.into()),
        ("frames", figures.frames.into()),
        ("drafts", figures.drafts.into()),
        ("backups", figures.backups.into()),
        ("newest", newest.unwrap_or_else(|| "none".to_owned()).into()),
        ("journal", figures.journal_bytes.into()),
        ("tables", figures.table_bytes.into()),
    ];
    texts.with("doctor-figures", &values)
}

fn verdict(report: &Report) -> &'static str {
    match report.gravity() {
        Gravity::Note => "doctor-whole",
        Gravity::Mendable => "doctor-not-whole",
        Gravity::Lost => "doctor-not-all-there",
    }
}
