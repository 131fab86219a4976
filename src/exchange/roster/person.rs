//! One person from one row: number, birth, phones, care. How the row names them is `standing`; not which door or household
//! they belong to.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};
use uuid::Uuid;

use super::fields::{Field, Fields};
use super::home::{Given, Person, remark};
use super::notes::{Notes, Refusal};
use super::standing::{Standing, name, relation};
use super::words::{several, yes};
use crate::domain::Id;
use crate::domain::codes::{
    CareGroup, CareWords, Education, Ethnic, Marriage, Politics, Population, Relation,
    ResidenceMatch, SelfCare, Sex, care_words,
};
use crate::domain::date::PartialDate;
use crate::domain::household::Contact;
use crate::domain::identity::IdNumber;
use crate::domain::phone::{PhoneKind, Phones};
use crate::domain::resident::{Resident, ResidentDetails};
use crate::exchange::table::{Kind, Row};

/// So many plain tags of so many characters are kept; what is longer is a remark.
const TAGS: usize = 8;
const TAG: usize = 20;

/// Care words understood before, by text, age and sex.
type Understood = HashMap<(String, Option<u32>, Option<Sex>), CareWords>;

/// Reads people; remembers care words it has understood, for rosters repeat them.
pub(super) struct PersonReader {
    pub(super) today: NaiveDate,
    pub(super) without_ids: bool,
    understood: Understood,
}

impl PersonReader {
    pub(super) fn new(today: NaiveDate, without_ids: bool) -> Self {
        Self {
            today,
            without_ids,
            understood: HashMap::new(),
        }
    }

    /// The person of `row`; `None` when it is about a door where nobody is named.
    pub(super) fn read(
        &mut self,
        row: &Row,
        fields: &Fields,
        notes: &mut Notes<'_>,
    ) -> Result<Option<Person>, Refusal> {
        let Some((name, standing)) = name(row, fields, notes)? else {
            return Ok(None);
        };
        let mut resident = Resident::new(Id::new(Uuid::nil()), Id::new(Uuid::nil()), name);
        resident.relation = relation(row, fields, standing, notes);
        resident.phones = phones(
            row,
            fields,
            if standing == Standing::Tenant {
                &[Field::TenantPhone]
            } else {
                &[Field::Phone, Field::PhoneOther]
            },
            notes,
        );
        let given = self.identity(&mut resident, row, fields, notes);
        self.care(&mut resident, row, fields, notes);
        resident.population = code(row, fields, Field::Population, Population::find, notes);
        resident.residence_match = residence_match(row, fields, notes);
        let details = details(row, fields, notes);
        resident.details = (details != ResidentDetails::default()).then(|| Box::new(details));
        Ok(Some(Person { resident, given }))
    }

    /// Number, sex and birth. What the number tells is not kept twice; where they differ, the number wins.
    fn identity(
        &self,
        resident: &mut Resident,
        row: &Row,
        fields: &Fields,
        notes: &mut Notes<'_>,
    ) -> Given {
        let id_field = if fields.has(Field::IdNo) {
            Field::IdNo
        } else {
            Field::HeadId
        };
        let sex = fields.cell(row, Field::Sex).and_then(|(cell, place)| {
            let sex = Sex::find(&cell.text).filter(|sex| *sex != Sex::UNKNOWN);
            if sex.is_none() && !matches!(cell.text.as_str(), "0" | "未知" | "不详") {
                notes.add("import-word-unknown", Some(place), &cell.text);
            }
            sex
        });
        let birth = self.birth(row, fields, notes);
        (resident.sex_given, resident.birth_given) = (sex, birth);
        let given = Given { sex, birth };
        let Some((cell, place)) = fields.cell(row, id_field) else {
            return given;
        };
        if id_field == Field::HeadId && resident.relation != Some(Relation::HEAD) {
            return given;
        }
        match IdNumber::read(&cell.text, self.today) {
            Ok(None) => {}
            Ok(Some(accepted)) => {
                let number = accepted.number;
                for warning in accepted
                    .warnings
                    .into_iter()
                    .chain(number.contradictions(sex, birth))
                {
                    notes.add(warning.key(), Some(place), &cell.text);
                }
                if self.without_ids {
                    resident.sex_given = number.sex().or(sex);
                    resident.birth_given = number.birth().map(PartialDate::Day).or(birth);
                } else {
                    (resident.sex_given, resident.birth_given) = (None, None);
                    resident.id_number = Some(number);
                }
            }
            Err(fault) => {
                notes.add(fault.key(), Some(place), &cell.text);
                // A register that shows stars was never meant to hold the number.
                resident.id_faulty =
                    !self.without_ids && fault != crate::domain::identity::IdFault::Masked;
            }
        }
        given
    }

    /// Birth as written, else the year the age tells.
    fn birth(&self, row: &Row, fields: &Fields, notes: &mut Notes<'_>) -> Option<PartialDate> {
        if let Some((cell, place)) = fields.cell(row, Field::Birth) {
            let birth = match (cell.kind, cell.text.parse::<f64>()) {
                (Kind::Number, Ok(number)) => PartialDate::from_number(number, false),
                _ => PartialDate::parse(&cell.text),
            };
            let fault = match birth {
                Some(birth) if birth.year() < 1900 => Some("import-birth-too-early"),
                Some(birth) if birth.first_day().is_none_or(|first| first > self.today) => {
                    Some("import-birth-future")
                }
                Some(_) => return birth,
                None if matches!(cell.text.as_str(), "无" | "不详" | "-" | "/") => None,
                None => Some("import-birth-unreadable"),
            };
            if let Some(fault) = fault {
                notes.add(fault, Some(place), &cell.text);
            }
        }
        let (cell, place) = fields.cell(row, Field::Age)?;
        let age = cell
            .text
            .trim_end_matches(['岁', '周'])
            .parse::<u8>()
            .ok()
            .filter(|age| *age <= 130)?;
        if fields.text(row, Field::IdNo).len() < 15 {
            notes.add("import-birth-from-age", Some(place), &cell.text);
        }
        Some(PartialDate::Year(self.today.year() - i32::from(age)))
    }

