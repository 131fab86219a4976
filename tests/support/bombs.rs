//! Files made to do harm to whoever reads them, one of each sort. Not what must hold.
#![allow(
    dead_code,
    reason = "every test target that includes this uses a part of it"
)]

use std::io::Write;

use crate::workbooks::{
    CELL, END, MAIN, Part, STRAIGHT, compound, no_strings, ods, packed, put, record, sheet,
    xls_stream, xlsx,
};

/// A file, and the messages one of which must be its answer; `read` is that it is read.
pub struct Bomb {
    pub name: &'static str,
    pub make: fn() -> Vec<u8>,
    pub answers: &'static [&'static str],
}

const fn bomb(name: &'static str, make: fn() -> Vec<u8>, answers: &'static [&'static str]) -> Bomb {
    Bomb {
        name,
        make,
        answers,
    }
}

/// One of each sort.
pub const BOMBS: &[Bomb] = &[
    bomb("a sheet of 1 GB of blanks", blanks, &["table-bomb"]),
    bomb("many even parts", many_parts, &["table-too-large"]),
    bomb("50,000 parts", countless, &["table-damaged"]),
    bomb("entities that multiply", laughs, &["read", "table-damaged"]),
    bomb("200,000 attributes", attributes, HELD),
    bomb("300,000 elements deep", deep, HELD),
    bomb("200,000 columns", wide, &["read"]),
    bomb(
        "a column past all letters",
        past_letters,
        &["read", "table-damaged"],
    ),
    bomb("four billion strings claimed", claimed_strings, HELD),
    bomb("300,000 strings, each different", strings, HELD),
    bomb("one cell of 32 MB", one_cell, HELD),
    bomb(
        "four billion rows in an ods",
        ods_rows,
        &["table-too-much-text"],
    ),
    bomb("ods tables in tables", ods_nested, HELD),
    bomb("a line of 12 MB", || vec![b'a'; 12 << 20], &["read"]),
    bomb(
        "a line of 12 MB of commas",
        || vec![b','; 12 << 20],
        &["read"],
    ),
    bomb("quotes that never close", quotes, &["read"]),
    bomb("an xls stream that is a ring", ring, HELD),
    bomb("an xls directory that is a ring", directory_ring, HELD),
    bomb("an xls that claims four billion strings", xls_strings, HELD),
];

/// Read, or refused for any good reason.
const HELD: &[&str] = &[
    "read",
    "table-damaged",
    "table-bomb",
    "table-too-much-memory",
    "table-too-slow",
    "table-too-much-text",
];

fn blanks() -> Vec<u8> {
    let rows = |out: &mut dyn Write| {
        let piece = vec![b' '; 1 << 20];
        (0..1024).for_each(|_| out.write_all(&piece).unwrap());
    };
    xlsx(&|out| sheet(out, &rows), &no_strings)
}

fn many_parts() -> Vec<u8> {
    let piece = vec![b' '; 30 << 20];
    let names: Vec<String> = (0..20).map(|part| format!("xl/part{part}.xml")).collect();
    let write = |out: &mut dyn Write| out.write_all(&piece).unwrap();
    let parts: Vec<Part<'_>> = names
        .iter()
        .map(|name| (name.as_str(), &write as &dyn Fn(&mut dyn Write)))
        .collect();
    packed(&parts)
}

fn countless() -> Vec<u8> {
    let nothing = |_: &mut dyn Write| {};
    let names: Vec<String> = (0..50_000).map(|part| part.to_string()).collect();
    let parts: Vec<Part<'_>> = names
        .iter()
        .map(|name| (name.as_str(), &nothing as &dyn Fn(&mut dyn Write)))
        .collect();
    packed(&parts)
}

fn laughs() -> Vec<u8> {
    let mut head =
        "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a0 \"哈哈哈哈哈哈哈哈哈哈\">".to_owned();
    for level in 1..12 {
        let ten = format!("&a{};", level - 1).repeat(10);
        head += &format!("<!ENTITY a{level} \"{ten}\">");
    }
    let strings = format!("{head}]><sst xmlns=\"{MAIN}\"><si><t>&a11;</t></si></sst>");
    let rows = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>";
    xlsx(&|out| sheet(out, &|out| put(out, rows)), &|out| {
        put(out, &strings);
    })
}

fn attributes() -> Vec<u8> {
    let rows = |out: &mut dyn Write| {
        put(out, "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"");
        (0..200_000).for_each(|number| put(out, &format!(" a{number}=\"1\"")));
        put(out, "><is><t>甲</t></is></c></row>");
    };
    xlsx(&|out| sheet(out, &rows), &no_strings)
}

fn deep() -> Vec<u8> {
    let rows = |out: &mut dyn Write| {
        put(out, "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is>");
        put(out, &"<r>".repeat(300_000));
        put(out, "<t>甲</t>");
        put(out, &"</r>".repeat(300_000));
        put(out, "</is></c></row>");
    };
    xlsx(&|out| sheet(out, &rows), &no_strings)
}

fn wide() -> Vec<u8> {
    let rows = |out: &mut dyn Write| {
        put(out, CELL);
        put(out, "<row r=\"2\">");
        (0..200_000).for_each(|number| put(out, &format!("<c><v>{number}</v></c>")));
        put(out, "</row>");
    };
    xlsx(&|out| sheet(out, &rows), &no_strings)
}

fn past_letters() -> Vec<u8> {
    let rows =
        format!("{CELL}<row r=\"4294967296\"><c r=\"ZZZZZZZZZZ4294967296\"><v>1</v></c></row>");
    xlsx(&|out| sheet(out, &|out| put(out, &rows)), &no_strings)
}

fn claimed_strings() -> Vec<u8> {
    let strings = format!(
        "<sst xmlns=\"{MAIN}\" count=\"4294967295\" uniqueCount=\"18446744073709551615\"><si><t>甲</t></si></sst>"
    );
    xlsx(&|out| sheet(out, &|out| put(out, CELL)), &|out| {
        put(out, &strings);
    })
}

fn strings() -> Vec<u8> {
    let strings = |out: &mut dyn Write| {
        put(out, &format!("<sst xmlns=\"{MAIN}\">"));
        (0..300_000_u32).for_each(|number| {
            let text = number.wrapping_mul(2_654_435_761);
            put(out, &format!("<si><t>{text:x}</t></si>"));
        });
        put(out, "</sst>");
    };
    xlsx(&|out| sheet(out, &|out| put(out, CELL)), &strings)
}

fn one_cell() -> Vec<u8> {
    let rows = |out: &mut dyn Write| {
        put(out, "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>");
        (0..1 << 20).for_each(|number| put(out, &format!("{number:07}{}", "a".repeat(25))));
        put(out, "</t></is></c></row>");
    };
    xlsx(&|out| sheet(out, &rows), &no_strings)
}

fn ods_rows() -> Vec<u8> {
    ods(&|out| {
        put(
            out,
            "<table:table table:name=\"S\"><table:table-row table:number-rows-repeated=\"4000000000\"><table:table-cell table:number-columns-repeated=\"4000000000\" office:value-type=\"string\"><text:p>甲</text:p></table:table-cell></table:table-row></table:table>",
        );
    })
}

fn ods_nested() -> Vec<u8> {
    ods(&|out| {
        (0..300_000).for_each(|_| {
            put(
                out,
                "<table:table table:name=\"S\"><table:table-row><table:table-cell>",
            );
        });
    })
}

fn quotes() -> Vec<u8> {
    let line = format!("\"{}\n", "a".repeat((1 << 20) - 2));
    line.repeat(6).into_bytes()
}

fn ring() -> Vec<u8> {
    let sectors = [0xFFFF_FFFD, END, 3, 4, 5, 6, 7, 8, 9, 2];
    compound(&xls_stream(&[]), 0x7FFF_FFFF, &sectors)
}

fn directory_ring() -> Vec<u8> {
    let sectors = [0xFFFF_FFFD, 1, 3, 4, 5, 6, 7, 8, 9, END];
    compound(&xls_stream(&[]), 4096, &sectors)
}

fn xls_strings() -> Vec<u8> {
    let claim = [u32::MAX.to_le_bytes(), u32::MAX.to_le_bytes()].concat();
    compound(&xls_stream(&record(0x00FC, &claim)), 4096, &STRAIGHT)
}
