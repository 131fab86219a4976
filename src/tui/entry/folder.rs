//! Where a file is to go: the folder asked for and remembered, a file that is there already, what is said afterwards. Not what is in it.

use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::tui::context::{Context, Effect, View};
use crate::tui::dialog::confirm;
use crate::tui::dialog::form::{Field, FieldError, Refusal, Values};
use crate::tui::entry::files;
use crate::tui::widget::text;

/// Columns that breaking a line in two may cost.
const BREAK: usize = 6;
/// Columns a folder is given at least.
const LEAST: usize = 12;
/// The name of the field.
const FOLDER: &str = "folder";

/// The field that asks for the folder; the one that was written to last stands in it.
pub fn field(view: &View<'_>) -> Field {
    let folder = view.settings.export_folder.as_deref();
    let folder = folder.map_or_else(String::new, |folder| folder.display().to_string());
    let hint = [("folder", here(view).into())];
    Field::text(FOLDER, view.texts.get("log-folder"), &folder)
        .limit(300)
        .given()
        .hint(view.texts.with("log-folder-hint", &hint))
}

/// The folder the program was started in, as there is room for it.
fn here(view: &View<'_>) -> String {
    let room = usize::from(view.size.0)
        .min(76)
        .saturating_sub(31)
        .max(LEAST);
    let folder = view.settings.here.clone().unwrap_or_else(|| ".".into());
    files::shown(&absolute(&folder), room)
}

/// The folder asked for; one that is not the program's own is remembered.
///
/// # Errors
/// When there is no such folder.
pub fn chosen(values: &Values<'_>, context: &mut Context<'_>) -> Result<PathBuf, Refusal> {
    let typed = values.text(FOLDER);
    let folder = context.settings.typed_path(&typed);
    let is_here = typed.trim().is_empty();
    if !is_here && !folder.is_dir() {
        return Err(FieldError::new(FOLDER, "log-no-folder").into());
    }
    if !is_here && context.settings.export_folder.as_deref() != Some(folder.as_path()) {
        context.effect(Effect::Keep("export.folder", typed));
    }
    Ok(folder)
}

/// With the folder the program was started in, where the path does not name one.
pub fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

/// Says in the message `id` where a file was written.
pub fn say_written(id: &'static str, path: &Path, context: &mut Context<'_>) {
    // The name first: the folder is what may be cut on a narrow screen.
    let (name, folder) = (path.file_name(), path.parent());
    let name = name.unwrap_or_default().to_string_lossy().into_owned();
    let say = |folder: &str| {
        let values = [("name", name.as_str().into()), ("folder", folder.into())];
        context.texts.with(id, &values)
    };
    // Two rows are what the toast has; how they break may take a few columns more.
    let rows = 2 * usize::from(context.size.0.saturating_sub(2));
    let room = rows
        .saturating_sub(text::width(&say("")) + BREAK)
        .max(LEAST);
    let said = say(&folder.map_or_else(String::new, |folder| files::shown(folder, room)));
    context.say(said);
}

/// Asks before a file that is there is written over.
pub fn ask_over<T: 'static>(
    path: &Path,
    ready: T,
    write: impl Fn(T, &mut Context<'_>) -> Result<(), Error> + 'static,
    context: &mut Context<'_>,
) {
    let path = path.display().to_string();
    let question = context.texts.with("log-over", &[("path", path.into())]);
    let deed = context.texts.get("log-over-deed").into_owned();
    let mut ready = Some(ready);
    confirm::ask(context, question, deed, move |context| {
        ready.take().map_or(Ok(()), |ready| write(ready, context))
    });
}
