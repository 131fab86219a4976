//! An offer (资源): people, places, goods, money, skills that somebody can give. Not what was given: that is a pairing.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::address::Spot;
use super::codes::{CareGroup, ListCategory, OfferState, ResourceForm};
use super::household::Contact;
use super::money::print_yuan;
use super::partner::Partner;
use super::quantity::counted;
use super::record::entity;
use super::subject::Subject;
use super::{Id, Moment};

/// Something that can be given.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Offer {
    /// Its id.
    pub id: Id<Offer>,
    /// What it is, in words.
    pub words: String,
    /// What it is about, the same six as needs have.
    pub category: ListCategory,
    /// People, place, goods, money, skill, activity.
    pub form: ResourceForm,
    /// The partner who gives it.
    pub partner: Option<Id<Partner>>,
    /// Who gives it, by name, where it is no partner.
    pub provider: String,
    /// Whom to ask.
    pub contact: Option<Contact>,
    /// How much there is, where it can be counted; money in fen.
    pub quantity: Option<u64>,
    /// In what it is counted.
    pub unit: String,
    /// From when on.
    pub from: Option<NaiveDate>,
    /// Until when.
    pub until: Option<NaiveDate>,
    /// When exactly, in words: every Wednesday afternoon.
    pub times: String,
    /// Where, in words.
    pub place: String,
    /// The building or unit it is at, for what is near.
    pub spot: Option<Spot>,
    /// Whom it is meant for; nobody in particular when empty.
    pub groups: Vec<CareGroup>,
    /// On what conditions.
    pub conditions: String,
    /// Whether it still holds.
    pub state: OfferState,
    /// Why it ended.
    pub reason: String,
    /// What the worker wrote down.
    pub note: String,
    /// When it was written down.
    pub created: Moment,
}

impl Offer {
    /// So much of it in words: `2辆`, `2 parcels`; of money, which is in fen, `¥500`.
    pub fn much(&self, quantity: u64) -> String {
        match self.form == ResourceForm::MONEY {
            true => format!("¥{}", print_yuan(quantity)),
            false => counted(quantity, &self.unit),
        }
    }

    /// How many of its units are one of `unit`, which somebody asks for: yuan are kept in fen. None where the two are not
    /// counted alike, as bags and yuan are not.
    pub fn per(&self, unit: &str) -> Option<u64> {
        let (asks, has) = (unit.trim(), self.unit.trim());
        match (self.form == ResourceForm::MONEY, asks == "元") {
            (true, true) => Some(100),
            (true, false) | (false, true) => None,
            (false, false) => (asks.is_empty() || has.is_empty() || asks == has).then_some(1),
        }
    }

    /// How much of it answers so many of `unit`; none where they are not counted alike.
    pub fn answering(&self, quantity: u64, unit: &str) -> Option<u64> {
        Some(quantity.saturating_mul(self.per(unit)?))
    }

    /// An offer of which nothing else is known.
    pub fn new(
        id: Id<Self>,
        words: String,
        category: ListCategory,
        form: ResourceForm,
        created: Moment,
    ) -> Self {
        Self {
            id,
            words,
            category,
            form,
            partner: None,
            provider: String::new(),
            contact: None,
            quantity: None,
            unit: String::new(),
            from: None,
            until: None,
            times: String::new(),
            place: String::new(),
            spot: None,
            groups: Vec::new(),
            conditions: String::new(),
            state: OfferState::OPEN,
            reason: String::new(),
            note: String::new(),
            created,
        }
    }

    /// Whether it holds on `day`: open, begun and not over.
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        let begun = self.from.is_none_or(|from| from <= day);
        let over = self.until.is_some_and(|until| until < day);
        self.state.is_open() && begun && !over
    }

    /// Whether it is over on `day`, or was ended.
    pub fn is_over(&self, day: NaiveDate) -> bool {
        !self.state.is_open() || self.until.is_some_and(|until| until < day)
    }
}

entity!(Offer, 16, "offers" {
    const BY_SUBJECT: bool = false;
    fn subject(&self) -> Option<Subject> { None }
});

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::codes::ListCategory;

    fn offer(form: ResourceForm, unit: &str) -> Offer {
        let at = Moment::parse_from_rfc3339("2026-11-22T09:00:00+08:00").unwrap();
        let category = ListCategory::LIVELIHOOD;
        let mut offer = Offer::new(
            Id::new(uuid::Uuid::nil()),
            "米".to_owned(),
            category,
            form,
            at,
        );
        offer.unit = unit.to_owned();
        offer
    }

    #[test]
    fn yuan_answer_yuan_bags_answer_bags_and_neither_the_other() {
        let (money, rice) = (
            offer(ResourceForm::MONEY, ""),
            offer(ResourceForm::GOODS, "袋"),
        );
        assert_eq!(money.answering(200, "元"), Some(20_000));
        assert_eq!(money.answering(200, "袋"), None);
        assert_eq!(rice.answering(2, " 袋"), Some(2));
        assert_eq!(rice.answering(2, ""), Some(2));
        assert_eq!(
            (rice.answering(2, "箱"), rice.answering(2, "元")),
            (None, None)
        );
        assert_eq!(
            (money.much(20_050), rice.much(2)),
            ("¥200.50".to_owned(), "2袋".to_owned())
        );
    }
}
