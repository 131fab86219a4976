//! Lists in files beside the form: csv, and the xml and geojson that ODK reads. Not which question wants them.

use quick_xml::Reader;
use quick_xml::events::Event;

use crate::form::definition::{Choice, List, Text};

use super::words;

/// No file has more rows that are read.
const MOST_ROWS: usize = 200_000;
/// No csv has more columns.
const MOST_COLUMNS: usize = 1_000;
/// No list holds more bytes of cells and, with every one of them, its column's name.
const MOST_TEXT: usize = 64 << 20;

/// Why a file gives no list: the key of a text.
type Unread = &'static str;
const UNREADABLE: Unread = "file-unreadable";
const TOO_MUCH: Unread = "file-too-much";

/// A list from a file of that name.
///
/// # Errors
/// The key of the text that says why: it is not UTF-8, not what its ending says, or holds too much.
pub fn list(name: &str, bytes: &[u8], languages: usize) -> Result<List, Unread> {
    let text = std::str::from_utf8(bytes).map_err(|_| "file-not-utf8")?;
    let text = text.trim_start_matches('\u{feff}');
    let rows = match ending(name) {
        "xml" => xml(text).ok_or(UNREADABLE),
        "geojson" => geojson(text).ok_or(UNREADABLE),
        _ => csv(text),
    };
    let rows = rows?.into_iter().enumerate();
    Ok(List {
        choices: rows
            .map(|(index, columns)| choice(index + 2, columns, languages))
            .collect(),
        file: Some(name.to_owned()),
    })
}

/// The ending of a file's name in lower case.
pub fn ending(name: &str) -> &str {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    ["csv", "xml", "geojson"]
        .into_iter()
        .find(|known| ending.eq_ignore_ascii_case(known))
        .unwrap_or("")
}

/// A row of a file: its columns and their cells.
type Columns = Vec<(String, String)>;

/// Name and label are the columns `name` and `label`, or what a geojson has for them.
fn choice(row: usize, columns: Columns, languages: usize) -> Choice {
    let cell = |names: [&str; 2]| {
        let found = names
            .iter()
            .find_map(|name| columns.iter().find(|(column, _)| column == name));
        found.map_or("", |(_, cell)| cell.as_str())
    };
    let label: Text = words::plain(cell(["label", "title"]));
    Choice {
        name: cell(["name", "id"]).to_owned(),
        label: vec![label; languages],
        media: vec![vec![]; languages],
        columns,
        row,
    }
}

fn csv(text: &str) -> Result<Vec<Columns>, Unread> {
    let head = text.lines().next().unwrap_or_default();
    let counted = [b'\t', b';', b','].map(|sign| {
        let count = head.bytes().filter(|byte| *byte == sign).count();
        (count, sign)
    });
    // Of equals the last one wins: commas.
    let (count, delimiter) = counted
        .into_iter()
        .max_by_key(|(count, _)| *count)
        .ok_or(UNREADABLE)?;
    if count >= MOST_COLUMNS {
        return Err(TOO_MUCH);
    }
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let head = reader.headers().map_err(|_| UNREADABLE)?.clone();
    let (mut rows, mut room) = (Vec::new(), MOST_TEXT);
    for record in reader.records().take(MOST_ROWS) {
        let record = record.map_err(|_| UNREADABLE)?;
        if record.iter().all(str::is_empty) {
            continue;
        }
        let cells = head.iter().zip(&record);
        let cells = cells.filter(|(column, _)| !column.is_empty());
        let size: usize = cells
            .clone()
            .map(|(column, cell)| column.len() + cell.len())
            .sum();
        // The name of a column stands with every cell: a long one costs much.
        room = room.checked_sub(size).ok_or(TOO_MUCH)?;
        rows.push(
            cells
                .map(|(column, cell)| (column.to_owned(), cell.to_owned()))
                .collect(),
        );
    }
    Ok(rows)
}

