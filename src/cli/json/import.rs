//! What `import` answers: counts, columns, rows refused and what to look at. Values are masked.

mod sheet;

use serde::Serialize;

use crate::exchange::entries::{self, List};
use crate::exchange::report::{Counts, Remark, Remarks};
use crate::exchange::sheets::SheetReport;
use crate::exchange::table::column_letters;
use crate::exchange::{calendar, roster, tasks};
use crate::i18n::{Texts, Value};

pub use sheet::SheetRow;

/// What an import did, or would do.
#[derive(Debug, Default, Serialize)]
pub struct ImportReport {
    /// The file's name.
    pub file: String,
    /// Whether nothing was written.
    pub dry_run: bool,
    /// The operation, as `history` lists it; null when nothing changed.
    pub operation: Option<String>,
    /// Households, of a roster.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub households: Option<CountsRow>,
    /// Residents, of a roster.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub residents: Option<CountsRow>,
    /// What changes, counted by field.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<GroupRow>,
    /// Residents of these doors that are in the ledger and not in the roster; they stay.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub absent: Option<usize>,
    /// Small tasks written down about what cannot be right.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new_tasks: Option<usize>,
    /// Tasks, of a task list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tasks: Option<CountsRow>,
    /// Activities, of a calendar.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub activities: Option<CountsRow>,
    /// Agreed visits of our own in a calendar; they stay out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub own: Option<usize>,
    /// Which list of the community it is: `offers`, `partners`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub list: Option<&'static str>,
    /// Its records.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub records: Option<CountsRow>,
    /// The message that counts them.
    #[serde(skip)]
    counted: &'static str,
    /// Rows of a list that say again what another row says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repeated: Option<usize>,
    /// Rows of a task list that are done already; they stay out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub done: Option<usize>,
    /// Sheets and what became of their columns.
    pub sheets: Vec<SheetRow>,
    /// How many rows were refused.
    pub refused_count: usize,
    /// Rows that were refused, and why.
    pub refused: Vec<RemarkRow>,
    /// How many remarks there are.
    pub remarks_count: usize,
    /// What was taken, but is to be looked at.
    pub remarks: Vec<RemarkRow>,
}

/// How many records are in each standing.
#[derive(Debug, Serialize)]
pub struct CountsRow {
    /// Not in the ledger yet.
    pub new: usize,
    /// In it, and different.
    pub changed: usize,
    /// In it, and the same.
    pub unchanged: usize,
}

/// A field that changes.
#[derive(Debug, Serialize)]
pub struct GroupRow {
    /// `household` or `resident`.
    pub of: &'static str,
    /// The field.
    pub field: String,
    /// Whether nothing stood there before.
    pub filled: bool,
    /// How many households or residents.
    pub count: usize,
    /// In the language spoken.
    pub said: String,
}

impl GroupRow {
    fn of(group: roster::Group, texts: &Texts) -> Self {
        let values = [
            ("field", texts.get(&group.field_key()).into_owned().into()),
            ("count", group.count.into()),
        ];
        Self {
            of: group.whose.as_str(),
            said: texts.with(group.key(), &values),
            field: group.field,
            filled: group.filled,
            count: group.count,
        }
    }
}

/// A row refused, or something to look at.
#[derive(Debug, Serialize)]
pub struct RemarkRow {
    /// The sheet; empty where files have none.
    pub sheet: String,
    /// The row, as a spreadsheet counts; null where it is the sheet or the file as a whole.
    pub row: Option<u32>,
    /// The same with its sheet and column, as a person is told it.
    #[serde(skip)]
    place: String,
    /// The column's letters.
    pub column: Option<String>,
    /// The door the row is about; empty when it has none.
    pub door: String,
    /// The name in the row, masked; empty when it has none.
    pub person: String,
    /// The column's heading.
    pub heading: String,
    /// The value, masked.
    pub value: String,
    /// What it is about, the same in every language.
    pub code: &'static str,
    /// In the language spoken.
    pub reason: String,
}

impl ImportReport {
    /// The report of a roster.
    pub fn roster(plan: &roster::Plan, texts: &Texts) -> Self {
        Self {
            households: Some(plan.households.into()),
            residents: Some(plan.residents.into()),
            changes: (plan.groups().into_iter())
                .map(|group| GroupRow::of(group, texts))
                .collect(),
            absent: Some(plan.absent),
            new_tasks: Some(plan.tasks),
            ..Self::of(
                &plan.file,
                &plan.sheets,
                [&plan.refused, &plan.remarks],
                texts,
            )
        }
    }

    /// The report of a list of tasks.
    pub fn tasks(plan: &tasks::Plan, texts: &Texts) -> Self {
        Self {
            tasks: Some(plan.tasks.into()),
            repeated: Some(plan.repeated),
            done: Some(plan.done),
            ..Self::of(
                &plan.file,
                &plan.sheets,
                [&plan.refused, &plan.remarks],
                texts,
            )
        }
    }

