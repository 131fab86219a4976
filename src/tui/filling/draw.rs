//! A questionnaire on the screen: how far, where, the question, what may be answered, what is wrong. Decides nothing.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::pages::{self, Kind, Stop};
use super::{Filling, STOPS, finish};
use crate::form::interview::Asked;
use crate::tui::command::Action;
use crate::tui::context::View;
use crate::tui::header::bar;
use crate::tui::layout::{foot, top};
use crate::tui::widget::list;
use crate::tui::widget::popup;
use crate::tui::widget::taps::Target;
use crate::tui::widget::text;

/// Columns it wants.
const WIDTH: u16 = 74;
/// Rows it wants.
const HEIGHT: u16 = 20;
/// Columns of the progress bar.
const BAR: usize = 10;
/// Rows from which the buttons stand below the question.
const BUTTONS_FROM: u16 = 8;
/// Columns of the label of another question of the page, at least and at most.
const BESIDE: (usize, usize) = (24, 36);

impl Filling {
    pub(super) fn draw_page(&mut self, frame: &mut Frame<'_>, screen: Rect, view: &View<'_>) {
        self.refresh(view);
        let place = popup::place(screen, WIDTH, HEIGHT, true);
        let title = format!("{}  {}", self.title, view.door_and_head(&self.subject));
        let inside = popup::open(frame, place, &title, view);
        let (head, rest) = top(inside, 1);
        let (body, buttons) = foot(rest, u16::from(rest.height >= BUTTONS_FROM));
        self.draw_head(frame, head, view);
        match self.stop() {
            Stop::Asked(asked) => self.draw_asked(frame, body, &asked, view),
            Stop::End => self.draw_end(frame, body, view),
        }
        self.draw_buttons(frame, buttons, view);
        popup::more(frame, place, self.editor.below(), view);
    }

    /// How far one is, and under which headings the question stands.
    fn draw_head(&self, frame: &mut Frame<'_>, area: Rect, view: &View<'_>) {
        let (answered, asked) = self.counted();
        let mut said = format!(" {} {answered}/{asked}", bar(answered, asked, BAR));
        if let Stop::Asked(stop) = self.stop() {
            let headings = pages::headings(&self.interview, &stop);
            let brought = self.brought(view).filter(|_| self.at == 0);
            said = match brought {
                Some(brought) => format!("{said}  {brought}"),
                None => format!("{said}  {}", headings.join(" / ")),
            };
        }
        let said = text::cut(&said, usize::from(area.width)).into_owned();
        frame.render_widget(Span::styled(said, view.theme.dim()), area);
    }

    /// The question under the cursor, with the other questions of its page above and below it.
    fn draw_asked(&mut self, frame: &mut Frame<'_>, area: Rect, asked: &Asked, view: &View<'_>) {
        let page = pages::page_of(&self.interview, asked);
        let here = self.at;
        let others = |range: &mut dyn Iterator<Item = usize>| -> Vec<usize> {
            let same = |at: &usize| match (&page, self.stops.get(*at)) {
                (Some(page), Some(Stop::Asked(other))) => {
                    pages::page_of(&self.interview, other).as_ref() == Some(page)
                }
                _ => false,
            };
            range.take_while(same).collect()
        };
        let above = others(&mut (0..here).rev());
        let below = others(&mut (here + 1..self.stops.len()));
        let wanted = self.wanted(asked, area.width, view);
        let room = usize::from(area.height);
        let spare = room.saturating_sub(wanted);
        let shown_below = below
            .len()
            .min(spare - spare.min(above.len()).min(spare / 2));
        let shown_above = above.len().min(spare - shown_below);
        let label = self.beside(above.iter().chain(&below), area.width, view);
        let mut rest = area;
        for at in above[..shown_above].iter().rev() {
            rest = self.draw_beside(frame, rest, (*at, label), view);
        }
        let own = rest
            .height
            .saturating_sub(u16::try_from(shown_below).unwrap_or(0));
        let (own, mut rest) = top(rest, own.min(u16::try_from(wanted).unwrap_or(own)).max(1));
        self.draw_question(frame, own, asked, view);
        for at in &below[..shown_below] {
            rest = self.draw_beside(frame, rest, (*at, label), view);
        }
    }

    /// Rows the question under the cursor wants.
    fn wanted(&self, asked: &Asked, columns: u16, view: &View<'_>) -> usize {
        let room = usize::from(columns).saturating_sub(2);
        let lines = |said: &str| match said.is_empty() {
            true => 0,
            false => text::wrap(said, room).len(),
        };
        let label = lines(&self.label(asked, view)).max(1);
        label + lines(&self.hint(asked)) + self.editor_rows(asked) + lines(&self.fault)
    }

