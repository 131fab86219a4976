//! Rows of `offer list`, `match list` and `match propose`.

use chrono::NaiveDate;
use serde::Serialize;
use uuid::Uuid;

use crate::clock::print_moment;
use crate::domain::Id;
use crate::domain::codes::MatchTerm;
use crate::domain::mask::{mask_numbers, mask_phone};
use crate::domain::offer::Offer;
use crate::domain::pairing::Pairing;
use crate::ledger::queries::matching::Proposal;
use crate::ledger::queries::partners::named;
use crate::ledger::table::Tables;

/// An offer.
#[derive(Debug, Serialize)]
pub struct OfferRow {
    /// For `match accept`.
    pub id: Uuid,
    /// What it is.
    pub words: String,
    /// Code of the table `list-category`.
    pub category: &'static str,
    /// Code of the table `resource-form`.
    pub form: &'static str,
    /// Code of the table `offer-state`.
    pub state: &'static str,
    /// The partner who gives it.
    pub partner: Option<Uuid>,
    /// Who gives it, the partner's name included.
    pub provider: String,
    /// How much there is, money in fen; null where it cannot be counted.
    pub quantity: Option<u64>,
    /// How much of it is left, money in fen.
    pub left: Option<u64>,
    /// In what it is counted.
    pub unit: String,
    /// From when on.
    pub from: Option<NaiveDate>,
    /// Until when.
    pub until: Option<NaiveDate>,
    /// When exactly.
    pub times: String,
    /// Where.
    pub place: String,
    /// Whom it is meant for: codes of the table `care-group`.
    pub groups: Vec<&'static str>,
    /// Whom to ask.
    pub contact: String,
    /// On what numbers, masked.
    pub phones: Vec<String>,
    /// On what conditions.
    pub conditions: String,
    /// Note.
    pub note: String,
}

impl OfferRow {
    /// The row of an offer of which so much is taken.
    pub fn of(offer: &Offer, taken: u64, tables: &Tables) -> Self {
        let contact = offer.contact.clone().unwrap_or_default();
        Self {
            id: offer.id.uuid(),
            words: mask_numbers(&offer.words),
            category: offer.category.as_str(),
            form: offer.form.as_str(),
            state: offer.state.as_str(),
            partner: offer.partner.map(Id::uuid),
            provider: mask_numbers(&named(tables, offer.partner, &offer.provider)),
            quantity: offer.quantity,
            left: offer.quantity.map(|all| all.saturating_sub(taken)),
            unit: offer.unit.clone(),
            from: offer.from,
            until: offer.until,
            times: mask_numbers(&offer.times),
            place: mask_numbers(&offer.place),
            groups: offer.groups.iter().map(|group| group.as_str()).collect(),
            phones: contact.phones.iter().map(|one| mask_phone(one)).collect(),
            contact: mask_numbers(&contact.name),
            conditions: mask_numbers(&offer.conditions),
            note: mask_numbers(&offer.note),
        }
    }
}

/// What speaks for an offer.
#[derive(Debug, Serialize)]
pub struct TermRow {
    /// Code of the table `match-term`.
    pub term: &'static str,
    /// What it adds.
    pub points: u32,
}

impl TermRow {
    pub(super) fn all(terms: &[(MatchTerm, u32)]) -> Vec<Self> {
        let row = |(term, points): &(MatchTerm, u32)| Self {
            term: term.as_str(),
            points: *points,
        };
        terms.iter().map(row).collect()
    }
}

/// An offer proposed for a need.
#[derive(Debug, Serialize)]
pub struct ProposalRow {
    /// All points together, higher first.
    pub score: u32,
    /// What speaks for it.
    pub terms: Vec<TermRow>,
    /// The offer.
    pub offer: OfferRow,
}

impl ProposalRow {
    /// The row of a proposal.
    pub fn of(proposal: &Proposal, tables: &Tables) -> Self {
        let all = proposal.offer.quantity.unwrap_or(0);
        let taken = all.saturating_sub(proposal.left.unwrap_or(0));
        Self {
            score: proposal.score.total(),
            terms: TermRow::all(&proposal.score.terms),
            offer: OfferRow::of(&proposal.offer, taken, tables),
        }
    }
}

/// So much of an offer given to a need.
#[derive(Debug, Serialize)]
pub struct PairingRow {
    /// For `match settle`.
    pub id: Uuid,
    /// The need.
    pub request: Uuid,
    /// Its words.
    pub words: String,
    /// The offer.
    pub offer: Uuid,
    /// Its words.
    pub gives: String,
    /// How much of it, money in fen.
    pub quantity: Option<u64>,
    /// Code of the table `pairing-state`.
    pub state: &'static str,
    /// What spoke for it.
    pub terms: Vec<TermRow>,
    /// When it was decided.
    pub at: String,
    /// Who decided.
    pub by: String,
    /// Note.
    pub note: String,
}

impl PairingRow {
    /// The row of a pairing.
    pub fn of(pairing: &Pairing, tables: &Tables) -> Self {
        let request = tables.requests.get(pairing.request);
        let offer = tables.offers.get(pairing.offer);
        Self {
            id: pairing.id.uuid(),
            request: pairing.request.uuid(),
            words: request
                .map(|one| mask_numbers(&one.words))
                .unwrap_or_default(),
            offer: pairing.offer.uuid(),
            gives: offer
                .map(|one| mask_numbers(&one.words))
                .unwrap_or_default(),
            quantity: pairing.quantity,
            state: pairing.state.as_str(),
            terms: TermRow::all(&pairing.terms),
            at: print_moment(&pairing.at),
            by: pairing.by.clone(),
            note: mask_numbers(&pairing.note),
        }
    }
}
