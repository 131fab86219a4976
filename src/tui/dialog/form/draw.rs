//! How a form is drawn: labels, fields, what is wrong beside them, buttons. Changes nothing but what is in sight.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Span;

use super::Form;
use super::chips::{draw_options, lines};
use super::field::{Field, Kind};
use crate::tui::command::Action;
use crate::tui::context::View;
use crate::tui::layout::{foot, left, right, top};
use crate::tui::widget::taps::Target;
use crate::tui::widget::{popup, text};

/// Columns of the box where there is room.
const WIDTH: u16 = 74;
/// Rows a note is given.
const NOTE_ROWS: u16 = 3;
/// Rows of its own that what is wrong with a field takes at most.
const FAULT_ROWS: usize = 3;

impl Form {
    pub(super) fn draw_fields(&mut self, frame: &mut Frame<'_>, screen: Rect, view: &View<'_>) {
        let width = WIDTH
            .min(screen.width.saturating_sub(2))
            .max(screen.width.min(36));
        let label = self.label_columns();
        let rows = self.rows(width, label, view);
        let note = u16::from(!self.note.is_empty());
        let wanted = rows.iter().sum::<u16>() + note + 3;
        // A field at the foot of the screen would lie under the input method's window (interface.md §1.2).
        let area = popup::place(screen, width, wanted, true);
        let mut title = self.title.clone();
        if area.height < wanted {
            // Not every field is in sight: it is told which one this is.
            title = popup::placed(&title, self.at + 1, self.fields.len(), view);
        }
        let inside = popup::open(frame, area, &title, view);
        let (head, inside) = top(inside, note);
        let shown = text::cut(&self.note, usize::from(head.width)).into_owned();
        frame.render_widget(Span::styled(shown, view.theme.dim()), head);
        let (body, buttons) = foot(inside, 1);
        self.scroll(&rows, body.height, self.room_for(body, screen));
        let spare = self.spare(&rows, body.height, self.room_for(body, screen));
        let mut rest = body;
        let first = self.top - usize::from(spare > 0);
        let left: u16 = rows[self.top..].iter().sum();
        let below = (left + spare).saturating_sub(body.height);
        popup::more(frame, area, usize::from(below), view);
        for (at, rows) in rows.iter().copied().enumerate().skip(first) {
            let rows = if at < self.top { spare } else { rows };
            let (place, below) = top(rest, rows);
            if place.is_empty() {
                break;
            }
            self.draw_field(frame, place, label, at, view);
            rest = below;
        }
        draw_buttons(
            frame,
            buttons,
            self.verb.as_ref().map(|(_, word)| word.as_str()),
            view,
        );
    }

    /// Columns of the longest label, with the marks before and after it.
    fn label_columns(&self) -> u16 {
        // A button has its row to itself.
        let fields = self.fields.iter();
        let named = fields.filter(|field| !matches!(field.kind, Kind::Button(_)));
        let labels = named.map(|field| text::width(&field.label));
        let longest = labels.max().unwrap_or(0).min(18);
        u16::try_from(longest + 2).unwrap_or(20)
    }

    /// Rows of each field, with what is wrong below it, in a box of so many columns.
    fn rows(&self, width: u16, label: u16, view: &View<'_>) -> Vec<u16> {
        let room = usize::from((width - 2).saturating_sub(label).max(8));
        let whole = usize::from(width.saturating_sub(3));
        let rows = self.fields.iter().map(|field| {
            let room = if field.label.is_empty() { whole } else { room };
            let below = fault_below(field, room, view).len();
            let below = u16::try_from(below).unwrap_or(0);
            height(field, room, field.name == self.name_at()) + below
        });
        rows.collect()
    }

    /// Rows in which the field in use must stand. Where text is typed the foot of the screen is left to the input
    /// method's window (interface.md §1.2).
    fn room_for(&self, body: Rect, screen: Rect) -> u16 {
        let upper = (screen.height * 2 / 3).saturating_sub(body.y);
        match self.fields.get(self.at) {
            Some(field) if field.typing() => body.height.min(upper.max(1)),
            _ => body.height,
        }
    }

