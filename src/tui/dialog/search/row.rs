//! A door or place that was found, with what was typed marked: door, who, and by what else it matched. Not the finding.

use std::ops::Range;
use std::sync::Arc;

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::domain::household::Household;
use crate::domain::mask::{mask_id, mask_phone};
use crate::domain::resident::Resident;
use crate::domain::subject::Subject;
use crate::ledger::queries::mark::Mark;
use crate::search::Query;
use crate::tui::context::View;
use crate::tui::mark;
use crate::tui::pane::homes::list::words;
use crate::tui::widget::date::short_day;
use crate::tui::widget::filter::marked;
use crate::tui::widget::text;

/// Columns a door and a name take at least, so that those of most rows stand below each other.
const DOOR: usize = 7;
const NAME: usize = 8;

/// The row of a door or place.
pub fn line(subject: &Subject, query: &Query, room: usize, view: &View<'_>) -> Line<'static> {
    let tables = view.ledger.tables();
    let (plain, dim) = (view.theme.plain(), view.theme.dim());
    let state = Mark::on(tables, subject, view.day());
    let door = view.door(subject);
    let home = subject.household().and_then(|id| tables.households.get(id));
    let mut cells: Vec<(String, Vec<Range<usize>>, Style)> = Vec::new();
    match home {
        Some(home) => {
            cells.push((at_least(DOOR, &door), query.highlight_door(&door), plain));
            let people = tables.residents_of(home.id);
            let here = people.into_iter().filter(|person| person.is_here());
            let here: Vec<&Arc<Resident>> = here.collect();
            let name = name(&here, home, query, view);
            cells.push((at_least(NAME, &name), query.highlight(&name), plain));
            cells.extend(number(&here, query).map(|number| {
                let found = query.highlight_number(&number);
                (number, found, plain)
            }));
            cells.extend(said(home, subject, view).map(|said| {
                let found = query.highlight(&said);
                (said, found, dim)
            }));
        }
        None => {
            cells.push((door.clone(), query.highlight(&door), plain));
            let place = subject.place().and_then(|id| tables.places.get(id));
            let kind = place.map(|place| place.kind.label(view.texts.tag()).to_owned());
            cells.extend(kind.map(|kind| (kind, Vec::new(), dim)));
        }
    }
    let mut spans = vec![Span::styled(state.ascii(), view.theme.badge(state))];
    let mut left = room.saturating_sub(1);
    for (cell, found, style) in cells {
        if left < 3 {
            break;
        }
        let width = text::width(&cell).min(left - 1);
        spans.push(Span::raw(" "));
        spans.extend(marked(&cell, &found, width, style, view));
        left -= width + 1;
    }
    Line::from(spans)
}

fn at_least(columns: usize, text: &str) -> String {
    text::pad(text, columns.max(text::width(text)))
}

/// Who was found by name, else the head of the household.
fn name(here: &[&Arc<Resident>], home: &Household, query: &Query, view: &View<'_>) -> String {
    let head = view.ledger.tables().head_of(home.id);
    let fits = |name: &str| !query.highlight(name).is_empty();
    let head_fits = head.as_ref().is_some_and(|head| fits(&head.name));
    let other = here.iter().find(|person| !head_fits && fits(&person.name));
    match (other, head) {
        (Some(person), _) => view.name(&person.name),
        (None, Some(head)) => view.name(&head.name),
        (None, None) => String::new(),
    }
}

/// The phone or ID number whose end was typed, masked.
fn number(here: &[&Arc<Resident>], query: &Query) -> Option<String> {
    let phones = here.iter().flat_map(|person| &person.phones);
    let ids = here.iter().filter_map(|person| person.id_number.as_ref());
    let typed = |number: &str| !query.highlight_number(number).is_empty();
    let phone = phones.map(String::as_str).find(|phone| typed(phone));
    let id = || ids.map(|id| id.as_str()).find(|id| typed(id)).map(mask_id);
    phone.map(mask_phone).or_else(id)
}

/// Words of care and state, and when and how the last visit ended.
fn said(home: &Household, subject: &Subject, view: &View<'_>) -> Option<String> {
    let tables = view.ledger.tables();
    let last = tables.visits.of(subject).next_back();
    let last = last.map(|visit| {
        let word = view.texts.get(mark::text(Mark::after(tables, visit)));
        format!("{} {word}", short_day(visit.day, view.day()))
    });
    let words = words(home, view).join(" ");
    let said = [Some(words), last];
    let said: Vec<String> = said
        .into_iter()
        .flatten()
        .filter(|word| !word.is_empty())
        .collect();
    (!said.is_empty()).then(|| said.join(" "))
}
