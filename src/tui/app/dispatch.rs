//! What each command does: those of the App itself here, all others handed to the topmost dialog or the page.

use super::super::command::{Action, COMMANDS, Scope};
use super::super::context::{Effect, Meaning};
use super::super::dialog::help::Help;
use super::super::dialog::palette::Palette;
use super::super::dialog::search::Search;
use super::super::dialog::{Dialog, Step};
use super::super::errand;
use super::super::intake::Press;
use super::super::marking;
use super::super::pane::{PANES, Page};
use super::{App, Layer, TWICE_MILLIS, Texts};
use crate::domain::subject::Subject;
use crate::error::Error;
use crate::tui::context::Context;

impl App {
    /// The scopes whose keys work now, first to last.
    pub(super) fn scopes(&self) -> Vec<Scope> {
        let mut scopes = match self.dialogs.last() {
            Some(layer) => layer.dialog.scopes().to_vec(),
            None => {
                let mut scopes = self.panes[self.at].pane.scopes().to_vec();
                scopes.push(Scope::Global);
                scopes
            }
        };
        scopes.push(Scope::Always);
        scopes
    }

    /// Says whether the key did anything.
    pub(super) fn key(&mut self, press: Press) -> bool {
        let key = press.key;
        if self.too_small() {
            // Nothing may happen unseen; what is typed in an open dialog is on disk as a draft.
            let asked = self
                .base
                .keymap
                .action(&[Scope::Global, Scope::Always], key);
            if matches!(asked, Some(Action::Quit | Action::Leave)) {
                self.outbox.effects.push(Effect::Quit);
            }
            return false;
        }
        let first = self
            .dialogs
            .last()
            .is_some_and(|layer| layer.dialog.takes_first(key));
        let meaning = Meaning::of(key, &self.scopes(), self.typing(), &self.base.keymap);
        match meaning {
            Meaning::Action(action) if !first => {
                let counts = !action.commits() || self.intake.counts(press);
                if counts {
                    self.dispatch(action);
                }
                counts
            }
            _ => {
                self.with_dialog(|dialog, context| dialog.typed(key, context));
                !self.dialogs.is_empty()
            }
        }
    }

    /// Carries out a command, wherever it was asked for.
    pub(super) fn dispatch(&mut self, action: Action) {
        if self.always(action) {
            return;
        }
        if !self.dialogs.is_empty() {
            return self.with_dialog(|dialog, context| dialog.update(action, context));
        }
        let result = self.global(action).unwrap_or_else(|| self.on_page(action));
        if let Err(error) = result {
            self.context().fail(&error);
        }
    }

    fn always(&mut self, action: Action) -> bool {
        match action {
            Action::Quit => self.quit(),
            Action::Redraw => self.outbox.effects.push(Effect::Redraw),
            Action::Language => {
                let other = self.base.texts.language().other();
                self.base.texts = Texts::new(other);
                let kept = Effect::Keep("language", other.tag().to_owned());
                self.outbox.effects.push(kept);
            }
            Action::Help => {
                if self.dialogs.iter().any(|layer| layer.dialog.is_help()) {
                    self.with_dialog(|_, _| Ok(Step::Done));
                } else {
                    let said = self.said.take();
                    let texts = &self.base.texts;
                    let help = Help::new(&self.scopes(), &self.refusals(), said, texts);
                    self.dialogs.push(Layer::new(Box::new(help)));
                }
            }
            Action::Interrupt => {
                let ticks = self.base.clock.ticks();
                if self
                    .interrupted
                    .replace(ticks)
                    .is_some_and(|last| ticks.saturating_sub(last) <= TWICE_MILLIS)
                {
                    self.outbox.effects.push(Effect::Quit);
                } else if self.dialogs.is_empty() {
                    self.dispatch(Action::Back);
                    let again = self.base.texts.get("quit-again").into_owned();
                    self.context().refuse(again);
                } else {
                    let closing = [Action::Close, Action::Dismiss];
                    let scopes = self.scopes();
                    if let Some(action) = closing
                        .into_iter()
                        .find(|action| scopes.contains(&action.command().scope))
                    {
                        self.dispatch(action);
                    }
                }
            }
            _ => return false,
        }
        true
    }

