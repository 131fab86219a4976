//! What is said of an answer: where it came from, a number masked, a difference with its tick. Draws nothing.

use super::Filling;
use super::facts::Fact;
use super::pages::{self, Kind};
use super::register::Origin;
use crate::domain::mask::mask_phone;
use crate::form::interview::Asked;
use crate::tui::context::View;

impl Filling {
    /// Where an answer came from that nobody gave yet; blank for all others.
    pub(super) fn origin(&self, asked: &Asked, view: &View<'_>) -> String {
        let open = self.carried.open(asked.node);
        let open = open.filter(|_| pages::kind(asked) == Kind::Question);
        open.map_or_else(String::new, |origin| {
            let id = match origin {
                Origin::Register => "filling-from-register",
                Origin::Last => "filling-from-last",
            };
            view.texts.get(id).into_owned()
        })
    }

    /// A number that stands as it came, as the screen shows it.
    pub(super) fn masked(&self, asked: &Asked) -> Option<String> {
        let value = self.interview.value(asked.node);
        let name = &self.interview.form().item(asked.item).name;
        let fact = Fact::of_home(name).or_else(|| Fact::of_person(name));
        let is_hidden = fact.is_some_and(Fact::is_phone) && self.carried.is_brought(asked.node);
        (is_hidden && !value.is_empty()).then(|| mask_phone(value))
    }

    /// The answer as a reader would say it, a number that came from the register masked.
    pub(super) fn said(&self, asked: &Asked) -> String {
        self.masked(asked)
            .unwrap_or_else(|| pages::said(&self.interview, asked))
    }

    /// A difference from the register, with its tick.
    pub(super) fn difference(&self, at: usize) -> String {
        let Some(change) = self.changes.get(at) else {
            return String::new();
        };
        let tick = match self.unticked.contains(&change.path) {
            true => "[ ]",
            false => "[x]",
        };
        format!("{tick} {}", change.said)
    }
}
