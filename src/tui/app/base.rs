//! What every page and dialog stands on: records, texts, keys, time. Made apart from them so that they can be handed it.

use std::cell::RefCell;
use std::sync::Arc;

use super::super::context::{Context, Outbox, Toast, View};
use super::super::cover::Cover;
use super::super::finder::Finder;
use super::super::keymap::Keymap;
use super::super::marking::Marking;
use super::super::queue::Keeper;
use super::super::theme::Theme;
use super::super::widget::taps::Taps;
use crate::clock::Clock;
use crate::config::Config;
use crate::i18n::Texts;
use crate::ledger::{Ledger, work};

/// The ground of the screen.
pub struct Base {
    pub ledger: Ledger,
    pub clock: Arc<dyn Clock>,
    pub texts: Texts,
    pub theme: Theme,
    pub keymap: Keymap,
    pub settings: Config,
    pub work: work::Settings,
    pub taps: Taps,
    pub finder: RefCell<Finder>,
    pub latin: bool,
    pub keeper: RefCell<Keeper>,
    pub marking: RefCell<Marking>,
    pub cover: RefCell<Cover>,
    pub size: (u16, u16),
    pub demo: bool,
    pub clipboard: bool,
}

impl Base {
    pub fn view(&self) -> View<'_> {
        View {
            ledger: &self.ledger,
            texts: &self.texts,
            theme: self.theme,
            keymap: &self.keymap,
            clock: &*self.clock,
            settings: &self.settings,
            work: &self.work,
            taps: &self.taps,
            finder: &self.finder,
            keeper: &self.keeper,
            marking: &self.marking,
            size: self.size,
            demo: self.demo,
        }
    }

    pub fn context<'a>(
        &'a mut self,
        toast: &'a mut Option<Toast>,
        outbox: &'a mut Outbox,
    ) -> Context<'a> {
        Context {
            ledger: &mut self.ledger,
            texts: &self.texts,
            theme: self.theme,
            keymap: &self.keymap,
            clock: &*self.clock,
            lent: &self.clock,
            settings: &self.settings,
            work: &self.work,
            taps: &self.taps,
            finder: &self.finder,
            keeper: &self.keeper,
            marking: &self.marking,
            size: self.size,
            demo: self.demo,
            clipboard: self.clipboard,
            toast,
            outbox,
        }
    }
}

impl Base {
    /// Takes a choice that is being kept in the settings.
    pub fn take(&mut self, setting: &str, value: &str) {
        self.settings.take(setting, value);
        self.work.grid.clone_from(&self.settings.grid);
        self.work.community.clone_from(&self.settings.community);
    }
}

/// Of the settings, what the worker's deeds need.
pub fn deeds(config: &Config) -> work::Settings {
    work::Settings {
        worker: config.worker.clone(),
        mentor: config.mentor.clone(),
        grid: config.grid.clone(),
        community: config.community.clone(),
        morning_ends: config.morning_ends,
        afternoon_ends: config.afternoon_ends,
        doors: config.plan_doors,
    }
}
