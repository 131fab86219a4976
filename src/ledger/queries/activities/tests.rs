//! Sign-ups, seats and head-counts, as deeds leave them.

use chrono::{Duration, NaiveTime};
use uuid::Uuid;

use super::*;
use crate::clock::{Clock as _, FixedClock, parse_moment};
use crate::domain::activity::Hours;
use crate::ledger::Ledger;
use crate::ledger::backing::Memory;
use crate::ledger::work::activity::{Held, NewSignUp, attend, call_off, hold, put, sign_up};
use crate::ledger::work::{At, Settings, WorkError};

struct Hall {
    ledger: Ledger,
    clock: FixedClock,
    settings: Settings,
}

impl Hall {
    fn new() -> Self {
        Self {
            ledger: Ledger::open(Box::new(Memory::new(Uuid::from_u128(1))))
                .unwrap()
                .0,
            clock: FixedClock::at(parse_moment("2026-11-22T09:00:00+08:00").unwrap()),
            settings: Settings::default(),
        }
    }

    fn deed<R>(&mut self, deed: impl FnOnce(&mut Ledger, At<'_>) -> R) -> R {
        let at = At {
            clock: &self.clock,
            settings: &self.settings,
        };
        deed(&mut self.ledger, at)
    }

    fn plan(&mut self, seats: Option<u32>) -> Id<Activity> {
        let hours = Hours {
            from: NaiveTime::from_hms_opt(15, 0, 0),
            ..Hours::day(self.clock.today())
        };
        let (id, now) = (Id::new(self.clock.id()), self.clock.now());
        let mut new = Activity::new(id, ActivityKind::OTHER, "银龄心向党".to_owned(), hours, now);
        new.capacity = seats;
        new.actions = vec![JointAction::new("care"), JointAction::new("joint")];
        self.deed(|ledger, at| put(ledger, new, at)).unwrap();
        id
    }

    fn join(&mut self, id: Id<Activity>, name: &str, people: u16) -> Result<Id<SignUp>, WorkError> {
        let new = NewSignUp {
            name: name.to_owned(),
            people: Some(people),
            ..NewSignUp::default()
        };
        self.deed(|ledger, at| sign_up(ledger, id, new, at))
            .map(|(id, _)| id)
    }

    fn counts(&self) -> Counts {
        counts(self.ledger.tables(), None, None)
    }
}

#[test]
fn seats_are_never_given_twice_and_nobody_stands_on_the_list_twice() {
    let mut hall = Hall::new();
    let id = hall.plan(Some(3));
    hall.join(id, "王芳", 2).unwrap();
    assert!(hall.join(id, "王芳", 1).is_err(), "on the list already");
    assert!(hall.join(id, "赵敏", 2).is_err(), "one seat is left");
    hall.join(id, "赵敏", 1).unwrap();
    let activity = hall.ledger.tables().activities.get(id).unwrap();
    let found = attendance(hall.ledger.tables(), activity);
    assert_eq!((found.signed_up, found.left), (3, Some(0)));
    let fewer = Activity {
        capacity: Some(2),
        ..activity.as_ref().clone()
    };
    assert!(hall.deed(|ledger, at| put(ledger, fewer, at)).is_err());
}

#[test]
fn an_activity_is_held_once_it_has_begun_and_those_who_came_are_counted() {
    let mut hall = Hall::new();
    let id = hall.plan(None);
    let came = hall.join(id, "王芳", 2).unwrap();
    let not = hall.join(id, "赵敏", 1).unwrap();
    let early = hall.deed(|ledger, at| hold(ledger, id, Held::default(), at));
    assert!(early.is_err(), "it begins at three");
    hall.clock.advance(Duration::hours(9));
    hall.deed(|ledger, at| attend(ledger, &[(came, true), (not, false)], at))
        .unwrap();
    hall.deed(|ledger, at| hold(ledger, id, Held::default(), at))
        .unwrap();
    let count = hall.counts();
    assert_eq!((count.all.held, count.all.people), (1, 2));
    assert!(count.actions.iter().all(|(_, one)| one.people == 2));
    let more = Held {
        people: Some(40),
        person_times: Some(51_300),
        ..Held::default()
    };
    hall.deed(|ledger, at| hold(ledger, id, more, at)).unwrap();
    assert_eq!(hall.counts().all.person_times, 51_300);
    let less = Held {
        people: Some(40),
        person_times: Some(39),
        ..Held::default()
    };
    assert!(hall.deed(|ledger, at| hold(ledger, id, less, at)).is_err());
}

#[test]
fn what_was_called_off_takes_no_sign_ups_and_counts_nowhere() {
    let mut hall = Hall::new();
    let id = hall.plan(None);
    let silent = hall.deed(|ledger, at| call_off(ledger, id, false, " ", at));
    assert!(silent.is_err(), "it is not said why");
    hall.deed(|ledger, at| call_off(ledger, id, false, "大雪", at))
        .unwrap();
    assert!(hall.join(id, "王芳", 1).is_err());
    assert_eq!(hall.counts().all, Count::default());
    hall.deed(|ledger, at| call_off(ledger, id, true, "", at))
        .unwrap();
    hall.join(id, "王芳", 1).unwrap();
}
