//! The places a path can come to: items instead of answers. Not what an expression reads there.

use super::repeat_above;
use crate::form::definition::{Form, ItemIndex, Kind};

/// A place among items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Above `data`.
    Document,
    /// `data`.
    Data,
    Item(ItemIndex),
    /// In a secondary instance.
    Elsewhere,
}

/// What is left of the instance one stays in after a step out of `place`.
pub(super) fn leave(form: &Form, place: Place, within: Option<ItemIndex>) -> Option<ItemIndex> {
    match place {
        Place::Item(item) if form.item(item).kind == Kind::Repeat && within == Some(item) => {
            repeat_above(form, item)
        }
        _ => within,
    }
}

pub(super) fn children(form: &Form, place: Place) -> Vec<Place> {
    match place {
        Place::Document => vec![Place::Data],
        Place::Data => form.top.iter().map(|item| Place::Item(*item)).collect(),
        Place::Item(item) => {
            let children = form.item(item).children.iter();
            children.map(|item| Place::Item(*item)).collect()
        }
        Place::Elsewhere => vec![Place::Elsewhere],
    }
}

pub(super) fn parent(form: &Form, place: Place) -> Option<Place> {
    match place {
        Place::Document | Place::Elsewhere => None,
        Place::Data => Some(Place::Document),
        Place::Item(item) => Some(form.item(item).parent.map_or(Place::Data, Place::Item)),
    }
}

pub(super) fn descendants(form: &Form, place: Place) -> Vec<Place> {
    let mut found = children(form, place);
    let mut next = 0;
    while next < found.len() {
        let below = children(form, found[next]);
        found.extend(below);
        next += 1;
    }
    found
}
