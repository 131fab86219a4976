//! The answers as one JSON object: path to text, a repeat as an array of such objects. Not the shape of `form run`.

use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

use super::submitted;
use crate::form::definition::Kind;
use crate::form::interview::Interview;
use crate::form::tree::NodeId;

/// A filled form to serialise: `{"where/room": "302", "member": [{"name": "…"}], "meta/instanceID": "uuid:…"}`, keys in
/// the order of the form, groups as parts of the key, each key from the instance it stands in.
pub struct Flat<'a>(pub &'a Interview);

impl Serialize for Flat<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let interview = self.0;
        let mut map = serializer.serialize_map(None)?;
        for (key, entry) in entries(interview, interview.root()) {
            map.serialize_entry(&key, &entry)?;
        }
        map.serialize_entry("meta/instanceID", interview.instance_id())?;
        if let Some(name) = interview.instance_name() {
            map.serialize_entry("meta/instanceName", &name)?;
        }
        map.end()
    }
}

enum Entry<'a> {
    Text(&'a str),
    Rows(&'a Interview, Vec<NodeId>),
}

struct Row<'a>(&'a Interview, NodeId);

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (key, entry) in entries(self.0, self.1) {
            map.serialize_entry(&key, &entry)?;
        }
        map.end()
    }
}

impl Serialize for Entry<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Rows(interview, nodes) => {
                let mut rows = serializer.serialize_seq(Some(nodes.len()))?;
                for node in nodes {
                    rows.serialize_element(&Row(interview, *node))?;
                }
                rows.end()
            }
        }
    }
}

/// What stands in a node, each with its key; repeats once, with their instances.
fn entries(interview: &Interview, node: NodeId) -> Vec<(String, Entry<'_>)> {
    let mut found = Vec::new();
    collect(interview, node, "", &mut found);
    found
}

fn collect<'a>(
    interview: &'a Interview,
    node: NodeId,
    key: &str,
    found: &mut Vec<(String, Entry<'a>)>,
) {
    let tree = interview.tree();
    for child in &tree.node(node).children {
        let (Some(item), true) = (interview.item(*child), tree.node(*child).relevant) else {
            continue;
        };
        let item = interview.form().item(item);
        let key = match key {
            "" => item.name.clone(),
            above => format!("{above}/{}", item.name),
        };
        match (item.kind, found.last_mut()) {
            (Kind::Group, _) => collect(interview, *child, &key, found),
            (Kind::Repeat, Some((last, Entry::Rows(_, rows)))) if *last == key => rows.push(*child),
            (Kind::Repeat, _) => found.push((key, Entry::Rows(interview, vec![*child]))),
            _ => found.push((key, Entry::Text(submitted(interview, *child)))),
        }
    }
}
