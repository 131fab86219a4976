//! An xls workbook made byte by byte (BIFF8 in a compound file), since no crate here writes one.

use super::{Fault, all};

const FREE: u32 = 0xFFFF_FFFF;
const END: u32 = 0xFFFF_FFFE;

fn record(kind: u16, body: &[u8]) -> Vec<u8> {
    let length = u16::try_from(body.len()).unwrap();
    [&kind.to_le_bytes()[..], &length.to_le_bytes(), body].concat()
}

fn words(words: &[u16]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_le_bytes()).collect()
}

/// Length, flags (wide) and characters.
fn string(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    [
        words(&[u16::try_from(units.len()).unwrap()]),
        vec![1],
        words(&units),
    ]
    .concat()
}

fn label(row: u16, column: u16, text: &str) -> Vec<u8> {
    record(0x0204, &[words(&[row, column, 0]), string(text)].concat())
}

fn number(row: u16, column: u16, number: f64) -> Vec<u8> {
    record(
        0x0203,
        &[words(&[row, column, 0]), number.to_le_bytes().to_vec()].concat(),
    )
}

/// The stream of a workbook with one sheet called `S`.
fn stream(cells: &[Vec<u8>]) -> Vec<u8> {
    let begin = |kind| record(0x0809, &words(&[0x0600, kind, 0, 0, 0, 0, 0, 0]));
    let end = record(0x000A, &[]);
    let sheet_entry = |at: u32| {
        record(
            0x0085,
            &[&at.to_le_bytes()[..], &[0, 0, 1, 0, b'S']].concat(),
        )
    };
    let start = begin(5).len() + sheet_entry(0).len() + end.len();
    let at = u32::try_from(start).unwrap();
    let mut stream = [
        begin(5),
        sheet_entry(at),
        end.clone(),
        begin(0x10),
        cells.concat(),
        end,
    ]
    .concat();
    stream.resize(4096, 0);
    stream
}

fn entry(name: &str, kind: u8, child: u32, start: u32, size: u32) -> Vec<u8> {
    let mut bytes = words(&name.encode_utf16().collect::<Vec<_>>());
    bytes.resize(64, 0);
    let length = u16::try_from(name.len() * 2 + 2).unwrap();
    bytes.extend([words(&[length]), vec![kind, 1]].concat());
    bytes.extend(
        [FREE, FREE, child]
            .iter()
            .flat_map(|link| link.to_le_bytes()),
    );
    bytes.resize(116, 0);
    bytes.extend(
        [start, size, 0]
            .iter()
            .flat_map(|place| place.to_le_bytes()),
    );
    bytes
}

/// A compound file: sector 0 the table of sectors, 1 the directory, 2 to 9 the stream.
fn compound(stream: &[u8]) -> Vec<u8> {
    let mut head = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    head.resize(24, 0);
    head.extend(words(&[0x3E, 3, 0xFFFE, 9, 6, 0, 0, 0]));
    let places = [0, 1, 1, 0, 4096, END, 0, END, 0, 0];
    head.extend(places.iter().flat_map(|place: &u32| place.to_le_bytes()));
    head.resize(512, 0xFF);
    let mut sectors = vec![0xFFFF_FFFD, END];
    sectors.extend((3..=9).chain([END]));
    let mut table: Vec<u8> = sectors
        .iter()
        .flat_map(|sector: &u32| sector.to_le_bytes())
        .collect();
    table.resize(512, 0xFF);
    let mut directory = [
        entry("Root Entry", 5, 1, END, 0),
        entry("Workbook", 2, FREE, 2, 4096),
    ]
    .concat();
    directory.resize(512, 0);
    [head, table, directory, stream.to_vec()].concat()
}

#[test]
fn xls_gives_text_numbers_and_merged_cells() {
    let cells = [
        label(0, 0, "楼号"),
        label(0, 1, "电话"),
        label(1, 0, "3号楼"),
        number(1, 1, 14_200_007_993.0),
        number(2, 1, 0.5),
        record(0x00E5, &words(&[1, 1, 2, 0, 0])),
    ];
    let (rows, faults) = all(&compound(&stream(&cells))).unwrap();
    let texts: Vec<String> = rows
        .into_iter()
        .map(|(number, cells)| format!("{number} {}", cells.join(" ")))
        .collect();
    assert_eq!(texts, ["1 楼号 电话", "2 3号楼 14200007993", "3 3号楼 0.5"]);
    assert_eq!(faults, Vec::<Fault>::new());
}

#[test]
fn xls_with_a_changed_byte_never_panics() {
    let whole = compound(&stream(&[label(0, 0, "楼号"), number(1, 0, 3.0)]));
    for at in 0..1_700 {
        for change in [0x00, 0xFF] {
            let mut bytes = whole.clone();
            bytes[at] = change;
            let _ = all(&bytes);
        }
    }
}
