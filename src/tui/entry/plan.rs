//! A plan of an import told in lines, with what it takes to carry it out. Not the reading, and not the box it stands in.

use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::exchange::entries::{self, List};
use crate::exchange::header::{Fate, How};
use crate::exchange::rejects::Rejects;
use crate::exchange::report::{Counts, Remark, Remarks};
use crate::exchange::sheets::{SheetReport, numbers};
use crate::exchange::{calendar, roster, tasks, write};
use crate::i18n::{Texts, Value};
use crate::ledger::operation::Change;

/// So many refused rows and remarks are told; the rest is counted, and the file of refused rows has them all.
const TOLD: usize = 200;

/// How a line stands out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// As it is.
    Plain,
    /// What the plan comes to.
    Strong,
    /// What a person should look at.
    Alert,
    /// What may be overlooked.
    Dim,
}

/// A plan told in lines.
pub struct Planned {
    /// The file's name.
    pub file: String,
    /// The verb it is committed under.
    pub verb: &'static str,
    /// What it would do, line by line.
    pub lines: Vec<(String, Weight)>,
    /// What to say once it is done.
    pub done: String,
    /// Community and grid named above a roster.
    pub title: roster::Title,
    /// How many rows were refused.
    pub refused: usize,
    /// What changes.
    pub changes: Vec<Change>,
    path: PathBuf,
    rejects: Vec<u8>,
}

impl Planned {
    /// The plan of a roster that was read from `path`.
    pub fn roster(plan: roster::Plan, path: &Path, texts: &Texts) -> Self {
        let mut told = Told::new(texts);
        told.counts("import-households", plan.households);
        told.counts("import-residents", plan.residents);
        told.groups(&plan.groups());
        told.number("import-new-tasks", plan.tasks, Weight::Plain);
        told.number("import-absent", plan.absent, Weight::Dim);
        told.rest(&plan.sheets, &plan.refused, &plan.remarks);
        let (homes, people) = (plan.households, plan.residents);
        let values = [
            ("households", (homes.new + homes.changed).into()),
            ("residents", (people.new + people.changed).into()),
        ];
        Self {
            file: plan.file.clone(),
            verb: roster::VERB,
            title: plan.title(),
            lines: told.lines,
            done: with_tasks(
                texts.with("import-roster-imported", &values),
                plan.tasks,
                texts,
            ),
            refused: plan.refused.len(),
            rejects: written(&plan.rejects, texts),
            path: path.to_owned(),
            changes: plan.changes(),
        }
    }

    /// The plan of a list of tasks that was read from `path`.
    pub fn tasks(plan: tasks::Plan, path: &Path, texts: &Texts) -> Self {
        let mut told = Told::new(texts);
        told.counts("import-tasks", plan.tasks);
        told.number("import-tasks-repeated", plan.repeated, Weight::Dim);
        told.number("import-tasks-done", plan.done, Weight::Dim);
        told.rest(&plan.sheets, &plan.refused, &plan.remarks);
        let count = plan.tasks.new + plan.tasks.changed;
        Self {
            file: plan.file.clone(),
            verb: tasks::VERB,
            title: roster::Title::default(),
            lines: told.lines,
            done: texts.with("import-tasks-imported", &[("count", count.into())]),
            refused: plan.refused.len(),
            rejects: written(&plan.rejects, texts),
            path: path.to_owned(),
            changes: plan.changes(),
        }
    }

    /// The plan of a list of the community that was read from `path`.
    pub fn list(list: &List, plan: entries::Plan, path: &Path, texts: &Texts) -> Self {
        let mut told = Told::new(texts);
        told.counts(list.counted, plan.counts);
        told.number("import-list-repeated", plan.repeated, Weight::Dim);
        told.rest(&plan.sheets, &plan.refused, &plan.remarks);
        let count = plan.counts.new + plan.counts.changed;
        let values = [
            ("what", texts.get(list.title).into()),
            ("count", count.into()),
        ];
        Self {
            file: plan.file.clone(),
            verb: list.verb,
            title: roster::Title::default(),
            lines: told.lines,
            done: texts.with("import-list-imported", &values),
            refused: plan.refused.len(),
            rejects: written(&plan.rejects, texts),
            path: path.to_owned(),
            changes: plan.changes(),
        }
    }

    /// The plan of a calendar that was read from `path`. What is refused is put right in the program it came from: there
    /// is nothing to write beside it.
    pub fn calendar(plan: calendar::plan::Plan, path: &Path, texts: &Texts) -> Self {
        let mut told = Told::new(texts);
        told.counts("import-activities", plan.activities);
        told.number("import-activities-repeated", plan.repeated, Weight::Dim);
        told.number("import-own", plan.own, Weight::Dim);
        told.rest(&[], &plan.refused, &plan.remarks);
        let count = plan.activities.new + plan.activities.changed;
        let values = [
            ("what", texts.get("listed-activities").into()),
            ("count", count.into()),
        ];
        Self {
            file: plan.file.clone(),
            verb: calendar::plan::VERB,
            title: roster::Title::default(),
            lines: told.lines,
            done: texts.with("import-list-imported", &values),
            refused: 0,
            rejects: Vec::new(),
            path: path.to_owned(),
            changes: plan.changes(),
        }
    }

    /// What to say once it is done; `kept` says whether the refused rows were written to a file.
    pub fn told_done(&self, kept: bool, texts: &Texts) -> String {
        if self.refused == 0 {
            return self.done.clone();
        }
        let id = if kept {
            "import-done-refused-kept"
        } else {
            "import-done-refused"
        };
        let values = [
            ("done", self.done.as_str().into()),
            ("count", self.refused.into()),
        ];
        texts.with(id, &values)
    }

