//! Which rule of a form reads which answers, and in which order rules are reckoned. Not the reckoning.
//!
//! The graph is built once for a form. A rule is one column of one row (`calculation` of `age`); it names the items it
//! reads together with the repeat whose one instance it stays in, so that an answer in the third row of a repeat touches
//! the rules of the third row alone. Constraint, required, read_only and texts are no rules here: nothing depends on
//! them, they are reckoned when somebody looks.

mod order;
mod places;
mod reads;

use std::collections::BTreeSet;

use super::definition::{Form, ItemIndex, Kind, Source};
use reads::{Reading, readings};

/// What of an item a rule reckons.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Aspect {
    /// `repeat_count`: how many instances there are.
    Count,
    /// `relevant`: whether it is there.
    Relevance,
    /// `calculation`: its value.
    Calculation,
    /// `choice_filter`, or choices that are answers: which selections stay.
    Choices,
}

/// One rule of one item.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Whose.
    pub item: ItemIndex,
    /// What it reckons.
    pub aspect: Aspect,
    /// Rules are reckoned by rising stage…
    pub stage: u32,
    /// …within a stage row by row of this repeat (rules that read earlier rows of themselves)…
    pub by_row_of: Option<ItemIndex>,
    /// …and within a row by rising turn.
    pub turn: u32,
}

/// A rule that reads something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reader {
    /// The place in [`Graph::rules`].
    pub rule: usize,
    /// It reads only what stands in the same instance of this repeat; none: wherever it stands.
    pub within: Option<ItemIndex>,
}

/// Rules that wait for one another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cycle {
    /// The rules, in the order of the sheet.
    pub rules: Vec<(ItemIndex, Aspect)>,
}

/// Who reads what.
#[derive(Clone, Debug, Default)]
pub struct Graph {
    /// Every rule, in the order of the sheet.
    pub rules: Vec<Rule>,
    /// By item: its rules.
    pub rules_of: Vec<Vec<usize>>,
    /// By item: who reads its value or whether it is there.
    pub readers: Vec<Vec<Reader>>,
    /// By item: who reads how many instances stand before or after one.
    pub place_readers: Vec<Vec<Reader>>,
    /// By item: the items whose calculation runs when it changes (`trigger`).
    pub triggered: Vec<Vec<ItemIndex>>,
    /// Rules whose value depends on the language.
    pub spoken: Vec<usize>,
    /// By item: whether its computed default reads other answers.
    pub default_reads: Vec<bool>,
    /// Rules that wait for one another: the form cannot be filled.
    pub cycles: Vec<Cycle>,
}

impl Graph {
    /// Reads every rule of a form.
    pub fn new(form: &Form) -> Self {
        let mut graph = Self {
            rules_of: vec![Vec::new(); form.items.len()],
            readers: vec![Vec::new(); form.items.len()],
            place_readers: vec![Vec::new(); form.items.len()],
            triggered: vec![Vec::new(); form.items.len()],
            default_reads: vec![false; form.items.len()],
            ..Self::default()
        };
        let mut read = Vec::new();
        for number in 0..form.items.len() {
            graph.take_item(form, ItemIndex(number), &mut read);
        }
        for (rule, readings) in read.iter().enumerate() {
            graph.link(rule, readings);
        }
        for readers in graph.readers.iter_mut().chain(&mut graph.place_readers) {
            readers.sort_unstable();
            readers.dedup();
        }
        order::arrange(form, &mut graph, &read);
        graph
    }

    fn take_item(&mut self, form: &Form, index: ItemIndex, read: &mut Vec<Vec<Reading>>) {
        let item = form.item(index);
        let mut rules = Vec::new();
        if item.kind == Kind::Repeat && item.repeat_count.is_some() {
            rules.push(Aspect::Count);
        }
        if item.relevant.is_some() {
            rules.push(Aspect::Relevance);
        }
        if item.calculation.is_some() && item.trigger.is_empty() {
            rules.push(Aspect::Calculation);
        }
        let choices = item.choices.as_ref();
        if choices.is_some_and(|c| c.filter.is_some() || matches!(c.source, Source::Repeat(_))) {
            rules.push(Aspect::Choices);
        }
        for aspect in rules {
            let found = readings(form, index, aspect);
            if found.spoken {
                self.spoken.push(self.rules.len());
            }
            self.rules_of[index.0].push(self.rules.len());
            self.rules.push(Rule {
                item: index,
                aspect,
                stage: 0,
                by_row_of: None,
                turn: 0,
            });
            read.push(found.readings);
        }
        for trigger in &item.trigger {
            self.triggered[trigger.0].push(index);
        }
        self.default_reads[index.0] = reads::default_reads(form, index);
    }

    fn link(&mut self, rule: usize, readings: &[Reading]) {
        for reading in readings {
            let readers = match reading.places_only {
                true => &mut self.place_readers,
                false => &mut self.readers,
            };
            readers[reading.item.0].push(Reader {
                rule,
                within: reading.within,
            });
        }
    }

    /// The items that are in any cycle.
    pub fn cyclic_items(&self) -> BTreeSet<ItemIndex> {
        let rules = self.cycles.iter().flat_map(|cycle| &cycle.rules);
        rules.map(|(item, _)| *item).collect()
    }
}

/// The innermost repeat an item stands in, itself if it is one.
pub fn innermost_repeat(form: &Form, item: ItemIndex) -> Option<ItemIndex> {
    let mut here = Some(item);
    while let Some(index) = here {
        if form.item(index).kind == Kind::Repeat {
            return here;
        }
        here = form.item(index).parent;
    }
    None
}

/// The innermost repeat that `item` stands in, itself not counted.
pub fn repeat_above(form: &Form, item: ItemIndex) -> Option<ItemIndex> {
    let parent = form.item(item).parent?;
    innermost_repeat(form, parent)
}

/// The innermost repeat that is `within` or around it and that `item` stands in, itself not counted.
pub fn shared_repeat(form: &Form, within: Option<ItemIndex>, item: ItemIndex) -> Option<ItemIndex> {
    let mut candidate = within;
    while let Some(repeat) = candidate {
        let mut above = repeat_above(form, item);
        while let Some(around) = above {
            if around == repeat {
                return Some(repeat);
            }
            above = repeat_above(form, around);
        }
        candidate = repeat_above(form, repeat);
    }
    None
}
