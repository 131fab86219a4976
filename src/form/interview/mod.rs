//! A form being filled: answers, repeats, relevance, what is reckoned from them, what is missing or wrong. No screen, no disk.
//!
//! An [`Interview`] is begun once for a form and a household, changed by steps ([`Interview::set`],
//! [`Interview::add_repeat`]…), looked at in between, and kept as [`Answers`]. After every step the state is settled:
//! each rule that reads what has changed was reckoned once, in the order of [`super::dependency`], and
//! [`Interview::changed`] names the nodes to draw anew. The same answers give the same state in whatever order they came.
//!
//! What holds (the ODK XForms specification; where the reference engines differ, as decided):
//! - Not relevant is blank everywhere and in no node-set, but kept: it returns with the question.
//! - A repeat starts with one instance, none when `repeat_count` says so; a repeat inside an added instance starts empty.
//!   A lowered count hides the last instances and shows them again when raised; blank is none.
//! - A selection that a filter no longer offers is gone, at all levels of a cascade in one step. Selections stand in the
//!   order of the list; a rank in that of the person.
//! - Computed defaults run once, when the form is begun or the instance added. A `trigger` reckons when the trigger
//!   changes and overwrites what was typed. `once()` keeps the first non-blank value.
//! - A value that is none of its kind is refused and the old one stays; one that breaks a constraint is stored and
//!   reported. Constraints are looked at where something stands, `required` where nothing does, on calculations too.
//! - The clock is that of [`Interview::set_now`] and does not tick: a value changes only when an answer does.

mod answers;
mod asking;
mod declining;
mod edition;
mod fate;
mod instances;
mod lists;
mod offered;
mod picture;
mod place;
mod presets;
mod refusal;
mod settle;
mod steps;
#[cfg(test)]
pub(crate) mod tests;
mod texts;
mod typed;

use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, FixedOffset};
use uuid::Uuid;

pub use answers::{Answers, Leftover, Rows};
pub use asking::{Asked, Problem, ProblemKind, Progress, Shown};
pub use offered::Offered;
pub use picture::{Picture, Wrong};
pub use refusal::Refusal;

use super::definition::{Form, ItemIndex};
use super::dependency::Graph;
use super::expression::world::Warning;
use super::tree::{NodeId, Tree};
use fate::Dice;
use instances::Birth;
use lists::Lists;
use settle::Agenda;

/// The most instances of one repeat at one place; a `repeat_count` beyond it counts as this.
pub const MOST_INSTANCES: usize = 2_000;

/// The most nodes of answers in one interview; nested counts stop growing there.
const MOST_NODES: usize = 400_000;

/// Where and by whom a form is filled.
#[derive(Clone)]
pub struct Surroundings {
    /// The present moment.
    pub now: DateTime<FixedOffset>,
    /// The zone local days and times are meant in.
    pub zone: chrono_tz::Tz,
    /// The language to begin with; none, or one the form does not have: its default language.
    pub language: Option<String>,
    /// A fresh id: the instance's id, and what random numbers start from.
    pub id: Uuid,
    /// The worker's name; `""` when the form shall not know it. So for the next three.
    pub username: String,
    /// What tells this machine from others.
    pub device_id: String,
    /// The worker's number.
    pub phone_number: String,
    /// The worker's mail address.
    pub email: String,
}

/// What is known of a node beside what the tree holds.
#[derive(Clone, Copy, Debug)]
struct State {
    /// What its own `relevant` says.
    own: bool,
    /// Whether it stands in the tree; hidden and removed instances do not.
    attached: bool,
    /// Of an instance: how many stand before it.
    number: u32,
}

/// A form being filled.
pub struct Interview {
    form: Arc<Form>,
    graph: Arc<Graph>,
    tree: Tree,
    root: NodeId,
    /// By node.
    states: Vec<State>,
    /// By item: its nodes in document order.
    nodes: Vec<Vec<NodeId>>,
    /// A node beside the instances of each repeat, from which its count is reckoned.
    anchors: HashMap<(NodeId, ItemIndex), NodeId>,
    /// Instances hidden by a lowered count, in order.
    hidden: HashMap<(NodeId, ItemIndex), VecDeque<NodeId>>,
    lists: Lists,
    language: usize,
    surroundings: Surroundings,
    started: DateTime<FixedOffset>,
    ended: Option<DateTime<FixedOffset>>,
    instance_id: String,
    dice: Dice,
    agenda: Agenda,
    /// Computed defaults that wait for what they read.
    waiting_defaults: VecDeque<NodeId>,
    /// Changed nodes whose triggers have not run.
    fired: VecDeque<NodeId>,
    /// Nodes a trigger has set in this step: each once.
    triggered: HashSet<NodeId>,
    changed: Vec<NodeId>,
    /// Questions the person does not want to answer.
    declined: HashSet<NodeId>,
    warnings: Mutex<Vec<Warning>>,
    loaded: bool,
}

