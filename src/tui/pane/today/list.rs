//! How Today's list and what was done are drawn. What stands in them is `rows`.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::rows::{self, Section};
use super::{Today, card, tabs, undertaking};
use crate::domain::codes::{Rule, Severity};
use crate::domain::subject::Subject;
use crate::ledger::queries::mark::Mark;
use crate::ledger::queue::{Item, Undertaking};
use crate::ledger::work::day::open_day;
use crate::tui::command::Action;
use crate::tui::context::View;
use crate::tui::layout::{Shape, foot, top};
use crate::tui::mark;
use crate::tui::marking;
use crate::tui::reason;
use crate::tui::widget::list;
use crate::tui::widget::popup::{Look, boxed};
use crate::tui::widget::table::{self, Column};
use crate::tui::widget::taps::Target;
use crate::tui::widget::text;

/// A list with fewer rows than these gives none away.
const LEAST_ROWS: u16 = 3;

/// Columns the first care word of a door may take where they are few.
const CARE_COLUMNS: usize = 10;

/// Columns for what is left to do at a door that was done.
const LEFT_COLUMNS: usize = 20;

/// Columns for the mark, door, name, care words and why, as wide as the lines in sight need them.
fn columns(cells: &[[String; 3]], room: usize) -> [Column; 5] {
    let widest = |at: usize, most: usize| {
        let widths = cells.iter().map(|line| text::width(&line[at]));
        widths.max().unwrap_or(0).min(most)
    };
    [
        Column::fixed(1, 0),
        Column::fixed(widest(0, room / 2), 0),
        Column::fixed(widest(1, 10), 1),
        Column::fixed(widest(2, (room / 5).max(CARE_COLUMNS)), 2),
        Column::rest(8, 0),
    ]
}

impl Today {
    pub(super) fn draw_list(&mut self, frame: &mut Frame<'_>, area: Rect, view: &View<'_>) {
        let inside = boxed(frame, area, "", Look::Quiet, view);
        tabs::draw(frame, area, self.rows.section, view);
        tabs::draw_foot(frame, area, &self.rows, view);
        let done_rows = match Shape::of(view.size.0) {
            Shape::Narrow => 0,
            _ if self.rows.section == Section::Done => 0,
            _ if view.figures().done.is_empty() => 0,
            _ => (inside.height / 4).min(5),
        };
        let inside = draw_not_begun(frame, inside, view);
        let (rows, done) = foot(inside, done_rows);
        if self.rows.lines.is_empty() {
            let said = text::wrap(&view.texts.get(self.nothing(view)), usize::from(rows.width));
            draw_lines(frame, rows, &said, view.theme.plain());
        }
        let lines = &self.rows.lines;
        self.roll.away = self.guest.is_some();
        let window = self.roll.window(lines.len(), usize::from(rows.height));
        let first = window.start;
        let cells: Vec<[String; 3]> = lines[window]
            .iter()
            .map(|line| told(line, usize::from(rows.width), view))
            .collect();
        let columns = columns(&cells, usize::from(rows.width));
        list::draw(
            frame,
            rows,
            &mut self.roll,
            lines.len(),
            view,
            |row, room| {
                if let Item::Undertaking(what) = lines[row].item {
                    return undertaking_line(&lines[row], what, room, view);
                }
                let widths = table::widths(&columns, room);
                queue_line(&lines[row], &cells[row - first], &widths, view)
            },
        );
        draw_done(frame, done, view);
    }

