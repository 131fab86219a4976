//! Rows of all sheets gathered to doors and people, each once, wherever they stand in the file. Not the ledger.

use std::collections::HashMap;

use super::door::{Doors, Written};
use super::fields::{DICTIONARY, Field, Fields};
use super::home::{Home, Member, Origin, Person};
use super::merge::{self, Trust};
use super::notes::{Notes, Refusal};
use super::person::PersonReader;
use super::words::is_nobody;
use crate::domain::address::Address;
use crate::domain::name::is_same_name;
use crate::exchange::header::Layout;
use crate::exchange::rejects::Rejects;
use crate::exchange::report::{About, Place, Remark, Remarks};
use crate::exchange::sheets::Taker;
use crate::exchange::table::Row;

/// What the file holds.
pub(super) struct Gathered {
    pub(super) sheets: Vec<String>,
    pub(super) homes: Vec<Home>,
    pub(super) remarks: Remarks,
    pub(super) refused: Remarks,
    pub(super) rejects: Rejects,
}

/// Takes rows one by one.
pub(super) struct Gather {
    people: PersonReader,
    fields: Fields,
    doors: Doors,
    by_door: HashMap<String, usize>,
    by_id: HashMap<String, (usize, usize)>,
    by_name: HashMap<(usize, String), Vec<usize>>,
    /// The door of the last row and its place in the list, since most rows have the door of the one above.
    last: Option<(Address, usize)>,
    found: Gathered,
}

impl Gather {
    pub(super) fn new(people: PersonReader) -> Self {
        let found = Gathered {
            sheets: Vec::new(),
            homes: Vec::new(),
            remarks: Remarks::default(),
            refused: Remarks::default(),
            rejects: Rejects::new(&DICTIONARY),
        };
        Self {
            people,
            fields: Fields::default(),
            doors: Doors::default(),
            by_door: HashMap::new(),
            by_id: HashMap::new(),
            by_name: HashMap::new(),
            last: None,
            found,
        }
    }

    pub(super) fn finish(self) -> Gathered {
        self.found
    }

    fn take(&mut self, row: &Row, origin: Origin) -> Result<(), Refusal> {
        let door = self.doors.read(row, &self.fields)?;
        let sheet = self
            .found
            .sheets
            .get(origin.sheet)
            .cloned()
            .unwrap_or_default();
        let about = About::of(door.to_string(), name(row, &self.fields));
        let mut notes = Notes {
            sheet: &sheet,
            row: row.number,
            about: &about,
            remarks: &mut self.found.remarks,
        };
        let person = self.people.read(row, &self.fields, &mut notes)?;
        let home = self.home(door, origin);
        let mut notes = Notes {
            sheet: &sheet,
            row: row.number,
            about: &about,
            remarks: &mut self.found.remarks,
        };
        self.found.homes[home].note(row, &self.fields, &mut notes);
        match person {
            Some(person) => self.member(home, person, origin, row),
            None => {
                if self.doors.is_filled() {
                    let place = self.fields.place(row, Field::Room);
                    notes.add_plain("import-door-filled", place, about.door.clone());
                }
                self.found.homes[home].note_door(row, &self.fields, &mut notes);
            }
        }
        Ok(())
    }

    /// The place of a door in the list, new or not.
    fn home(&mut self, door: Address, origin: Origin) -> usize {
        if let Some((last, home)) = &self.last
            && *last == door
        {
            return *home;
        }
        let homes = &mut self.found.homes;
        let home = *self.by_door.entry(door.door_key()).or_insert_with(|| {
            homes.push(Home::new(door.clone(), origin));
            homes.len() - 1
        });
        self.last = Some((door, home));
        home
    }

