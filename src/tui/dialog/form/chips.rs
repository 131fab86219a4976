//! How the options of a field are drawn: in brackets with their digits, as many rows as there is room for. Takes no key.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::options::Options;
use super::tap;
use crate::tui::context::View;
use crate::tui::widget::taps::Target;
use crate::tui::widget::text;

/// An option as it is shown, and its number.
pub(super) struct Shown {
    text: String,
    at: usize,
}

/// The options in rows of at most `room` columns. While the field is not focused only those taken are shown, unless
/// they stand in a grid: their places are known by heart.
pub(super) fn lines(options: &Options, many: bool, focused: bool, room: usize) -> Vec<Vec<Shown>> {
    let grid = options.is_grid();
    let all = options
        .all
        .iter()
        .enumerate()
        .filter(|(at, _)| focused || grid || options.on[*at]);
    let shown = all.map(|(at, option)| {
        let digit = options.digit(at).filter(|_| focused || grid);
        let digit = digit.map_or_else(String::new, |digit| format!("{digit} "));
        let text = match (many, options.on[at]) {
            (true, true) => format!("[x]{digit}{}", option.label),
            (true, false) => format!("[ ]{digit}{}", option.label),
            (false, true) => format!("<{digit}{}>", option.label),
            (false, false) => format!("[{digit}{}]", option.label),
        };
        Shown { text, at }
    });
    if grid {
        in_columns(shown.collect(), options, room)
    } else {
        one_after_another(shown, room)
    }
}

/// Where a column has this many, a longer option is cut rather than all of them stacked.
const COLUMNS: usize = 30;
/// A line that is no option.
const HEADING: usize = usize::MAX;

fn heading(text: String) -> Shown {
    Shown { text, at: HEADING }
}

/// A column for each heading where every option fits its column; else one list after the other, each option in as many
/// rows as it needs.
fn in_columns(shown: Vec<Shown>, options: &Options, room: usize) -> Vec<Vec<Shown>> {
    let columns = options.headings.len().max(1);
    let width = (room + 1).saturating_sub(columns) / columns;
    let narrow = room < COLUMNS * columns;
    if narrow && shown.iter().any(|option| text::width(&option.text) > width) {
        return stacked(shown, options, room);
    }
    let placed = options.column * options.headings.len();
    let named = options.headings.iter();
    let mut lines = vec![
        named
            .map(|name| heading(text::pad(name, width)))
            .collect::<Vec<_>>(),
    ];
    lines.extend((0..options.column).map(|_| Vec::new()));
    for (at, option) in shown.into_iter().enumerate() {
        let text = text::pad(&option.text, width);
        let placed_here = Shown {
            text,
            at: option.at,
        };
        if at < placed {
            lines[1 + at % options.column].push(placed_here);
        } else {
            lines.extend(begins(options, at));
            lines.push(vec![placed_here]);
        }
    }
    lines
}

/// The heading of a kind of options added later, above the first of them.
fn begins(options: &Options, at: usize) -> Option<Vec<Shown>> {
    let name = options.kind_begins(at)?;
    Some(vec![heading(name.to_owned())])
}

fn stacked(shown: Vec<Shown>, options: &Options, room: usize) -> Vec<Vec<Shown>> {
    let mut lines = Vec::new();
    for (at, option) in shown.into_iter().enumerate() {
        let name = options.headings.get(at / options.column);
        if let Some(name) = name.filter(|_| at.is_multiple_of(options.column)) {
            lines.push(vec![heading(name.clone())]);
        }
        lines.extend(begins(options, at));
        for (row, text) in text::wrap(&option.text, room.saturating_sub(5))
            .into_iter()
            .enumerate()
        {
            let text = if row == 0 {
                text
            } else {
                format!("     {text}")
            };
            lines.push(vec![Shown {
                text,
                at: option.at,
            }]);
        }
    }
    lines
}

fn one_after_another(shown: impl Iterator<Item = Shown>, room: usize) -> Vec<Vec<Shown>> {
    let mut lines: Vec<Vec<Shown>> = vec![Vec::new()];
    let mut used = 0;
    for option in shown {
        let text = text::cut(&option.text, room).into_owned();
        let columns = text::width(&text);
        if used > 0 && used + 1 + columns > room {
            lines.push(Vec::new());
            used = 0;
        }
        used += columns + usize::from(used > 0);
        if let Some(line) = lines.last_mut() {
            line.push(Shown {
                text,
                at: option.at,
            });
        }
    }
    lines
}

