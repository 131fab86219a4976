//! A filled form as others take it: ODK instance XML, flat JSON, rows of tables. Only what is relevant; nothing is reckoned.

mod json;
mod rows;
#[cfg(test)]
mod tests;
mod xml;

pub use json::Flat;
pub use rows::{Cell, Column, Row, Table, Tables};
pub use xml::{to_xml, to_xml_shown};

use super::definition::{ItemIndex, Kind};
use super::interview::Interview;
use super::tree::NodeId;

/// What is written of an answer: the row of the form (none for the name of the whole) and what stands there, to what a
/// reader gets.
pub type Shown<'a> = dyn Fn(Option<ItemIndex>, &str) -> String + 'a;

/// Every answer as it stands.
fn as_it_is(_item: Option<ItemIndex>, text: &str) -> String {
    text.to_owned()
}

/// A file an answer names.
#[derive(Clone, PartialEq, Eq)]
pub struct Attachment {
    /// The question's path.
    pub path: String,
    /// What stands there: where the file is.
    pub source: String,
    /// Its name in the submission.
    pub name: String,
}

/// The files the answers name, in the order of the form.
pub fn attachments(interview: &Interview) -> Vec<Attachment> {
    let mut found = Vec::new();
    let mut waiting = vec![interview.root()];
    while let Some(node) = waiting.pop() {
        waiting.extend(interview.tree().node(node).children.iter().rev());
        let value = interview.value(node);
        if is_file(interview, node) && !value.is_empty() {
            found.push(Attachment {
                path: interview.path(node),
                source: value.to_owned(),
                name: file_name(value).to_owned(),
            });
        }
    }
    found
}

fn is_file(interview: &Interview, node: NodeId) -> bool {
    let item = interview.item(node);
    item.is_some_and(|item| matches!(interview.form().item(item).kind, Kind::File(_)))
}

/// The last part of a path of any system.
fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

/// What a node holds in a submission: of a file its name alone.
fn submitted(interview: &Interview, node: NodeId) -> &str {
    let value = interview.value(node);
    if is_file(interview, node) {
        file_name(value)
    } else {
        value
    }
}
