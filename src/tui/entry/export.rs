//! Writing the day's log to a file: which format, masked or not, where to; copied too where it is a text. Not its content.

use std::path::PathBuf;

use chrono::{Datelike, NaiveDate};
use uuid::Uuid;

use crate::domain::Moment;
use crate::domain::trace::Seen;
use crate::error::Error;
use crate::exchange::daylog::{Export, Format, Privacy, RosterColumns, Template, Words};
use crate::exchange::write;
use crate::i18n::Texts;
use crate::ledger::queries::daylog::DayLog;
use crate::ledger::queries::whole_day::whole_day;
use crate::ledger::table::Tables;
use crate::ledger::work::trace;
use crate::tui::command::Action;
use crate::tui::context::{Context, Effect, View};
use crate::tui::dialog::Reopen;
use crate::tui::dialog::form::{Choice, Field, FieldError, Form, Refusal, Values};
use crate::tui::entry::folder;
use crate::tui::job::Job;

/// What can be written, in the order of the digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The log in a format.
    Log(Format),
    /// The district's daily form alone.
    Office,
}

/// The kind of the form's drafts.
const FORM: &str = "log-export";

/// How the form is opened again.
pub const REOPENERS: &[(&str, Reopen)] = &[(FORM, |about, view| {
    let days = i32::try_from(about.part?.as_u128()).ok()?;
    let date = NaiveDate::from_num_days_from_ce_opt(days)?;
    Some(Box::new(form(date, Kind::Log(Format::Txt), view)))
})];

/// The mark by which the drafts of two days are told apart.
fn part(date: NaiveDate) -> Uuid {
    Uuid::from_u128(u128::try_from(date.num_days_from_ce()).unwrap_or(0))
}

/// Every kind: the command that asks for it, its value in the form, its name.
const KINDS: [(Action, Kind, &str, &str); 7] = [
    (
        Action::LogText,
        Kind::Log(Format::Txt),
        "txt",
        "log-kind-txt",
    ),
    (
        Action::LogCsv,
        Kind::Log(Format::Csv),
        "csv",
        "log-kind-csv",
    ),
    (
        Action::LogXlsx,
        Kind::Log(Format::Xlsx),
        "xlsx",
        "log-kind-xlsx",
    ),
    (
        Action::LogHtml,
        Kind::Log(Format::Html),
        "html",
        "log-kind-html",
    ),
    (Action::LogMd, Kind::Log(Format::Md), "md", "log-kind-md"),
    (
        Action::LogJson,
        Kind::Log(Format::Json),
        "json",
        "log-kind-json",
    ),
    (Action::LogOffice, Kind::Office, "office", "log-kind-office"),
];

impl Kind {
    fn name(self) -> &'static str {
        let row = KINDS.iter().find(|(_, kind, ..)| *kind == self);
        row.map_or("txt", |(_, _, name, _)| name)
    }

    fn of(name: &str) -> Self {
        let row = KINDS.iter().find(|(_, _, known, _)| *known == name);
        row.map_or(Self::Log(Format::Txt), |(_, kind, ..)| *kind)
    }

    /// Whether it is a text to paste: copied, and counts only.
    fn is_text(self) -> bool {
        matches!(self, Self::Log(format) if format.is_counts_only())
    }

    /// The format of the file.
    fn format(self) -> Format {
        match self {
            Self::Log(format) => format,
            Self::Office => Format::Html,
        }
    }
}

/// The kind a command asks for.
pub fn kind(action: Action) -> Option<Kind> {
    let row = KINDS.iter().find(|(known, ..)| *known == action);
    row.map(|(_, kind, ..)| *kind)
}

/// Asks where the log of `date` is to be written, masked or not.
pub fn ask(date: NaiveDate, kind: Kind, context: &mut Context<'_>) {
    let form = form(date, kind, &context.view());
    context.open(form);
}

/// Asks for the file of a day that has just been closed, in the format chosen last.
pub fn offer(date: NaiveDate, context: &mut Context<'_>) {
    let last = context.settings.log_format.as_deref();
    ask(date, Kind::of(last.unwrap_or("xlsx")), context);
}

fn form(date: NaiveDate, kind: Kind, view: &View<'_>) -> Form {
    let label = |id: &'static str| view.texts.get(id).into_owned();
    let kinds = KINDS.map(|(_, _, name, id)| Choice::new(name, label(id)));
    Form::new(FORM, label("log-export"), move |values, context| {
        start(date, values, context)
    })
    .part(part(date))
    .transient()
    .note(note_of(date, view))
    .field(
        Field::choice(
            "format",
            label("log-format"),
            kinds.to_vec(),
            Some(kind.name()),
        )
        .required(),
    )
    .field(Field::toggle("masked", label("log-masked"), true).hint(label("log-masked-hint")))
    .field(
        Field::text("reason", label("log-reason"), "")
            .limit(100)
            .hint(label("log-reason-hint")),
    )
    .field(folder::field(view))
}

/// Which day's log, whether that day is over, and what its files are called.
fn note_of(date: NaiveDate, view: &View<'_>) -> String {
    let texts = view.texts;
    let state = view.ledger.tables().day(date).map(|found| found.state);
    let state = state.map_or("none", |state| state.label(texts.tag()));
    let name = texts.with("daylog-file-name", &[("day", date.to_string().into())]);
    let values = [("state", state.into()), ("name", name.into())];
    texts.with("log-export-note", &values)
}

