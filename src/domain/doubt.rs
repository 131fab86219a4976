//! What about a person cannot all be so: sex or birth against the ID number, relation against sex, care words against age
//! or sex (decisions.md 20, 21). Nothing is corrected or refused here; a person is asked.

use chrono::NaiveDate;

use super::codes::{CareGroup, Relation, Sex};
use super::identity::IdWarning;
use super::resident::Resident;

/// Ages at which a register may call a woman pregnant without being asked about it.
const CHILDBEARING: std::ops::RangeInclusive<u32> = 15..=55;

/// Something to be confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Doubt {
    /// The sex given is not the ID number's; the number counts.
    Sex,
    /// The birth given is not the ID number's; the number counts.
    Birth,
    /// A son who is a woman, a daughter who is a man.
    Relation,
    /// The head's spouse is of the head's own sex.
    Spouse,
    /// Age or sex speaks against a care group.
    Care(CareGroup),
}

impl Doubt {
    /// The message's name in the texts.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Sex => "id-sex-differs",
            Self::Birth => "id-birth-differs",
            Self::Relation => "doubt-relation",
            Self::Spouse => "doubt-spouse",
            Self::Care(_) => "doubt-care",
        }
    }
}

/// Everything doubtful about a person in the household of `head`, on the day `today`.
pub fn doubts(person: &Resident, head: Option<&Resident>, today: NaiveDate) -> Vec<Doubt> {
    let number = person.id_number.as_ref();
    let told = number.map(|number| number.contradictions(person.sex_given, person.birth_given));
    let against = told.into_iter().flatten().filter_map(|told| match told {
        IdWarning::SexDiffers => Some(Doubt::Sex),
        IdWarning::BirthDiffers => Some(Doubt::Birth),
        _ => None,
    });
    let mut found: Vec<Doubt> = against.collect();
    found.extend(is_relation_doubtful(person).then_some(Doubt::Relation));
    let head = head.filter(|head| head.id != person.id);
    let same = head.is_some_and(|head| {
        person.relation == Some(Relation::new("spouse"))
            && [Sex::MALE, Sex::FEMALE].contains(&head.sex())
            && person.sex() == head.sex()
    });
    found.extend(same.then_some(Doubt::Spouse));
    let care = person.care.iter().copied();
    let care = care.filter(|group| is_care_doubtful(person, *group, today));
    found.extend(care.map(Doubt::Care));
    found
}

/// What is doubtful now and was not before.
pub fn new_doubts(
    before: Option<&Resident>,
    after: &Resident,
    head: Option<&Resident>,
    today: NaiveDate,
) -> Vec<Doubt> {
    let known = before.map_or_else(Vec::new, |before| doubts(before, head, today));
    let mut found = doubts(after, head, today);
    found.retain(|doubt| !known.contains(doubt));
    found
}

/// Whether a person's sex speaks against the relation to the head.
pub fn is_relation_doubtful(person: &Resident) -> bool {
    let relation = person.relation;
    let own = if relation == Some(Relation::new("son")) {
        Sex::MALE
    } else if relation == Some(Relation::new("daughter")) {
        Sex::FEMALE
    } else {
        return false;
    };
    let sex = person.sex();
    [Sex::MALE, Sex::FEMALE].contains(&sex) && sex != own
}

/// Whether a person's age or sex speaks against a care group.
pub fn is_care_doubtful(person: &Resident, group: CareGroup, today: NaiveDate) -> bool {
    let age = person.birth().and_then(|birth| birth.age_on(today));
    if group == CareGroup::PREGNANT {
        return person.sex() == Sex::MALE || age.is_some_and(|age| !CHILDBEARING.contains(&age));
    }
    age.is_some_and(|age| group.contradicts_age(age))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Id;
    use crate::domain::date::PartialDate;
    use crate::domain::identity::IdNumber;
    use uuid::Uuid;

    fn person(id: u128) -> Resident {
        let home = Id::new(Uuid::nil());
        Resident::new(Id::new(Uuid::from_u128(id)), home, "某".to_owned())
    }

    #[test]
    fn number_relation_spouse_and_care_are_each_doubted_and_what_was_known_is_not_asked_again() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        let mut head = person(1);
        head.sex_given = Some(Sex::MALE);
        let mut wife = person(2);
        wife.relation = Some(Relation::new("spouse"));
        wife.id_number = IdNumber::compose("15000019900101001");
        wife.sex_given = Some(Sex::FEMALE);
        wife.birth_given = Some(PartialDate::Year(1991));
        let found = doubts(&wife, Some(&head), today);
        assert_eq!(found, [Doubt::Sex, Doubt::Birth, Doubt::Spouse]);
        assert!(new_doubts(Some(&wife), &wife, Some(&head), today).is_empty());
        assert!(doubts(&head, Some(&head), today).is_empty());
        let mut son = person(3);
        son.relation = Some(Relation::new("son"));
        son.sex_given = Some(Sex::FEMALE);
        son.birth_given = Some(PartialDate::Year(2020));
        son.care = vec![CareGroup::PREGNANT];
        let care = Doubt::Care(CareGroup::PREGNANT);
        assert_eq!(doubts(&son, None, today), [Doubt::Relation, care]);
        son.sex_given = Some(Sex::UNKNOWN);
        assert_eq!(doubts(&son, None, today), [care]);
    }
}