impl Interview {
    /// A new interview: defaults in place, everything reckoned.
    pub fn begin(form: Arc<Form>, surroundings: Surroundings) -> Self {
        let started = surroundings
            .now
            .with_timezone(&surroundings.zone)
            .fixed_offset();
        let instance_id = format!("uuid:{}", surroundings.id);
        let mut interview = Self::empty(form, surroundings, started, instance_id);
        let top = interview.form.top.clone();
        interview.grow_children(&top, interview.root, Birth::Begun);
        interview.plant_meta();
        interview.reckon_all();
        interview.loaded = true;
        interview.changed.clear();
        interview
    }

    fn empty(
        form: Arc<Form>,
        mut surroundings: Surroundings,
        started: DateTime<FixedOffset>,
        instance_id: String,
    ) -> Self {
        surroundings.now = surroundings
            .now
            .with_timezone(&surroundings.zone)
            .fixed_offset();
        let graph = Arc::new(Graph::new(&form));
        let mut tree = Tree::new();
        let root = tree.add(None, "data", None);
        let lists = Lists::plant(&form, &mut tree);
        let wished = surroundings.language.as_deref();
        let language = wished.and_then(|name| language_named(&form, name));
        let mut interview = Self {
            nodes: vec![Vec::new(); form.items.len()],
            language: language.unwrap_or(form.default_language),
            dice: Dice::new(surroundings.id),
            form,
            graph,
            tree,
            root,
            states: Vec::new(),
            anchors: HashMap::new(),
            hidden: HashMap::new(),
            lists,
            surroundings,
            started,
            ended: None,
            instance_id,
            agenda: Agenda::default(),
            waiting_defaults: VecDeque::new(),
            fired: VecDeque::new(),
            triggered: HashSet::new(),
            changed: Vec::new(),
            declined: HashSet::new(),
            warnings: Mutex::new(Vec::new()),
            loaded: false,
        };
        interview.note_state(root);
        interview
    }

    /// `meta/instanceID`, so that expressions may read it.
    fn plant_meta(&mut self) {
        let named = |item: &ItemIndex| self.form.item(*item).name == "meta";
        if self.form.top.iter().any(named) {
            return;
        }
        let meta = self.tree.add(Some(self.root), "meta", None);
        self.note_state(meta);
        let id = self.tree.add(Some(meta), "instanceID", None);
        self.note_state(id);
        self.tree.node_mut(id).value.clone_from(&self.instance_id);
    }

    /// The form.
    pub fn form(&self) -> &Arc<Form> {
        &self.form
    }

    /// The nodes of the answers and of the lists.
    pub fn tree(&self) -> &Tree {
        &self.tree
    }

    /// `data`.
    pub fn root(&self) -> NodeId {
        self.root
    }

    /// The language texts are read in; `""` when the form names none.
    pub fn language(&self) -> &str {
        self.form
            .languages
            .get(self.language)
            .map_or("", String::as_str)
    }

    /// When it was begun.
    pub fn started(&self) -> DateTime<FixedOffset> {
        self.started
    }

    /// `uuid:` and the id of this filled form, the same for ever.
    pub fn instance_id(&self) -> &str {
        &self.instance_id
    }

    /// What expressions complained of since this was asked last, each once: texts that are no days and the like.
    pub fn take_warnings(&self) -> Vec<Warning> {
        let mut warnings = self.warnings.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::take(&mut warnings)
    }

    /// The nodes whose value or presence the last step changed, each once.
    pub fn changed(&self) -> Vec<NodeId> {
        let mut changed = self.changed.clone();
        changed.sort_unstable();
        changed.dedup();
        changed
    }
}

impl std::fmt::Debug for Interview {
    /// Without answers: they are people's.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Interview")
            .field("form", &self.form.id)
            .field("instance_id", &self.instance_id)
            .finish_non_exhaustive()
    }
}

/// The place of a language: by its name, else by the code in its brackets, whatever the case.
fn language_named(form: &Form, name: &str) -> Option<usize> {
    let find = |test: &dyn Fn(&str) -> bool| form.languages.iter().position(|known| test(known));
    let lower = name.to_lowercase();
    find(&|known| known == name)
        .or_else(|| find(&|known| known.to_lowercase() == lower))
        .or_else(|| find(&|known| known.to_lowercase().ends_with(&format!("({lower})"))))
}
