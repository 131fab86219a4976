//! What can be said of a person on the command line; what is not said stays as it is. Not who the person is.

use chrono::NaiveDate;
use serde::Deserialize;

use crate::cli::failure::Failure;
use crate::cli::reading::{self, one_or_many};
use crate::domain::codes::{Sex, care_words};
use crate::domain::date::PartialDate;
use crate::domain::identity::IdNumber;
use crate::domain::resident::{Resident, ResidentDetails};
use crate::error::Error;

/// Facts of a person.
#[derive(clap::Args, Deserialize)]
pub struct Facts {
    /// Sex.
    #[arg(long, value_name = "SEX")]
    sex: Option<String>,
    /// Birth: a date, a month or a year.
    #[arg(long, value_name = "DATE")]
    #[serde(default, deserialize_with = "reading::text_or_number")]
    birth: Option<String>,
    /// ID number.
    #[arg(long, value_name = "NUMBER")]
    id_number: Option<String>,
    /// Phones.
    #[arg(long = "phone", value_name = "PHONE")]
    #[serde(default, deserialize_with = "one_or_many")]
    phones: Vec<String>,
    /// Relation to the head of the household.
    #[arg(long, value_name = "RELATION")]
    relation: Option<String>,
    /// Registered, floating, from abroad.
    #[arg(long, value_name = "TYPE")]
    population: Option<String>,
    /// Whether the person lives where the register says.
    #[arg(long, value_name = "MATCH")]
    residence_match: Option<String>,
    /// Care groups, instead of those known.
    #[arg(long, value_name = "GROUP")]
    #[serde(default, deserialize_with = "one_or_many")]
    care: Vec<String>,
    /// Workplace or school.
    #[arg(long, value_name = "TEXT")]
    workplace: Option<String>,
    /// Where the household register is.
    #[arg(long, value_name = "TEXT")]
    register_address: Option<String>,
    /// Whom to call in need.
    #[arg(long, value_name = "NAME")]
    emergency: Option<String>,
    /// Phone of whom to call in need.
    #[arg(long = "emergency-phone", value_name = "PHONE")]
    #[serde(default, deserialize_with = "one_or_many")]
    emergency_phones: Vec<String>,
    /// Anything else.
    #[arg(long, value_name = "TEXT")]
    remark: Option<String>,
}

impl Facts {
    /// Puts what was said into a record.
    ///
    /// # Errors
    /// When a value cannot be read.
    pub fn put_into(self, record: &mut Resident, today: NaiveDate) -> Result<(), Failure> {
        if let Some(birth) = &self.birth {
            let read = PartialDate::parse(birth)
                .ok_or_else(|| Error::usage("cli-no-date", "value", birth.as_str()))?;
            record.birth_given = Some(read);
        }
        record.sex_given = reading::code_if(self.sex.as_deref())?.or(record.sex_given);
        if let Some(number) = &self.id_number {
            let read =
                IdNumber::read(number, today).map_err(|fault| Error::refused(fault.key()))?;
            record.id_number = read.map(|accepted| accepted.number);
            record.id_faulty = false;
        }
        if !self.phones.is_empty() {
            record.phones = reading::phones(&self.phones)?;
        }
        record.relation = reading::code_if(self.relation.as_deref())?.or(record.relation);
        record.population = reading::code_if(self.population.as_deref())?.or(record.population);
        record.residence_match =
            reading::code_if(self.residence_match.as_deref())?.or(record.residence_match);
        if !self.care.is_empty() {
            put_care(&self.care, record, today)?;
        }
        self.put_details(record)
    }

    fn put_details(self, record: &mut Resident) -> Result<(), Failure> {
        let known = record.details.take();
        let mut details = known.map_or_else(ResidentDetails::default, |details| *details);
        if let Some(text) = &self.workplace {
            details.workplace = reading::line(text)?;
        }
        if let Some(text) = &self.register_address {
            details.register_address = reading::line(text)?;
        }
        let known = details.emergency.take();
        let said = self.emergency.as_deref();
        details.emergency = reading::contact(known, said, &self.emergency_phones)?;
        if let Some(text) = &self.remark {
            details.remark = reading::note(text)?;
        }
        record.details = (details != ResidentDetails::default()).then(|| Box::new(details));
        Ok(())
    }
}

/// Care words as the register's column holds them; words about illness, belief and the like are refused.
fn put_care(words: &[String], record: &mut Resident, today: NaiveDate) -> Result<(), Error> {
    let sex = record.sex();
    let sex = [Sex::MALE, Sex::FEMALE].contains(&sex).then_some(sex);
    let read = care_words(&words.join(","), record.age(today), sex);
    if read.sensitive_dropped {
        return Err(Error::refused("cli-care-sensitive"));
    }
    record.care = read.groups;
    record.tags = read.tags;
    Ok(())
}
