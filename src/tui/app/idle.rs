//! Locking a ledger that has a passphrase when nobody has pressed a key for a while. Not what locking does.

use super::super::context::Effect;
use super::super::pane::{PANES, Page};
use super::{App, Message};
use crate::domain::subject::Subject;

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

    /// Where the person stands: the page in front, and the door or place under its cursor.
    pub fn stand(&self) -> (Page, Option<Subject>) {
        let leaf = &self.panes[self.at];
        (leaf.page, leaf.pane.subject())
    }

    /// Goes where the person stood when the ledger was closed under them.
    pub fn stand_again(&mut self, (page, subject): (Page, Option<Subject>)) {
        if let Some(at) = PANES.iter().position(|row| row.page == page) {
            self.at = at;
            if let Some(subject) = subject {
                let _ = self.panes[at].pane.show(&subject, &self.base.view());
            }
            self.changed = true;
        }
    }
}
