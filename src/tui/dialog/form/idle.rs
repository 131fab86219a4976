//! What a form calls saving, and fields that are asked for only while something else is filled in. Their places stay: nothing below them moves.

use chrono::NaiveDate;

use super::{Form, Values};
use crate::i18n::Texts;

impl Form {
    /// What saving is called on its button and at Enter, as a message id, where "save" is not the word.
    #[must_use]
    pub fn verb(mut self, id: &'static str, texts: &Texts) -> Self {
        self.verb = Some((id, texts.get(id).into_owned()));
        self
    }

    /// The hint of a field that is asked for only at times: the outer is none where it always is, the inner where it is
    /// not now.
    fn at_times(&self, at: usize) -> Option<Option<String>> {
        let when = self.fields.get(at)?.when.as_ref()?;
        Some(when(&Values {
            fields: &self.fields,
            today: NaiveDate::default(),
        }))
    }

    /// Whether the field is not asked for with what is filled in now.
    pub(super) fn is_idle(&self, at: usize) -> bool {
        self.at_times(at) == Some(None)
    }

    /// Goes so many fields on, over those that are not asked for.
    pub(super) fn walk(&mut self, by: isize) {
        self.leave();
        let count = self.fields.len().max(1);
        for _ in 0..count {
            self.at = (self.at + count).saturating_add_signed(by) % count;
            if !self.is_idle(self.at) {
                break;
            }
        }
    }

    /// Whether there is another field to go to.
    pub(super) fn can_walk(&self) -> bool {
        let asked = (0..self.fields.len()).filter(|at| !self.is_idle(*at));
        asked.count() > 1
    }

    /// What stands dim in the field while it is empty.
    pub(super) fn hint_at(&self, at: usize) -> String {
        let own = || self.fields.get(at).map(|field| field.hint.clone());
        self.at_times(at).flatten().or_else(own).unwrap_or_default()
    }
}
