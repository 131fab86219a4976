//! How a sheet is printed: A4, margins, header and footer. Not what stands on it.

use rust_xlsxwriter::Worksheet;

use super::super::{Export, Privacy};

/// A4 in the numbering of the format.
const A4: u8 = 9;

/// Header and footer hold at most so many characters.
const LONGEST: usize = 80;

/// Sets a sheet up for A4: across for lists, upright for forms.
pub fn set_up(sheet: &mut Worksheet, export: &Export<'_>, title: &str, across: bool) {
    sheet.set_paper_size(A4);
    if across {
        sheet.set_landscape();
    } else {
        sheet.set_portrait();
    }
    sheet.set_margins(0.5, 0.5, 0.75, 0.7, 0.3, 0.3);
    sheet.set_print_center_horizontally(true);
    let (head, words) = (&export.log.head, export.words);
    let place = [&head.day.community, &head.day.grid]
        .map(|part| escaped(part))
        .join(" ");
    let title = escaped(title);
    let date = head.date();
    // The blank parts a size from digits after it.
    sheet.set_header(format!("&L&9 {}&C&B {title}&R&9 {date}", place.trim()));
    let page = words.get("daylog-page");
    let worker = escaped(&head.day.worker);
    let mask = match &export.privacy {
        Privacy::Masked => words.get("daylog-masked"),
        Privacy::Unmasked { .. } => words.get("daylog-unmasked"),
    };
    sheet.set_footer(format!("&L&9 {worker}&C&9 {page}&R&9 {}", escaped(&mask)));
}

/// `&` begins a command in headers.
fn escaped(text: &str) -> String {
    let text: String = text.chars().take(LONGEST).collect();
    text.replace('&', "&&")
}
