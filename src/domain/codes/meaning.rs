//! What the columns of the visit and care tables mean: effective, reached, kinds. No states are kept here.

use super::{
    Body, CareGroup, EventCategory, HouseUse, HouseholdState, Need, Outcome, Priority, Slot,
    TaskState, VisitMode,
};

/// How far an attempt at a door counts as a visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effective {
    /// A visit in every respect.
    Yes,
    /// Counts as a care visit, collects nothing (by phone).
    CareOnly,
    /// Nobody was reached.
    No,
    /// There was nobody to reach: vacant, moved, rented out, away.
    NotApplicable,
}

impl Outcome {
    /// How far the attempt counts; an outcome from a newer version counts as none.
    pub fn effective(self) -> Effective {
        match self.row().and_then(|row| row.get("effective")) {
            Some("yes") => Effective::Yes,
            Some("care") => Effective::CareOnly,
            Some("na") => Effective::NotApplicable,
            _ => Effective::No,
        }
    }

    /// Whether somebody answered for the household.
    pub fn reached(self) -> bool {
        self.row().is_some_and(|row| row.yes("reached"))
    }

    /// Whether it counts as a visit at all, in full or as a care visit by phone.
    pub fn is_effective(self) -> bool {
        matches!(self.effective(), Effective::Yes | Effective::CareOnly)
    }

    /// Message id of the word on the button that records it, where it has one: what people call it. Only the office's
    /// lists say the label.
    pub fn word(self) -> Option<&'static str> {
        match self {
            Self::NOT_HOME => Some("mark-not-home"),
            Self::REFUSED => Some("mark-refused"),
            Self::RESCHEDULED => Some("mark-come-back"),
            Self::VACANT => Some("mark-vacant"),
            _ => None,
        }
    }

    /// Whether attempts are counted anew after it: somebody was reached, or nobody lives there to be reached.
    pub fn ends_attempts(self) -> bool {
        self.effective() != Effective::No
    }

    /// Whether somebody has to find out who lives there now.
    pub fn asks_who_lives_there(self) -> bool {
        self.follow_up() == Some("collect-new")
    }

    /// How such a visit is usually made: by phone when the phone reached them, else at the door.
    pub fn usual_mode(self) -> VisitMode {
        if self == Self::PHONE_OK {
            VisitMode::PHONE
        } else {
            VisitMode::DOOR
        }
    }

    /// The mark in lists: one Han character for `zh…` (2 columns), else one ASCII character.
    pub fn mark(self, language: &str) -> &'static str {
        let column = if language.starts_with("zh") {
            "han"
        } else {
            "ascii"
        };
        self.row().and_then(|row| row.get(column)).unwrap_or("?")
    }

    /// What to do next, as the column `follow_up` names it (`retry`, `cool-off`, `appointment`, ...).
    pub fn follow_up(self) -> Option<&'static str> {
        self.row()?.get("follow_up")
    }

    /// The state the household is in once this outcome is recorded, where it says something about that.
    pub fn household_state(self) -> Option<HouseholdState> {
        self.row()?.get("household_state").map(HouseholdState::new)
    }
}

impl VisitMode {
    /// Counted as 入户 in the monthly figures.
    pub fn is_at_home(self) -> bool {
        self.row().is_some_and(|row| row.yes("at_home"))
    }

    /// Counts as a care visit.
    pub fn is_care(self) -> bool {
        self.row().is_some_and(|row| row.yes("care"))
    }
}

impl HouseholdState {
    /// Whether people live there; `None` when that is not known.
    pub fn lived_in(self) -> Option<bool> {
        self.row()?.get("lived_in").map(|cell| cell == "yes")
    }
}

impl HouseUse {
    /// The household state that this use implies.
    pub fn household_state(self) -> Option<HouseholdState> {
        self.row()?.get("household_state").map(HouseholdState::new)
    }
}

/// 一老一少一特: the three kinds of care groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CareKind {
    /// 老, the elderly.
    Old,
    /// 少, children.
    Child,
    /// 特, others in special need.
    Special,
}

impl CareGroup {
    /// Which of the three kinds; an unknown group is special.
    pub fn kind(self) -> CareKind {
        match self.row().and_then(|row| row.get("kind")) {
            Some("old") => CareKind::Old,
            Some("child") => CareKind::Child,
            _ => CareKind::Special,
        }
    }

    /// The label short enough for a list.
    pub fn short(self, language: &str) -> &'static str {
        let column = if language.starts_with("zh") {
            "short"
        } else {
            "short_en"
        };
        self.row()
            .and_then(|row| row.get(column))
            .unwrap_or(self.as_str())
    }

    /// Whether an age in years contradicts the group (a child marked 80+); false when nothing is known.
    pub fn contradicts_age(self, age: u32) -> bool {
        let bound = |column| self.row().and_then(|row| row.number(column));
        bound("min_age").is_some_and(|least| i64::from(age) < least)
            || bound("max_age").is_some_and(|most| i64::from(age) > most)
    }
}

impl TaskState {
    /// Not done or cancelled; unknown states count as open.
    pub fn is_open(self) -> bool {
        self.row().is_none_or(|row| row.yes("open"))
    }
}

impl Priority {
    /// What the priority adds to a task's score.
    pub fn weight(self) -> i64 {
        self.row().and_then(|row| row.number("weight")).unwrap_or(0)
    }
}

impl Slot {
    /// The part of the day an hour (0 to 23) falls in.
    pub fn of_hour(hour: u32) -> Self {
        let holds = |slot: &Self| {
            let bound = |column| slot.row().and_then(|row| row.number(column)).unwrap_or(0);
            (bound("from_hour")..bound("to_hour")).contains(&i64::from(hour))
        };
        Self::all().find(holds).unwrap_or(Self::EVENING)
    }
}

impl Body {
    /// The body a text names; the community for any other text, as it knows whom to ask. None for an empty one.
    pub fn named(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        let whole = Self::find(text);
        let inside =
            || Self::all().find(|body| body.row().is_some_and(|row| text.contains(row.zh)));
        whole.or_else(inside).or(Some(Self::COMMUNITY))
    }
}

impl Need {
    /// The event category it is counted under.
    pub fn category(self) -> EventCategory {
        self.row()
            .and_then(|row| row.get("category"))
            .map_or(EventCategory::OTHER, EventCategory::new)
    }

    /// The body that usually follows it up.
    pub fn body(self) -> Body {
        self.row()
            .and_then(|row| row.get("body"))
            .map_or(Body::COMMUNITY, Body::new)
    }
}
