//! The stops of a form as it is now: questions, words to read, places for one more instance, the end. Not how they look.

use crate::form::definition::Kind as ItemKind;
use crate::form::interview::{Asked, Interview, Shown};

/// Where the person can stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stop {
    /// At a question, words to read, or where an instance can be added.
    Asked(Asked),
    /// Behind the last question.
    End,
}

/// What is done at a stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// It is answered.
    Question,
    /// It is read.
    Note,
    /// An instance is added, or not.
    Adding,
}

/// What is done at something asked.
pub(super) fn kind(asked: &Asked) -> Kind {
    match asked.shown {
        Shown::Note => Kind::Note,
        Shown::Adding => Kind::Adding,
        _ => Kind::Question,
    }
}

/// The appearance of a group whose questions stand on one page.
const PAGE: &str = "field-list";

/// The path that tells a stop from all others.
pub(super) fn path(interview: &Interview, asked: &Asked) -> String {
    match kind(asked) {
        Kind::Adding => {
            let item = interview.form().item(asked.item);
            format!("{}/{}+", interview.path(asked.node), item.name)
        }
        _ => interview.path(asked.node),
    }
}

/// What is asked and shown now, and behind the instances of a repeat its table, also where none may be added.
pub(super) fn asked(interview: &Interview) -> Vec<Asked> {
    let mut found = Vec::new();
    let mut open: Vec<Asked> = Vec::new();
    for asked in interview.asked() {
        while let Some(table) = open.pop_if(|table| table.depth >= asked.depth) {
            found.push(table);
        }
        if let Shown::Instance { number, of } = asked.shown
            && number == of
            && let Some(parent) = interview.tree().node(asked.node).parent
            && !interview.can_add(parent, asked.item)
        {
            open.push(Asked {
                node: parent,
                shown: Shown::Adding,
                ..asked
            });
        }
        found.push(asked);
    }
    found.extend(open.into_iter().rev());
    found
}

/// Every stop, the end last. Words among the questions of a page are read there and are no stop.
pub(super) fn stops(interview: &Interview) -> Vec<Stop> {
    let mut stops = Vec::new();
    for asked in asked(interview) {
        let stands = match asked.shown {
            Shown::Question | Shown::Adding => true,
            Shown::Note => page_of(interview, &asked).is_none(),
            Shown::Group | Shown::Instance { .. } => false,
        };
        if stands {
            stops.push(Stop::Asked(asked));
        }
    }
    stops.push(Stop::End);
    stops
}

/// The path of the outermost group around it whose questions stand on one page.
pub(super) fn page_of(interview: &Interview, asked: &Asked) -> Option<String> {
    let form = interview.form();
    let tree = interview.tree();
    let mut here = match kind(asked) {
        Kind::Adding => Some(asked.node),
        _ => tree.node(asked.node).parent,
    };
    let mut found = None;
    while let Some(node) = here {
        let item = interview.item(node).map(|item| form.item(item));
        if item.is_some_and(|item| item.appearance.iter().any(|word| word == PAGE)) {
            found = Some(interview.path(node));
        }
        here = tree.node(node).parent;
    }
    found
}

/// The headings above something asked, outermost first: the labels of its groups, `成员 2` for an instance.
pub(super) fn headings(interview: &Interview, asked: &Asked) -> Vec<String> {
    let tree = interview.tree();
    let mut found = Vec::new();
    let mut here = match kind(asked) {
        Kind::Adding => Some(asked.node),
        _ => tree.node(asked.node).parent,
    };
    while let Some(node) = here {
        if let Some(item) = interview.item(node) {
            let item = interview.form().item(item);
            let mut label = interview.label(node);
            if item.kind == ItemKind::Repeat {
                let own = interview.path(node);
                let number = own
                    .rsplit('[')
                    .next()
                    .map(|tail| tail.trim_end_matches(']'));
                if label.is_empty() {
                    label.clone_from(&item.name);
                }
                label = format!("{label} {}", number.unwrap_or_default());
            }
            if !label.is_empty() {
                found.push(label);
            }
        }
        here = tree.node(node).parent;
    }
    found.reverse();
    found
}

/// What is asked, in words; the name where the author gave none.
pub(super) fn label(interview: &Interview, asked: &Asked) -> String {
    let item = interview.form().item(asked.item);
    let label = match kind(asked) {
        Kind::Adding => interview.words(&item.label, asked.node),
        _ => interview.label(asked.node),
    };
    if label.trim().is_empty() || label == "-" {
        return item.name.clone();
    }
    label
}

/// The answer as a reader would say it: the words of choices, else the value.
pub(super) fn said(interview: &Interview, asked: &Asked) -> String {
    let item = interview.form().item(asked.item);
    let value = interview.value(asked.node);
    match item.kind {
        ItemKind::SelectOne => interview.choice_words(asked.node, value),
        ItemKind::SelectMultiple | ItemKind::Rank => {
            let words = value.split(' ').filter(|name| !name.is_empty());
            let words = words.map(|name| interview.choice_words(asked.node, name));
            words.collect::<Vec<_>>().join("、")
        }
        ItemKind::Acknowledge if !value.is_empty() => "√".to_owned(),
        _ => value.to_owned(),
    }
}
