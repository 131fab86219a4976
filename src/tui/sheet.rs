//! The quick-log sheet behind digits 2 and 3: what was met at the door, in boxes at fixed places. Not the record itself.

use uuid::Uuid;

use super::context::{Context, View};
use super::dialog::Dialog;
use super::dialog::form::{Choice, Field, FieldError, Form, Refusal, Values};
use super::dialog::picker::Picker;
use super::record::say_logged;
use crate::domain::Id;
use crate::domain::codes::{AnsweredBy, HazardItem, Need, Outcome, TaskKind, Topic, VisitMode};
use crate::domain::subject::Subject;
use crate::ledger::queries::mark::Mark;
use crate::ledger::work::hazard::NewHazard;
use crate::ledger::work::visit::{NewVisit, log};

/// The kind of its drafts.
pub const KIND: &str = "quick-log";

/// Opens the sheet for a door.
pub fn open(subject: &Subject, context: &mut Context<'_>) {
    let form = form(subject, &context.view());
    context.open(form);
}

/// Opens it again after the program was ended by force.
pub fn reopen(subject: Option<&Subject>, view: &View<'_>) -> Option<Box<dyn Dialog>> {
    let subject = subject.filter(|subject| !view.door(subject).is_empty())?;
    Some(Box::new(form(subject, view)))
}

fn form(subject: &Subject, view: &View<'_>) -> Form {
    let texts = view.texts;
    let label = |id: &'static str| texts.get(id).into_owned();
    let title = format!(
        "{}  {}",
        view.door_and_head(subject),
        texts.get("sheet-title")
    );
    let about = subject.clone();
    let mut form = Form::new(KIND, title, move |values, context| {
        save(&about, values, context)
    })
    .about(subject.clone())
    .field(Field::many("found", "", places(subject, view), &[]).grid(2))
    .button("more", label("sheet-more"), |_, context| {
        Ok(pick_more(context))
    })
    .shortcut('9', "more");
    let open = open_here(subject, view);
    if !open.is_empty() {
        form = form.field(Field::many("settled", label("sheet-settled"), open, &[]));
    }
    form.field(
        Field::note("note", label("sheet-note"), "")
            .limit(500)
            .enter_leaves(),
    )
    .shortcut('0', "note")
    .field(Field::many(
        "topics",
        label("sheet-topics"),
        codes(Topic::all().map(|t| (t.as_str(), t.label(texts.tag())))),
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
        Field::toggle("urgent", label("sheet-urgent"), false).hint(texts.get("sheet-urgent-hint")),
    )
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

fn hazard_label(item: HazardItem, subject: &Subject, view: &View<'_>) -> String {
    let label = item.label(view.texts.tag());
    let mut there = view.ledger.tables().hazards.of(subject);
    match there.any(|hazard| hazard.item == item && hazard.is_open()) {
        true => view
            .texts
            .with("sheet-open-already", &[("item", label.into())]),
        false => label.to_owned(),
    }
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
    tasks.chain(hazards).collect()
}

fn codes<'a>(rows: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<Choice> {
    rows.map(|(value, label)| Choice::new(value, label))
        .collect()
}

/// The full list behind 9; what is picked is ticked in the sheet.
fn pick_more(context: &mut Context<'_>) -> super::dialog::Step {
    let tag = context.texts.tag();
    let needs = Need::all().map(|need| Choice::new(format!("need:{need}"), need.label(tag)));
    let hazards = HazardItem::all().map(|item| {
        let label = format!("{}: {}", item.category().short(tag), item.label(tag));
        Choice::new(format!("hazard:{item}"), label)
    });
    let picker = Picker::new(
        context.texts.get("sheet-more-title"),
        needs.chain(hazards).collect(),
        |choice, context| {
            context.answer("found", choice.clone());
            Ok(())
        },
    );
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
    for value in values.ticked("found") {
        match value.split_once(':') {
            Some(("need", code)) => visit.needs.push(Need::new(code)),
            Some(("hazard", code)) => visit.hazards.push(NewHazard::new(HazardItem::new(code))),
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
    let logged = log(context.ledger, visit, context.at())?;
    let tables = context.ledger.tables();
    let mark = tables
        .visits
        .get(logged.visit)
        .map(|visit| Mark::after(tables, visit));
    let what = mark
        .map(|mark| context.texts.get(super::mark::text(mark)).into_owned())
        .unwrap_or_default();
    say_logged(subject, &what, logged.attempt, context);
    Ok(())
}
