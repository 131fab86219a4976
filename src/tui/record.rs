//! The record keys at a door, or at all marked ones, the same on every page: what each writes down or opens. Not where the cursor goes then.

mod many;

use std::sync::Arc;

use super::command::Action;
use super::context::{Context, View};
use super::dialog::Dialog;
use super::dialog::choice::Chooser;
use super::dialog::form::{Field, FieldError, Form};
use super::entry::visit::correct;
use super::mark;
use super::marking;
use super::pane::Page;
use super::widget::date::reason;
use crate::domain::codes::{Outcome, Severity};
use crate::domain::decision::Verdict;
use crate::domain::hazard::Hazard;
use crate::domain::subject::Subject;
use crate::domain::visit::{Appointment, Visit};
use crate::domain::when::parse_when;
use crate::error::Error;
use crate::ledger::queries::mark::Mark;
use crate::ledger::work::decision::decide;
use crate::ledger::work::visit::{NewVisit, log};

/// The outcomes behind digit 7, in the order of its list.
const LASTING: [Outcome; 6] = [
    Outcome::VACANT,
    Outcome::MOVED,
    Outcome::RENTED,
    Outcome::AWAY,
    Outcome::NO_ACCESS,
    Outcome::BAD_ADDR,
];

/// The kind of the drafts of an appointment being typed.
pub const AGAIN: &str = "visit-again";

/// Carries out a record command at `subject`; false when `action` is none.
///
/// # Errors
/// What the ledger or the disk refused.
pub fn record(action: Action, subject: &Subject, context: &mut Context<'_>) -> Result<bool, Error> {
    match action {
        Action::VisitMet => match met_today(subject, &context.view()) {
            Some(before) => ask_again(subject, &before, context),
            None => visit(subject, Outcome::MET, None, context)?,
        },
        Action::VisitNotHome => visit(subject, Outcome::NOT_HOME, None, context)?,
        Action::VisitRefused => visit(subject, Outcome::REFUSED, None, context)?,
        Action::VisitAgain => ask_when(subject, context),
        Action::VisitState => ask_state(subject, context),
        Action::VisitNote => super::sheet::open(subject, false, context),
        Action::VisitHazard => super::sheet::open(subject, true, context),
        Action::VisitChanged => context.turn_to(Page::Homes, Some(subject.clone())),
        Action::Skip => skip(subject, context)?,
        Action::Publicity => {
            if context.marking.borrow().is_empty() && !marking::toggle(Some(subject), context) {
                return Ok(true);
            }
            many::publicity(context);
        }
        _ => return Ok(false),
    }
    Ok(true)
}

/// The last visit of the day at this door, where it met somebody: another one without a word is most often a slip. Of the
/// marked doors those done are left out anyway.
fn met_today(subject: &Subject, view: &View<'_>) -> Option<Arc<Visit>> {
    if !view.marking.borrow().is_empty() {
        return None;
    }
    let mut visits = view.ledger.tables().visits.of(subject).rev();
    let last = visits.find(|visit| visit.day == view.day())?;
    last.outcome.is_effective().then(|| Arc::clone(last))
}

/// Asks whether a door that was met today is met once more: the same key again says yes.
fn ask_again(subject: &Subject, before: &Arc<Visit>, context: &mut Context<'_>) {
    let view = context.view();
    let mark = Mark::after(view.ledger.tables(), before);
    let values = [
        ("door", view.door(subject).into()),
        ("time", before.at.format("%H:%M").to_string().into()),
        ("what", view.texts.get(mark::text(mark)).into()),
    ];
    let title = view.texts.with("met-again-title", &values);
    let options = ["met-again-yes", "met-again-edit", "met-again-no"];
    let options = options.map(|id| view.texts.get(id).into_owned());
    let (subject, before) = (subject.clone(), Arc::clone(before));
    context.open(Chooser::new(title, options.to_vec(), move |at, context| {
        match at {
            0 => visit(&subject, Outcome::MET, None, context)?,
            1 => correct(&before, context),
            _ => {}
        }
        Ok(())
    }));
}

/// Writes a visit down, here or at every marked door, and says so.
fn visit(
    subject: &Subject,
    outcome: Outcome,
    again: Option<Appointment>,
    context: &mut Context<'_>,
) -> Result<(), Error> {
    let mut what = match outcome {
        Outcome::MET => context.texts.get("mark-fine").into_owned(),
        other => mark::outcome(other, context.texts).into_owned(),
    };
    if let Some(again) = again {
        what = format!("{what} {}", when(again, &context.view()));
    }
    if !context.marking.borrow().is_empty() {
        let round = many::Round {
            outcome,
            again,
            topic: None,
        };
        return many::record(round, &what, context);
    }
    let mut new = NewVisit::new(subject.clone(), outcome);
    new.again = again;
    let logged = log(context.ledger, new, context.at())?;
    if outcome == Outcome::MET {
        what.push_str(&still_open(subject, &context.view()));
    }
    say_logged(subject, &what, logged.attempt, context);
    Ok(())
}

/// When to come back, as one says it: `今晚 18:00`, `明天 11-23`, `11-29 09:00`.
fn when(again: Appointment, view: &View<'_>) -> String {
    let today = view.clock.today();
    let time = again.time.map(|time| time.format("%H:%M").to_string());
    let evening = again
        .time
        .is_some_and(|time| time >= view.work.afternoon_ends);
    match time {
        Some(time) if again.on == today && evening => view
            .texts
            .with("again-tonight", &[("time", time.into())])
            .to_lowercase(),
        Some(time) if again.on == today => time,
        time => {
            let day = again.on.format("%m-%d").to_string();
            let day = match today.succ_opt() == Some(again.on) {
                true => view
                    .texts
                    .with("again-tomorrow", &[("day", day.into())])
                    .to_lowercase(),
                false => day,
            };
            [Some(day), time]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(" ")
        }
    }
}