    /// Writes the refused rows beside their file, under a name that is free; gives the path.
    ///
    /// # Errors
    /// When the folder cannot be written to.
    pub fn write_rejects(&self) -> Result<PathBuf, Error> {
        let stem = self.path.file_stem().unwrap_or_default().to_string_lossy();
        let mut number = 1;
        loop {
            let name = match number {
                1 => format!("{stem}-rejects.csv"),
                number => format!("{stem}-rejects-{number}.csv"),
            };
            let path = self.path.with_file_name(name);
            match write::write(&path, &self.rejects, false) {
                Err(Error::Refused {
                    key: "write-exists",
                    ..
                }) if number < 99 => number += 1,
                Err(error) => return Err(error),
                Ok(()) => return Ok(path),
            }
        }
    }
}

/// What was done, and the small tasks that came of it.
fn with_tasks(done: String, tasks: usize, texts: &Texts) -> String {
    if tasks == 0 {
        return done;
    }
    let values = [("done", done.into()), ("count", tasks.into())];
    texts.with("import-done-with-tasks", &values)
}

fn written(rejects: &Rejects, texts: &Texts) -> Vec<u8> {
    let mut bytes = Vec::new();
    let text = |id: &'static str| texts.get(id).into_owned();
    // Writing to memory does not fail.
    let _ = rejects.write(&mut bytes, &text);
    bytes
}

struct Told<'a> {
    texts: &'a Texts,
    lines: Vec<(String, Weight)>,
}

impl<'a> Told<'a> {
    fn new(texts: &'a Texts) -> Self {
        Self {
            texts,
            lines: Vec::new(),
        }
    }

    fn counts(&mut self, id: &'static str, counts: Counts) {
        let values = [
            ("new", counts.new.into()),
            ("changed", counts.changed.into()),
            ("unchanged", counts.unchanged.into()),
        ];
        self.lines
            .push((self.texts.with(id, &values), Weight::Strong));
    }

    fn groups(&mut self, groups: &[roster::Group]) {
        for group in groups {
            let values = [
                (
                    "field",
                    self.texts.get(&group.field_key()).into_owned().into(),
                ),
                ("count", group.count.into()),
            ];
            let said = format!("  {}", self.texts.with(group.key(), &values));
            self.lines.push((said, Weight::Plain));
        }
    }

    fn number(&mut self, id: &'static str, count: usize, weight: Weight) {
        if count > 0 {
            let said = self.texts.with(id, &[("count", count.into())]);
            self.lines.push((said, weight));
        }
    }

    /// What was refused comes before what is only to be looked at, and the columns last.
    fn rest(&mut self, sheets: &[SheetReport], refused: &Remarks, remarks: &Remarks) {
        for (id, remarks) in [("import-refused", refused), ("import-remarks", remarks)] {
            self.number(id, remarks.len(), Weight::Alert);
            let kept = remarks.kept().iter().take(TOLD);
            self.lines
                .extend(kept.map(|remark| (line(remark, self.texts), Weight::Plain)));
        }
        for sheet in sheets.iter().filter(|sheet| !sheet.columns.is_empty()) {
            self.sheet(sheet);
        }
    }

    fn sheet(&mut self, sheet: &SheetReport) {
        let rows = self
            .texts
            .with("import-rows", &[("count", sheet.rows.into())]);
        let name = format!("{} {rows}", sheet.name).trim_start().to_owned();
        self.lines.push((name, Weight::Strong));
        type Told = (&'static str, Weight, fn(Fate) -> bool);
        let fates: [Told; 5] = [
            ("import-columns-sensitive", Weight::Alert, |fate| {
                fate == Fate::Sensitive
            }),
            ("import-columns-guessed", Weight::Alert, |fate| {
                matches!(fate, Fate::Read(_, How::Guess))
            }),
            ("import-columns-twice", Weight::Plain, |fate| {
                matches!(fate, Fate::Twice(_))
            }),
            ("import-columns-read", Weight::Plain, |fate| {
                matches!(fate, Fate::Read(_, How::Exact | How::Mapped))
            }),
            ("import-columns-ignored", Weight::Dim, |fate| {
                fate == Fate::Ignored
            }),
        ];
        for (id, weight, is) in fates {
            let columns = sheet.columns.iter().filter(|column| is(column.fate));
            let headings: Vec<&str> = columns.map(|column| column.heading.as_str()).collect();
            if !headings.is_empty() {
                let separator = self.texts.get("list-separator");
                let values = [
                    ("label", self.texts.get(id).into()),
                    ("what", headings.join(&separator).into()),
                ];
                self.lines
                    .push((self.texts.with("homes-labelled", &values), weight));
            }
        }
        self.number("import-totals", sheet.totals, Weight::Dim);
        self.number("import-skipped", sheet.skipped, Weight::Dim);
        if !sheet.aside.is_empty() {
            let rows = numbers(&sheet.aside);
            let said = self.texts.with("import-aside", &[("rows", rows.into())]);
            self.lines.push((said, Weight::Dim));
        }
    }
}

/// A row refused or to be looked at: its place, its column, what is wrong.
fn line(remark: &Remark, texts: &Texts) -> String {
    let values = remark.values();
    let values: Vec<(&str, Value<'_>)> = values
        .iter()
        .map(|(name, value)| (*name, value.as_str().into()))
        .collect();
    let reason = texts.with(remark.key, &values);
    let about = [&remark.about.door, &remark.about.person];
    let mut parts = vec![remark.place.to_string()];
    parts.extend(about.into_iter().cloned());
    parts.push(remark.heading.clone());
    let said = remark.value.is_empty() || reason.contains(&remark.value);
    parts.push(reason);
    if !said {
        parts.push(remark.value.clone());
    }
    parts.retain(|part| !part.is_empty());
    parts.join(" ")
}
