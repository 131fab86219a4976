//! What cannot be as a register has it, kept and set as small tasks: faulty numbers, vacant doors with people, care
//! words against age or sex (decisions.md 20, 21). Nothing is corrected here.

use chrono::NaiveDate;

use super::home::Member;
use crate::domain::Id;
use crate::domain::codes::{CareGroup, HouseholdState, Priority, TaskKind, TaskOrigin};
use crate::domain::doubt::{is_care_doubtful, is_relation_doubtful};
use crate::domain::household::Household;
use crate::domain::resident::Resident;
use crate::domain::subject::Subject;
use crate::domain::task::Task;
use crate::exchange::outside::Outside;

/// More faulty numbers than this are a fault of the file: one task for all of them.
const ONE_BY_ONE: usize = 30;

/// Doubts found so far.
pub(super) struct Doubts {
    today: NaiveDate,
    numbers: Vec<(Id<Household>, String)>,
    vacant: Vec<Id<Household>>,
    care: Vec<(Id<Household>, String, CareGroup)>,
    relations: Vec<(Id<Household>, String)>,
}

impl Doubts {
    pub(super) fn new(today: NaiveDate) -> Self {
        Self {
            today,
            numbers: Vec::new(),
            vacant: Vec::new(),
            care: Vec::new(),
            relations: Vec::new(),
        }
    }

    /// A door as it will stand; `doubted` says whether the ledger had it vacant with people already, `None` when
    /// it is new.
    pub(super) fn home(&mut self, doubted: Option<bool>, after: &Household, members: &[Member]) {
        if after.state == HouseholdState::VACANT && !members.is_empty() && doubted != Some(true) {
            self.vacant.push(after.id);
        }
    }

    /// A person before and after; only what is new about them is asked.
    pub(super) fn person(&mut self, before: Option<&Resident>, after: &Resident) {
        if after.id_faulty && !before.is_some_and(|before| before.id_faulty) {
            self.numbers.push((after.household, after.name.clone()));
        }
        if is_relation_doubtful(after) && !before.is_some_and(is_relation_doubtful) {
            self.relations.push((after.household, after.name.clone()));
        }
        for group in &after.care {
            let new = before.is_none_or(|before| !before.care.contains(group));
            if new && self.is_doubtful(after, *group) {
                self.care
                    .push((after.household, after.name.clone(), *group));
            }
        }
    }

    /// Whether a person's age or sex speaks against a care group.
    pub(super) fn is_doubtful(&self, person: &Resident, group: CareGroup) -> bool {
        is_care_doubtful(person, group, self.today)
    }

    /// The tasks that ask.
    pub(super) fn tasks(self, outside: &mut Outside<'_>) -> Vec<Task> {
        let mut tasks = Vec::new();
        let mut add = |outside: &mut Outside<'_>,
                       key,
                       values: &[(&'static str, String)],
                       home: Option<Id<Household>>| {
            let title = (outside.text)(key, values);
            let mut task = Task::new(
                Id::new((outside.ids)()),
                title,
                TaskOrigin::new("import"),
                outside.now,
            );
            task.kind = TaskKind::FACTS;
            task.priority = Priority::LOW;
            task.subject = home.map(Subject::Household);
            tasks.push(task);
        };
        if self.numbers.len() > ONE_BY_ONE {
            add(
                outside,
                "import-task-numbers",
                &[("count", self.numbers.len().to_string())],
                None,
            );
        } else {
            for (home, name) in self.numbers {
                add(outside, "import-task-number", &[("name", name)], Some(home));
            }
        }
        for home in self.vacant {
            add(outside, "import-task-vacant", &[], Some(home));
        }
        for (home, name) in self.relations {
            add(
                outside,
                "import-task-relation",
                &[("name", name)],
                Some(home),
            );
        }
        for (home, name, group) in self.care {
            let group = group.label(outside.language).to_owned();
            add(
                outside,
                "import-task-care",
                &[("name", name), ("group", group)],
                Some(home),
            );
        }
        tasks
    }
}
