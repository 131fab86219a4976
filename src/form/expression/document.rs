//! An XML document as a world to evaluate expressions in, without a form. Not an interview.
//!
//! Elements of one name beside each other are instances of a repeat; `${name}` is the first element of that name in
//! document order. Of an XForm (`model` with `instance`s) the first instance holds the answers and the others are found
//! by their `id`. There are no choice lists, so `jr:choice-name()` gives the choice's name.

use std::cell::RefCell;
use std::collections::HashMap;

use chrono::{DateTime, FixedOffset};
use chrono_tz::Tz;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::world::{Warning, World};
use crate::form::definition::ItemIndex;
use crate::form::tree::{NodeId, Tree};

/// Elements nested deeper than this are refused.
const DEEPEST: usize = 200;

/// An XML document, a clock that stands still, a source of chance.
pub struct Document<'a> {
    tree: Tree,
    items: Vec<Item>,
    now: DateTime<FixedOffset>,
    zone: Tz,
    chance: &'a dyn Fn() -> f64,
    warnings: RefCell<Vec<Warning>>,
    rooted: bool,
}

struct Item {
    name: String,
    parent: Option<ItemIndex>,
    repeats: bool,
    nodes: Vec<NodeId>,
}

/// Why a text is no document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoDocument {
    /// It is not well-formed XML; the place in bytes.
    Malformed(u64),
    /// It has no element.
    Empty,
    /// Its elements stand too deep in one another.
    Deep,
}

impl<'a> Document<'a> {
    /// Reads a document.
    pub fn read(
        xml: &str,
        now: DateTime<FixedOffset>,
        zone: Tz,
        chance: &'a dyn Fn() -> f64,
    ) -> Result<Self, NoDocument> {
        let elements = elements(xml)?;
        let mut document = Self {
            tree: Tree::new(),
            items: Vec::new(),
            now,
            zone,
            chance,
            warnings: RefCell::default(),
            rooted: false,
        };
        match elements.iter().position(|element| element.name == "model") {
            Some(model) => {
                for (place, instance) in elements[model]
                    .children
                    .iter()
                    .filter(|id| elements[**id].name == "instance")
                    .enumerate()
                {
                    if place == 0 {
                        let first = elements[*instance]
                            .children
                            .first()
                            .ok_or(NoDocument::Empty)?;
                        document.add(&elements, *first, None, None);
                    } else {
                        let root = document.add_plain(&elements, *instance, None);
                        document.tree.name_instance(&elements[*instance].id, root);
                    }
                }
            }
            None => document.add(&elements, 0, None, None),
        }
        if !document.rooted {
            return Err(NoDocument::Empty);
        }
        document.mark_repeats();
        Ok(document)
    }

    fn add(
        &mut self,
        elements: &[Element],
        element: usize,
        parent: Option<NodeId>,
        item: Option<ItemIndex>,
    ) {
        let found = &elements[element];
        let node = self.tree.add(parent, &found.name, item);
        self.rooted = true;
        if found.children.is_empty() {
            self.tree.node_mut(node).value.clone_from(&found.text);
        }
        if let Some(item) = item {
            self.items[item.0].nodes.push(node);
        }
        let mut known: HashMap<&str, ItemIndex> = HashMap::new();
        for child in &found.children {
            let name = elements[*child].name.as_str();
            let child_item = *known.entry(name).or_insert_with(|| self.item(name, item));
            self.add(elements, *child, Some(node), Some(child_item));
        }
    }

    fn item(&mut self, name: &str, parent: Option<ItemIndex>) -> ItemIndex {
        let found = self
            .items
            .iter()
            .position(|item| item.parent == parent && item.name == name);
        if let Some(place) = found {
            return ItemIndex(place);
        }
        self.items.push(Item {
            name: name.to_owned(),
            parent,
            repeats: false,
            nodes: Vec::new(),
        });
        ItemIndex(self.items.len() - 1)
    }

    fn add_plain(
        &mut self,
        elements: &[Element],
        element: usize,
        parent: Option<NodeId>,
    ) -> NodeId {
        let found = &elements[element];
        let node = self.tree.add(parent, &found.name, None);
        if found.children.is_empty() {
            self.tree.node_mut(node).value.clone_from(&found.text);
        }
        for child in &found.children {
            self.add_plain(elements, *child, Some(node));
        }
        node
    }

    fn mark_repeats(&mut self) {
        for item in &mut self.items {
            let mut parents: Vec<_> = item
                .nodes
                .iter()
                .map(|node| self.tree.node(*node).parent)
                .collect();
            parents.sort_unstable();
            item.repeats = parents.windows(2).any(|pair| pair[0] == pair[1]);
        }
    }

