//! Activities and agreed visits written to a calendar file (ics). Reading one is `import`'s.

use std::path::PathBuf;

use crate::domain::subject::Subject;
use crate::error::Error;
use crate::exchange::calendar::{own, write as written};
use crate::exchange::write;
use crate::i18n::Value;
use crate::ledger::work::trace;
use crate::tui::context::{Context, View};
use crate::tui::dialog::form::{Field, Form, Refusal, Values};
use crate::tui::entry::folder;

/// Asks where the calendar is to be written.
pub fn ask(_here: Option<Subject>, context: &mut Context<'_>) {
    let view = context.view();
    let label = |id: &'static str| view.texts.get(id).into_owned();
    let note = [("name", name(&view).into())];
    let all = Field::toggle("all", label("calendar-all"), false);
    let form = Form::new("calendar-export", label("calendar-export"), start)
        .transient()
        .note(view.texts.with("calendar-export-note", &note))
        .field(all.hint(label("calendar-all-hint")))
        .field(folder::field(&view));
    context.open(form);
}

/// What the file is called.
fn name(view: &View<'_>) -> String {
    let day = view.clock.today().to_string();
    let name = view
        .texts
        .with("calendar-file-name", &[("day", day.into())]);
    format!("{name}.ics")
}

/// A calendar ready to be written.
struct Ready {
    path: PathBuf,
    bytes: Vec<u8>,
}

fn start(values: &Values<'_>, context: &mut Context<'_>) -> Result<(), Refusal> {
    let folder = folder::chosen(values, context)?;
    let view = context.view();
    let words = |id: &'static str, values: &[(&'static str, String)]| {
        let values = values.iter();
        let values: Vec<(&str, Value<'_>)> = values
            .map(|(name, value)| (*name, value.as_str().into()))
            .collect();
        view.texts.with(id, &values)
    };
    let tables = view.ledger.tables();
    let mut events = own::activities(tables, values.on("all"), view.texts.tag());
    events.extend(own::appointments(tables, view.clock.today(), &words));
    let ready = Ready {
        path: folder::absolute(&folder.join(name(&view))),
        bytes: written(&events, view.clock.now()),
    };
    if ready.path.is_file() {
        let path = ready.path.clone();
        folder::ask_over(
            &path,
            ready,
            |ready, context| finish(&ready, true, context),
            context,
        );
        return Ok(());
    }
    Ok(finish(&ready, false, context)?)
}

/// Notes that it leaves the ledger, writes it and says where.
fn finish(ready: &Ready, force: bool, context: &mut Context<'_>) -> Result<(), Error> {
    let (day, path) = (context.day(), ready.path.display().to_string());
    let at = context.at();
    trace::written(context.ledger, day, "ics", &path, None, at)?;
    write::write(&ready.path, &ready.bytes, force)?;
    folder::say_written("log-written", &ready.path, context);
    Ok(())
}
