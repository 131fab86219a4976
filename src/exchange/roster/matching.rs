//! The doors and people of a file beside those of the ledger: which are the same, and what changes. Not the file.

use std::collections::HashMap;
use std::sync::Arc;

use super::doubts::Doubts;
use super::gather::Gathered;
use super::home::{Home, Member, Origin};
use super::merge::{self, Trust};
use super::{Changed, Plan, Whose};
use crate::domain::address::Address;
use crate::domain::codes::HouseholdState;
use crate::domain::collection::FieldChange;
use crate::domain::household::Household;
use crate::domain::mask::mask_name;
use crate::domain::name::is_same_name;
use crate::domain::resident::Resident;
use crate::domain::subject::Subject;
use crate::domain::{Entity, Id};
use crate::exchange::doors::{DoorIndex, spelling};
use crate::exchange::outside::Outside;
use crate::exchange::report::{About, Place, Remark};
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
                About::of(home.household.address.to_string(), ""),
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
                self.count(home.origin, Whose::Household, before != &after, fields);
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
        let door = home.household.address.to_string();
        let others = owners(&members, &here);
        let renames = self.renames(&members, &here);
        for (member, renamed) in members.into_iter().zip(renames) {
            let about = About::of(door.clone(), &member.resident.name);
            if member.is_filled {
                self.filled(&member, &about, &others);
            }
            self.member(id, (member, renamed), about, &mut here);
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

    /// Which of these people are known at this door by their number, under a name that neither this file nor the ledger
    /// has for anybody else there: their name was corrected.
    fn renames(&self, members: &[Member], here: &[&Arc<Resident>]) -> Vec<bool> {
        let names = |name: &str| {
            let told = members.iter().map(|member| member.resident.name.as_str());
            told.filter(|told| is_same_name(told, name)).count()
        };
        // A number that the file gives to two people proves neither.
        let disputed = members.iter().any(|member| member.resident.id_faulty);
        let is_renamed = |member: &Member| {
            let told = &member.resident;
            let bearer = self.bearer_of_another_name(told);
            let bearer = bearer.filter(|bearer| here.iter().any(|one| one.id == bearer.id));
            let known = here.iter().any(|one| is_same_name(&one.name, &told.name));
            bearer.is_some_and(|bearer| names(&bearer.name) == 0)
                && !known
                && !disputed
                && names(&told.name) == 1
        };
        members.iter().map(is_renamed).collect()
    }

    /// One person, and whether their name was corrected; `here` are the ledger's people at that door who are not matched
    /// yet.
    fn member(
        &mut self,
        home: Id<Household>,
        (member, renamed): (Member, bool),
        about: About,
        here: &mut Vec<&Arc<Resident>>,
    ) {
        let Member {
            resident: mut told,
            given,
            origin,
            ..
        } = member;
        let door = about.door.clone();
        told.household = home;
        if let Some(other) = self.bearer_of_another_name(&told).filter(|_| !renamed) {
            let door = self.door_of(other.household);
            given.withhold_number(&mut told);
            self.remark("import-id-of-another", origin, about.clone(), door);
        }
        for group in &told.care {
            if self.doubts.is_doubtful(&told, *group) {
                let value = group.label(self.outside.language).to_owned();
                self.remark("import-care-doubtful", origin, about.clone(), value);
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
        if renamed {
            let key = merge::name(&mut after, &told, trust(before.verified_on.is_some()));
            self.remark(key, origin, about.clone(), mask_name(&before.name));
        }
        if before.household != home {
            self.relocate(&before, &mut after, home, origin, &about);
        }
        if !before.is_here() {
            self.remark("import-gone", origin, about, String::new());
        }
        let mut fields = resident::differences(&before, &after);
        if before.household != after.household {
            fields.push(FieldChange {
                field: "door".to_owned(),
                old: self.door_of(before.household),
                new: door,
            });
        }
        self.count(origin, Whose::Resident, before != after, fields);
        self.doubts.person(Some(&before), &after);
        self.put(Some(before), after);
    }

    /// Somebody the file has at another door: they move there, unless the door they have was verified.
    fn relocate(
        &mut self,
        before: &Resident,
        after: &mut Resident,
        home: Id<Household>,
        origin: Origin,
        about: &About,
    ) {
        let from = self.door_of(before.household);
        if before.verified_on.is_none() {
            after.household = home;
            let way = format!("{from} → {}", about.door);
            self.remark("import-moved", origin, about.clone(), way);
        } else {
            self.remark("import-not-moved", origin, about.clone(), from);
        }
    }

    /// Who in the ledger has this person's number under a name that is another: such a number is nobody's proof.
    fn bearer_of_another_name(&self, told: &Resident) -> Option<Arc<Resident>> {
        let number = told.id_number.as_ref()?;
        let bearer = self
            .tables
            .residents
            .get(*self.by_id.get(number.as_str())?)?;
        (!is_same_name(&bearer.name, &told.name)).then(|| Arc::clone(bearer))
    }

    fn door_of(&self, home: Id<Household>) -> String {
        let home = self.tables.households.get(home);
        home.map(|home| home.address.to_string())
            .unwrap_or_default()
    }

    /// A person whose building was only written in the row above: listed, and so much the more where others live.
    fn filled(&mut self, member: &Member, about: &About, others: &[String]) {
        let name = &member.resident.name;
        let known = others.iter().any(|other| is_same_name(other, name));
        let (key, value) = match others.first().filter(|_| !known) {
            Some(other) => ("import-door-filled-lived-in", mask_name(other)),
            None => ("import-door-filled", about.door.clone()),
        };
        self.remark(key, member.origin, about.clone(), value);
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

    fn count(&mut self, origin: Origin, whose: Whose, differs: bool, fields: Vec<FieldChange>) {
        let counts = match whose {
            Whose::Household => &mut self.plan.households,
            Whose::Resident => &mut self.plan.residents,
        };
        if !differs {
            counts.unchanged += 1;
            return;
        }
        counts.changed += 1;
        let place = self.place(origin);
        self.plan.changed.push(Changed {
            place,
            whose,
            fields,
        });
    }

    fn place(&self, origin: Origin) -> Place {
        let sheet = self.sheets.get(origin.sheet).cloned().unwrap_or_default();
        Place {
            sheet,
            row: origin.row,
            column: None,
        }
    }

    fn remark(&mut self, key: &'static str, origin: Origin, about: About, value: String) {
        let place = self.place(origin);
        self.plan.remarks.add(Remark {
            place,
            about,
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

/// Who lives at a door by the ledger and by the rows that name it in full, its head first.
fn owners(members: &[Member], here: &[&Arc<Resident>]) -> Vec<String> {
    let told = members.iter().filter(|member| !member.is_filled);
    let told = told.map(|member| &member.resident);
    let here = here.iter().map(|resident| resident.as_ref());
    let mut all: Vec<&Resident> = here.filter(|one| one.is_here()).chain(told).collect();
    all.sort_by_key(|resident| !resident.is_head());
    all.into_iter().map(|one| one.name.clone()).collect()
}

fn trust(verified: bool) -> Trust {
    if verified {
        Trust::Standing
    } else {
        Trust::Newer
    }
}
