//! Policies and topics for a door: those of the day, those for somebody there, those everybody may hear. Not their cards.

use super::{Door, Row, Why};
use crate::domain::codes::{MatterKind, Topic};
use crate::domain::told::Matter;
use crate::ledger::queries::publicity;

/// The rows.
pub fn rows(door: &Door<'_>) -> Vec<Row> {
    let of_day = publicity::topics_of(door.tables, door.day);
    let others = of_day
        .iter()
        .filter(|topic| !Topic::all().any(|it| it == **topic));
    let all = Topic::all().chain(others.copied());
    all.filter_map(|topic| row(topic, of_day.contains(&topic), door))
        .collect()
}

fn row(topic: Topic, of_the_day: bool, door: &Door<'_>) -> Option<Row> {
    let mut why = Vec::new();
    for (request, _) in &door.requests {
        if topic.answers(&request.words) {
            why.push(Why::Need(request.id));
        }
    }
    let heard = door.heard.iter().map(|(need, _)| *need);
    let heard = heard.filter(|need| topic.answers(need.label("zh-CN")));
    why.extend(heard.map(Why::Heard));
    if of_the_day {
        why.push(Why::OfTheDay);
    }
    let audience = topic.audience();
    why.extend(door.suited(audience));
    if why.is_empty() && audience.is_everybody() && topic.say("zh-CN").is_some() {
        why.push(Why::Everybody);
    }
    let mut row = Row::new(Matter::Topic(topic), MatterKind::TOPIC, String::new());
    row.why = why;
    (!row.why.is_empty()).then_some(row)
}
