//! Dialogs: boxes over a page that take all keys until they are closed. What each must offer, and how one is opened again.

pub mod calendar;
pub mod choice;
pub mod confirm;
pub mod form;
pub mod help;
pub mod message;
pub mod palette;
pub mod picker;
pub mod plan;
pub mod progress;
pub mod question;
pub mod search;

use ratatui::Frame;
use ratatui::layout::Rect;
use uuid::Uuid;

use super::command::{Action, Scope};
use super::context::{Context, View};
use super::entry;
use super::entry::import::What;
use super::key::Key;
use super::pane::today::verdict;
use crate::domain::Id;
use crate::domain::subject::Subject;
use crate::error::Error;
use question::Question;

/// What becomes of a dialog after a key.
pub enum Step {
    /// It stays.
    Stay,
    /// It is done; its draft, if any, is dropped.
    Done,
    /// It is put aside; its draft is kept for the next time it is opened.
    Keep,
}

/// A box over a page. The asker passes the closure that receives the answer, so this is all the App needs to know.
pub trait Dialog {
    /// The scopes whose keys work in it; `Always` follows by itself.
    fn scopes(&self) -> &'static [Scope];

    /// Whether a field takes every printable key now.
    fn typing(&self) -> bool {
        false
    }

    /// Whether a digit chooses a row now; the footer says so.
    fn numbered(&self) -> bool {
        false
    }

