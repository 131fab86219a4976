//! What an expression reads, found from its words alone: paths are walked over the items instead of over answers.
//!
//! Where words do not say enough (`*`, `//`, axes) more is taken to be read than is: a rule is then reckoned once too
//! often, never too seldom. Groups count as being there or not; their text is not followed into their questions.

use super::places::{Place, children, descendants, leave, parent};
use super::{Aspect, innermost_repeat, repeat_above, shared_repeat};
use crate::form::definition::{Form, ItemIndex, Preset, Source};
use crate::form::expression::functions::Nature;
use crate::form::expression::{Axis, Expression, Operator, Path, Start, Step, Syntax};

/// Something a rule reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reading {
    /// What.
    pub item: ItemIndex,
    /// Only that of the same instance of this repeat.
    pub within: Option<ItemIndex>,
    /// Chosen by a predicate or by number: it may mean another row than the reader's.
    pub picked: bool,
    /// Only how many instances there are and where one stands, not what is in them.
    pub places_only: bool,
}

/// All a rule reads.
#[derive(Default)]
pub(super) struct Found {
    pub readings: Vec<Reading>,
    /// Whether the language counts.
    pub spoken: bool,
}

/// What the rule of an item reads.
pub(super) fn readings(form: &Form, index: ItemIndex, aspect: Aspect) -> Found {
    let item = form.item(index);
    let own = Reach {
        places: vec![Place::Item(index)],
        within: match aspect {
            // It is reckoned where the instances stand, not in one of them.
            Aspect::Count => repeat_above(form, index),
            _ => innermost_repeat(form, index),
        },
        picked: false,
    };
    let mut reader = Reader {
        form,
        own: own.clone(),
        found: Found::default(),
    };
    match aspect {
        Aspect::Count => reader.read(item.repeat_count.as_ref(), &own),
        Aspect::Relevance => reader.read(item.relevant.as_ref(), &own),
        Aspect::Calculation => reader.read(item.calculation.as_ref(), &own),
        Aspect::Choices => reader.choices(index),
    }
    reader.found
}

/// Whether an item's computed default reads answers.
pub(super) fn default_reads(form: &Form, index: ItemIndex) -> bool {
    let Preset::Computed(expression) = &form.item(index).default else {
        return false;
    };
    let own = Reach {
        places: vec![Place::Item(index)],
        within: innermost_repeat(form, index),
        picked: false,
    };
    let mut reader = Reader {
        form,
        own: own.clone(),
        found: Found::default(),
    };
    reader.read(Some(expression), &own);
    !reader.found.readings.is_empty()
}

/// Where a path has come to.
#[derive(Clone, Debug)]
struct Reach {
    places: Vec<Place>,
    within: Option<ItemIndex>,
    picked: bool,
}

impl Reach {
    fn nowhere() -> Self {
        Self {
            places: Vec::new(),
            within: None,
            picked: false,
        }
    }

    fn elsewhere() -> Self {
        Self {
            places: vec![Place::Elsewhere],
            ..Self::nowhere()
        }
    }

    fn is_among_answers(&self) -> bool {
        self.places.iter().any(|place| *place != Place::Elsewhere)
    }
}

struct Reader<'a> {
    form: &'a Form,
    own: Reach,
    found: Found,
}

