//! Commands that open the same dialog wherever they are asked for. Not what a page does with its own rows.

use Errand::{Opens, Tries};

use super::checklist;
use super::command::Action;
use super::context::Context;
use super::entry;
use super::filling;
use crate::domain::subject::Subject;
use crate::error::Error;

/// What a command does, on any page; it is given the door or place under the cursor there.
#[derive(Clone, Copy)]
pub enum Errand {
    /// Opens a dialog.
    Opens(fn(Option<Subject>, &mut Context<'_>)),
    /// Reads or writes before it does, and may fail.
    Tries(fn(Option<Subject>, &mut Context<'_>) -> Result<(), Error>),
}

impl Errand {
    /// Does it at the door or place under the cursor.
    ///
    /// # Errors
    /// When what it reads or writes cannot be.
    pub fn run(self, here: Option<Subject>, context: &mut Context<'_>) -> Result<(), Error> {
        match self {
            Opens(open) => {
                open(here, context);
                Ok(())
            }
            Tries(attempt) => attempt(here, context),
        }
    }
}

/// A command of scope `Global` that the App does not carry out itself, and what it does.
pub const ERRANDS: &[(Action, Errand)] = &[
    (Action::HazardAdd, Opens(entry::hazard::site::open)),
    (Action::Checklist, Opens(checklist::open)),
    (Action::FormFill, Opens(filling::here)),
    (Action::FormList, Opens(entry::questionnaire::list)),
    (Action::TaskList, Opens(entry::task::list)),
    (Action::TaskAdd, Opens(entry::task::add)),
    (Action::RequestAdd, Opens(entry::request::add)),
    (Action::RequestList, Opens(entry::request::list)),
    (Action::OfferAdd, Opens(entry::offer::add)),
    (Action::ProjectAdd, Opens(entry::project::add)),
    (Action::PartnerAdd, Opens(entry::partner::add)),
    (Action::PollAnswer, Opens(entry::poll::at_door)),
    (Action::PollAdd, Opens(entry::poll::add)),
    (Action::PostAdd, Opens(entry::post::add)),
    (Action::WillingAdd, Opens(entry::willing::add)),
    (Action::ReliefAdd, Opens(entry::relief::add)),
    (Action::ActivityAdd, Opens(entry::activity::add)),
    (Action::Duty, Opens(entry::duty::open)),
    (Action::CalendarExport, Opens(entry::calendar::ask)),
    (Action::CalendarImport, Opens(entry::import::calendar)),
    (Action::AtDoor, Opens(entry::at_the_door::open)),
    (Action::TopicsToday, Opens(entry::topic::of_day)),
    (Action::TopicCoverage, Opens(entry::topic::coverage)),
    (Action::DayStart, Opens(entry::day::open)),
    (Action::AddHousehold, Opens(entry::household::add)),
    (Action::AddPlace, Opens(entry::place::add)),
    (Action::ImportRoster, Opens(entry::import::roster)),
    (Action::ImportTasks, Opens(entry::import::tasks)),
    (Action::ImportList, Opens(entry::import::list)),
    (Action::Blank, Opens(entry::blank::open)),
    (Action::Wipe, Tries(entry::wipe::open)),
];

/// What `action` does on any page, if it is such a command.
pub fn of(action: Action) -> Option<Errand> {
    let row = ERRANDS.iter().find(|(known, _)| *known == action);
    row.map(|(_, errand)| *errand)
}
