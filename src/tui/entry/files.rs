//! Finding a file: a list of what lies in a folder, and Tab that goes on with a path typed so far. Not reading it.

use std::path::{MAIN_SEPARATOR, Path, PathBuf};

use crate::config::Config;
use crate::error::Error;
use crate::tui::context::{Context, View};
use crate::tui::dialog::Step;
use crate::tui::dialog::form::{Choice, Field, Form};
use crate::tui::dialog::picker::Picker;
use crate::tui::widget::text;

/// The name of the field that takes the path.
pub const PATH: &str = "path";

/// Files of a roster or of tasks.
pub const TABLES: &[&str] = &["xlsx", "xls", "xlsb", "ods", "csv", "tsv"];
/// Files of activities: a list, or a calendar.
pub const ACTIVITIES: &[&str] = &["ics", "xlsx", "xls", "xlsb", "ods", "csv", "tsv"];
/// Files of a calendar.
pub const CALENDARS: &[&str] = &["ics"];
/// Files of a questionnaire.
pub const WORKBOOKS: &[&str] = &["xlsx", "xls", "ods"];

/// Folders under the person's own in which a file that was sent to them lies: on a computer, in Termux. The second is
/// what a Chinese desktop calls the first.
const DOWNLOADS: [&str; 3] = ["Downloads", "\u{4e0b}\u{8f7d}", "storage/downloads"];

/// Adds the field for a path, with `path` in it already, and the button that lists the files with these `endings`.
pub fn ask(form: Form, path: &str, endings: &'static [&'static str], view: &View<'_>) -> Form {
    let label = |id: &'static str| view.texts.get(id).into_owned();
    let settings = view.settings.clone();
    let field = Field::text(PATH, label("import-path"), path)
        .required()
        .limit(400)
        .hint(label("import-path-hint"))
        .completed(move |typed| complete(typed, endings, &settings));
    let field = form.field(field);
    field.button("files", label("import-files"), move |values, context| {
        let folder = first(&values.text(PATH), context.settings);
        list(&folder, endings, context);
        Ok(Step::Stay)
    })
}

/// The folder the list begins with: that of what was typed, else the one the program was started in.
fn first(typed: &str, settings: &Config) -> PathBuf {
    let typed = settings.typed_path(typed);
    let above = typed.parent().map(Path::to_owned);
    let folder = [Some(typed), above].into_iter().flatten();
    let folder = folder.into_iter().find(|folder| folder.is_dir());
    let here = || settings.here.clone().unwrap_or_else(|| ".".into());
    std::path::absolute(folder.unwrap_or_else(here)).unwrap_or_default()
}

/// What can be picked in a folder, by name: folders first.
fn within(folder: &Path, endings: &[&str]) -> Vec<(String, PathBuf)> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut found: Vec<(bool, String, PathBuf)> = entries
        .filter_map(|entry| {
            let (name, path) = (entry.file_name().into_string().ok()?, entry.path());
            let is_folder = path.is_dir();
            let ending = path.extension().and_then(|ending| ending.to_str());
            let is_kind = ending.is_some_and(|ending| {
                endings
                    .iter()
                    .any(|known| ending.eq_ignore_ascii_case(known))
            });
            let shown = !name.starts_with(['.', '~']) && (is_folder || is_kind);
            let name = if is_folder { format!("{name}/") } else { name };
            shown.then_some((!is_folder, name, path))
        })
        .collect();
    found.sort();
    found
        .into_iter()
        .map(|(_, name, path)| (name, path))
        .collect()
}

