//! What was matched with whose need as rows of the log: agreed on, given or called off that day. Not what is proposed.

use std::sync::Arc;

use super::super::span::Span;
use super::super::whereabouts::{Estates, Where};
use crate::domain::codes::{PairingState, ResourceForm};
use crate::domain::pairing::Pairing;
use crate::ledger::table::Tables;

/// So much of an offer for a need.
#[derive(Clone, PartialEq)]
pub struct PairingRow {
    /// The record.
    pub pairing: Arc<Pairing>,
    /// The state it had come to by the end of the day.
    pub state: PairingState,
    /// What is wanted, in its words; empty when the need is gone.
    pub need: String,
    /// What is given, in its words; empty when the offer is gone.
    pub offer: String,
    /// What its quantity counts; empty for money, which is in fen.
    pub unit: String,
    /// Whether it is money.
    pub is_money: bool,
    /// The door of the need.
    pub place: Where,
}

impl PairingRow {
    /// Every one that something happened to on that day, in the order of time.
    pub(in super::super) fn all(tables: &Tables, span: &Span, estates: &Estates) -> Vec<Self> {
        let all = tables.pairings.iter();
        let moved = |one: &&Arc<Pairing>| {
            span.holds(one.at) || one.settled.is_some_and(|at| span.holds(at))
        };
        let mut rows: Vec<Self> = (all.filter(moved))
            .map(|one| Self::of(tables, one, span, estates))
            .collect();
        rows.sort_by_key(|row| (row.pairing.at, row.pairing.id));
        rows
    }

    fn of(tables: &Tables, pairing: &Arc<Pairing>, span: &Span, estates: &Estates) -> Self {
        let need = tables.requests.get(pairing.request);
        let offer = tables.offers.get(pairing.offer);
        let settled = pairing.settled.is_some_and(|at| span.is_reached_by(at));
        Self {
            state: match settled {
                true => pairing.state,
                false => PairingState::AGREED,
            },
            need: need.map(|need| need.words.clone()).unwrap_or_default(),
            offer: offer.map(|offer| offer.words.clone()).unwrap_or_default(),
            unit: offer.map(|offer| offer.unit.clone()).unwrap_or_default(),
            is_money: offer.is_some_and(|offer| offer.form == ResourceForm::MONEY),
            place: need.map_or_else(Where::default, |need| {
                Where::of(tables, &need.subject, estates)
            }),
            pairing: Arc::clone(pairing),
        }
    }
}
