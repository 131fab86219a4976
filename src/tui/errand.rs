//! Commands that open the same dialog wherever they are asked for. Not what a page does with its own rows.

use super::checklist;
use super::command::Action;
use super::context::Context;
use super::entry;
use super::filling;
use crate::domain::subject::Subject;
use crate::error::Error;

/// What a command does, on any page; it is given the door or place under the cursor there.
pub type Errand = fn(Option<Subject>, &mut Context<'_>) -> Result<(), Error>;

/// A command of scope `Global` that the App does not carry out itself, and what it does.
pub const ERRANDS: &[(Action, Errand)] = &[
    (Action::HazardAdd, entry::hazard::site::open),
    (Action::Checklist, checklist::open),
    (Action::FormFill, filling::here),
    (Action::FormList, entry::questionnaire::list),
    (Action::TaskList, entry::task::list),
    (Action::TaskAdd, entry::task::add),
    (Action::RequestAdd, entry::request::add),
    (Action::RequestList, entry::request::list),
    (Action::OfferAdd, entry::offer::add),
    (Action::ProjectAdd, entry::project::add),
    (Action::PartnerAdd, entry::partner::add),
    (Action::PollAnswer, entry::poll::at_door),
    (Action::PollAdd, entry::poll::add),
    (Action::PostAdd, entry::post::add),
    (Action::WillingAdd, entry::willing::add),
    (Action::ReliefAdd, entry::relief::add),
    (Action::ActivityAdd, entry::activity::add),
    (Action::Duty, entry::duty::open),
    (Action::CalendarExport, entry::calendar::ask),
    (Action::CalendarImport, entry::import::calendar),
    (Action::AtDoor, entry::at_the_door::open),
    (Action::TopicsToday, entry::topic::of_day),
    (Action::TopicCoverage, entry::topic::coverage),
    (Action::DayStart, entry::day::open),
    (Action::AddHousehold, entry::household::add),
    (Action::AddPlace, entry::place::add),
    (Action::ImportRoster, entry::import::roster),
    (Action::ImportTasks, entry::import::tasks),
    (Action::ImportList, entry::import::list),
    (Action::Blank, entry::blank::open),
    (Action::Wipe, entry::wipe::open),
];

/// What `action` does on any page, if it is such a command.
pub fn of(action: Action) -> Option<Errand> {
    let row = ERRANDS.iter().find(|(known, _)| *known == action);
    row.map(|(_, errand)| *errand)
}
