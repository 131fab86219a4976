//! Format 1, byte for byte: what was written once is read for ever, and written the same way again.
//!
//! The format is frozen: no line here is ever changed. `GRIDDAY_GOLDEN=1 cargo test --test store golden` adds lines for
//! kinds of records that are new, and nothing else. What else may be added, and how, stands in the store's own doc.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use gridday::clock::{FixedClock, Hlc};
use gridday::domain::address::Spot;
use gridday::domain::answer_sheet::AnswerSheet;
use gridday::domain::attachment::Attachment;
use gridday::domain::codes::{
    CareGroup, CheckAnswer, CollectAction, FactState, HazardItem, PlaceKind, SourceOfFact,
};
use gridday::domain::collection::{FieldChange, InfoRecord};
use gridday::domain::decision::{Decision, Verdict};
use gridday::domain::hazard::{CheckedItem, HazardCheck};
use gridday::domain::questionnaire::{Audience, Companion, Questionnaire};
use gridday::domain::subject::Subject;
use gridday::domain::trace::{Seen, Trace};
use gridday::domain::{Id, Record};
use gridday::ledger::backing::Memory;
use gridday::ledger::draft::Draft;
use gridday::ledger::operation::{Batch, Change, Header, OpId, Operation};
use gridday::ledger::{Ledger, demo};
use gridday::store::codec;
use gridday::store::entry::{Body, BodyRef, Bytes, Entry, Part, State};
use gridday::store::error::Error;
use gridday::store::frame;
use gridday::store::journal::Place;
use gridday::store::packed::{self, Kind};
use gridday::store::record::{self, Read, Written};
use gridday::store::vault::{Space, Vault};
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use crate::people::{Past, now};

/// Every value and its bytes, a line each: name, hex, JSON.
const VALUES: &str = "tests/fixtures/format-1.txt";

pub fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

pub fn adding() -> bool {
    std::env::var_os("GRIDDAY_GOLDEN").is_some()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").unwrap();
        text
    })
}

fn unhex(text: &str) -> Vec<u8> {
    (0..text.len() / 2)
        .map(|at| u8::from_str_radix(&text[at * 2..at * 2 + 2], 16).unwrap())
        .collect()
}

fn vault() -> Vault {
    Vault::new(&[7; 32], Uuid::from_u128(1))
}

/// One record of every kind the made-up community has.
fn records() -> BTreeMap<&'static str, Record> {
    let clock = FixedClock::at(now());
    let memory = Box::new(Memory::new(Uuid::nil()));
    let mut ledger = Ledger::open(memory).unwrap().0;
    demo::fill(&mut ledger, 7, &clock).unwrap();
    let mut found = BTreeMap::new();
    for operation in ledger.history(None).unwrap() {
        for record in operation.changes.into_iter().filter_map(|it| it.after) {
            found.entry(record.table()).or_insert(record);
        }
    }
    for record in rarer().into_iter().chain(filled()) {
        found.insert(record.table(), record);
    }
    found
}

/// Kinds the made-up community has none of.
fn rarer() -> [Record; 4] {
    let subject = Subject::Household(Id::new(Uuid::from_u128(1)));
    let decision = Decision {
        id: Id::new(Uuid::from_u128(2)),
        subject: subject.clone(),
        rule: None,
        verdict: Verdict::Dismiss("搬走了".to_owned()),
        at: now(),
    };
    let information = InfoRecord {
        id: Id::new(Uuid::from_u128(3)),
        day: now().date_naive(),
        subject,
        resident: Some(Id::new(Uuid::from_u128(4))),
        at: now(),
        action: CollectAction::new("verified"),
        fields: vec![FieldChange {
            field: "phones".to_owned(),
            old: String::new(),
            new: "14200000001".to_owned(),
        }],
        source: SourceOfFact::new("self"),
        state: FactState::new("verified"),
        late: false,
    };
    let trace = Trace {
        id: Id::new(Uuid::from_u128(5)),
        day: now().date_naive(),
        at: now(),
        seen: Seen::Written {
            format: "xlsx".to_owned(),
            path: "日志.xlsx".to_owned(),
        },
        subject: None,
        reason: Some("社区要".to_owned()),
    };
    let check = HazardCheck {
        id: Id::new(Uuid::from_u128(6)),
        day: now().date_naive(),
        subject: Subject::Household(Id::new(Uuid::from_u128(1))),
        at: now(),
        items: vec![CheckedItem {
            item: HazardItem::new("gas/hose-old"),
            answer: CheckAnswer::new("bad"),
            hazard: None,
        }],
        note: "软管老化".to_owned(),
    };
    [
        decision.into(),
        information.into(),
        trace.into(),
        check.into(),
    ]
}

