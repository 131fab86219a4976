//! Why a row is in the queue, in words: long for a card, short for a list. The reckoning is `crate::ledger::queue`.

use super::context::View;
use super::widget::date::short_day;
use super::widget::text;
use crate::domain::codes::{Coded, Rule};
use crate::ledger::queue::{Reason, Value, Why};

/// The reason as a sentence.
pub fn text(reason: &Reason, view: &View<'_>) -> String {
    said(reason.message, &reason.values, view)
}

/// Why a reason does not count today, as a sentence.
pub fn why(why: &Why, view: &View<'_>) -> String {
    let (id, values) = why.message();
    said(id, &values, view)
}

/// The reasons worth telling: that a door is in the plan goes without saying where something else is due there.
pub fn telling(reasons: &[Reason]) -> impl Iterator<Item = &Reason> {
    let alone = reasons.len() == 1;
    reasons
        .iter()
        .filter(move |reason| alone || reason.rule != Rule::PLANNED)
}

/// The reason in a word or two: the task's title, the hazard's item, the appointed time, else the rule.
pub fn short(reason: &Reason, view: &View<'_>) -> String {
    let tag = view.texts.tag();
    let label = reason.rule.label(tag);
    if let Some(time) = reason.time {
        let id = match reason.rule {
            Rule::APPOINTMENT if time >= view.work.afternoon_ends => "today-back-tonight",
            Rule::APPOINTMENT => "today-back-at",
            _ => "today-at",
        };
        return at(time, id, view);
    }
    let value = |name: &str| {
        let found = reason.values.iter().find(|(known, _)| *known == name);
        found.map(|(_, value)| plain(value, view))
    };
    match reason.rule {
        // What is to be done about it is all that is to be told: its name stands beside it.
        Rule::PROJECT | Rule::ACTIVITY | Rule::POLL => text(reason, view),
        Rule::TASK | Rule::COMMUNITY => value("title").unwrap_or_else(|| label.to_owned()),
        Rule::RECHECK | Rule::HAZARD_DUE | Rule::HAZARD_MAJOR => match value("item") {
            Some(item) => format!("{label}:{item}"),
            None => label.to_owned(),
        },
        _ => label.to_owned(),
    }
}

/// A reason for a list: as it is best told, and as it is told where there is little room.
pub struct Word {
    full: String,
    brief: String,
    least: String,
}

impl Word {
    /// A word that has no shorter form.
    pub fn plain(said: String) -> Self {
        Self {
            brief: said.clone(),
            least: said.clone(),
            full: said,
        }
    }
}

/// The reasons worth telling, each once; what was agreed for a time comes first.
pub fn words(reasons: &[Reason], view: &View<'_>) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut told: Vec<&Reason> = telling(reasons).collect();
    told.sort_by_key(|found| found.time.is_none());
    for found in told {
        let full = short(found, view);
        if words.iter().all(|known| known.full != full) {
            words.push(match found.time {
                Some(time) => {
                    let brief = at(time, "today-at", view);
                    Word {
                        full,
                        least: brief.clone(),
                        brief,
                    }
                }
                None => Word {
                    full,
                    brief: brief(found, view),
                    least: least(found.rule, view),
                },
            });
        }
    }
    words
}

/// What is to be done about a project, an activity or a poll, without why: for where there is little room.
const BRIEF: [(&str, &str); 7] = [
    (
        "queue-reason-project-begin",
        "queue-reason-project-begin-brief",
    ),
    (
        "queue-reason-project-finish",
        "queue-reason-project-finish-brief",
    ),
    (
        "queue-reason-project-hear",
        "queue-reason-project-hear-brief",
    ),
    (
        "queue-reason-project-evaluate",
        "queue-reason-project-evaluate-brief",
    ),
    ("queue-reason-activity", "queue-reason-activity-brief"),
    ("queue-reason-poll-close", "queue-reason-poll-close-brief"),
    ("queue-reason-poll-sign", "queue-reason-poll-sign-brief"),
];

