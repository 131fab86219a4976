//! Planning an activity, signing people up, writing down who came and what came of it. Not the calendar it is written to.

use std::sync::Arc;

use super::{At, WorkError};
use crate::domain::Id;
use crate::domain::activity::Activity;
use crate::domain::codes::ActivityState;
use crate::domain::request::{Request, RequestEvent, StepNote};
use crate::domain::resident::Resident;
use crate::domain::sign_up::SignUp;
use crate::domain::subject::Subject;
use crate::ledger::Ledger;
use crate::ledger::edit::Edit;
use crate::ledger::operation::OpId;
use crate::ledger::queries::activities;
use crate::ledger::table::Tables;

fn fault<T>(field: &'static str, reason: &'static str) -> Result<T, WorkError> {
    Err(WorkError::Field { field, reason })
}

/// Adds or changes an activity; where it stands stays.
///
/// # Errors
/// When it has no title, ends before it begins, has fewer seats than were taken, counts more people than times people
/// came, or the store refuses.
pub fn put(ledger: &mut Ledger, activity: Activity, at: At<'_>) -> Result<Option<OpId>, WorkError> {
    if activity.title.trim().is_empty() {
        return fault("title", "fault-required");
    }
    if activity.hours.is_upside_down() {
        return fault("until", "activity-upside-down");
    }
    let taken = activities::attendance(ledger.tables(), &activity).signed_up;
    if activity.capacity.is_some_and(|seats| seats < taken) {
        return fault("capacity", "activity-fewer-seats");
    }
    check_counts(activity.people, activity.person_times)?;
    let mut edit = ledger.edit();
    let known: Option<Activity> = edit.get(activity.id);
    let verb = match known {
        Some(_) => "activity-edit",
        None => "activity-add",
    };
    let state = known.map_or(activity.state, |known| known.state);
    edit.put(Activity { state, ..activity });
    let changes = edit.changes();
    Ok(ledger.commit(verb, changes, at.clock)?)
}

fn check_counts(people: Option<u32>, times: Option<u32>) -> Result<(), WorkError> {
    match (people, times) {
        (Some(people), Some(times)) if times < people => {
            fault("person-times", "activity-fewer-times")
        }
        _ => Ok(()),
    }
}

/// Who signs up.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NewSignUp {
    /// The door they are from.
    pub subject: Option<Subject>,
    /// The person.
    pub resident: Option<Id<Resident>>,
    /// Their name, where they are no resident written down.
    pub name: String,
    /// How many come; one without it.
    pub people: Option<u16>,
    /// Note.
    pub note: String,
}

/// Signs somebody up.
///
/// # Errors
/// When the activity is gone or no longer planned, it is full, nobody is named, they are on the list already, or the
/// store refuses.
pub fn sign_up(
    ledger: &mut Ledger,
    id: Id<Activity>,
    new: NewSignUp,
    at: At<'_>,
) -> Result<(Id<SignUp>, OpId), WorkError> {
    let mut edit = ledger.edit();
    let id = put_sign_up(&mut edit, ledger.tables(), id, new, at)?;
    let changes = edit.changes();
    let operation = ledger
        .commit("activity-sign-up", changes, at.clock)?
        .ok_or(WorkError::Missing("activity"))?;
    Ok((id, operation))
}

/// Puts a sign-up into a change.
///
/// # Errors
/// As [`sign_up`].
pub(super) fn put_sign_up(
    edit: &mut Edit<'_>,
    tables: &Tables,
    id: Id<Activity>,
    new: NewSignUp,
    at: At<'_>,
) -> Result<Id<SignUp>, WorkError> {
    let activity = tables.activities.get(id);
    let activity = activity.ok_or(WorkError::Missing("activity"))?;
    if !activity.state.is_open() {
        return fault("id", "activity-not-planned");
    }
    let person = new.resident.and_then(|id| tables.residents.get(id));
    let subject = person.map(|person| person.household.into()).or(new.subject);
    if subject.is_none() && new.name.trim().is_empty() {
        return fault("who", "activity-who");
    }
    let people = new.people.unwrap_or(1).max(1);
    let same = |one: &Arc<SignUp>| {
        one.resident == new.resident && one.subject == subject && one.name == new.name
    };
    if activities::sign_ups(tables, id).iter().any(same) {
        return fault("who", "activity-signed-up-already");
    }
    let left = activities::attendance(tables, activity).left;
    if left.is_some_and(|left| left < u32::from(people)) {
        return fault("people", "activity-full");
    }
    let sign_up = SignUp {
        id: Id::new(at.clock.id()),
        activity: id,
        subject,
        resident: new.resident,
        name: new.name,
        people,
        attended: None,
        at: at.clock.now(),
        note: new.note,
    };
    let id = sign_up.id;
    edit.put(sign_up);
    Ok(id)
}

