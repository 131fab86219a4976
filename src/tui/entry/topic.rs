//! Topics of publicity in dialogs: what one is called, those of the day, the card read aloud, how far each has come.

use chrono::NaiveDate;

use crate::domain::codes::Topic;
use crate::domain::subject::Subject;
use crate::ledger::queries::household_card::DayTopic;
use crate::ledger::queries::publicity;
use crate::ledger::work::topics_of_day::set;
use crate::tui::context::{Context, View};
use crate::tui::dialog::form::{Choice, Field, Form, Values};
use crate::tui::dialog::message::Notice;
use crate::tui::dialog::picker::Picker;
use crate::tui::entry::task;

/// The kind of the form; it keeps no draft.
const KIND: &str = "topics-of-day";

/// What is to be told at every door, in words: a task by its title, a topic by its label.
pub fn title(topic: &DayTopic, view: &View<'_>) -> String {
    let label = |topic: Topic| topic.label(view.texts.tag()).to_owned();
    match (&topic.task, topic.topic) {
        (Some(task), _) => task::title(task, view),
        (None, topic) => topic.map(label).unwrap_or_default(),
    }
}

/// The field in which the topics of a day are ticked: those set, and those of the last day that had any.
pub fn field(set: &[Topic], view: &View<'_>) -> Field {
    let tables = view.ledger.tables();
    let today = view.clock.today();
    let last = tables.topics_of_day.days().rev().find(|day| *day < today);
    let before = last.map_or(&[][..], |day| publicity::topics_of(tables, day));
    let others = before.iter().filter(|topic| !set.contains(topic));
    let offered = set.iter().chain(others);
    let offered: Vec<Choice> = offered.map(|topic| choice(*topic, view)).collect();
    let ticked: Vec<&str> = set.iter().map(|topic| topic.as_str()).collect();
    Field::many("topics", view.texts.get("topics-field"), offered, &ticked)
        .hint(view.texts.get("topics-none-set"))
}

/// Opens the list of all topics; what is picked is ticked in the form below.
pub fn pick_more(context: &mut Context<'_>) {
    let view = context.view();
    let options = Topic::all().map(|topic| choice(topic, &view)).collect();
    let title = view.texts.get("topics-of-day").into_owned();
    let picker = Picker::new(title, options, |choice, context| {
        context.answer("topics", choice.clone());
        Ok(())
    });
    context.open(picker.numbered());
}

/// The topics ticked there.
pub fn ticked(values: &Values<'_>) -> Vec<Topic> {
    let ticked = values.ticked("topics").into_iter();
    ticked.map(Topic::new).collect()
}

fn choice(topic: Topic, view: &View<'_>) -> Choice {
    Choice::new(topic.as_str(), topic.label(view.texts.tag()))
}

/// Sets the topics of the day being worked, by ticking them.
pub fn of_day(_here: Option<Subject>, context: &mut Context<'_>) {
    let view = context.view();
    let present = publicity::topics_of(view.ledger.tables(), view.day());
    let all: Vec<Choice> = Topic::all().map(|topic| choice(topic, &view)).collect();
    let present: Vec<&str> = present.iter().map(|topic| topic.as_str()).collect();
    let title = view.texts.get("topics-of-day").into_owned();
    let label = view.texts.get("topics-which").into_owned();
    let form = Form::new(KIND, title, |values, context| {
        let topics = ticked(values);
        let called: Vec<String> = topics
            .iter()
            .map(|topic| topic.label(context.texts.tag()).to_owned())
            .collect();
        set(context.ledger, topics, context.at())?;
        let said = match called.is_empty() {
            true => context.texts.get("topics-taken-off").into_owned(),
            false => {
                let called = called.join(&context.texts.get("list-comma"));
                let values = [("topics", called.into())];
                context.texts.with("topics-set", &values)
            }
        };
        context.say_recorded(&said);
        Ok(())
    });
    let form = form.field(Field::many("topics", label, all, &present));
    context.open(form.transient());
}

/// Households by topic, of all days, as a text to read.
pub fn coverage(_here: Option<Subject>, context: &mut Context<'_>) {
    let view = context.view();
    let text = covered(NaiveDate::MIN, NaiveDate::MAX, &view);
    let title = view.texts.get("topics-coverage").into_owned();
    context.open(Notice::new(title, text));
}

/// A line for each topic, those of the day marked, and the sum below.
fn covered(from: NaiveDate, to: NaiveDate, view: &View<'_>) -> String {
    let tables = view.ledger.tables();
    let covered = publicity::coverage(tables, from, to);
    let of_day = publicity::topics_of(tables, view.day());
    let mut lines: Vec<String> = covered
        .topics
        .iter()
        .map(|row| {
            let values = [
                ("topic", row.topic.label(view.texts.tag()).into()),
                ("told", row.told.into()),
                ("households", covered.households.into()),
                ("leaflets", row.leaflets.into()),
            ];
            let line = view.texts.with("topics-covered", &values);
            match of_day.contains(&row.topic) {
                true => format!("* {line}"),
                false => format!("  {line}"),
            }
        })
        .collect();
    let sum = [
        ("any", covered.any.into()),
        ("households", covered.households.into()),
        ("leaflets", covered.leaflets.into()),
        ("unsorted", covered.unsorted().into()),
    ];
    lines.push(view.texts.with("topics-covered-all", &sum));
    lines.join("\n")
}

/// The card of a topic to read aloud, a sentence a line.
pub fn card(topic: Topic, view: &View<'_>) -> String {
    let said = topic.say(view.texts.tag()).unwrap_or_default();
    let mut lines = String::new();
    let mut rest = said;
    while let Some(end) = rest.find(['。', '.']) {
        let sign = rest[end..].chars().next().map_or(1, char::len_utf8);
        lines.push_str(rest[..end + sign].trim());
        lines.push('\n');
        rest = &rest[end + sign..];
    }
    lines.push_str(rest.trim());
    lines.trim_end().to_owned()
}
