//! A backup, and what `doctor` found. Not how either is made.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::cli::doctor::{Treatment, sentence};
use crate::cli::opening;
use crate::clock::print_moment;
use crate::i18n::Texts;
use crate::ledger::backing::BackedUp;
use crate::store::doctor::{Finding, Gravity, Report};

/// A backup that was written, read back and proven.
#[derive(Debug, Serialize)]
pub struct BackupRow {
    /// Where it lies.
    pub path: String,
    /// How many operations it holds.
    pub operations: u64,
    /// Its length.
    pub bytes: u64,
}

impl BackupRow {
    /// The row of a backup.
    pub fn of(done: &BackedUp) -> Self {
        Self {
            path: done.path.display().to_string(),
            operations: done.operations,
            bytes: done.bytes,
        }
    }
}

/// What `doctor` found and did.
#[derive(Debug, Serialize)]
pub struct DoctorReport {
    /// Whether nothing is damaged.
    pub whole: bool,
    /// Everything found.
    pub findings: Vec<FindingRow>,
    /// What was repaired, a sentence each, in the language spoken.
    pub repaired: Vec<String>,
    /// Bytes of tables and journal before and after compacting.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub compacted: Option<[u64; 2]>,
    /// Live records.
    pub records: u64,
    /// Operations that count.
    pub operations: u64,
    /// Whole frames of the journal.
    pub frames: u64,
    /// Drafts.
    pub drafts: u64,
    /// Proven backups of the ledger's own.
    pub backups: u64,
    /// When the newest of them was made.
    pub newest_backup: Option<String>,
    /// Bytes of the journal.
    pub journal_bytes: u64,
    /// Bytes of the tables.
    pub table_bytes: u64,
}

/// One finding.
#[derive(Debug, Serialize)]
pub struct FindingRow {
    /// `note`, `mendable` or `lost`.
    pub gravity: &'static str,
    /// What it is, for programs.
    pub code: &'static str,
    /// Its ids, numbers and file names.
    pub values: BTreeMap<&'static str, String>,
    /// The same in the language spoken.
    pub message: String,
}

impl FindingRow {
    fn of(finding: &Finding, texts: &Texts) -> Self {
        let gravity = match finding.gravity {
            Gravity::Note => "note",
            Gravity::Mendable => "mendable",
            Gravity::Lost => "lost",
        };
        Self {
            gravity,
            code: finding.key.trim_start_matches("doctor-"),
            values: finding.values.iter().cloned().collect(),
            message: sentence(finding, texts),
        }
    }
}

impl DoctorReport {
    /// The report in the language spoken.
    pub fn of(report: &Report, treatment: &Treatment, texts: &Texts) -> Self {
        let figures = &report.figures;
        let row = |finding| FindingRow::of(finding, texts);
        let repaired = treatment.repaired.iter();
        Self {
            whole: report.gravity() == Gravity::Note,
            findings: report.findings.iter().map(row).collect(),
            repaired: repaired
                .map(|notice| opening::sentence(notice, texts))
                .collect(),
            compacted: treatment.compacted.map(|done| [done.before, done.after]),
            records: figures.records,
            operations: figures.operations,
            frames: figures.frames,
            drafts: figures.drafts,
            backups: figures.backups,
            newest_backup: figures.newest_backup.as_ref().map(print_moment),
            journal_bytes: figures.journal_bytes,
            table_bytes: figures.table_bytes,
        }
    }
}
