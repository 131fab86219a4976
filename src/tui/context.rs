//! What panes and dialogs are handed: a view for drawing, a context for acting. Decides nothing itself.

mod outbox;

use std::cell::{Ref, RefCell};
use std::sync::Arc;

use chrono::NaiveDate;
use uuid::Uuid;

use super::command::{Action, Scope};
use super::dialog::Dialog;
use super::dialog::form::Choice;
use super::door;
use super::finder::Finder;
use super::job::Job;
use super::key::Key;
use super::keymap::Keymap;
use super::marking::Marking;
use super::pane::Page;
use super::queue::{Figures, Keeper};
use super::theme::Theme;
use super::widget::taps::Taps;
use crate::clock::Clock;
use crate::config::{Config, Mask};
use crate::domain::mask::mask_name;
use crate::domain::subject::Subject;
use crate::error::Error;
use crate::i18n::Texts;
use crate::ledger::Ledger;
use crate::ledger::edit::Edit;
use crate::ledger::operation::OpId;
use crate::ledger::queue::{Queue, Undertaking};
use crate::ledger::work::day::date_at;
use crate::ledger::work::{self, At};

pub use outbox::Outbox;

/// Everything there is to draw from. Nothing in it can be changed.
#[derive(Clone, Copy)]
pub struct View<'a> {
    /// The records.
    pub ledger: &'a Ledger,
    /// The language.
    pub texts: &'a Texts,
    /// The looks.
    pub theme: Theme,
    /// The keys in force.
    pub keymap: &'a Keymap,
    /// The time.
    pub clock: &'a dyn Clock,
    /// What the settings say.
    pub settings: &'a Config,
    /// Of these, what the worker's deeds need.
    pub work: &'a work::Settings,
    /// Where drawn things note what a tap on them means.
    pub taps: &'a Taps,
    /// Finds households by what is typed.
    pub finder: &'a RefCell<Finder>,
    /// What is due; read it with [`View::queue`].
    pub keeper: &'a RefCell<Keeper>,
    /// The doors that one key records at together.
    pub marking: &'a RefCell<Marking>,
    /// Columns and rows of the whole screen.
    pub size: (u16, u16),
    /// Whether everything here is made up.
    pub demo: bool,
}

impl View<'_> {
    /// The day being worked: the one left open last, else today.
    pub fn day(&self) -> NaiveDate {
        date_at(self.ledger.tables(), self.clock.now())
    }

    /// The text of a failure, with what to do about it where that is known.
    pub fn failure(&self, error: &Error) -> String {
        failure(self.texts, error)
    }

    /// How often somebody knocked at a door or place on the day being worked.
    pub fn visits_today(&self, subject: &Subject) -> usize {
        let (day, visits) = (self.day(), self.ledger.tables().visits.of(subject));
        visits.filter(|visit| visit.day == day).count()
    }

    /// How a door or place is written: in full, with its estate where there are several.
    pub fn door(&self, subject: &Subject) -> String {
        door::name(self, subject)
    }

    /// A door with the name of the head of its household.
    pub fn door_and_head(&self, subject: &Subject) -> String {
        let home = subject.household();
        match home.and_then(|id| self.ledger.tables().head_of(id)) {
            Some(head) => format!("{} {}", self.door(subject), self.name(&head.name)),
            None => self.door(subject),
        }
    }

    /// A person's name as the settings let the screen show it (decisions.md 17).
    pub fn name(&self, name: &str) -> String {
        match self.settings.mask {
            Mask::Numbers => name.to_owned(),
            Mask::All => mask_name(name),
        }
    }

    /// The doors and places whose door, names, numbers or words match what was typed, best first.
    pub fn find(&self, typed: &str) -> Vec<Subject> {
        self.finder
            .borrow_mut()
            .find(self.ledger, self.clock.today(), typed)
    }

    /// Whether a sheet of this kind was begun at a door, about this record, and put aside.
    pub fn is_begun(&self, kind: &str, subject: &Subject, part: Uuid) -> bool {
        self.keeper.borrow().is_begun(kind, subject, part)
    }

    /// What is due at which door, why and in which order, as of this moment.
    pub fn queue(&self) -> Ref<'_, Queue> {
        if let Ok(mut keeper) = self.keeper.try_borrow_mut() {
            keeper.follow(self.ledger, self.clock, self.work);
        }
        Ref::map(self.keeper.borrow(), Keeper::queue)
    }

    /// The day in figures, as of this minute.
    pub fn figures(&self) -> Arc<Figures> {
        drop(self.queue());
        self.keeper.borrow().figures(self.ledger)
    }

    /// How the first key of a command is shown; empty when it has none.
    pub fn key(&self, action: Action) -> String {
        let first = self.keymap.keys(action).first();
        first.map_or_else(String::new, |key| key.shown(self.texts))
    }
}

