//! The first row, the same on every page: page, day, area, how far, what is pressing. Not the page itself.

use chrono::Datelike;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::command::Action;
use super::context::View;
use super::door;
use super::layout::Shape;
use super::pane::{PANES, Page};
use super::widget::date::weekday;
use super::widget::taps::Target;
use super::widget::text;

/// How the day stands, as the header tells it.
struct Standing {
    area: String,
    done: usize,
    all: usize,
    /// Whether these are the doors of a plan.
    planned: bool,
    /// Doors seen that are not in the plan.
    beside: usize,
    not_home: usize,
    hazards: usize,
    /// The day's work was ended.
    closed: bool,
}

/// Draws the row.
pub fn draw(frame: &mut Frame<'_>, area: Rect, page: Page, view: &View<'_>) {
    let mut column = area.x + 1;
    let switch = format!(
        "{} {}",
        view.key(Action::Language),
        view.texts.get("app-language-other")
    );
    let end = area
        .right()
        .saturating_sub(u16::try_from(text::width(&switch)).unwrap_or(0) + 1);
    for row in PANES
        .iter()
        .filter(|row| row.page == page || Shape::of(area.width) == Shape::Wide)
    {
        let name = view.texts.get(row.text);
        let style = if row.page == page {
            view.theme.title()
        } else {
            view.theme.dim()
        };
        let to = if row.page == page {
            Action::NextPage
        } else {
            row.action
        };
        column = part(
            frame,
            area,
            column,
            end,
            &name,
            style,
            Some(Target::Action(to)),
            view,
        ) + 1;
    }
    if view.demo {
        // As long as one plays: nobody is to take a made-up person for a real one.
        let said = format!("[{}]", view.texts.get("header-demo"));
        let style = view.theme.strong();
        column = part(frame, area, column, end, &said, style, None, view) + 1;
    }
    let room = usize::from(end.saturating_sub(column + 1));
    for (said, style) in fitting(told(room, view), room) {
        column = part(frame, area, column, end, &said, style, None, view) + 1;
    }
    part(
        frame,
        area,
        end,
        area.right(),
        &switch,
        view.theme.plain(),
        Some(Target::Action(Action::Language)),
        view,
    );
}

/// Draws one part if it fits before `end`; gives the column after it.
#[expect(
    clippy::too_many_arguments,
    reason = "one place on one row, drawn in one way"
)]
fn part(
    frame: &mut Frame<'_>,
    area: Rect,
    column: u16,
    end: u16,
    said: &str,
    style: Style,
    target: Option<Target>,
    view: &View<'_>,
) -> u16 {
    let columns = u16::try_from(text::width(said)).unwrap_or(u16::MAX);
    if said.is_empty() || columns > end.saturating_sub(column) {
        return column.saturating_sub(1);
    }
    let place = Rect {
        x: column,
        width: columns,
        ..area
    };
    frame.render_widget(Line::from(Span::styled(said, style)), place);
    if let Some(target) = target {
        view.taps.note(place, target);
    }
    place.right()
}

/// A part of the row; the one with the highest number goes first where there is no room, 0 last.
struct Part {
    said: String,
    style: Style,
    goes: u8,
}

impl Part {
    /// Columns it takes, with the one after it.
    fn columns(&self) -> usize {
        text::width(&self.said) + 1
    }
}

/// When the bar goes, and the area and date before it.
const BAR_GOES: u8 = 6;
const DATE_GOES: u8 = 4;

/// The parts there is room for, with a column between two.
fn fitting(mut parts: Vec<Part>, room: usize) -> Vec<(String, Style)> {
    while parts.iter().map(Part::columns).sum::<usize>() > room + 1
        && let Some(last) = parts.iter().map(|part| part.goes).max()
    {
        parts.retain(|part| part.goes != last);
    }
    let said = parts.into_iter().map(|part| (part.said, part.style));
    said.collect()
}

/// How much is said of what the figures are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wording {
    /// 计划3/24 另走4
    Full,
    /// 计划3/24 另走4, without the bar
    Half,
    /// 3/24 另走4
    Bare,
}

