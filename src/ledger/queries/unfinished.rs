//! What the day leaves undone, and the top of the next one, as the day's log shows them. Not the queue itself.

use chrono::{Days, NaiveTime, TimeZone};

use super::daylog::Pending;
use crate::domain::Id;
use crate::domain::codes::{Rule, Slot};
use crate::domain::task::Task;
use crate::ledger::queue::{Item, Now, Order, Queue, Row, Source};
use crate::ledger::table::Tables;

/// So many rows of the next day are told.
pub const TOMORROW: usize = 10;

/// Today's list as it is left, most urgent first.
pub fn unfinished(tables: &Tables, queue: &Queue) -> Vec<Pending> {
    let rows = queue.iter(Order::Urgency);
    rows.map(|row| pending(tables, queue, &row)).collect()
}

/// The top of the next day's list, as the records stand now.
pub fn tomorrow(tables: &Tables, queue: &Queue) -> Vec<Pending> {
    let Some(present) = next_morning(queue.now()) else {
        return Vec::new();
    };
    let next = Queue::build(tables, &present);
    let rows = next.iter(Order::Urgency).take(TOMORROW);
    rows.map(|row| pending(tables, &next, &row)).collect()
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
    let mut rules: Vec<Rule> = Vec::new();
    let mut tasks: Vec<Id<Task>> = Vec::new();
    for reason in &reasons {
        if !rules.contains(&reason.rule) {
            rules.push(reason.rule);
        }
        if let Some(Source::Task(id)) = reason.source {
            tasks.push(id);
        }
    }
    let loose = match &row.item {
        Item::Task(id) => tables.tasks.get(*id),
        Item::Subject(_) => None,
    };
    Pending {
        subject: row.subject().cloned(),
        address: loose.map(|task| task.address.clone()).unwrap_or_default(),
        rules,
        tasks,
        due: row.due,
        time: row.time,
        score: row.score.into(),
    }
}