/// What must happen outside the screen.
pub enum Effect {
    /// Do slow work on a thread.
    Start(Job),
    /// Put a text on the clipboard.
    Copy(String),
    /// Listen to taps, or let the terminal select text.
    Mouse(bool),
    /// Keep a choice made on the screen in the settings file: the setting and its value.
    Keep(&'static str, String),
    /// Run a program of the settings, without a shell and without waiting for it.
    Run(Vec<String>),
    /// Ring the bell once.
    Bell,
    /// Draw everything anew.
    Redraw,
    /// Close what is open, or cover it, until the person is back.
    Lock,
    /// Stop the process until the shell continues it.
    Suspend,
    /// End.
    Quit,
}

/// How a toast sounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Something was done.
    Done,
    /// A key did nothing here, and why.
    Note,
    /// Something went wrong.
    Fault,
}

/// The line above the footer.
#[derive(Clone, Debug)]
pub struct Toast {
    /// What it says.
    pub text: String,
    /// What is on disk now, without the key that takes it back.
    pub on_disk: Option<String>,
    /// The key that takes it back, in words, at the end of the text; empty where there is none.
    pub key: String,
    /// How.
    pub tone: Tone,
    /// When it goes, in ticks.
    pub until: u64,
}

/// Everything there is to act on.
pub struct Context<'a> {
    /// The records.
    pub ledger: &'a mut Ledger,
    /// The language.
    pub texts: &'a Texts,
    /// The looks.
    pub theme: Theme,
    /// The keys in force.
    pub keymap: &'a Keymap,
    /// The time, and fresh ids.
    pub clock: &'a dyn Clock,
    /// The same clock, for a job's thread to take along.
    pub lent: &'a Arc<dyn Clock>,
    /// What the settings say.
    pub settings: &'a Config,
    /// Of these, what the worker's deeds need.
    pub work: &'a work::Settings,
    /// What a tap means.
    pub taps: &'a Taps,
    /// Finds households by what is typed.
    pub finder: &'a RefCell<Finder>,
    /// What is due; read it with [`View::queue`].
    pub keeper: &'a RefCell<Keeper>,
    /// The doors that one key records at together.
    pub marking: &'a RefCell<Marking>,
    /// Columns and rows of the whole screen.
    pub size: (u16, u16),
    /// Whether everything here is made up.
    pub demo: bool,
    /// Whether there is a clipboard to put a text on.
    pub clipboard: bool,
    /// The line above the footer.
    pub toast: &'a mut Option<Toast>,
    /// What is to be done afterwards.
    pub outbox: &'a mut Outbox,
}

/// Milliseconds a toast stays.
const TOAST_MILLIS: u64 = 8_000;

