//! The expressions of forms: XPath 1.0 with the functions of the ODK XForms specification. Syntax here; see the siblings for values.
//!
//! `${name}` is a step of its own ([`Syntax::Reference`]): it means the item of that name in the same instance of every
//! repeat that holds both, and all its nodes where no repeat is shared. In a predicate it starts from the node the
//! predicate looks at, if that is an answer, else from `current()`.

mod calendar;
mod compare;
pub mod document;
mod evaluate;
mod filter;
pub mod functions;
mod lexer;
pub mod number;
pub mod parse;
mod path;
pub mod value;
mod visit;
pub mod world;

pub use calendar::zone_showing;
pub use evaluate::{evaluate, evaluate_at, keep};
pub use parse::parse;
pub use value::{Nodes, Value};
pub use world::World;

use super::definition::ItemIndex;
use super::fault::What;

/// An expression of a form: as it was written, and as it is run.
#[derive(Clone, Debug)]
pub struct Expression {
    /// As its author wrote it.
    pub source: String,
    /// Its structure.
    pub syntax: Syntax,
}

/// The structure of an expression.
#[derive(Clone, Debug, PartialEq)]
pub enum Syntax {
    /// A number.
    Number(f64),
    /// A text between quotes.
    Text(String),
    /// `${name}`; the item is filled in when the form's names are known.
    Reference(String, Option<ItemIndex>),
    /// A function and its arguments; the function was found by name and takes that many.
    Call(Function, Vec<Syntax>),
    /// A path.
    Path(Path),
    /// `or`, `and`, `=`, `+`, `|`…
    Binary(Operator, Box<Syntax>, Box<Syntax>),
    /// A sign before it.
    Negative(Box<Syntax>),
}

/// Where a path starts, and its steps.
#[derive(Clone, Debug, PartialEq)]
pub struct Path {
    /// Where.
    pub start: Start,
    /// Through what.
    pub steps: Vec<Step>,
}

/// Where a path starts.
#[derive(Clone, Debug, PartialEq)]
pub enum Start {
    /// At the context node.
    Here,
    /// At the root (`/data/…`).
    Root,
    /// At what another expression gives (`instance('x')/root`, `${r}[…]`, `current()/..`), filtered by predicates.
    Nodes(Box<Syntax>, Vec<Syntax>),
}

/// A step of a path.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// In which direction.
    pub axis: Axis,
    /// Which nodes of that direction; none: all (`*`, `node()`, `.`, `..`).
    pub name: Option<String>,
    /// Which of those.
    pub predicates: Vec<Syntax>,
}

/// A direction. Attributes and namespaces do not exist in these trees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Axis {
    /// `child::`, the usual one.
    Child,
    /// `.`.
    Itself,
    /// `..`.
    Parent,
    /// `descendant::`.
    Descendant,
    /// `//`.
    DescendantOrSelf,
    /// `ancestor::`.
    Ancestor,
    /// `ancestor-or-self::`.
    AncestorOrSelf,
    /// `following-sibling::`.
    FollowingSibling,
    /// `preceding-sibling::`.
    PrecedingSibling,
    /// `following::`.
    Following,
    /// `preceding::`.
    Preceding,
}

/// What stands between two operands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    /// `or`
    Or,
    /// `and`
    And,
    /// `=`
    Equal,
    /// `!=`
    Unequal,
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    More,
    /// `>=`
    AtLeast,
    /// `+`
    Plus,
    /// `-`
    Minus,
    /// `*`
    Times,
    /// `div`
    Divided,
    /// `mod`
    Remainder,
    /// `|`
    Union,
}

/// A function of the set: a place in the one table of functions (name, least and most arguments).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Function(pub usize);

/// Why a text is no expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The place in the text, in characters from 0.
    pub at: usize,
    /// What is wrong there; the keys begin with `expression-`.
    pub what: What,
}

impl Fault {
    fn new<const N: usize>(
        at: usize,
        key: &'static str,
        names: [(&'static str, String); N],
    ) -> Self {
        let names = names.into();
        Self {
            at,
            what: What { key, names },
        }
    }
}

impl Operator {
    /// As it is written.
    pub fn written(self) -> &'static str {
        match self {
            Self::Or => "or",
            Self::And => "and",
            Self::Equal => "=",
            Self::Unequal => "!=",
            Self::Less => "<",
            Self::AtMost => "<=",
            Self::More => ">",
            Self::AtLeast => ">=",
            Self::Plus => "+",
            Self::Minus => "-",
            Self::Times => "*",
            Self::Divided => "div",
            Self::Remainder => "mod",
            Self::Union => "|",
        }
    }
}

#[cfg(test)]
mod tests;