/// A questionnaire, an answer sheet and its file.
fn filled() -> [Record; 3] {
    let subject = Subject::Household(Id::new(Uuid::from_u128(1)));
    let questionnaire = Questionnaire {
        id: Id::new(Uuid::from_u128(7)),
        form: "elders".to_owned(),
        title: "独居老人探访".to_owned(),
        version: "3".to_owned(),
        file: "elders.xlsx".to_owned(),
        workbook: vec![0x50, 0x4b],
        companions: vec![Companion {
            name: "towns.csv".to_owned(),
            bytes: b"name,label".to_vec(),
        }],
        audience: vec![
            Audience::Everyone,
            Audience::Area(Spot::parse("3-2").unwrap()),
            Audience::Care(CareGroup::ALONE),
            Audience::Places(PlaceKind::SHOP),
        ],
        due: Some(now().date_naive()),
        added: now(),
        retired: false,
    };
    let sheet = AnswerSheet {
        id: Id::new(Uuid::from_u128(8)),
        questionnaire: questionnaire.id,
        version: "3".to_owned(),
        day: now().date_naive(),
        subject: subject.clone(),
        resident: Some(Id::new(Uuid::from_u128(4))),
        begun: now(),
        finished: now(),
        worker: "网格员甲".to_owned(),
        language: "中文 (zh)".to_owned(),
        answers: "{}".to_owned(),
        declined: vec!["/data/phone".to_owned()],
        name: "3-2-501".to_owned(),
        is_complete: true,
        answered: 5,
        asked: 6,
        revision: 1,
        reason: "填错了".to_owned(),
        late: false,
    };
    let file = Attachment {
        id: Id::new(Uuid::from_u128(9)),
        sheet: sheet.id,
        subject,
        day: now().date_naive(),
        name: "1.jpg".to_owned(),
        bytes: vec![0xff, 0xd8],
        added: now(),
    };
    [questionnaire.into(), sheet.into(), file.into()]
}

fn header() -> Header {
    Header {
        id: id(3),
        at: Hlc {
            millis: 1_795_000_000_000,
            counter: 2,
        },
        offset_minutes: 480,
        worker: "网格员甲".to_owned(),
        verb: "import-roster".to_owned(),
        undoes: Some(id(1)),
        batch: Some(Batch {
            id: Uuid::from_u128(9),
            last: true,
        }),
        changes: 1,
    }
}

fn id(seq: u64) -> OpId {
    let stream = Uuid::from_u128(0x5eed);
    OpId { stream, seq }
}

fn operation() -> Operation {
    let mut past = Past::new(Uuid::from_u128(0x5eed));
    let changes = past.next().changes;
    let reversed: Vec<Change> = changes.iter().map(Change::reversed).collect();
    Operation {
        header: header(),
        changes: [changes, reversed].concat(),
    }
}

/// Every kind of body a frame can have.
fn bodies() -> Vec<(&'static str, Vec<u8>)> {
    let (operation, header) = (&operation(), &header());
    let state = State::Effect;
    let parts = &[Part {
        kind: 2,
        bytes: Bytes(vec![1, 2, 3]),
    }];
    let past = Some(State::Void);
    let records: Vec<Record> = operation
        .changes
        .iter()
        .filter_map(|it| it.after.clone())
        .collect();
    let extended = BodyRef::Extended {
        past,
        operation,
        parts,
    };
    [
        ("operation", BodyRef::Operation(operation)),
        ("past", BodyRef::Past { state, operation }),
        ("lost", BodyRef::Lost(header)),
        ("records", BodyRef::Records(&records)),
        ("whole", BodyRef::Whole),
        ("extended", extended),
    ]
    .into_iter()
    .map(|(name, body)| (name, body.encode().unwrap()))
    .collect()
}