    fn editor_rows(&self, asked: &Asked) -> usize {
        match pages::kind(asked) {
            Kind::Adding => self.member_rows().unwrap_or(3),
            Kind::Note => 1,
            Kind::Question => self.editor.rows().max(1),
        }
    }

    fn label(&self, asked: &Asked, view: &View<'_>) -> String {
        let label = self.asked_label(asked, view);
        if pages::kind(asked) == Kind::Adding {
            let count = self.interview.instances(asked.node, asked.item).len();
            let values = [("name", label.into()), ("count", count.into())];
            return view.texts.with("filling-adding", &values);
        }
        if pages::kind(asked) == Kind::Question && self.interview.is_required(asked.node) {
            return format!("{label} *");
        }
        label
    }

    fn hint(&self, asked: &Asked) -> String {
        match pages::kind(asked) {
            Kind::Adding => String::new(),
            _ => Some(self.interview.hint(asked.node))
                .filter(|hint| hint != "-")
                .unwrap_or_default(),
        }
    }

    fn draw_question(&mut self, frame: &mut Frame<'_>, area: Rect, asked: &Asked, view: &View<'_>) {
        let room = usize::from(area.width).saturating_sub(2);
        let theme = view.theme;
        let rows = usize::from(area.height);
        let fault = wrapped(&self.fault, room);
        // In few rows what is answered comes before long words about it.
        let least = self.editor_rows(asked).min(4);
        let words = rows.saturating_sub(least + fault.len()).max(1);
        let mut lines: Vec<(String, Style)> = Vec::new();
        for line in wrapped(&self.label(asked, view), room) {
            lines.push((line, theme.strong()));
        }
        for line in wrapped(&self.hint(asked), room) {
            lines.push((line, theme.dim()));
        }
        lines.truncate(words);
        let mut rest = area;
        for (line, style) in lines {
            rest = put_line(frame, rest, &format!(" {line}"), style);
        }
        self.draw_origin(frame, area, asked, view);
        let (body, below) = foot(rest, u16::try_from(fault.len()).unwrap_or(1));
        match pages::kind(asked) {
            Kind::Adding => self.draw_members(frame, body, asked, view),
            Kind::Note => {
                let said = view.texts.get("filling-for-reading");
                put_line(frame, indented(body), &said, theme.dim());
                frame.set_cursor_position((area.x, area.y));
            }
            Kind::Question => self.draw_answer(frame, indented(body), asked, view),
        }
        let mut rest = below;
        for line in fault {
            rest = put_line(frame, rest, &format!(" {line}"), theme.fault());
        }
    }

    /// At the right of the first line: where an answer came from that nobody gave yet.
    fn draw_origin(&self, frame: &mut Frame<'_>, area: Rect, asked: &Asked, view: &View<'_>) {
        let said = self.origin(asked, view);
        let width = u16::try_from(text::width(&said)).unwrap_or(0);
        if said.is_empty() || width + 2 >= area.width || area.is_empty() {
            return;
        }
        let place = Rect {
            x: area.right() - width - 1,
            width,
            height: 1,
            ..area
        };
        frame.render_widget(Span::styled(said, view.theme.dim()), place);
    }

    fn draw_answer(&mut self, frame: &mut Frame<'_>, area: Rect, asked: &Asked, view: &View<'_>) {
        if self.interview.is_declined(asked.node) {
            let said = view.texts.get("filling-declined");
            put_line(frame, area, &said, view.theme.dim());
            frame.set_cursor_position((area.x, area.y));
            return;
        }
        if self.interview.is_read_only(asked.node) {
            let said = self.said(asked);
            put_line(frame, area, &said, view.theme.plain());
            frame.set_cursor_position((area.x, area.y));
            return;
        }
        self.editor.draw(frame, area, view);
        self.draw_calendar_button(frame, area, view);
    }

