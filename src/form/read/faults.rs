//! Faults as they are found: collected, each with its place, none twice. Not their words.

use crate::form::fault::{Fault, What};

/// A cell, a row or a sheet.
#[derive(Clone, Copy, Debug, Default)]
pub struct Place<'a> {
    /// The sheet's name as it stands in the file.
    pub sheet: &'a str,
    /// The row from 1; 0 means the sheet as a whole.
    pub row: usize,
    /// The column's header as it stands there; `""` means the row as a whole.
    pub column: &'a str,
}

impl<'a> Place<'a> {
    /// The same row, another column.
    pub fn at(self, column: &'a str) -> Self {
        Self { column, ..self }
    }
}

/// What has been found so far.
#[derive(Debug, Default)]
pub struct Faults {
    /// What makes the form unusable.
    pub faults: Vec<Fault>,
    /// What does no harm.
    pub warnings: Vec<Fault>,
}

impl Faults {
    /// Something wrong.
    pub fn fault(&mut self, place: Place<'_>, key: &'static str, names: &[(&'static str, &str)]) {
        add(&mut self.faults, made(place, key, names));
    }

    /// Something an author would want to know.
    pub fn warn(&mut self, place: Place<'_>, key: &'static str, names: &[(&'static str, &str)]) {
        add(&mut self.warnings, made(place, key, names));
    }

    /// Something wrong that another part has found.
    pub fn fault_of(&mut self, place: Place<'_>, what: What) {
        let mut fault = made(place, what.key, &[]);
        fault.what.names = what.names;
        add(&mut self.faults, fault);
    }
}

fn made(place: Place<'_>, key: &'static str, names: &[(&'static str, &str)]) -> Fault {
    let names = names
        .iter()
        .map(|(name, words)| (*name, (*words).to_owned()));
    Fault {
        sheet: place.sheet.to_owned(),
        row: (place.row > 0).then_some(place.row),
        column: (!place.column.is_empty()).then(|| place.column.to_owned()),
        what: What {
            key,
            names: names.collect(),
        },
    }
}

fn add(list: &mut Vec<Fault>, fault: Fault) {
    if !list.contains(&fault) {
        list.push(fault);
    }
}
