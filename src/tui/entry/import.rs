//! Importing a roster, tasks or a list of the community: asks for the file, reads it on a thread, hands the plan to its dialog. Not the
//! reading itself.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::clock::Clock;
use crate::domain::codes::ActivityKind;
use crate::domain::subject::Subject;
use crate::error::{Error, Kind};
use crate::exchange::entries::{self, LISTS, List};
use crate::exchange::outside::Outside;
use crate::exchange::report::ImportError;
use crate::exchange::table::{Limits, Source};
use crate::exchange::{calendar, roster, tasks};
use crate::i18n::{Texts, Value};
use crate::ledger::table::Tables;
use crate::tui::context::{Context, View};
use crate::tui::dialog::choice::Chooser;
use crate::tui::dialog::form::{Field, FieldError, Form, Refusal, Values};
use crate::tui::dialog::plan::Review;
use crate::tui::entry::files;
use crate::tui::entry::plan::Planned;
use crate::tui::job::{Job, Meter};

/// The list that a calendar may stand for.
const ACTIVITIES: &str = "activities";

/// What is imported.
#[derive(Clone, Copy)]
pub enum What {
    /// Households and residents.
    Roster,
    /// Tasks.
    Tasks,
    /// A list of the community.
    List(&'static List),
    /// Activities from a calendar.
    Calendar,
}

impl What {
    /// The kind of the drafts of its form.
    pub const fn kind(self) -> &'static str {
        match self {
            Self::Roster => "import-roster",
            Self::Tasks => "import-tasks",
            Self::List(list) => list.verb,
            Self::Calendar => "ics-import",
        }
    }

    const fn title(self) -> &'static str {
        match self {
            Self::Roster => "import-roster-title",
            Self::Tasks => "import-tasks-title",
            Self::List(list) => list.title,
            Self::Calendar => "import-calendar-title",
        }
    }

    /// What can be read.
    fn endings(self) -> &'static [&'static str] {
        match self {
            Self::List(list) if list.noun == ACTIVITIES => files::ACTIVITIES,
            Self::Calendar => files::CALENDARS,
            _ => files::TABLES,
        }
    }

    /// The same, where a calendar may have been picked for the list of activities.
    fn of(self, path: &Path) -> Self {
        let ending = path.extension().and_then(|ending| ending.to_str());
        let is_calendar = ending.is_some_and(|ending| ending.eq_ignore_ascii_case("ics"));
        match self {
            Self::List(list) if list.noun == ACTIVITIES && is_calendar => Self::Calendar,
            other => other,
        }
    }
}

/// Asks for a roster.
pub fn roster(_here: Option<Subject>, context: &mut Context<'_>) {
    let form = form(What::Roster, "", &context.view());
    context.open(form);
}

/// Asks for a list of tasks.
pub fn tasks(_here: Option<Subject>, context: &mut Context<'_>) {
    let form = form(What::Tasks, "", &context.view());
    context.open(form);
}

/// Asks for a calendar.
pub fn calendar(_here: Option<Subject>, context: &mut Context<'_>) {
    let form = form(What::Calendar, "", &context.view());
    context.open(form);
}

/// Asks which list of the community is to be read, then for its file.
pub fn list(_here: Option<Subject>, context: &mut Context<'_>) {
    let view = context.view();
    let options = LISTS
        .iter()
        .map(|list| view.texts.get(list.title).into_owned());
    let options = options.collect();
    let title = view.texts.get("command-import-list").into_owned();
    context.open(Chooser::new(title, options, |at, context| {
        if let Some(list) = LISTS.get(at) {
            let form = form(What::List(list), "", &context.view());
            context.open(form);
        }
        Ok(())
    }));
}

