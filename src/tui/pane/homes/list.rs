//! The list of Homes: door, head, age, care, how it stands today, with what was typed marked. Not the card beside it.

use std::ops::Range;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::rows::Rows;
use crate::domain::household::Household;
use crate::domain::subject::Subject;
use crate::ledger::queries::mark::Mark;
use crate::search::Query;
use crate::tui::context::View;
use crate::tui::layout::{foot, top};
use crate::tui::mark;
use crate::tui::marking;
use crate::tui::widget::filter::marked;
use crate::tui::widget::lines;
use crate::tui::widget::list;
use crate::tui::widget::popup::{Look, boxed};
use crate::tui::widget::table::{self, Column};
use crate::tui::widget::text;

/// Rows of explanation below a list that was narrowed, where there is room.
const HINT_ROWS: u16 = 2;

/// Draws the list in its box; `focused` when keys walk through it.
pub fn draw(frame: &mut Frame<'_>, area: Rect, rows: &mut Rows, focused: bool, view: &View<'_>) {
    let (count, shown) = (rows.count(), rows.len());
    let title = if rows.is_narrowed() {
        let values = [
            ("shown", shown.into()),
            ("count", count.into()),
            ("typed", rows.typed.text().into()),
        ];
        view.texts.with("homes-title-narrowed", &values)
    } else {
        view.texts.with("homes-title", &[("count", count.into())])
    };
    let look = if focused { Look::Popup } else { Look::Quiet };
    let inside = boxed(frame, area, &title, look, view);
    (rows.field, _) = top(inside, 1);
    let hint = if rows.is_narrowed() { HINT_ROWS } else { 0 };
    let room = inside
        .height
        .saturating_sub(u16::try_from(shown).unwrap_or(u16::MAX));
    let (mut body, hint) = foot(inside, hint.min(room));
    if rows.typing {
        // The field lies over the first row.
        (_, body) = top(body, 1);
    }
    let say = |frame: &mut Frame<'_>, place: Rect, id: &str, style: Style| {
        lines::draw(frame, place, &[(view.texts.get(id).into_owned(), style)]);
    };
    say(frame, hint, "homes-search-hint", view.theme.dim());
    if shown == 0 {
        let id = if count == 0 {
            "homes-empty"
        } else {
            "search-nothing"
        };
        say(frame, body, id, view.theme.plain());
    }
    let columns = columns(rows.door(), view);
    let mut roll = std::mem::take(&mut rows.roll);
    list::draw(frame, body, &mut roll, shown, view, |at, room| {
        let widths = table::widths(&columns, room);
        let subject = rows.get(at);
        subject.map_or_else(Line::default, |subject| {
            row(&subject, &rows.query, &widths, view)
        })
    });
    rows.roll = roll;
}

/// Doors are never cut; the word of the state goes first, then the age, then the care words.
fn columns(door: usize, view: &View<'_>) -> [Column; 6] {
    let word = Mark::ALL
        .iter()
        .map(|mark| text::width(&view.texts.get(mark::text(*mark))))
        .max();
    // The sign of marked doors takes its column from the word of the state, not from the name.
    let sign = marking::columns(view);
    let name = Column {
        least: 6 + 2 * sign,
        most: 8,
        goes: 0,
    };
    let word = word.unwrap_or(0);
    // A care word and how many more there are; where words are longer, so is that.
    let care = if word > 4 { 8 } else { 6 };
    [
        Column::fixed(door + sign, 0),
        name,
        Column::fixed(3, 2),
        Column::rest(care, 1),
        Column::fixed(1, 0),
        Column::fixed(word, 3),
    ]
}

fn row(subject: &Subject, query: &Query, widths: &[usize], view: &View<'_>) -> Line<'static> {
    let tables = view.ledger.tables();
    let (plain, dim) = (view.theme.plain(), view.theme.dim());
    let mark = Mark::on(tables, subject, view.day());
    let door = marking::signed(view.door(subject), subject, view);
    let home = subject.household().and_then(|id| tables.households.get(id));
    let head = subject.household().and_then(|id| tables.head_of(id));
    let (name, age) = match head {
        Some(head) => (view.name(&head.name), head.age(view.clock.today())),
        None => (String::new(), None),
    };
    let age = age.map_or_else(String::new, |age| age.to_string());
    let words = home.map_or_else(
        || place_words(subject, view),
        |home| text::whole(&words(home, view), widths[3]),
    );
    let word = view.texts.get(mark::text(mark)).into_owned();
    let letter = mark.ascii().to_string();
    let cells: [(&str, Style, Vec<Range<usize>>); 6] = [
        (&door, plain, query.highlight_door(&door)),
        (&name, plain, query.highlight(&name)),
        (&age, dim, Vec::new()),
        (&words, dim, query.highlight(&words)),
        (&letter, view.theme.badge(mark), Vec::new()),
        (&word, plain, Vec::new()),
    ];
    let mut widths = widths.to_vec();
    if home.is_none() {
        // The name of a place takes the room of door and head.
        widths[0] += widths[1] + 1;
        widths[1] = 0;
    }
    let mut spans = Vec::new();
    for ((cell, style, found), width) in cells.iter().zip(&widths).filter(|(_, width)| **width > 0)
    {
        if !spans.is_empty() {
            spans.push(Span::raw(" "));
        }
        spans.extend(marked(cell, found, *width, *style, view));
    }
    Line::from(spans)
}

/// How the door is lived in where it is not as usual, and the care words of who lives there.
pub fn words(home: &Household, view: &View<'_>) -> Vec<&'static str> {
    let language = view.texts.tag();
    let mut words: Vec<&str> = Vec::new();
    if home.state != crate::domain::codes::HouseholdState::LIVED_IN {
        words.push(home.state.label(language));
    }
    let people = view.ledger.tables().residents_of(home.id);
    for person in people.into_iter().filter(|person| person.is_here()) {
        for group in person.care_groups(view.clock.today()) {
            let word = group.short(language);
            if !words.contains(&word) {
                words.push(word);
            }
        }
    }
    words
}

fn place_words(subject: &Subject, view: &View<'_>) -> String {
    let place = subject
        .place()
        .and_then(|id| view.ledger.tables().places.get(id));
    place.map_or_else(String::new, |place| {
        place.kind.label(view.texts.tag()).to_owned()
    })
}
