//! The quick-log sheet behind digits 2 and 3: what was met at the door, in boxes at fixed places. Not the record itself.

use chrono::NaiveDate;
use uuid::Uuid;

use super::context::{Context, View};
use super::dialog::Dialog;
use super::dialog::form::{Choice, Field, FieldError, Form, Refusal, Values};
use super::dialog::picker::Picker;
use super::entry::request;
use super::record::say_logged;
use crate::domain::Id;
use crate::domain::codes::{
    AnsweredBy, HazardItem, Need, Outcome, RequestKind, TaskKind, Topic, VisitMode,
};
use crate::domain::hazard::default_deadline;
use crate::domain::subject::Subject;
use crate::domain::when::Toward;
use crate::ledger::queries::mark::Mark;
use crate::ledger::queries::publicity;
use crate::ledger::work::hazard::NewHazard;
use crate::ledger::work::visit::{NewVisit, log};

/// The kind of its drafts.
pub const KIND: &str = "quick-log";

/// Columns from which the keys of the sheet are told in full, and rows from which they are told.
const HOW: (u16, u16) = (72, 16);

/// Opens the sheet for a door, the cursor on the first need, or on the first hazard.
pub fn open(subject: &Subject, hazards: bool, context: &mut Context<'_>) {
    let form = form(subject, hazards, &context.view());
    context.open(form);
}

/// Opens it again after the program was ended by force.
pub fn reopen(subject: Option<&Subject>, view: &View<'_>) -> Option<Box<dyn Dialog>> {
    let subject = subject.filter(|subject| !view.door(subject).is_empty())?;
    Some(Box::new(form(subject, false, view)))
}

fn form(subject: &Subject, hazards: bool, view: &View<'_>) -> Form {
    let texts = view.texts;
    let label = |id: &'static str| texts.get(id).into_owned();
    let title = format!(
        "{}  {}",
        view.door_and_head(subject),
        texts.get("sheet-title")
    );
    let about = subject.clone();
    let headings = vec![label("sheet-needs"), label("sheet-hazards")];
    let more = vec![
        ("need:", label("sheet-needs-more")),
        ("hazard:", label("sheet-hazards-more")),
        ("request:", label("sheet-requests")),
    ];
    let asker = subject.clone();
    let first = if hazards {
        view.settings.sheet_needs.len()
    } else {
        0
    };
    let form = Form::new(KIND, title, move |values, context| {
        save(&about, values, context)
    })
    .about(subject.clone())
    .note(how(view));
    let open = open_here(subject, view);
    let any = !open.is_empty();
    // First, so that what is known is looked at before something new is found. Its row stays where nothing is open, so
    // that nothing below it moves from door to door.
    let settled = Field::many("settled", label("sheet-settled"), open, &[])
        .hint(label("sheet-nothing-open"))
        .when(move |_| any.then(String::new));
    let form = form
        .field(settled)
        .field(
            Field::many("found", "", places(subject, view), &[])
                .grid(headings, first)
                .kinds(more),
        )
        .field(deadline(view))
        .button("more", label("sheet-more"), move |_, context| {
            Ok(pick_more(&asker, context))
        })
        .shortcut('9', "more");
    with_visit(form, subject, view)
}

/// Which keys do what here, where there is room to say so.
fn how(view: &View<'_>) -> String {
    let id = match (view.size.0 >= HOW.0, view.size.1 >= HOW.1) {
        (_, false) => return String::new(),
        (true, true) => "sheet-how",
        (false, true) => "sheet-how.short",
    };
    view.texts.get(id).into_owned()
}

/// When the hazards ticked must be put right: what their severity asks for, unless a day is typed.
fn deadline(view: &View<'_>) -> Field {
    let today = view.day();
    let texts = view.texts;
    let days = move |item: HazardItem| default_deadline(item.severity(), item, today);
    let separator = texts.get("list-separator").into_owned();
    let named = move |days: Vec<String>| days.join(&separator);
    let default = texts.with("sheet-deadline-default", &[("day", "{}".into())]);
    Field::date(
        "deadline",
        texts.get("sheet-deadline"),
        None,
        Toward::Future,
    )
    .hint(texts.get("sheet-deadline-none"))
    .when(move |values| {
        let found = values.ticked("found").into_iter();
        let items = found.filter_map(|value| value.strip_prefix("hazard:"));
        let mut on: Vec<NaiveDate> = items
            .filter_map(|code| days(HazardItem::new(code)))
            .collect();
        on.sort_unstable();
        on.dedup();
        let on: Vec<String> = on
            .iter()
            .map(|day| day.format("%m-%d").to_string())
            .collect();
        (!on.is_empty()).then(|| default.replace("{}", &named(on)))
    })
}

