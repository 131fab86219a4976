//! Chinese typed where no words can go: where in the form it belongs. Not what the fields themselves take.

use super::Form;
use super::field::{Field, Kind};
use crate::domain::text::may_be_day;
use crate::tui::key::{fold, is_han};

impl Form {
    /// Where `typed` belongs, where it is Chinese that the field in use does not take: an option, a button, or a day
    /// that it is no word of. That is the first line that must be filled in and is not, else the note. What begins with
    /// the key of a field goes there.
    pub(super) fn words_for(&self, typed: &str) -> Option<usize> {
        if !typed.chars().any(is_han) {
            return None;
        }
        let first = typed.chars().next().map(fold);
        let astray = match self.fields.get(self.at).map(|field| &field.kind) {
            Some(Kind::Date(_)) => !may_be_day(typed),
            Some(Kind::Text(_) | Kind::Number(_) | Kind::Note(_)) => false,
            _ => !self.shortcuts.iter().any(|(key, _)| Some(*key) == first),
        };
        let waits = |field: &Field| {
            let words = matches!(field.kind, Kind::Text(_) | Kind::Note(_));
            words && field.required && field.is_empty()
        };
        let is_note = |field: &Field| match field.kind {
            Kind::Note(_) => true,
            Kind::Text(_) => field.name == "note",
            _ => false,
        };
        let asked = |is: &dyn Fn(&Field) -> bool| {
            let mut places = (0..self.fields.len()).filter(|at| !self.is_idle(*at));
            places.find(|at| is(&self.fields[*at]))
        };
        let place = asked(&waits).or_else(|| asked(&is_note));
        place.filter(|_| astray)
    }
}
