//! The words of the marks of the day. Which mark a door has is `crate::ledger::queries::mark`; its colours are the theme's.

use crate::ledger::queries::mark::Mark;

/// The id of a mark's word.
pub const fn text(mark: Mark) -> &'static str {
    match mark {
        Mark::ToVisit => "mark-to-visit",
        Mark::Fine => "mark-fine",
        Mark::Note => "mark-note",
        Mark::Hazard => "mark-hazard",
        Mark::NotHome => "mark-not-home",
        Mark::Refused => "mark-refused",
        Mark::Vacant => "mark-vacant",
        Mark::ComeBack => "mark-come-back",
        Mark::Changed => "mark-changed",
    }
}
