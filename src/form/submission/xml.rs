//! The instance as ODK tools exchange it (ODK XForms specification, "Primary instance"; OpenRosa metadata).

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use super::{Shown, as_it_is, submitted};
use crate::form::interview::Interview;
use crate::form::tree::NodeId;

/// The names an ODK instance declares, whether it uses them or not.
const NAMESPACES: [(&str, &str); 3] = [
    ("xmlns:h", "http://www.w3.org/1999/xhtml"),
    ("xmlns:jr", "http://openrosa.org/javarosa"),
    ("xmlns:orx", "http://openrosa.org/xforms"),
];

/// The filled form as XML in UTF-8. What is not relevant is left out, what is blank is an empty element.
pub fn to_xml(interview: &Interview) -> Vec<u8> {
    to_xml_shown(interview, &as_it_is)
}

/// As [`to_xml`], with every answer as `shown` gives it: masked, for instance.
pub fn to_xml_shown(interview: &Interview, shown: &Shown<'_>) -> Vec<u8> {
    let mut writer = Writer::new(Vec::new());
    // Writing into memory does not fail.
    let _ = write(interview, shown, &mut writer);
    writer.into_inner()
}

type Written = std::io::Result<()>;

fn write(interview: &Interview, shown: &Shown<'_>, writer: &mut Writer<Vec<u8>>) -> Written {
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let form = interview.form();
    let mut data = BytesStart::new("data");
    for (name, space) in NAMESPACES {
        data.push_attribute((name, space));
    }
    data.push_attribute(("id", printable(&form.id).as_str()));
    if !form.version.is_empty() {
        data.push_attribute(("version", printable(&form.version).as_str()));
    }
    writer.write_event(Event::Start(data))?;
    let mut has_meta = false;
    for child in &interview.tree().node(interview.root()).children {
        let is_meta = interview.tree().name(interview.tree().node(*child).name) == "meta";
        if is_meta && interview.item(*child).is_some() {
            // A group of that name in the form holds the ids as well; two would confuse a server.
            has_meta = true;
            write_node((interview, shown), *child, true, writer)?;
        } else if !is_meta {
            write_node((interview, shown), *child, false, writer)?;
        }
    }
    if !has_meta {
        writer.write_event(Event::Start(BytesStart::new("meta")))?;
        write_ids(interview, shown, writer)?;
        writer.write_event(Event::End(BytesEnd::new("meta")))?;
    }
    writer.write_event(Event::End(BytesEnd::new("data")))
}

fn write_ids(interview: &Interview, shown: &Shown<'_>, writer: &mut Writer<Vec<u8>>) -> Written {
    write_leaf("instanceID", interview.instance_id(), writer)?;
    match interview.instance_name() {
        Some(name) => write_leaf("instanceName", &shown(None, &name), writer),
        None => Ok(()),
    }
}

fn write_node(
    (interview, shown): (&Interview, &Shown<'_>),
    node: NodeId,
    is_meta: bool,
    writer: &mut Writer<Vec<u8>>,
) -> Written {
    let found = interview.tree().node(node);
    let holds_items =
        (found.item).is_some_and(|item| interview.form().item(item).kind.holds_items());
    let name = interview.tree().name(found.name);
    if !found.relevant {
        return Ok(());
    }
    if !holds_items {
        let text = shown(found.item, submitted(interview, node));
        return write_leaf(name, &text, writer);
    }
    writer.write_event(Event::Start(BytesStart::new(name)))?;
    for child in &found.children {
        write_node((interview, shown), *child, false, writer)?;
    }
    if is_meta {
        write_ids(interview, shown, writer)?;
    }
    writer.write_event(Event::End(BytesEnd::new(name)))
}

fn write_leaf(name: &str, text: &str, writer: &mut Writer<Vec<u8>>) -> Written {
    if text.is_empty() {
        return writer.write_event(Event::Empty(BytesStart::new(name)));
    }
    writer.write_event(Event::Start(BytesStart::new(name)))?;
    writer.write_event(Event::Text(BytesText::new(&printable(text))))?;
    writer.write_event(Event::End(BytesEnd::new(name)))
}

/// Without the characters XML cannot hold.
fn printable(text: &str) -> String {
    let holds = |c: &char| {
        matches!(c, '\t' | '\n' | '\r') || (*c >= ' ' && !matches!(c, '\u{fffe}' | '\u{ffff}'))
    };
    text.chars().filter(holds).collect()
}
