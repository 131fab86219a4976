//! Some weeks of work in the made-up community: visits, hazards, tasks, appointments. All before the clock's day.

use chrono::{NaiveDate, NaiveTime, TimeZone};

use crate::domain::Moment;
use crate::domain::codes::{HazardItem, Outcome, Priority, TaskKind, TaskOrigin, Topic};
use crate::domain::hazard::{Hazard, HazardEvent};
use crate::domain::household::Household;
use crate::domain::subject::Subject;
use crate::domain::task::Task;
use crate::domain::visit::{Appointment, Visit};
use crate::ledger::work::Settings;

use super::Filling;

const HAZARDS: &[&str] = &[
    "gas/hose-old",
    "ebike/indoors",
    "fire/stairs-blocked",
    "elec/illegal-wiring",
    "gas/no-flameout",
    "elec/overload",
    "fire/extinguisher",
    "homecare/slippery",
    "heat/no-co-alarm",
    "fall/sill",
];
/// The kinds of the tasks, in the order of their titles.
const TASKS: [&str; 6] = [
    "visit",
    "collect",
    "collect",
    "collect",
    "wish",
    "publicity",
];

/// Puts the past of these homes into the filling.
pub(super) fn fill(filling: &mut Filling<'_>, homes: &[Household]) {
    for home in homes {
        visits(filling, home);
    }
    for number in 0..22 {
        let home = pick(filling, homes);
        hazard(filling, home.id.into(), number);
    }
    for number in 0..14u64 {
        let home = pick(filling, homes);
        task(filling, home.id.into(), number);
    }
    for (unit, hour) in [("1", Some(19)), ("2", Some(10)), ("3", None)] {
        let door = homes.iter().find(|home| {
            home.address.building == "3"
                && home.address.unit.as_deref() == Some(unit)
                && home.address.room == "403"
        });
        if let Some(home) = door {
            appointment(filling, home, hour);
        }
    }
}

fn pick<'a>(filling: &mut Filling<'_>, homes: &'a [Household]) -> &'a Household {
    let lived_in: Vec<&Household> = homes
        .iter()
        .filter(|home| home.expects_someone(filling.now.date_naive()))
        .collect();
    filling.chance.one(&lived_in)
}

fn moment(filling: &Filling<'_>, day: NaiveDate, hour: u32, minute: u32) -> Moment {
    let time = NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or_default();
    filling
        .now
        .timezone()
        .from_local_datetime(&day.and_time(time))
        .single()
        .unwrap_or(filling.now)
}

fn visit(filling: &mut Filling<'_>, home: &Household, days_ago: u64, outcome: Outcome) -> Visit {
    let day = filling.days_ago(days_ago);
    let hour = u32::try_from(9 + filling.chance.below(10)).unwrap_or(9);
    let minute = u32::try_from(filling.chance.below(60)).unwrap_or(0);
    let at = moment(filling, day, hour, minute);
    let slot = Settings::default().slot(at.time());
    Visit::new(filling.id(), day, home.id.into(), at, slot, outcome)
}

fn visits(filling: &mut Filling<'_>, home: &Household) {
    if !home.expects_someone(filling.now.date_naive()) || filling.chance.percent(25) {
        return;
    }
    let long_ago = 1 + filling.chance.below(230);
    let mut attempt = 1;
    if filling.chance.percent(30) {
        let earlier = long_ago + 1 + filling.chance.below(9);
        let mut missed = visit(filling, home, earlier, Outcome::NOT_HOME);
        missed.attempt = attempt;
        attempt += 1;
        filling.edit.put(missed);
    }
    let outcome = match filling.chance.below(100) {
        0..=9 => Outcome::NOT_HOME,
        10..=12 => Outcome::REFUSED,
        13..=24 => Outcome::MET_PROXY,
        _ => Outcome::MET,
    };
    let mut last = visit(filling, home, long_ago, outcome);
    last.attempt = attempt;
    last.all_well = outcome.is_effective();
    if outcome.is_effective() && filling.chance.percent(60) {
        last.topics.push(Topic::new("anti-fraud"));
    }
    filling.edit.put(last);
}

fn appointment(filling: &mut Filling<'_>, home: &Household, hour: Option<u32>) {
    let mut made = visit(filling, home, 1, Outcome::RESCHEDULED);
    let time = hour.and_then(|hour| NaiveTime::from_hms_opt(hour, 0, 0));
    made.again = Some(Appointment {
        on: filling.now.date_naive(),
        time,
    });
    filling.edit.put(made);
}

fn hazard(filling: &mut Filling<'_>, subject: Subject, number: usize) {
    let days = 2 + filling.chance.below(40);
    let day = filling.days_ago(days);
    let found = moment(filling, day, 10, 30);
    let item = HazardItem::new(HAZARDS[number % HAZARDS.len()]);
    let by = super::settings().mentor;
    let mut hazard = Hazard::new(filling.id(), day, subject, item, found, &by);
    let mut steps = vec![HazardEvent::Notify];
    if number.is_multiple_of(3) {
        steps.push(HazardEvent::Rectify);
    } else if number % 5 == 1 {
        steps.push(HazardEvent::Report);
    } else if number % 7 == 2 {
        filling.wording.measure.clone_into(&mut hazard.measure);
        steps.push(HazardEvent::Close);
    }
    for event in steps {
        // A step the hazard does not take leaves it where it is, which is as good for a demo.
        if hazard.take(event, found, &by, "").is_err() {
            break;
        }
    }
    filling.edit.put(hazard);
}

fn task(filling: &mut Filling<'_>, subject: Subject, number: u64) {
    let which = usize::try_from(number).unwrap_or(0) % TASKS.len();
    let (title, kind) = (filling.wording.tasks[which], TASKS[which]);
    let created = moment(filling, filling.days_ago(3 + number % 5), 8, 30);
    let mut task = Task::new(
        filling.id(),
        title.to_owned(),
        TaskOrigin::COMMUNITY,
        created,
    );
    task.kind = TaskKind::new(kind);
    task.subject = Some(subject);
    if number.is_multiple_of(4) {
        task.priority = Priority::HIGH;
    }
    let due = if number.is_multiple_of(3) {
        filling.days_ago(number % 4)
    } else {
        filling.days_on(number)
    };
    task.due = Some(Appointment {
        on: due,
        time: None,
    });
    filling.edit.put(task);
}