/// Draws the options into `area`, as many rows of them as there is room for around the one under the cursor; gives the
/// place of that one.
pub(super) fn draw_options(
    frame: &mut Frame<'_>,
    area: Rect,
    field: usize,
    options: &Options,
    many: bool,
    focused: bool,
    view: &View<'_>,
) -> Option<(u16, u16)> {
    let room = usize::from(area.width);
    if !focused && !options.is_grid() && options.chosen().is_none() {
        draw_offered(frame, area, options, many, view);
        return None;
    }
    let mut stands = None;
    let lines = lines(options, many, focused, room);
    let (count, height) = (lines.len(), usize::from(area.height));
    let here = lines.iter();
    let here = here.take_while(|line| line.iter().all(|shown| shown.at != options.at));
    let first = (here.count() + 1).min(count).saturating_sub(height);
    let pinned = pinned(&lines, options, first, height);
    let lines = lines.into_iter().enumerate().skip(first);
    let lines = lines.map(|(at, line)| match (at == first, &pinned) {
        (true, Some(name)) => vec![heading(name.clone())],
        _ => line,
    });
    for (row, line) in (area.top()..area.bottom()).zip(lines) {
        let place = Rect {
            y: row,
            height: 1,
            ..area
        };
        let found = draw_line(frame, place, line, (field, options), focused, view);
        stands = found.or(stands);
    }
    sign_hidden(
        frame,
        area,
        first > 0 && height > 0,
        count > first + height,
        view,
    );
    stands
}

/// Draws the options of one row; gives the place of the one under the cursor if it begins in it.
fn draw_line(
    frame: &mut Frame<'_>,
    place: Rect,
    line: Vec<Shown>,
    (field, options): (usize, &Options),
    focused: bool,
    view: &View<'_>,
) -> Option<(u16, u16)> {
    let (mut column, row, room) = (place.x, place.y, usize::from(place.width));
    let mut begins = None;
    for shown in line {
        let columns = u16::try_from(text::width(&shown.text)).unwrap_or(0);
        let here = focused && shown.at == options.at;
        let on = options.on.get(shown.at).copied().unwrap_or(false);
        let style = match (on, here) {
            (_, true) => view.theme.chosen(),
            _ if shown.at == HEADING => view.theme.dim(),
            (true, false) => view.theme.strong(),
            (false, false) => view.theme.plain(),
        };
        frame
            .buffer_mut()
            .set_stringn(column, row, &shown.text, room, style);
        if shown.at != HEADING && (focused || options.is_grid()) {
            view.taps.note(
                Rect::new(column, row, columns, 1),
                Target::Item(tap(field, shown.at)),
            );
        }
        if here && !shown.text.starts_with("    ") {
            frame.set_cursor_position((column, row));
            begins = Some((column, row));
        }
        column += columns + 1;
    }
    begins
}

/// Two dots at the right where lines are out of sight above or below.
fn sign_hidden(frame: &mut Frame<'_>, area: Rect, above: bool, below: bool, view: &View<'_>) {
    let rows = [
        (above, area.top()),
        (below, area.bottom().saturating_sub(1)),
    ];
    for (hidden, row) in rows {
        if hidden && area.width > 2 {
            let buffer = frame.buffer_mut();
            buffer.set_string(area.right() - 2, row, "..", view.theme.dim());
        }
    }
}

/// The heading that goes on standing in the first row while the list under it is scrolled.
fn pinned(lines: &[Vec<Shown>], options: &Options, first: usize, height: usize) -> Option<String> {
    let above = lines
        .get(..=first)
        .filter(|_| first > 0 && height > 1 && options.is_grid())?;
    let headings = above
        .iter()
        .rev()
        .find(|line| line.first().is_some_and(|shown| shown.at == HEADING))?;
    let names: Vec<&str> = headings.iter().map(|shown| shown.text.as_str()).collect();
    Some(names.join(" "))
}

/// Nothing is taken yet: what could be is told, or nobody would go there.
fn draw_offered(frame: &mut Frame<'_>, area: Rect, options: &Options, many: bool, view: &View<'_>) {
    let room = usize::from(area.width);
    let (before, after) = if many { ("[ ]", "") } else { ("[", "]") };
    let offered = options.all.iter();
    let offered = offered.map(|option| format!("{before}{}{after}", option.label));
    let said = offered.collect::<Vec<_>>().join(" ");
    let said = text::cut(&said, room);
    let style = view.theme.dim();
    frame
        .buffer_mut()
        .set_stringn(area.x, area.y, said, room, style);
}
