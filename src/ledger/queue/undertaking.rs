//! What people undertake together and no door stands for: a project, an activity, a poll. Not when one of them asks for the worker.

use uuid::Uuid;

use crate::domain::Id;
use crate::domain::activity::Activity;
use crate::domain::poll::Poll;
use crate::domain::project::Project;
use crate::ledger::table::Tables;

/// One of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Undertaking {
    /// A project.
    Project(Id<Project>),
    /// An activity.
    Activity(Id<Activity>),
    /// A poll.
    Poll(Id<Poll>),
}

impl Undertaking {
    /// The id of the record.
    pub const fn uuid(self) -> Uuid {
        match self {
            Self::Project(id) => id.uuid(),
            Self::Activity(id) => id.uuid(),
            Self::Poll(id) => id.uuid(),
        }
    }

    /// What it is called; nothing when it is gone.
    pub fn title(self, tables: &Tables) -> &str {
        let title = match self {
            Self::Project(id) => tables.projects.get(id).map(|one| &one.title),
            Self::Activity(id) => tables.activities.get(id).map(|one| &one.title),
            Self::Poll(id) => tables.polls.get(id).map(|one| &one.question),
        };
        title.map_or("", String::as_str)
    }
}
