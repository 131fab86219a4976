//! A made-up past: operations that follow from one another, and what stands after them. No test of its own.

use std::collections::BTreeMap;
use std::path::Path;

use chrono::NaiveDate;
use gridday::clock::{Hlc, parse_moment};
use gridday::domain::address::Address;
use gridday::domain::codes::{Outcome, Slot};
use gridday::domain::household::Household;
use gridday::domain::resident::Resident;
use gridday::domain::subject::Subject;
use gridday::domain::visit::Visit;
use gridday::domain::{Id, Moment, Record};
use gridday::ledger::backing::{Backing, BackingError, Loaded, Notice, Opened};
use gridday::ledger::operation::{Batch, Change, Header, OpId, Operation};
use gridday::store::Store;
use uuid::Uuid;

/// When every test takes place.
pub fn now() -> Moment {
    parse_moment("2026-11-22T09:00:00+08:00").unwrap()
}

/// Writes a file of a ledger as the program would: it and its folders are its owner's alone.
pub fn put(path: &Path, bytes: &[u8]) {
    use std::os::unix::fs::PermissionsExt;
    let folder = path.parent().unwrap();
    gridday::store::lock::private_folder(folder).unwrap();
    // One that a test made before may be open to others.
    std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o700)).unwrap();
    std::fs::write(path, bytes).unwrap();
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o600)).unwrap();
}

/// Every live record by kind and id.
pub type Standing = BTreeMap<(u8, Uuid), Record>;

/// A past that grows by one operation at a time, always the same for the same stream.
pub struct Past {
    pub operations: Vec<Operation>,
    pub standing: Standing,
    stream: Uuid,
    seq: u64,
}

impl Past {
    pub fn new(stream: Uuid) -> Self {
        Self {
            operations: Vec::new(),
            standing: BTreeMap::new(),
            stream,
            seq: 0,
        }
    }

    /// The past that stands in `store`, which must be new.
    pub fn of(store: &mut Store) -> Self {
        Self::new(
            store
                .load(&mut |_| panic!("a new ledger is empty"))
                .unwrap()
                .stream,
        )
    }

    /// Goes on in another stream, as after a repair with loss.
    pub fn go_on(&mut self, opened: &Opened) {
        self.stream = opened.stream;
        let own = opened
            .headers
            .iter()
            .filter(|header| header.id.stream == opened.stream);
        self.seq = own.map(|header| header.id.seq).max().unwrap_or(0);
    }

    /// The next operation: a new household, a change of one, a visit, people moving in with long notes, a removal.
    pub fn next(&mut self) -> Operation {
        let number = self.operations.len() as u64 + 1;
        let changes = match number % 6 {
            0 => self.removal(number),
            2 | 3 => vec![self.visit(number)],
            4 => self.edit(number),
            5 if number % 4 == 1 => (0..12).map(|at| self.resident(number, at)).collect(),
            _ => vec![self.household(number)],
        };
        self.commit(changes, None)
    }

    /// An import in several chunks.
    pub fn batch(&mut self, chunks: u64) -> Vec<Operation> {
        let start = self.operations.len() as u64;
        let id = Uuid::from_u128(0xba7c4 + u128::from(self.seq));
        let mut chunk = |at: u64| {
            let changes = (0..12)
                .map(|it| self.resident(100_000 + start + at, it))
                .collect();
            self.commit(
                changes,
                Some(Batch {
                    id,
                    last: at + 1 == chunks,
                }),
            )
        };
        (0..chunks).map(&mut chunk).collect()
    }

    /// An operation of these changes.
    pub fn commit(&mut self, changes: Vec<Change>, batch: Option<Batch>) -> Operation {
        self.seq += 1;
        for change in &changes {
            let record = change.record().unwrap();
            let key = (record.tag(), record.id());
            match &change.after {
                Some(after) => self.standing.insert(key, after.clone()),
                None => self.standing.remove(&key),
            };
        }
        let header = Header {
            id: OpId {
                stream: self.stream,
                seq: self.seq,
            },
            at: Hlc {
                millis: 1_795_000_000_000 + self.seq as i64,
                counter: 0,
            },
            offset_minutes: 480,
            worker: "网格员甲".to_owned(),
            verb: "test".to_owned(),
            undoes: None,
            batch,
            changes: changes.len() as u32,
        };
        self.operations.push(Operation {
            header: header.clone(),
            changes: changes.clone(),
        });
        Operation { header, changes }
    }