    fn care(&mut self, resident: &mut Resident, row: &Row, fields: &Fields, notes: &mut Notes<'_>) {
        let (age, sex) = (
            resident.birth().and_then(|birth| birth.age_on(self.today)),
            Some(resident.sex()).filter(|sex| *sex != Sex::UNKNOWN),
        );
        for place in fields.of(Field::Care) {
            let text = row.text(place.column);
            let Some(text) = flagged(text, place.flag.as_deref()) else {
                continue;
            };
            let key = (text, age, sex);
            let words = match self.understood.get(&key) {
                Some(words) => words,
                None => {
                    let words = care_words(&key.0, age, sex);
                    self.understood.entry(key).or_insert(words)
                }
            };
            if words.sensitive_dropped {
                notes.add("import-sensitive-word", Some(place), "");
            }
            for group in &words.groups {
                // Groups of age follow from birth, where it is known, and are not kept.
                let derived = *group == CareGroup::AGE80 && age.is_some();
                if !derived && !resident.care.contains(group) {
                    resident.care.push(*group);
                }
            }
            for tag in &words.tags {
                if resident.tags.len() < TAGS
                    && tag.chars().count() <= TAG
                    && !resident.tags.contains(tag)
                {
                    resident.tags.push(tag.clone());
                }
            }
        }
        resident.care.sort_by_key(|group| group.position());
    }
}

/// All numbers of these columns, each once; what is none is remarked.
pub(super) fn phones(
    row: &Row,
    fields: &Fields,
    of: &[Field],
    notes: &mut Notes<'_>,
) -> Vec<String> {
    let mut numbers: Vec<String> = Vec::new();
    for place in of.iter().flat_map(|field| fields.of(*field)) {
        let text = row.text(place.column);
        if text.is_empty() {
            continue;
        }
        let phones = Phones::parse(text);
        for fault in &phones.faults {
            notes.add(fault.key(), Some(place), text);
        }
        for phone in phones.numbers {
            if phone.kind == PhoneKind::Local {
                notes.add("import-phone-local", Some(place), &phone.number);
            }
            if !numbers.contains(&phone.number) {
                numbers.push(phone.number);
            }
        }
    }
    numbers
}

/// The words of a care cell; of a column headed by a care word, that word when the cell says yes.
fn flagged(text: &str, flag: Option<&str>) -> Option<String> {
    if text.is_empty() {
        return None;
    }
    let Some(flag) = flag else {
        return Some(text.to_string());
    };
    match yes(text) {
        Some(true) => Some(flag.to_string()),
        Some(false) => None,
        None if flag == "残疾人"
            && ["一级", "二级", "1级", "2级", "Ⅰ", "Ⅱ"]
                .iter()
                .any(|grade| text.contains(grade)) =>
        {
            Some("重度残疾".into())
        }
        None if !care_words(text, None, None).groups.is_empty() => Some(text.to_string()),
        None => Some(flag.to_string()),
    }
}

/// A code by its word; a word no table knows is remarked and left out.
fn code<T>(
    row: &Row,
    fields: &Fields,
    field: Field,
    find: impl Fn(&str) -> Option<T>,
    notes: &mut Notes<'_>,
) -> Option<T> {
    let (cell, place) = fields.cell(row, field)?;
    let found = find(&cell.text).or_else(|| several(&cell.text).find_map(&find));
    if found.is_none() && yes(&cell.text).is_none() {
        notes.add("import-word-unknown", Some(place), &cell.text);
    }
    found
}

fn residence_match(row: &Row, fields: &Fields, notes: &mut Notes<'_>) -> Option<ResidenceMatch> {
    let (cell, place) = fields.cell(row, Field::ResidenceMatch)?;
    let apart = place.heading.contains("分离");
    match yes(&cell.text).filter(|_| {
        place.heading.contains('是') || cell.text.chars().any(|sign| matches!(sign, '是' | '否'))
    }) {
        Some(yes) => Some(if yes == apart {
            ResidenceMatch::DIFFERENT
        } else {
            ResidenceMatch::SAME
        }),
        None => code(
            row,
            fields,
            Field::ResidenceMatch,
            ResidenceMatch::find,
            notes,
        ),
    }
}

fn details(row: &Row, fields: &Fields, notes: &mut Notes<'_>) -> ResidentDetails {
    let text = |field| fields.text(row, field).to_string();
    let contact = Contact {
        name: text(Field::Emergency),
        phones: phones(row, fields, &[Field::EmergencyPhone], notes),
    };
    ResidentDetails {
        register_address: text(Field::RegisterAddress),
        workplace: text(Field::Workplace),
        emergency: (contact != Contact::default()).then_some(contact),
        marriage: code(row, fields, Field::Marriage, Marriage::find, notes),
        ethnic: code(row, fields, Field::Ethnicity, Ethnic::find, notes),
        education: code(row, fields, Field::Education, Education::find, notes),
        politics: code(row, fields, Field::Politics, Politics::find, notes),
        self_care: code(row, fields, Field::SelfCare, SelfCare::find, notes),
        remark: remark(row, fields.of(Field::Remark)),
    }
}
