//! Telling whether two forms say the same: a number of everything that answers depend on. Not a version, not a secret.

use std::fmt::Write;

use crate::form::definition::{Form, Item, Preset, Source};
use crate::form::expression::Expression;

/// A number that changes when items, rules or choices do; labels and hints do not count (FNV-1a).
pub(super) fn edition(form: &Form) -> u64 {
    let mut sum = Sum(0xcbf2_9ce4_8422_2325);
    for item in &form.items {
        add_item(item, &mut sum);
    }
    for (name, list) in &form.lists {
        let _ = write!(sum, "\u{1d}{name}");
        for choice in &list.choices {
            let _ = write!(sum, "\u{1e}{}", choice.name);
            for (column, text) in &choice.columns {
                let _ = write!(sum, "\u{1f}{column}={text}");
            }
        }
    }
    sum.0
}

fn add_item(item: &Item, sum: &mut Sum) {
    let _ = write!(
        sum,
        "\u{1d}{}\u{1f}{:?}\u{1f}{:?}",
        item.path, item.kind, item.parameters
    );
    let rules = [
        &item.relevant,
        &item.constraint,
        &item.required,
        &item.read_only,
        &item.calculation,
        &item.repeat_count,
    ];
    for rule in rules {
        add_rule(rule.as_ref(), sum);
    }
    match &item.default {
        Preset::Blank => {}
        Preset::Fixed(text) => {
            let _ = write!(sum, "\u{1f}{text}");
        }
        Preset::Computed(rule) => add_rule(Some(rule), sum),
    }
    if let Some(choices) = &item.choices {
        match &choices.source {
            Source::List { list, value, .. } => {
                let _ = write!(sum, "\u{1f}{list}\u{1f}{value}");
            }
            Source::Repeat(question) => {
                let _ = write!(sum, "\u{1f}{}", question.0);
            }
        }
        add_rule(choices.filter.as_ref(), sum);
    }
}

fn add_rule(rule: Option<&Expression>, sum: &mut Sum) {
    let _ = write!(sum, "\u{1f}{}", rule.map_or("", |rule| &rule.source));
}

struct Sum(u64);

impl Write for Sum {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        for byte in text.bytes() {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
        Ok(())
    }
}
