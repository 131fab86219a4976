//! A door's answer to a poll by one key, or with words in a short form. Not what has to be reached.

use std::sync::Arc;

use crate::domain::Id;
use crate::domain::codes::{StanceAnswer, StanceWay};
use crate::domain::poll::Poll;
use crate::domain::stance::Stance;
use crate::domain::subject::Subject;
use crate::error::Error;
use crate::ledger::queries::polls;
use crate::ledger::work::poll::{NewStance, answer};
use crate::tui::context::{Context, View};
use crate::tui::dialog::choice::Chooser;
use crate::tui::dialog::form::{Field, FieldError, Form, Refusal, Values};
use crate::tui::entry::{chosen, code, whereabouts};

/// The kind of its drafts.
pub(super) const KIND: &str = "stance-add";

/// The answers behind the digits.
const ANSWERS: [StanceAnswer; 4] = [
    StanceAnswer::CONSENT,
    StanceAnswer::OBJECTION,
    StanceAnswer::ABSTAIN,
    StanceAnswer::NOT_REACHED,
];

/// Asks the door under the cursor, or else for a door; where several polls ask it, which one is meant.
pub fn at_door(here: Option<Subject>, context: &mut Context<'_>) {
    let Some(subject) = here else {
        ask_where(context);
        return;
    };
    let view = context.view();
    let asked = polls::at_door(view.ledger.tables(), &subject, view.day());
    let found: Vec<Id<Poll>> = asked.iter().map(|(poll, _)| poll.id).collect();
    let lines = in_words(&asked, &view);
    match found[..] {
        [] => {
            let said = view.texts.get("poll-none-here").into_owned();
            context.refuse(said);
        }
        [one] => ask(one, &subject, context),
        _ => {
            let title = view.texts.get("poll-which").into_owned();
            context.open(Chooser::new(title, lines, move |at, context| {
                if let Some(id) = found.get(at) {
                    ask(*id, &subject, context);
                }
                Ok(())
            }));
        }
    }
}

/// Each poll that asks a door or was answered there, and what counts.
pub fn stances(subject: &Subject, view: &View<'_>) -> Vec<String> {
    let polls = polls::of_door(view.ledger.tables(), subject, view.day());
    in_words(&polls, view)
}

fn in_words(polls: &[(&Arc<Poll>, Option<&Arc<Stance>>)], view: &View<'_>) -> Vec<String> {
    let lines = polls.iter().map(|(poll, stance)| {
        let answer = stance.map(|one| one.answer.label(view.texts.tag()).to_owned());
        let none = || view.texts.get("poll-not-answered").into_owned();
        let values = [
            ("question", poll.question.as_str().into()),
            ("answer", answer.unwrap_or_else(none).into()),
        ];
        view.texts.with("poll-stance", &values)
    });
    lines.collect()
}

fn ask_where(context: &mut Context<'_>) {
    let view = context.view();
    let title = view.texts.get("poll-which").into_owned();
    let form = Form::new("stance-where", title, |values, context| {
        let subject = whereabouts::required(values, context)?;
        at_door(Some(subject), context);
        Ok::<(), Refusal>(())
    });
    let form = form.field(whereabouts::field(None, &view).required());
    context.open(form.transient());
}

/// 1 consent, 2 objection, 3 abstain, 4 not reached; 5 with words.
fn ask(id: Id<Poll>, subject: &Subject, context: &mut Context<'_>) {
    let view = context.view();
    let Some(poll) = view.ledger.tables().polls.get(id) else {
        return;
    };
    let tag = view.texts.tag();
    let answers = ANSWERS.iter().map(|answer| answer.label(tag).to_owned());
    let more = view.texts.get("poll-answer-more").into_owned();
    let title = format!("{} {}", view.door(subject), poll.question);
    let options = answers.chain([more]).collect();
    let subject = subject.clone();
    context.open(Chooser::new(
        title,
        options,
        move |at, context| match ANSWERS.get(at) {
            Some(said) => take(
                id,
                &subject,
                NewStance::new(*said, StanceWay::DOOR),
                context,
            ),
            None => {
                let view = context.view();
                if let Some(poll) = view.ledger.tables().polls.get(id) {
                    let form = form(poll, &subject, &view);
                    context.open(form);
                }
                Ok(())
            }
        },
    ));
}

pub(super) fn form(poll: &Poll, subject: &Subject, view: &View<'_>) -> Form {
    let label = |id: &'static str| view.texts.get(id).into_owned();
    let (id, about) = (poll.id, subject.clone());
    let title = format!("{} {}", view.door(subject), poll.question);
    let save = move |values: &Values<'_>, context: &mut Context<'_>| {
        let required = || FieldError::new("answer", "fault-required");
        let said: StanceAnswer = chosen(values, "answer").ok_or_else(required)?;
        let new = NewStance {
            answered_by: values.text("who"),
            reason: values.text("reason"),
            conditions: values.text("conditions"),
            ..NewStance::new(said, chosen(values, "way").unwrap_or(StanceWay::DOOR))
        };
        Ok::<(), Refusal>(take(id, &about, new, context)?)
    };
    let known = polls::newest(view.ledger.tables(), poll.id, subject);
    let answer = known.map(|stance| stance.answer);
    let text = |name, id| Field::text(name, label(id), "");
    Form::new(KIND, title, save)
        .about(subject.clone())
        .part(poll.id.uuid())
        .note(poll.explanation.clone())
        .field(code::<StanceAnswer>("answer", "poll-answer", answer, view).required())
        .field(code::<StanceWay>("way", "poll-way", Some(StanceWay::DOOR), view).required())
        .field(text("who", "poll-who").limit(60))
        .field(text("reason", "poll-reason").limit(200))
        .field(text("conditions", "poll-conditions").limit(200))
}

fn take(
    id: Id<Poll>,
    subject: &Subject,
    new: NewStance,
    context: &mut Context<'_>,
) -> Result<(), Error> {
    let said = new.answer;
    answer(context.ledger, id, subject, new, context.at())?;
    let view = context.view();
    let values = [
        ("door", view.door(subject).into()),
        ("answer", said.label(view.texts.tag()).into()),
    ];
    let said = view.texts.with("poll-answered", &values);
    context.say_recorded(&said);
    Ok(())
}
