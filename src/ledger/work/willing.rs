//! Writing down who is willing to work or learn, placing them in a post, ending that. Not who suits what: that is a query.

use super::{At, WorkError, day};
use crate::domain::Id;
use crate::domain::codes::{WillingState, WorkWish};
use crate::domain::post::Post;
use crate::domain::resident::Resident;
use crate::domain::subject::Subject;
use crate::domain::willing::{Placement, Willing};
use crate::ledger::Ledger;
use crate::ledger::operation::OpId;
use crate::ledger::queries::posts;

/// What is written down of somebody willing.
#[derive(Clone, Debug, PartialEq)]
pub struct NewWilling {
    /// Who, where the roster has them.
    pub resident: Option<Id<Resident>>,
    /// Who, by name.
    pub name: String,
    /// Full-time, flexible, home-based, training.
    pub wish: WorkWish,
    /// What they can do.
    pub skill: String,
    /// What they want to learn.
    pub training: String,
    /// Whether an employer may be given their name and number.
    pub may_contact: bool,
    /// Note.
    pub note: String,
}

/// Writes down somebody willing.
///
/// # Errors
/// When nobody is named, or the store refuses.
pub fn add(
    ledger: &mut Ledger,
    subject: Subject,
    new: NewWilling,
    at: At<'_>,
) -> Result<(Id<Willing>, OpId), WorkError> {
    require_name(&new.name)?;
    let mut edit = ledger.edit();
    let (date, late) = day::ensure(&mut edit, ledger.tables(), at);
    let id = Id::new(at.clock.id());
    edit.put(Willing {
        id,
        day: date,
        subject,
        resident: new.resident,
        name: new.name,
        wish: new.wish,
        skill: new.skill,
        training: new.training,
        may_contact: new.may_contact,
        state: WillingState::OPEN,
        placements: Vec::new(),
        at: at.clock.now(),
        by: at.settings.worker.clone(),
        note: new.note,
        late,
    });
    let changes = edit.changes();
    let operation = ledger
        .commit("willing", changes, at.clock)?
        .ok_or(WorkError::Missing("willing"))?;
    Ok((id, operation))
}

fn require_name(name: &str) -> Result<(), WorkError> {
    if name.trim().is_empty() {
        return Err(WorkError::Field {
            field: "name",
            reason: "fault-required",
        });
    }
    Ok(())
}

/// Changes what is written of somebody; where they were placed stays.
///
/// # Errors
/// When they are gone, nobody is named, or the store refuses.
pub fn correct(
    ledger: &mut Ledger,
    willing: Willing,
    at: At<'_>,
) -> Result<Option<OpId>, WorkError> {
    require_name(&willing.name)?;
    let mut edit = ledger.edit();
    let known: Willing = edit.get(willing.id).ok_or(WorkError::Missing("willing"))?;
    edit.put(Willing {
        state: known.state,
        placements: known.placements,
        ..willing
    });
    let changes = edit.changes();
    Ok(ledger.commit("willing-correct", changes, at.clock)?)
}

/// Somebody looks no more, or looks again; a place they had is free again.
///
/// # Errors
/// When they are gone, or the store refuses.
pub fn turn(
    ledger: &mut Ledger,
    id: Id<Willing>,
    looks: bool,
    note: &str,
    at: At<'_>,
) -> Result<Option<OpId>, WorkError> {
    let mut edit = ledger.edit();
    let mut willing: Willing = edit.get(id).ok_or(WorkError::Missing("willing"))?;
    let now = at.clock.now();
    for one in willing
        .placements
        .iter_mut()
        .filter(|one| one.ended.is_none())
    {
        one.ended = Some(now);
        note.clone_into(&mut one.note);
    }
    willing.state = match looks {
        true => WillingState::OPEN,
        false => WillingState::WITHDRAWN,
    };
    edit.put(willing);
    let verb = if looks {
        "willing-again"
    } else {
        "willing-end"
    };
    let changes = edit.changes();
    Ok(ledger.commit(verb, changes, at.clock)?)
}

/// Places somebody in a post, as a person decided. A post never takes more people than it has places.
///
/// # Errors
/// When either is gone, the post is over or full, they are placed or look no more, they are too old or too young for
/// it, or the store refuses.
pub fn place(
    ledger: &mut Ledger,
    id: Id<Willing>,
    post: Id<Post>,
    note: &str,
    at: At<'_>,
) -> Result<Option<OpId>, WorkError> {
    let fault = |field, reason| Err(WorkError::Field { field, reason });
    let (tables, today) = (ledger.tables(), at.clock.today());
    let willing = tables.willing.get(id);
    let willing = willing.ok_or(WorkError::Missing("willing"))?;
    let wanted = tables.posts.get(post).ok_or(WorkError::Missing("post"))?;
    if !willing.state.is_open() {
        return fault("willing", "post-looks-no-more");
    }
    if wanted.is_over(today) {
        return fault("post", "post-is-over");
    }
    let left = posts::left(tables, wanted);
    if left == 0 {
        return fault("post", "post-is-full");
    }
    let same = |one: &Willing| match (one.resident, willing.resident) {
        (Some(one), Some(other)) => one == other,
        _ => one.subject == willing.subject && one.name == willing.name,
    };
    let has = |one: &Willing| {
        (one.placements.iter()).any(|place| place.post == post && place.ended.is_none())
    };
    if tables.willing.iter().any(|one| same(one) && has(one)) {
        return fault("willing", "post-has-one");
    }
    let person = posts::Person::of(tables, willing, today);
    if !wanted.fits_age(person.age) {
        return fault("post", "post-not-this-age");
    }
    let score = posts::score(&person, wanted, left, today);
    let mut edit = ledger.edit();
    let mut placed = willing.as_ref().clone();
    placed.state = WillingState::PLACED;
    placed.placements.push(Placement {
        post,
        terms: score.map(|score| score.terms).unwrap_or_default(),
        at: at.clock.now(),
        by: at.settings.worker.clone(),
        ended: None,
        note: note.to_owned(),
    });
    edit.put(placed);
    let changes = edit.changes();
    Ok(ledger.commit("place-willing", changes, at.clock)?)
}