    /// The commands every page has; none when the page itself is meant.
    fn global(&mut self, action: Action) -> Option<Result<(), Error>> {
        if let Some(at) = PANES.iter().position(|row| row.action == action) {
            self.turn_from_here(at);
            return Some(Ok(()));
        }
        match action {
            Action::NextPage => self.turn_from_here((self.at + 1) % self.panes.len()),
            Action::PreviousPage => {
                self.turn_from_here((self.at + self.panes.len() - 1) % self.panes.len());
            }
            Action::Search => self.search(""),
            Action::Palette => {
                let palette = Palette::new(self.offered(), &self.base.texts);
                self.context().open(palette);
            }
            Action::Undo => return Some(self.undo(true).map(drop)),
            Action::Redo => return Some(self.undo(false).map(drop)),
            Action::Back | Action::MarkNone if self.unmark() => {}
            Action::Back | Action::Leave if self.go_back() => {}
            // Never to another page by itself: the digits would mean something else there.
            Action::Back => {
                if !self.panes[self.at].pane.back() {
                    self.say_nothing_open();
                }
            }
            Action::Leave => {
                // From an open card to its list; from a list of any page out.
                if !self.panes[self.at].pane.back() {
                    self.quit();
                }
            }
            Action::Theme => self.next_palette(),
            Action::Mouse => self.turn_mouse(),
            Action::Cover => self.turn_cover(),
            Action::Lock => self.outbox.effects.push(Effect::Lock),
            Action::Suspend => self.outbox.effects.push(Effect::Suspend),
            _ => {
                let errand = errand::of(action)?;
                let here = self.panes[self.at].pane.subject();
                return Some(errand.run(here, &mut self.context()));
            }
        }
        Some(Ok(()))
    }

    /// Turns to a page; the map opens at the door under the cursor.
    fn turn_from_here(&mut self, at: usize) {
        if PANES[at].page == Page::Map
            && self.at != at
            && let Some(here) = self.panes[self.at].pane.subject()
        {
            self.panes[at].pane.show(&here, &self.base.view());
        }
        self.turn_page(at);
    }

    /// Says that there is nothing to close, and which key leads to Today; there nothing at all.
    fn say_nothing_open(&mut self) {
        if self.panes[self.at].page == Page::Today {
            return;
        }
        let key = self.base.view().key(Action::PageToday);
        let said = self.base.texts.with("back-nothing", &[("key", key.into())]);
        self.context().refuse(said);
    }

    /// Takes the next palette, keeps it in the settings and names it.
    fn next_palette(&mut self) {
        self.base.theme.palette = self.base.theme.palette.next();
        let kept = self.base.theme.palette.name().to_owned();
        self.outbox.effects.push(Effect::Keep("theme", kept));
        let name = self
            .base
            .texts
            .get(&format!("palette-{}", self.base.theme.palette.name()))
            .into_owned();
        self.context().say(name);
    }

    /// Covers the names on the screen, or shows them again.
    fn turn_cover(&mut self) {
        let covered = self.base.cover.get_mut().turn();
        let id = if covered { "cover-on" } else { "cover-off" };
        let text = self.base.texts.get(id).into_owned();
        self.context().say(text);
    }

    /// Listens to taps, or leaves them to the terminal.
    fn turn_mouse(&mut self) {
        self.mouse = !self.mouse;
        self.outbox.effects.push(Effect::Mouse(self.mouse));
        let text = self
            .base
            .texts
            .get(if self.mouse { "mouse-on" } else { "mouse-off" })
            .into_owned();
        self.context().say(text);
    }

    /// Looks for what was typed: in the rows of this page where it can, else in a box of its own.
    pub(super) fn search(&mut self, typed: &str) {
        let mut context = self.base.context(&mut self.toast, &mut self.outbox);
        if !self.panes[self.at].pane.search(typed, &mut context) {
            // What writes down at the cursor's door, or ends the work, is never found by a word meant for a door.
            let is_safe = |action: Action| {
                let scope = action.command().scope;
                matches!(scope, Scope::Global | Scope::Log | Scope::Always)
                    && !action.ends_work()
                    && !action.commits()
            };
            let mut offered = self.offered();
            offered.retain(|offered| is_safe(offered.action));
            let search = Search::new(typed, offered, &self.base.view());
            self.context().open(search);
        }
    }

