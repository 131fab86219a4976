//! The screen's state and the one place where what happened outside becomes a change of it. Draws nothing, writes no terminal.

mod base;
mod dispatch;
mod draft;
mod frame;
mod idle;
mod looks;
mod message;
mod offered;
mod outside;
mod parting;
mod plain;
mod reminder;
mod undo;

use std::cell::RefCell;

use chrono::NaiveDate;

use super::context::{Context, Effect, Outbox, Toast, View};
use super::dialog::message::Notice;
use super::dialog::progress::Progress;
use super::intake::{Intake, Taken};
use super::job::Meter;
use super::keymap::{self, Keymap};
use super::pane::{Page, Pane};
use super::queue::Keeper;
use super::widget::taps::Taps;
use crate::clock::Clock;
use crate::config::{self, Config};
use crate::i18n::{Language, Texts};
use crate::ledger::Ledger;
use crate::ledger::draft::Draft;
use base::Base;
use idle::Idle;
use looks::wishes;
use reminder::Reminder;

use draft::Layer;
pub use looks::{Looks, theme};
pub use message::Message;
use parting::Parting;

/// The smallest screen on which anything is done.
pub const LEAST: (u16, u16) = (36, 10);

/// Milliseconds in which a second Ctrl+C quits.
const TWICE_MILLIS: u64 = 1_000;

/// Milliseconds between two looks at how far a job is.
const PROGRESS_MILLIS: u64 = 100;

/// A page that has been made.
struct Leaf {
    page: Page,
    pane: Box<dyn Pane>,
}

/// The screen's state.
pub struct App {
    base: Base,
    panes: Vec<Leaf>,
    at: usize,
    dialogs: Vec<Layer>,
    kept: Vec<Draft>,
    unsaved: Vec<(u64, Draft)>, // refused by the disk, to be tried again then
    toast: Option<Toast>,
    /// What the toast said before the key being acted on: help tells it in full.
    said: Option<String>,
    outbox: Outbox,
    intake: Intake,
    interrupted: Option<u64>,
    reminder: Reminder,
    idle: Idle,
    mouse: bool,
    key_faults: Vec<keymap::Fault>,
    /// Whether a field took every printable key when this was last looked at; none before the first look.
    in_field: Option<bool>,
    /// The date when time was last looked at.
    date: Option<NaiveDate>,
    changed: bool,
    parting: Parting,
}

impl App {
    /// The screen over an open ledger: on Today, with the dialogs open that were open when it was last left by force.
    pub fn new(
        mut ledger: Ledger,
        clock: Box<dyn Clock>,
        language: Language,
        looks: Looks,
        settings: Config,
    ) -> Self {
        ledger.keep_backups(settings.backups.into());
        let (keymap, key_faults) = Keymap::new(&wishes(&settings));
        let mouse = settings.mouse;
        let work = base::deeds(&settings);
        let keeper = Keeper::new(&ledger, &*clock, &work);
        let base = Base {
            ledger,
            clock: clock.into(),
            texts: Texts::new(looks.language(language)),
            theme: theme(&settings, looks),
            keymap,
            work,
            settings,
            taps: Taps::default(),
            finder: RefCell::default(),
            latin: looks.latin,
            keeper: RefCell::new(keeper),
            marking: RefCell::default(),
            cover: RefCell::default(),
            size: (80, 24),
            demo: false,
            clipboard: true,
        };
        let mut app = Self {
            base,
            panes: frame::leaves(),
            at: 0,
            dialogs: Vec::new(),
            kept: Vec::new(),
            unsaved: Vec::new(),
            toast: None,
            said: None,
            outbox: Outbox::default(),
            intake: Intake::default(),
            interrupted: None,
            reminder: Reminder::default(),
            idle: Idle::default(),
            mouse,
            key_faults,
            in_field: None,
            date: None,
            changed: true,
            parting: Parting::default(),
        };
        app.reopen();
        app.look_ahead();
        app
    }

