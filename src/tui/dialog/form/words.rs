//! Chinese typed where no words can go: it belongs in the note. Not what the fields themselves take.

use super::Form;
use super::field::{Field, Kind};
use crate::domain::text::may_be_day;
use crate::tui::key::{fold, is_han};

impl Form {
    /// The note, where `typed` is Chinese that the field in use does not take: an option, a button, or a day that it is
    /// no word of. What begins with the key of a field goes there.
    pub(super) fn note_for(&self, typed: &str) -> Option<usize> {
        if !typed.chars().any(is_han) {
            return None;
        }
        let first = typed.chars().next().map(fold);
        let astray = match self.fields.get(self.at).map(|field| &field.kind) {
            Some(Kind::Date(_)) => !may_be_day(typed),
            Some(Kind::Text(_) | Kind::Number(_) | Kind::Note(_)) => false,
            _ => !self.shortcuts.iter().any(|(key, _)| Some(*key) == first),
        };
        let is_note = |field: &Field| match field.kind {
            Kind::Note(_) => true,
            Kind::Text(_) => field.name == "note",
            _ => false,
        };
        let note = self.fields.iter().position(is_note);
        note.filter(|_| astray)
    }
}
