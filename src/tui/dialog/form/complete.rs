//! Tab in a field whose text can be gone on with, such as a path. Not where the rest of it comes from.

use crossterm::event::KeyCode;

use super::{Field, Form, Kind};
use crate::tui::key::Key;

/// The text that is meant by what was typed so far; none where there is nothing to add.
pub(super) type Complete = Box<dyn Fn(&str) -> Option<String>>;

impl Field {
    /// Tab goes on with what was typed as `complete` says, and to the next field where it has nothing to add.
    #[must_use]
    pub fn completed(mut self, complete: impl Fn(&str) -> Option<String> + 'static) -> Self {
        self.complete = Some(Box::new(complete));
        self
    }

    fn rest(&self) -> Option<String> {
        match &self.kind {
            Kind::Text(field) if !field.text().is_empty() => self.complete.as_ref()?(field.text()),
            _ => None,
        }
    }
}

impl Form {
    /// Whether this key goes on with what stands in the field.
    pub(super) fn completes(&self, key: Key) -> bool {
        let here = || self.fields.get(self.at).and_then(Field::rest);
        key.code == KeyCode::Tab && here().is_some()
    }

    /// Goes on with what stands in the field, if this key does that here.
    pub(super) fn complete(&mut self, key: Key) -> bool {
        let Some(field) = self.fields.get_mut(self.at) else {
            return false;
        };
        let rest = (key.code == KeyCode::Tab).then(|| field.rest()).flatten();
        match (rest, &mut field.kind) {
            (Some(rest), Kind::Text(text)) => {
                text.set(&rest, usize::MAX);
                field.fault = None;
                true
            }
            _ => false,
        }
    }
}
