//! What is done with an activity: signing up, who came, held, called off. Not planning it.

use std::sync::Arc;

use crate::domain::Id;
use crate::domain::activity::Activity;
use crate::domain::codes::ActivityState;
use crate::domain::request::RequestEvent;
use crate::domain::sign_up::SignUp;
use crate::ledger::queries::activities::{attendance, sign_ups};
use crate::ledger::work::activity::{Held, NewSignUp, attend, call_off, hold, sign_up};
use crate::tui::context::{Context, View};
use crate::tui::dialog::choice::Chooser;
use crate::tui::dialog::form::{Choice, Field, FieldError, Form, Values};
use crate::tui::entry::project::ticked;
use crate::tui::entry::whereabouts;

const STEP: &str = "activity-step";

/// What is usually done with it: signed up to while it is to come, held once it has begun.
pub fn next(activity: &Activity, context: &mut Context<'_>) {
    let begun = activity.hours.start() <= context.clock.now().naive_local();
    match activity.state {
        ActivityState::HELD => open_hold(activity, context),
        ActivityState::CALLED_OFF => open_call_off(activity, context),
        _ if begun => open_hold(activity, context),
        _ => open_sign_up(activity, context),
    }
}

type Deed = fn(&Activity, &mut Context<'_>);

/// Asks what is to be done with it.
pub fn ask(activity: &Activity, context: &mut Context<'_>) {
    let deeds: Vec<(&str, Deed)> = match activity.state {
        ActivityState::HELD => vec![
            ("activity-do-attend", open_attend),
            ("activity-do-hold", open_hold),
        ],
        ActivityState::CALLED_OFF => vec![("activity-do-again", open_call_off)],
        _ => vec![
            ("activity-do-sign-up", open_sign_up),
            ("activity-do-attend", open_attend),
            ("activity-do-hold", open_hold),
            ("activity-do-call-off", open_call_off),
        ],
    };
    let words = deeds
        .iter()
        .map(|(id, _)| context.texts.get(id).into_owned());
    let (title, words) = (activity.title.clone(), words.collect());
    let activity = activity.clone();
    let chooser = Chooser::new(title, words, move |at, context| {
        if let Some((_, deed)) = deeds.get(at) {
            deed(&activity, context);
        }
        Ok(())
    });
    context.open(chooser);
}

fn said(activity: &str, state: &str, context: &mut Context<'_>) {
    let said = format!("{activity}: {state}");
    crate::tui::entry::said_recorded("activity-recorded", &said, context);
}

fn open_sign_up(activity: &Activity, context: &mut Context<'_>) {
    let view = context.view();
    let label = |id: &'static str| view.texts.get(id).into_owned();
    let (id, title) = (activity.id, activity.title.clone());
    let left = attendance(view.ledger.tables(), activity).left;
    let form = Form::new(STEP, title.clone(), move |values, context| {
        let subject = whereabouts::read(values, context)?;
        let people = values.number("people")?;
        let new = NewSignUp {
            subject,
            resident: None,
            name: values.text("name"),
            people: people.and_then(|people| u16::try_from(people).ok()),
            note: values.text("note"),
        };
        let refused = |reason| FieldError::new("name", reason);
        if new.subject.is_none() && new.name.is_empty() {
            return Err(refused("activity-who").into());
        }
        sign_up(context.ledger, id, new, context.at())?;
        let state = context.texts.get("activity-do-sign-up").into_owned();
        said(&title, &state, context);
        Ok(())
    });
    let values = [("count", left.unwrap_or_default().into())];
    let note = match left {
        Some(_) => view.texts.with("activity-seats-left", &values),
        None => label("activity-do-sign-up"),
    };
    let form = form
        .note(note)
        .transient()
        .field(whereabouts::field(None, &view))
        .field(Field::text("name", label("activity-name"), "").limit(60))
        .field(Field::number("people", label("activity-how-many"), Some(1)))
        .field(Field::text("note", label("hazard-note"), "").limit(200));
    context.open(form);
}

/// Everybody on the list, those who came ticked.
fn open_attend(activity: &Activity, context: &mut Context<'_>) {
    let view = context.view();
    let listed = sign_ups(view.ledger.tables(), activity.id);
    if listed.is_empty() {
        let said = view.texts.get("activity-nobody").into_owned();
        return context.refuse(said);
    }
    let options = listed.iter();
    let options = options.map(|one| Choice::new(one.id.to_string(), who(one, &view)));
    let came = listed.iter().filter(|one| one.attended != Some(false));
    let came: Vec<String> = came.map(|one| one.id.to_string()).collect();
    let came: Vec<&str> = came.iter().map(String::as_str).collect();
    let label = view.texts.get("activity-came");
    let field = Field::many("came", label, options.collect(), &came);
    let all: Vec<Id<SignUp>> = listed.iter().map(|one| one.id).collect();
    let title = activity.title.clone();
    let form = Form::new(STEP, title.clone(), move |values, context| {
        let ticked = values.ticked("came");
        let came = |id: &Id<SignUp>| ticked.contains(&id.to_string().as_str());
        let came: Vec<(Id<SignUp>, bool)> = all.iter().map(|id| (*id, came(id))).collect();
        attend(context.ledger, &came, context.at())?;
        let state = context.texts.get("activity-do-attend").into_owned();
        said(&title, &state, context);
        Ok(())
    });
    context.open(form.transient().field(field));
}

/// Somebody on the list in words: door, name, how many.
pub fn who(one: &Arc<SignUp>, view: &View<'_>) -> String {
    let tables = view.ledger.tables();
    let person = one.resident.and_then(|id| tables.residents.get(id));
    let name = person.map_or(one.name.as_str(), |person| person.name.as_str());
    let door = one.subject.as_ref().map(|door| match name.is_empty() {
        true => view.door_and_head(door),
        false => view.door(door),
    });
    let parts = [door.unwrap_or_default(), view.name(name)];
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    let said = parts.collect::<Vec<_>>().join(" ");
    match one.people {
        1 => said,
        people => format!("{said} × {people}"),
    }
}

fn open_hold(activity: &Activity, context: &mut Context<'_>) {
    let view = context.view();
    let label = |id: &'static str| view.texts.get(id).into_owned();
    let came = attendance(view.ledger.tables(), activity).came;
    let people = activity.people.or(Some(came).filter(|came| *came > 0));
    let (id, title) = (activity.id, activity.title.clone());
    let form = Form::new(
        STEP,
        title.clone(),
        move |values: &Values<'_>, context: &mut Context<'_>| {
            let held = Held {
                people: values.number("people")?,
                person_times: values.number("times")?,
                outcome: values.text("outcome"),
                fulfilled: ticked(values, "fulfilled"),
            };
            hold(context.ledger, id, held, context.at())?;
            let state = context.texts.get("activity-do-hold").into_owned();
            said(&title, &state, context);
            Ok(())
        },
    );
    let times = Field::number(
        "times",
        label("activity-person-times"),
        activity.person_times,
    );
    let outcome = Field::note("outcome", label("activity-outcome"), &activity.outcome);
    let form = form
        .note(label("activity-do-hold"))
        .transient()
        .field(Field::number("people", label("activity-people"), people))
        .field(times.hint(label("activity-person-times-hint")))
        .field(outcome.limit(500));
    let form = match met(activity, &view) {
        Some(field) => form.field(field),
        None => form,
    };
    context.open(form);
}

/// Needs it serves that can be done with it, to tick; none where there are none.
fn met(activity: &Activity, view: &View<'_>) -> Option<Field> {
    let needs = activity.needs.iter();
    let needs = needs.filter_map(|id| view.ledger.tables().requests.get(*id));
    let needs = needs.filter(|need| need.next(RequestEvent::Fulfil).is_ok());
    let needs = needs.map(|need| {
        let words = format!("{} {}", view.door(&need.subject), need.words);
        Choice::new(need.id.to_string(), words)
    });
    let needs: Vec<Choice> = needs.collect();
    let label = view.texts.get("activity-fulfilled");
    (!needs.is_empty()).then(|| Field::many("fulfilled", label, needs, &[]))
}

fn open_call_off(activity: &Activity, context: &mut Context<'_>) {
    let again = activity.state == ActivityState::CALLED_OFF;
    let (id, title) = (activity.id, activity.title.clone());
    let text = match again {
        true => "activity-do-again",
        false => "activity-do-call-off",
    };
    let label = context.texts.get("activity-reason").into_owned();
    let mut reason = Field::text("reason", label, "").limit(200);
    if !again {
        reason = reason.required();
    }
    let heading = context.texts.get(text).into_owned();
    let form = Form::new(STEP, title.clone(), move |values, context| {
        let reason = values.text("reason");
        call_off(context.ledger, id, again, &reason, context.at())?;
        let state = context.texts.get(text).into_owned();
        said(&title, &state, context);
        Ok(())
    });
    context.open(form.note(heading).field(reason).transient());
}
