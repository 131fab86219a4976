//! What the columns of the tables of polls, posts and people willing to work mean. No lives are kept here.

use super::{PostKind, PostState, StanceAnswer, WillingState, WorkWish};

impl StanceAnswer {
    /// Whether whoever answered so took part; an answer no table knows did.
    pub fn takes_part(self) -> bool {
        self.row().is_none_or(|row| row.yes("part"))
    }
}

impl PostKind {
    /// Whether it is what somebody with this wish looks for.
    pub fn answers(self, wish: WorkWish) -> bool {
        let row = self.row();
        row.is_some_and(|row| row.list("wishes").any(|one| one == wish.as_str()))
    }
}

impl PostState {
    /// Whether it is still to be had.
    pub fn is_open(self) -> bool {
        self.row().is_none_or(|row| row.yes("open"))
    }
}

impl WillingState {
    /// Whether they still look.
    pub fn is_open(self) -> bool {
        self.row().is_none_or(|row| row.yes("open"))
    }
}
