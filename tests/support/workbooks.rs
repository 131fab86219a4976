//! Small honest files of every format, and the parts they are made of, so that they can be garbled. Not what must hold.
#![allow(
    dead_code,
    reason = "every test target that includes this uses a part of it"
)]

use std::io::{Cursor, Write};

use zip::CompressionMethod;
use zip::write::SimpleFileOptions;

pub const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
pub const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A part of a packed file: its name, and what writes it.
pub type Part<'a> = (&'a str, &'a dyn Fn(&mut dyn Write));

pub fn packed(parts: &[Part<'_>]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, write) in parts {
        zip.start_file(*name, options).unwrap();
        write(&mut zip);
    }
    zip.finish().unwrap().into_inner()
}

pub fn put(out: &mut dyn Write, text: &str) {
    out.write_all(text.as_bytes()).unwrap();
}

pub fn xlsx(sheet: &dyn Fn(&mut dyn Write), strings: &dyn Fn(&mut dyn Write)) -> Vec<u8> {
    let book = format!(
        "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONS}\"><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
    );
    let links = format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"{RELATIONS}/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"{RELATIONS}/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>"
    );
    let root = format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"{RELATIONS}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
    );
    packed(&[
        ("_rels/.rels", &|out| put(out, &root)),
        ("xl/workbook.xml", &|out| put(out, &book)),
        ("xl/_rels/workbook.xml.rels", &|out| put(out, &links)),
        ("xl/worksheets/sheet1.xml", sheet),
        ("xl/sharedStrings.xml", strings),
    ])
}

pub fn sheet(out: &mut dyn Write, rows: &dyn Fn(&mut dyn Write)) {
    put(out, &format!("<worksheet xmlns=\"{MAIN}\"><sheetData>"));
    rows(out);
    put(out, "</sheetData></worksheet>");
}

pub const CELL: &str = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>甲</t></is></c></row>";

pub fn no_strings(out: &mut dyn Write) {
    put(out, &format!("<sst xmlns=\"{MAIN}\"/>"));
}

pub fn ods(content: &dyn Fn(&mut dyn Write)) -> Vec<u8> {
    packed(&[
        ("mimetype", &|out| {
            put(out, "application/vnd.oasis.opendocument.spreadsheet");
        }),
        ("content.xml", &|out| {
            put(
                out,
                "<office:document-content><office:body><office:spreadsheet>",
            );
            content(out);
            put(
                out,
                "</office:spreadsheet></office:body></office:document-content>",
            );
        }),
    ])
}

pub const FREE: u32 = 0xFFFF_FFFF;
pub const END: u32 = 0xFFFF_FFFE;

pub fn words(words: &[u16]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_le_bytes()).collect()
}

