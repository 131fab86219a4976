//! What expressions look up: lists by `instance('x')`, files by `pulldata('x', …)`, questions by their paths.
//! Not the names between `${` and `}`, which are bound where they are read.

use std::collections::{BTreeMap, BTreeSet};

use crate::form::definition::{Item, ItemIndex, Kind, List, Preset};
use crate::form::expression::{Expression, Start, Syntax};

use super::cycle;
use super::faults::{Faults, Place};
use super::name;
use super::table::Table;

/// Every expression of an item, with its column. Choice filters look at choices and are not among them.
pub fn expressions(item: &Item) -> Vec<(&'static str, &Expression)> {
    let columns = [
        ("relevant", item.relevant.as_ref()),
        ("constraint", item.constraint.as_ref()),
        ("required", item.required.as_ref()),
        ("read_only", item.read_only.as_ref()),
        ("calculation", item.calculation.as_ref()),
        ("repeat_count", item.repeat_count.as_ref()),
    ];
    let mut found: Vec<_> = (columns.into_iter())
        .filter_map(|(column, expression)| Some((column, expression?)))
        .collect();
    if let Preset::Computed(expression) = &item.default {
        found.push(("default", expression));
    }
    found
}

/// The files that `pulldata` wants: name without ending, row, column.
pub fn pulled(items: &[Item]) -> Vec<(String, usize, &'static str)> {
    let mut found = Vec::new();
    for item in items {
        for (column, expression) in expressions(item) {
            for piece in expression.pieces() {
                if let Some((file, _)) = pulldata(piece) {
                    found.push((file.to_owned(), item.row, column));
                }
            }
        }
    }
    found
}

/// File and columns of a `pulldata` whose arguments are written out.
fn pulldata(piece: &Syntax) -> Option<(&str, Vec<&str>)> {
    let Syntax::Call(function, arguments) = piece else {
        return None;
    };
    let [Syntax::Text(file), columns @ ..] = arguments.as_slice() else {
        return None;
    };
    let literal = columns
        .iter()
        .take(2)
        .filter_map(|argument| match argument {
            Syntax::Text(column) => Some(column.as_str()),
            _ => None,
        });
    (function.name() == "pulldata").then(|| (super::setting::stem_of_csv(file), literal.collect()))
}

/// Looks through the items.
pub struct Looker<'a> {
    /// All items.
    pub items: &'a [Item],
    /// The form's lists, those of files among them.
    pub lists: &'a BTreeMap<String, List>,
    /// The survey sheet.
    pub table: &'a Table,
}

impl Looker<'_> {
    /// Tells what is not there.
    pub fn check(&self, faults: &mut Faults) {
        let paths: BTreeSet<&str> = self.items.iter().map(|item| item.path.as_str()).collect();
        for item in self.items {
            for (column, expression) in expressions(item) {
                let place = self.table.place(item.row, column);
                for piece in expression.pieces() {
                    self.instance(piece, place, faults);
                    self.columns(piece, place, faults);
                }
                self.paths(expression, item, &paths, place, faults);
                self.look_in(expression, item, place, faults);
            }
        }
    }

    fn instance(&self, piece: &Syntax, place: Place<'_>, faults: &mut Faults) {
        let Syntax::Call(function, arguments) = piece else {
            return;
        };
        let [Syntax::Text(wanted)] = arguments.as_slice() else {
            return;
        };
        if function.name() != "instance" || self.lists.contains_key(wanted) {
            return;
        }
        match name::nearest(wanted, self.lists.keys().map(String::as_str)) {
            Some(meant) => {
                let names = [("name", wanted.as_str()), ("meant", meant)];
                faults.fault(place, "unknown-instance-meant", &names);
            }
            // Other programs give forms lists of their own (`contact-summary`); here they are blank.
            None => faults.warn(place, "unknown-instance", &[("name", wanted)]),
        }
    }

    fn columns(&self, piece: &Syntax, place: Place<'_>, faults: &mut Faults) {
        let Some((file, columns)) = pulldata(piece) else {
            return;
        };
        let Some(first) = self.lists.get(file).and_then(|list| list.choices.first()) else {
            return;
        };
        let known: Vec<&str> = first
            .columns
            .iter()
            .map(|(column, _)| column.as_str())
            .collect();
        for column in columns.into_iter().filter(|column| !known.contains(column)) {
            let names = [
                ("column", column),
                ("file", file),
                ("known", &*known.join(", ")),
            ];
            faults.fault(place, "missing-file-column", &names);
        }
    }

    /// A path that leads to no question reads nothing, ever.
    fn paths(
        &self,
        expression: &Expression,
        item: &Item,
        known: &BTreeSet<&str>,
        place: Place<'_>,
        faults: &mut Faults,
    ) {
        let mut waiting = vec![&expression.syntax];
        while let Some(piece) = waiting.pop() {
            let Syntax::Path(path) = piece else {
                piece.each_part(&mut |part| waiting.push(part));
                continue;
            };
            if matches!(path.start, Start::Nodes(..)) {
                continue;
            }
            let Some(led) = cycle::resolved(path, item) else {
                continue;
            };
            if led != "/"
                && led != "/data"
                && !led.starts_with("/data/meta/")
                && !known.contains(led.as_str())
            {
                faults.warn(place, "unknown-path", &[("path", &led)]);
            }
        }
    }

    /// A question of a repeat read from outside, all instances at once, where one value is meant.
    fn look_in(&self, expression: &Expression, item: &Item, place: Place<'_>, faults: &mut Faults) {
        let mut waiting = vec![&expression.syntax];
        while let Some(piece) = waiting.pop() {
            match piece {
                Syntax::Reference(name, Some(read)) => {
                    if let Some(repeat) = self.foreign_repeat(*read, item) {
                        let names = [
                            ("name", name.as_str()),
                            ("repeat", &self.items[repeat].name),
                        ];
                        faults.warn(place, "read-from-outside", &names);
                    }
                }
                Syntax::Call(function, _) if GATHERS.contains(&function.name()) => {}
                Syntax::Path(_) => {}
                other => other.each_part(&mut |part| waiting.push(part)),
            }
        }
    }

    /// The innermost repeat around what is read that is not around the reader; the repeat itself is meant whole.
    fn foreign_repeat(&self, read: ItemIndex, reader: &Item) -> Option<usize> {
        let mut here = self.items[read.0].parent;
        while let Some(ItemIndex(place)) = here {
            let above = &self.items[place];
            if above.kind == Kind::Repeat {
                let inside = reader.path == above.path
                    || reader.path.starts_with(&format!("{}/", above.path));
                return (!inside).then_some(place);
            }
            here = above.parent;
        }
        None
    }
}

/// Functions that take all instances of a question at once.
const GATHERS: &[&str] = &[
    "sum",
    "count",
    "max",
    "min",
    "join",
    "concat",
    "count-non-empty",
    "indexed-repeat",
    "position",
    "area",
    "distance",
    "randomize",
    "checklist",
    "weighted-checklist",
];
