//! What the day leaves undone, and the top of the next one, as the day's log shows them. Not the queue itself.

use chrono::{Days, NaiveTime, TimeZone};

use super::daylog::Pending;
use crate::domain::codes::{Rule, Slot};
use crate::domain::subject::Subject;
use crate::domain::visit::Appointment;
use crate::ledger::queue::{Item, Now, Order, Queue, Reason, Row, Source};
use crate::ledger::table::Tables;

/// So many rows of the next day are told.
pub const TOMORROW: usize = 10;

/// Today's list as it is left, most urgent first.
pub fn unfinished(tables: &Tables, queue: &Queue) -> Vec<Pending> {
    let rows = queue.iter(Order::Urgency);
    rows.map(|row| pending(tables, queue, &row)).collect()
}

/// The top of the next day's list, as the records stand now. What was agreed for later today is not for tomorrow; what
/// was agreed for today and missed is, under its own day.
pub fn tomorrow(tables: &Tables, queue: &Queue) -> Vec<Pending> {
    let Some(present) = next_morning(queue.now()) else {
        return Vec::new();
    };
    let now = queue.now().moment.naive_local();
    let ahead = |agreed: Appointment| {
        let missed_from = agreed.time.map_or_else(
            || agreed.on.succ_opt().map(|day| day.and_time(NaiveTime::MIN)),
            |time| Some(agreed.on.and_time(time)),
        );
        agreed.on < present.day && missed_from.is_some_and(|from| now < from)
    };
    let next = Queue::build(tables, &present);
    let rows = next.iter(Order::Urgency).map(|row| {
        let mut pending = pending(tables, &next, &row);
        if pending.agreed.is_some_and(ahead) {
            pending.agreed = None;
            pending.rules.retain(|rule| *rule != Rule::APPOINTMENT);
        }
        pending
    });
    rows.filter(|pending| !pending.rules.is_empty())
        .take(TOMORROW)
        .collect()
}

fn next_morning(present: &Now) -> Option<Now> {
    let day = present.date.checked_add_days(Days::new(1))?;
    let start = day.and_time(NaiveTime::from_hms_opt(8, 0, 0)?);
    Some(Now {
        moment: present
            .moment
            .offset()
            .from_local_datetime(&start)
            .single()?,
        day,
        date: day,
        slot: Slot::MORNING,
        ..present.clone()
    })
}

fn pending(tables: &Tables, queue: &Queue, row: &Row) -> Pending {
    let reasons = queue.explain(tables, &row.item).today;
    let loose = match &row.item {
        Item::Task(id) => tables.tasks.get(*id).map(|task| task.address.as_str()),
        Item::Undertaking(what) => Some(what.title(tables)),
        Item::Subject(_) => None,
    };
    let agreed = agreed(&reasons);
    Pending {
        subject: row.subject().cloned(),
        address: loose.unwrap_or_default().to_owned(),
        // A day that was agreed later than what asks for the visit has taken its place.
        due: row.due.max(agreed.map(|agreed| agreed.on)),
        agreed,
        score: row.score.into(),
        ..of_reasons(&reasons)
    }
}

/// What waits at a door by `rules`, although it does not count today; none where nothing does.
pub fn held(tables: &Tables, queue: &Queue, subject: &Subject, rules: &[Rule]) -> Option<Pending> {
    let mut reasons = queue
        .explain(tables, &Item::Subject(subject.clone()))
        .not_today;
    reasons.retain(|reason| rules.contains(&reason.rule));
    (!reasons.is_empty()).then(|| Pending {
        subject: Some(subject.clone()),
        due: reasons.iter().filter_map(|reason| reason.due).min(),
        score: reasons
            .iter()
            .map(|reason| i64::from(reason.score.total()))
            .sum(),
        ..of_reasons(&reasons)
    })
}

fn of_reasons(reasons: &[Reason]) -> Pending {
    let mut pending = Pending::default();
    for reason in reasons {
        if !pending.rules.contains(&reason.rule) {
            pending.rules.push(reason.rule);
        }
        if let Some(Source::Task(id)) = reason.source {
            pending.tasks.push(id);
        }
    }
    pending
}

/// The earliest day and time agreed with the people there.
fn agreed(reasons: &[Reason]) -> Option<Appointment> {
    let agreed = reasons.iter().filter_map(|reason| {
        let named = reason.rule == Rule::APPOINTMENT || reason.time.is_some();
        let (on, time) = (reason.due.filter(|_| named)?, reason.time);
        Some(Appointment { on, time })
    });
    agreed.min_by_key(|agreed| (agreed.on, agreed.time.is_none(), agreed.time))
}
