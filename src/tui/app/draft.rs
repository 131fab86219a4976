//! What is typed in open dialogs, kept on disk within a second and found again at the next start. Not what a dialog holds.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::super::dialog::{About, Dialog, DraftState, reopener};
use super::App;
use crate::error::Error;
use crate::ledger::backing::BackingError;
use crate::ledger::draft::Draft;

/// Milliseconds after the first key that is not yet on disk until it is written.
const WAIT_MILLIS: u64 = 400;

/// Milliseconds until a draft the disk refused is tried again.
const RETRY_MILLIS: u64 = 5_000;

/// An open dialog and how much of it is on disk.
pub(super) struct Layer {
    pub dialog: Box<dyn Dialog>,
    id: Option<Uuid>,
    saved: Option<DraftState>,
    touched: Option<u64>,
    refused: bool,
}

impl Layer {
    pub fn new(dialog: Box<dyn Dialog>) -> Self {
        Self {
            dialog,
            id: None,
            saved: None,
            touched: None,
            refused: false,
        }
    }

    /// Something was typed at `ticks`.
    pub fn touch(&mut self, ticks: u64) {
        self.touched.get_or_insert(ticks);
    }

    /// When it must be written.
    pub fn due(&self) -> Option<u64> {
        self.touched.map(|touched| touched + WAIT_MILLIS)
    }
}

/// How a dialog's words lie in a draft's state.
#[derive(Serialize, Deserialize)]
struct Envelope {
    /// It was on the screen, not put aside.
    open: bool,
    /// How many dialogs lay under it.
    depth: usize,
    /// Which record at the door it is about.
    part: Option<Uuid>,
    state: String,
}

/// What a draft is about.
fn about(draft: &Draft) -> About {
    let envelope = serde_json::from_str::<Envelope>(&draft.state).ok();
    About {
        subject: draft.subject.clone(),
        part: envelope.and_then(|envelope| envelope.part),
    }
}

impl App {
    /// Writes what was typed and is not yet on disk; with `all` at once, else what is due.
    pub(super) fn save_drafts(&mut self, all: bool) {
        let ticks = self.base.clock.ticks();
        for at in 0..self.dialogs.len() {
            let layer = &mut self.dialogs[at];
            if !layer.due().is_some_and(|due| all || due <= ticks) {
                continue;
            }
            layer.touched = None;
            let draft = layer.dialog.draft();
            if draft == layer.saved {
                continue;
            }
            let result = match (&draft, layer.id) {
                (Some(state), id) => {
                    let id = id.unwrap_or_else(|| self.base.clock.id());
                    layer.id = Some(id);
                    let draft = self.written(id, state, true, at);
                    self.base.ledger.drafts().save(&draft)
                }
                (None, Some(id)) => self.base.ledger.drafts().discard(id),
                (None, None) => Ok(()),
            };
            let layer = &mut self.dialogs[at];
            let again = std::mem::replace(&mut layer.refused, result.is_err());
            match result {
                Ok(()) => layer.saved = draft,
                Err(_) => layer.touched = Some(ticks + RETRY_MILLIS - WAIT_MILLIS),
            }
            self.tell_kept(again, result.err());
        }
        self.retry(all, ticks);
    }

    /// Says that a draft is only in memory so far, and later that it is on disk after all.
    fn tell_kept(&mut self, again: bool, refused: Option<BackingError>) {
        let text = |key| self.base.texts.get(key).into_owned();
        match refused {
            Some(error) if !again => {
                let why = self.base.view().failure(&Error::from(error));
                let text = self
                    .base
                    .texts
                    .with("draft-in-memory", &[("why", why.into())]);
                self.context().refuse(text);
            }
            None if again => {
                let text = text("draft-on-disk");
                self.context().say(text);
            }
            _ => {}
        }
    }

    /// Says what went wrong beside what was asked for, such as a backup.
    pub(super) fn tell_notices(&mut self) {
        for notice in self.base.ledger.take_notices() {
            let values = notice.values.iter();
            let values: Vec<_> = values
                .map(|(name, value)| (*name, value.as_str().into()))
                .collect();
            let text = self.base.texts.with(notice.key, &values);
            self.context().refuse(text);
            self.changed = true;
        }
    }

    /// Tries drafts again that were put aside while the disk refused them.
    fn retry(&mut self, all: bool, ticks: u64) {
        let due = self
            .unsaved
            .first()
            .is_some_and(|(due, _)| all || *due <= ticks);
        if !due {
            return;
        }
        for (_, draft) in std::mem::take(&mut self.unsaved) {
            match self.base.ledger.drafts().save(&draft) {
                Ok(()) => self.tell_kept(true, None),
                Err(_) => self.unsaved.push((ticks + RETRY_MILLIS, draft)),
            }
        }
    }

