//! What was given to a household, and an activity held, as rows of the office's form.

use super::{Kind, Line};
use crate::domain::codes::JointAction;
use crate::domain::money::print_yuan;
use crate::domain::relief::Relief;
use crate::exchange::daylog::phrases::Phrases;
use crate::ledger::queries::daylog::{ActivityRow, ReliefRow};

/// Money and goods in words.
pub fn what(relief: &Relief, phrases: &Phrases<'_>) -> String {
    let words = phrases.words;
    let yuan = (relief.money > 0)
        .then(|| words.with("relief-yuan", &[("yuan", print_yuan(relief.money))]));
    let goods = relief.goods.iter();
    let goods = goods.map(|one| {
        let (name, unit) = (phrases.masks.text(&one.name), phrases.masks.text(&one.unit));
        format!("{name} {}{unit}", one.quantity)
    });
    words.list(yuan.into_iter().chain(goods).collect::<Vec<_>>())
}

/// An entry that counts no more says so.
pub(super) fn relief(row: &ReliefRow, phrases: &Phrases<'_>) -> Line {
    let (words, relief) = (phrases.words, &row.relief);
    let late = relief.late.then(|| words.get("daylog-late"));
    let gone = (!row.counts).then(|| words.get("relief-is-corrected"));
    let remark = late.into_iter().chain(gone).collect::<Vec<_>>();
    Line {
        at: relief.at.naive_local(),
        kind: Some(Kind::Relief),
        person: phrases.masks.name(match row.to.is_empty() {
            true => &row.place.head,
            false => &row.to,
        }),
        place: row.place.clone(),
        content: words.clauses([
            words.pair(&words.label(relief.occasion), &what(relief, phrases)),
            phrases.masks.text(&row.giver),
            words.label(relief.receipt),
            phrases.masks.text(&relief.note),
        ]),
        remark: words.list(remark),
        ..Line::default()
    }
}

/// What sort of activity, how many came and what came of it.
pub(super) fn activity(row: &ActivityRow, phrases: &Phrases<'_>) -> Line {
    let (words, activity) = (phrases.words, &row.activity);
    let people = activity.people.unwrap_or(0);
    let values = [
        ("people", people.to_string()),
        ("times", activity.person_times.unwrap_or(people).to_string()),
    ];
    let actions = activity.actions.iter();
    let actions = actions.map(|one: &JointAction| words.label(*one));
    Line {
        at: activity.hours.start(),
        kind: Some(Kind::Activity),
        place: row.place.clone(),
        content: words.clauses([
            words.pair(
                &words.label(activity.kind),
                &phrases.masks.text(&activity.title),
            ),
            words.with("daylog-activity-came", &values),
            words.list(actions.collect::<Vec<_>>()),
        ]),
        result: phrases.masks.text(&activity.outcome),
        ..Line::default()
    }
}