/// How the visit went, beside what was found.
fn with_visit(form: Form, subject: &Subject, view: &View<'_>) -> Form {
    let texts = view.texts;
    let label = |id: &'static str| texts.get(id).into_owned();
    form.field(Field::note("note", label("sheet-note"), "").limit(500))
        .shortcut('0', "note")
        .field(Field::many(
            "topics",
            label("sheet-topics"),
            topics(subject, view),
            &[],
        ))
        .field(Field::choice(
            "answered-by",
            label("sheet-answered-by"),
            codes(AnsweredBy::all().map(|a| (a.as_str(), a.label(texts.tag())))),
            Some(AnsweredBy::SELF.as_str()),
        ))
        .field(Field::choice(
            "mode",
            label("sheet-mode"),
            codes(VisitMode::all().map(|m| (m.as_str(), m.label(texts.tag())))),
            Some(VisitMode::DOOR.as_str()),
        ))
        .field(
            Field::toggle("urgent", label("sheet-urgent"), false)
                .hint(texts.get("sheet-urgent-hint")),
        )
        .minor(&["answered-by", "mode"])
        .focus("found")
}

/// Positions 1-4 are needs, 5-8 hazards; they come from the settings and stay put all day. A hazard still open at this
/// door says so: ticking it goes on with that one.
fn places(subject: &Subject, view: &View<'_>) -> Vec<Choice> {
    let tag = view.texts.tag();
    let needs = view
        .settings
        .sheet_needs
        .iter()
        .map(|code| (format!("need:{code}"), Need::new(code).label(tag)));
    let hazards = view
        .settings
        .sheet_hazards
        .iter()
        .map(|code| (code, HazardItem::new(code)))
        .map(|(code, item)| (format!("hazard:{code}"), hazard_label(item, subject, view)));
    needs
        .map(|(value, label)| (value, label.to_owned()))
        .chain(hazards)
        .map(|(value, label)| Choice::new(value, label))
        .collect()
}

/// A hazard by its label; where it, or one of its kind, is open at this door already, the label says so.
fn hazard_label(item: HazardItem, subject: &Subject, view: &View<'_>) -> String {
    let label = item.label(view.texts.tag());
    let there = view.ledger.tables().hazards.of(subject);
    let open: Vec<HazardItem> = there
        .filter(|hazard| hazard.is_open())
        .map(|hazard| hazard.item)
        .collect();
    let (id, label) = match open.contains(&item) {
        true => ("sheet-open-already", label),
        // What stands in brackets gives way: the box is narrow.
        false if open.iter().any(|one| one.category() == item.category()) => {
            let brief = label.split(['（', '(']).next().unwrap_or(label);
            ("sheet-open-alike", brief.trim_end())
        }
        false => return label.to_owned(),
    };
    view.texts.with(id, &[("item", label.into())])
}

/// What is open at this door and may be settled by the same visit (decisions.md 10).
fn open_here(subject: &Subject, view: &View<'_>) -> Vec<Choice> {
    let tables = view.ledger.tables();
    let tasks = tables
        .tasks
        .of(subject)
        .filter(|task| task.is_open() && task.kind != TaskKind::VISIT);
    let tasks = tasks.map(|task| {
        Choice::new(
            format!("task:{}", task.id),
            crate::tui::entry::task::title(task, view),
        )
    });
    let hazards = tables
        .hazards
        .of(subject)
        .filter(|hazard| hazard.state.is_open());
    let hazards = hazards.map(|hazard| {
        let item = hazard.item.label(view.texts.tag());
        Choice::new(
            format!("recheck:{}", hazard.id),
            view.texts.with("sheet-recheck", &[("item", item.into())]),
        )
    });
    hazards.chain(tasks).collect()
}

/// Every topic; those of the day that are still to be told here come first and say so.
fn topics(subject: &Subject, view: &View<'_>) -> Vec<Choice> {
    let tag = view.texts.tag();
    let today = publicity::to_tell(view.ledger.tables(), subject, view.day());
    let first = today.iter().map(|topic| {
        let values = [("topic", topic.label(tag).into())];
        let label = view.texts.with("sheet-topic-today", &values);
        Choice::new(topic.as_str(), label)
    });
    let others = Topic::all().filter(|topic| !today.contains(topic));
    let others = others.map(|topic| Choice::new(topic.as_str(), topic.label(tag)));
    first.chain(others).collect()
}

fn codes<'a>(rows: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<Choice> {
    rows.map(|(value, label)| Choice::new(value, label))
        .collect()
}

