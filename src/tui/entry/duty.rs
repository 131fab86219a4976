//! Who coordinates a month (每月一轮值) in dialogs: the months ahead, one of them, several in turn. Not what they coordinate.

use chrono::NaiveDate;

use crate::domain::codes::{Body, Coded};
use crate::domain::duty::{Duty, OnDuty, month_of, months_from, parse_month};
use crate::domain::subject::Subject;
use crate::ledger::queries::duties;
use crate::ledger::queries::partners::called_or;
use crate::ledger::table::Tables;
use crate::ledger::work::duty::{Said, rota, set};
use crate::tui::context::{Context, View};
use crate::tui::dialog::choice::Chooser;
use crate::tui::dialog::form::{Field, FieldError, Form, Refusal, Values};
use crate::tui::entry::said_recorded;

/// So many months are offered, this one first.
const AHEAD: u32 = 6;

/// Asks which month, each with who is on duty; the last option takes several in turn.
pub fn open(_here: Option<Subject>, context: &mut Context<'_>) {
    let view = context.view();
    let months: Vec<NaiveDate> = months_from(view.clock.today(), AHEAD).collect();
    let lines = months.iter().map(|month| line(*month, &view));
    let turns = view.texts.get("duty-turns").into_owned();
    let options = lines.chain([turns]).collect();
    let title = view.texts.get("duty-title").into_owned();
    context.open(Chooser::new(title, options, move |at, context| {
        let form = match months.get(at) {
            Some(month) => month_form(*month, &context.view()),
            None => turns_form(&context.view()),
        };
        context.open(form);
        Ok(())
    }));
}

/// A month and who is on duty, with what they coordinate.
fn line(month: NaiveDate, view: &View<'_>) -> String {
    let tables = view.ledger.tables();
    let written = month.format("%Y-%m").to_string();
    let Some(duty) = duties::of_month(tables, month) else {
        return format!("{written}  {}", view.texts.get("duty-nobody"));
    };
    let parts = [written, name(duty, view), duty.task.clone()];
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("  ")
}

fn name(duty: &Duty, view: &View<'_>) -> String {
    duties::name(view.ledger.tables(), &duty.who, view.texts.tag())
}

/// Who that is: a partner by name, a body of the table, else the words themselves.
fn who(text: &str, tables: &Tables) -> OnDuty {
    match (called_or(tables, text), Body::find(text)) {
        ((Some(partner), _), _) => OnDuty::Partner(partner),
        (_, Some(body)) => OnDuty::Body(body),
        ((None, name), None) => OnDuty::Name(name),
    }
}

/// The field for a name; Tab goes on with that of a partner or a body.
fn whom(name: &'static str, label: &'static str, value: &str, view: &View<'_>) -> Field {
    let tag = view.texts.tag();
    let partners = view.ledger.tables().partners.iter();
    let partners = partners.filter(|one| one.active && !one.kind.is_person());
    let partners = partners.map(|one| one.name.clone());
    let bodies = Body::table()
        .rows()
        .iter()
        .map(|row| row.label(tag).to_owned());
    let names: Vec<String> = partners.chain(bodies).collect();
    let field = Field::text(name, view.texts.get(label), value).required();
    field.completed(move |typed| {
        // Of several only the last one is not written to its end yet.
        let begun = typed
            .rsplit(SEPARATORS)
            .next()
            .unwrap_or(typed)
            .trim_start();
        let known = names
            .iter()
            .find(|name| !begun.is_empty() && name.len() > begun.len() && name.starts_with(begun));
        known.map(|name| format!("{}{name}", &typed[..typed.len() - begun.len()]))
    })
}

/// What stands between two names.
const SEPARATORS: [char; 5] = ['、', '，', ',', '；', ';'];

fn month_form(month: NaiveDate, view: &View<'_>) -> Form {
    let label = |id: &'static str| view.texts.get(id).into_owned();
    let known = duties::of_month(view.ledger.tables(), month);
    let own = |of: fn(&Duty) -> &String| known.map(|duty| of(duty).clone()).unwrap_or_default();
    let on_duty = known.map(|duty| name(duty, view)).unwrap_or_default();
    let (task, done) = (own(|duty| &duty.task), own(|duty| &duty.done));
    let title = [("month", month.format("%Y-%m").to_string().into())];
    let title = view.texts.with("duty-month-title", &title);
    let save = move |values: &Values<'_>, context: &mut Context<'_>| {
        let said = Said {
            who: Some(who(&values.text("who"), context.ledger.tables())),
            task: Some(values.text("task")),
            done: Some(values.text("done")),
        };
        set(context.ledger, month, said, context.at())?;
        let said = line(month, &context.view());
        said_recorded("duty-recorded", &said, context);
        Ok::<(), Refusal>(())
    };
    Form::new("duty", title, save)
        .transient()
        .field(
            whom("who", "duty-whom", &on_duty, view)
                .limit(60)
                .hint(label("duty-whom-hint")),
        )
        .field(Field::text("task", label("duty-task"), &task).limit(200))
        .field(Field::note("done", label("duty-done"), &done).limit(500))
}

fn turns_form(view: &View<'_>) -> Form {
    let label = |id: &'static str| view.texts.get(id).into_owned();
    let from = month_of(view.clock.today()).format("%Y-%m").to_string();
    Form::new("duty-turns", label("duty-turns-title"), save_turns)
        .transient()
        .note(label("duty-turns-note"))
        .field(
            whom("who", "duty-bodies", "", view)
                .limit(400)
                .hint(label("duty-bodies-hint")),
        )
        .field(
            Field::text("from", label("duty-from"), &from)
                .limit(12)
                .given()
                .required(),
        )
        .field(Field::number("months", label("duty-months"), Some(12)).limit(3))
}

fn save_turns(values: &Values<'_>, context: &mut Context<'_>) -> Result<(), Refusal> {
    let today = context.clock.today();
    let from = parse_month(&values.text("from"), today);
    let from = from.ok_or(FieldError::new("from", "duty-no-month"))?;
    let months = values.number("months")?.unwrap_or(12);
    let tables = context.ledger.tables();
    let text = values.text("who");
    let names = text.split(SEPARATORS).map(str::trim);
    let bodies: Vec<OnDuty> = names
        .filter(|name| !name.is_empty())
        .map(|name| who(name, tables))
        .collect();
    let (count, _) = rota(context.ledger, from, months, &bodies, context.at())?;
    let said = context
        .texts
        .with("cli-done-rota", &[("count", count.into())]);
    context.say_recorded(&said);
    Ok(())
}
