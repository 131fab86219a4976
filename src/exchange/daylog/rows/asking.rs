//! Answers to polls and who looks for work as lines of the form. Not what came of a poll.

use super::super::phrases::Phrases;
use super::{Kind, Line};
use crate::ledger::queries::daylog::{StanceRow, WillingRow};

/// A door's answer to a poll.
pub(super) fn stance(row: &StanceRow, phrases: &Phrases<'_>) -> Line {
    let (words, stance) = (phrases.words, &row.stance);
    let late = stance.late.then(|| words.get("daylog-late"));
    let who = match stance.answered_by.is_empty() {
        true => &row.place.head,
        false => &stance.answered_by,
    };
    Line {
        at: stance.at.naive_local(),
        kind: Some(Kind::Event),
        place: row.place.clone(),
        person: phrases.masks.name(who),
        mode: words.label(stance.way),
        outcome: words.label(stance.answer),
        content: words.clauses([
            phrases.masks.text(&row.question),
            phrases.masks.text(&stance.reason),
            phrases.masks.text(&stance.conditions),
        ]),
        remark: late.unwrap_or_default(),
        ..Line::default()
    }
}

/// Somebody who looks for work or training.
pub(super) fn willing(row: &WillingRow, phrases: &Phrases<'_>) -> Line {
    let (words, willing) = (phrases.words, &row.willing);
    let late = willing.late.then(|| words.get("daylog-late"));
    Line {
        at: willing.at.naive_local(),
        kind: Some(Kind::Collection),
        place: row.place.clone(),
        person: phrases.masks.name(&willing.name),
        outcome: words.label(willing.state),
        content: words.clauses([
            words.pair(&words.get("willing-title"), &words.label(willing.wish)),
            phrases.masks.text(&willing.skill),
            phrases.masks.text(&willing.training),
        ]),
        remark: late.unwrap_or_default(),
        ..Line::default()
    }
}
