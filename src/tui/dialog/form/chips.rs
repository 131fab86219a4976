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
    let grid = options.columns > 0;
    let all = options
        .all
        .iter()
        .enumerate()
        .filter(|(at, _)| focused || grid || options.on[*at]);
    let shown = all.map(|(at, option)| {
        let digit = if at < 9 && (focused || grid) {
            format!("{} ", at + 1)
        } else {
            String::new()
        };
        let text = match (many, options.on[at]) {
            (true, true) => format!("[x]{digit}{}", option.label),
            (true, false) => format!("[ ]{digit}{}", option.label),
            (false, true) => format!("<{digit}{}>", option.label),
            (false, false) => format!("[{digit}{}]", option.label),
        };
        Shown { text, at }
    });
    if grid {
        in_columns(shown.collect(), options.columns, room)
    } else {
        one_after_another(shown, room)
    }
}

/// Fills the first column, then the next.
fn in_columns(shown: Vec<Shown>, columns: usize, room: usize) -> Vec<Vec<Shown>> {
    let rows = shown.len().div_ceil(columns).max(1);
    let width = (room / columns).saturating_sub(1);
    let mut lines: Vec<Vec<Shown>> = (0..rows).map(|_| Vec::new()).collect();
    for (at, option) in shown.into_iter().enumerate() {
        lines[at % rows].push(Shown {
            text: text::pad(&option.text, width),
            at: option.at,
        });
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

/// Draws the options into `area`, as many rows of them as there is room for around the one under the cursor.
pub(super) fn draw_options(
    frame: &mut Frame<'_>,
    area: Rect,
    field: usize,
    options: &Options,
    many: bool,
    focused: bool,
    view: &View<'_>,
) {
    let room = usize::from(area.width);
    if !focused && options.columns == 0 && options.chosen().is_none() {
        draw_offered(frame, area, options, many, view);
        return;
    }
    let lines = lines(options, many, focused, room);
    let (count, height) = (lines.len(), usize::from(area.height));
    let here = lines.iter();
    let here = here.take_while(|line| line.iter().all(|shown| shown.at != options.at));
    let first = (here.count() + 1).min(count).saturating_sub(height);
    for (row, line) in (area.top()..area.bottom()).zip(lines.into_iter().skip(first)) {
        let mut column = area.x;
        for shown in line {
            let columns = u16::try_from(text::width(&shown.text)).unwrap_or(0);
            let here = focused && shown.at == options.at;
            let style = match (options.on[shown.at], here) {
                (_, true) => view.theme.chosen(),
                (true, false) => view.theme.strong(),
                (false, false) => view.theme.plain(),
            };
            frame
                .buffer_mut()
                .set_stringn(column, row, &shown.text, room, style);
            if focused || options.columns > 0 {
                view.taps.note(
                    Rect::new(column, row, columns, 1),
                    Target::Item(tap(field, shown.at)),
                );
            }
            if here {
                frame.set_cursor_position((column, row));
            }
            column += columns + 1;
        }
    }
    for (hidden, row) in [
        (first > 0, area.top()),
        (count > first + height, area.bottom().saturating_sub(1)),
    ] {
        if hidden && area.width > 2 {
            let buffer = frame.buffer_mut();
            buffer.set_string(area.right() - 2, row, "..", view.theme.dim());
        }
    }
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
