//! Why a row is in the queue, in words: long for a card, short for a list. The reckoning is `crate::ledger::queue`.

use super::context::View;
use crate::domain::codes::Rule;
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
        return view.texts.with(
            "today-at",
            &[("time", time.format("%H:%M").to_string().into())],
        );
    }
    let value = |name: &str| {
        let found = reason.values.iter().find(|(known, _)| *known == name);
        found.map(|(_, value)| plain(value, view))
    };
    match reason.rule {
        Rule::TASK | Rule::COMMUNITY => value("title").unwrap_or_else(|| label.to_owned()),
        Rule::RECHECK | Rule::HAZARD_DUE | Rule::HAZARD_MAJOR => match value("item") {
            Some(item) => format!("{label}:{item}"),
            None => label.to_owned(),
        },
        _ => label.to_owned(),
    }
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
    value.text(view.texts.tag(), &|id| view.texts.get(id).into_owned())
}
