//! What the columns of the tables of requests, offers and partners mean. No lives are kept here: those are the records'.

use std::sync::OnceLock;

use super::{
    ActivityState, MatchTerm, OfferState, PairingState, PartnerKind, ProjectState, RequestKind,
};
use super::{Receipt, RequestState, Triage};

/// How many days a wish may stay unclaimed on the list before it is to be given to somebody, where the worker's settings
/// say so; else the table does.
static UNCLAIMED: OnceLock<u16> = OnceLock::new();

/// From now on, and for the whole run, a wish may stay unclaimed on the list for so many days. The first call counts.
pub fn leave_unclaimed(days: u16) {
    let _ = UNCLAIMED.set(days);
}

impl RequestKind {
    /// Whether it lives a wish's life (点单 to 销号) rather than an event's (上报 to 回访).
    pub fn is_wish(self) -> bool {
        self.row().and_then(|row| row.get("life")) == Some("wish")
    }
}

impl RequestState {
    /// Whether somebody still has to do something about it; unknown states count as open.
    pub fn is_open(self) -> bool {
        self.row().is_none_or(|row| row.yes("open"))
    }

    /// How many days it may rest in this state before the worker is asked about it.
    pub fn rest_days(self) -> i64 {
        if self == Self::PUBLISHED
            && let Some(days) = UNCLAIMED.get()
        {
            return i64::from(*days);
        }
        let days = self.row().and_then(|row| row.number("days"));
        days.unwrap_or(0).clamp(0, 3_650)
    }

    /// Whether it stands on the list of needs: opened to those who can help, not done yet.
    pub fn is_listed(self) -> bool {
        [Self::PUBLISHED, Self::ASSIGNED, Self::CLAIMED, Self::DOING].contains(&self)
    }
}

impl Triage {
    /// What it adds to a row's score.
    pub fn weight(self) -> i64 {
        self.row().and_then(|row| row.number("weight")).unwrap_or(0)
    }
}

impl OfferState {
    /// Whether it can still be given.
    pub fn is_open(self) -> bool {
        self.row().is_none_or(|row| row.yes("open"))
    }
}

impl PairingState {
    /// Whether what it takes is taken from the offer.
    pub fn counts(self) -> bool {
        self.row().is_none_or(|row| row.yes("counts"))
    }
}

impl ProjectState {
    /// Whether it still goes on.
    pub fn is_open(self) -> bool {
        self.row().is_none_or(|row| row.yes("open"))
    }

    /// How many days it may rest in this state before the worker is asked about it, where it names no day itself.
    pub fn rest_days(self) -> i64 {
        let days = self.row().and_then(|row| row.number("days"));
        days.unwrap_or(0).clamp(0, 3_650)
    }
}

impl PartnerKind {
    /// Whether it is one person rather than a unit.
    pub fn is_person(self) -> bool {
        self.row().is_some_and(|row| row.yes("person"))
    }
}

impl MatchTerm {
    /// What it weighs at most; never less than nothing.
    pub fn weight(self) -> u32 {
        let weight = self.row().and_then(|row| row.number("weight"));
        u32::try_from(weight.unwrap_or(0).clamp(0, 1_000)).unwrap_or(0)
    }
}

impl ActivityState {
    /// Whether it is still to come, or what came of it is not written down.
    pub fn is_open(self) -> bool {
        self.row().is_none_or(|row| row.yes("open"))
    }
}

impl Receipt {
    /// Whether somebody signed.
    pub fn is_signed(self) -> bool {
        self.row().is_some_and(|row| row.yes("signed"))
    }
}
