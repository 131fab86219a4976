//! What a person decides about a row of the queue. The row itself is computed.

use super::{At, WorkError};
use crate::domain::Id;
use crate::domain::codes::Rule;
use crate::domain::decision::{Decision, Verdict};
use crate::domain::subject::Subject;
use crate::ledger::Ledger;
use crate::ledger::operation::OpId;

/// Writes down a decision; it stands instead of an earlier one about the same row and rule.
///
/// # Errors
/// When a dismissal has no reason, or the store refuses.
pub fn decide(
    ledger: &mut Ledger,
    subject: Subject,
    rule: Option<Rule>,
    verdict: Verdict,
    at: At<'_>,
) -> Result<Option<OpId>, WorkError> {
    if matches!(verdict, Verdict::Snooze(until) if until < at.clock.today()) {
        return Err(WorkError::Field {
            field: "until",
            reason: "snooze-in-the-past",
        });
    }
    let verb = match &verdict {
        Verdict::Snooze(_) => "snooze",
        Verdict::Dismiss(reason) if reason.trim().is_empty() => {
            return Err(WorkError::Field {
                field: "reason",
                reason: "task-needs-reason",
            });
        }
        Verdict::Dismiss(_) => "dismiss",
        Verdict::Assign(_) => "assign",
        Verdict::Skip(_) => "skip",
    };
    let earlier = ledger
        .tables()
        .decisions
        .of(&subject)
        .find(|known| known.rule == rule)
        .map(|known| known.id);
    let id = earlier.unwrap_or_else(|| Id::new(at.clock.id()));
    let mut edit = ledger.edit();
    edit.put(Decision {
        id,
        subject,
        rule,
        verdict,
        at: at.clock.now(),
    });
    let changes = edit.changes();
    Ok(ledger.commit(verb, changes, at.clock)?)
}

/// Takes a decision back; the row returns to the queue.
///
/// # Errors
/// When the store refuses.
pub fn lift(ledger: &mut Ledger, id: Id<Decision>, at: At<'_>) -> Result<Option<OpId>, WorkError> {
    let mut edit = ledger.edit();
    edit.remove(id);
    let changes = edit.changes();
    Ok(ledger.commit("lift", changes, at.clock)?)
}
