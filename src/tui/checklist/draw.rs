//! How a checklist is drawn: lines with three answers, and below a bad one what becomes of it. Changes only what is in sight.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::row::{ANSWERS, Line, STEPS};
use super::{Checklist, Part, REST_TAP, ROW_TAPS};
use crate::domain::codes::{CheckAnswer, HazardItem};
use crate::tui::command::Action;
use crate::tui::context::View;
use crate::tui::entry::hazard::short_item;
use crate::tui::layout::{foot, top};
use crate::tui::widget::taps::Target;
use crate::tui::widget::{popup, text};

/// Columns of the box where there is room.
const WIDTH: u16 = 70;
/// From here on there is room for a label before what becomes of a bad line.
const NARROWEST: u16 = 36;
/// Columns before what stands below a line.
const INDENT: u16 = 3;
/// The texts of the answers, in the order of their digits.
/// Columns that are left to what is looked at, at least.
const LABEL: usize = 10;
const ANSWER_TEXTS: [&str; 3] = ["checklist-no", "checklist-yes", "checklist-unseen"];

impl Checklist {
    pub(super) fn draw_lines(&mut self, frame: &mut Frame<'_>, screen: Rect, view: &View<'_>) {
        let width = WIDTH.min(screen.width.saturating_sub(2));
        let rows: Vec<u16> = (0..self.lines.len()).map(|at| self.height(at)).collect();
        // Two rows more than now, so that the box does not jump when an answer asks for more.
        let wanted = rows.iter().sum::<u16>() + 6;
        let answered = self
            .lines
            .iter()
            .filter(|line| line.answer.is_some())
            .count();
        let values = [
            ("title", self.title.as_str().into()),
            ("answered", answered.into()),
            ("count", self.lines.len().into()),
        ];
        let title = view.texts.with("checklist-answered", &values);
        let inside = popup::open(
            frame,
            popup::place(screen, width, wanted, true),
            &title,
            view,
        );
        // A phone with its keyboard open: the four rows of a bad line come first.
        let (head, rest) = top(inside, u16::from(inside.height > 5));
        let (body, buttons) = foot(rest, 1);
        self.draw_head(frame, head, view);
        self.scroll(&rows, body.height);
        let mut rest = body;
        for (at, rows) in rows.iter().copied().enumerate().skip(self.top) {
            let (place, below) = top(rest, rows);
            if place.is_empty() {
                break;
            }
            self.draw_line(frame, place, at, view);
            rest = below;
        }
        draw_buttons(frame, buttons, view);
    }

    /// The line under the cursor in full, as it may be cut below.
    fn draw_head(&self, frame: &mut Frame<'_>, area: Rect, view: &View<'_>) {
        let Some(line) = self.lines.get(self.at).filter(|_| !area.is_empty()) else {
            return;
        };
        let tag = view.texts.tag();
        let grade = line.item.severity().label(tag);
        let room = usize::from(area.width).saturating_sub(text::width(grade) + 3);
        // Before anything is written down, people are to be out of danger.
        if line.is_bad() && line.item == HazardItem::GAS_LEAK {
            let said = view.texts.get("checklist-leak");
            put(frame, area, 1, &said, view.theme.alert());
            return;
        }
        let said = format!(" {}  {grade}", text::cut(line.item.label(tag), room));
        put(frame, area, 0, &said, view.theme.dim());
    }

    /// Rows a line takes: more below it when it is bad and the cursor is there.
    fn height(&self, at: usize) -> u16 {
        let line = &self.lines[at];
        match (line.is_bad(), at == self.at) {
            (false, _) => 1,
            (true, false) => 2,
            (true, true) => 3 + u16::from(line.has_due()),
        }
    }

    fn scroll(&mut self, rows: &[u16], room: u16) {
        self.top = self.top.min(self.at);
        while self.top < self.at && rows[self.top..=self.at].iter().sum::<u16>() > room {
            self.top += 1;
        }
    }

