//! Pages: what each must offer, and the table of all of them. A new page is one file and one row here.

mod collect;
pub(super) mod community;
pub(super) mod hazards;
pub mod homes;
pub(super) mod log;
mod map;
mod requests;
pub mod today;
pub(super) mod visits;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::command::{Action, Scope};
use super::context::{Context, View};
use crate::domain::subject::Subject;
use crate::error::Error;
use crate::ledger::queue::Undertaking;

/// A page of the screen.
pub trait Pane {
    /// The scopes whose keys work here, first to last; `Global` and `Always` follow by themselves.
    fn scopes(&self) -> &'static [Scope];

    /// Why `action` cannot be done here and now, as a message id; help and palette show it too.
    fn refuses(&self, _action: Action, _view: &View<'_>) -> Option<&'static str> {
        None
    }

    /// The message that names `action` here, where what it does depends on what the page shows.
    fn calls(&self, _action: Action) -> Option<String> {
        None
    }

    /// Message id of what Enter does now, where "open" does not say it.
    fn enters(&self) -> Option<&'static str> {
        None
    }

    /// Carries out a command.
    ///
    /// # Errors
    /// What the ledger or the disk refused; the App shows it.
    fn update(&mut self, action: Action, context: &mut Context<'_>) -> Result<(), Error>;

    /// Brings itself up to what happened, before it is drawn: for what cannot be read from a [`View`]. Called after
    /// everything that happens while this page is in front; it must cost nothing when nothing has changed.
    ///
    /// # Errors
    /// What the disk refused; the App shows it.
    fn prepare(&mut self, _context: &mut Context<'_>) -> Result<(), Error> {
        Ok(())
    }

    /// Draws itself into `area` (header, toast and footer are not in it).
    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, view: &View<'_>);

    /// Goes one step back inside the page (from a detail to its list); says whether there was one.
    fn back(&mut self) -> bool {
        false
    }

    /// A tap on the item with this number: puts the cursor there; true when it was there already, which opens it.
    fn select(&mut self, _item: usize, _view: &View<'_>) -> bool {
        false
    }

    /// Puts the cursor on a door or place; false when this page cannot show it.
    fn show(&mut self, _subject: &Subject, _view: &View<'_>) -> bool {
        false
    }

    /// As [`Pane::show`], when it was looked for by typing: the cursor may go back once that door is recorded.
    fn sought(&mut self, subject: &Subject, view: &View<'_>) -> bool {
        self.show(subject, view)
    }

    /// As [`Pane::show`], when another page sent the person here to see more of it.
    fn arrive(&mut self, subject: &Subject, view: &View<'_>) -> bool {
        self.show(subject, view)
    }

    /// As [`Pane::arrive`], for what has no door.
    fn arrive_at(&mut self, _what: Undertaking, _view: &View<'_>) {}

    /// What was done at a door that stays done was taken back or done again: the cursor goes on from there.
    fn passed(&mut self, subject: &Subject, view: &View<'_>) {
        self.show(subject, view);
    }

    /// Looks for what was typed in its own rows; false leaves it to the search box of every page.
    fn search(&mut self, _typed: &str, _context: &mut Context<'_>) -> bool {
        false
    }

    /// When it must be drawn anew although nothing happens, in ticks of the clock.
    fn due(&self) -> Option<u64> {
        None
    }

    /// The door or place under the cursor.
    fn subject(&self) -> Option<Subject> {
        None
    }
}

/// The pages, in the order of Tab.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Page {
    /// The queue, the next door and the record pad.
    Today,
    /// Floors and doors of a building.
    Map,
    /// Households and the people in them.
    Homes,
    /// Visits made, per day and door.
    Visits,
    /// Hazards by state and deadline.
    Hazards,
    /// Facts missing or stale.
    Collect,
    /// What was asked for at the doors.
    Requests,
    /// Offers, needs, projects, partners.
    Community,
    /// The day so far, and its end.
    Log,
}

/// A row of the table of pages.
pub struct Row {
    /// Which page.
    pub page: Page,
    /// The id of its name.
    pub text: &'static str,
    /// The command that turns to it.
    pub action: Action,
    /// Makes it.
    pub make: fn() -> Box<dyn Pane>,
}

/// Every page there is, in the order of Tab.
pub const PANES: &[Row] = &[
    Row {
        page: Page::Today,
        text: "page-today",
        action: Action::PageToday,
        make: || Box::new(today::Today::default()),
    },
    Row {
        page: Page::Map,
        text: "page-map",
        action: Action::PageMap,
        make: || Box::new(map::Map::default()),
    },
    Row {
        page: Page::Homes,
        text: "page-homes",
        action: Action::PageHomes,
        make: || Box::new(homes::Homes::default()),
    },
    Row {
        page: Page::Visits,
        text: "page-visits",
        action: Action::PageVisits,
        make: || Box::new(visits::Visits::default()),
    },
    Row {
        page: Page::Hazards,
        text: "page-hazards",
        action: Action::PageHazards,
        make: || Box::new(hazards::Hazards::default()),
    },
    Row {
        page: Page::Collect,
        text: "page-collect",
        action: Action::PageCollect,
        make: || Box::new(collect::Collect::default()),
    },
    Row {
        page: Page::Requests,
        text: "page-requests",
        action: Action::PageRequests,
        make: || Box::new(requests::Requests::default()),
    },
    Row {
        page: Page::Community,
        text: "page-community",
        action: Action::PageCommunity,
        make: || Box::new(community::Community::default()),
    },
    Row {
        page: Page::Log,
        text: "page-log",
        action: Action::PageLog,
        make: || Box::new(log::Log::default()),
    },
];