    fn on_page(&mut self, action: Action) -> Result<(), Error> {
        self.turn_home(action);
        if let Some(reason) = self.refusal(action) {
            let reason = self.base.texts.get(reason).into_owned();
            self.context().refuse(reason);
            return Ok(());
        }
        self.panes[self.at].pane.update(
            action,
            &mut self.base.context(&mut self.toast, &mut self.outbox),
        )
    }

    /// Turns to the page that alone does `action`, as it stands today.
    fn turn_home(&mut self, action: Action) {
        let home = action
            .page()
            .filter(|home| self.panes[self.at].page != *home);
        let Some(at) = home.and_then(|home| self.panes.iter().position(|leaf| leaf.page == home))
        else {
            return;
        };
        self.at = at;
        self.panes[at].pane.back();
        self.prepare();
    }

    /// Lets the topmost dialog act, and does with it what it then wants.
    pub(super) fn with_dialog(
        &mut self,
        act: impl FnOnce(&mut Box<dyn Dialog>, &mut Context<'_>) -> Result<Step, Error>,
    ) {
        let Some(at) = self.dialogs.len().checked_sub(1) else {
            return;
        };
        let layer = &mut self.dialogs[at];
        let mut context = self.base.context(&mut self.toast, &mut self.outbox);
        match act(&mut layer.dialog, &mut context) {
            Ok(Step::Stay) => layer.touch(self.base.clock.ticks()),
            Ok(Step::Done) => self.drop_layer(at, false),
            Ok(Step::Keep) => self.drop_layer(at, true),
            Err(error) => context.fail(&error),
        }
    }

    /// Puts the dialogs on top that were asked for, and turns the page.
    pub(super) fn deliver(&mut self) {
        for (field, choice) in std::mem::take(&mut self.outbox.answers) {
            self.with_dialog(|dialog, _| {
                dialog.answered(field, &choice);
                Ok(Step::Stay)
            });
        }
        for dialog in std::mem::take(&mut self.outbox.opened) {
            self.put_on_top(dialog);
        }
        if let Some((page, subject)) = self.outbox.turn.take()
            && let Some(at) = self.panes.iter().position(|leaf| leaf.page == page)
        {
            match subject {
                Some(subject) => {
                    self.follow_to(at, true);
                    self.panes[at].pane.arrive(&subject, &self.base.view());
                }
                None => self.turn_page(at),
            }
        }
        let community = || {
            self.panes
                .iter()
                .position(|leaf| leaf.page == Page::Community)
        };
        if let Some((what, at)) = self.outbox.shown.take().zip(community()) {
            self.follow_to(at, true);
            self.panes[at].pane.arrive_at(what, &self.base.view());
        }
        for action in std::mem::take(&mut self.outbox.actions) {
            self.dispatch(action);
            self.deliver();
        }
        if let Some(subject) = self.outbox.found.take() {
            self.show(&subject);
        }
        if let Some(typed) = self.outbox.sought.take() {
            self.search(&typed);
            self.deliver();
        }
    }

    /// Shows a door on this page, or else on Homes, which has them all.
    fn show(&mut self, subject: &Subject) {
        let homes = self.panes.iter().position(|leaf| leaf.page == Page::Homes);
        for at in std::iter::once(self.at).chain(homes) {
            if self.panes[at].pane.sought(subject, &self.base.view()) {
                self.follow_to(at, false);
                return;
            }
        }
    }

    /// Why a command cannot be carried out on this page now, as a message id.
    pub(super) fn refusal(&self, action: Action) -> Option<&'static str> {
        let view = self.base.view();
        let marked = marking::refuses(action, &view);
        marked.or_else(|| self.panes[self.at].pane.refuses(action, &view))
    }

    /// Unmarks every door; says whether any was marked.
    fn unmark(&mut self) -> bool {
        let any = self.base.marking.borrow_mut().clear();
        if any {
            let said = self.base.texts.get("mark-none-left").into_owned();
            self.context().refuse(said);
        }
        any
    }

    /// Why commands cannot be carried out on this page now; nothing while a dialog is open, which knows best itself.
    pub(super) fn refusals(&self) -> Vec<(Action, &'static str)> {
        if !self.dialogs.is_empty() {
            return Vec::new();
        }
        let why = |action| Some((action, self.refusal(action)?));
        let all = COMMANDS.iter().map(|command| command.action);
        all.filter_map(why).collect()
    }
}
