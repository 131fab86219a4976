//! Doors marked so that one key records at all of them; they stay marked over pages until that is done or Esc is pressed.
//! What is recorded then is `record`.

use std::collections::BTreeSet;

use super::command::Action;
use super::context::{Context, View};
use crate::domain::Id;
use crate::domain::codes::Outcome;
use crate::domain::household::Household;
use crate::domain::subject::Subject;
use crate::ledger::table::Tables;

/// What stands before (on the map, behind) a marked door.
pub const SIGN: &str = "*";

/// The marked doors.
#[derive(Default)]
pub struct Marking {
    doors: BTreeSet<Id<Household>>,
    /// All of them are recorded today already; this outcome was asked for and is recorded if it is asked for again.
    asked: Option<Outcome>,
}

impl Marking {
    /// Whether none is marked.
    pub fn is_empty(&self) -> bool {
        self.doors.is_empty()
    }

    /// How many are marked.
    pub fn count(&self) -> usize {
        self.doors.len()
    }

    /// Whether this door is marked.
    pub fn has(&self, id: Id<Household>) -> bool {
        self.doors.contains(&id)
    }

    /// Those that are still in the records.
    pub fn doors(&self, tables: &Tables) -> Vec<Id<Household>> {
        let known = |id: &Id<Household>| tables.households.get(*id).is_some();
        self.doors.iter().copied().filter(known).collect()
    }

    /// Marks these doors; where all of them are marked, unmarks them.
    pub fn toggle(&mut self, doors: &[Id<Household>]) {
        self.asked = None;
        if doors.iter().all(|door| self.doors.contains(door)) {
            self.doors.retain(|door| !doors.contains(door));
        } else {
            self.doors.extend(doors);
        }
    }

    /// Unmarks all; says whether any was marked.
    pub fn clear(&mut self) -> bool {
        self.asked = None;
        !std::mem::take(&mut self.doors).is_empty()
    }

    /// Asks whether `outcome` is to be recorded although it is recorded already; true when it was asked before.
    pub fn ask_again(&mut self, outcome: Outcome) -> bool {
        self.asked.replace(outcome) == Some(outcome)
    }
}

/// Marks or unmarks the door under the cursor and says how many are marked; false when none is there.
pub fn toggle(here: Option<&Subject>, context: &mut Context<'_>) -> bool {
    let Some(id) = here.and_then(Subject::household) else {
        let said = context.texts.get("mark-doors-only").into_owned();
        context.refuse(said);
        return false;
    };
    toggle_all(&[id], 0, context);
    true
}

/// The same for several doors at once: a floor, a unit; `left` more there are not lived in.
pub fn toggle_all(doors: &[Id<Household>], left: usize, context: &mut Context<'_>) {
    let count = {
        let mut marking = context.marking.borrow_mut();
        marking.toggle(doors);
        marking.count()
    };
    let id = match (count, left) {
        (0, _) => "mark-none-left",
        (_, 0) => "mark-count",
        _ => "mark-count-lived-in",
    };
    let values = [("count", count.into()), ("left", left.into())];
    let said = context.texts.with(id, &values);
    context.refuse(said);
}

/// Why a command cannot be carried out while doors are marked, as a message id.
pub fn refuses(action: Action, view: &View<'_>) -> Option<&'static str> {
    let none = view.marking.borrow().is_empty();
    match action {
        Action::MarkNone if none => Some("mark-nothing"),
        Action::VisitNote | Action::VisitHazard | Action::VisitChanged | Action::Skip if !none => {
            Some("mark-one-by-one")
        }
        _ => None,
    }
}

/// A door as a list writes it: while any door is marked, with the sign or a blank before it.
pub fn signed(door: String, subject: &Subject, view: &View<'_>) -> String {
    let marking = view.marking.borrow();
    if marking.is_empty() {
        return door;
    }
    let marked = subject.household().is_some_and(|id| marking.has(id));
    format!("{}{door}", if marked { SIGN } else { " " })
}

/// Columns that the sign takes in a list.
pub fn columns(view: &View<'_>) -> usize {
    usize::from(!view.marking.borrow().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use uuid::Uuid;

    fn door(number: u128) -> Id<Household> {
        Id::new(Uuid::from_u128(number))
    }

    proptest! {
        /// Marking several at once marks all of them, unless all are marked: then none of them.
        #[test]
        fn after_marking_several_all_or_none_of_them_are_marked(steps in prop::collection::vec(prop::collection::vec(0u128..8, 1..5), 1..20)) {
            let mut marking = Marking::default();
            for step in steps {
                let doors: Vec<_> = step.into_iter().map(door).collect();
                let before = doors.iter().all(|one| marking.has(*one));
                marking.toggle(&doors);
                prop_assert!(doors.iter().all(|one| marking.has(*one) != before));
            }
            let any = marking.count() > 0;
            prop_assert_eq!(marking.clear(), any);
            prop_assert!(marking.is_empty());
        }
    }

    #[test]
    fn asking_again_holds_for_one_outcome_and_one_set_of_doors() {
        let mut marking = Marking::default();
        marking.toggle(&[door(1)]);
        assert!(!marking.ask_again(Outcome::MET));
        assert!(!marking.ask_again(Outcome::NOT_HOME));
        assert!(marking.ask_again(Outcome::NOT_HOME));
        marking.toggle(&[door(2)]);
        assert!(!marking.ask_again(Outcome::NOT_HOME));
    }
}