    /// Columns of the labels of these stops, so that the answers stand below each other.
    fn beside<'a>(
        &self,
        stops: impl Iterator<Item = &'a usize>,
        columns: u16,
        view: &View<'_>,
    ) -> usize {
        let labels = stops.filter_map(|at| match self.stops.get(*at) {
            Some(Stop::Asked(other)) => Some(text::width(&self.label(other, view))),
            _ => None,
        });
        let widest = labels.max().unwrap_or(0);
        widest
            .clamp(BESIDE.0, BESIDE.1)
            .min(usize::from(columns) / 2)
    }

    /// Another question of the page: its label and its answer in a line.
    fn draw_beside(
        &self,
        frame: &mut Frame<'_>,
        area: Rect,
        (at, columns): (usize, usize),
        view: &View<'_>,
    ) -> Rect {
        let Some(Stop::Asked(other)) = self.stops.get(at) else {
            return area;
        };
        let (place, _) = top(area, 1);
        view.taps.note(place, Target::Item(STOPS + at));
        let label = self.label(other, view);
        let said = match pages::kind(other) {
            Kind::Question if self.interview.is_declined(other.node) => {
                view.texts.get("filling-declined").into_owned()
            }
            Kind::Question => format!("{}  {}", self.said(other), self.origin(other, view)),
            _ => String::new(),
        };
        let line = format!(" {} {said}", text::pad(&label, columns));
        put_line(frame, area, &line, view.theme.dim())
    }

    /// The end: saving, and what is missing or wrong.
    fn draw_end(&mut self, frame: &mut Frame<'_>, area: Rect, view: &View<'_>) {
        let problems = self.problems();
        let id = match (problems.is_empty(), self.corrects.is_some()) {
            (true, false) => "filling-end",
            (true, true) => "filling-end-corrected",
            (false, _) => "filling-end-missing",
        };
        let (answered, asked) = self.counted();
        let values = [
            ("missing", problems.len().into()),
            ("blank", asked.saturating_sub(answered).into()),
        ];
        let save = view.texts.with(id, &values);
        let (area, below) = foot(area, u16::from(!self.changes.is_empty() && area.height > 2));
        put_line(
            frame,
            below,
            &format!(" {}", view.texts.get("filling-differs")),
            view.theme.dim(),
        );
        let rows = 1 + problems.len() + self.changes.len();
        let mut ending = std::mem::take(&mut self.ending);
        list::draw(frame, area, &mut ending, rows, view, |row, room| {
            let Some(row) = row.checked_sub(1) else {
                return Line::from(Span::styled(save.clone(), view.theme.strong()));
            };
            let Some((node, problem)) = problems.get(row) else {
                let said = self.difference(row - problems.len());
                return Line::from(text::cut(&said, room).into_owned());
            };
            let label = self.interview.label(*node);
            let said = format!("! {label}  {}", finish::words(problem, view));
            Line::from(text::cut(&said, room).into_owned())
        });
        self.ending = ending;
    }

    fn draw_buttons(&self, frame: &mut Frame<'_>, area: Rect, view: &View<'_>) {
        if area.is_empty() {
            return;
        }
        let next = match self.stop() {
            Stop::Asked(_) => "filling-next",
            Stop::End => "filling-save",
        };
        let lines = (Action::LineBreak, "filling-line");
        let lines = self.editor.has_lines().then_some(lines);
        let mut column = 1;
        for (action, id) in [(Action::Accept, next)].into_iter().chain(lines).chain([
            (Action::PreviousField, "filling-back"),
            (Action::FillDecline, "filling-decline"),
            (Action::FillTree, "filling-all"),
            (Action::Save, "filling-finish"),
        ]) {
            let key = match action {
                Action::PreviousField => "PgUp".to_owned(),
                _ => view.key(action),
            };
            let said = format!("[{key} {}]", view.texts.get(id));
            let columns = u16::try_from(text::width(&said)).unwrap_or(0);
            if column + columns > area.width {
                break;
            }
            let place = Rect {
                x: area.x + column,
                width: columns,
                ..area
            };
            put_line(frame, place, &said, view.theme.plain());
            view.taps.note(place, Target::Action(action));
            column += columns + 1;
        }
    }
}

fn wrapped(said: &str, room: usize) -> Vec<String> {
    if said.is_empty() {
        return Vec::new();
    }
    said.lines()
        .flat_map(|line| text::wrap(line, room))
        .collect()
}

fn indented(area: Rect) -> Rect {
    let shift = 1.min(area.width);
    Rect {
        x: area.x + shift,
        width: area.width - shift,
        ..area
    }
}

/// Writes a line at the top of a place and gives what is left below it.
fn put_line(frame: &mut Frame<'_>, area: Rect, said: &str, style: Style) -> Rect {
    let (place, rest) = top(area, 1);
    if !place.is_empty() {
        let shown = text::cut(said, usize::from(place.width)).into_owned();
        frame.render_widget(Span::styled(shown, style), place);
    }
    rest
}