/// The files written of a day's log before that day was closed and not since, by the name of their kind: they still say
/// that it is open.
pub fn older_than_close(date: NaiveDate, view: &View<'_>) -> Vec<&'static str> {
    let tables = view.ledger.tables();
    let Some(closed) = tables.day(date).and_then(|day| day.closed) else {
        return Vec::new();
    };
    let written: Vec<(&str, bool)> = (tables.traces.on(date))
        .filter_map(|trace| match &trace.seen {
            Seen::Written { format, .. } => Some((format.as_str(), trace.at < closed)),
            Seen::Shown => None,
        })
        .collect();
    let names = KINDS.iter().map(|(_, _, name, _)| *name);
    let old = names.filter(|name| {
        let mut before = written.iter().filter(|(format, _)| format == name);
        before.clone().next().is_some() && before.all(|(_, before)| *before)
    });
    old.collect()
}

/// A log about to be written, with all that its thread needs.
struct Order {
    kind: Kind,
    log: DayLog,
    tables: Tables,
    texts: Texts,
    privacy: Privacy,
    now: Moment,
    template: Option<Template>,
    roster: Option<RosterColumns>,
    folder: PathBuf,
}

/// A file ready to be written.
struct Ready {
    kind: Kind,
    date: NaiveDate,
    path: PathBuf,
    bytes: Vec<u8>,
    reason: Option<String>,
}

fn start(date: NaiveDate, values: &Values<'_>, context: &mut Context<'_>) -> Result<(), Refusal> {
    let kind = Kind::of(values.choice("format").unwrap_or_default());
    let masked = values.on("masked") || kind.is_text();
    let reason = values.text("reason");
    if !masked && reason.is_empty() {
        return Err(FieldError::new("reason", "log-needs-reason").into());
    }
    let folder = folder::chosen(values, context)?;
    if let Kind::Log(format) = kind {
        context.effect(Effect::Keep("export.format", format.name().to_owned()));
    }
    let settings = context.settings.beside.as_deref();
    let order = Order {
        kind,
        template: Template::kept(settings)?,
        roster: RosterColumns::kept(settings)?,
        log: whole_day(context.ledger, date, context.clock.now(), context.work)
            .map_err(Error::from)?,
        tables: context.ledger.snapshot(),
        texts: context.texts.clone(),
        privacy: if masked {
            Privacy::Masked
        } else {
            Privacy::Unmasked { reason }
        },
        now: context.clock.now(),
        folder,
    };
    let title = context.texts.get("log-export").into_owned();
    context.start(Job::new(title, move |_| {
        let ready = order.ready();
        move |context: &mut Context<'_>| finish(ready?, false, context)
    }));
    Ok(())
}

impl Order {
    /// Lays the file out; slow for a workbook.
    fn ready(self) -> Result<Ready, Error> {
        let say = self.texts.plain();
        let export = Export {
            log: &self.log,
            tables: &self.tables,
            words: Words::new(&say, self.texts.tag()),
            privacy: self.privacy.clone(),
            now: self.now,
            template: self.template.as_ref(),
            roster: self.roster.as_ref(),
        };
        let date = self.log.head.date();
        let (bytes, name) = match self.kind {
            Kind::Log(format) => (export.bytes(format)?, export.file_name(format)),
            Kind::Office => {
                let values = [("day", date.to_string().into())];
                let name = self.texts.with("log-office-file", &values);
                (export.office_page().into_bytes(), format!("{name}.html"))
            }
        };
        let reason = match self.privacy {
            Privacy::Masked => None,
            Privacy::Unmasked { reason } => Some(reason),
        };
        Ok(Ready {
            kind: self.kind,
            date,
            path: folder::absolute(&self.folder.join(name)),
            bytes,
            reason,
        })
    }
}

/// Writes the file, says where, and notes it; over a file that is there only when asked and told so.
fn finish(ready: Ready, force: bool, context: &mut Context<'_>) -> Result<(), Error> {
    // A text is on the clipboard whatever becomes of its file.
    let copied = ready.kind.is_text() && context.clipboard;
    if copied {
        let text = String::from_utf8_lossy(&ready.bytes).into_owned();
        context.effect(Effect::Copy(text));
    }
    if !force && ready.path.is_file() {
        let path = ready.path.clone();
        folder::ask_over(
            &path,
            ready,
            |ready, context| finish(ready, true, context),
            context,
        );
        return Ok(());
    }
    // What shows people in full stands in the history before it stands on the disk.
    if ready.reason.is_some() {
        note(&ready, context)?;
        write::write(&ready.path, &ready.bytes, force)?;
    } else {
        write::write(&ready.path, &ready.bytes, force)?;
        note(&ready, context)?;
    }
    let id = if copied {
        "log-copied-and-written"
    } else {
        "log-written"
    };
    folder::say_written(id, &ready.path, context);
    Ok(())
}

fn note(ready: &Ready, context: &mut Context<'_>) -> Result<(), Error> {
    let path = ready.path.display().to_string();
    let name = match ready.kind {
        Kind::Office => ready.kind.name(),
        Kind::Log(_) => ready.kind.format().name(),
    };
    let at = context.at();
    trace::written(
        context.ledger,
        ready.date,
        name,
        &path,
        ready.reason.clone(),
        at,
    )?;
    Ok(())
}
