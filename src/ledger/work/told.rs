//! Writing down what was told, referred or given at a door. Not what fits there: that is a query.

use super::activity::NewSignUp;
use super::{At, WorkError, activity, day, pairing};
use crate::domain::Id;
use crate::domain::codes::{PublicityWay, Telling};
use crate::domain::request::Request;
use crate::domain::resident::Resident;
use crate::domain::subject::Subject;
use crate::domain::told::{Matter, Told};
use crate::ledger::Ledger;
use crate::ledger::operation::OpId;
use crate::ledger::table::Tables;

/// What is told.
#[derive(Clone, Debug, PartialEq)]
pub struct NewTold {
    /// What.
    pub what: Matter,
    /// What it is called; must not be empty.
    pub words: String,
    /// Told, referred, given.
    pub how: Telling,
    /// Spoken, on a leaflet, by a code to scan.
    pub way: PublicityWay,
    /// Leaflets handed out.
    pub leaflets: u16,
    /// To whom, where it is somebody who lives there.
    pub resident: Option<Id<Resident>>,
    /// To whom, by name or word.
    pub to: String,
    /// How much is given, where it can be counted; 1 when absent.
    pub quantity: Option<u64>,
    /// The need it meets; then it is given as a pairing.
    pub request: Option<Id<Request>>,
    /// Note.
    pub note: String,
}

impl NewTold {
    /// Something told of which nothing else is said; what is given of a topic is a leaflet.
    pub fn new(what: Matter, words: String, how: Telling) -> Self {
        let leaflet = how == Telling::GIVEN && what.topic().is_some();
        Self {
            what,
            words,
            how,
            way: match leaflet {
                true => PublicityWay::LEAFLET,
                false => PublicityWay::SPOKEN,
            },
            leaflets: u16::from(leaflet),
            resident: None,
            to: String::new(),
            quantity: None,
            request: None,
            note: String::new(),
        }
    }
}

/// Writes down what was told. What is given of an offer that can be counted is taken from it: by a pairing where it
/// meets a need, else by this record. A place at an activity is given by a sign-up.
///
/// # Errors
/// When the door, the offer, the activity, the need or the person is gone, the offer is over, less than that is left of
/// it, the activity is full, the need takes no help now, or the store refuses.
pub fn tell(
    ledger: &mut Ledger,
    subject: Subject,
    new: NewTold,
    at: At<'_>,
) -> Result<(Id<Told>, OpId), WorkError> {
    let tables = ledger.tables();
    check(tables, &subject, &new)?;
    let mut edit = ledger.edit();
    let (date, late) = day::ensure(&mut edit, tables, at);
    let given = new.what.offer().filter(|_| new.how == Telling::GIVEN);
    let (mut quantity, mut paired) = (None, None);
    match (given, new.request) {
        (Some(offer), Some(request)) => {
            let both = (request, offer);
            let made = pairing::put(&mut edit, tables, both, new.quantity, true, at)?;
            paired = Some(made);
            quantity = edit.get(made).and_then(|pairing| pairing.quantity);
        }
        (Some(offer), None) => {
            let offer = tables.offers.get(offer);
            let offer = offer.ok_or(WorkError::Missing("offer"))?;
            quantity = pairing::how_much(tables, offer, new.quantity, at.clock.today())?;
        }
        _ => {}
    }
    if let (Matter::Activity(activity), Telling::GIVEN) = (new.what, new.how) {
        quantity = new.quantity.or(Some(1));
        let seats = seats(&subject, &new);
        activity::put_sign_up(&mut edit, tables, activity, seats, at)?;
    }
    let id = Id::new(at.clock.id());
    edit.put(Told {
        id,
        day: date,
        subject,
        what: new.what,
        words: new.words,
        how: new.how,
        way: new.way,
        leaflets: new.leaflets,
        resident: new.resident,
        to: new.to,
        quantity,
        pairing: paired,
        note: new.note,
        at: at.clock.now(),
        by: at.settings.worker.clone(),
        late,
    });
    let changes = edit.changes();
    let operation = ledger
        .commit("tell", changes, at.clock)?
        .ok_or(WorkError::Missing("told"))?;
    Ok((id, operation))
}

/// Who signs up where a place at an activity is given.
fn seats(subject: &Subject, new: &NewTold) -> NewSignUp {
    let seats = new.quantity;
    NewSignUp {
        subject: Some(subject.clone()),
        resident: new.resident,
        name: new.to.clone(),
        people: seats.map(|seats| u16::try_from(seats).unwrap_or(u16::MAX)),
        note: new.note.clone(),
    }
}

fn check(tables: &Tables, subject: &Subject, new: &NewTold) -> Result<(), WorkError> {
    if new.words.trim().is_empty() {
        return Err(WorkError::Field {
            field: "words",
            reason: "fault-required",
        });
    }
    // A place of a post is given to somebody who looks for work, not to a door.
    if let (Matter::Post(_), Telling::GIVEN) = (new.what, new.how) {
        return Err(WorkError::Field {
            field: "how",
            reason: "told-post-not-given",
        });
    }
    let known = match subject {
        Subject::Household(id) => tables.households.get(*id).is_some(),
        Subject::Place(id) => tables.places.get(*id).is_some(),
        Subject::Common(_) => true,
    };
    if !known {
        return Err(WorkError::Missing("door"));
    }
    let offer = new.what.offer();
    if offer.is_some_and(|offer| tables.offers.get(offer).is_none()) {
        return Err(WorkError::Missing("offer"));
    }
    let person = new.resident;
    if person.is_some_and(|person| tables.residents.get(person).is_none()) {
        return Err(WorkError::Missing("resident"));
    }
    Ok(())
}
