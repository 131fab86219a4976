//! What is said of an answer: where it came from, a number masked, a difference with its tick. Draws nothing.

use super::Filling;
use super::facts::Fact;
use super::pages::{self, Kind, Stop};
use super::register::Origin;
use crate::domain::mask::{mask_numbers, mask_phone};
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

    /// How many answers stand that nobody gave yet, and where they came from; none where there are none.
    pub(super) fn brought(&self, view: &View<'_>) -> Option<String> {
        let open = self.stops.iter().filter_map(|stop| match stop {
            Stop::Asked(asked) if pages::kind(asked) == Kind::Question => {
                self.carried.open(asked.node)
            }
            _ => None,
        });
        let open: Vec<Origin> = open.collect();
        let id = match open.iter().all(|origin| matches!(origin, Origin::Register)) {
            true => "filling-brought",
            false => "filling-brought-before",
        };
        let values = [("count", open.len().into())];
        (!open.is_empty()).then(|| view.texts.with(id, &values))
    }

    /// A number that stands as it came, as the screen shows it.
    pub(super) fn masked(&self, asked: &Asked) -> Option<String> {
        let value = self.interview.value(asked.node);
        let name = &self.interview.form().item(asked.item).name;
        let fact = Fact::of_home(name).or_else(|| Fact::of_person(name));
        let is_hidden = fact.is_some_and(Fact::is_phone) && self.carried.is_brought(asked.node);
        (is_hidden && !value.is_empty()).then(|| mask_phone(value))
    }

    /// What is asked, in words; a question that the form's reader has added is named by our texts.
    pub(super) fn asked_label(&self, asked: &Asked, view: &View<'_>) -> String {
        let label = pages::label(&self.interview, asked);
        let name = &self.interview.form().item(asked.item).name;
        match name.ends_with("_other") && label == "Specify other." {
            true => view.texts.get("filling-other-which").into_owned(),
            false => label,
        }
    }

    /// The answer as a reader would say it, numbers masked: only where it is typed does one stand in full.
    pub(super) fn said(&self, asked: &Asked) -> String {
        self.masked(asked)
            .unwrap_or_else(|| mask_numbers(&pages::said(&self.interview, asked)))
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