fn entry() -> Entry {
    let place = Place {
        number: 3,
        segment: 1,
        offset: 700,
    };
    Entry {
        place,
        state: State::Effect,
        header: header(),
        inline: Some(Bytes(vec![9; 5])),
    }
}

pub fn draft() -> Draft {
    Draft {
        id: Uuid::from_u128(7),
        kind: "quick-log".to_owned(),
        subject: None,
        state: "{\"note\":\"血压药\"}".to_owned(),
        at: now(),
    }
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap()
}

fn line(name: &str, value: &impl Serialize) -> String {
    let bytes = codec::encode(value).unwrap();
    format!("{name} {} {}\n", hex(&bytes), json(value))
}

fn values() -> String {
    let mut text = String::new();
    for (table, record) in records() {
        let (bytes, json) = (codec::encode(&Written(&record)).unwrap(), json(&record));
        writeln!(text, "record/{table} {} {json}", hex(&bytes)).unwrap();
    }
    text += &line("entry", &entry());
    text += &line("draft", &draft());
    for (name, bytes) in bodies() {
        writeln!(text, "body/{name} {} -", hex(&bytes)).unwrap();
    }
    let (vault, body) = (vault(), &bodies()[0].1);
    let frame = frame::build(&vault, 5, &[3; 16], body).unwrap();
    let head = frame::segment_head(vault.ledger(), 5, &[3; 16]);
    let sealed = vault.seal(Space::Records, b"key", b"value").unwrap();
    let facts = [
        ("frame", frame),
        ("segment-head", head.to_vec()),
        ("packed", packed_segment(&vault)),
        ("sealed", sealed),
        ("link", vault.link(&[3; 16], 5, body).to_vec()),
        ("name", vault.name(2, b"id").to_vec()),
        ("check", vault.check(b"header").to_vec()),
        (
            "part",
            vault
                .part(Space::Log, b"key", &[5; 60])
                .to_le_bytes()
                .to_vec(),
        ),
    ];
    for (name, bytes) in facts {
        writeln!(text, "{name} {} -", hex(&bytes)).unwrap();
    }
    text
}

/// A segment of one operation forty times over.
fn segment(vault: &Vault) -> Vec<u8> {
    let (mut link, body) = ([3; 16], &bodies()[0].1);
    let mut bytes = frame::segment_head(vault.ledger(), 5, &link).to_vec();
    for number in 5..45 {
        bytes.extend(frame::build(vault, number, &link, body).unwrap());
        link = vault.link(&link, number, body);
    }
    bytes
}

fn packed_segment(vault: &Vault) -> Vec<u8> {
    packed::pack(vault, &segment(vault), 5).unwrap().unwrap()
}

/// A packed segment gives its frames back, and its head a number that versions without packing refuse as newer.
fn is_packed(bytes: &[u8], vault: &Vault) {
    let Kind::Packed(pack) = packed::kind(bytes) else {
        panic!("not packed");
    };
    assert!(!pack.healed);
    let (wanted, got) = (segment(vault), pack.unpack(vault, 5).unwrap());
    assert_eq!(wanted.len(), got.len());
    let mut at = frame::SEGMENT_HEAD;
    assert_eq!(wanted[..at], got[..at]);
    while at < wanted.len() {
        let (one, other) = (frame::parse(&wanted[at..]), frame::parse(&got[at..]));
        let (one, other) = (one.unwrap(), other.unwrap());
        assert_eq!((one.number, one.previous), (other.number, other.previous));
        assert_eq!(one.open(vault).unwrap(), other.open(vault).unwrap());
        at += one.size;
    }
    let refused = frame::read_segment_head(bytes, vault.ledger(), 5);
    assert!(matches!(refused, Err(Error::Newer { .. })), "{refused:?}");
}