    fn name_at(&self) -> &'static str {
        self.fields.get(self.at).map_or("", |field| field.name)
    }

    /// The first field in sight: the one in use stands within `room` rows, and none of all `height` stays empty that a
    /// field above could fill.
    fn scroll(&mut self, rows: &[u16], height: u16, room: u16) {
        self.top = self.top.min(self.at);
        while self.top < self.at && rows[self.top..=self.at].iter().sum::<u16>() > room {
            self.top += 1;
        }
        while let Some(above) = self.top.checked_sub(1)
            && rows[above] <= self.spare(rows, height, room)
        {
            self.top = above;
        }
    }

    /// Rows left over for a part of the field above the first one.
    fn spare(&self, rows: &[u16], height: u16, room: u16) -> u16 {
        if self.top == 0 || rows.len() <= self.at {
            return 0;
        }
        let all: u16 = rows[self.top..].iter().sum();
        let here: u16 = rows[self.top..=self.at].iter().sum();
        height.saturating_sub(all).min(room.saturating_sub(here))
    }

    fn draw_field(
        &mut self,
        frame: &mut Frame<'_>,
        area: Rect,
        label: u16,
        at: usize,
        view: &View<'_>,
    ) {
        let focused = at == self.at;
        let hint = self.hint_at(at);
        let field = &mut self.fields[at];
        view.taps.note(area, Target::Item(at));
        if let Kind::Button(_) = field.kind {
            return draw_button(frame, area, &field.label, focused, view);
        }
        let (named, place) = left(area, if field.label.is_empty() { 1 } else { label });
        draw_label(frame, named, field, focused, view);
        let place = draw_fault(frame, place, field, view);
        if focused {
            frame.set_cursor_position((place.x, place.y));
        }
        let stands = draw_kind(frame, place, (at, &hint), field, focused, view);
        if focused && field.label.is_empty() {
            // It has no name: the mark stands at the option in use, never at a heading.
            let stands = stands.map(|(x, y)| (x.saturating_sub(1), y));
            let (x, y) = stands.unwrap_or((named.x, named.y));
            let style = view.theme.selected();
            frame
                .buffer_mut()
                .set_string(x, y, view.theme.row_mark(), style);
        }
    }
}

fn draw_label(frame: &mut Frame<'_>, area: Rect, field: &Field, focused: bool, view: &View<'_>) {
    let named = !field.label.is_empty();
    let mark = if focused && named {
        view.theme.row_mark()
    } else {
        " "
    };
    let star = if field.required { "*" } else { " " };
    let label = text::pad(&field.label, usize::from(area.width).saturating_sub(2));
    let style = if focused {
        view.theme.selected()
    } else {
        view.theme.plain()
    };
    let said = format!("{mark}{label}{star}");
    frame
        .buffer_mut()
        .set_stringn(area.x, area.y, said, usize::from(area.width), style);
}

/// What is wrong with a field, in rows of its own where it does not fit beside it.
fn fault_below(field: &Field, room: usize, view: &View<'_>) -> Vec<String> {
    let said = field.fault.map(|fault| view.texts.get(fault));
    let said = said.filter(|said| text::width(said) + 1 > room / 2);
    let mut lines = said.map_or_else(Vec::new, |said| text::wrap(&said, room));
    lines.truncate(FAULT_ROWS);
    lines
}

/// Writes what is wrong with a field at its right, or below it; gives what is left for the field.
fn draw_fault(frame: &mut Frame<'_>, place: Rect, field: &Field, view: &View<'_>) -> Rect {
    let Some(fault) = field.fault else {
        return place;
    };
    let room = usize::from(place.width);
    let below = fault_below(field, room, view);
    if below.is_empty() {
        let said = format!(" {}", view.texts.get(fault));
        let columns = u16::try_from(text::width(&said)).unwrap_or(0);
        let (place, beside) = right(place, columns);
        frame
            .buffer_mut()
            .set_stringn(beside.x, beside.y, said, room, view.theme.fault());
        return place;
    }
    let (place, rows) = foot(place, u16::try_from(below.len()).unwrap_or(0));
    for (row, line) in (rows.top()..rows.bottom()).zip(below) {
        frame
            .buffer_mut()
            .set_stringn(rows.x, row, line, room, view.theme.fault());
    }
    place
}

