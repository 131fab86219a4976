//! A partner at a glance: what it offers, what it took on, what it carries, in figures. Changes nothing.

use std::sync::Arc;

use crate::domain::Id;
use crate::domain::offer::Offer;
use crate::domain::partner::Partner;
use crate::domain::project::Project;
use crate::domain::request::Request;
use crate::ledger::table::Tables;

/// A partner and all that names it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Standing {
    /// What it offers, the latest last.
    pub offers: Vec<Arc<Offer>>,
    /// What it took on and is not over.
    pub open: Vec<Arc<Request>>,
    /// What it took on and is over.
    pub done: Vec<Arc<Request>>,
    /// Projects it carries.
    pub projects: Vec<Arc<Project>>,
    /// Members that belong to it.
    pub members: usize,
}

/// Who gives something: a partner by its name now, else whoever was written down.
pub fn named(tables: &Tables, partner: Option<Id<Partner>>, written: &str) -> String {
    let partner = partner.and_then(|id| tables.partners.get(id));
    partner.map_or_else(|| written.to_owned(), |partner| partner.name.clone())
}

/// The partner of that name; no two have the same.
pub fn called(tables: &Tables, name: &str) -> Option<Id<Partner>> {
    let mut all = tables.partners.iter();
    let found = all.find(|one| one.name == name && !name.is_empty());
    found.map(|partner| partner.id)
}

/// A partner of that name, else the name itself.
pub fn called_or(tables: &Tables, name: &str) -> (Option<Id<Partner>>, String) {
    match called(tables, name) {
        Some(partner) => (Some(partner), String::new()),
        None => (None, name.to_owned()),
    }
}

/// All that names a partner.
pub fn standing(tables: &Tables, id: Id<Partner>) -> Standing {
    let offers = tables.offers.iter();
    let mut offers: Vec<_> = offers
        .filter(|offer| offer.partner == Some(id))
        .cloned()
        .collect();
    offers.sort_by_key(|offer| offer.id);
    let requests = tables.requests.iter();
    let mut requests: Vec<_> = requests
        .filter(|request| request.partner == Some(id))
        .cloned()
        .collect();
    requests.sort_by_key(|request| request.id);
    let (open, done) = requests.into_iter().partition(|request| request.is_open());
    let projects = tables.projects.iter();
    let mut projects: Vec<_> = projects
        .filter(|project| project.partners.contains(&id))
        .cloned()
        .collect();
    projects.sort_by_key(|project| project.id);
    let members = tables.partners.iter();
    Standing {
        offers,
        open,
        done,
        projects,
        members: members.filter(|member| member.of == Some(id)).count(),
    }
}