    /// What an empty list says.
    fn nothing(&self, view: &View<'_>) -> &'static str {
        let tables = view.ledger.tables();
        match self.rows.section {
            _ if tables.households.is_empty() => "today-empty",
            Section::Due if is_closed(view) => "today-closed",
            Section::Due => "today-all-done",
            Section::Waiting => "today-none-waiting",
            Section::Evening => "today-none-evening",
            Section::Done => "today-none-done",
        }
    }

    /// The card of the door the record keys mean, or of a task without a door.
    pub(super) fn draw_card(&self, frame: &mut Frame<'_>, area: Rect, view: &View<'_>) {
        match (self.here(), self.item()) {
            (Some(subject), _)
                if self.guest.is_none()
                    && matches!(self.rows.section, Section::Waiting | Section::Done) =>
            {
                card::draw(frame, area, Some(&subject), view);
            }
            (Some(subject), _) => {
                card::draw_next(frame, area, &subject, self.guest.is_some(), view);
            }
            (None, Some(Item::Task(id))) => card::draw_task(frame, area, *id, view),
            (None, Some(Item::Undertaking(what))) => {
                undertaking::draw(frame, area, *what, view);
            }
            (None, _) => card::draw(frame, area, None, view),
        }
    }
}

/// The button that begins the day, in the first row while it has not begun, and once it was ended what can still be
/// done; gives what is left.
pub(super) fn draw_not_begun(frame: &mut Frame<'_>, area: Rect, view: &View<'_>) -> Rect {
    let tables = view.ledger.tables();
    let day = tables.day(view.day());
    if is_closed(view) && area.height >= LEAST_ROWS {
        let (row, rest) = top(area, 1);
        let said = text::cut(&view.texts.get("day-is-closed"), usize::from(row.width)).into_owned();
        frame.render_widget(Line::styled(said, view.theme.strong()), row);
        view.taps.note(row, Target::Action(Action::PageLog));
        return rest;
    }
    let begun = open_day(tables).is_some() || day.is_some();
    if begun || tables.households.is_empty() || area.height < LEAST_ROWS {
        return area;
    }
    let (row, rest) = top(area, 1);
    let button = format!(
        "{}{}",
        view.key(Action::DayStart),
        view.texts.get("day-begin-button")
    );
    let room = usize::from(row.width).saturating_sub(text::width(&button) + 4);
    let said = view.texts.get("day-not-begun");
    let line = Line::from(vec![
        Span::raw(" ["),
        Span::styled(button, view.theme.key()),
        Span::raw("] "),
        Span::styled(text::cut(&said, room).into_owned(), view.theme.strong()),
    ]);
    frame.render_widget(line, row);
    view.taps.note(row, Target::Action(Action::DayStart));
    rest
}

fn is_closed(view: &View<'_>) -> bool {
    let day = view.ledger.tables().day(view.day());
    day.is_some_and(|day| day.is_closed())
}

/// Door, name and care words of a line; a task without a door has its title in place of a name.
fn told(line: &rows::Line, room: usize, view: &View<'_>) -> [String; 3] {
    let tables = view.ledger.tables();
    match &line.item {
        Item::Task(id) => {
            let title = tables
                .tasks
                .get(*id)
                .map(|task| crate::tui::entry::task::title(task, view));
            [String::new(), title.unwrap_or_default(), String::new()]
        }
        // Its row is laid out by itself: it takes no columns from the doors.
        Item::Undertaking(_) => Default::default(),
        Item::Subject(subject) => {
            let head = subject.household().and_then(|id| tables.head_of(id));
            let name = head.map(|head| head.name.clone()).unwrap_or_default();
            let door = marking::signed(view.door(subject), subject, view);
            [door, name, care(subject, room, view)]
        }
    }
}

/// The care words there as far as they fit a fifth of the row; a first long one is still told whole.
fn care(subject: &Subject, room: usize, view: &View<'_>) -> String {
    let words = card::care_words(subject, view);
    let first = words.first().map_or(0, |word| text::width(word));
    text::whole(&words, (room / 5).max(first.min(CARE_COLUMNS)))
}

fn undertaking_line(
    line: &rows::Line,
    what: Undertaking,
    room: usize,
    view: &View<'_>,
) -> Line<'static> {
    let title = what.title(view.ledger.tables());
    let late = line.row.as_ref().filter(|row| row.is_overdue(view.day()));
    let why = match late.and_then(|_| undertaking::late(what, view)) {
        Some(why) => why,
        None => why(line, undertaking::room_for_why(title, room), view).0,
    };
    undertaking::row(title, &why, room, view)
}

fn queue_line(
    line: &rows::Line,
    [door, name, care]: &[String; 3],
    widths: &[usize],
    view: &View<'_>,
) -> Line<'static> {
    let theme = view.theme;
    let timed = line.row.as_ref().is_some_and(|row| row.time.is_some());
    let widths = if timed {
        timed_widths(widths, name)
    } else {
        widths.to_vec()
    };
    let room = widths.last().copied().unwrap_or(0);
    let (why, alert) = why(line, room, view);
    let style = if alert { theme.alert() } else { theme.plain() };
    let shown = line
        .item
        .subject()
        .map(|subject| Mark::on(view.ledger.tables(), subject, view.day()));
    let letter = shown.map_or_else(|| "*".to_owned(), |shown| shown.ascii().to_string());
    let badge = shown.map_or_else(|| theme.alert(), |shown| theme.badge(shown));
    let cells = [
        (&*letter, badge),
        (&**door, theme.plain()),
        (&**name, theme.plain()),
        (&**care, theme.dim()),
        (&*why, style),
    ];
    table::row(&cells, &widths)
}

