//! Writing down what was given to a household, and correcting it by a new entry. Not the totals: those are a query.

use chrono::NaiveDate;

use super::{At, WorkError, day};
use crate::domain::Id;
use crate::domain::codes::{CareGroup, Receipt, ReliefOccasion};
use crate::domain::partner::Partner;
use crate::domain::relief::{Goods, Relief};
use crate::domain::resident::Resident;
use crate::domain::subject::Subject;
use crate::ledger::Ledger;
use crate::ledger::operation::OpId;
use crate::ledger::queries::relief;
use crate::ledger::table::Tables;

/// What is written down.
#[derive(Clone, Debug, PartialEq)]
pub struct NewRelief {
    /// The day it was given; today without one.
    pub given: Option<NaiveDate>,
    /// The person it is for, where it is one.
    pub resident: Option<Id<Resident>>,
    /// On what occasion.
    pub occasion: ReliefOccasion,
    /// Money, in fen.
    pub money: u64,
    /// Goods.
    pub goods: Vec<Goods>,
    /// The partner it comes from.
    pub partner: Option<Id<Partner>>,
    /// From whom it comes, in words.
    pub giver: String,
    /// Whether somebody signed.
    pub receipt: Receipt,
    /// Who signed, where that is somebody else.
    pub signed_by: String,
    /// Note; of a correction, why.
    pub note: String,
}

impl NewRelief {
    /// Nothing yet, on this occasion.
    pub const fn new(occasion: ReliefOccasion) -> Self {
        Self {
            given: None,
            resident: None,
            occasion,
            money: 0,
            goods: Vec::new(),
            partner: None,
            giver: String::new(),
            receipt: Receipt::NONE,
            signed_by: String::new(),
            note: String::new(),
        }
    }

    /// What an entry says, to be corrected; why is not said yet.
    pub fn of(entry: &Relief) -> Self {
        Self {
            given: Some(entry.given),
            resident: entry.resident,
            occasion: entry.occasion,
            money: entry.money,
            goods: entry.goods.clone(),
            partner: entry.partner,
            giver: entry.giver.clone(),
            receipt: entry.receipt,
            signed_by: entry.signed_by.clone(),
            note: String::new(),
        }
    }
}

/// Writes down what was given to a household.
///
/// # Errors
/// When the household is gone, nothing was given, goods have no name or number, it lies in the future, it is not said
/// who signed for somebody else, the person lives elsewhere, or the store refuses.
pub fn add(
    ledger: &mut Ledger,
    subject: Subject,
    new: NewRelief,
    at: At<'_>,
) -> Result<(Id<Relief>, OpId), WorkError> {
    if new.money == 0 && new.goods.is_empty() {
        return fault("money", "relief-nothing");
    }
    put(ledger, "relief", subject, new, None, at)
}

/// Writes down an entry in place of another one, which counts no more; with nothing given it strikes that one out.
///
/// # Errors
/// As [`add`]; also when that entry is gone or was corrected already, or it is not said why.
pub fn correct(
    ledger: &mut Ledger,
    id: Id<Relief>,
    subject: Subject,
    new: NewRelief,
    at: At<'_>,
) -> Result<(Id<Relief>, OpId), WorkError> {
    let tables = ledger.tables();
    if tables.relief.get(id).is_none() {
        return Err(WorkError::Missing("relief"));
    }
    if relief::corrected(tables).contains(&id) {
        return fault("id", "relief-corrected-already");
    }
    if new.note.trim().is_empty() {
        return fault("note", "relief-why");
    }
    put(ledger, "relief-correct", subject, new, Some(id), at)
}

fn fault<T>(field: &'static str, reason: &'static str) -> Result<T, WorkError> {
    Err(WorkError::Field { field, reason })
}

fn put(
    ledger: &mut Ledger,
    verb: &str,
    subject: Subject,
    new: NewRelief,
    corrects: Option<Id<Relief>>,
    at: At<'_>,
) -> Result<(Id<Relief>, OpId), WorkError> {
    let tables = ledger.tables();
    let now = at.clock.now();
    let given = new.given.unwrap_or_else(|| day::date_at(tables, now));
    check(&new, given, at)?;
    let (people, groups) = whom(tables, &subject, &new, given, corrects)?;
    let mut edit = ledger.edit();
    let (date, late) = day::ensure(&mut edit, tables, at);
    let id = Id::new(at.clock.id());
    edit.put(Relief {
        id,
        day: date,
        given,
        subject,
        resident: new.resident,
        people,
        groups,
        occasion: new.occasion,
        money: new.money,
        goods: new.goods,
        partner: new.partner,
        giver: new.giver,
        receipt: new.receipt,
        signed_by: new.signed_by,
        note: new.note,
        at: now,
        by: at.settings.worker.clone(),
        corrects,
        late,
    });
    let changes = edit.changes();
    let operation = ledger
        .commit(verb, changes, at.clock)?
        .ok_or(WorkError::Missing("relief"))?;
    Ok((id, operation))
}

fn check(new: &NewRelief, given: NaiveDate, at: At<'_>) -> Result<(), WorkError> {
    let nameless = |goods: &Goods| goods.name.trim().is_empty() || goods.quantity == 0;
    if new.goods.iter().any(nameless) {
        return fault("goods", "relief-goods-what");
    }
    if given > at.clock.today() {
        return fault("given", "relief-future");
    }
    if new.receipt == Receipt::PROXY && new.signed_by.trim().is_empty() {
        return fault("signed-by", "relief-who-signed");
    }
    Ok(())
}

/// Everybody it is for, and their care groups that day; a correction at the same door leaves both as they were then.
fn whom(
    tables: &Tables,
    subject: &Subject,
    new: &NewRelief,
    given: NaiveDate,
    corrects: Option<Id<Relief>>,
) -> Result<(Vec<Id<Resident>>, Vec<CareGroup>), WorkError> {
    let home = subject.household();
    let home = home.filter(|id| tables.households.get(*id).is_some());
    let home = home.ok_or(WorkError::Missing("household"))?;
    let known = corrects.and_then(|id| tables.relief.get(id));
    if let Some(known) = known
        && (&known.subject, known.resident, known.given) == (subject, new.resident, given)
    {
        return Ok((known.people.clone(), known.groups.clone()));
    }
    let here = tables.residents_of(home).into_iter();
    let meant = here.filter(|person| match new.resident {
        Some(id) => person.id == id,
        None => person.is_here(),
    });
    let meant: Vec<_> = meant.collect();
    if new.resident.is_some() && meant.is_empty() {
        return fault("resident", "relief-lives-elsewhere");
    }
    let mut groups: Vec<CareGroup> = (meant.iter())
        .flat_map(|person| person.care_groups(given))
        .collect();
    groups.sort_by_key(|group| (group.position(), *group));
    groups.dedup();
    Ok((meant.iter().map(|person| person.id).collect(), groups))
}
