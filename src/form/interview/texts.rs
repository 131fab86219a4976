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

    /// The text of an id as converters of forms give them: `LIST-0` a choice, `/data/age:label` a question's words.
    pub(super) fn text_named(&self, id: &str, at: NodeId) -> String {
        let texts = if let Some((path, which)) = id.split_once(':') {
            let item = self.form.items.iter().find(|item| item.path == path);
            item.and_then(|item| match which {
                "label" => Some(&item.label),
                "hint" => Some(&item.hint),
                "jr:constraintMsg" => Some(&item.constraint_message),
                "jr:requiredMsg" => Some(&item.required_message),
                _ => None,
            })
        } else {
            let place = id.rsplit_once('-');
            place.and_then(|(list, place)| {
                let choices = &self.form.lists.get(list)?.choices;
                Some(&choices.get(place.parse::<usize>().ok()?)?.label)
            })
        };
        texts.map_or_else(String::new, |texts| self.words(texts, at))
    }

    /// What the filled form is called in a list (`instance_name`), if the form says.
    pub fn instance_name(&self) -> Option<String> {
        let rule = self.form.instance_name.as_ref()?;
        Some(self.text_of(rule, self.root))
    }
}
