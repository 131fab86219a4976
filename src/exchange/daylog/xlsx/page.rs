//! How a sheet is printed: A4, margins, header and footer. Not what stands on it.

use rust_xlsxwriter::Worksheet;

use super::super::words::Words;
use super::super::{Export, Privacy};

/// A4 in the numbering of the format.
const A4: u8 = 9;

/// Header and footer hold at most so many characters.
const LONGEST: usize = 80;

/// What is printed on the edges of every sheet.
pub struct Edges<'a> {
    /// Community and grid.
    pub place: [&'a str; 2],
    /// The day, or the days.
    pub date: String,
    /// Whoever wrote it.
    pub worker: &'a str,
    /// Whether people are hidden.
    pub masked: bool,
    /// Texts and their language.
    pub words: Words<'a>,
}

impl<'a> Edges<'a> {
    /// Those of a day's log.
    pub fn of(export: &Export<'a>) -> Self {
        let head = &export.log.head;
        Self {
            place: [&head.day.community, &head.day.grid],
            date: head.date().to_string(),
            worker: &head.day.worker,
            masked: export.privacy == Privacy::Masked,
            words: export.words,
        }
    }
}

/// Sets a sheet up for A4: across for lists, upright for forms.
pub fn set_up(sheet: &mut Worksheet, edges: &Edges<'_>, title: &str, across: bool) {
    sheet.set_paper_size(A4);
    if across {
        sheet.set_landscape();
    } else {
        sheet.set_portrait();
    }
    sheet.set_margins(0.5, 0.5, 0.75, 0.7, 0.3, 0.3);
    sheet.set_print_center_horizontally(true);
    let words = edges.words;
    let place = edges.place.map(escaped).join(" ");
    let (title, date) = (escaped(title), escaped(&edges.date));
    // The blank parts a size from digits after it.
    sheet.set_header(format!("&L&9 {}&C&B {title}&R&9 {date}", place.trim()));
    let page = words.get("daylog-page");
    let worker = escaped(edges.worker);
    let mask = words.get(match edges.masked {
        true => "daylog-masked",
        false => "daylog-unmasked",
    });
    sheet.set_footer(format!("&L&9 {worker}&C&9 {page}&R&9 {}", escaped(&mask)));
}

/// `&` begins a command in headers.
fn escaped(text: &str) -> String {
    let text: String = text.chars().take(LONGEST).collect();
    text.replace('&', "&&")
}
