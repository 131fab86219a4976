//! The answers as one JSON object: path to text, a repeat as an array of such objects. Not the shape of `form run`.

use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

use super::{Shown, as_it_is, submitted};
use crate::form::definition::{ItemIndex, Kind};
use crate::form::interview::Interview;
use crate::form::tree::NodeId;

/// A filled form to serialise: `{"where/room": "302", "member": [{"name": "…"}], "meta/instanceID": "uuid:…"}`, keys in
/// the order of the form, groups as parts of the key, each key from the instance it stands in.
pub struct Flat<'a> {
    interview: &'a Interview,
    shown: &'a Shown<'a>,
}

impl<'a> Flat<'a> {
    /// Every answer as it stands.
    pub fn of(interview: &'a Interview) -> Self {
        Self::shown(interview, &as_it_is)
    }

    /// Every answer as `shown` gives it: masked, for instance.
    pub fn shown(interview: &'a Interview, shown: &'a Shown<'a>) -> Self {
        Self { interview, shown }
    }
}

impl Serialize for Flat<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let interview = self.interview;
        let mut map = serializer.serialize_map(None)?;
        for (key, entry) in entries(self, interview.root()) {
            map.serialize_entry(&key, &entry)?;
        }
        map.serialize_entry("meta/instanceID", interview.instance_id())?;
        if let Some(name) = interview.instance_name() {
            map.serialize_entry("meta/instanceName", &(self.shown)(None, &name))?;
        }
        map.end()
    }
}

enum Entry<'a> {
    Text(ItemIndex, &'a str),
    Rows(Vec<NodeId>),
}

/// An entry, and what is shown of answers.
struct Written<'a>(&'a Flat<'a>, Entry<'a>);

struct Row<'a>(&'a Flat<'a>, NodeId);

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (key, entry) in entries(self.0, self.1) {
            map.serialize_entry(&key, &entry)?;
        }
        map.end()
    }
}

impl Serialize for Written<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.1 {
            Entry::Text(item, text) => serializer.serialize_str(&(self.0.shown)(Some(*item), text)),
            Entry::Rows(nodes) => {
                let mut rows = serializer.serialize_seq(Some(nodes.len()))?;
                for node in nodes {
                    rows.serialize_element(&Row(self.0, *node))?;
                }
                rows.end()
            }
        }
    }
}

/// What stands in a node, each with its key; repeats once, with their instances.
fn entries<'a>(flat: &'a Flat<'a>, node: NodeId) -> Vec<(String, Written<'a>)> {
    let mut found = Vec::new();
    collect(flat.interview, node, "", &mut found);
    let written = found.into_iter();
    written
        .map(|(key, entry)| (key, Written(flat, entry)))
        .collect()
}

fn collect<'a>(
    interview: &'a Interview,
    node: NodeId,
    key: &str,
    found: &mut Vec<(String, Entry<'a>)>,
) {
    let tree = interview.tree();
    for child in &tree.node(node).children {
        let (Some(index), true) = (interview.item(*child), tree.node(*child).relevant) else {
            continue;
        };
        let item = interview.form().item(index);
        let key = match key {
            "" => item.name.clone(),
            above => format!("{above}/{}", item.name),
        };
        match (item.kind, found.last_mut()) {
            (Kind::Group, _) => collect(interview, *child, &key, found),
            (Kind::Repeat, Some((last, Entry::Rows(rows)))) if *last == key => rows.push(*child),
            (Kind::Repeat, _) => found.push((key, Entry::Rows(vec![*child]))),
            _ => found.push((key, Entry::Text(index, submitted(interview, *child)))),
        }
    }
}
