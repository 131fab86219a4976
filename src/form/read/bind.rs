//! Names in expressions become items; unknown and ambiguous ones become faults. Not where expressions stand.

use std::collections::{BTreeSet, HashMap};

use crate::form::definition::{Item, ItemIndex};
use crate::form::expression::{Expression, Start, Syntax, parse};

use super::faults::{Faults, Place};
use super::name;

/// The names of a form, each with the items that bear it and their rows.
#[derive(Debug, Default)]
pub struct Binder {
    items: HashMap<String, Vec<(ItemIndex, usize)>>,
    /// What the author's paths call the root, beside `data`.
    root: String,
}

impl Binder {
    /// Knows the names of the items; `root` is what the settings call the form's root.
    pub fn new(items: &[Item], root: &str) -> Self {
        let mut by_name: HashMap<String, Vec<(ItemIndex, usize)>> = HashMap::new();
        for (index, item) in items.iter().enumerate() {
            let bearers = by_name.entry(item.name.clone()).or_default();
            bearers.push((ItemIndex(index), item.row));
        }
        Self {
            items: by_name,
            root: root.to_owned(),
        }
    }

    /// The item of that name, if there is just one; else the fault is told.
    pub fn item(&self, name: &str, place: Place<'_>, faults: &mut Faults) -> Option<ItemIndex> {
        match self.items.get(name).map(Vec::as_slice) {
            Some([(one, _)]) => Some(*one),
            Some(several) => {
                let rows: Vec<String> = several.iter().map(|(_, row)| row.to_string()).collect();
                faults.fault(
                    place,
                    "ambiguous-reference",
                    &[("name", name), ("rows", &rows.join(", "))],
                );
                None
            }
            None => {
                let known = self.items.keys().map(String::as_str);
                match name::nearest(name, known) {
                    Some(meant) => faults.fault(
                        place,
                        "unknown-reference-meant",
                        &[("name", name), ("meant", meant)],
                    ),
                    None => faults.fault(place, "unknown-reference", &[("name", name)]),
                }
                None
            }
        }
    }

    /// The expression a cell holds, its names bound; none if it cannot be read, which is told.
    pub fn expression(
        &self,
        source: &str,
        place: Place<'_>,
        faults: &mut Faults,
    ) -> Option<Expression> {
        match parse::parse(source) {
            Ok(mut expression) => {
                self.settle(&mut expression.syntax, place, faults);
                self.bind(&mut expression, place, faults);
                Some(expression)
            }
            Err(fault) => {
                let mut what = fault.what;
                what.names.push(("place", (fault.at + 1).to_string()));
                what.names.push(("expression", source.to_owned()));
                faults.fault_of(place, what);
                None
            }
        }
    }

    /// Paths begin at `data`, whatever the settings call the root; what an earlier record held is blank here.
    fn settle(&self, syntax: &mut Syntax, place: Place<'_>, faults: &mut Faults) {
        match syntax {
            Syntax::Reference(name, _) => {
                if let Some(last) = name.strip_prefix("last-saved#") {
                    faults.warn(place, "last-saved", &[("name", last)]);
                    *syntax = Syntax::Text(String::new());
                }
            }
            Syntax::Call(_, arguments) => {
                for argument in arguments {
                    self.settle(argument, place, faults);
                }
            }
            Syntax::Binary(_, one, other) => {
                self.settle(one, place, faults);
                self.settle(other, place, faults);
            }
            Syntax::Negative(inner) => self.settle(inner, place, faults),
            Syntax::Path(path) => {
                if let Start::Nodes(start, predicates) = &mut path.start {
                    self.settle(start, place, faults);
                    predicates
                        .iter_mut()
                        .for_each(|inner| self.settle(inner, place, faults));
                }
                if let (Start::Root, Some(first)) = (&path.start, path.steps.first_mut())
                    && first.name.as_deref().is_some_and(|name| name == self.root)
                {
                    first.name = Some("data".to_owned());
                }
                let steps = path.steps.iter_mut().flat_map(|step| &mut step.predicates);
                steps.for_each(|inner| self.settle(inner, place, faults));
            }
            Syntax::Number(_) | Syntax::Text(_) => {}
        }
    }

    /// Binds the names of an expression; tells every one that is unknown or ambiguous.
    pub fn bind(&self, expression: &mut Expression, place: Place<'_>, faults: &mut Faults) {
        let names: BTreeSet<String> = expression.references().map(str::to_owned).collect();
        let mut found: HashMap<String, ItemIndex> = HashMap::new();
        for name in names {
            if let Some(item) = self.item(&name, place, faults) {
                found.insert(name, item);
            }
        }
        let _ = expression.bind(&mut |name| found.get(name).copied());
    }
}