pub fn entry(name: &str, kind: u8, child: u32, start: u32, size: u32) -> Vec<u8> {
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

/// A compound file: sector 0 the table of sectors, 1 the directory, 2 to 9 the stream `Workbook`.
pub fn compound(stream: &[u8], size: u32, sectors: &[u32]) -> Vec<u8> {
    let mut head = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    head.resize(24, 0);
    head.extend(words(&[0x3E, 3, 0xFFFE, 9, 6, 0, 0, 0]));
    let places = [0, 1, 1, 0, 4096, END, 0, END, 0, 0];
    head.extend(places.iter().flat_map(|place: &u32| place.to_le_bytes()));
    head.resize(512, 0xFF);
    let mut table: Vec<u8> = sectors
        .iter()
        .flat_map(|sector| sector.to_le_bytes())
        .collect();
    table.resize(512, 0xFF);
    let mut directory = [
        entry("Root Entry", 5, 1, END, 0),
        entry("Workbook", 2, FREE, 2, size),
    ]
    .concat();
    directory.resize(512, 0);
    let mut stream = stream.to_vec();
    stream.resize(4096, 0);
    [head, table, directory, stream].concat()
}

pub fn record(kind: u16, body: &[u8]) -> Vec<u8> {
    let length = u16::try_from(body.len()).unwrap();
    [&kind.to_le_bytes()[..], &length.to_le_bytes(), body].concat()
}

pub const STRAIGHT: [u32; 10] = [0xFFFF_FFFD, END, 3, 4, 5, 6, 7, 8, 9, END];

pub fn xls_stream(extra: &[u8]) -> Vec<u8> {
    let begin = |kind| record(0x0809, &words(&[0x0600, kind, 0, 0, 0, 0, 0, 0]));
    let end = record(0x000A, &[]);
    let bound = |at: u32| {
        record(
            0x0085,
            &[&at.to_le_bytes()[..], &[0, 0, 1, 0, b'S']].concat(),
        )
    };
    let start = begin(5).len() + bound(0).len() + extra.len() + end.len();
    let at = u32::try_from(start).unwrap();
    let text: Vec<u16> = "楼号".encode_utf16().collect();
    let label = [words(&[0, 0, 0, 2]), vec![1], words(&text)].concat();
    let number = [words(&[1, 0, 0]), 3.5_f64.to_le_bytes().to_vec()].concat();
    let cells = [record(0x0204, &label), record(0x0203, &number)].concat();
    [
        begin(5),
        bound(at),
        extra.to_vec(),
        end.clone(),
        begin(0x10),
        cells,
        end,
    ]
    .concat()
}

/// A record of an xlsb part.
pub fn binary(kind: u16, body: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    if kind < 0x80 {
        bytes.push(kind as u8);
    } else {
        bytes.extend([(kind & 0x7F) as u8 | 0x80, (kind >> 7) as u8]);
    }
    let length = u8::try_from(body.len()).unwrap();
    bytes.push(length);
    assert!(length < 0x80);
    bytes.extend(body);
    bytes
}

pub fn wide_text(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let length = u32::try_from(units.len()).unwrap();
    [length.to_le_bytes().to_vec(), words(&units)].concat()
}

pub fn xlsb() -> Vec<u8> {
    let zeros = [0; 8];
    let bundle = [&zeros[..], &wide_text("rId1"), &wide_text("S")].concat();
    let book = [
        binary(0x009C, &bundle),
        binary(0x0090, &[]),
        binary(0x009D, &[]),
    ]
    .concat();
    let links = format!(
        "<Relationships><Relationship Id=\"rId1\" Type=\"{RELATIONS}/worksheet\" Target=\"worksheets/sheet1.bin\"/></Relationships>"
    );
    let cell = [&zeros[..], &wide_text("楼号")].concat();
    let number = [&zeros[..], &3.5_f64.to_le_bytes()].concat();
    let sheet = [
        binary(0x0094, &[0; 16]),
        binary(0x0091, &[]),
        binary(0x0000, &zeros),
        binary(0x0006, &cell),
        binary(0x0000, &[1, 0, 0, 0]),
        binary(0x0005, &number),
        binary(0x0092, &[]),
    ]
    .concat();
    packed(&[
        ("xl/workbook.bin", &|out| out.write_all(&book).unwrap()),
        ("xl/_rels/workbook.bin.rels", &|out| put(out, &links)),
        ("xl/worksheets/sheet1.bin", &|out| {
            out.write_all(&sheet).unwrap();
        }),
    ])
}

pub fn small_xlsx() -> Vec<u8> {
    let strings =
        format!("<sst xmlns=\"{MAIN}\" count=\"1\" uniqueCount=\"1\"><si><t>楼号</t></si></sst>");
    let rows = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row><row r=\"2\"><c r=\"A2\"><v>3.5</v></c></row>";
    xlsx(&|out| sheet(out, &|out| put(out, rows)), &|out| {
        put(out, &strings);
    })
}

pub fn small_ods() -> Vec<u8> {
    ods(&|out| {
        put(
            out,
            "<table:table table:name=\"S\"><table:table-row table:number-rows-repeated=\"2\"><table:table-cell office:value-type=\"string\"><text:p>楼号</text:p></table:table-cell><table:table-cell office:value-type=\"float\" office:value=\"3.5\"/></table:table-row></table:table>",
        );
    })
}

/// A small honest file: `csv`, `xlsx`, `xlsb`, `xls` or `ods`.
pub fn honest(format: &str) -> Vec<u8> {
    match format {
        "xlsx" => small_xlsx(),
        "xlsb" => xlsb(),
        "xls" => compound(&xls_stream(&[]), 4096, &STRAIGHT),
        "ods" => small_ods(),
        _ => "楼号;姓名\n\"3\";\"甲;乙\"\n4;丙\n".into(),
    }
}

/// The parts of a packed file, so that what is inside can be garbled and packed again with right checksums.
pub fn unpacked(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..zip.len())
        .map(|at| {
            let mut part = zip.by_index(at).unwrap();
            let mut bytes = Vec::new();
            std::io::copy(&mut part, &mut bytes).unwrap();
            (part.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

/// Packs parts again.
pub fn packed_again(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, bytes) in parts {
        zip.start_file(name.as_str(), options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}