/// What a visit without a word leaves open there and should not be forgotten: a grave hazard, else a recheck that is due.
fn still_open(subject: &Subject, view: &View<'_>) -> String {
    let tables = view.ledger.tables();
    let open = |hazard: &&Arc<Hazard>| hazard.is_open();
    let grave = [Severity::MAJOR, Severity::SERIOUS];
    let grave = grave.into_iter().find(|severity| {
        let mut there = tables.hazards.of(subject).filter(open);
        there.any(|hazard| hazard.severity == *severity)
    });
    if let Some(severity) = grave {
        let grade = severity.label(view.texts.tag());
        return view
            .texts
            .with("today-hazard-open", &[("grade", grade.into())]);
    }
    let mut there = tables.hazards.of(subject).filter(open);
    let due = there.any(|hazard| hazard.look_on().is_some_and(|day| day <= view.day()));
    if due {
        view.texts.get("today-recheck-open").into_owned()
    } else {
        String::new()
    }
}

/// Says what was recorded at a door, as which attempt, and that it can be undone.
pub fn say_logged(subject: &Subject, what: &str, attempt: u16, context: &mut Context<'_>) {
    let door = context.view().door(subject);
    let values = [
        ("door", door.into()),
        ("what", what.into()),
        ("attempt", attempt.into()),
    ];
    let id = if attempt > 1 {
        "today-logged-again"
    } else {
        "today-logged"
    };
    let said = context.texts.with(id, &values);
    context.say_recorded(&said);
}

fn skip(subject: &Subject, context: &mut Context<'_>) -> Result<(), Error> {
    let day = context.day();
    decide(
        context.ledger,
        subject.clone(),
        None,
        Verdict::Skip(day),
        context.at(),
    )?;
    let door = context.view().door(subject);
    let said = context
        .texts
        .with("today-skipped", &[("door", door.into())]);
    context.say_recorded(&said);
    Ok(())
}

/// The title of a question about this door, or about the marked ones.
fn title(subject: &Subject, id: &str, view: &View<'_>) -> String {
    let count = view.marking.borrow().count();
    let whom = match count {
        0 => view.door(subject),
        _ => view.texts.with("mark-doors", &[("count", count.into())]),
    };
    format!("{whom} {}", view.texts.get(id))
}

/// 1 tonight, 2 tomorrow, 3 pick a time.
fn ask_when(subject: &Subject, context: &mut Context<'_>) {
    let evening = context.work.afternoon_ends.format("%H:%M").to_string();
    let tomorrow = context.clock.today().succ_opt();
    let day = tomorrow.map_or_else(String::new, |day| day.format("%m-%d").to_string());
    let tonight = [("time", evening.into())];
    let options = [
        context.texts.with("again-tonight", &tonight),
        context.texts.with("again-tomorrow", &[("day", day.into())]),
        context.texts.get("again-pick").into_owned(),
    ];
    let title = title(subject, "again-title", &context.view());
    let subject = subject.clone();
    context.open(Chooser::new(title, options.to_vec(), move |at, context| {
        let today = context.clock.today();
        let again = match at {
            0 => Appointment {
                on: today,
                time: Some(context.work.afternoon_ends),
            },
            1 => Appointment {
                on: today.succ_opt().unwrap_or(today),
                time: None,
            },
            _ => {
                pick_time(&subject, context);
                return Ok(());
            }
        };
        visit(&subject, Outcome::RESCHEDULED, Some(again), context)
    }));
}

/// The form behind "pick a time".
fn again_form(subject: &Subject, view: &View<'_>) -> Form {
    let title = title(subject, "again-title", view);
    let field = Field::text("when", view.texts.get("again-when"), "")
        .limit(30)
        .required();
    let about = subject.clone();
    Form::new(AGAIN, title, move |values, context| {
        let now = context.clock.now().naive_local();
        let (on, time) = parse_when(&values.text("when"), now)
            .map_err(|fault| FieldError::new("when", reason(fault)))?;
        Ok(visit(
            &about,
            Outcome::RESCHEDULED,
            Some(Appointment { on, time }),
            context,
        )?)
    })
    .about(subject.clone())
    .field(field.hint(view.texts.get("again-example")))
}

/// Opens that form again after the program was ended by force.
pub fn reopen_again(subject: Option<&Subject>, view: &View<'_>) -> Option<Box<dyn Dialog>> {
    let subject = subject.filter(|subject| !view.door(subject).is_empty())?;
    Some(Box::new(again_form(subject, view)))
}

fn pick_time(subject: &Subject, context: &mut Context<'_>) {
    let form = again_form(subject, &context.view());
    context.open(form);
}

fn ask_state(subject: &Subject, context: &mut Context<'_>) {
    let options = LASTING
        .iter()
        .map(|outcome| mark::outcome(*outcome, context.texts).into_owned())
        .collect();
    let title = title(subject, "state-title", &context.view());
    let subject = subject.clone();
    context.open(Chooser::new(title, options, move |at, context| {
        visit(&subject, LASTING[at.min(LASTING.len() - 1)], None, context)
    }));
}
