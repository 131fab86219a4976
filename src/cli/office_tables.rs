//! The office's own code tables: `tables/NAME.tsv` in the folder of settings, laid over the built-in ones. Edits none.

use super::output;
use super::surroundings::Surroundings;
use crate::domain::codes::{self, TableFault};
use crate::i18n::Texts;

/// The folder in that of the settings.
const FOLDER: &str = "tables";

/// Lays them over the built-in ones; before anything looks a code up. With a fault in any, none is used.
pub fn install(around: &Surroundings) -> Vec<TableFault> {
    let folder = around.settings.as_ref().map(|folder| folder.join(FOLDER));
    let Some(Ok(entries)) = folder.map(std::fs::read_dir) else {
        return Vec::new();
    };
    let mut tables: Vec<(String, String)> = entries
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "tsv"))
        .filter_map(|path| {
            let name = path.file_stem()?.to_string_lossy().into_owned();
            let text = std::fs::read_to_string(&path).ok()?;
            Some((name, text.trim_start_matches('\u{feff}').to_owned()))
        })
        .collect();
    tables.sort_unstable();
    if tables.is_empty() {
        return Vec::new();
    }
    codes::install(&tables).err().unwrap_or_default()
}

/// Says what is wrong with them.
pub fn tell(faults: &[TableFault], texts: &Texts) {
    for fault in faults {
        let values = [
            ("table", fault.table.as_str().into()),
            ("line", fault.line.into()),
            ("code", fault.kind.code().into()),
        ];
        output::talk(&texts.with(fault.kind.key(), &values));
    }
    if !faults.is_empty() {
        output::talk(&texts.get("config-tables-ignored"));
    }
}
