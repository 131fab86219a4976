//! What the cells of a row say of its item: texts, rules, defaults, triggers. Not its choices.

use crate::form::definition::{Item, Kind, Meta, Preset, Text};
use crate::form::expression::{Expression, Syntax};

use super::bind::Binder;
use super::draft::{Origin, Part, is_reference};
use super::faults::Faults;
use super::language::Languages;
use super::setting::{NO, YES};
use super::table::{Row, Table};
use super::word::Word;
use super::{list, parameter, preset, words};

/// What rows are read with.
pub struct Filler<'a> {
    /// The survey sheet.
    pub table: &'a Table,
    /// Its rows, loops written out.
    pub rows: &'a [Row],
    /// The form's languages.
    pub languages: &'a Languages,
    /// The form's names.
    pub binder: &'a Binder,
}

impl Filler<'_> {
    /// Fills an item from its row.
    pub fn fill(&self, item: &mut Item, origin: &Origin, faults: &mut Faults) {
        let row = &self.rows[origin.row];
        match origin.part {
            Part::Whole | Part::WithoutTexts => self.whole(item, row, origin, faults),
            Part::TableNote => {
                item.label = self.texts(row, "label", faults);
                item.hint = self.texts(row, "hint", faults);
            }
            Part::TableHead => item.appearance = vec!["label".to_owned()],
            Part::Count => {
                item.calculation = self.rule(row, "repeat_count", faults);
                item.read_only = Some(always());
            }
            Part::Other => self.other(item, row, faults),
        }
        self.pad(item);
    }

    fn whole(&self, item: &mut Item, row: &Row, origin: &Origin, faults: &mut Faults) {
        if origin.part == Part::Whole {
            item.label = self.texts(row, "label", faults);
            item.hint = self.texts(row, "hint", faults);
        }
        item.guidance = self.texts(row, "guidance_hint", faults);
        item.constraint_message = self.texts(row, "constraint_message", faults);
        item.required_message = self.texts(row, "required_message", faults);
        item.media = list::media(self.languages, self.table, row);
        item.relevant = self.rule(row, "relevant", faults);
        item.constraint = self.rule(row, "constraint", faults);
        item.required = self.switch(row, "required", faults);
        item.read_only = self.switch(row, "read_only", faults);
        item.calculation = self.rule(row, "calculation", faults);
        self.count(item, row, faults);
        self.appearance(item, row);
        self.parameters(item, row, origin, faults);
        self.default(item, row, faults);
        self.trigger(item, row, faults);
        self.attributes(item, row);
        if let Word::Ruled(_, rule) = origin.word
            && item.constraint.is_none()
        {
            let place = self.table.place(row.number, "type");
            item.constraint = self.binder.expression(rule, place, faults);
        }
        self.check(item, row, faults);
    }

    fn texts(&self, row: &Row, name: &str, faults: &mut Faults) -> Vec<Text> {
        if !self.table.has(name) {
            return vec![];
        }
        let spread = self.languages.spread(self.table, row, name, false);
        words::texts(
            &spread,
            self.table.place(row.number, name),
            self.binder,
            faults,
        )
    }

    /// An expression; `yes` and `no` are ones too.
    fn rule(&self, row: &Row, name: &str, faults: &mut Faults) -> Option<Expression> {
        let cell = self.table.cell(row, name);
        let source = match cell {
            "" => return None,
            yes if YES.contains(&yes) => "true()",
            no if NO.contains(&no) => "false()",
            other => other,
        };
        let place = self.table.place(row.number, name);
        self.binder.expression(source, place, faults)
    }

    /// An expression that is left out where it says no.
    fn switch(&self, row: &Row, name: &str, faults: &mut Faults) -> Option<Expression> {
        let cell = self.table.cell(row, name);
        if NO.contains(&cell) {
            None
        } else {
            self.rule(row, name, faults)
        }
    }

    fn count(&self, item: &mut Item, row: &Row, faults: &mut Faults) {
        let cell = self.table.cell(row, "repeat_count");
        if cell.is_empty() {
            return;
        }
        let place = self.table.place(row.number, "repeat_count");
        if item.kind != Kind::Repeat {
            faults.fault(place, "count-without-repeat", &[("name", &item.name)]);
            return;
        }
        let source = if is_reference(cell) {
            cell.to_owned()
        } else {
            // The count stands in a calculation of its own just before the repeat.
            format!("${{{}_count}}", item.name)
        };
        item.repeat_count = self.binder.expression(&source, place, faults);
    }

    fn appearance(&self, item: &mut Item, row: &Row) {
        let cell = self.table.cell(row, "appearance").to_lowercase();
        let shown = match (cell.find("search("), cell.rfind(')')) {
            (Some(start), Some(end)) if start < end => {
                format!("{}{}", &cell[..start], &cell[end + 1..])
            }
            _ => cell,
        };
        item.appearance = shown
            .split_whitespace()
            .map(|word| {
                if word == "table-list" {
                    "field-list"
                } else {
                    word
                }
                .to_owned()
            })
            .collect();
    }

    fn parameters(&self, item: &mut Item, row: &Row, origin: &Origin, faults: &mut Faults) {
        let cell = self.table.cell(row, "parameters");
        let place = self.table.place(row.number, "parameters");
        match parameter::read(cell) {
            Some(read) => item.parameters = read,
            None => faults.fault(place, "bad-parameters", &[("found", cell)]),
        }
        let from_file = matches!(&origin.word, Word::Select { list, .. } if !super::file::ending(list).is_empty());
        parameter::check(&item.parameters, item.kind, from_file, place, faults);
        if item.kind == Kind::Range {
            for (key, usual) in parameter::RANGE {
                let value = item.parameters.entry(key.to_owned());
                value.or_insert_with(|| usual.to_owned());
            }
        }
    }

    fn default(&self, item: &mut Item, row: &Row, faults: &mut Faults) {
        let cell = preset::kept(self.table.cell(row, "default"), item.kind);
        if cell.is_empty() || item.kind.holds_items() {
            return;
        }
        let place = self.table.place(row.number, "default");
        item.default = if preset::is_computed(cell, item.kind) {
            match self.binder.expression(cell, place, faults) {
                Some(expression) => Preset::Computed(expression),
                None => Preset::Blank,
            }
        } else {
            if !preset::suits(cell, item.kind) {
                let names = [("value", cell), ("type", self.table.cell(row, "type"))];
                faults.fault(place, "bad-default", &names);
            }
            Preset::Fixed(cell.to_owned())
        };
    }

    /// `${a}, ${b}`.
    fn trigger(&self, item: &mut Item, row: &Row, faults: &mut Faults) {
        let cell = self.table.cell(row, "trigger");
        let place = self.table.place(row.number, "trigger");
        for part in cell
            .split(',')
            .map(str::trim)
            .filter(|part| !part.is_empty())
        {
            if !is_reference(part) {
                faults.fault(place, "bad-trigger", &[("found", part)]);
                continue;
            }
            let name = &part[2..part.len() - 1];
            item.trigger.extend(self.binder.item(name, place, faults));
        }
    }

    fn attributes(&self, item: &mut Item, row: &Row) {
        let kept = |name: &str| {
            name == "save_to"
                || ["bind::", "instance::", "control::"]
                    .iter()
                    .any(|start| name.starts_with(start))
        };
        for (column, cell) in self.table.columns.iter().zip(&row.cells) {
            if kept(&column.name) && !cell.is_empty() {
                item.attributes.insert(column.name.clone(), cell.clone());
            }
        }
    }

    /// The text question behind `or_other`, with the words and the rule pyxform gives it.
    fn other(&self, item: &mut Item, row: &Row, faults: &mut Faults) {
        item.label = vec![words::plain("Specify other."); self.languages.count()];
        let name = self.table.cell(row, "name");
        let rule = format!("selected(../{name}, 'other')");
        let place = self.table.place(row.number, "type");
        item.relevant = self.binder.expression(&rule, place, faults);
    }

    fn check(&self, item: &Item, row: &Row, faults: &mut Faults) {
        let blank = item.label.iter().all(Text::is_blank) && item.media.iter().all(Vec::is_empty);
        let seen = item.kind.is_asked() || item.kind == Kind::Note;
        let hinted = !item.hint.iter().all(Text::is_blank);
        let hidden =
            item.appearance.iter().any(|word| word == "hidden") || item.calculation.is_some();
        if blank && seen && !hinted && !hidden {
            faults.warn(
                self.table.place(row.number, "label"),
                "missing-label",
                &[("name", &item.name)],
            );
        }
        let computed = item.calculation.is_some() || matches!(item.default, Preset::Computed(_));
        let written = !self.table.cell(row, "calculation").is_empty()
            || !self.table.cell(row, "default").is_empty();
        if item.kind == Kind::Calculate && !computed && !written {
            let place = self.table.place(row.number, "calculation");
            faults.fault(place, "missing-calculation", &[("name", &item.name)]);
        }
        if item.kind == Kind::Meta(Meta::DeviceId) || item.kind.holds_items() {
            return;
        }
        if item.required.is_some() && item.kind == Kind::Note {
            let place = self.table.place(row.number, "required");
            faults.warn(place, "required-note", &[("name", &item.name)]);
        }
    }

    /// Every text has as many languages as the form.
    fn pad(&self, item: &mut Item) {
        let count = self.languages.count();
        let texts = [
            &mut item.label,
            &mut item.hint,
            &mut item.guidance,
            &mut item.constraint_message,
            &mut item.required_message,
        ];
        for texts in texts {
            texts.resize_with(count, Text::default);
        }
        item.media.resize_with(count, Vec::new);
    }
}

/// `true()`, without the need to read it.
fn always() -> Expression {
    use crate::form::expression::Operator;
    let one = || Box::new(Syntax::Number(1.0));
    Expression {
        source: "true()".to_owned(),
        syntax: Syntax::Binary(Operator::Equal, one(), one()),
    }
}