/// `<root><item><name>a</name>…</item></root>`, whatever the elements are called.
fn xml(text: &str) -> Option<Vec<Columns>> {
    let mut reader = Reader::from_str(text);
    let mut rows: Vec<Columns> = Vec::new();
    let mut depth = 0_usize;
    loop {
        match reader.read_event().ok()? {
            Event::Start(element) => {
                depth += 1;
                let name = element.name().as_ref().to_owned();
                match depth {
                    2 => rows.push(vec![]),
                    3 => rows.last_mut()?.push((name, String::new())),
                    _ => {}
                }
            }
            Event::End(_) => {
                depth = depth.checked_sub(1)?;
                if depth == 2 {
                    let (_, cell) = rows.last_mut()?.last_mut()?;
                    *cell = cell.trim().to_owned();
                }
            }
            Event::Text(words) if depth >= 3 => {
                let (_, cell) = rows.last_mut()?.last_mut()?;
                cell.push_str(&words.xml10_content());
            }
            Event::GeneralRef(entity) if depth >= 3 => {
                let (_, cell) = rows.last_mut()?.last_mut()?;
                cell.push_str(&referenced(&entity)?);
            }
            Event::CData(words) if depth >= 3 => {
                let (_, cell) = rows.last_mut()?.last_mut()?;
                cell.push_str(&words.xml10_content());
            }
            Event::Eof => break,
            _ => {}
        }
        if rows.len() > MOST_ROWS {
            break;
        }
    }
    (depth == 0).then_some(rows)
}

/// `&amp;`, `&#20013;`.
fn referenced(entity: &quick_xml::events::BytesRef<'_>) -> Option<String> {
    if let Some(sign) = entity.resolve_char_ref().ok()? {
        return Some(sign.to_string());
    }
    quick_xml::escape::resolve_predefined_entity(entity).map(str::to_owned)
}

/// The features' properties, with their point as `lat lon 0 0` in `geometry`.
fn geojson(text: &str) -> Option<Vec<Columns>> {
    let whole: serde_json::Value = serde_json::from_str(text).ok()?;
    let features = whole.get("features")?.as_array()?;
    let row = |feature: &serde_json::Value| {
        let mut columns: Columns = Vec::new();
        if let Some(properties) = feature
            .get("properties")
            .and_then(|found| found.as_object())
        {
            let cells = properties
                .iter()
                .map(|(name, cell)| (name.clone(), json_text(cell)));
            columns.extend(cells);
        }
        if let Some(id) = feature.get("id") {
            columns.retain(|(name, _)| name != "id");
            columns.push(("id".to_owned(), json_text(id)));
        }
        let point = feature
            .pointer("/geometry/coordinates")
            .and_then(|found| found.as_array());
        if let Some([longitude, latitude, ..]) = point.map(Vec::as_slice) {
            let point = format!("{} {} 0 0", json_text(latitude), json_text(longitude));
            columns.push(("geometry".to_owned(), point));
        }
        columns
    };
    Some(features.iter().take(MOST_ROWS).map(row).collect())
}

fn json_text(value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::Null => String::new(),
        serde_json::Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(name: &str, text: &str) -> Vec<Columns> {
        let list = list(name, text.as_bytes(), 1).unwrap();
        list.choices
            .into_iter()
            .map(|choice| choice.columns)
            .collect()
    }

    #[test]
    fn each_kind_of_file_gives_rows() {
        let wanted = vec![vec![
            ("name".to_owned(), "a&b".to_owned()),
            ("label".to_owned(), "A, B".to_owned()),
        ]];
        assert_eq!(
            columns("x.csv", "\u{feff}name,label\na&b,\"A, B\"\n,\n"),
            wanted
        );
        assert_eq!(columns("x.csv", "name;label\na&b;A, B\n"), wanted);
        let xml = "<root><item><name>a&amp;b</name><label>A, B</label></item></root>";
        assert_eq!(columns("x.xml", xml), wanted);
        let json = r#"{"features":[{"id":"a","properties":{"title":"A"},
            "geometry":{"type":"Point","coordinates":[114.1,30.5]}}]}"#;
        let list = list("x.geojson", json.as_bytes(), 2).unwrap();
        assert_eq!(list.choices[0].name, "a");
        assert_eq!(list.choices[0].label.len(), 2);
    }

    #[test]
    fn what_is_no_such_file_is_refused() {
        assert!(list("x.csv", &[0xff, 0xfe, 0x00], 1).is_err());
        assert!(list("x.xml", b"<root><item>", 1).is_err());
        assert!(list("x.geojson", b"[]", 1).is_err());
    }
}
