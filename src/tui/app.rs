//! The screen's state and the one place where what happened outside becomes a change of it. Draws nothing, writes no terminal.

mod base;
mod dispatch;
mod draft;
mod frame;

use std::cell::RefCell;
use std::collections::BTreeMap;

use crossterm::event::{Event, KeyEvent, KeyEventKind, MouseButton, MouseEventKind};

use super::command::{Action, Scope};
use super::context::{Context, Effect, Outbox, Toast, Tone, View};
use super::dialog::Step;
use super::dialog::message::Notice;
use super::intake::{Intake, Taken};
use super::job::Report;
use super::key::Key;
use super::keymap::Keymap;
use super::pane::{PANES, Page, Pane};
use super::theme::{Palette, Theme};
use super::widget::taps::{Taps, Target};
use crate::clock::Clock;
use crate::config::{self, Config, CtrlZ};
use crate::i18n::{Language, Texts};
use crate::ledger::Ledger;
use crate::ledger::draft::Draft;
use base::Base;
use draft::Layer;

/// The smallest screen on which anything is done.
pub const LEAST: (u16, u16) = (36, 10);

/// Milliseconds in which a second Ctrl+C quits.
const TWICE_MILLIS: u64 = 1_000;

/// What happened outside.
pub enum Message {
    /// A key.
    Key(KeyEvent),
    /// A marked paste.
    Paste(String),
    /// A tap, at column and row.
    Tap(u16, u16),
    /// The wheel: down is true.
    Wheel(bool),
    /// The screen has this many columns and rows now.
    Resize(u16, u16),
    /// Time has passed: something may be due ([`App::due`]).
    Tick,
    /// A job has news.
    Job(Report),
    /// The process is being ended from outside: keep what is typed.
    Ending,
}

impl Message {
    /// The message an event of the terminal is; releases, motion and focus are none.
    pub fn of(event: Event) -> Option<Self> {
        match event {
            Event::Key(key) if key.kind != KeyEventKind::Release => Some(Self::Key(key)),
            Event::Paste(text) => Some(Self::Paste(text)),
            Event::Mouse(mouse) => match mouse.kind {
                MouseEventKind::Down(MouseButton::Left) => Some(Self::Tap(mouse.column, mouse.row)),
                MouseEventKind::ScrollDown => Some(Self::Wheel(true)),
                MouseEventKind::ScrollUp => Some(Self::Wheel(false)),
                _ => None,
            },
            Event::Resize(columns, rows) => Some(Self::Resize(columns, rows)),
            _ => None,
        }
    }
}

/// What was found out about the terminal before the first screen.
#[derive(Clone, Copy, Debug, Default)]
pub struct Looks {
    /// Line characters are two columns wide here: draw with ASCII.
    pub ascii: bool,
    /// The background is light.
    pub light: bool,
    /// No colours (`NO_COLOR`, `TERM=dumb`).
    pub colourless: bool,
}

/// The keys of the settings by command, with Ctrl+Z where it is wanted.
fn keys(settings: &Config) -> BTreeMap<String, Vec<String>> {
    let rows = settings
        .keys
        .iter()
        .map(|row| (row.command.clone(), row.keys.clone()));
    let mut keys: BTreeMap<_, _> = rows.collect();
    if settings.ctrl_z == CtrlZ::Suspend {
        keys.entry(Action::Suspend.command().name.to_owned())
            .or_default()
            .push("ctrl+z".to_owned());
    }
    keys
}

fn palette(settings: &Config, looks: Looks) -> Palette {
    match settings.theme {
        _ if looks.colourless => Palette::Mono,
        config::Theme::Auto if looks.light => Palette::Light,
        config::Theme::Auto | config::Theme::Dark => Palette::Dark,
        config::Theme::Light => Palette::Light,
        config::Theme::Classic => Palette::Classic,
        config::Theme::Mono => Palette::Mono,
    }
}

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
    toast: Option<Toast>,
    outbox: Outbox,
    intake: Intake,
    interrupted: Option<u64>,
    mouse: bool,
    changed: bool,
}

impl App {
    /// The screen over an open ledger: on Today, with the dialogs open that were open when it was last left by force.
    pub fn new(
        ledger: Ledger,
        clock: Box<dyn Clock>,
        language: Language,
        looks: Looks,
        settings: Config,
    ) -> Self {
        let (keymap, faults) = Keymap::new(&keys(&settings));
        let base = Base {
            ledger,
            clock: clock.into(),
            texts: Texts::new(language),
            theme: Theme {
                palette: palette(&settings, looks),
                ascii: looks.ascii,
            },
            keymap,
            work: base::deeds(&settings),
            settings,
            taps: Taps::default(),
            finder: RefCell::default(),
            size: (80, 24),
        };
        let mut app = Self {
            base,
            panes: PANES
                .iter()
                .map(|row| Leaf {
                    page: row.page,
                    pane: (row.make)(),
                })
                .collect(),
            at: 0,
            dialogs: Vec::new(),
            kept: Vec::new(),
            toast: None,
            outbox: Outbox::default(),
            intake: Intake::default(),
            interrupted: None,
            mouse: true,
            changed: true,
        };
        app.reopen();
        if !faults.is_empty() {
            let faults = faults
                .iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>()
                .join("\n");
            let title = app.base.texts.get("keys-faulty").into_owned();
            app.context().open(Notice::new(title, faults));
            app.deliver();
        }
        app
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
        std::mem::take(&mut self.outbox.effects)
    }

