//! What evaluation asks of its surroundings: the nodes, the clock, the form's items. Not how they are kept.

use chrono::{DateTime, FixedOffset};

use crate::form::definition::ItemIndex;
use crate::form::tree::{NodeId, Tree};

/// The surroundings of an evaluation.
pub trait World {
    /// The nodes.
    fn tree(&self) -> &Tree;

    /// This moment; the offset is that of [`World::zone`].
    fn now(&self) -> DateTime<FixedOffset>;

    /// The zone local days and times are meant in.
    fn zone(&self) -> chrono_tz::Tz;

    /// Every node of an item in document order, whether relevant or not.
    fn item_nodes(&self, item: ItemIndex) -> &[NodeId];

    /// The group or repeat an item stands in.
    fn item_parent(&self, item: ItemIndex) -> Option<ItemIndex>;

    /// Whether an item is a repeat.
    fn is_repeat(&self, item: ItemIndex) -> bool;

    /// The label of the choice called `name` of the select `question`, in the language of now, for a reader at the node
    /// `at`; blank when there is no such choice (`jr:choice-name`).
    fn choice_label(&self, name: &str, question: ItemIndex, at: NodeId) -> String;

    /// The text of that id (`seclass-0`, `/data/age:label`) in the language of now; blank when there is none (`jr:itext`).
    fn text_of_id(&self, _id: &str, _at: NodeId) -> String {
        String::new()
    }

    /// The tag of the language of now (`zh`, `en`), for the names of months and days of the week; `""` is English.
    fn locale(&self) -> &str {
        ""
    }

    /// What the node held before this evaluation (`once`).
    fn previous(&self, node: NodeId) -> &str {
        &self.tree().node(node).value
    }

    /// A random number from 0 up to 1.
    fn random(&self) -> f64;

    /// A fresh version 4 UUID.
    fn uuid(&self) -> String;

    /// Told of something its author should know although the evaluation goes on.
    fn warn(&self, _warning: Warning) {}
}

/// What went wrong without stopping an evaluation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Warning {
    /// A text that should be a day or a moment is none; it was read as blank.
    NoDate(String),
    /// A pattern that is no regular expression of ours; nothing matches it.
    NoPattern(String),
}
