//! The two lists of the page Collect as tabs on the edge of its box, and how a row of the second reads. Not the lists.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::forms::Row;
use crate::domain::answer_sheet::AnswerSheet;
use crate::tui::context::View;
use crate::tui::filling;
use crate::tui::widget::date::short_day;
use crate::tui::widget::taps::Target;
use crate::tui::widget::{table, text};

/// Which list is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// What is missing or stale in the register.
    #[default]
    Facts,
    /// The questionnaires, household by household.
    Forms,
}

/// Taps on tabs have numbers from here on, past those of any row.
const FIRST: usize = usize::MAX - 2;

/// The list whose tab was tapped.
pub fn tapped(item: usize) -> Option<Tab> {
    let mut all = [Tab::Facts, Tab::Forms].into_iter();
    all.find(|tab| FIRST + *tab as usize == item)
}

/// Draws the tabs on the upper edge of the list's box, each with its count.
pub fn draw(frame: &mut Frame<'_>, area: Rect, shown: Tab, counts: [usize; 2], view: &View<'_>) {
    let ids = ["collect-title", "collect-tab-forms"];
    let mut column = area.x + 1;
    for ((tab, id), count) in [Tab::Facts, Tab::Forms].into_iter().zip(ids).zip(counts) {
        let said = view.texts.with(id, &[("count", count.into())]);
        let (said, style) = match tab == shown {
            true => (format!(" [{said}] "), view.theme.title()),
            false => (format!(" {said} "), view.theme.plain()),
        };
        let left = area.right().saturating_sub(column + 1);
        let said = text::cut(&said, usize::from(left)).into_owned();
        let width = u16::try_from(text::width(&said)).unwrap_or(0).min(left);
        let place = Rect::new(column, area.y, width, 1.min(area.height));
        frame.render_widget(Span::styled(said, style), place);
        view.taps.note(place, Target::Item(FIRST + tab as usize));
        column += width;
    }
    let said = format!(" {} ", view.texts.get("today-lists"));
    let room = usize::from(area.width).saturating_sub(2);
    let foot = Rect {
        x: area.x + 1.min(area.width),
        y: area.bottom().saturating_sub(1),
        width: u16::try_from(text::width(&said).min(room)).unwrap_or(0),
        height: 1.min(area.height),
    };
    frame.render_widget(Span::styled(said, view.theme.dim()), foot);
}

/// What is missing, when it was filled and by whom, in few columns.
fn filled(sheet: &AnswerSheet, view: &View<'_>) -> String {
    let day = short_day(sheet.finished.date_naive(), view.day());
    let mut parts = vec![day, sheet.worker.clone()];
    if !sheet.is_complete {
        let missing = sheet.asked.saturating_sub(sheet.answered).max(1);
        let values = [("count", missing.into())];
        parts.insert(0, view.texts.with("collect-form-missing", &values));
    }
    if sheet.revision > 0 {
        let values = [("count", sheet.revision.into())];
        parts.push(view.texts.with("filling-revised", &values));
    }
    parts.retain(|part| !part.is_empty());
    parts.join(" ")
}

/// A questionnaire at a door: which, and when, by whom and whether it is complete; or that it is still to be filled.
pub fn row(row: &Row, widths: &[usize], view: &View<'_>) -> Line<'static> {
    let plain = view.theme.plain();
    let door = view.door(&row.subject());
    let is_begun = filling::is_begun(row.questionnaire, &row.subject(), view);
    let (said, style) = match (&row.sheet, row.due) {
        _ if is_begun => (
            view.texts.get("filling-begun").into_owned(),
            view.theme.alert(),
        ),
        (Some(sheet), _) => {
            let style = match sheet.is_complete {
                true => view.theme.dim(),
                false => view.theme.alert(),
            };
            (filled(sheet, view), style)
        }
        (None, Some(due)) => {
            let day = short_day(due, view.day());
            let said = view.texts.with("collect-form-due", &[("day", day.into())]);
            let late = due <= view.day();
            (said, if late { view.theme.alert() } else { plain })
        }
        (None, None) => (view.texts.get("filling-asked").into_owned(), plain),
    };
    let cells = [
        (door.as_str(), plain),
        (row.title.as_str(), plain),
        (&said, style),
    ];
    table::row(&cells, widths)
}
