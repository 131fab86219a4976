//! The lists of Today: what is due, what waits, whom to look for in the evening, what was done. Not how they are drawn.

use std::collections::HashSet;

use crate::domain::Id;
use crate::domain::household::Household;
use crate::domain::subject::Subject;
use crate::ledger::queue::{Item, Order, Row};
use crate::tui::context::View;

/// Which list is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Section {
    /// What is due today.
    #[default]
    Due,
    /// What is due, but not today, and why.
    Waiting,
    /// The plan's doors where nobody was met yet, and whom one agreed to see later today.
    Evening,
    /// Where somebody knocked today, the latest first, with what is left there.
    Done,
}

impl Section {
    /// All of them, in the order of their tabs.
    pub const ALL: [Self; 4] = [Self::Due, Self::Waiting, Self::Evening, Self::Done];

    /// The one beside it.
    #[must_use]
    pub fn beside(self, forward: bool) -> Self {
        let at = Self::ALL
            .iter()
            .position(|section| *section == self)
            .unwrap_or(0);
        let count = Self::ALL.len();
        Self::ALL[(at + if forward { 1 } else { count - 1 }) % count]
    }

    /// The id of its title.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Due => "today-queue",
            Self::Waiting => "today-waiting",
            Self::Evening => "today-evening",
            Self::Done => "today-done",
        }
    }

    /// How many lines it has.
    pub fn count(self, view: &View<'_>) -> usize {
        match self {
            Self::Due => view.queue().ahead(Order::Stairs).len(),
            Self::Waiting => view.queue().waiting().len(),
            Self::Evening => view.figures().evening,
            Self::Done => view.figures().done.len(),
        }
    }
}

/// A line of a list.
#[derive(Clone, Debug)]
pub struct Line {
    /// What it is about.
    pub item: Item,
    /// Its row in the queue, if it has one there.
    pub row: Option<Row>,
}

/// What a list depends on; while it is the same, so is the list.
type Stamp = (u64, usize, Section, bool, i64);

/// The lines of the list shown, and the one under the cursor.
#[derive(Default)]
pub struct Rows {
    /// Which list.
    pub section: Section,
    /// By urgency instead of by the stairs.
    pub by_urgency: bool,
    /// The lines.
    pub lines: Vec<Line>,
    stamp: Option<Stamp>,
    here: Option<(Item, usize)>,
    /// The plan was just made or changed.
    pub planned: bool,
    /// The plan when this was last looked at; none before the first look.
    plan: Option<Vec<Id<Household>>>,
}

impl Rows {
    /// Takes the list anew when something was recorded or a minute has passed; gives where the cursor belongs then:
    /// with the line it was on, on the next one when that was just visited or is gone.
    pub fn follow(&mut self, at: usize, view: &View<'_>) -> usize {
        let minute = view.clock.now().timestamp() / 60;
        let stamp = (
            view.ledger.touched_mark(),
            view.ledger.headers().len(),
            self.section,
            self.by_urgency,
            minute,
        );
        if self.stamp == Some(stamp) {
            return at.min(self.lines.len().saturating_sub(1));
        }
        let other_list = self
            .stamp
            .is_some_and(|old| (old.2, old.3) != (stamp.2, stamp.3));
        self.stamp = Some(stamp);
        self.lines = self.taken(view);
        if other_list {
            self.here = None;
            return 0;
        }
        let last = self.lines.len().saturating_sub(1);
        if let Some(first) = self.planned_anew(view) {
            (self.here, self.planned) = (None, true);
            return first;
        }
        let Some((item, visits)) = self.here.take() else {
            return at.min(last);
        };
        let place = self.lines.iter().position(|line| line.item == item);
        match place {
            Some(place) if visits_today(&item, view) > visits && place == at => (at + 1).min(last),
            Some(_) if visits_today(&item, view) > visits => at.min(last),
            Some(place) => place,
            None => at.min(last),
        }
    }

    /// Where the plan's first door stands, when the plan has just been made or changed.
    fn planned_anew(&mut self, view: &View<'_>) -> Option<usize> {
        let day = view.ledger.tables().day(view.day());
        let plan = day.map_or_else(Vec::new, |day| day.plan.doors.clone());
        let before = self.plan.replace(plan);
        let plan = self.plan.as_deref().unwrap_or_default();
        if plan.is_empty() || before.is_none_or(|before| before == plan) {
            return None;
        }
        let plan: HashSet<&Id<Household>> = plan.iter().collect();
        let planned = |line: &Line| {
            let id = line.item.subject().and_then(Subject::household);
            id.is_some_and(|id| plan.contains(&id))
        };
        self.lines.iter().position(planned)
    }

    /// Remembers which line the cursor is on.
    pub fn stand(&mut self, at: usize, view: &View<'_>) {
        let item = self.lines.get(at).map(|line| line.item.clone());
        self.here = item.map(|item| (item.clone(), visits_today(&item, view)));
    }

    /// Lets the cursor stay at its place when the line moves away (a skipped door goes to the end).
    pub fn let_go(&mut self) {
        self.here = None;
    }

    fn taken(&self, view: &View<'_>) -> Vec<Line> {
        let queue = view.queue();
        let line = |row: Row| Line {
            item: row.item.clone(),
            row: Some(row),
        };
        let known = |subject: Subject| {
            let item = Item::Subject(subject);
            Line {
                row: queue.find(&item),
                item,
            }
        };
        match self.section {
            Section::Due => {
                let order = if self.by_urgency {
                    Order::Urgency
                } else {
                    Order::Stairs
                };
                queue.ahead(order).map(line).collect()
            }
            Section::Waiting => queue.waiting().map(line).collect(),
            Section::Evening => {
                let doors = queue.evening_round(view.ledger.tables()).into_iter();
                doors.map(|id| known(Subject::from(id))).collect()
            }
            Section::Done => {
                let done = queue.done(view.ledger.tables()).into_iter();
                done.map(|done| known(done.subject)).collect()
            }
        }
    }
}

fn visits_today(item: &Item, view: &View<'_>) -> usize {
    let subject = item.subject();
    subject.map_or(0, |subject| view.visits_today(subject))
}
