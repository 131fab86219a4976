//! Lists read out nine rows at a time, a digit for each. Which rows there are is asked of the same queries as on the screen.

use std::cmp::Reverse;

use chrono::Timelike;

use crate::domain::Id;
use crate::domain::hazard::Hazard;
use crate::domain::household::Household;
use crate::domain::subject::Subject;
use crate::domain::visit::Visit;
use crate::ledger::queries::facts;
use crate::ledger::queries::mark::Mark;
use crate::ledger::queue::{Item, Order};
use crate::tui::context::View;
use crate::tui::entry::{hazard, task, undertaking};
use crate::tui::finder::in_door_order;
use crate::tui::pane::{hazards, visits};
use crate::tui::{mark, reason};

/// Rows read out at once.
pub const PAGE: usize = 9;

/// Which list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// What is due today.
    #[default]
    Due,
    /// What is due, but not today.
    Waiting,
    /// The plan's doors where nobody was met yet.
    Evening,
    /// Every household.
    Homes,
    /// The households that match what was typed.
    Found(String),
    /// Hazards, the most pressing first.
    Hazards,
    /// Doors where facts are missing or stale.
    Collect,
    /// The visits of the day, the latest first.
    Visits,
    /// The visits made at one door, the latest first.
    VisitsAt(Subject),
}

/// What a row is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    /// A row of the queue.
    Item(Item),
    /// A door.
    Door(Subject),
    /// A hazard.
    Hazard(Id<Hazard>),
    /// A door and its missing facts.
    Collect(Id<Household>),
    /// A visit that was made.
    Visit(Id<Visit>),
}

/// A list, and how far it was read out.
#[derive(Clone, Debug, Default)]
pub struct List {
    /// Which.
    pub kind: Kind,
    /// All of its rows.
    pub rows: Vec<Row>,
    /// The first row of the page read out last.
    pub from: usize,
}

impl List {
    /// The list as it stands now.
    pub fn of(kind: Kind, view: &View<'_>) -> Self {
        Self {
            rows: rows(&kind, view),
            kind,
            from: 0,
        }
    }

    /// The row of this digit on the page read out last.
    pub fn chosen(&self, digit: usize) -> Option<&Row> {
        let on_page = (1..=PAGE).contains(&digit);
        on_page.then(|| self.rows.get(self.from + digit - 1))?
    }

    /// Goes to the next page; after the last one to the first.
    pub fn turn(&mut self) {
        self.from += PAGE;
        if self.from >= self.rows.len() {
            self.from = 0;
        }
    }

    /// The page in words: its heading, its rows, how many follow.
    pub fn told(&self, view: &View<'_>) -> Vec<String> {
        let mut lines = vec![self.heading(view)];
        let page = self.rows.iter().skip(self.from).take(PAGE);
        for (at, row) in page.enumerate() {
            lines.push(format!("{} {}", at + 1, label(row, view)));
        }
        let left = self.rows.len().saturating_sub(self.from + PAGE);
        if left > 0 {
            lines.push(
                view.texts
                    .with("plain-list-more", &[("count", left.into())]),
            );
        }
        lines
    }

    fn heading(&self, view: &View<'_>) -> String {
        let texts = view.texts;
        let count = ("count", self.rows.len().into());
        let (id, empty) = match &self.kind {
            Kind::Due => ("today-queue", "today-all-done"),
            Kind::Waiting => ("today-waiting", "today-none-waiting"),
            Kind::Evening => ("today-evening", "today-none-evening"),
            Kind::Homes => ("homes-title", "plain-no-homes"),
            Kind::Found(_) => ("plain-found", "search-nothing"),
            Kind::Hazards => ("plain-hazards", "plain-no-hazards"),
            Kind::Collect => ("collect-title", "collect-done"),
            Kind::Visits | Kind::VisitsAt(_) => ("plain-visits", "plain-no-visits"),
        };
        if self.rows.is_empty() {
            return texts.get(empty).into_owned();
        }
        let heading = match self.kind {
            Kind::Due | Kind::Waiting | Kind::Evening => {
                format!("{} {}", texts.get(id), self.rows.len())
            }
            _ => texts.with(id, &[count]),
        };
        texts.with("plain-list-head", &[("heading", heading.into())])
    }
}

