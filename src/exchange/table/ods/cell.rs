//! One cell of an ods table: its attributes and the text it shows. Not where it stands.

use std::borrow::Cow;
use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event as Xml};

use crate::exchange::table::{Cell, Kind, Limits, value};

/// The value of an attribute, or nothing when it is missing or broken.
pub(super) fn attribute<'a>(tag: &'a BytesStart<'_>, name: &str) -> Option<Cow<'a, str>> {
    let found = tag.try_get_attribute(name).ok().flatten()?;
    found
        .normalized_value(quick_xml::XmlVersion::Implicit1_0)
        .ok()
}

/// A whole number in an attribute, at least 1.
pub(super) fn count(tag: &BytesStart<'_>, name: &str) -> u32 {
    attribute(tag, name)
        .map_or(1, |text| text.parse().unwrap_or(u32::MAX))
        .max(1)
}

/// The cell for what its attributes say, or else for the text it shows.
pub(super) fn content(tag: &BytesStart<'_>, shown: &str, limits: &Limits) -> Cell {
    let kind = attribute(tag, "office:value-type").unwrap_or_default();
    match kind.as_ref() {
        "date" => match attribute(tag, "office:date-value") {
            Some(text) => Cell::new(value::iso_text(&text), Kind::Date, limits),
            None => Cell::new(shown, Kind::Text, limits),
        },
        "boolean" => {
            let yes = attribute(tag, "office:boolean-value").as_deref() == Some("true");
            Cell::new(if yes { "1" } else { "0" }, Kind::Bool, limits)
        }
        "float" | "currency" | "percentage" => {
            // A number shown with zeros in front (a room 0301) is meant as it is shown.
            let zeros = shown.starts_with('0')
                && shown.len() > 1
                && shown.bytes().all(|byte| byte.is_ascii_digit());
            match attribute(tag, "office:value").and_then(|text| text.parse::<f64>().ok()) {
                Some(number) if !zeros => {
                    Cell::new(&value::number_text(number), Kind::Number, limits)
                }
                _ => Cell::new(shown, Kind::Text, limits),
            }
        }
        _ => {
            let fault = attribute(tag, "calcext:value-type").as_deref() == Some("error");
            let text = if shown.is_empty() {
                attribute(tag, "office:string-value")
            } else {
                None
            };
            Cell::new(
                text.as_deref().unwrap_or(shown),
                if fault { Kind::Fault } else { Kind::Text },
                limits,
            )
        }
    }
}

/// The text a cell shows, up to its end tag; comments and drawings inside are not shown. `None` when the file ends in it.
pub(super) fn shown<R: BufRead>(xml: &mut Reader<R>, limits: &Limits) -> Option<String> {
    let mut text = String::new();
    let mut buffer = Vec::new();
    let (mut depth, mut hidden, mut paragraphs) = (0_u32, 0_u32, 0_u32);
    let room = |text: &String| text.len() <= limits.cell * 4;
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer).ok()? {
            Xml::Eof => return None,
            Xml::Start(tag) => {
                depth += 1;
                match tag.name().as_ref() {
                    "office:annotation" | "draw:frame" | "table:table" if hidden == 0 => {
                        hidden = depth;
                    }
                    "text:p" if hidden == 0 => {
                        paragraphs += 1;
                        if paragraphs > 1 && room(&text) {
                            text.push(' ');
                        }
                    }
                    "text:s" | "text:tab" | "text:line-break" if hidden == 0 && room(&text) => {
                        text.push(' ');
                    }
                    _ => {}
                }
            }
            Xml::End(_) => {
                if depth == 0 {
                    return Some(text);
                }
                if hidden == depth {
                    hidden = 0;
                }
                depth -= 1;
            }
            Xml::Text(part) if hidden == 0 && room(&text) => text.push_str(&part.xml10_content()),
            Xml::CData(part) if hidden == 0 && room(&text) => text.push_str(&part.xml10_content()),
            Xml::GeneralRef(part) if hidden == 0 && room(&text) => match part.resolve_char_ref() {
                Ok(Some(sign)) => text.push(sign),
                _ => {
                    text.push_str(quick_xml::escape::resolve_xml_entity(&part).unwrap_or_default());
                }
            },
            _ => {}
        }
    }
}