    /// When a [`Message::Tick`] is wanted, in ticks of the clock; none while nothing is pending.
    pub fn due(&self) -> Option<u64> {
        let toast = self.toast.as_ref().map(|toast| toast.until);
        let drafts = self.dialogs.iter().filter_map(Layer::due).min();
        let page = self.panes[self.at].pane.due();
        [self.intake.due(), toast, drafts, page]
            .into_iter()
            .flatten()
            .min()
    }

    /// Takes in what happened. Several messages that arrived together are best handed over together.
    pub fn update(&mut self, messages: impl IntoIterator<Item = Message>) {
        for message in messages {
            self.take_in(message);
        }
        self.work_off();
    }

    fn take_in(&mut self, message: Message) {
        let ticks = self.base.clock.ticks();
        match message {
            Message::Key(key) => return self.intake.push(&key, ticks),
            Message::Resize(columns, rows) => self.base.size = (columns, rows),
            Message::Tick => {
                self.changed |= self.tick(ticks);
                return;
            }
            Message::Job(report) => self.report(report),
            Message::Ending => self.save_drafts(true),
            Message::Paste(text) => {
                self.work_off();
                self.pasted(&text);
            }
            Message::Tap(column, row) => {
                self.work_off();
                self.tapped(column, row);
            }
            Message::Wheel(down) => {
                self.work_off();
                self.wheel(down);
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
            match taken {
                Taken::Key(key) => self.key(key),
                Taken::Text(text) => self.stray(&text),
            }
            self.deliver();
        }
        self.save_drafts(false);
    }

    /// Whether a field takes every printable key now.
    fn typing(&self) -> bool {
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
        gone || page.is_some_and(|due| due <= ticks)
    }

    /// Text that arrived where no field is open: looked for, never executed.
    fn stray(&mut self, text: &str) {
        if self.too_small() || !self.dialogs.is_empty() {
            return;
        }
        let text = text.trim_start_matches(['/', '、']).to_owned();
        let hint = self.base.texts.get("search-stray").into_owned();
        self.search(&text);
        self.context().refuse(hint);
    }

    fn pasted(&mut self, text: &str) {
        if !self.typing() {
            return self.stray(&super::widget::text::one_line(text));
        }
        self.with_dialog(|dialog, context| {
            dialog.pasted(text, context);
            Ok(Step::Stay)
        });
    }

    fn tapped(&mut self, column: u16, row: u16) {
        if self.too_small() {
            return;
        }
        match self.base.taps.at(column, row) {
            Target::Nothing => {}
            Target::Action(action) => self.dispatch(action),
            Target::Item(item) if self.dialogs.is_empty() => {
                if self.panes[self.at].pane.select(item, &self.base.view()) {
                    self.dispatch(Action::Open);
                }
            }
            Target::Item(item) => self.with_dialog(|dialog, context| dialog.select(item, context)),
        }
    }

    fn wheel(&mut self, down: bool) {
        if self.too_small() {
            return;
        }
        let choosing = self
            .dialogs
            .last()
            .map(|layer| layer.dialog.scopes().contains(&Scope::Choice));
        match (choosing, down) {
            (None, true) => self.dispatch(Action::Down),
            (None, false) => self.dispatch(Action::Up),
            (Some(true), true) => self.dispatch(Action::ChooseDown),
            (Some(true), false) => self.dispatch(Action::ChooseUp),
            (Some(false), true) => self.dispatch(Action::NextField),
            (Some(false), false) => self.dispatch(Action::PreviousField),
        }
    }

    fn report(&mut self, report: Report) {
        match report {
            Report::Done(then) => {
                self.dialogs.retain(|layer| !layer.dialog.is_progress());
                if let Err(error) = then(&mut self.context()) {
                    self.context().fail(&error);
                }
            }
            Report::Broken => {
                self.dialogs.retain(|layer| !layer.dialog.is_progress());
                let text = self.base.texts.get("job-broken").into_owned();
                self.toast = Some(Toast {
                    text,
                    tone: Tone::Fault,
                    until: u64::MAX,
                });
            }
        }
    }

    /// Ends the screen: gives the ledger back.
    pub fn into_ledger(self) -> Ledger {
        self.base.ledger
    }

    /// The name of a key, for tests that press one.
    pub fn press(&mut self, key: Key) {
        self.update([Message::Key(key.event())]);
    }

    /// Where a tap on `target` would go, for tests.
    pub fn place_of(&self, target: Target) -> Option<(u16, u16)> {
        self.base.taps.middle(target)
    }

    /// What the language of the screen is now.
    pub fn language(&self) -> Language {
        self.base.texts.language()
    }
}
