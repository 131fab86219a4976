//! Labels, hints and messages at a node: in the language of now, with the values they name filled in.

use super::Interview;
use crate::form::definition::{Item, Part, Text};
use crate::form::tree::NodeId;

impl Interview {
    /// The question as it reads now; `""` when it has no words.
    pub fn label(&self, node: NodeId) -> String {
        self.text_at(node, |item| &item.label)
    }

    /// Its hint.
    pub fn hint(&self, node: NodeId) -> String {
        self.text_at(node, |item| &item.hint)
    }

    /// Its longer help.
    pub fn guidance(&self, node: NodeId) -> String {
        self.text_at(node, |item| &item.guidance)
    }

    pub(super) fn text_at(&self, node: NodeId, which: fn(&Item) -> &[Text]) -> String {
        let item = self.tree.node(node).item;
        item.map_or_else(String::new, |item| {
            self.words(which(self.form.item(item)), node)
        })
    }

    /// A text of the form, read at a node.
    pub fn words(&self, texts: &[Text], node: NodeId) -> String {
        let mut words = String::new();
        for part in texts.get(self.language).map_or(&[][..], |text| &text.parts) {
            match part {
                Part::Words(literal) => words.push_str(literal),
                Part::Value(value) => words.push_str(&self.text_of(value, node)),
            }
        }
        words
    }

    /// What the filled form is called in a list (`instance_name`), if the form says.
    pub fn instance_name(&self) -> Option<String> {
        let rule = self.form.instance_name.as_ref()?;
        Some(self.text_of(rule, self.root))
    }
}
