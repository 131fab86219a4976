//! Terms put into words: the message, its values and the record behind it. Not when they stand.

use super::undertakings::Step;
use super::{Cause, Hold, Term};
use crate::domain::Id;
use crate::domain::codes::{Need, Outcome, RequestState, TaskOrigin};
use crate::domain::decision::{Decision, Verdict};
use crate::domain::hazard::Hazard;
use crate::domain::poll::Poll;
use crate::domain::questionnaire::Questionnaire;
use crate::domain::request::Request;
use crate::domain::task::Task;
use crate::ledger::queue::reason::{Reason, Source, Value, Why};
use crate::ledger::queue::undertaking::Undertaking;
use crate::ledger::table::Tables;

type Words = (&'static str, Vec<(&'static str, Value)>, Option<Source>);

/// The term in words.
pub(super) fn reason(tables: &Tables, term: &Term) -> Reason {
    let (message, values, source) = words(tables, term);
    Reason {
        rule: term.rule,
        message,
        values,
        score: term.score,
        due: term.due,
        time: term.time,
        source,
        why: term.hold.map(|hold| why(tables, hold)),
    }
}

fn words(tables: &Tables, term: &Term) -> Words {
    let day = |name, day| (name, Value::Day(day));
    match term.cause {
        Cause::Care {
            rule,
            resident,
            last,
            changed,
        } => {
            let mut values = vec![("rule", Value::code(rule))];
            values.extend(last.map(|last| day("last", last)));
            let message = match last {
                None => "queue-reason-care-first",
                Some(_) if changed => "queue-reason-care-changed",
                Some(_) => "queue-reason-care",
            };
            (message, values, Some(Source::Resident(resident)))
        }
        Cause::Ordinary { rule, last } => (
            "queue-reason-ordinary",
            vec![("rule", Value::code(rule)), day("last", last)],
            None,
        ),
        Cause::FirstVisit => ("queue-reason-first-visit", vec![], None),
        Cause::StateCheck { state, seen } => {
            let mut values = vec![("state", Value::code(state))];
            values.extend(seen.map(|seen| day("seen", seen)));
            let message = if seen.is_some() {
                "queue-reason-state-check"
            } else {
                "queue-reason-state-check-first"
            };
            (message, values, None)
        }
        Cause::Back(until) => ("queue-reason-back", vec![day("until", until)], None),
        Cause::FactsMissing(missing) => (
            "queue-reason-facts-missing",
            vec![("fields", Value::Messages(missing.messages()))],
            None,
        ),
        Cause::FactsStale(since) => ("queue-reason-facts-stale", vec![day("since", since)], None),
        Cause::Form(id) => form(tables, id),
        Cause::Request(id) => request(tables, id),
        Cause::Undertaking { what, step } => undertaking(what, step, term),
        Cause::Ask { poll, tried } => ask(tables, poll, tried),
        Cause::Planned => ("queue-reason-planned", vec![], None),
        Cause::Evening => ("queue-reason-evening", vec![], None),
        Cause::Draft(id) => ("queue-reason-draft", vec![], Some(Source::Draft(id))),
        Cause::Task(id) => task(tables, id, term),
        Cause::Report(id) | Cause::Look(id) | Cause::Recheck(id) | Cause::Deadline(id) => {
            hazard(tables, id, term)
        }
        Cause::Appointment(_)
        | Cause::Retry { .. }
        | Cause::Community { .. }
        | Cause::FixRegister(_) => attempt(term),
    }
}

fn attempt(term: &Term) -> Words {
    let (message, values, visit) = match term.cause {
        Cause::Appointment(visit) => {
            let mut values = Vec::new();
            values.extend(term.due.map(|due| ("day", Value::Day(due))));
            values.extend(term.time.map(|time| ("time", Value::Time(time))));
            let message = if term.time.is_some() {
                "queue-reason-appointment-time"
            } else {
                "queue-reason-appointment"
            };
            (message, values, visit)
        }
        Cause::Retry {
            visit,
            outcome,
            failures,
        } => {
            let message = if outcome == Outcome::REFUSED {
                "queue-reason-retry-refused"
            } else {
                "queue-reason-retry"
            };
            let values = vec![
                ("outcome", Value::code(outcome)),
                ("attempts", Value::Number(failures.into())),
            ];
            (message, values, visit)
        }
        Cause::Community { visit, failures } => {
            let values = vec![("attempts", Value::Number(failures.into()))];
            ("queue-reason-community", values, visit)
        }
        Cause::FixRegister(visit) => ("queue-reason-fix-register", vec![], visit),
        _ => return ("queue-reason-planned", vec![], None),
    };
    (message, values, Some(Source::Visit(visit)))
}

fn hazard(tables: &Tables, id: Id<Hazard>, term: &Term) -> Words {
    let mut values = Vec::new();
    let item = tables.hazards.get(id).map(|hazard| hazard.item);
    values.extend(item.map(|item| ("item", Value::code(item))));
    values.extend(term.due.map(|due| ("day", Value::Day(due))));
    let message = match term.cause {
        Cause::Report(_) => "queue-reason-hazard-report",
        Cause::Look(_) => "queue-reason-hazard-look",
        Cause::Deadline(_) => "queue-reason-hazard-deadline",
        _ => "queue-reason-recheck",
    };
    (message, values, Some(Source::Hazard(id)))
}

/// A questionnaire by its title.
fn form(tables: &Tables, id: Id<Questionnaire>) -> Words {
    let title = tables.questionnaires.get(id).map(|one| one.title.clone());
    let values = vec![("title", Value::Text(title.unwrap_or_default()))];
    ("queue-reason-form", values, Some(Source::Questionnaire(id)))
}

