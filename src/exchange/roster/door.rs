//! Which door a row is about: its own cells, or those above it when they are blank. Not who lives there.

use super::fields::{Field, Fields};
use super::notes::Refusal;
use super::words::yes;
use crate::domain::address::{Address, Parsed, Spot, Why};
use crate::domain::codes::Relation;
use crate::exchange::table::Row;

/// The cells that name a door, as written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Written {
    pub(super) estate: String,
    pub(super) building: String,
    pub(super) unit: String,
    pub(super) room: String,
    pub(super) address: String,
}

/// Follows the doors of one sheet from row to row.
#[derive(Default)]
pub(super) struct Doors {
    sheet: String,
    written: Written,
    head: String,
    /// The door of the row above, or why it had none.
    above: Option<Result<Address, &'static str>>,
    /// The row read last wrote a room without its building, which was taken from the row above.
    is_filled: bool,
}

impl Doors {
    /// Doors of the sheet called `sheet`, whose name may say the building.
    pub(super) fn new(sheet: &str) -> Self {
        let sheet = if Spot::parse(sheet).is_some_and(|spot| spot.unit.is_none()) {
            sheet
        } else {
            ""
        };
        Self {
            sheet: sheet.to_string(),
            ..Self::default()
        }
    }

    /// The cells that name the door of the row read last, blank ones filled from above.
    pub(super) fn written(&self) -> &Written {
        &self.written
    }

    /// Whether the row read last names another door than the one above it, and its building only by that one.
    pub(super) fn is_filled(&self) -> bool {
        self.is_filled
    }

    /// The door of the row read last, where it has one.
    pub(super) fn door(&self) -> Option<&Address> {
        self.above.as_ref()?.as_ref().ok()
    }

    /// The door of `row`.
    pub(super) fn read(&mut self, row: &Row, fields: &Fields) -> Result<Address, Refusal> {
        self.is_filled = false;
        let own = |field| fields.text(row, field);
        let (room, address) = (own(Field::Room), own(Field::Address));
        if room.is_empty() && address.is_empty() {
            return self.as_above(row, fields);
        }
        self.head = own(Field::HeadName).to_string();
        let mut now = Written {
            estate: own(Field::Estate).to_string(),
            building: own(Field::Building).to_string(),
            unit: own(Field::Unit).to_string(),
            room: room.to_string(),
            address: address.to_string(),
        };
        if now.building.is_empty() && address.is_empty() {
            self.is_filled = !self.written.building.is_empty() && self.written.room != now.room;
            now.building.clone_from(&self.written.building);
            if now.unit.is_empty() {
                now.unit.clone_from(&self.written.unit);
            }
        }
        if now.estate.is_empty() {
            now.estate.clone_from(&self.written.estate);
        }
        if now != self.written || self.above.is_none() {
            let door = self
                .parse(&now)
                .map(|door| with_floor(door, own(Field::Floor)));
            self.above = Some(door.map_err(Why::key));
            self.written = now;
        }
        self.answer(fields)
    }

    /// A row without a door of its own belongs to the one above, unless it begins a household.
    fn as_above(&mut self, row: &Row, fields: &Fields) -> Result<Address, Refusal> {
        let differs = |field, above: &str| {
            fields
                .cell(row, field)
                .is_some_and(|(cell, _)| !cell.merged && cell.text != above)
        };
        let head = Relation::find(fields.text(row, Field::Relation)) == Some(Relation::HEAD)
            || fields
                .cell(row, Field::IsHead)
                .is_some_and(|(cell, _)| yes(&cell.text) == Some(true))
            || differs(Field::HeadName, &self.head);
        let elsewhere = differs(Field::Building, &self.written.building)
            || differs(Field::Unit, &self.written.unit);
        if head || elsewhere {
            self.head = fields.text(row, Field::HeadName).to_string();
            self.written = Written {
                building: fields.text(row, Field::Building).to_string(),
                unit: fields.text(row, Field::Unit).to_string(),
                ..Written::default()
            };
            self.above = Some(Err(if elsewhere {
                Why::NoRoom.key()
            } else {
                "import-no-door"
            }));
        }
        self.answer(fields)
    }

    fn answer(&self, fields: &Fields) -> Result<Address, Refusal> {
        let field = if fields.has(Field::Room) || !fields.has(Field::Address) {
            Field::Room
        } else {
            Field::Address
        };
        match &self.above {
            Some(Ok(door)) => Ok(door.clone()),
            Some(Err(key)) => Err(Refusal::new(key, field, &self.written.shown())),
            None => Err(Refusal::new("import-no-door", field, "")),
        }
    }

    fn parse(&self, now: &Written) -> Result<Address, Why> {
        let Written {
            estate,
            building,
            unit,
            room,
            address,
        } = now;
        let first = if room.is_empty() {
            Address::parse(address)
        } else {
            let building = if building.is_empty() && address.is_empty() {
                &self.sheet
            } else {
                building
            };
            Address::from_parts(estate, building, unit, room)
        };
        let why = match first {
            Parsed::Door(door) => return Ok(in_estate(door, estate)),
            Parsed::Needs(needs) => needs.why,
        };
        // 住址 may hold the building and 门牌 only the room, or the other way round.
        let joined = [
            address.clone(),
            format!("{address}{unit}{room}"),
            format!("{building}{unit}{address}"),
        ];
        for text in joined.iter().filter(|_| !address.is_empty()) {
            if let Parsed::Door(door) = Address::parse(text) {
                return Ok(in_estate(door, estate));
            }
        }
        Err(why)
    }
}

impl Written {
    /// The cells in one line, for a message; a door is nothing to mask.
    fn shown(&self) -> String {
        let parts = [
            &self.estate,
            &self.address,
            &self.building,
            &self.unit,
            &self.room,
        ];
        let parts: Vec<&str> = parts
            .into_iter()
            .map(String::as_str)
            .filter(|part| !part.is_empty())
            .collect();
        parts.join(" ")
    }
}

fn in_estate(mut door: Address, estate: &str) -> Address {
    if door.estate.is_none() && !estate.is_empty() {
        let original = door.original.take();
        door = Address::new(
            Some(estate),
            &door.building,
            door.unit.as_deref(),
            &door.room,
        );
        door.original = original;
    }
    door
}

fn with_floor(mut door: Address, floor: &str) -> Address {
    if door.floor.is_none() {
        let digits = floor.trim_end_matches(['层', '楼', 'F', 'f']);
        door.floor = digits
            .parse()
            .ok()
            .filter(|floor: &i16| (-9..=200).contains(floor));
    }
    door
}
