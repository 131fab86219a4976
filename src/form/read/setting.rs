//! The settings sheet. Not the languages and lists it speaks of.

use super::faults::Faults;
use super::table::Table;

/// The settings of a form, as they stand there.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// `form_id`, else the file's name without its ending.
    pub id: String,
    /// `form_title`, else the id.
    pub title: String,
    /// `version`.
    pub version: String,
    /// `default_language`.
    pub language: String,
    /// `instance_name`.
    pub instance_name: String,
    /// `name`: what the root is called in the author's paths.
    pub root: String,
    /// `allow_choice_duplicates`.
    pub doubles: bool,
    /// The row they stand in.
    pub row: usize,
}

/// What counts as yes.
pub const YES: &[&str] = &["yes", "Yes", "YES", "true", "True", "TRUE", "true()"];
/// What counts as no.
pub const NO: &[&str] = &["no", "No", "NO", "false", "False", "FALSE", "false()"];

impl Settings {
    /// Reads the first row of the sheet.
    pub fn read(table: &Table, file_name: &str, faults: &mut Faults) -> Self {
        let blank = super::table::Row::default();
        let row = table.rows.first().unwrap_or(&blank);
        let cell = |name: &str| {
            if row.cells.is_empty() {
                ""
            } else {
                table.cell(row, name)
            }
        };
        let stem = stem(file_name);
        let or = |text: &str, other: &str| if text.is_empty() { other } else { text }.to_owned();
        let id = or(cell("form_id"), if stem.is_empty() { "data" } else { stem });
        let doubles = cell("allow_choice_duplicates");
        if !doubles.is_empty() && !YES.contains(&doubles) && !NO.contains(&doubles) {
            let place = table.place(row.number, "allow_choice_duplicates");
            faults.fault(place, "neither-yes-nor-no", &[("value", doubles)]);
        }
        if !cell("public_key").is_empty() {
            faults.warn(table.place(row.number, "public_key"), "encryption", &[]);
        }
        Self {
            title: or(cell("form_title"), &id),
            id,
            version: cell("version").to_owned(),
            language: cell("default_language").to_owned(),
            instance_name: cell("instance_name").to_owned(),
            root: cell("name").to_owned(),
            doubles: YES.contains(&doubles),
            row: row.number,
        }
    }

    /// Settings that old forms write as rows of the survey sheet.
    pub fn take_rows(&mut self, rows: &[(&'static str, String)]) {
        for (name, value) in rows {
            match *name {
                "form_title" => self.title.clone_from(value),
                _ => self.id.clone_from(value),
            }
        }
    }
}

/// The name of a file that may be written with its ending: `towns` and `towns.csv` are the same.
pub fn stem_of_csv(name: &str) -> &str {
    name.strip_suffix(".csv").unwrap_or(name)
}

/// A file's name without folders and ending.
pub fn stem(file_name: &str) -> &str {
    let name = file_name.rsplit(['/', '\\']).next().unwrap_or_default();
    match name.rfind('.') {
        Some(dot) if dot > 0 => &name[..dot],
        _ => name,
    }
}
