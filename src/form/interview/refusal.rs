//! Why a step of an interview is not taken. The words come from the reader's language, by [`Refusal::key`].

/// Why a step is not taken; nothing has changed then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Nothing stands at that path now.
    UnknownPath,
    /// The form has no such language.
    UnknownLanguage,
    /// It is reckoned or only shown.
    NotAsked,
    /// It is only shown (`read_only`).
    ReadOnly,
    /// The number of its instances is reckoned (`repeat_count`).
    Counted,
    /// More instances than [`super::MOST_INSTANCES`].
    TooMany,
    /// No whole number.
    NotAWholeNumber,
    /// No number.
    NotANumber,
    /// Not in the range, or between its steps.
    OutOfRange,
    /// No day of the calendar.
    NotADate,
    /// No time of day.
    NotATime,
    /// No day with a time.
    NotAMoment,
    /// Neither `OK` nor blank.
    NotASign,
    /// No latitude and longitude.
    NotAPlace,
    /// Not among the choices offered now.
    NotOffered,
}

impl Refusal {
    /// The text's key without `form-refusal-`.
    pub fn key(self) -> &'static str {
        match self {
            Self::UnknownPath => "unknown-path",
            Self::UnknownLanguage => "unknown-language",
            Self::NotAsked => "not-asked",
            Self::ReadOnly => "read-only",
            Self::Counted => "counted",
            Self::TooMany => "too-many",
            Self::NotAWholeNumber => "not-a-whole-number",
            Self::NotANumber => "not-a-number",
            Self::OutOfRange => "out-of-range",
            Self::NotADate => "not-a-date",
            Self::NotATime => "not-a-time",
            Self::NotAMoment => "not-a-moment",
            Self::NotASign => "not-a-sign",
            Self::NotAPlace => "not-a-place",
            Self::NotOffered => "not-offered",
        }
    }
}
