//! The words of the marks of the day and of how visits ended: one word for a thing, on buttons, rows and forms alike. Which
//! mark a door has is `crate::ledger::queries::mark`; its colours are the theme's.

use std::borrow::Cow;

use crate::domain::codes::Outcome;
use crate::domain::visit::Visit;
use crate::i18n::Texts;
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

/// What an outcome is called: the word of the button that records it, where it has one, else the label of its code.
pub fn outcome(outcome: Outcome, texts: &Texts) -> Cow<'_, str> {
    match outcome.word() {
        Some(id) => texts.get(id),
        None => Cow::Borrowed(outcome.label(texts.tag())),
    }
}

/// The same for a choice of outcomes, where the button's word and what it means for somebody met stand together.
pub fn outcome_offered(offered: Outcome, texts: &Texts) -> String {
    let said = outcome(offered, texts);
    match offered {
        Outcome::MET => format!("{}/{said}", texts.get(text(Mark::Fine))),
        _ => said.into_owned(),
    }
}

/// How a visit ended.
pub fn visit<'a>(visit: &Visit, texts: &'a Texts) -> Cow<'a, str> {
    if visit.all_well {
        texts.get(text(Mark::Fine))
    } else {
        outcome(visit.outcome, texts)
    }
}
