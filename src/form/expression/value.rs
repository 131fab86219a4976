//! Values of expressions and how XPath turns one kind into another. Not the operators.
//!
//! Days and moments are values of their own, as in JavaRosa: as text they are ISO 8601, as number days since 1970-01-01.
//! A day counts as a whole number whatever the zone (forms.md §5 rows 11 and 13), so differences are civil days; a moment
//! counts in UTC with its fraction. Truth goes by value, not by being there (row 17): a blank node is false.

use std::borrow::Cow;
use std::ops::Deref;

use chrono::{DateTime, FixedOffset, NaiveDate};

use super::{World, calendar, number};
use crate::form::tree::NodeId;

/// What an expression gives. `'a` is the life of the expression and of the tree: borrow, then [`Value::into_text`].
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'a> {
    /// A number; `NaN` where there is none.
    Number(f64),
    /// A text.
    Text(Cow<'a, str>),
    /// Yes or no.
    Boolean(bool),
    /// Nodes in document order (but as shuffled after `randomize`), each once, all relevant.
    Nodes(Nodes),
    /// A day.
    Day(NaiveDate),
    /// A moment.
    Moment(DateTime<FixedOffset>),
}

/// A list of nodes that needs no memory of its own for none or one.
#[derive(Clone, Debug, PartialEq)]
pub enum Nodes {
    /// None, or one.
    Few(Option<NodeId>),
    /// Any number.
    Many(Vec<NodeId>),
}

impl From<Vec<NodeId>> for Nodes {
    fn from(nodes: Vec<NodeId>) -> Self {
        match nodes.as_slice() {
            [] => Self::Few(None),
            [node] => Self::Few(Some(*node)),
            _ => Self::Many(nodes),
        }
    }
}

impl Deref for Nodes {
    type Target = [NodeId];

    fn deref(&self) -> &[NodeId] {
        match self {
            Self::Few(node) => node.as_slice(),
            Self::Many(nodes) => nodes,
        }
    }
}

impl<'a> Value<'a> {
    /// The blank text.
    pub const BLANK: Self = Self::Text(Cow::Borrowed(""));

    /// A text that was made.
    pub fn text(text: impl Into<Cow<'a, str>>) -> Self {
        Self::Text(text.into())
    }

    /// The value as a text: numbers as JavaScript writes them, of nodes the first one's.
    pub fn to_text(&self, world: &'a dyn World) -> Cow<'a, str> {
        match self {
            Self::Text(text) => text.clone(),
            Self::Nodes(nodes) => nodes
                .first()
                .map_or(Cow::Borrowed(""), |node| node_text(world, *node)),
            Self::Number(number) => Cow::Owned(number::to_text(*number)),
            Self::Boolean(yes) => Cow::Borrowed(if *yes { "true" } else { "false" }),
            Self::Day(day) => Cow::Owned(day.format("%Y-%m-%d").to_string()),
            Self::Moment(moment) => {
                Cow::Owned(moment.format("%Y-%m-%dT%H:%M:%S%.3f%:z").to_string())
            }
        }
    }

    /// As [`Value::to_text`], owned: what a calculation stores.
    pub fn into_text(self, world: &'a dyn World) -> String {
        match self {
            Self::Text(text) => text.into_owned(),
            other => other.to_text(world).into_owned(),
        }
    }

    /// The value as a number; of a text that is an ISO day or moment, its days.
    pub fn to_number(&self, world: &dyn World) -> f64 {
        match self {
            Self::Number(number) => *number,
            Self::Text(text) => text_number(text, world),
            Self::Boolean(yes) => f64::from(u8::from(*yes)),
            Self::Nodes(nodes) => nodes.first().map_or(f64::NAN, |node| {
                text_number(&node_text(world, *node), world)
            }),
            Self::Day(day) => calendar::day_number(*day),
            Self::Moment(moment) => calendar::moment_number(*moment),
        }
    }

    /// The value as yes or no: a number that is neither 0 nor none, a text that is not blank, nodes of which one is not
    /// blank.
    pub fn to_boolean(&self, world: &dyn World) -> bool {
        match self {
            Self::Boolean(yes) => *yes,
            Self::Number(number) => *number != 0.0 && !number.is_nan(),
            Self::Text(text) => !text.is_empty(),
            Self::Nodes(nodes) => nodes.iter().any(|node| !node_text(world, *node).is_empty()),
            Self::Day(_) | Self::Moment(_) => true,
        }
    }

    /// The nodes; none of any other kind of value.
    pub fn nodes(&self) -> &[NodeId] {
        match self {
            Self::Nodes(nodes) => nodes,
            _ => &[],
        }
    }
}

/// The number of a text: XPath's, else the days of an ISO day or moment.
pub(super) fn text_number(text: &str, world: &dyn World) -> f64 {
    let number = number::from_text(text);
    if !number.is_nan() {
        return number;
    }
    let text = text.trim();
    // Only a text that begins like a day is worth looking at twice.
    let day_like = text.len() >= 10
        && text.is_char_boundary(10)
        && text.as_bytes()[4] == b'-'
        && text.as_bytes()[7] == b'-';
    if !day_like {
        return f64::NAN;
    }
    if text.len() == 10 {
        return calendar::day_of(text).map_or(f64::NAN, calendar::day_number);
    }
    calendar::moment_of(text, world.zone()).map_or(f64::NAN, calendar::moment_number)
}

/// The text of a node as an expression reads it, borrowed where it is a leaf.
pub(super) fn node_text(world: &dyn World, node: NodeId) -> Cow<'_, str> {
    let tree = world.tree();
    let found = tree.node(node);
    if !found.relevant {
        Cow::Borrowed("")
    } else if found.children.is_empty() {
        Cow::Borrowed(&found.value)
    } else {
        Cow::Owned(tree.text(node))
    }
}