    /// The item `${name}` means.
    pub fn named(&self, name: &str) -> Option<ItemIndex> {
        self.items
            .iter()
            .position(|item| item.name == name)
            .map(ItemIndex)
    }

    /// The root of the answers.
    pub fn root(&self) -> NodeId {
        NodeId(0)
    }

    /// What was warned of since the last time, each once.
    pub fn take_warnings(&self) -> Vec<Warning> {
        let mut warnings = self.warnings.take();
        warnings.dedup();
        warnings
    }
}

impl World for Document<'_> {
    fn tree(&self) -> &Tree {
        &self.tree
    }

    fn now(&self) -> DateTime<FixedOffset> {
        self.now
    }

    fn zone(&self) -> Tz {
        self.zone
    }

    fn item_nodes(&self, item: ItemIndex) -> &[NodeId] {
        &self.items[item.0].nodes
    }

    fn item_parent(&self, item: ItemIndex) -> Option<ItemIndex> {
        self.items[item.0].parent
    }

    fn is_repeat(&self, item: ItemIndex) -> bool {
        self.items[item.0].repeats
    }

    fn choice_label(&self, name: &str, _question: ItemIndex, _at: NodeId) -> String {
        name.to_owned()
    }

    fn random(&self) -> f64 {
        (self.chance)()
    }

    fn uuid(&self) -> String {
        let mut bytes = [0_u8; 16];
        for byte in &mut bytes {
            *byte = (self.random() * 256.0) as u8;
        }
        uuid::Builder::from_random_bytes(bytes)
            .into_uuid()
            .to_string()
    }

    fn warn(&self, warning: Warning) {
        self.warnings.borrow_mut().push(warning);
    }
}

struct Element {
    name: String,
    id: String,
    text: String,
    children: Vec<usize>,
}

/// The elements of a document, parents before children.
fn elements(xml: &str) -> Result<Vec<Element>, NoDocument> {
    let mut reader = Reader::from_str(xml);
    let mut found: Vec<Element> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    loop {
        let event = reader
            .read_event()
            .map_err(|_| NoDocument::Malformed(reader.error_position()))?;
        let malformed = NoDocument::Malformed(reader.buffer_position());
        match event {
            Event::Start(start) => {
                begin(&start, &mut found, &open).ok_or(malformed)?;
                open.push(found.len() - 1);
                if open.len() > DEEPEST {
                    return Err(NoDocument::Deep);
                }
            }
            Event::Empty(start) => begin(&start, &mut found, &open).ok_or(malformed)?,
            Event::End(_) => drop(open.pop()),
            Event::Text(text) => {
                if let Some(element) = open.last() {
                    found[*element].text.push_str(&text);
                }
            }
            Event::CData(text) => {
                if let Some(element) = open.last() {
                    found[*element].text.push_str(&text);
                }
            }
            Event::GeneralRef(name) => {
                let text = resolved(&name).ok_or(malformed)?;
                if let Some(element) = open.last() {
                    found[*element].text.push_str(&text);
                }
            }
            Event::Eof if !open.is_empty() => return Err(malformed),
            Event::Eof if found.is_empty() => return Err(NoDocument::Empty),
            Event::Eof => return Ok(found),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
}

fn begin(start: &BytesStart, found: &mut Vec<Element>, open: &[usize]) -> Option<()> {
    if open.is_empty() && !found.is_empty() {
        return None;
    }
    let name = start.name();
    let id = start.try_get_attribute("id").ok()?;
    let id = id.map_or(String::new(), |id| id.value.into_owned());
    found.push(Element {
        name: name.as_ref().to_owned(),
        id,
        text: String::new(),
        children: Vec::new(),
    });
    let place = found.len() - 1;
    if let Some(parent) = open.last() {
        found[*parent].children.push(place);
    }
    Some(())
}

/// What `&name;` or `&#20013;` stands for.
fn resolved(name: &str) -> Option<String> {
    let code = match name {
        "lt" => return Some("<".to_owned()),
        "gt" => return Some(">".to_owned()),
        "amp" => return Some("&".to_owned()),
        "quot" => return Some("\"".to_owned()),
        "apos" => return Some("'".to_owned()),
        _ => name.strip_prefix('#')?,
    };
    let code = match code.strip_prefix('x') {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => code.parse().ok()?,
    };
    char::from_u32(code).map(String::from)
}