impl Reader<'_> {
    fn read(&mut self, expression: Option<&Expression>, here: &Reach) {
        if let Some(expression) = expression {
            self.reach(&expression.syntax, here);
        }
    }

    fn choices(&mut self, index: ItemIndex) {
        let Some(choices) = &self.form.item(index).choices else {
            return;
        };
        let here = match choices.source {
            Source::List { .. } => Reach::elsewhere(),
            Source::Repeat(question) => {
                let repeat = innermost_repeat(self.form, question).unwrap_or(question);
                let rows = Reach {
                    places: vec![Place::Item(question)],
                    within: shared_repeat(self.form, self.own.within, repeat),
                    picked: true,
                };
                self.note(&rows, false);
                Reach {
                    places: vec![Place::Item(repeat)],
                    ..rows
                }
            }
        };
        self.read(choices.filter.as_ref(), &here);
    }

    fn note(&mut self, reach: &Reach, places_only: bool) {
        for place in &reach.places {
            let Place::Item(item) = place else { continue };
            let reading = Reading {
                item: *item,
                within: reach.within,
                picked: reach.picked,
                places_only,
            };
            if !self.found.readings.contains(&reading) {
                self.found.readings.push(reading);
            }
        }
    }

    /// Where an expression's nodes are; what it reads is noted.
    fn reach(&mut self, syntax: &Syntax, here: &Reach) -> Reach {
        let reach = self.locate(syntax, here);
        self.note(&reach, false);
        reach
    }

    /// As [`Reader::reach`], but the nodes themselves are not yet read.
    fn locate(&mut self, syntax: &Syntax, here: &Reach) -> Reach {
        match syntax {
            Syntax::Number(_) | Syntax::Text(_) | Syntax::Reference(_, None) => Reach::nowhere(),
            Syntax::Reference(_, Some(item)) => self.reference(*item, here),
            Syntax::Negative(inner) => {
                self.reach(inner, here);
                Reach::nowhere()
            }
            Syntax::Binary(Operator::Union, left, right) => {
                let (left, right) = (self.locate(left, here), self.locate(right, here));
                self.join(left, right)
            }
            Syntax::Binary(_, left, right) => {
                self.reach(left, here);
                self.reach(right, here);
                Reach::nowhere()
            }
            Syntax::Path(path) => self.path(path, here),
            Syntax::Call(function, arguments) => {
                if function.nature() == Nature::Place && arguments.is_empty() {
                    // `string()` and the like read the node they stand at.
                    let places_only = matches!(function.name(), "position" | "last");
                    self.note(here, places_only);
                }
                self.call(function.name(), arguments, here)
            }
        }
    }

    fn join(&self, mut left: Reach, right: Reach) -> Reach {
        left.within = if left.within == right.within {
            left.within
        } else {
            None
        };
        left.picked |= right.picked;
        left.places.extend(right.places);
        left
    }

    fn reference(&self, item: ItemIndex, here: &Reach) -> Reach {
        let from = match here.is_among_answers() {
            true => here,
            false => &self.own,
        };
        Reach {
            places: vec![Place::Item(item)],
            within: shared_repeat(self.form, from.within, item),
            picked: from.picked,
        }
    }

    fn call(&mut self, name: &str, arguments: &[Syntax], here: &Reach) -> Reach {
        match name {
            "current" => return self.own.clone(),
            "instance" => return Reach::elsewhere(),
            "position" => {
                for argument in arguments {
                    let mut reach = self.locate(argument, here);
                    reach.within = self.above_of(&reach);
                    self.note(&reach, true);
                }
                return Reach::nowhere();
            }
            "indexed-repeat" => {
                for (place, argument) in arguments.iter().enumerate() {
                    let mut reach = self.locate(argument, here);
                    // Its value and its repeats are meant in every instance; its numbers are plain values.
                    if place == 0 || place % 2 == 1 {
                        reach.within = None;
                        reach.picked = true;
                    }
                    self.note(&reach, false);
                }
                return Reach::nowhere();
            }
            "jr:choice-name" | "jr:itext" => self.found.spoken = true,
            _ => {}
        }
        let mut passed_on = Reach::nowhere();
        for argument in arguments {
            let reach = self.reach(argument, here);
            if name == "randomize" && passed_on.places.is_empty() {
                passed_on = reach;
            }
        }
        passed_on
    }

    /// The repeat around all instances of the repeats a reach is in.
    fn above_of(&self, reach: &Reach) -> Option<ItemIndex> {
        let leaves =
            |place: &Place| matches!(place, Place::Item(item) if Some(*item) == reach.within);
        match reach.within {
            Some(repeat) if reach.places.iter().any(leaves) => repeat_above(self.form, repeat),
            within => within,
        }
    }

    fn path(&mut self, path: &Path, here: &Reach) -> Reach {
        let mut reach = match &path.start {
            Start::Here => here.clone(),
            Start::Root => Reach {
                places: vec![Place::Document],
                ..Reach::nowhere()
            },
            Start::Nodes(start, predicates) => {
                let start = self.locate(start, here);
                self.pick(start, predicates)
            }
        };
        for step in &path.steps {
            reach = self.step(reach, step);
        }
        reach
    }

    fn pick(&mut self, mut reach: Reach, predicates: &[Syntax]) -> Reach {
        if predicates.is_empty() {
            return reach;
        }
        reach.picked = true;
        for predicate in predicates {
            let here = reach.clone();
            self.reach(predicate, &here);
        }
        // Which rows are picked may depend on where they stand.
        self.note(&reach, true);
        reach
    }

    fn step(&mut self, from: Reach, step: &Step) -> Reach {
        use Axis::{Ancestor, AncestorOrSelf, Child, Descendant, DescendantOrSelf, Itself, Parent};
        let form = self.form;
        let mut reach = Reach {
            places: Vec::new(),
            ..from
        };
        for place in &from.places {
            if *place == Place::Elsewhere {
                reach.places.push(Place::Elsewhere);
                continue;
            }
            match step.axis {
                Child => reach.places.extend(children(form, *place)),
                Itself => reach.places.push(*place),
                Parent => {
                    reach.within = leave(form, *place, reach.within);
                    reach.places.extend(parent(form, *place));
                }
                Descendant => reach.places.extend(descendants(form, *place)),
                DescendantOrSelf => {
                    reach.places.push(*place);
                    reach.places.extend(descendants(form, *place));
                }
                Ancestor | AncestorOrSelf => {
                    if step.axis == AncestorOrSelf {
                        reach.places.push(*place);
                    }
                    let above = std::iter::successors(parent(form, *place), |p| parent(form, *p));
                    reach.places.extend(above);
                    reach.within = None;
                }
                Axis::FollowingSibling | Axis::PrecedingSibling => {
                    reach.within = leave(form, *place, reach.within);
                    let siblings = parent(form, *place).map(|above| children(form, above));
                    reach.places.extend(siblings.into_iter().flatten());
                }
                Axis::Following | Axis::Preceding => {
                    reach.within = None;
                    reach.places.extend(descendants(form, Place::Document));
                }
            }
        }
        if let Some(name) = &step.name {
            reach.places.retain(|place| match place {
                Place::Item(item) => form.item(*item).name == *name,
                // The root is `data` whatever an author calls it.
                Place::Data | Place::Elsewhere => true,
                Place::Document => false,
            });
        }
        reach.places.dedup();
        self.pick(reach, &step.predicates)
    }
}
