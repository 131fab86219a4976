//! What stands in a question before anybody answers: fixed and computed defaults, and what the program knows.

use chrono::SecondsFormat;

use super::Interview;
use super::typed::{self, Here};
use crate::form::definition::{Item, Meta, Preset};
use crate::form::tree::NodeId;

impl Interview {
    pub(super) fn here(&self) -> Here {
        Here {
            now: self.surroundings.now,
            zone: self.surroundings.zone,
        }
    }

    /// Fills a new question; a default that reads other answers waits until those are reckoned.
    pub(super) fn preset(&mut self, node: NodeId, item: &Item) {
        match &item.default {
            Preset::Blank => {}
            Preset::Fixed(text) => {
                let kept = typed::accept(item, text, self.here()).unwrap_or_else(|_| text.clone());
                self.tree.node_mut(node).value = kept;
            }
            Preset::Computed(rule) => {
                let index = self.tree.node(node).item;
                if index.is_some_and(|index| self.graph.default_reads[index.0]) {
                    self.waiting_defaults.push_back(node);
                } else {
                    let text = typed::coerce(item.kind, self.text_of(rule, node));
                    self.tree.node_mut(node).value = text;
                }
            }
        }
        if let crate::form::definition::Kind::Meta(meta) = item.kind {
            self.tree.node_mut(node).value = self.known(meta);
        }
    }

    fn known(&self, meta: Meta) -> String {
        match meta {
            Meta::Start => self.started.to_rfc3339_opts(SecondsFormat::Millis, false),
            Meta::Today => self.started.date_naive().to_string(),
            Meta::DeviceId => self.surroundings.device_id.clone(),
            Meta::Username => self.surroundings.username.clone(),
            Meta::PhoneNumber => self.surroundings.phone_number.clone(),
            Meta::Email => self.surroundings.email.clone(),
            Meta::End => String::new(),
        }
    }

    pub(super) fn compute_default(&mut self, node: NodeId) {
        let form = std::sync::Arc::clone(&self.form);
        let Some(index) = self.tree.node(node).item else {
            return;
        };
        let item = form.item(index);
        if let Preset::Computed(rule) = &item.default {
            let text = self.text_of(rule, node);
            self.store(node, typed::coerce(item.kind, text));
        }
    }

    /// Notes when it was finished, in every `end` question; to be said again after a correction.
    pub fn finish(&mut self) {
        let now = self.surroundings.now;
        self.ended = Some(now);
        self.changed.clear();
        let ends = |item: &Item| item.kind == crate::form::definition::Kind::Meta(Meta::End);
        for number in 0..self.form.items.len() {
            if ends(&self.form.items[number]) {
                for node in self.nodes[number].clone() {
                    self.store(node, now.to_rfc3339_opts(SecondsFormat::Millis, false));
                }
            }
        }
        self.settle();
    }
}