/// The form that asks for the file; `path` stands in it already.
pub fn form(what: What, path: &str, view: &View<'_>) -> Form {
    let label = |id: &'static str| view.texts.get(id).into_owned();
    let form = Form::new(what.kind(), label(what.title()), move |values, context| {
        read(what, values, context)
    })
    .verb("import-read", view.texts)
    .note(label(match what {
        What::Calendar => "import-calendar-formats",
        _ => "import-formats",
    }));
    let form = files::ask(form, path, what.endings(), view);
    match what {
        What::Roster => form.field(
            Field::toggle("without-ids", label("import-without-ids"), false)
                .hint(label("import-without-ids-hint")),
        ),
        What::Tasks => form,
        What::List(_) | What::Calendar => form.transient(),
    }
}

fn read(what: What, values: &Values<'_>, context: &mut Context<'_>) -> Result<(), Refusal> {
    let typed = values.text("path");
    let path = context.settings.typed_path(&typed);
    let fault = match std::fs::metadata(&path) {
        Ok(found) if found.is_dir() => Some("import-path-is-folder"),
        Ok(_) => None,
        Err(_) => Some("import-path-missing"),
    };
    if let Some(fault) = fault {
        return Err(FieldError::new("path", fault).into());
    }
    let options = roster::Options {
        without_ids: values.on("without-ids"),
        ..roster::Options::default()
    };
    let reading = Reading {
        tables: context.ledger.snapshot(),
        texts: context.texts.clone(),
        clock: Arc::clone(context.lent),
        path,
    };
    let title = context.texts.get("import-reading").into_owned();
    context.start(Job::new(title, move |meter| {
        let planned = reading.plan(what, &options, meter);
        move |context: &mut Context<'_>| {
            match planned {
                Ok(planned) => context.open(Review::new(planned)),
                Err(error) => {
                    let form = form(what, &typed, &context.view());
                    context.open(form);
                    return Err(error);
                }
            }
            Ok(())
        }
    }));
    Ok(())
}

/// What the thread takes along.
struct Reading {
    tables: Tables,
    texts: Texts,
    clock: Arc<dyn Clock>,
    path: PathBuf,
}

impl Reading {
    fn plan(&self, what: What, options: &roster::Options, meter: &Meter) -> Result<Planned, Error> {
        let source = Source::file(&self.path);
        match what.of(&self.path) {
            What::Roster => {
                let plan = self.read(meter, |outside| {
                    roster::plan(&source, &self.tables, options, outside)
                })?;
                Ok(Planned::roster(plan, &self.path, &self.texts))
            }
            What::Tasks => {
                let options = tasks::Options {
                    mappings: Vec::new(),
                    limits: Limits::default(),
                };
                let plan = self.read(meter, |outside| {
                    tasks::plan(&source, &self.tables, &options, outside)
                })?;
                Ok(Planned::tasks(plan, &self.path, &self.texts))
            }
            What::List(list) => {
                let options = entries::Options::default();
                let plan = self.read(meter, |outside| {
                    list.plan(&source, &self.tables, &options, outside)
                })?;
                Ok(Planned::list(list, plan, &self.path, &self.texts))
            }
            What::Calendar => {
                let plan = self.read(meter, |outside| {
                    calendar::plan::plan(&source, &self.tables, ActivityKind::OTHER, outside)
                })?;
                Ok(Planned::calendar(plan, &self.path, &self.texts))
            }
        }
    }

    fn read<P>(
        &self,
        meter: &Meter,
        plan: impl FnOnce(Outside<'_>) -> Result<P, ImportError>,
    ) -> Result<P, Error> {
        let words = |id: &'static str, values: &[(&'static str, String)]| {
            let values = values.iter();
            let values: Vec<(&str, Value<'_>)> = values
                .map(|(name, value)| (*name, value.as_str().into()))
                .collect();
            self.texts.with(id, &values)
        };
        let outside = Outside {
            now: self.clock.now(),
            ids: &mut || self.clock.id(),
            text: &words,
            language: self.texts.tag(),
            watch: &mut |progress| {
                meter.set(u64::from(progress.share / 10), 100);
                if meter.stopped() {
                    ControlFlow::Break(())
                } else {
                    ControlFlow::Continue(())
                }
            },
        };
        plan(outside).map_err(|error| Error::Refused {
            key: error.key(),
            values: error.values(Source::file(&self.path).name()),
            kind: Kind::Refused,
        })
    }
}