    fn written(&self, id: Uuid, state: &DraftState, open: bool, depth: usize) -> Draft {
        let envelope = Envelope {
            open,
            depth,
            part: state.about.part,
            state: state.state.clone(),
        };
        Draft {
            id,
            kind: state.kind.to_owned(),
            subject: state.about.subject.clone(),
            state: serde_json::to_string(&envelope).unwrap_or_default(),
            at: self.base.clock.now(),
        }
    }

    /// Takes the dialog at `at` away; its draft is kept or dropped.
    pub(super) fn drop_layer(&mut self, at: usize, keep: bool) {
        let layer = self.dialogs.remove(at);
        self.parting.asked = None;
        let draft = layer.dialog.draft().filter(|_| keep);
        let result = match (draft, layer.id) {
            (Some(state), id) => {
                let id = id.unwrap_or_else(|| self.base.clock.id());
                let draft = self.written(id, &state, false, 0);
                let result = self.base.ledger.drafts().save(&draft);
                self.kept.push(draft.clone());
                self.tell_drafts();
                match result {
                    Ok(()) => {
                        let text = self.base.texts.get("draft-kept").into_owned();
                        self.context().refuse(text);
                    }
                    Err(error) => {
                        let due = self.base.clock.ticks() + RETRY_MILLIS;
                        self.unsaved.push((due, draft));
                        self.tell_kept(false, Some(error));
                    }
                }
                Ok(())
            }
            (None, Some(id)) => self.base.ledger.drafts().discard(id),
            (None, None) => Ok(()),
        };
        if let Err(error) = result {
            self.context().fail(&Error::from(error));
        }
    }

    /// Tells the queue which sheets are unfinished.
    fn tell_drafts(&self) {
        self.base.keeper.borrow_mut().set_drafts(self.kept.clone());
    }

    /// Puts a dialog on top, going on from the draft kept of the same kind and subject, if there is one.
    pub(super) fn put_on_top(&mut self, dialog: Box<dyn Dialog>) {
        let mut layer = Layer::new(dialog);
        let key = layer.dialog.draft_key();
        let kept = self
            .kept
            .iter()
            .position(|draft| key == Some((draft.kind.as_str(), about(draft))));
        if let Some(draft) = kept.map(|at| self.kept.remove(at)) {
            self.unsaved.retain(|(_, unsaved)| unsaved.id != draft.id);
            self.tell_drafts();
            self.resume(&mut layer, &draft);
            let text = self.base.texts.get("draft-resumed").into_owned();
            self.context().say(text);
        }
        self.dialogs.push(layer);
    }

    fn resume(&self, layer: &mut Layer, draft: &Draft) {
        if let Ok(envelope) = serde_json::from_str::<Envelope>(&draft.state) {
            layer.dialog.restore(&envelope.state, &self.base.view());
        }
        layer.id = Some(draft.id);
        // Written anew as an open one, so that it opens again after a kill.
        layer.touch(self.base.clock.ticks());
    }

    /// Opens the dialogs again that were open when the program was last ended by force; the others wait.
    pub(super) fn reopen(&mut self) {
        let drafts = match self.base.ledger.drafts().kept() {
            Ok(drafts) => drafts,
            Err(error) => return self.context().fail(&Error::from(error)),
        };
        let depth = |draft: &Draft| match serde_json::from_str::<Envelope>(&draft.state) {
            Ok(envelope) if envelope.open => Some(envelope.depth),
            _ => None,
        };
        let (mut open, kept): (Vec<_>, Vec<_>) =
            drafts.into_iter().partition(|draft| depth(draft).is_some());
        self.kept = kept;
        open.sort_by_key(depth);
        let mut whom = Vec::new();
        for draft in open {
            let reopen = reopener(&draft.kind);
            let dialog = reopen.and_then(|reopen| reopen(&about(&draft), &self.base.view()));
            let Some(dialog) = dialog else {
                self.kept.push(draft);
                continue;
            };
            let mut layer = Layer::new(dialog);
            self.resume(&mut layer, &draft);
            whom.extend(
                draft
                    .subject
                    .as_ref()
                    .map(|subject| self.base.view().door(subject)),
            );
            self.dialogs.push(layer);
        }
        if !self.dialogs.is_empty() {
            let text = self
                .base
                .texts
                .with("draft-reopened", &[("whom", whom.join("、").into())]);
            self.context().say(text);
        } else if !self.kept.is_empty() {
            let text = self
                .base
                .texts
                .with("drafts-waiting", &[("count", self.kept.len().into())]);
            self.context().say(text);
        }
    }
}
