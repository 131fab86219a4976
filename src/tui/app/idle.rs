//! Locking a ledger that has a passphrase when nobody has pressed a key for a while. Not what locking does.

use super::super::context::Effect;
use super::super::pane::{PANES, Page};
use super::super::theme::Palette;
use super::{App, Message};
use crate::domain::subject::Subject;
use crate::i18n::Language;

const MINUTE_MILLIS: u64 = 60_000;

/// When somebody was last there.
#[derive(Default)]
pub struct Idle {
    /// The ledger has a passphrase.
    behind_passphrase: bool,
    since: u64,
}

impl Idle {
    /// Takes notice of a key, a paste, a tap or the wheel.
    pub fn note(&mut self, message: &Message, ticks: u64) {
        let there = !matches!(
            message,
            Message::Tick | Message::Job(_) | Message::Ending | Message::Resize(..)
        );
        if there {
            self.since = ticks;
        }
    }
}

/// Where a person stands, and how they see it. Not what they have open: that is a draft.
pub struct Stand {
    /// The page in front.
    page: Page,
    /// The door or place under its cursor.
    subject: Option<Subject>,
    /// The language spoken.
    pub language: Language,
    /// The colours.
    palette: Palette,
    /// Whether names are covered.
    covered: bool,
}

impl App {
    /// Says that the ledger has a passphrase: it is locked when nobody is there, and before the process is stopped.
    pub fn stand_behind_passphrase(&mut self) {
        self.idle = Idle {
            behind_passphrase: true,
            since: self.base.clock.ticks(),
        };
    }

    /// Whether the ledger has a passphrase.
    pub fn is_behind_passphrase(&self) -> bool {
        self.idle.behind_passphrase
    }

    /// When it is locked unless somebody comes, in ticks; never while a job is running.
    pub(super) fn locks_at(&self) -> Option<u64> {
        let minutes = u64::from(self.base.settings.lock_after);
        let running = self.dialogs.iter().any(|layer| layer.dialog.is_progress());
        let locks = self.idle.behind_passphrase && minutes > 0 && !running;
        locks.then(|| self.idle.since + minutes * MINUTE_MILLIS)
    }

    pub(super) fn lock_when_idle(&mut self, ticks: u64) {
        if self.locks_at().is_some_and(|at| at <= ticks) {
            self.idle.since = ticks;
            self.outbox.effects.push(Effect::Lock);
        }
    }

    /// Where the person stands and how they see it, to be taken up again when the ledger is opened anew.
    pub fn stand(&self) -> Stand {
        let leaf = &self.panes[self.at];
        Stand {
            page: leaf.page,
            subject: leaf.pane.subject(),
            language: self.base.texts.language(),
            palette: self.base.theme.palette,
            covered: self.base.cover.borrow().is_on(),
        }
    }

    /// Goes where the person stood when the ledger was closed under them. The language is whoever's made this screen.
    pub fn stand_again(&mut self, stand: Stand) {
        self.base.theme.palette = stand.palette;
        if stand.covered != self.base.cover.get_mut().is_on() {
            self.base.cover.get_mut().turn();
        }
        if let Some(at) = PANES.iter().position(|row| row.page == stand.page) {
            self.at = at;
            if let Some(subject) = stand.subject {
                let _ = self.panes[at].pane.show(&subject, &self.base.view());
            }
        }
        self.changed = true;
    }
}