/// Lists the files of a folder, those in it first; a folder that is picked is listed in its turn.
fn list(folder: &Path, endings: &'static [&'static str], context: &mut Context<'_>) {
    let row = |(name, path): (String, PathBuf)| Choice::new(path.display().to_string(), name);
    let (folders, files): (Vec<_>, Vec<_>) = within(folder, endings)
        .into_iter()
        .partition(|(name, _)| name.ends_with('/'));
    let mut options: Vec<Choice> = files.into_iter().chain(folders).map(row).collect();
    if let Some(above) = folder.parent() {
        let name = context.texts.get("import-files-above").into_owned();
        options.push(row((name, above.to_owned())));
    }
    let room = usize::from(context.size.0).min(74).saturating_sub(12);
    let home = context.settings.home.clone();
    for place in home.iter().flat_map(|home| {
        let downloads = DOWNLOADS.map(|name| home.join(name));
        downloads.into_iter().chain([home.clone()])
    }) {
        if place.is_dir() && place != folder {
            options.push(row((format!("{}/", shown(&place, room)), place)));
        }
    }
    let title = shown(folder, room);
    let picker = Picker::new(
        title,
        options,
        move |choice, context| -> Result<(), Error> {
            let path = PathBuf::from(&choice.value);
            if path.is_dir() {
                list(&path, endings, context);
            } else {
                context.answer(PATH, choice.clone());
            }
            Ok(())
        },
    );
    context.open(picker.numbered());
}

/// A path in full, or in so many columns without its middle: where it begins and its last folder are what is known.
pub fn shown(path: &Path, room: usize) -> String {
    let whole = path.display().to_string();
    let over = text::width(&whole).saturating_sub(room);
    if over == 0 {
        return whole;
    }
    let half = room.saturating_sub(2) / 2;
    let begun: String = kept(whole.chars(), half).collect();
    let mut end: Vec<char> = kept(whole.chars().rev(), room.saturating_sub(2) - half).collect();
    end.reverse();
    let end: String = end.into_iter().collect();
    format!("{begun}..{end}")
}

/// The characters that stand in so many columns.
fn kept(characters: impl Iterator<Item = char>, room: usize) -> impl Iterator<Item = char> {
    let mut taken = 0;
    characters.take_while(move |one| {
        taken += text::width(one.encode_utf8(&mut [0; 4]));
        taken <= room
    })
}

/// The path typed so far with what all that lies there and begins so has in common; none where that adds nothing.
fn complete(typed: &str, endings: &[&str], settings: &Config) -> Option<String> {
    let (folder, begun) = typed
        .rfind(['/', MAIN_SEPARATOR])
        .map_or(("", typed), |at| typed.split_at(at + 1));
    let found = within(&settings.typed_path(folder), endings);
    let mut names = found.iter().map(|(name, _)| name.as_str());
    let mut names = names.by_ref().filter(|name| name.starts_with(begun));
    let first = names.next()?;
    let common = names.fold(first, |common, name| {
        let same = common.chars().zip(name.chars());
        let same = same.take_while(|(one, other)| one == other);
        let columns: usize = same.map(|(one, _)| one.len_utf8()).sum();
        &common[..columns]
    });
    (common.len() > begun.len()).then(|| format!("{folder}{common}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_path_loses_its_middle() {
        let path = Path::new("/home/li/文档/日志/2026年");
        assert_eq!(shown(path, 40), "/home/li/文档/日志/2026年");
        assert_eq!(shown(path, 18), "/home/li../2026年");
        for room in 2..40 {
            assert!(text::width(&shown(path, room)) <= room);
        }
    }

    #[test]
    fn tab_goes_on_as_far_as_all_names_agree() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["花名册3栋.xlsx", "花名册5栋.csv", "notes.md", ".hidden.csv"] {
            std::fs::write(folder.path().join(name), "").unwrap();
        }
        std::fs::create_dir(folder.path().join("tables")).unwrap();
        let settings = Config {
            here: Some(folder.path().to_owned()),
            ..Config::default()
        };
        let complete = |typed: &str| complete(typed, TABLES, &settings);
        assert_eq!(complete("花").as_deref(), Some("花名册"));
        assert_eq!(complete("花名册"), None, "two begin so");
        assert_eq!(complete("花名册5").as_deref(), Some("花名册5栋.csv"));
        assert_eq!(complete("ta").as_deref(), Some("tables/"));
        assert_eq!(complete("notes"), None, "no table");
        assert_eq!(complete(".h"), None);
        let whole = format!("{}/花名册3", folder.path().display());
        assert_eq!(complete(&whole), Some(format!("{whole}栋.xlsx")));
    }
}