/// The parts in words as full as there is room for: rather the words than the bar, rather the plan's than the date.
fn told(room: usize, view: &View<'_>) -> Vec<Part> {
    let fits = |wording, least: u8| {
        let parts = parts(view, wording);
        let kept = parts.iter().filter(|part| part.goes < least);
        (kept.map(Part::columns).sum::<usize>() <= room + 1).then_some(parts)
    };
    let full = || fits(Wording::Full, BAR_GOES);
    let half = || fits(Wording::Half, DATE_GOES);
    full()
        .or_else(half)
        .unwrap_or_else(|| parts(view, Wording::Bare))
}

fn parts(view: &View<'_>, wording: Wording) -> Vec<Part> {
    let standing = standing(view);
    let theme = view.theme;
    let count = |id: &str, count: usize| view.texts.with(id, &[("count", count.into())]);
    let mut parts = Vec::new();
    let mut push = |said: String, style: Style, goes: u8| parts.push(Part { said, style, goes });
    let marked = view.marking.borrow().count();
    if marked > 0 {
        push(count("header-marked", marked), theme.chosen(), 0);
    }
    // After midnight both dates matter; else a phone shows its own.
    let dated = if view.day() == view.clock.today() {
        5
    } else {
        1
    };
    push(date(view), theme.plain(), dated);
    if standing.closed {
        let said = view.texts.get("header-closed").into_owned();
        push(said, theme.strong(), 0);
    }
    if !standing.area.is_empty() {
        push(standing.area, theme.plain(), DATE_GOES);
    }
    if standing.all > 0 {
        if Shape::of(view.size.0) > Shape::Narrow {
            push(
                bar(standing.done, standing.all, 14),
                theme.plain(),
                BAR_GOES,
            );
        }
        let said = match standing.planned && wording != Wording::Bare {
            true => {
                let values = [("done", standing.done.into()), ("all", standing.all.into())];
                view.texts.with("header-planned", &values)
            }
            false => format!("{}/{}", standing.done, standing.all),
        };
        push(said, theme.strong(), 0);
    } else if standing.done > 0 {
        push(count("header-done", standing.done), theme.plain(), 0);
    }
    if standing.beside > 0 {
        push(count("header-beside", standing.beside), theme.plain(), 2);
    }
    if standing.not_home > 0 {
        push(
            count("header-not-home", standing.not_home),
            theme.plain(),
            3,
        );
    }
    if standing.hazards > 0 {
        push(count("header-hazards", standing.hazards), theme.alert(), 1);
    }
    parts
}

/// The day worked, and today's date beside it when midnight has passed.
fn date(view: &View<'_>) -> String {
    let (day, today) = (view.day(), view.clock.today());
    let mut said = format!(
        "{:02}-{:02} {}",
        day.month(),
        day.day(),
        weekday(day, view.texts)
    );
    if day != today {
        said.push_str(&format!(" ({:02}-{:02})", today.month(), today.day()));
    }
    said
}

/// `[####----]` of `columns` columns.
pub fn bar(done: usize, all: usize, columns: usize) -> String {
    let room = columns.saturating_sub(2);
    let full = (done.min(all) * room).checked_div(all).unwrap_or(0);
    format!("[{}{}]", "#".repeat(full), "-".repeat(room - full))
}

fn standing(view: &View<'_>) -> Standing {
    let tables = view.ledger.tables();
    let date = view.day();
    let day = tables.day(date);
    let areas = day.map(|day| day.plan.areas.clone()).unwrap_or_default();
    let area = match &areas[..] {
        [one] => door::spot_name(one, view),
        _ => day.map(|day| day.grid.clone()).unwrap_or_default(),
    };
    let figures = view.figures();
    let (progress, today) = (figures.progress, figures.today);
    Standing {
        area,
        done: progress.done,
        all: progress.total,
        planned: progress.planned,
        beside: progress.beside,
        not_home: today.not_home,
        hazards: today.hazards,
        closed: day.is_some_and(|day| day.is_closed()),
    }
}