impl<'a> Context<'a> {
    /// The same, for drawing and for questions.
    pub fn view(&self) -> View<'_> {
        View {
            ledger: self.ledger,
            texts: self.texts,
            theme: self.theme,
            keymap: self.keymap,
            clock: self.clock,
            settings: self.settings,
            work: self.work,
            taps: self.taps,
            finder: self.finder,
            keeper: self.keeper,
            marking: self.marking,
            size: self.size,
            demo: self.demo,
        }
    }

    /// The day being worked: the one left open last, else today.
    pub fn day(&self) -> NaiveDate {
        date_at(self.ledger.tables(), self.clock.now())
    }

    /// What the deeds of `ledger::work` ask for: `work::visit::log(context.ledger, visit, context.at())`.
    pub fn at(&self) -> At<'a> {
        At {
            clock: self.clock,
            settings: self.work,
        }
    }

    /// Makes one change of the record under `verb`; on disk when it returns. None when nothing would change.
    ///
    /// # Errors
    /// When a record has changed meanwhile or the disk refuses; then nothing is changed.
    pub fn commit(
        &mut self,
        verb: &str,
        put: impl FnOnce(&mut Edit<'_>),
    ) -> Result<Option<OpId>, Error> {
        let mut edit = self.ledger.edit();
        put(&mut edit);
        let changes = edit.changes();
        Ok(self.ledger.commit(verb, changes, self.clock)?)
    }

    /// Says in a line what was done.
    pub fn say(&mut self, text: impl Into<String>) {
        self.set_toast(text.into(), Tone::Done);
    }

    /// Says what was recorded, and that it can be taken back.
    pub fn say_recorded(&mut self, text: &str) {
        self.say_with_key(text.to_owned(), "toast-undo", Action::Undo);
    }

    /// Says what is on disk now, and the key that goes back or forth from it.
    pub fn say_with_key(&mut self, text: String, id: &'static str, action: Action) {
        let hint = [("key", self.view().key(action).into())];
        let hint = self.texts.with(id, &hint);
        self.set_toast(format!("{text}  {hint}"), Tone::Done);
        if let Some(toast) = self.toast {
            (toast.on_disk, toast.key) = (Some(text), hint);
        }
    }

    /// Says why nothing happened.
    pub fn refuse(&mut self, text: impl Into<String>) {
        self.set_toast(text.into(), Tone::Note);
    }

    /// Says what went wrong.
    pub fn fail(&mut self, error: &Error) {
        self.set_toast(failure(self.texts, error), Tone::Fault);
    }

    fn set_toast(&mut self, text: String, tone: Tone) {
        *self.toast = Some(Toast {
            text,
            on_disk: None,
            key: String::new(),
            tone,
            until: self.clock.ticks() + TOAST_MILLIS,
        });
    }

    /// Puts a dialog on top; where a draft of the same kind and subject is kept, it goes on from there.
    pub fn open(&mut self, dialog: impl Dialog + 'static) {
        self.outbox.opened.push(Box::new(dialog));
    }

    /// Answers for a field of the dialog below this one: a form adds the option and takes it.
    pub fn answer(&mut self, field: &'static str, choice: Choice) {
        self.outbox.answers.push((field, choice));
    }

    /// Asks for something outside the screen.
    pub fn effect(&mut self, effect: Effect) {
        self.outbox.effects.push(effect);
    }

    /// Starts slow work on a thread.
    pub fn start(&mut self, job: Job) {
        self.effect(Effect::Start(job));
    }

    /// Turns to a page, and shows `subject` there where one is given.
    pub fn turn_to(&mut self, page: Page, subject: Option<Subject>) {
        self.outbox.turn = Some((page, subject));
    }

    /// Turns to the page of projects, activities and polls, and shows one there.
    pub fn turn_to_undertaking(&mut self, what: Undertaking) {
        self.outbox.shown = Some(what);
    }
}

/// What a key means to a dialog or pane: a command of its scopes, or a key for its field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// A command.
    Action(Action),
    /// Not bound in any of the scopes.
    Key(Key),
}

impl Meaning {
    /// Looks `key` up; while `typing`, a printable key is never a command.
    pub fn of(key: Key, scopes: &[Scope], typing: bool, keymap: &Keymap) -> Self {
        if typing && key.printable().is_some() {
            return Self::Key(key);
        }
        keymap
            .action(scopes, key)
            .map_or(Self::Key(key), Self::Action)
    }
}

fn failure(texts: &Texts, error: &Error) -> String {
    let (id, values) = error.message(texts.tag());
    let values = values.iter();
    let values = values.map(|(name, value)| (*name, value.as_str().into()));
    let values: Vec<_> = values.collect();
    let mut text = texts.with(id, &values);
    let hint = format!("{id}.hint");
    if texts.has(&hint) {
        text.push_str("  ");
        text.push_str(&texts.with(&hint, &values));
    }
    text
}
