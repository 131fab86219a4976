//! The edges of Today's list: its four lists as tabs above, the order and how far the plan is below. Not the lists.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;

use super::rows::{Rows, Section};
use crate::tui::context::View;
use crate::tui::widget::taps::Target;
use crate::tui::widget::text;

/// Taps on tabs have numbers from here on, past those of any row.
const FIRST: usize = usize::MAX - Section::ALL.len();

/// What a tap on the tab of a list is noted as.
pub const fn item(section: Section) -> usize {
    FIRST + section as usize
}

/// The list whose tab was tapped.
pub fn tapped(item: usize) -> Option<Section> {
    let mut all = Section::ALL.into_iter();
    all.find(|section| self::item(*section) == item)
}

/// The tabs as they are written: each with its count; with less room fewer counts, and
/// with least only the list that is shown, between the way back and on.
fn written(shown: Section, room: usize, view: &View<'_>) -> Vec<(Section, String)> {
    let tab = |section: Section, counted: &[Section]| {
        let name = view.texts.get(section.text());
        let count = if counted.contains(&section) || section == shown {
            format!(" {}", section.count(view))
        } else {
            String::new()
        };
        let said = format!("{name}{count}");
        (
            section,
            if section == shown {
                format!("[{said}]")
            } else {
                said
            },
        )
    };
    let columns = |tabs: &[(Section, String)]| {
        let widths = tabs.iter().map(|(_, said)| text::width(said) + 1);
        widths.sum::<usize>().saturating_sub(1)
    };
    let all = |counted: &[Section]| Section::ALL.map(|section| tab(section, counted)).to_vec();
    let few = [Section::Due, Section::Evening, Section::Done];
    let variants: [&[Section]; 3] = [&Section::ALL, &few, &[]];
    let shorter = variants.into_iter().map(all);
    let shorter = shorter.into_iter().find(|tabs| columns(tabs) <= room);
    let beside = |forward, arrow: &str| (shown.beside(forward), arrow.to_owned());
    shorter.unwrap_or_else(|| vec![beside(false, "<"), tab(shown, &[]), beside(true, ">")])
}

/// Draws the tabs on the upper edge of the list's box.
pub fn draw(frame: &mut Frame<'_>, area: Rect, shown: Section, view: &View<'_>) {
    let room = usize::from(area.width).saturating_sub(4);
    let mut column = area.x + 1;
    for (section, said) in written(shown, room, view) {
        let style = if section == shown {
            view.theme.title()
        } else {
            view.theme.plain()
        };
        let left = area.right().saturating_sub(column + 1);
        let said = format!(" {}", text::fit(&said, usize::from(left).saturating_sub(1)));
        let width = u16::try_from(text::width(&said)).unwrap_or(0).min(left);
        let place = Rect::new(column, area.y, width, 1.min(area.height));
        frame.render_widget(Span::styled(said, style), place);
        view.taps.note(place, Target::Item(item(section)));
        column += width;
    }
    let end = Rect::new(
        column,
        area.y,
        1.min(area.right().saturating_sub(column + 1)),
        1.min(area.height),
    );
    frame.render_widget(Span::raw(" "), end);
}

/// Writes on the lower edge in which order the list is, how far the plan is, and which keys change the list.
pub fn draw_foot(frame: &mut Frame<'_>, area: Rect, rows: &Rows, view: &View<'_>) {
    let mut parts = Vec::new();
    if rows.section == Section::Due {
        let order = if rows.by_urgency {
            "today-by-urgency"
        } else {
            "today-by-stairs"
        };
        parts.push(view.texts.get(order).into_owned());
    }
    parts.push(view.texts.get("today-lists").into_owned());
    let progress = view.figures().progress;
    if progress.planned {
        let values = [
            ("done", progress.done.into()),
            ("all", progress.total.into()),
        ];
        parts.push(view.texts.with("today-planned", &values));
        if progress.beside > 0 {
            let values = [("count", progress.beside.into())];
            parts.push(view.texts.with("today-beside", &values));
        }
    }
    let room = usize::from(area.width).saturating_sub(4);
    while text::width(&parts.join("  ")) > room && parts.len() > 1 {
        parts.pop();
    }
    let said = format!(" {} ", text::cut(&parts.join("  "), room));
    let width = u16::try_from(text::width(&said))
        .unwrap_or(0)
        .min(area.width);
    let y = area.bottom().saturating_sub(1);
    let place = Rect::new(area.x + 1, y, width, 1.min(area.height));
    frame.render_widget(Span::styled(said, view.theme.dim()), place);
}