    fn draw_line(&self, frame: &mut Frame<'_>, area: Rect, at: usize, view: &View<'_>) {
        let line = &self.lines[at];
        let here = at == self.at;
        let (first, below) = top(area, 1);
        view.taps.note(first, Target::Item(at * ROW_TAPS));
        let digits = here && self.part == Part::Answer;
        let chips = chips(line, digits, usize::from(first.width), view);
        let chips_width: usize = chips.iter().map(|(chip, _)| text::width(chip) + 1).sum();
        let room = usize::from(first.width).saturating_sub(chips_width).max(1);
        let mark = if here { view.theme.row_mark() } else { " " };
        let whole = line.item.label(view.texts.tag());
        let item = if text::width(whole) + 2 > room {
            short_item(line.item, view)
        } else {
            whole
        };
        let label = text::pad(&format!("{mark}{item}"), room - 1) + " ";
        let style = if here {
            view.theme.selected()
        } else {
            view.theme.plain()
        };
        let mut column = put(frame, first, 0, &label, style);
        if here && self.part == Part::Answer {
            let shift = chips.iter().position(|(_, on)| *on).unwrap_or(0);
            let before: usize = chips[..shift]
                .iter()
                .map(|(chip, _)| text::width(chip) + 1)
                .sum();
            let x = first.x + column + u16::try_from(before).unwrap_or(0);
            frame.set_cursor_position((x.min(first.right().saturating_sub(1)), first.y));
        }
        for (number, (chip, on)) in chips.iter().enumerate() {
            let style = chip_style(*on, here && self.part == Part::Answer, view);
            let from = column;
            column = put(frame, first, column, chip, style);
            view.taps.note(
                part(first, from, column),
                Target::Item(at * ROW_TAPS + 1 + number),
            );
            column += 1;
        }
        if line.is_bad() && here {
            self.draw_more(frame, below, at, view);
        } else if line.is_bad() {
            draw_short(frame, below, line, view);
        }
    }

    /// Below the bad line under the cursor: what becomes of it, by when, a note.
    fn draw_more(&self, frame: &mut Frame<'_>, area: Rect, at: usize, view: &View<'_>) {
        let line = &self.lines[at];
        let (steps, rest) = top(area, 1);
        self.draw_steps(frame, steps, at, view);
        let (due, rest) = top(rest, u16::from(line.has_due()));
        if !due.is_empty() {
            let mut place = labelled(frame, due, "checklist-due", view);
            view.taps.note(due, Target::Item(at * ROW_TAPS + 7));
            if let Some(fault) = line.fault {
                let said = view.texts.get(fault);
                let columns = u16::try_from(text::width(&said)).unwrap_or(0);
                place.width = place.width.saturating_sub(columns + 1);
                let from = due.width.saturating_sub(columns);
                put(frame, due, from, &said, view.theme.fault());
            }
            line.due.draw(frame, place, self.part == Part::Due, view);
        }
        let (note, _) = top(rest, 1);
        if !note.is_empty() {
            let place = labelled(frame, note, "checklist-note", view);
            view.taps.note(note, Target::Item(at * ROW_TAPS + 8));
            let focused = self.part == Part::Note;
            let style = view.theme.field(focused);
            line.note.draw(frame, place, style, focused);
        }
    }

    fn draw_steps(&self, frame: &mut Frame<'_>, area: Rect, at: usize, view: &View<'_>) {
        let line = &self.lines[at];
        let focused = self.part == Part::Step;
        let mut column = INDENT;
        if area.width > NARROWEST {
            let label = view.texts.get("checklist-then");
            column = put(frame, area, INDENT, &label, view.theme.plain()) + 1;
        }
        for (number, id) in STEPS.iter().enumerate() {
            let on = number == line.step;
            let word = view.texts.get(id);
            let chip = match focused {
                true => chip(&format!("{} {word}", number + 1), on),
                false => chip(&word, on),
            };
            let from = column;
            column = put(frame, area, column, &chip, chip_style(on, focused, view));
            let place = part(area, from, column);
            let tap = Target::Item(at * ROW_TAPS + 4 + number);
            view.taps.note(place, tap);
            if on && focused && !place.is_empty() {
                frame.set_cursor_position((place.x, place.y));
            }
            column += 1;
        }
    }
}

