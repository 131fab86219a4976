//! Format 1, byte for byte: what was written once is read for ever, and written the same way again.
//!
//! The format is frozen: no line here is ever changed. `GRIDDAY_GOLDEN=1 cargo test --test store golden` adds lines for
//! kinds of records that are new, and nothing else. What else may be added, and how, stands in the store's own doc.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use gridday::ledger::draft::Draft;
use gridday::store::codec;
use gridday::store::entry::{Body, Entry};
use gridday::store::error::Error;
use gridday::store::frame;
use gridday::store::packed::{self, Kind};
use gridday::store::record::{self, Read, Written};
use gridday::store::vault::{Space, Vault};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::golden_values::{bodies, draft, entry, records, vault};

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
        ("packed-on", packed_on(&vault)),
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
fn segment(vault: &Vault, first: u64) -> Vec<u8> {
    let (mut link, body) = ([3; 16], &bodies()[0].1);
    let mut bytes = frame::segment_head(vault.ledger(), first, &link).to_vec();
    for number in first..first + 40 {
        bytes.extend(frame::build(vault, number, &link, body).unwrap());
        link = vault.link(&link, number, body);
    }
    bytes
}

/// What its frames say.
fn said(vault: &Vault) -> packed::Bodies {
    packed::bodies(vault, &segment(vault, 5), 5).unwrap()
}

/// The next one, told on it.
fn packed_on(vault: &Vault) -> Vec<u8> {
    let bytes = segment(vault, 45);
    packed::pack(vault, &bytes, 45, Some((5, &said(vault))))
        .unwrap()
        .unwrap()
}

fn packed_segment(vault: &Vault) -> Vec<u8> {
    packed::pack(vault, &segment(vault, 5), 5, None)
        .unwrap()
        .unwrap()
}

/// A packed segment gives its frames back, and its head a number that versions without packing refuse as newer.
fn is_packed(bytes: &[u8], vault: &Vault, first: u64, base: Option<u64>) {
    let Kind::Packed(pack) = packed::kind(bytes) else {
        panic!("not packed");
    };
    assert!(!pack.healed);
    assert_eq!(pack.base(vault, first).unwrap(), base);
    let on = base.map(|_| said(vault)).unwrap_or_default();
    let bodies = pack.bodies(vault, first, &on).unwrap();
    let (wanted, got) = (
        segment(vault, first),
        pack.unpack(vault, first, &bodies).unwrap(),
    );
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
    let refused = frame::read_segment_head(bytes, vault.ledger(), first);
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
        "packed" => is_packed(bytes, &vault, 5, None),
        "packed-on" => is_packed(bytes, &vault, 45, Some(5)),
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