    /// The report of a calendar.
    pub fn calendar(plan: &calendar::plan::Plan, texts: &Texts) -> Self {
        Self {
            activities: Some(plan.activities.into()),
            repeated: Some(plan.repeated),
            own: Some(plan.own),
            ..Self::of(&plan.file, &[], [&plan.refused, &plan.remarks], texts)
        }
    }

    /// The report of a list of the community.
    pub fn list(list: &'static List, plan: &entries::Plan, texts: &Texts) -> Self {
        let rows = [&plan.refused, &plan.remarks];
        let mut report = Self::of(&plan.file, &plan.sheets, rows, texts);
        let columns = report
            .sheets
            .iter_mut()
            .flat_map(|sheet| &mut sheet.columns);
        columns.for_each(|column| column.is_listed = true);
        Self {
            list: Some(list.noun),
            records: Some(plan.counts.into()),
            counted: list.counted,
            repeated: Some(plan.repeated),
            ..report
        }
    }

    fn of(
        file: &str,
        sheets: &[SheetReport],
        [refused, remarks]: [&Remarks; 2],
        texts: &Texts,
    ) -> Self {
        let rows = |remarks: &Remarks| {
            let kept = remarks.kept().iter();
            kept.map(|remark| RemarkRow::of(remark, texts)).collect()
        };
        Self {
            file: file.to_owned(),
            sheets: sheets.iter().map(SheetRow::of).collect(),
            refused_count: refused.len(),
            refused: rows(refused),
            remarks_count: remarks.len(),
            remarks: rows(remarks),
            ..Self::default()
        }
    }

    /// The report as a person reads it.
    pub fn lines(&self, texts: &Texts) -> Vec<String> {
        let mut lines = Vec::new();
        for sheet in self.sheets.iter().filter(|sheet| !sheet.columns.is_empty()) {
            sheet.tell(texts, &mut lines);
        }
        let counted = |(id, counts): (&str, &Option<CountsRow>)| {
            counts.as_ref().map(|counts| counts.said(id, texts))
        };
        let many = |(id, count): (&str, Option<usize>)| {
            let count = count.filter(|count| *count > 0)?;
            Some(texts.with(id, &[("count", count.into())]))
        };
        let homes = [
            ("import-households", &self.households),
            ("import-residents", &self.residents),
        ];
        lines.extend(homes.into_iter().filter_map(counted));
        lines.extend(self.changes.iter().map(|group| format!("  {}", group.said)));
        lines.extend(counted(("import-tasks", &self.tasks)));
        lines.extend(counted(("import-activities", &self.activities)));
        let repeated = match (&self.activities, &self.records) {
            (Some(_), _) => "import-activities-repeated",
            (None, Some(_)) => "import-list-repeated",
            (None, None) => "import-tasks-repeated",
        };
        lines.extend(counted((self.counted, &self.records)));
        let rest = [
            (repeated, self.repeated),
            ("import-tasks-done", self.done),
            ("import-own", self.own),
            ("import-absent", self.absent),
            ("import-new-tasks", self.new_tasks),
        ];
        lines.extend(rest.into_iter().filter_map(many));
        for (id, count, rows) in [
            ("import-refused", self.refused_count, &self.refused),
            ("import-remarks", self.remarks_count, &self.remarks),
        ] {
            lines.extend(many((id, Some(count))));
            lines.extend(rows.iter().map(RemarkRow::line));
        }
        lines
    }
}

impl CountsRow {
    fn said(&self, id: &str, texts: &Texts) -> String {
        let values = [
            ("new", self.new.into()),
            ("changed", self.changed.into()),
            ("unchanged", self.unchanged.into()),
        ];
        texts.with(id, &values)
    }
}

impl From<Counts> for CountsRow {
    fn from(counts: Counts) -> Self {
        Self {
            new: counts.new,
            changed: counts.changed,
            unchanged: counts.unchanged,
        }
    }
}

impl RemarkRow {
    fn of(remark: &Remark, texts: &Texts) -> Self {
        let values = remark.values();
        let values: Vec<(&str, Value<'_>)> = values
            .iter()
            .map(|(name, value)| (*name, value.as_str().into()))
            .collect();
        Self {
            sheet: remark.place.sheet.clone(),
            row: Some(remark.place.row).filter(|row| *row > 0),
            place: remark.place.to_string(),
            column: remark.place.column.map(column_letters),
            door: remark.about.door.clone(),
            person: remark.about.person.clone(),
            heading: remark.heading.clone(),
            value: remark.value.clone(),
            code: remark.key,
            reason: texts.with(remark.key, &values),
        }
    }

    fn line(&self) -> String {
        // Most reasons say the value themselves.
        let value = (!self.reason.contains(&self.value)).then_some(self.value.as_str());
        let who = format!("{} {}", self.door, self.person);
        let place = self.place.as_str();
        let words = [
            place,
            who.trim(),
            self.heading.as_str(),
            self.reason.as_str(),
        ];
        let words = words
            .into_iter()
            .chain(value)
            .filter(|word| !word.is_empty());
        let words: Vec<&str> = words.collect();
        format!("  {}", words.join("  "))
    }
}