fn same<T: Serialize + DeserializeOwned>(name: &str, bytes: &[u8], json: &str) {
    let value: T = codec::decode(bytes).unwrap_or_else(|error| panic!("{name}: {error}"));
    assert_eq!(
        serde_json::to_string(&value).unwrap(),
        json,
        "{name}: another value"
    );
    assert_eq!(codec::encode(&value).unwrap(), bytes, "{name}: other bytes");
}

/// A record, and that its bytes say kind, schema and length, and its fields begin with its id.
fn same_record(name: &str, bytes: &[u8], wanted: &str) {
    let Read(record) = codec::decode(bytes).unwrap();
    assert_eq!(json(&record), wanted, "{name}: another value");
    assert_eq!(codec::encode(&Written(&record)).unwrap(), bytes, "{name}");
    assert_eq!(bytes[..3], [codec::VERSION, record.tag(), record::SCHEMA]);
    let id = [&[16], &record.id().as_bytes()[..]].concat();
    let head = bytes.len() - bytes.windows(17).position(|it| it == id).unwrap();
    let length = codec::encode(&head).unwrap();
    assert!(bytes[3..].starts_with(&length[1..]), "{name}: its length");
}

fn fact(name: &str, bytes: &[u8]) {
    let (vault, bodies) = (vault(), bodies());
    let body = &bodies[0].1;
    match name {
        "frame" => {
            let frame = frame::parse(bytes).unwrap();
            assert_eq!((frame.number, frame.previous), (5, [3; 16]));
            assert_eq!(&frame.open(&vault).unwrap(), body);
        }
        "segment-head" => {
            let previous = frame::read_segment_head(bytes, vault.ledger(), 5).unwrap();
            assert_eq!(previous, [3; 16]);
        }
        "packed" => is_packed(bytes, &vault),
        "sealed" => assert_eq!(vault.open(Space::Records, b"key", bytes).unwrap(), b"value"),
        "link" => assert_eq!(vault.link(&[3; 16], 5, body).to_vec(), bytes),
        "name" => assert_eq!(vault.name(2, b"id").to_vec(), bytes),
        "check" => assert_eq!(vault.check(b"header").to_vec(), bytes),
        "part" => {
            let part = vault.part(Space::Log, b"key", &[5; 60]);
            assert_eq!(part.to_le_bytes().to_vec(), bytes);
        }
        _ => {
            let kind = name.strip_prefix("body/").expect("a known name");
            let wanted = bodies.iter().find(|(known, _)| *known == kind);
            assert_eq!(wanted.expect("a known body").1, bytes, "{name}");
            assert!(Body::read(bytes).is_ok(), "{name}");
        }
    }
}

#[test]
fn golden_every_value_is_read_and_written_as_it_was() {
    let mut text = std::fs::read_to_string(path(VALUES)).unwrap_or_default();
    if adding() {
        let name = |line: &str| line.split(' ').next().unwrap().to_owned();
        let known: Vec<String> = text.lines().map(name).collect();
        let values = values();
        let new = values.lines().filter(|line| !known.contains(&name(line)));
        text.extend(new.flat_map(|line| [line, "\n"]));
        std::fs::write(path(VALUES), &text).unwrap();
    }
    let mut kinds = 0;
    for line in text.lines() {
        let mut parts = line.splitn(3, ' ');
        let (name, bytes) = (parts.next().unwrap(), unhex(parts.next().unwrap()));
        let json = parts.next().unwrap();
        match name {
            "entry" => same::<Entry>(name, &bytes, json),
            "draft" => same::<Draft>(name, &bytes, json),
            _ if name.starts_with("record/") => {
                same_record(name, &bytes, json);
                kinds += 1;
            }
            _ => fact(name, &bytes),
        }
    }
    let tables = gridday::ledger::table::Tables::default().counts();
    assert_eq!(kinds, tables.len(), "every kind of record: {tables:?}");
}