    fn household(&self, number: u64) -> Change {
        let address = Address {
            building: format!("{}", number % 20 + 1),
            unit: Some("2".to_owned()),
            floor: Some(5),
            room: "501".to_owned(),
            ..Address::default()
        };
        let mut household = Household::new(id(1, number), address);
        household.notes = "敲门要久一点".to_owned();
        Change {
            before: None,
            after: Some(household.into()),
        }
    }

    fn edit(&self, number: u64) -> Vec<Change> {
        let found = self.standing.values().find_map(|record| match record {
            Record::Household(household) => Some(household.clone()),
            _ => None,
        });
        let Some(before) = found else {
            return vec![self.household(number)];
        };
        let mut after = before.clone();
        after.notes = format!("第{number}次核实");
        vec![Change {
            before: Some(before.into()),
            after: Some(after.into()),
        }]
    }

    fn visit(&self, number: u64) -> Change {
        let day = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        let subject = Subject::Household(id(1, 1));
        let mut visit = Visit::new(
            id(3, number),
            day,
            subject,
            now(),
            Slot::MORNING,
            Outcome::MET,
        );
        visit.note = "反映三楼灯不亮。".repeat((number % 5) as usize * 3);
        Change {
            before: None,
            after: Some(visit.into()),
        }
    }

    /// Every fourth has a note of more than 4 KiB, which lies in several parts in the tables.
    fn resident(&self, number: u64, at: u64) -> Change {
        let mut resident = Resident::new(id(2, number * 100 + at), id(1, 1), "测试居民".to_owned());
        resident.phones = vec![format!("142000000{:02}", at % 100)];
        resident.tags = vec!["标".repeat(if at % 4 == 3 { 1400 } else { 40 })];
        Change {
            before: None,
            after: Some(resident.into()),
        }
    }

    fn removal(&self, number: u64) -> Vec<Change> {
        let last = self.standing.values().next_back().cloned();
        match last {
            Some(before) => vec![Change {
                before: Some(before),
                after: None,
            }],
            None => vec![self.household(number)],
        }
    }
}

fn id<T>(kind: u64, number: u64) -> Id<T> {
    Id::new(Uuid::from_u64_pair(kind, number))
}

/// What a store gives when it is opened.
pub struct Reopened {
    pub store: Store,
    pub opened: Opened,
    pub standing: Standing,
}

impl Reopened {
    pub fn notices(&self) -> Vec<&'static str> {
        self.opened
            .notices
            .iter()
            .map(|notice: &Notice| notice.key)
            .collect()
    }

    /// Every operation that can be read, in order; `None` where only the header is left.
    pub fn operations(&mut self) -> Vec<Option<Operation>> {
        (0..self.opened.headers.len())
            .map(|at| self.store.operation(at).ok())
            .collect()
    }

    /// Asserts that exactly this past stands here, word for word.
    pub fn is(&mut self, past: &Past) {
        assert!(self.standing == past.standing, "other records");
        let operations: Vec<_> = past.operations.iter().cloned().map(Some).collect();
        assert!(self.operations() == operations, "another history");
    }
}

/// Opens a ledger and reads all of it.
pub fn open(root: &Path) -> Reopened {
    read(Store::open(root, now()).unwrap())
}

/// Reads all of a store just opened.
pub fn read(mut store: Store) -> Reopened {
    let mut standing = BTreeMap::new();
    let mut take = |loaded| {
        let record: Record = match loaded {
            Loaded::Record(record) => record,
            Loaded::Removed(record) => return drop(standing.remove(&(record.tag(), record.id()))),
            Loaded::Anew => return standing.clear(),
        };
        standing.insert((record.tag(), record.id()), record);
    };
    let opened = store.load(&mut take).unwrap();
    Reopened {
        store,
        opened,
        standing,
    }
}

/// Opens a ledger and reads it to nobody.
pub fn try_open(root: &Path) -> Result<Store, BackingError> {
    let mut store = Store::open(root, now())?;
    store.load(&mut |_| {})?;
    Ok(store)
}

/// A new ledger that holds this many operations, closed as the program does it.
pub fn ledger_of(root: &Path, count: usize) -> Past {
    let mut store = Store::create(root, now()).unwrap();
    let mut past = Past::of(&mut store);
    for _ in 0..count {
        let operation = past.next();
        store.append(&[operation]).unwrap();
    }
    store.close().unwrap();
    past
}