fn rows(kind: &Kind, view: &View<'_>) -> Vec<Row> {
    let tables = view.ledger.tables();
    let queue = view.queue();
    match kind {
        Kind::Due => queue
            .ahead(Order::Stairs)
            .map(|row| Row::Item(row.item))
            .collect(),
        Kind::Waiting => queue.waiting().map(|row| Row::Item(row.item)).collect(),
        Kind::Evening => {
            let doors = queue.evening_round(tables).into_iter();
            doors.map(|id| Row::Door(Subject::from(id))).collect()
        }
        Kind::Homes => {
            let homes = in_door_order(tables).into_iter();
            homes
                .map(|home| Row::Door(Subject::from(home.id)))
                .collect()
        }
        Kind::Found(typed) => {
            let found = view.find(typed).into_iter();
            found.map(Row::Door).collect()
        }
        Kind::Hazards => {
            let all = hazards::pressing_first(tables, view.day()).into_iter();
            let open = all.filter(|hazard| hazard.is_open());
            open.map(|hazard| Row::Hazard(hazard.id)).collect()
        }
        Kind::Collect => {
            let open = facts::open(tables, &queue).into_iter();
            open.map(|open| Row::Collect(open.household.id)).collect()
        }
        Kind::Visits => latest_first(tables.visits.on(view.day()).map(AsRef::as_ref)),
        Kind::VisitsAt(subject) => latest_first(tables.visits.of(subject).map(AsRef::as_ref)),
    }
}

fn latest_first<'a>(visits: impl Iterator<Item = &'a Visit>) -> Vec<Row> {
    let mut visits: Vec<&Visit> = visits.collect();
    visits.sort_by_key(|visit| Reverse(visit.at));
    visits
        .into_iter()
        .map(|visit| Row::Visit(visit.id))
        .collect()
}

fn label(row: &Row, view: &View<'_>) -> String {
    let tables = view.ledger.tables();
    match row {
        Row::Item(Item::Task(id)) => {
            let task = tables.tasks.get(*id);
            task.map_or_else(String::new, |found| task::named(found, view))
        }
        Row::Item(Item::Undertaking(what)) => {
            let (title, to_do) = (
                undertaking::title(*what, view),
                undertaking::to_do(*what, view),
            );
            join([title, to_do], view)
        }
        Row::Item(Item::Subject(subject)) => due(subject, view),
        Row::Door(subject) => door(subject, view),
        Row::Hazard(id) => {
            let hazard = tables.hazards.get(*id);
            hazard.map_or_else(String::new, |found| {
                let when = hazards::when(found, view.day(), view);
                join([hazard::title(found, view), when], view)
            })
        }
        Row::Collect(id) => {
            let missing = missing(*id, view);
            let values = [(
                "what",
                missing.join(&view.texts.get("list-separator")).into(),
            )];
            let what = match missing.is_empty() {
                true => view.texts.get("collect-nothing-missing").into_owned(),
                false => view.texts.with("collect-missing", &values),
            };
            join([view.door_and_head(&Subject::from(*id)), what], view)
        }
        Row::Visit(id) => {
            let visit = tables.visits.get(*id);
            visit.map_or_else(String::new, |visit| {
                let day = match visit.day == view.day() {
                    true => String::new(),
                    false => visit.day.format("%m-%d ").to_string(),
                };
                let time = format!("{day}{:02}:{:02}", visit.at.hour(), visit.at.minute());
                let door = view.door_and_head(&visit.subject);
                join([time, door, visits::noted(visit, view)], view)
            })
        }
    }
}

/// What is not known of a household and must be.
pub fn missing(id: Id<Household>, view: &View<'_>) -> Vec<String> {
    let tables = view.ledger.tables();
    let Some(home) = tables.households.get(id) else {
        return Vec::new();
    };
    let missing = facts::missing_at(tables, home);
    let fields = missing.fields();
    fields
        .map(|field| {
            view.texts
                .get(&format!("fact-{}", field.name()))
                .into_owned()
        })
        .collect()
}

/// A door of the queue: whose, and why in a few words.
fn due(subject: &Subject, view: &View<'_>) -> String {
    let queue = view.queue();
    let item = Item::Subject(subject.clone());
    let explained = queue.explain(view.ledger.tables(), &item);
    let why = reason::telling(&explained.today);
    let why: Vec<String> = why.map(|reason| reason::short(reason, view)).collect();
    let why = why.join(&view.texts.get("list-separator"));
    join([view.door_and_head(subject), why], view)
}

/// A door of a list: whose, and how it went today.
fn door(subject: &Subject, view: &View<'_>) -> String {
    let tables = view.ledger.tables();
    let last = tables.visits.of(subject).next_back();
    let today = last.filter(|visit| visit.day == view.day());
    let word = today.map(|visit| view.texts.get(mark::text(Mark::after(tables, visit))));
    let word = word.map(std::borrow::Cow::into_owned).unwrap_or_default();
    join([view.door_and_head(subject), word], view)
}

fn join<const N: usize>(parts: [String; N], view: &View<'_>) -> String {
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    let parts: Vec<String> = parts.collect();
    parts.join(&view.texts.get("plain-comma"))
}
