//! Rows of `project list` and `partner list`.

use chrono::NaiveDate;
use serde::Serialize;
use uuid::Uuid;

use crate::domain::Id;
use crate::domain::mask::{mask_numbers, mask_phone};
use crate::domain::partner::Partner;
use crate::domain::project::Project;
use crate::ledger::queries::partners::Standing;

/// A project.
#[derive(Debug, Serialize)]
pub struct ProjectRow {
    /// For `project move`.
    pub id: Uuid,
    /// What it is called.
    pub title: String,
    /// Code of the table `project-kind`.
    pub kind: &'static str,
    /// Code of the table `list-category`.
    pub category: &'static str,
    /// Code of the table `project-state`.
    pub state: &'static str,
    /// The states it can come to next, the usual one first.
    pub ways: Vec<&'static str>,
    /// The day it was set up.
    pub day: NaiveDate,
    /// By when it is to be finished.
    pub due: Option<NaiveDate>,
    /// The needs it is for.
    pub needs: Vec<Uuid>,
    /// The offers it draws on.
    pub offers: Vec<Uuid>,
    /// The partners who carry it.
    pub partners: Vec<Uuid>,
    /// Who answers for it.
    pub lead: String,
    /// What it may cost, in fen.
    pub budget_fen: Option<u64>,
    /// What it did cost, in fen.
    pub spent_fen: Option<u64>,
    /// How many people had something of it.
    pub people: Option<u32>,
    /// What came of it.
    pub result: String,
    /// Code of the table `satisfaction`.
    pub rating: Option<&'static str>,
    /// Note.
    pub note: String,
}

impl ProjectRow {
    /// The row of a project.
    pub fn of(project: &Project) -> Self {
        fn ids<T>(ids: &[Id<T>]) -> Vec<Uuid> {
            ids.iter().map(|id| id.uuid()).collect()
        }
        let ways = project.ways().into_iter();
        Self {
            id: project.id.uuid(),
            title: mask_numbers(&project.title),
            kind: project.kind.as_str(),
            category: project.category.as_str(),
            state: project.state.as_str(),
            ways: ways.map(|state| state.as_str()).collect(),
            day: project.day,
            due: project.due,
            needs: ids(&project.needs),
            offers: ids(&project.offers),
            partners: ids(&project.partners),
            lead: mask_numbers(&project.lead),
            budget_fen: project.budget,
            spent_fen: project.spent,
            people: project.people,
            result: mask_numbers(&project.result),
            rating: project.rating.map(|rating| rating.as_str()),
            note: mask_numbers(&project.note),
        }
    }
}

/// A partner.
#[derive(Debug, Serialize)]
pub struct PartnerRow {
    /// For `partner edit`.
    pub id: Uuid,
    /// What it is called.
    pub name: String,
    /// Code of the table `partner-kind`.
    pub kind: &'static str,
    /// Code of the table `body`.
    pub body: Option<&'static str>,
    /// The unit a member belongs to.
    pub unit: String,
    /// Where it reported.
    pub reports_to: String,
    /// The day it reported there.
    pub reported_on: Option<NaiveDate>,
    /// When its agreement was signed.
    pub signed: Option<NaiveDate>,
    /// Until when that holds.
    pub until: Option<NaiveDate>,
    /// What it says.
    pub terms: String,
    /// Whom to ask.
    pub contact: String,
    /// On what numbers, masked.
    pub phones: Vec<String>,
    /// What it can give.
    pub strengths: String,
    /// Whether it takes part at present.
    pub active: bool,
    /// How many offers it makes.
    pub offers: usize,
    /// How many requests it is at.
    pub open: usize,
    /// How many requests it brought to an end.
    pub done: usize,
    /// How many projects it carries.
    pub projects: usize,
    /// How many members belong to it.
    pub members: usize,
    /// Note.
    pub note: String,
}

impl PartnerRow {
    /// The row of a partner with what names it.
    pub fn of(partner: &Partner, standing: &Standing) -> Self {
        let agreement = partner.agreement.as_ref();
        let contact = partner.contact.clone().unwrap_or_default();
        Self {
            id: partner.id.uuid(),
            name: mask_numbers(&partner.name),
            kind: partner.kind.as_str(),
            body: partner.body.map(|body| body.as_str()),
            unit: mask_numbers(&partner.unit),
            reports_to: mask_numbers(&partner.reports_to),
            reported_on: partner.reported_on,
            signed: agreement.map(|one| one.signed),
            until: agreement.and_then(|one| one.until),
            terms: agreement
                .map(|one| mask_numbers(&one.terms))
                .unwrap_or_default(),
            contact: mask_numbers(&contact.name),
            phones: contact
                .phones
                .iter()
                .map(|phone| mask_phone(phone))
                .collect(),
            strengths: mask_numbers(&partner.strengths),
            active: partner.active,
            offers: standing.offers.len(),
            open: standing.open.len(),
            done: standing.done.len(),
            projects: standing.projects.len(),
            members: standing.members,
            note: mask_numbers(&partner.note),
        }
    }
}
