//! One way of counting a poll, and what is reached and missing by it. Not which doors are counted.

use super::Tally;
use crate::domain::codes::{StanceAnswer, VoteBase};
use crate::domain::poll::Threshold;
use crate::domain::share::Share;

/// A poll counted in one way: households, or square metres times 100.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Side {
    /// All that are asked.
    pub all: u64,
    /// Who consents.
    pub consent: u64,
    /// Who objects.
    pub objection: u64,
    /// Who took part and says neither.
    pub abstain: u64,
    /// Who was not reached.
    pub not_reached: u64,
}

impl Side {
    pub(super) fn count(&mut self, answer: StanceAnswer, much: u64) {
        self.all += much;
        *(match answer {
            StanceAnswer::CONSENT => &mut self.consent,
            StanceAnswer::OBJECTION => &mut self.objection,
            other if other.takes_part() => &mut self.abstain,
            _ => &mut self.not_reached,
        }) += much;
    }

    /// Who took part.
    pub const fn part(&self) -> u64 {
        self.consent + self.objection + self.abstain
    }

    /// So much for an answer.
    pub fn of(&self, answer: StanceAnswer) -> u64 {
        match answer {
            StanceAnswer::CONSENT => self.consent,
            StanceAnswer::OBJECTION => self.objection,
            StanceAnswer::ABSTAIN => self.abstain,
            _ => self.not_reached,
        }
    }

    fn missing(&self, part: Share, consent: Share, base: VoteBase) -> Missing {
        let taking = part.needed(self.all).saturating_sub(self.part());
        let consenting = match base == VoteBase::PARTICIPANTS {
            false => Some(consent.needed(self.all).saturating_sub(self.consent)),
            true => more(consent, self.consent, self.part()),
        };
        Missing { taking, consenting }
    }

    fn is_met(&self, part: Share, consent: Share, base: VoteBase) -> bool {
        let of = match base == VoteBase::PARTICIPANTS {
            false => self.all,
            true => self.part(),
        };
        part.is_reached(self.part(), self.all) && consent.is_reached(self.consent, of)
    }
}

/// How many more have to consent where each of them is one more who took part; none where no number is enough.
fn more(share: Share, consent: u64, part: u64) -> Option<u64> {
    let enough = |more: u64| share.is_reached(consent + more, part + more);
    if enough(0) {
        return Some(0);
    }
    let mut high = 1u64;
    while !enough(high) {
        // Past this nobody lives: a share of all is missed by whoever objects.
        high = high.checked_mul(2).filter(|high| *high < 1 << 48)?;
    }
    let mut low = high / 2;
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        match enough(middle) {
            true => high = middle,
            false => low = middle,
        }
    }
    Some(high)
}

/// How much is missing, in what the side counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Missing {
    /// So many more have to take part.
    pub taking: u64,
    /// So many more have to consent; none where no number of new ones is enough.
    pub consenting: Option<u64>,
}

impl Missing {
    /// What the messages `poll-missing…` take: how much of either, or `zero`, or `none` where no new consent is enough.
    pub fn said(self, print: impl Fn(u64) -> String) -> [(&'static str, String); 2] {
        let said = |much| match much {
            0 => "zero".to_owned(),
            much => print(much),
        };
        let consent = self.consenting.map(said);
        [
            ("part", said(self.taking)),
            ("consent", consent.unwrap_or_else(|| "none".to_owned())),
        ]
    }
}

/// Whether a poll's threshold is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// By households.
    pub households: bool,
    /// By floor area; none while the floor area of a door is not known.
    pub area: Option<bool>,
    /// What is missing of households.
    pub missing: Missing,
    /// What is missing of the floor area that is known, in square metres times 100.
    pub missing_area: Missing,
}

impl Verdict {
    pub(super) fn of(tally: &Tally, threshold: &Threshold) -> Self {
        let Threshold {
            part_households: part,
            consent_households: consent,
            part_area,
            consent_area,
            base,
        } = *threshold;
        let area = tally.area.is_met(part_area, consent_area, base);
        Self {
            households: tally.households.is_met(part, consent, base),
            area: (tally.unknown == 0).then_some(area),
            missing: tally.households.missing(part, consent, base),
            missing_area: tally.area.missing(part_area, consent_area, base),
        }
    }

    /// Reached by both, missed by one, or nobody can say yet.
    pub fn met(&self) -> Option<bool> {
        match (self.households, self.area) {
            (false, _) | (_, Some(false)) => Some(false),
            (true, area) => area,
        }
    }
}
