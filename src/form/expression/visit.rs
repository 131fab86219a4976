//! Walking through an expression: what it names, and binding names to items. Not values.

use super::{Expression, Function, Path, Start, Syntax};
use crate::form::definition::ItemIndex;

impl Expression {
    /// The names between `${` and `}`, in order, as often as they stand there.
    pub fn references(&self) -> impl Iterator<Item = &str> {
        self.pieces().into_iter().filter_map(|piece| match piece {
            Syntax::Reference(name, _) => Some(name.as_str()),
            _ => None,
        })
    }

    /// The functions called; ask each what it depends on ([`Function::nature`]).
    pub fn calls(&self) -> impl Iterator<Item = Function> {
        self.pieces().into_iter().filter_map(|piece| match piece {
            Syntax::Call(function, _) => Some(*function),
            _ => None,
        })
    }

    /// The paths, those inside predicates too.
    pub fn paths(&self) -> impl Iterator<Item = &Path> {
        self.pieces().into_iter().filter_map(|piece| match piece {
            Syntax::Path(path) => Some(path),
            _ => None,
        })
    }

    /// Every piece of the structure, each before what it holds.
    pub fn pieces(&self) -> Vec<&Syntax> {
        let mut found = Vec::new();
        let mut waiting = vec![&self.syntax];
        while let Some(piece) = waiting.pop() {
            found.push(piece);
            let first = waiting.len();
            piece.each_part(&mut |part| waiting.push(part));
            waiting[first..].reverse();
        }
        found
    }

    /// Gives every reference its item; the first name nobody knows is the error, and the others stay bound.
    pub fn bind(&mut self, known: &mut dyn FnMut(&str) -> Option<ItemIndex>) -> Result<(), String> {
        let mut unknown = None;
        let mut waiting = vec![&mut self.syntax];
        while let Some(piece) = waiting.pop() {
            if let Syntax::Reference(name, item) = piece {
                *item = known(name);
                if item.is_none() && unknown.is_none() {
                    unknown = Some(name.clone());
                }
                continue;
            }
            let first = waiting.len();
            piece.parts_mut(&mut waiting);
            waiting[first..].reverse();
        }
        unknown.map_or(Ok(()), Err)
    }
}

impl Syntax {
    /// What stands directly in this piece.
    pub fn each_part<'a>(&'a self, see: &mut dyn FnMut(&'a Syntax)) {
        match self {
            Self::Number(_) | Self::Text(_) | Self::Reference(..) => {}
            Self::Call(_, arguments) => arguments.iter().for_each(see),
            Self::Binary(_, left, right) => {
                see(left);
                see(right);
            }
            Self::Negative(inner) => see(inner),
            Self::Path(path) => {
                if let Start::Nodes(start, predicates) = &path.start {
                    see(start);
                    predicates.iter().for_each(&mut *see);
                }
                path.steps
                    .iter()
                    .flat_map(|step| &step.predicates)
                    .for_each(see);
            }
        }
    }

    fn parts_mut<'a>(&'a mut self, parts: &mut Vec<&'a mut Syntax>) {
        match self {
            Self::Number(_) | Self::Text(_) | Self::Reference(..) => {}
            Self::Call(_, arguments) => parts.extend(arguments),
            Self::Binary(_, left, right) => parts.extend([left.as_mut(), right.as_mut()]),
            Self::Negative(inner) => parts.push(inner),
            Self::Path(path) => {
                if let Start::Nodes(start, predicates) = &mut path.start {
                    parts.push(start);
                    parts.extend(predicates);
                }
                parts.extend(path.steps.iter_mut().flat_map(|step| &mut step.predicates));
            }
        }
    }
}
