//! A pairing (对接): so much of an offer given to one need, decided by a person. Not the proposal: that is a query.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::codes::{MatchTerm, PairingState};
use super::offer::Offer;
use super::project::Project;
use super::record::entity;
use super::request::Request;
use super::subject::Subject;
use super::{Id, Moment};

/// So much of an offer for one need.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Pairing {
    /// Its id.
    pub id: Id<Pairing>,
    /// The day whose log it belongs to.
    pub day: NaiveDate,
    /// The need.
    pub request: Id<Request>,
    /// What is given.
    pub offer: Id<Offer>,
    /// The project it is part of.
    pub project: Option<Id<Project>>,
    /// How much of it, where it can be counted; money in fen.
    pub quantity: Option<u64>,
    /// Where it stands.
    pub state: PairingState,
    /// What spoke for it when it was decided, term by term.
    pub terms: Vec<(MatchTerm, u32)>,
    /// When it was decided.
    pub at: Moment,
    /// Who decided.
    pub by: String,
    /// When it was given or called off.
    pub settled: Option<Moment>,
    /// What was said.
    pub note: String,
}

impl Pairing {
    /// It is given, or called off.
    pub fn settle(&mut self, state: PairingState, now: Moment, note: &str) {
        self.state = state;
        self.settled = Some(now);
        note.clone_into(&mut self.note);
    }

    /// How much of the offer it takes now.
    pub fn takes(&self) -> u64 {
        let taken = self.quantity.filter(|_| self.state.counts());
        taken.unwrap_or(0)
    }
}

entity!(Pairing, 17, "pairings" {
    const BY_SUBJECT: bool = false;
    fn subject(&self) -> Option<Subject> { None }
    fn day(&self) -> Option<NaiveDate> { Some(self.day) }
});
