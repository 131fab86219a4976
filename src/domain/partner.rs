//! A partner (共建单位, 联盟单位, 双报到单位, 报到党员): who is bound to the community, and by what. Not what it gives.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::codes::{Body, PartnerKind};
use super::household::Contact;
use super::record::entity;
use super::subject::Subject;
use super::{Id, Moment};

/// What was signed.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Agreement {
    /// When it was signed.
    pub signed: NaiveDate,
    /// Until when it holds.
    pub until: Option<NaiveDate>,
    /// What it says, in a line.
    pub terms: String,
}

/// A unit or a member bound to the community.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Partner {
    /// Its id.
    pub id: Id<Partner>,
    /// What it is called; a member's own name.
    pub name: String,
    /// How it is bound.
    pub kind: PartnerKind,
    /// What sort of body it is.
    pub body: Option<Body>,
    /// The unit a member belongs to.
    pub of: Option<Id<Partner>>,
    /// The unit a member belongs to, by name, where it is no partner.
    pub unit: String,
    /// Where it reported: the community a unit is bound to, the home community of a member.
    pub reports_to: String,
    /// The day it reported there.
    pub reported_on: Option<NaiveDate>,
    /// What was signed.
    pub agreement: Option<Agreement>,
    /// Whom to ask.
    pub contact: Option<Contact>,
    /// What it can give, in words, as a member said on reporting.
    pub strengths: String,
    /// Whether it takes part at present.
    pub active: bool,
    /// What the worker wrote down.
    pub note: String,
    /// When it was written down.
    pub created: Moment,
}

impl Partner {
    /// A partner of which nothing else is known.
    pub fn new(id: Id<Self>, name: String, kind: PartnerKind, created: Moment) -> Self {
        Self {
            id,
            name,
            kind,
            body: None,
            of: None,
            unit: String::new(),
            reports_to: String::new(),
            reported_on: None,
            agreement: None,
            contact: None,
            strengths: String::new(),
            active: true,
            note: String::new(),
            created,
        }
    }

    /// Whether what was signed holds on `day`; without an agreement it does not.
    pub fn is_bound_on(&self, day: NaiveDate) -> bool {
        let agreement = self.agreement.as_ref();
        agreement.is_some_and(|agreement| {
            agreement.signed <= day && agreement.until.is_none_or(|until| day <= until)
        })
    }
}

entity!(Partner, 19, "partners" {
    const BY_SUBJECT: bool = false;
    fn subject(&self) -> Option<Subject> { None }
});
