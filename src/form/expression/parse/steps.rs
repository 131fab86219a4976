//! The steps of a path: axis, name, predicates. Not where the path starts.

use super::{Parser, anywhere_below};
use crate::form::expression::lexer::Token;
use crate::form::expression::{Axis, Fault, Step, Syntax};

impl Parser {
    pub(super) fn predicates(&mut self) -> Result<Vec<Syntax>, Fault> {
        let mut found = Vec::new();
        while self.peek() == Some(&Token::OpenSquare) {
            let open = self.place();
            self.at += 1;
            found.push(self.expression()?);
            self.closes(&Token::CloseSquare, open)?;
        }
        Ok(found)
    }

    pub(super) fn begins_step(&self) -> bool {
        matches!(
            self.peek(),
            Some(Token::Name(_) | Token::Star | Token::Dot | Token::DotDot | Token::At)
        )
    }

    pub(super) fn steps(&mut self, steps: &mut Vec<Step>) -> Result<(), Fault> {
        loop {
            let step = self.step()?;
            // `./a` is `a`: the dot adds nothing where another step follows.
            let dot =
                step.axis == Axis::Itself && step.name.is_none() && step.predicates.is_empty();
            let more = matches!(self.peek(), Some(Token::Slash | Token::DoubleSlash));
            if !(dot && more) {
                steps.push(step);
            }
            if self.takes(&Token::DoubleSlash) {
                steps.push(anywhere_below());
            } else if !self.takes(&Token::Slash) {
                return Ok(());
            }
        }
    }

    fn step(&mut self) -> Result<Step, Fault> {
        let place = self.place();
        let (axis, name) = match self.peek() {
            Some(Token::Dot) => {
                self.at += 1;
                (Axis::Itself, None)
            }
            Some(Token::DotDot) => {
                self.at += 1;
                (Axis::Parent, None)
            }
            Some(Token::At) => return Err(Fault::new(place, "expression-attribute", [])),
            Some(Token::Name(name)) if self.second() == Some(&Token::ColonColon) => {
                let Some(axis) = axis_named(name) else {
                    let key = if name == "attribute" {
                        "expression-attribute"
                    } else {
                        "expression-axis"
                    };
                    return Err(Fault::new(place, key, [("found", name.clone())]));
                };
                self.at += 2;
                self.node_test(axis)?
            }
            Some(Token::Name(_) | Token::Star) => self.node_test(Axis::Child)?,
            _ => return Err(self.unexpected()),
        };
        Ok(Step {
            axis,
            name,
            predicates: self.predicates()?,
        })
    }

    fn node_test(&mut self, axis: Axis) -> Result<(Axis, Option<String>), Fault> {
        let name = match self.peek() {
            Some(Token::Star) => {
                self.at += 1;
                return Ok((axis, None));
            }
            Some(Token::Name(name)) => name.clone(),
            _ => return Err(self.unexpected()),
        };
        if self.second() != Some(&Token::Open) {
            self.at += 1;
            return Ok((axis, Some(name)));
        }
        // The texts of elements are no nodes of their own here: `a/text()` is `a`.
        let axis = match (name.as_str(), axis) {
            ("node", axis) => axis,
            ("text", Axis::Child) => Axis::Itself,
            ("text", axis) => axis,
            _ => return Err(self.unexpected()),
        };
        self.at += 1;
        let open = self.place();
        self.at += 1;
        self.closes(&Token::Close, open)?;
        Ok((axis, None))
    }
}

fn axis_named(name: &str) -> Option<Axis> {
    Some(match name {
        "child" => Axis::Child,
        "self" => Axis::Itself,
        "parent" => Axis::Parent,
        "descendant" => Axis::Descendant,
        "descendant-or-self" => Axis::DescendantOrSelf,
        "ancestor" => Axis::Ancestor,
        "ancestor-or-self" => Axis::AncestorOrSelf,
        "following-sibling" => Axis::FollowingSibling,
        "preceding-sibling" => Axis::PrecedingSibling,
        "following" => Axis::Following,
        "preceding" => Axis::Preceding,
        _ => return None,
    })
}
