//! The doors and people of a file beside those of the ledger: which are the same, and what changes. Not the file.

use std::collections::HashMap;
use std::sync::Arc;

use super::doubts::Doubts;
use super::gather::Gathered;
use super::home::{Home, Member, Origin};
use super::merge::{self, Trust};
use super::{Changed, Plan};
use crate::domain::address::Address;
use crate::domain::codes::HouseholdState;
use crate::domain::household::Household;
use crate::domain::resident::Resident;
use crate::domain::subject::Subject;
use crate::domain::{Entity, Id};
use crate::exchange::doors::{DoorIndex, spelling};
use crate::exchange::outside::Outside;
use crate::exchange::report::{Counts, Place, Remark};
use crate::ledger::operation::Change;
use crate::ledger::table::Tables;
use crate::ledger::work::{household, resident};

/// Compares, door by door.
pub(super) struct Matching<'a, 'o> {
    tables: &'a Tables,
    sheets: &'a [String],
    outside: &'a mut Outside<'o>,
    plan: Plan,
    doubts: Doubts,
    by_id: HashMap<String, Id<Resident>>,
    doors: DoorIndex<'a>,
    /// How many doors of the file have a spelling, estates left out.
    spelled: HashMap<String, usize>,
}

/// The plan for what was gathered.
pub(super) fn plan(
    gathered: Gathered,
    tables: &Tables,
    plan: Plan,
    outside: &mut Outside<'_>,
) -> Plan {
    let Gathered {
        sheets,
        homes,
        remarks,
        refused,
        rejects,
    } = gathered;
    let plan = Plan {
        remarks,
        refused,
        rejects,
        ..plan
    };
    let doubts = Doubts::new(plan.today);
    let mut matching = Matching {
        tables,
        sheets: &sheets,
        outside,
        plan,
        doubts,
        by_id: HashMap::new(),
        doors: DoorIndex::new(tables),
        spelled: HashMap::new(),
    };
    matching.index(&homes);
    for home in homes {
        matching.home(home);
    }
    let Matching {
        mut plan,
        doubts,
        outside,
        ..
    } = matching;
    let tasks = doubts.tasks(outside);
    plan.tasks = tasks.len();
    plan.changes.extend(tasks.into_iter().map(|task| Change {
        before: None,
        after: Some(task.into_record()),
    }));
    plan
}

impl Matching<'_, '_> {
    fn index(&mut self, homes: &[Home]) {
        for resident in self.tables.residents.iter() {
            if let Some(number) = &resident.id_number {
                self.by_id.insert(number.as_str().to_owned(), resident.id);
            }
        }
        for home in homes {
            *self
                .spelled
                .entry(spelling(&home.household.address))
                .or_default() += 1;
        }
    }

    /// The ledger's household behind a door of the file.
    fn find(&self, address: &Address) -> Option<Id<Household>> {
        let alone = self.spelled.get(&spelling(address)) == Some(&1);
        self.doors.find(address, alone)
    }

    fn home(&mut self, mut home: Home) {
        let members = std::mem::take(&mut home.members);
        if home.state == Some(HouseholdState::VACANT) && !members.is_empty() {
            self.remark(
                "import-vacant-with-people",
                home.origin,
                members.len().to_string(),
            );
        }
        let standing = self
            .find(&home.household.address)
            .and_then(|id| self.tables.households.get(id))
            .cloned();
        let id = match standing.as_deref() {
            None => {
                let id = Id::new((self.outside.ids)());
                home.household.id = id;
                home.household.state = home.state.unwrap_or(home.household.state);
                self.plan.households.new += 1;
                self.doubts.home(None, &home.household, &members);
                self.put::<Household>(None, home.household.clone());
                id
            }
            Some(before) => {
                let seen = self
                    .tables
                    .visits
                    .of(&Subject::Household(before.id))
                    .next()
                    .is_some();
                let mut after = before.clone();
                merge::household(&mut after, &home, trust(before.verified_on.is_some()), seen);
                let fields = household::differences(before, &after);
                self.count(home.origin, before != &after, fields, |plan| {
                    &mut plan.households
                });
                self.doubts
                    .home(Some(self.had_people(before)), &after, &members);
                self.put(Some(before.clone()), after);
                before.id
            }
        };
        let mut here = standing
            .as_deref()
            .map(|_| self.tables.residents_of(id))
            .unwrap_or_default();
        for member in members {
            self.member(id, member, &mut here);
        }
        self.plan.absent += here.iter().filter(|resident| resident.is_here()).count();
    }