/// Takes somebody off the list.
///
/// # Errors
/// When they are not on it, or the store refuses.
pub fn take_off(
    ledger: &mut Ledger,
    id: Id<SignUp>,
    at: At<'_>,
) -> Result<Option<OpId>, WorkError> {
    let mut edit = ledger.edit();
    if edit.get(id).is_none() {
        return Err(WorkError::Missing("listed"));
    }
    edit.remove(id);
    let changes = edit.changes();
    Ok(ledger.commit("activity-take-off", changes, at.clock)?)
}

/// Writes down who came and who did not.
///
/// # Errors
/// When one of them is not on the list, the activity was called off, or the store refuses.
pub fn attend(
    ledger: &mut Ledger,
    came: &[(Id<SignUp>, bool)],
    at: At<'_>,
) -> Result<Option<OpId>, WorkError> {
    let mut edit = ledger.edit();
    for (id, came) in came {
        let mut sign_up: SignUp = edit.get(*id).ok_or(WorkError::Missing("listed"))?;
        let activity: Option<Activity> = edit.get(sign_up.activity);
        let Some(activity) =
            activity.filter(|activity| activity.state != ActivityState::CALLED_OFF)
        else {
            return fault("id", "activity-was-called-off");
        };
        if activity.hours.start() > at.clock.now().naive_local() {
            return fault("id", "activity-not-yet");
        }
        sign_up.attended = Some(*came);
        edit.put(sign_up);
    }
    let changes = edit.changes();
    Ok(ledger.commit("activity-attend", changes, at.clock)?)
}

/// What came of an activity.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Held {
    /// How many people came; those on the list who came, without it.
    pub people: Option<u32>,
    /// How many times people came; as many as people, without it.
    pub person_times: Option<u32>,
    /// What came of it.
    pub outcome: String,
    /// Needs it brought to an end.
    pub fulfilled: Vec<Id<Request>>,
}

/// Writes down that an activity was held, or what came of it anew; needs it brought to an end are done with it.
///
/// # Errors
/// When it is gone, was called off, has not begun, counts more people than times people came, a need does not take that
/// step, or the store refuses.
pub fn hold(
    ledger: &mut Ledger,
    id: Id<Activity>,
    held: Held,
    at: At<'_>,
) -> Result<Option<OpId>, WorkError> {
    let tables = ledger.tables();
    let known = tables.activities.get(id);
    let mut activity = known
        .ok_or(WorkError::Missing("activity"))?
        .as_ref()
        .clone();
    let now = at.clock.now();
    if activity.state == ActivityState::CALLED_OFF {
        return fault("id", "activity-was-called-off");
    }
    if activity.hours.start() > now.naive_local() {
        return fault("id", "activity-not-yet");
    }
    let came = activities::attendance(tables, &activity).came;
    let people = (held.people.or(activity.people)).or(Some(came).filter(|came| *came > 0));
    let times = held.person_times.or(match held.people {
        Some(_) => people,
        None => activity.person_times.or(people),
    });
    check_counts(people, times)?;
    (activity.people, activity.person_times) = (people, times);
    activity.state = ActivityState::HELD;
    if !held.outcome.is_empty() {
        activity.outcome = held.outcome;
    }
    let mut edit = ledger.edit();
    for need in held.fulfilled {
        let mut request: Request = edit.get(need).ok_or(WorkError::Missing("request"))?;
        let said = StepNote {
            note: activity.title.clone(),
            ..StepNote::default()
        };
        request.take(RequestEvent::Fulfil, now, &at.settings.worker, said)?;
        edit.put(request);
        if !activity.needs.contains(&need) {
            activity.needs.push(need);
        }
    }
    edit.put(activity);
    let changes = edit.changes();
    Ok(ledger.commit("activity-hold", changes, at.clock)?)
}

/// Calls an activity off, or plans it again.
///
/// # Errors
/// When it is gone, it is not said why, it was held, or the store refuses.
pub fn call_off(
    ledger: &mut Ledger,
    id: Id<Activity>,
    again: bool,
    reason: &str,
    at: At<'_>,
) -> Result<Option<OpId>, WorkError> {
    let mut edit = ledger.edit();
    let mut activity: Activity = edit.get(id).ok_or(WorkError::Missing("activity"))?;
    if activity.state == ActivityState::HELD {
        return fault("id", "activity-was-held");
    }
    if !again && reason.trim().is_empty() {
        return fault("reason", "activity-why");
    }
    activity.state = if again {
        ActivityState::PLANNED
    } else {
        ActivityState::CALLED_OFF
    };
    reason.clone_into(&mut activity.outcome);
    edit.put(activity);
    let changes = edit.changes();
    Ok(ledger.commit("activity-call-off", changes, at.clock)?)
}