/// An option in brackets; the one taken in others.
fn chip(word: &str, on: bool) -> String {
    if on {
        format!("<{word}>")
    } else {
        format!("[{word}]")
    }
}

fn chip_style(on: bool, focused: bool, view: &View<'_>) -> Style {
    match (on, focused) {
        (true, true) => view.theme.chosen(),
        (true, false) => view.theme.strong(),
        (false, _) => view.theme.plain(),
    }
}

/// Writes a label below a line and gives the place after it.
fn labelled(frame: &mut Frame<'_>, area: Rect, id: &'static str, view: &View<'_>) -> Rect {
    let label = view.texts.get(id);
    let from = put(frame, area, INDENT, &label, view.theme.plain());
    part(area, from + 1, area.width)
}

/// The answers as they are shown, and which is taken; with the digits that mean them now where there is room.
fn chips(line: &Line, digits: bool, room: usize, view: &View<'_>) -> Vec<(String, bool)> {
    let words = ANSWER_TEXTS.map(|id| view.texts.get(id));
    let columns: usize = words.iter().map(|word| text::width(word) + 5).sum();
    let digits = digits && columns + LABEL <= room;
    let shown = |(at, (answer, word)): (usize, (CheckAnswer, _))| {
        let on = line.answer == Some(answer);
        let word = if digits {
            format!("{} {word}", at + 1)
        } else {
            format!("{word}")
        };
        (chip(&word, on), on)
    };
    let answers = ANSWERS.into_iter().zip(words).enumerate();
    answers.map(shown).collect()
}

/// Below a bad line that is not under the cursor: what becomes of it, in a line.
fn draw_short(frame: &mut Frame<'_>, area: Rect, line: &Line, view: &View<'_>) {
    let mut said = view.texts.get(STEPS[line.step]).into_owned();
    if line.has_due() {
        said = format!("{said} {}", line.due.field.text());
    }
    if !line.note.text().is_empty() {
        said = format!("{said}  {}", line.note.text());
    }
    put(frame, area, INDENT, &said, view.theme.dim());
}

/// The buttons: all the rest in order, the next line, done.
fn draw_buttons(frame: &mut Frame<'_>, area: Rect, view: &View<'_>) {
    let rest = format!("[0 {}]", view.texts.get("checklist-rest"));
    let next = format!(
        "[{} {}]",
        view.key(Action::Accept),
        view.texts.get("checklist-next")
    );
    let done = format!(
        "[{} {}]",
        view.key(Action::Save),
        view.texts.get("checklist-done")
    );
    let mut column = 1;
    for (said, target) in [
        (rest, Target::Item(REST_TAP)),
        (next, Target::Action(Action::Accept)),
        (done, Target::Action(Action::Save)),
    ] {
        let from = column;
        column = put(frame, area, column, &said, view.theme.plain());
        view.taps.note(part(area, from, column), target);
        column += 1;
    }
}

/// The columns `from` to `to` of a row.
fn part(area: Rect, from: u16, to: u16) -> Rect {
    let (from, to) = (from.min(area.width), to.min(area.width));
    Rect {
        x: area.x + from,
        width: to.saturating_sub(from),
        height: area.height.min(1),
        ..area
    }
}

/// Writes into a row from a column on, as far as there is room; gives the column after it.
fn put(frame: &mut Frame<'_>, area: Rect, column: u16, said: &str, style: Style) -> u16 {
    if area.is_empty() || column >= area.width {
        return column;
    }
    let room = usize::from(area.width - column);
    let shown = text::cut(said, room);
    frame
        .buffer_mut()
        .set_stringn(area.x + column, area.y, &shown, room, style);
    column + u16::try_from(text::width(&shown)).unwrap_or(0)
}