/// The full list behind 9: the sheet for a request or wish, then every need and hazard. What is picked is ticked in the
/// sheet; a request is taken down first.
fn pick_more(subject: &Subject, context: &mut Context<'_>) -> super::dialog::Step {
    let view = context.view();
    let tag = view.texts.tag();
    let requests: Vec<RequestKind> = RequestKind::all().collect();
    let request_rows = requests.iter().map(|kind| {
        let values = [("kind", kind.label(tag).into())];
        let label = view.texts.with("sheet-take-request", &values);
        Choice::new(format!("request:{kind}"), label)
    });
    let needs = Need::all().map(|need| Choice::new(format!("need:{need}"), need.label(tag)));
    let hazards = HazardItem::all().map(|item| {
        let label = hazard_label(item, subject, &view);
        let label = format!("{}: {label}", item.category().short(tag));
        Choice::new(format!("hazard:{item}"), label)
    });
    let about = subject.clone();
    let options: Vec<Choice> = request_rows.chain(needs).chain(hazards).collect();
    let title = view.texts.get("sheet-more-title");
    let mut picker = Picker::new(title, options, move |choice, context| {
        match choice.value.strip_prefix("request:") {
            Some(kind) => request::add_heard(&about, RequestKind::new(kind), context),
            None => context.answer("found", choice.clone()),
        }
        Ok(())
    });
    let rows = requests.iter().filter_map(|kind| kind.row());
    let rows = rows.chain(Need::all().filter_map(|need| need.row()));
    for (at, row) in rows.enumerate() {
        let words = [row.zh, row.en].into_iter().chain(row.list("aliases"));
        picker = picker.also(at, &words.collect::<Vec<_>>());
    }
    context.open(picker);
    super::dialog::Step::Stay
}

/// Whether nothing at all was ticked, chosen or written: that is what digit 1 is for.
fn is_blank(values: &Values<'_>) -> bool {
    let ticked = ["found", "settled", "topics"];
    ticked.iter().all(|name| values.ticked(name).is_empty())
        && values.text("note").is_empty()
        && !values.on("urgent")
        && values.choice("answered-by") == Some(AnsweredBy::SELF.as_str())
        && values.choice("mode") == Some(VisitMode::DOOR.as_str())
}

/// The boxes ticked: needs and hazards met, tasks and re-checks settled.
fn take_ticks(values: &Values<'_>, deadline: Option<NaiveDate>, visit: &mut NewVisit) {
    for value in values.ticked("found") {
        match value.split_once(':') {
            Some(("need", code)) => visit.needs.push(Need::new(code)),
            Some(("hazard", code)) => visit.hazards.push(NewHazard {
                deadline,
                ..NewHazard::new(HazardItem::new(code))
            }),
            Some(("request", id)) => {
                let id = Uuid::parse_str(id).map(Id::new);
                visit.requests.extend(id);
            }
            _ => {}
        }
    }
    for value in values.ticked("settled") {
        match value
            .split_once(':')
            .map(|(kind, id)| (kind, Uuid::parse_str(id)))
        {
            Some(("task", Ok(id))) => visit.tasks_done.push(Id::new(id)),
            Some(("recheck", Ok(id))) => visit.hazards_closed.push(Id::new(id)),
            _ => {}
        }
    }
}

fn save(subject: &Subject, values: &Values<'_>, context: &mut Context<'_>) -> Result<(), Refusal> {
    if is_blank(values) {
        return Err(FieldError::new("", "sheet-empty").into());
    }
    let answered_by = values.choice("answered-by").map(AnsweredBy::new);
    let outcome = match answered_by {
        _ if values.on("urgent") => Outcome::URGENT,
        Some(AnsweredBy::FAMILY) => Outcome::MET_PROXY,
        _ => Outcome::MET,
    };
    let mut visit = NewVisit::new(subject.clone(), outcome);
    visit.answered_by = answered_by;
    visit.mode = values.choice("mode").map(VisitMode::new);
    visit.note = values.text("note");
    visit.topics = values
        .ticked("topics")
        .into_iter()
        .map(Topic::new)
        .collect();
    let deadline = values.day("deadline")?;
    if deadline.is_some_and(|day| day < context.day()) {
        return Err(FieldError::new("deadline", "hazards-before-found").into());
    }
    take_ticks(values, deadline, &mut visit);
    let (noted, hazards) = (noted(&visit, context), !visit.hazards.is_empty());
    let logged = log(context.ledger, visit, context.at())?;
    let tables = context.ledger.tables();
    let mark = tables
        .visits
        .get(logged.visit)
        .map(|visit| Mark::after(tables, visit));
    let what = mark
        .map(|mark| context.texts.get(super::mark::text(mark)).into_owned())
        .unwrap_or_default();
    let what = match noted {
        Some(noted) if values.on("urgent") || !hazards => format!("{what} {noted}"),
        Some(noted) => noted,
        None => what,
    };
    say_logged(subject, &what, logged.attempt, context);
    Ok(())
}

/// What was noted, counted by kind: hazards, needs, a note. None where nothing was.
fn noted(visit: &NewVisit, context: &Context<'_>) -> Option<String> {
    let counted = |id: &'static str, count: usize| {
        (count > 0).then(|| context.texts.with(id, &[("count", count.into())]))
    };
    let note = usize::from(!visit.note.is_empty());
    let parts = [
        counted("sheet-noted-hazards", visit.hazards.len()),
        counted(
            "sheet-noted-needs",
            visit.needs.len() + visit.requests.len(),
        ),
        counted("sheet-noted-note", note),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}