/// Draws what is in a field; gives the place of the option under the cursor, where it has options.
fn draw_kind(
    frame: &mut Frame<'_>,
    place: Rect,
    (at, field_hint): (usize, &str),
    field: &mut Field,
    focused: bool,
    view: &View<'_>,
) -> Option<(u16, u16)> {
    let (theme, room) = (view.theme, usize::from(place.width));
    let written = theme.field(focused);
    let hint = |frame: &mut Frame<'_>, field_hint: &str, from: u16| {
        let shown = text::cut(field_hint, room.saturating_sub(usize::from(from)));
        frame
            .buffer_mut()
            .set_string(place.x + from, place.y, shown, theme.dim());
    };
    let given = field.is_given();
    match &mut field.kind {
        Kind::Text(line) | Kind::Number(line) => {
            line.draw(frame, place, written, focused);
            if given && focused {
                let columns = text::width(line.text()).min(usize::from(place.width));
                let columns = u16::try_from(columns).unwrap_or(place.width);
                let area = Rect::new(place.x, place.y, columns, 1);
                frame.buffer_mut().set_style(area, theme.chosen());
            }
            if line.text().is_empty() {
                hint(frame, field_hint, 2);
            }
        }
        Kind::Date(date) => {
            date.draw(frame, place, focused, view);
            if date.field.text().is_empty() {
                hint(frame, field_hint, 2);
            }
        }
        Kind::Note(note) => note.draw(frame, place, written, focused),
        Kind::Choice(options) => {
            let hinted = options.chosen().is_none() && !field_hint.is_empty();
            if hinted && (!focused || options.all.is_empty()) {
                hint(frame, field_hint, 0);
            } else {
                return draw_options(frame, place, at, options, false, focused, view);
            }
        }
        Kind::Many(options) if options.all.is_empty() => hint(frame, field_hint, 0),
        Kind::Many(options) => {
            return draw_options(frame, place, at, options, true, focused, view);
        }
        Kind::Toggle(on) => {
            draw_toggle(frame, place, *on, focused, view);
            hint(frame, field_hint, 4);
        }
        Kind::Button(_) => {}
    }
    None
}

/// The box of a field that is either on or off.
fn draw_toggle(frame: &mut Frame<'_>, place: Rect, on: bool, focused: bool, view: &View<'_>) {
    let shown = if on { "[x]" } else { "[ ]" };
    let style = if focused {
        view.theme.selected()
    } else {
        view.theme.plain()
    };
    write(frame, place, shown, style);
}

/// A button in a row of its own.
fn draw_button(frame: &mut Frame<'_>, area: Rect, label: &str, focused: bool, view: &View<'_>) {
    let theme = view.theme;
    let (mark, style) = if focused {
        frame.set_cursor_position((area.x, area.y));
        (theme.row_mark(), theme.chosen())
    } else {
        (" ", theme.plain())
    };
    write(frame, area, &format!("{mark}[{label}]"), style);
}

fn write(frame: &mut Frame<'_>, place: Rect, said: &str, style: Style) {
    let room = usize::from(place.width);
    let buffer = frame.buffer_mut();
    buffer.set_stringn(place.x, place.y, said, room, style);
}

fn height(field: &Field, room: usize, focused: bool) -> u16 {
    match &field.kind {
        Kind::Note(_) => NOTE_ROWS,
        Kind::Choice(options) => {
            u16::try_from(lines(options, false, focused, room).len()).unwrap_or(1)
        }
        Kind::Many(options) => {
            u16::try_from(lines(options, true, focused, room).len()).unwrap_or(1)
        }
        _ => 1,
    }
}

fn draw_buttons(frame: &mut Frame<'_>, area: Rect, verb: Option<&str>, view: &View<'_>) {
    let mut column = area.x + 1;
    for action in [Action::Save, Action::Close, Action::Discard] {
        let text = action.text();
        let word = match verb {
            Some(verb) if action == Action::Save => verb.into(),
            _ => view.texts.get(&text),
        };
        let said = format!("[{} {word}]", view.key(action));
        let columns = u16::try_from(text::width(&said)).unwrap_or(u16::MAX);
        if columns > area.right().saturating_sub(column) {
            break;
        }
        let place = Rect {
            x: column,
            width: columns,
            ..area
        };
        frame.render_widget(Span::styled(said, view.theme.plain()), place);
        view.taps.note(place, Target::Action(action));
        column += columns + 1;
    }
}