/// Where something was agreed for a time, that matters more than the care words and the column of names.
fn timed_widths(widths: &[usize], name: &str) -> Vec<usize> {
    let &[mark, door, names, care, why] = widths else {
        return widths.to_vec();
    };
    let own = text::width(name).min(names);
    let more = names - own + if care > 0 { care + 1 } else { 0 };
    vec![mark, door, own, 0, why + more]
}

/// Why the line is there, in a few words, and whether somebody waits there at a set time.
fn why(line: &rows::Line, room: usize, view: &View<'_>) -> (String, bool) {
    let explained = view.queue().explain(view.ledger.tables(), &line.item);
    let mut words = reason::words(&explained.today, view);
    if explained.today.is_empty() {
        let waits = explained
            .not_today
            .first()
            .and_then(|found| found.why.as_ref());
        words.extend(waits.map(|waits| reason::Word::plain(reason::why(waits, view))));
    }
    let timed = explained.today.iter().any(|found| found.time.is_some());
    let row = line.row.as_ref().filter(|_| !explained.today.is_empty());
    let said = match row.is_some_and(|row| row.is_overdue(view.day())) {
        true => reason::fitted_late(&words, room, view),
        false => reason::fitted(&words, room),
    };
    (said, timed)
}

/// What counts today at a door that was done, for the part of what was done: `还要 重大隐患`.
fn left_over(subject: &Subject, view: &View<'_>) -> Option<String> {
    let item = Item::Subject(subject.clone());
    let queue = view.queue();
    let row = queue.find(&item)?;
    let explained = queue.explain(view.ledger.tables(), &item);
    let words = reason::words(&explained.today, view);
    let what = match row.is_overdue(view.day()) {
        true => reason::fitted_late(&words, LEFT_COLUMNS, view),
        false => reason::fitted(&words, LEFT_COLUMNS),
    };
    let brief = row.time.map(|time| time.format("%H:%M").to_string());
    if brief.is_some() {
        return brief;
    }
    let values = [("what", what.into())];
    // What was found before must not read as if it were what was found now.
    let id = match explained.today.first().map(|due| due.rule) {
        Some(Rule::HAZARD_MAJOR | Rule::HAZARD_DUE | Rule::RECHECK)
            if !found_today(subject, view) =>
        {
            "today-left-earlier"
        }
        _ => "today-left",
    };
    Some(view.texts.with(id, &values))
}

/// Whether an open hazard of today's that asks for something today stands there.
fn found_today(subject: &Subject, view: &View<'_>) -> bool {
    let mut there = view.ledger.tables().hazards.of(subject);
    there.any(|hazard| {
        let asks = hazard.look_on().is_some_and(|day| day <= view.day());
        let grave = hazard.severity == Severity::MAJOR;
        hazard.is_open() && hazard.found.date_naive() == view.day() && (asks || grave)
    })
}

/// What was done, the latest first, as many as there is room for.
fn draw_done(frame: &mut Frame<'_>, area: Rect, view: &View<'_>) {
    let figures = view.figures();
    let done = &figures.done;
    if area.height < 2 || done.is_empty() {
        return;
    }
    let rule = format!("-------- {} {} ", view.texts.get("today-done"), done.len());
    let fill = "-".repeat(usize::from(area.width).saturating_sub(text::width(&rule)));
    draw_lines(frame, area, &[rule + &fill], view.theme.dim());
    let (_, rows) = top(area, 1);
    let (mut column, mut row) = (rows.x + 1, rows.y);
    for done in done {
        let mut word = format!(
            "{} {}",
            view.door(&done.subject),
            view.texts.get(mark::text(done.mark))
        );
        if let Some(left) = left_over(&done.subject, view) {
            word = format!("{word} {left}");
        }
        let columns = u16::try_from(text::width(&word) + 4).unwrap_or(u16::MAX);
        if columns > rows.right().saturating_sub(column) && column > rows.x + 1 {
            (column, row) = (rows.x + 1, row + 1);
        }
        if row >= rows.bottom() {
            break;
        }
        let badge = Span::styled(done.mark.ascii().to_string(), view.theme.badge(done.mark));
        let place = Rect {
            x: column,
            y: row,
            width: columns.min(rows.right() - column),
            height: 1,
        };
        frame.render_widget(
            Line::from(vec![badge, Span::raw(format!(" {word}"))]),
            place,
        );
        column = place.right();
    }
}

/// Writes lines into an area, from its top.
pub fn draw_lines(frame: &mut Frame<'_>, area: Rect, lines: &[String], style: Style) {
    for (row, line) in (area.top()..area.bottom()).zip(lines) {
        frame
            .buffer_mut()
            .set_stringn(area.x, row, line, usize::from(area.width), style);
    }
}