    /// Whether the ledger had this door as vacant with people at it already.
    fn had_people(&self, before: &Household) -> bool {
        before.state == HouseholdState::VACANT
            && self
                .tables
                .residents_of(before.id)
                .iter()
                .any(|resident| resident.is_here())
    }

    /// One person; `here` are the ledger's people at that door who are not matched yet.
    fn member(&mut self, home: Id<Household>, member: Member, here: &mut Vec<&Arc<Resident>>) {
        let Member {
            resident: mut told,
            origin,
        } = member;
        told.household = home;
        for group in &told.care {
            if self.doubts.is_doubtful(&told, *group) {
                let value = group.label(self.outside.language).to_owned();
                self.remark("import-care-doubtful", origin, value);
            }
        }
        let Some(before) = self.recognise(&told, here) else {
            told.id = Id::new((self.outside.ids)());
            self.plan.residents.new += 1;
            self.doubts.person(None, &told);
            return self.put::<Resident>(None, told);
        };
        let mut after = before.clone();
        merge::resident(&mut after, &told, trust(before.verified_on.is_some()));
        if before.household != home && before.verified_on.is_none() {
            after.household = home;
            self.remark("import-moved", origin, String::new());
        }
        if !before.is_here() {
            self.remark("import-gone", origin, String::new());
        }
        let fields = resident::differences(&before, &after);
        self.count(origin, before != after, fields, |plan| &mut plan.residents);
        self.doubts.person(Some(&before), &after);
        self.put(Some(before), after);
    }

    /// The ledger's record of a person: by number wherever they live, else by name at this door.
    fn recognise(&self, told: &Resident, here: &mut Vec<&Arc<Resident>>) -> Option<Resident> {
        let number = told.id_number.as_ref();
        let by_number = number
            .and_then(|number| self.by_id.get(number.as_str()))
            .copied();
        let is_same = |resident: &&Arc<Resident>| match by_number {
            Some(id) => resident.id == id,
            None => resident.name == told.name && merge::can_be_same(resident, told),
        };
        let place = here.iter().position(is_same);
        let found = match (place, by_number) {
            (Some(place), _) => Some(here.remove(place)),
            (None, Some(id)) => self.tables.residents.get(id),
            (None, None) => None,
        };
        found.map(|before| before.as_ref().clone())
    }

    fn count(
        &mut self,
        origin: Origin,
        differs: bool,
        fields: Vec<crate::domain::collection::FieldChange>,
        counts: impl Fn(&mut Plan) -> &mut Counts,
    ) {
        if !differs {
            counts(&mut self.plan).unchanged += 1;
            return;
        }
        counts(&mut self.plan).changed += 1;
        let place = self.place(origin);
        self.plan.changed.push(Changed { place, fields });
    }

    fn place(&self, origin: Origin) -> Place {
        let sheet = self.sheets.get(origin.sheet).cloned().unwrap_or_default();
        Place {
            sheet,
            row: origin.row,
            column: None,
        }
    }

    fn remark(&mut self, key: &'static str, origin: Origin, value: String) {
        let place = self.place(origin);
        self.plan.remarks.add(Remark {
            place,
            heading: String::new(),
            key,
            value,
        });
    }

    fn put<T: Entity>(&mut self, before: Option<T>, after: T) {
        if before.as_ref() != Some(&after) {
            let before = before.map(Entity::into_record);
            self.plan.changes.push(Change {
                before,
                after: Some(after.into_record()),
            });
        }
    }
}

fn trust(verified: bool) -> Trust {
    if verified {
        Trust::Standing
    } else {
        Trust::Newer
    }
}
