//! The next appointment of today: when it comes, a line says so and, if wanted, the bell rings once. Not the queue's order.

use chrono::{NaiveDateTime, NaiveTime};

use super::super::context::{Effect, View};
use super::App;
use crate::domain::subject::Subject;
use crate::ledger::queue::Order;

/// The next appointment, as of one state of the ledger.
#[derive(Default)]
pub(super) struct Reminder {
    mark: Option<u64>,
    next: Option<Next>,
    /// The moment told last: the two clocks do not agree to the millisecond, and what was told is not told again.
    told: Option<NaiveDateTime>,
}

struct Next {
    at: u64,
    time: NaiveTime,
    subject: Option<Subject>,
}

impl Reminder {
    /// When it comes, in ticks.
    pub fn due(&self) -> Option<u64> {
        self.next.as_ref().map(|next| next.at)
    }
}

impl App {
    /// Looks for the next appointment anew when something was recorded since.
    pub(super) fn look_ahead(&mut self) {
        let mark = self.base.ledger.touched_mark();
        if self.reminder.mark != Some(mark) {
            let next = next(&self.base.view(), self.reminder.told);
            self.reminder.mark = Some(mark);
            self.reminder.next = next;
        }
    }

    /// Says that an appointment has come; gives whether one had.
    pub(super) fn remind(&mut self, ticks: u64) -> bool {
        let Some(next) = self.reminder.next.take_if(|next| next.at <= ticks) else {
            return false;
        };
        self.reminder.mark = None;
        let today = self.base.view().day();
        self.reminder.told = Some(today.and_time(next.time));
        let door = next
            .subject
            .map(|subject| self.base.view().door_and_head(&subject));
        let values = [
            ("time", next.time.format("%H:%M").to_string().into()),
            ("door", door.unwrap_or_default().into()),
        ];
        let said = self.base.texts.with("appointment-now", &values);
        self.context().say(said);
        if self.base.settings.bell {
            self.outbox.effects.push(Effect::Bell);
        }
        true
    }
}

fn next(view: &View<'_>, told: Option<NaiveDateTime>) -> Option<Next> {
    let now = view.clock.now();
    if view.day() != now.date_naive() {
        return None;
    }
    let queue = view.queue();
    let ahead = queue
        .iter(Order::Urgency)
        .filter_map(|row| Some((row.time?, row)));
    let (time, row) = ahead
        .filter(|(time, _)| *time > now.time())
        .filter(|(time, _)| told.is_none_or(|told| now.date_naive().and_time(*time) > told))
        .min_by_key(|(time, _)| *time)?;
    let wait = u64::try_from((time - now.time()).num_milliseconds()).ok()?;
    Some(Next {
        at: view.clock.ticks() + wait,
        time,
        subject: row.subject().cloned(),
    })
}