    /// Shows what is wrong in the settings `file`, all at once: `faults`, and those of its keys.
    pub fn tell_faults(&mut self, faults: &[config::Fault], file: &str) {
        let texts = &self.base.texts;
        let keys = self.key_faults.iter();
        let keys = keys.map(|fault| (fault.line, fault.text(texts)));
        let others = faults.iter().map(|fault| (fault.line, fault.text(texts)));
        let mut lines: Vec<(usize, String)> = others.chain(keys).collect();
        if lines.is_empty() {
            return;
        }
        lines.sort_by_key(|(line, _)| *line);
        let lines = lines.into_iter().map(|(_, said)| said);
        let said: Vec<String> = std::iter::once(file.to_owned()).chain(lines).collect();
        self.tell("settings-faulty", &said.join("\n"));
    }

    /// Shows a text to read, under the title of this message: what was repaired when the ledger was opened.
    pub fn tell(&mut self, title: &str, text: &str) {
        let title = self.base.texts.get(title).into_owned();
        self.context().open(Notice::new(title, text));
        self.deliver();
    }

    /// Everything there is to draw from.
    pub fn view(&self) -> View<'_> {
        self.base.view()
    }

    fn context(&mut self) -> Context<'_> {
        self.base.context(&mut self.toast, &mut self.outbox)
    }

    /// Says whether the screen may look different since this was last asked.
    pub fn take_changed(&mut self) -> bool {
        std::mem::take(&mut self.changed)
    }

    /// What must happen outside, since this was last asked.
    pub fn take_effects(&mut self) -> Vec<Effect> {
        let effects = std::mem::take(&mut self.outbox.effects);
        for effect in &effects {
            if let Effect::Keep(setting, value) = effect {
                self.base.take(setting, value);
            }
        }
        effects
    }

    /// Says that everything must be drawn anew.
    pub fn set_changed(&mut self) {
        self.changed = true;
    }

    /// Whether something is to be drawn or done outside before more is taken in.
    pub fn has_pending(&self) -> bool {
        self.changed || !self.outbox.effects.is_empty()
    }

    /// Shows how far a job is until it reports.
    pub fn show_progress(&mut self, title: String, meter: Meter) {
        self.put_on_top(Box::new(Progress::new(title, meter)));
        self.changed = true;
    }

    /// Milliseconds until a [`Message::Tick`] is wanted; none while nothing is pending.
    pub fn due_in(&self) -> Option<u64> {
        self.due()
            .map(|due| due.saturating_sub(self.base.clock.ticks()))
    }

    fn due(&self) -> Option<u64> {
        let toast = self.toast.as_ref().map(|toast| toast.until);
        let drafts = self.dialogs.iter().filter_map(Layer::due).min();
        let page = self.panes[self.at].pane.due();
        let running = self.dialogs.iter().any(|layer| layer.dialog.is_progress());
        let running = running.then(|| self.base.clock.ticks() + PROGRESS_MILLIS);
        [
            self.intake.due(),
            toast,
            drafts,
            page,
            running,
            self.unsaved.first().map(|(due, _)| *due),
            self.reminder.due(),
            self.midnight(),
            self.locks_at(),
        ]
        .into_iter()
        .flatten()
        .min()
    }

    /// When the date changes, in ticks: the header shows it beside the day that is open.
    fn midnight(&self) -> Option<u64> {
        let (now, ticks) = (self.base.clock.now(), self.base.clock.ticks());
        let today = now.date_naive();
        // It may have changed between the last look and now.
        if self.date.is_some_and(|date| date != today) {
            return Some(ticks);
        }
        let next = today.succ_opt()?.and_time(chrono::NaiveTime::MIN);
        let wait = (next - now.naive_local()).num_milliseconds() + 1;
        Some(ticks + u64::try_from(wait).ok()?)
    }

    /// Takes in what happened. Several messages that arrived together are best handed over together.
    pub fn update(&mut self, messages: impl IntoIterator<Item = Message>) {
        for message in messages {
            self.take_in(message);
        }
        self.work_off();
        self.prepare();
        self.tell_input_method();
    }

    /// Asks for the input method's own switch, where the settings have one, when a field is entered or left.
    fn tell_input_method(&mut self) {
        let typing = self.typing();
        if self.in_field.replace(typing) == Some(typing) {
            return;
        }
        let ime = &self.base.settings.ime;
        let command = match typing {
            true => &ime.enter_command,
            false => &ime.leave_command,
        };
        if !command.is_empty() {
            self.outbox.effects.push(Effect::Run(command.clone()));
        }
    }

    /// Lets the page in front bring itself up to what happened, before it is drawn.
    fn prepare(&mut self) {
        let mut context = self.base.context(&mut self.toast, &mut self.outbox);
        if let Err(error) = self.panes[self.at].pane.prepare(&mut context) {
            context.fail(&error);
        }
    }

    fn take_in(&mut self, message: Message) {
        let ticks = self.base.clock.ticks();
        self.idle.note(&message, ticks);
        match message {
            Message::Key(key) => return self.intake.push(&key, ticks),
            Message::KeyAt(key, read) => return self.intake.push(&key, read.min(ticks)),
            Message::Resize(columns, rows) => self.base.size = (columns, rows),
            Message::Tick => {
                self.changed |= self.tick(ticks);
                return;
            }
            Message::Job(report) => self.report(report),
            Message::Ending => self.save_drafts(true),
            Message::Paste(text) => {
                self.work_off();
                self.afresh(|app| {
                    app.pasted(&text);
                    true
                });
            }
            Message::Tap(column, row) => {
                self.work_off();
                self.afresh(|app| app.tapped(column, row));
            }
            Message::Wheel(down) => {
                self.work_off();
                self.afresh(|app| app.wheel(down));
            }
        }
        self.changed = true;
        self.deliver();
    }

    /// Acts on the keys that can be told apart by now.
    fn work_off(&mut self) {
        let ticks = self.base.clock.ticks();
        while let Some(taken) = self.intake.next(ticks, self.typing()) {
            self.changed = true;
            self.afresh(|app| match taken {
                Taken::Key(press) => app.key(press),
                Taken::Text(text) => {
                    app.stray(&text);
                    true
                }
            });
        }
        self.save_drafts(false);
        self.tell_notices();
        self.look_ahead();
    }

    /// Whether a field takes every printable key now.
    pub fn typing(&self) -> bool {
        !self.too_small()
            && self
                .dialogs
                .last()
                .is_some_and(|layer| layer.dialog.typing())
    }

    fn too_small(&self) -> bool {
        self.base.size.0 < LEAST.0 || self.base.size.1 < LEAST.1
    }

    fn tick(&mut self, ticks: u64) -> bool {
        let gone = self
            .toast
            .as_ref()
            .is_some_and(|toast| toast.until <= ticks);
        if gone {
            self.toast = None;
        }
        let page = self.panes[self.at].pane.due();
        let running = self.dialogs.iter().any(|layer| layer.dialog.is_progress());
        let reminded = self.remind(ticks);
        self.lock_when_idle(ticks);
        let today = self.base.clock.today();
        let turned = self.date.replace(today).is_some_and(|date| date != today);
        gone || running || reminded || turned || page.is_some_and(|due| due <= ticks)
    }

    /// Ends the screen: gives the ledger back.
    pub fn into_ledger(self) -> Ledger {
        self.base.ledger
    }

    /// Carries out a command as if its key had been pressed.
    pub fn carry_out(&mut self, action: super::command::Action) {
        self.dispatch(action);
        self.deliver();
        self.changed = true;
    }

    /// What the language of the screen is now.
    pub fn language(&self) -> Language {
        self.base.texts.language()
    }
}
