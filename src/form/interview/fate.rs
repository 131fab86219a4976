//! The interview as the surroundings of an expression: nodes, clock, items, chance. Nothing here changes an answer.

use std::sync::PoisonError;
use std::sync::atomic::{AtomicU64, Ordering};

use chrono::{DateTime, FixedOffset};
use uuid::{Builder, Uuid};

use super::Interview;
use crate::form::definition::{ItemIndex, Kind};
use crate::form::expression::world::Warning;
use crate::form::expression::{Expression, World, evaluate};
use crate::form::tree::{NodeId, Tree};

/// More warnings than these tell nothing new.
const MOST_WARNINGS: usize = 20;

/// Random numbers from an id (splitmix64): unlike between interviews, alike when one is run again.
#[derive(Debug)]
pub(super) struct Dice {
    high: AtomicU64,
    low: AtomicU64,
}

impl Dice {
    pub(super) fn new(id: Uuid) -> Self {
        let (high, low) = id.as_u64_pair();
        Self {
            high: AtomicU64::new(high),
            low: AtomicU64::new(low),
        }
    }

    fn roll(die: &AtomicU64) -> u64 {
        const STEP: u64 = 0x9e37_79b9_7f4a_7c15;
        let mut mixed = die.fetch_add(STEP, Ordering::Relaxed).wrapping_add(STEP);
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn fraction(&self) -> f64 {
        // 53 bits are what a double holds.
        (Self::roll(&self.low) >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn uuid(&self) -> String {
        let (high, low) = (Self::roll(&self.high), Self::roll(&self.low));
        let bytes = Uuid::from_u64_pair(high, low).into_bytes();
        Builder::from_random_bytes(bytes).into_uuid().to_string()
    }
}

impl World for Interview {
    fn tree(&self) -> &Tree {
        &self.tree
    }

    fn now(&self) -> DateTime<FixedOffset> {
        self.surroundings.now
    }

    fn zone(&self) -> chrono_tz::Tz {
        self.surroundings.zone
    }

    fn item_nodes(&self, item: ItemIndex) -> &[NodeId] {
        self.nodes.get(item.0).map_or(&[], Vec::as_slice)
    }

    fn item_parent(&self, item: ItemIndex) -> Option<ItemIndex> {
        self.form.items.get(item.0)?.parent
    }

    fn is_repeat(&self, item: ItemIndex) -> bool {
        (self.form.items.get(item.0)).is_some_and(|item| item.kind == Kind::Repeat)
    }

    fn choice_label(&self, name: &str, question: ItemIndex, at: NodeId) -> String {
        self.label_of_choice(name, question, at)
    }

    fn text_of_id(&self, id: &str, at: NodeId) -> String {
        self.text_named(id, at)
    }

    fn locale(&self) -> &str {
        let code = self
            .language()
            .rsplit_once('(')
            .map(|(_, code)| code.trim());
        code.and_then(|code| code.strip_suffix(')')).unwrap_or("")
    }

    fn warn(&self, warning: Warning) {
        let mut warnings = self.warnings.lock().unwrap_or_else(PoisonError::into_inner);
        if warnings.len() < MOST_WARNINGS && !warnings.contains(&warning) {
            warnings.push(warning);
        }
    }

    fn random(&self) -> f64 {
        self.dice.fraction()
    }

    fn uuid(&self) -> String {
        self.dice.uuid()
    }
}

impl Interview {
    pub(super) fn is_true(&self, rule: &Expression, node: NodeId) -> bool {
        evaluate(rule, self, node).to_boolean(self)
    }

    pub(super) fn number_of(&self, rule: &Expression, node: NodeId) -> f64 {
        evaluate(rule, self, node).to_number(self)
    }

    pub(super) fn text_of(&self, rule: &Expression, node: NodeId) -> String {
        evaluate(rule, self, node).into_text(self)
    }
}
