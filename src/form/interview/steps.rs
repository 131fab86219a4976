//! The steps of an interview: an answer, an instance more or less, another language, another time.

use std::sync::Arc;

use chrono::{DateTime, FixedOffset};

use super::instances::Birth;
use super::{Interview, Refusal, language_named, typed};
use crate::form::definition::{ItemIndex, Kind};
use crate::form::dependency::Reader;
use crate::form::tree::NodeId;

impl Interview {
    /// Answers the question at a path. A refused value changes nothing; one that breaks a constraint is stored and
    /// reported ([`Interview::problem`]). What is not asked now may be answered too: it shows when it is.
    pub fn set(&mut self, path: &str, value: &str) -> Result<(), Refusal> {
        let node = self.node_at(path).ok_or(Refusal::UnknownPath)?;
        self.set_node(node, value)
    }

    /// As [`Interview::set`], for a node.
    pub fn set_node(&mut self, node: NodeId, value: &str) -> Result<(), Refusal> {
        let form = Arc::clone(&self.form);
        let item = self.tree.node(node).item.map(|index| form.item(index));
        let item = item.ok_or(Refusal::UnknownPath)?;
        let stored = typed::accept(item, value, self.here())?;
        if self.is_read_only(node) {
            return Err(Refusal::ReadOnly);
        }
        let stored = match item.kind {
            Kind::SelectOne | Kind::SelectMultiple | Kind::Rank => self.selection(node, &stored)?,
            _ => stored,
        };
        self.changed.clear();
        self.declined.remove(&node);
        self.store(node, stored);
        self.settle();
        Ok(())
    }

    /// Adds an instance behind the others; `path` is that of the repeat without its own index. Gives its node.
    pub fn add_repeat(&mut self, path: &str) -> Result<NodeId, Refusal> {
        let (parent, repeat) = self.repeat_at(path).ok_or(Refusal::UnknownPath)?;
        self.add_instance_at(parent, repeat)
    }

    /// As [`Interview::add_repeat`], for the node the instances stand in.
    pub fn add_instance_at(
        &mut self,
        parent: NodeId,
        repeat: ItemIndex,
    ) -> Result<NodeId, Refusal> {
        if self.form.item(repeat).repeat_count.is_some() {
            return Err(Refusal::Counted);
        }
        if self.instances(parent, repeat).len() >= super::MOST_INSTANCES {
            return Err(Refusal::TooMany);
        }
        self.changed.clear();
        let node = self.add_instance(repeat, parent, Birth::Added);
        self.announce(node);
        self.settle();
        Ok(node)
    }

    /// Drops an instance with its answers; the later ones move up.
    pub fn remove_repeat(&mut self, path: &str) -> Result<(), Refusal> {
        let node = self.node_at(path).ok_or(Refusal::UnknownPath)?;
        self.remove_instance(node)
    }

    /// As [`Interview::remove_repeat`], for a node.
    pub fn remove_instance(&mut self, node: NodeId) -> Result<(), Refusal> {
        if !self.is_instance(node) || !self.state(node).attached {
            return Err(Refusal::UnknownPath);
        }
        let repeat = self.tree.node(node).item.map(|item| self.form.item(item));
        if repeat.is_some_and(|repeat| repeat.repeat_count.is_some()) {
            return Err(Refusal::Counted);
        }
        self.changed.clear();
        self.detach(node);
        self.settle();
        Ok(())
    }

    /// Reads texts in another language from now on; what stores words (`jr:choice-name`) stores the new ones.
    pub fn set_language(&mut self, name: &str) -> Result<(), Refusal> {
        self.language = language_named(&self.form, name).ok_or(Refusal::UnknownLanguage)?;
        self.changed.clear();
        for rule in self.graph.spoken.clone() {
            self.call(Reader { rule, within: None }, self.root);
        }
        self.settle();
        Ok(())
    }

    /// Moves the clock. No value changes by that alone.
    pub fn set_now(&mut self, now: DateTime<FixedOffset>) {
        self.surroundings.now = now.with_timezone(&self.surroundings.zone).fixed_offset();
    }
}