    /// Carries out a command.
    ///
    /// # Errors
    /// What the ledger or the disk refused; the App shows it and the dialog stays.
    fn update(&mut self, action: Action, context: &mut Context<'_>) -> Result<Step, Error>;

    /// Whether it wants this key before it is looked up among the commands: then [`Dialog::typed`] gets it.
    fn takes_first(&self, _key: Key) -> bool {
        false
    }

    /// Takes a key that is no command here.
    ///
    /// # Errors
    /// As [`Dialog::update`].
    fn typed(&mut self, _key: Key, _context: &mut Context<'_>) -> Result<Step, Error> {
        Ok(Step::Stay)
    }

    /// Takes a pasted text.
    fn pasted(&mut self, _text: &str, _context: &mut Context<'_>) {}

    /// A tap on the item with this number.
    ///
    /// # Errors
    /// As [`Dialog::update`].
    fn select(&mut self, _item: usize, _context: &mut Context<'_>) -> Result<Step, Error> {
        Ok(Step::Stay)
    }

    /// Draws itself over `screen` (the whole of it), see [`super::widget::popup`].
    fn draw(&mut self, frame: &mut Frame<'_>, screen: Rect, view: &View<'_>);

    /// What it asks now where there is no screen but lines (plain mode); none when it cannot be asked so.
    fn question(&self, _view: &View<'_>) -> Option<Question> {
        None
    }

    /// Takes a line as the answer to [`Dialog::question`].
    ///
    /// # Errors
    /// As [`Dialog::update`].
    fn reply(&mut self, _line: &str, _context: &mut Context<'_>) -> Result<Step, Error> {
        Ok(Step::Done)
    }

    /// What was typed and would be lost; none when nothing was.
    fn draft(&self) -> Option<DraftState> {
        None
    }

    /// The kind it is of and what its draft is about, even while there is none.
    fn draft_key(&self) -> Option<(&'static str, About)> {
        None
    }

    /// Takes an answer that a dialog above it was asked for, for the field of this name ([`Context::answer`]).
    fn answered(&mut self, _field: &str, _choice: &form::Choice) {}

    /// Message id of what Enter does now, where it is not what the command's own text says.
    fn enters(&self) -> Option<&'static str> {
        None
    }

    /// Whether a command of its scopes does anything now; the footer names only those.
    fn offers(&self, _action: Action) -> bool {
        true
    }

    /// Whether it only shows how far a job is, and goes with it.
    fn is_progress(&self) -> bool {
        false
    }

    /// Whether it is the help page.
    fn is_help(&self) -> bool {
        false
    }

    /// Goes on from a kept draft of its own kind; anything unreadable is passed over.
    fn restore(&mut self, _state: &str, _view: &View<'_>) {}
}

/// What a dialog is about; its draft is found again by this.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// The door or place.
    pub subject: Option<Subject>,
    /// The record there, where there are several of its kind: a person, a hazard.
    pub part: Option<Uuid>,
}

/// An open dialog as it stands.
#[derive(Clone, PartialEq)]
pub struct DraftState {
    /// Which dialog, for [`REOPENERS`].
    pub kind: &'static str,
    /// What it is about.
    pub about: About,
    /// What was typed, where the cursor is: its own words, as JSON.
    pub state: String,
}

/// Makes a dialog of one kind anew, as empty as when it is first opened; none when what it is about is gone.
pub type Reopen = fn(&About, &View<'_>) -> Option<Box<dyn Dialog>>;

/// How a dialog of this kind is opened again after the program was killed.
pub fn reopener(kind: &str) -> Option<Reopen> {
    let rows = REOPENERS
        .iter()
        .chain(super::entry::hazard::REOPENERS)
        .chain(super::entry::visit::REOPENERS)
        .chain(super::entry::export::REOPENERS)
        .chain(super::entry::task::REOPENERS)
        .chain(super::entry::request::REOPENERS)
        .chain(super::entry::offer::REOPENERS)
        .chain(super::entry::project::REOPENERS)
        .chain(super::entry::partner::REOPENERS)
        .chain(super::entry::poll::REOPENERS)
        .chain(super::entry::post::REOPENERS)
        .chain(super::entry::willing::REOPENERS)
        .chain(super::entry::relief::REOPENERS)
        .chain(super::entry::activity::REOPENERS)
        .chain(super::checklist::REOPENERS)
        .chain(super::filling::REOPENERS);
    rows.into_iter()
        .find(|(known, _)| *known == kind)
        .map(|(_, reopen)| *reopen)
}

/// Which dialogs open again after the program was killed: one row for each kind that has drafts. Kinds that belong
/// together have a table of their own, named in [`reopener`].
pub const REOPENERS: &[(&str, Reopen)] = &[
    (super::sheet::KIND, |about, view| {
        super::sheet::reopen(about.subject.as_ref(), view)
    }),
    (super::record::AGAIN, |about, view| {
        super::record::reopen_again(about.subject.as_ref(), view)
    }),
    ("row-snooze", |about, view| {
        verdict::reopen("row-snooze", about, view)
    }),
    ("row-drop", |about, view| {
        verdict::reopen("row-drop", about, view)
    }),
    ("row-assign", |about, view| {
        verdict::reopen("row-assign", about, view)
    }),
    (entry::household::ADD, |_, view| {
        Some(Box::new(entry::household::add_form(view)))
    }),
    (entry::household::EDIT, |about, view| {
        let id = about.subject.as_ref()?.household()?;
        Some(Box::new(entry::household::edit_form(id, view)?))
    }),
    (entry::resident::ADD, |about, view| {
        let id = about.subject.as_ref()?.household()?;
        Some(Box::new(entry::resident::add_form(id, view)?))
    }),
    (entry::resident::EDIT, |about, view| {
        Some(Box::new(entry::resident::edit_form(
            Id::new(about.part?),
            view,
        )?))
    }),
    (entry::resident::DECLINE, |about, view| {
        Some(Box::new(entry::resident::decline_form(
            Id::new(about.part?),
            view,
        )?))
    }),
    (entry::facts::KIND, |about, view| {
        let id = about.subject.as_ref()?.household()?;
        Some(Box::new(entry::facts::form(id, view)?))
    }),
    (entry::place::ADD, |_, view| {
        Some(Box::new(entry::place::add_form(view)))
    }),
    (entry::place::EDIT, |about, view| {
        let id = about.subject.as_ref()?.place()?;
        Some(Box::new(entry::place::edit_form(id, view)?))
    }),
    (entry::day::KIND, |_, view| {
        Some(Box::new(entry::day::form(view)))
    }),
    ("import-roster", |_, view| {
        Some(Box::new(entry::import::form(What::Roster, "", view)))
    }),
    ("import-tasks", |_, view| {
        Some(Box::new(entry::import::form(What::Tasks, "", view)))
    }),
    (entry::questionnaire::TAKE_IN, |_, view| {
        Some(Box::new(entry::questionnaire::take_in("", view)))
    }),
];
