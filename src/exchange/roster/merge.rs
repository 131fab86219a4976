//! What a roster's facts do to facts that stand already: blanks never erase, lists grow, what the worker verified
//! stays. Not which records belong together.

use crate::domain::codes::Relation;
use crate::domain::household::Household;
use crate::domain::resident::{Resident, ResidentDetails};

use super::home::Home;

/// How much the standing facts are worth.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Trust {
    /// The newer ones replace them.
    Newer,
    /// They stay; only what is blank is filled.
    Standing,
}

impl Trust {
    fn put<T: Clone + PartialEq>(self, standing: &mut Option<T>, told: &Option<T>) {
        if told.is_some() && (self == Self::Newer || standing.is_none()) {
            standing.clone_from(told);
        }
    }

    fn put_text(self, standing: &mut String, told: &str) {
        if !told.is_empty() && (self == Self::Newer || standing.is_empty()) {
            told.clone_into(standing);
        }
    }
}

/// Adds what is not there yet, in its order.
fn grow<T: Clone + PartialEq>(standing: &mut Vec<T>, told: &[T]) {
    for one in told {
        if !standing.contains(one) {
            standing.push(one.clone());
        }
    }
}

/// Takes what `told` says about the same person into `standing`. The id, the name, the door and
/// the presence stay: whom it is about is settled before, and another form of a name is no news.
pub(super) fn resident(standing: &mut Resident, told: &Resident, trust: Trust) {
    trust.put(&mut standing.id_number, &told.id_number);
    if standing.id_number.is_some() {
        // The number tells sex and birth; what was given beside it is not kept twice.
        (standing.sex_given, standing.birth_given) = (None, None);
        standing.id_faulty = false;
    } else {
        trust.put(&mut standing.sex_given, &told.sex_given);
        let vaguer = standing
            .birth_given
            .zip(told.birth_given)
            .is_some_and(|(old, new)| old.agrees_with(new) && old.day().is_some());
        if !vaguer {
            trust.put(&mut standing.birth_given, &told.birth_given);
        }
        standing.id_faulty |= told.id_faulty;
    }
    grow(&mut standing.phones, &told.phones);
    let own_child = matches!(standing.relation, Some(Relation::SON | Relation::DAUGHTER));
    if !(own_child && told.relation == Some(Relation::CHILD)) {
        trust.put(&mut standing.relation, &told.relation);
    }
    trust.put(&mut standing.population, &told.population);
    trust.put(&mut standing.residence_match, &told.residence_match);
    grow(&mut standing.care, &told.care);
    grow(&mut standing.tags, &told.tags);
    standing.care.sort_by_key(|group| group.position());
    if let Some(told) = &told.details {
        let mut all = standing.details.take().unwrap_or_default();
        details(&mut all, told, trust);
        standing.details = (*all != ResidentDetails::default()).then_some(all);
    }
}

/// Takes the corrected name of the bearer of a number, and gives what is to be remarked; one the worker verified stays.
pub(super) fn name(standing: &mut Resident, told: &Resident, trust: Trust) -> &'static str {
    if trust == Trust::Standing {
        return "import-name-stays";
    }
    standing.name.clone_from(&told.name);
    "import-name-corrected"
}

fn details(standing: &mut ResidentDetails, told: &ResidentDetails, trust: Trust) {
    trust.put_text(&mut standing.register_address, &told.register_address);
    trust.put_text(&mut standing.workplace, &told.workplace);
    trust.put(&mut standing.emergency, &told.emergency);
    trust.put(&mut standing.marriage, &told.marriage);
    trust.put(&mut standing.ethnic, &told.ethnic);
    trust.put(&mut standing.education, &told.education);
    trust.put(&mut standing.politics, &told.politics);
    trust.put(&mut standing.self_care, &told.self_care);
    trust.put_text(&mut standing.remark, &told.remark);
}

/// Takes what the file says of a door into `standing`; `seen` when somebody has been there, whose word on how it is
/// lived in counts for more than the file's.
pub(super) fn household(standing: &mut Household, told: &Home, trust: Trust, seen: bool) {
    let home = &told.household;
    if let Some(state) = told.state
        && trust == Trust::Newer
        && !seen
    {
        standing.state = state;
    }
    trust.put(&mut standing.house_use, &home.house_use);
    trust.put(&mut standing.tenure, &home.tenure);
    trust.put(&mut standing.number, &home.number);
    trust.put(&mut standing.floor_area, &home.floor_area);
    trust.put(&mut standing.owner, &home.owner);
    Trust::Standing.put_text(&mut standing.notes, &home.notes);
    Trust::Standing.put(&mut standing.address.estate, &home.address.estate);
    Trust::Standing.put(&mut standing.address.floor, &home.address.floor);
}

/// Whether two entries under one name at one door can be one person: nothing that is known of both differs.
pub(super) fn can_be_same(one: &Resident, other: &Resident) -> bool {
    let ids = match (&one.id_number, &other.id_number) {
        (Some(one), Some(other)) => one.is_same_person(other),
        _ => true,
    };
    let births = one
        .birth()
        .zip(other.birth())
        .is_none_or(|(one, other)| one.agrees_with(other));
    let unknown = crate::domain::codes::Sex::UNKNOWN;
    let sexes = one.sex() == other.sex() || one.sex() == unknown || other.sex() == unknown;
    ids && births && sexes
}