/// The reason where there is little room: what is to be done, where that is told, else the rule.
pub fn brief(found: &Reason, view: &View<'_>) -> String {
    let known = BRIEF.iter().find(|(message, _)| *message == found.message);
    match known {
        Some((_, brief)) => view.texts.get(brief).into_owned(),
        None => found.rule.label(view.texts.tag()).to_owned(),
    }
}

/// As many whole words as fit `room` columns, in their short forms where the first does not fit otherwise, and how
/// many were left out: `首次走访 +2`. The first is told in any case, cut where there is no other way, with a sign of it.
pub fn fitted(words: &[Word], room: usize) -> String {
    let joined = |kept: usize, form: fn(&Word) -> &str| {
        let mut said: Vec<&str> = words[..kept].iter().map(form).collect();
        let more = format!("+{}", words.len() - kept);
        if kept < words.len() {
            said.push(&more);
        }
        said.join(" ")
    };
    let forms: [fn(&Word) -> &str; 3] = [|word| &word.full, |word| &word.brief, |word| &word.least];
    let shorter = forms.into_iter();
    let mut shorter = shorter.flat_map(|form| {
        let counts = (1..=words.len()).rev();
        counts.map(move |kept| joined(kept, form))
    });
    if let Some(said) = shorter.find(|said| text::width(said) <= room) {
        return said;
    }
    let Some(first) = words.first() else {
        return String::new();
    };
    let more = match words.len() {
        1 => String::new(),
        count => format!(" +{}", count - 1),
    };
    let left = room.saturating_sub(more.len());
    format!("{}{more}", text::cut(&first.least, left))
}

/// The same behind what says that it is late: that is never left out.
pub fn fitted_late(words: &[Word], room: usize, view: &View<'_>) -> String {
    let late = view.texts.get("today-late");
    let said = fitted(words, room.saturating_sub(text::width(&late) + 1));
    format!("{late} {said}").trim_end().to_owned()
}

/// The rule in one short word.
fn least(rule: Rule, view: &View<'_>) -> String {
    let id = format!("reason-{}", rule.code().as_str());
    match view.texts.has(&id) {
        true => view.texts.get(&id).into_owned(),
        false => rule.label(view.texts.tag()).to_owned(),
    }
}

/// What does not count today, a line for each why: `- 推到 11-29：定期走访、信息缺项`.
pub fn waiting(reasons: &[Reason], view: &View<'_>) -> Vec<String> {
    let mut groups: Vec<(String, Vec<String>)> = Vec::new();
    for found in reasons {
        let waits = found.why.as_ref().map(|found| why(found, view));
        let (waits, said) = (waits.unwrap_or_default(), text(found, view));
        match groups.iter_mut().find(|(known, _)| *known == waits) {
            Some((_, all)) => all.push(said),
            None => groups.push((waits, vec![said])),
        }
    }
    let comma = view.texts.get("list-comma");
    let line = |(why, all): (String, Vec<String>)| {
        let values = [("why", why.into()), ("what", all.join(&comma).into())];
        view.texts.with("today-waits", &values)
    };
    groups.into_iter().map(line).collect()
}

/// A time in one of its messages.
fn at(time: chrono::NaiveTime, id: &str, view: &View<'_>) -> String {
    let time = time.format("%H:%M").to_string();
    view.texts.with(id, &[("time", time.into())])
}

fn said(id: &str, values: &[(&'static str, Value)], view: &View<'_>) -> String {
    let values: Vec<(&str, crate::i18n::Value<'_>)> = values
        .iter()
        .map(|(name, value)| match value {
            Value::Number(number) => (*name, (*number).into()),
            other => (*name, plain(other, view).into()),
        })
        .collect();
    view.texts.with(id, &values)
}

fn plain(value: &Value, view: &View<'_>) -> String {
    if let Value::Day(day) = value {
        return short_day(*day, view.day());
    }
    value.text(view.texts.tag(), &|id| view.texts.get(id).into_owned())
}