    /// Puts a person to a door, unless the file has told of them already.
    fn member(&mut self, home: usize, person: Person, origin: Origin, row: &Row) {
        let Person {
            resident: mut person,
            given,
        } = person;
        let number = person.id_number.as_ref().map(|id| id.as_str().to_owned());
        if let Some(number) = &number
            && let Some(&(other, member)) = self.by_id.get(number)
        {
            let standing = &mut self.found.homes[other].members[member].resident;
            let same_name = is_same_name(&standing.name, &person.name);
            if same_name {
                merge::resident(standing, &person, Trust::Standing);
            }
            if same_name && other == home {
                return;
            }
            let key = if same_name {
                "import-id-at-two-doors"
            } else {
                "import-id-of-another"
            };
            let first = self.found.homes[other].household.address.to_string();
            self.remark(key, row, origin, home, first);
            if same_name {
                return;
            }
            // Two names under one number: who came first keeps it.
            given.withhold_number(&mut person);
        }
        let number = number.filter(|_| person.id_number.is_some());
        let key = (home, person.name.clone());
        let members = &mut self.found.homes[home].members;
        let known = self.by_name.get(&key).into_iter().flatten().copied();
        let same = known
            .into_iter()
            .find(|place| merge::can_be_same(&members[*place].resident, &person));
        let place = same.unwrap_or(members.len());
        self.by_id
            .extend(number.map(|number| (number, (home, place))));
        match same {
            Some(place) => merge::resident(&mut members[place].resident, &person, Trust::Standing),
            None => {
                self.by_name.entry(key).or_default().push(place);
                members.push(Member {
                    resident: person,
                    given,
                    origin,
                    is_filled: self.doors.is_filled(),
                });
            }
        }
    }

    fn remark(&mut self, key: &'static str, row: &Row, origin: Origin, home: usize, value: String) {
        let sheet = self
            .found
            .sheets
            .get(origin.sheet)
            .cloned()
            .unwrap_or_default();
        let place = self.fields.place(row, Field::IdNo);
        let door = self.found.homes[home].household.address.to_string();
        Notes {
            sheet: &sheet,
            row: row.number,
            about: &About::of(door, name(row, &self.fields)),
            remarks: &mut self.found.remarks,
        }
        .add_plain(key, place, value);
    }

    fn refuse(&mut self, row: &Row, origin: Origin, refusal: Refusal) {
        let place = self.fields.place(row, refusal.field);
        let sheet = self
            .found
            .sheets
            .get(origin.sheet)
            .cloned()
            .unwrap_or_default();
        self.found.refused.add(Remark {
            place: Place {
                sheet,
                row: row.number,
                column: place.map(|place| place.column),
            },
            about: About::of(
                self.doors
                    .door()
                    .map(ToString::to_string)
                    .unwrap_or_default(),
                name(row, &self.fields),
            ),
            heading: place.map(|place| place.heading.clone()).unwrap_or_default(),
            key: refusal.key,
            value: refusal.value,
        });
        // Cells that mean "as above" are written out, for above is not in the file of rejects.
        let Written {
            estate,
            building,
            unit,
            room,
            address,
        } = self.doors.written();
        let above = [
            (Field::Estate, estate),
            (Field::Building, building),
            (Field::Unit, unit),
            (Field::Room, room),
            (Field::Address, address),
        ];
        let mut cells: Vec<String> = row.cells.iter().map(|cell| cell.text.clone()).collect();
        for (field, text) in above {
            let Some(place) = self.fields.of(field).first() else {
                continue;
            };
            if cells.len() <= place.column {
                cells.resize(place.column + 1, String::new());
            }
            if cells[place.column].is_empty() {
                cells[place.column].clone_from(text);
            }
        }
        self.found.rejects.add(&cells, refusal.key);
    }
}

/// The name a row has, whoever it is.
fn name<'r>(row: &'r Row, fields: &Fields) -> &'r str {
    let own = [Field::Name, Field::HeadName, Field::Tenant].map(|field| fields.text(row, field));
    own.into_iter()
        .find(|name| !is_nobody(name))
        .unwrap_or_default()
}

impl Taker for Gather {
    fn sheet(&mut self, name: &str, layout: &Layout) {
        self.fields = Fields::new(layout);
        self.doors = Doors::new(name);
        self.found.sheets.push(name.to_string());
        self.found.rejects.sheet(layout);
    }

    fn row(&mut self, row: &Row) {
        let origin = Origin {
            sheet: self.found.sheets.len().saturating_sub(1),
            row: row.number,
        };
        if let Err(refusal) = self.take(row, origin) {
            self.refuse(row, origin, refusal);
        }
    }

    fn remark(&mut self, remark: Remark) {
        self.found.remarks.add(remark);
    }
}