/// A poll by its question, and whether somebody was there in vain.
fn ask(tables: &Tables, id: Id<Poll>, tried: bool) -> Words {
    let question = tables.polls.get(id).map(|one| one.question.clone());
    let values = vec![("question", Value::Text(question.unwrap_or_default()))];
    let message = match tried {
        true => "queue-reason-ask-again",
        false => "queue-reason-ask",
    };
    (message, values, Some(Source::Poll(id)))
}

/// An undertaking by what is to be done about it next; what it is called stands beside it, as a door does.
fn undertaking(what: Undertaking, step: Step, term: &Term) -> Words {
    let source = match what {
        Undertaking::Project(id) => Source::Project(id),
        Undertaking::Activity(id) => Source::Activity(id),
        Undertaking::Poll(id) => Source::Poll(id),
    };
    let message = match step {
        Step::Begin => "queue-reason-project-begin",
        Step::Finish => "queue-reason-project-finish",
        Step::Hear => "queue-reason-project-hear",
        Step::Evaluate => "queue-reason-project-evaluate",
        Step::Settle => "queue-reason-activity",
        Step::Close => "queue-reason-poll-close",
        Step::Sign => "queue-reason-poll-sign",
    };
    let due = term.due.map(|due| ("day", Value::Day(due)));
    (message, due.into_iter().collect(), Some(source))
}

/// A request by what is to be done about it next.
fn request(tables: &Tables, id: Id<Request>) -> Words {
    let source = Some(Source::Request(id));
    let Some(request) = tables.requests.get(id) else {
        return ("queue-reason-planned", vec![], source);
    };
    let days = request.state.rest_days();
    let values = vec![
        ("kind", Value::code(request.kind)),
        ("words", Value::Text(request.words.clone())),
        ("who", Value::Text(request.helper.clone())),
        ("days", Value::Number(days)),
    ];
    (request_message(request), values, source)
}

fn request_message(request: &Request) -> &'static str {
    match request.state {
        RequestState::COLLECTED if request.kind.is_wish() => "queue-reason-request-review",
        RequestState::COLLECTED => "queue-reason-request-decide",
        RequestState::REVIEWED => "queue-reason-request-publish",
        RequestState::PUBLISHED => "queue-reason-request-unclaimed",
        RequestState::ASSIGNED | RequestState::CLAIMED => "queue-reason-request-begin",
        RequestState::DOING => "queue-reason-request-doing",
        RequestState::FULFILLED => "queue-reason-request-rate",
        RequestState::RATED => "queue-reason-request-close",
        RequestState::TO_REPORT => "queue-reason-request-report",
        RequestState::REPORTED => "queue-reason-request-answer",
        RequestState::ANSWERED => "queue-reason-request-visit-back",
        _ => "queue-reason-request",
    }
}

/// A task by its title. What a visit left behind carries a code there: of a need, or of the outcome.
fn task(tables: &Tables, id: Id<Task>, term: &Term) -> Words {
    let mut values = Vec::new();
    let mut message = match (term.due, term.time) {
        (None, _) => "queue-reason-task",
        (Some(_), None) => "queue-reason-task-due",
        (Some(_), Some(_)) => "queue-reason-task-time",
    };
    if let Some(task) = tables.tasks.get(id) {
        values.push(("title", title(task)));
        values.push(("origin", Value::code(task.origin)));
        if task.origin == TaskOrigin::FACTS && matches!(title(task), Value::Code { .. }) {
            message = "queue-reason-who-lives-there";
        }
    }
    values.extend(term.due.map(|due| ("day", Value::Day(due))));
    values.extend(term.time.map(|time| ("time", Value::Time(time))));
    (message, values, Some(Source::Task(id)))
}

/// The title of a task for a person.
pub(in super::super) fn title(task: &Task) -> Value {
    if task.origin == TaskOrigin::VISIT
        && let Some(need) = Need::all().find(|need| need.as_str() == task.title)
    {
        return Value::code(need);
    }
    if task.origin == TaskOrigin::FACTS
        && let Some(outcome) = Outcome::all().find(|outcome| outcome.as_str() == task.title)
    {
        return Value::code(outcome);
    }
    Value::Text(task.title.clone())
}

fn why(tables: &Tables, hold: Hold) -> Why {
    match hold {
        Hold::Snoozed(until) => Why::Snoozed(until),
        Hold::Dismissed(id) | Hold::Assigned(id) => decided(tables, id),
        Hold::TaskAssigned(id) => Why::Assigned(
            tables
                .tasks
                .get(id)
                .map(|task| task.assigned_to.clone())
                .unwrap_or_default(),
        ),
        Hold::OutsidePlan => Why::OutsidePlan,
        Hold::OtherSlot(on, slot) => Why::OtherSlot(on, slot),
        Hold::CoolingOff(on) => Why::CoolingOff(on),
        Hold::Appointment(on, time) => Why::Appointment(on, time),
        Hold::Away(until) => Why::Away(until),
        Hold::NobodyThere(state) => Why::NobodyThere(state),
        Hold::BadAddress => Why::BadAddress,
        Hold::Later(on) => Why::Later(on),
        Hold::Done => Why::Done,
    }
}

fn decided(tables: &Tables, id: Id<Decision>) -> Why {
    match tables
        .decisions
        .get(id)
        .map(|decision| decision.verdict.clone())
    {
        Some(Verdict::Dismiss(reason)) => Why::Dismissed(reason),
        Some(Verdict::Assign(to)) => Why::Assigned(to),
        Some(Verdict::Snooze(until) | Verdict::Skip(until)) => Why::Snoozed(until),
        None => Why::OutsidePlan,
    }
}
