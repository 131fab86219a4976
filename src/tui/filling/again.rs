//! What was answered before: the last time here, taken over into a new filling (无变化), and at the door before (同上).

use std::collections::HashSet;
use std::sync::Arc;

use super::pages::{self, Kind, Stop};
use super::register::{self, Carried, Origin};
use super::{Filling, begin};
use crate::domain::answer_sheet::AnswerSheet;
use crate::domain::name::is_same_name;
use crate::domain::resident::Resident;
use crate::domain::subject::Subject;
use crate::form::definition::{Form, Item, Kind as ItemKind};
use crate::form::interview::{Answers, Interview, Surroundings};
use crate::ledger::queries::questionnaires;
use crate::tui::context::{Context, View};

/// A new filling: with the answers of the last time where there was one, and with what the register knows.
pub(super) fn fresh(
    form: Arc<Form>,
    last: Option<&AnswerSheet>,
    subject: &Subject,
    view: &View<'_>,
) -> (Interview, Carried) {
    let tables = view.ledger.tables();
    let surroundings = begin::surroundings(view);
    let people = register::here(subject, tables);
    let before = last.and_then(|sheet| adopted(&form, sheet, &people, &surroundings));
    let mut carried = Carried::default();
    let over = before.is_some();
    let mut interview = match before {
        Some(answers) => {
            let interview = Interview::resume(form, &answers, surroundings).0;
            let paths = answers.values.keys();
            for node in paths.filter_map(|path| interview.node_at(path)) {
                if !interview.kept_value(node).is_empty() {
                    carried.bring(node, Origin::Last);
                }
            }
            interview
        }
        None => Interview::begin(form, surroundings),
    };
    let today = view.clock.today();
    carried.fill(&mut interview, (subject, over), tables, today);
    (interview, carried)
}

/// The answers of a finished sheet as the beginning of another one: without what is asked anew each time (signs that
/// something was said, files, what was not wanted to be said), and without people who are no longer the same ones.
fn adopted(
    form: &Form,
    sheet: &AnswerSheet,
    people: &[Resident],
    surroundings: &Surroundings,
) -> Option<Answers> {
    let mut answers: Answers = serde_json::from_str(&sheet.answers).ok()?;
    answers.instance_id = format!("uuid:{}", surroundings.id);
    answers.started = surroundings.now;
    answers.ended = None;
    answers.language.clear();
    answers.declined.clear();
    // As for another edition: everything that is reckoned is reckoned anew, and what would be refused is left out.
    answers.edition = answers.edition.wrapping_add(1);
    let again = |kind: ItemKind| {
        kind.is_asked() && !matches!(kind, ItemKind::Acknowledge | ItemKind::File(_))
    };
    let items = form.items.iter().filter(|item| again(item.kind));
    let known: HashSet<&str> = items.map(|item| item.path.as_str()).collect();
    answers
        .values
        .retain(|path, value| !value.is_empty() && known.contains(plain(path).as_str()));
    for item in form.items.iter().filter(|item| is_people(form, item)) {
        if !people.is_empty() && !same_people(form, &item.path, &answers, people) {
            let inside = format!("{}[", item.path);
            answers.values.retain(|path, _| !path.starts_with(&inside));
            answers
                .repeats
                .retain(|path, _| *path != item.path && !path.starts_with(&inside));
        }
    }
    Some(answers)
}

fn is_people(form: &Form, item: &Item) -> bool {
    let names = form.items.iter();
    let mut names = names.filter(|one| one.path.starts_with(&format!("{}/", item.path)));
    item.kind == ItemKind::Repeat
        && register::is_people(&item.name)
        && names.any(|one| one.name == "name")
}

/// Whether the people answered for are those of the register, in the same order.
fn same_people(form: &Form, repeat: &str, answers: &Answers, people: &[Resident]) -> bool {
    let inside = format!("{repeat}/");
    let mut names = form.items.iter();
    let named = names.find(|item| item.path.starts_with(&inside) && item.name == "name");
    let Some(below) = named.and_then(|item| item.path.strip_prefix(repeat)) else {
        return false;
    };
    let rows = answers.repeats.get(repeat).map_or(0, |rows| rows.shown);
    let is_same = |(at, person): (usize, &Resident)| {
        let said = answers.values.get(&format!("{repeat}[{}]{below}", at + 1));
        said.is_some_and(|said| is_same_name(said, &person.name))
    };
    rows == people.len() && people.iter().enumerate().all(is_same)
}

/// A path without the numbers of instances.
fn plain(path: &str) -> String {
    let steps = path.split('/');
    let steps = steps.map(|step| step.split_once('[').map_or(step, |(name, _)| name));
    steps.collect::<Vec<_>>().join("/")
}

impl Filling {
    /// Nothing has changed: all that came from the register and the last time is so. Goes to the end.
    pub(super) fn same(&mut self, context: &mut Context<'_>) {
        if !self.settle(&context.view()) {
            return;
        }
        let count = self.carried.confirm_all();
        if count == 0 {
            let said = context.texts.get("filling-nothing-carried").into_owned();
            context.refuse(said);
            return;
        }
        self.touched = true;
        let end = self.stops.len();
        self.go_to(end, &context.view());
        let said = context
            .texts
            .with("filling-same", &[("count", count.into())]);
        context.say(said);
    }

    /// Answers as at the door where this form was filled last today.
    pub(super) fn above(&mut self, context: &mut Context<'_>) {
        let Stop::Asked(asked) = self.stop() else {
            return;
        };
        if pages::kind(&asked) != Kind::Question || self.interview.is_read_only(asked.node) {
            let said = context.texts.get("filling-nothing-to-decline").into_owned();
            return context.refuse(said);
        }
        let view = context.view();
        let path = self.path();
        let day = view.day();
        let today = questionnaires::finished_on(view.ledger.tables(), day);
        let others = today
            .filter(|sheet| sheet.questionnaire == self.questionnaire)
            .filter(|sheet| sheet.subject != self.subject);
        let above = others.max_by_key(|sheet| sheet.finished).cloned();
        let answers = above
            .as_ref()
            .and_then(|sheet| serde_json::from_str::<Answers>(&sheet.answers).ok());
        let value = answers.and_then(|answers| answers.values.get(&path).cloned());
        let (Some(above), Some(value)) = (above, value.filter(|value| !value.is_empty())) else {
            let said = context.texts.get("filling-nothing-above").into_owned();
            return context.refuse(said);
        };
        if !self.put(&asked, &value, &view) {
            return;
        }
        let door = view.door(&above.subject);
        let at = self.at;
        self.go_to(at, &view);
        let said = context
            .texts
            .with("filling-above", &[("door", door.into())]);
        context.say(said);
    }
}
