//! The parts of the page that are words and numbers: head, tiles, tables, figures, form. Not its pictures.

use maud::{Markup, html};

use super::super::cell::{Cell, Grid};
use super::super::figures::groups;
use super::super::office::{Field, Form};
use super::super::words::Words;
use super::super::{Export, Privacy};
use crate::domain::Moment;

/// What the head must have: where nothing is known a line is left to write it by hand.
const BY_HAND: [&str; 3] = [
    "daylog-office-community",
    "daylog-office-grid",
    "daylog-office-worker",
];

/// Title, day and who worked.
pub fn head(export: &Export<'_>) -> Markup {
    let (head, words) = (&export.log.head, export.words);
    let weather = head.day.weather.map(|weather| words.label(weather));
    let pairs = [
        ("daylog-office-community", head.day.community.clone()),
        ("daylog-office-grid", head.day.grid.clone()),
        ("daylog-office-worker", head.day.worker.clone()),
        ("daylog-office-mentor", head.day.mentor.clone()),
        (
            "daylog-office-companions",
            words.list(head.day.companions.iter().cloned()),
        ),
        ("daylog-office-weather", weather.unwrap_or_default()),
        ("daylog-office-state", words.label(head.day.state)),
    ];
    html! {
        header {
            h1 { (words.get("daylog-title")) }
            p.day { (words.day(head.date())) }
            dl.meta {
                @for (label, value) in pairs.iter().filter(|(label, value)| !value.is_empty() || BY_HAND.contains(label)) {
                    div { dt { (words.get(label)) } @if value.is_empty() { dd.blank {} } @else { dd { (value) } } }
                }
            }
        }
    }
}

/// The figures a reader looks for first.
pub fn tiles(export: &Export<'_>) -> Markup {
    let (summary, words) = (&export.log.summary, export.words);
    let coverage = summary.coverage_permille().map(Cell::Share);
    let tiles = [
        ("daylog-figure-households", Cell::Number(summary.households)),
        ("daylog-figure-attempted", Cell::Number(summary.attempted)),
        ("daylog-figure-effective", Cell::Number(summary.effective)),
        ("daylog-figure-care-doors", Cell::Number(summary.care.doors)),
        ("daylog-figure-found", Cell::Number(summary.hazards.found)),
        ("daylog-figure-events", Cell::Number(summary.events.heard)),
        (
            "daylog-figure-minutes",
            Cell::text(words.duration(summary.minutes)),
        ),
        ("daylog-figure-coverage", coverage.unwrap_or(Cell::Empty)),
    ];
    html! {
        section.tiles {
            @for (label, value) in tiles.iter().filter(|(_, value)| *value != Cell::Empty) {
                div.tile { b { (value.show()) } span { (words.get(label)) } }
            }
        }
    }
}

/// A list with its title; nothing when it is empty.
pub fn table(grid: &Grid, words: &Words<'_>) -> Markup {
    html! {
        @if !grid.rows.is_empty() || !grid.foot.is_empty() {
            section {
                h2 { (grid.title) small { (words.with("daylog-rows", &[("count", grid.rows.len().to_string())])) } }
                div.scroll { table {
                    thead { tr { @for heading in &grid.headings { th { (heading) } } } }
                    tbody {
                        @for (at, row) in grid.rows.iter().enumerate() {
                            tr { @for (column, cell) in row.iter().enumerate() {
                                td class=(class(cell, grid.marked.contains(&(at, column)))) { (cell.show()) }
                            } }
                        }
                    }
                } }
                @if !grid.foot.is_empty() { p.foot { (grid.foot) } }
            }
        }
    }
}

fn class(cell: &Cell, marked: bool) -> &'static str {
    match (cell, marked) {
        (Cell::Date(_), true) => "date marked",
        (_, true) => "marked",
        (Cell::Number(_) | Cell::Fen(_) | Cell::Share(_) | Cell::Time(_) | Cell::Moment(_), _) => {
            "number"
        }
        (Cell::Date(_), _) => "date",
        // Doors break at their hyphens unless told not to.
        (Cell::Text(text), _) if text.len() <= 14 && text.is_ascii() => "short",
        _ => "text",
    }
}

/// Every figure, group by group.
pub fn figures(export: &Export<'_>) -> Markup {
    html! {
        section {
            h2 { (export.words.get("daylog-sheet-summary")) }
            div.groups {
                @for group in groups(export.log, &export.words).iter().filter(|group| !group.figures.is_empty()) {
                    div.group {
                        h3 { (group.title) }
                        dl { @for figure in &group.figures {
                            div class=(if is_none(&figure.value) { "none" } else { "some" }) {
                                dt { (figure.label) } dd { (figure.value.show()) }
                            }
                        } }
                    }
                }
            }
        }
    }
}

fn is_none(cell: &Cell) -> bool {
    matches!(cell, Cell::Empty | Cell::Number(0))
}

/// The district's form, on a page of its own when printed.
pub fn form(form: &Form, words: &Words<'_>) -> Markup {
    html! {
        section.form {
            h1 { (form.title) }
            table { tbody { @for line in &lines(&form.fields) {
                tr { @for field in line {
                    th class=(if field.part { "part" } else { "whole" }) { (field.label) }
                    td colspan=(if field.wide || line.len() == 1 { "3" } else { "1" }) { (field.value.show()) }
                } }
            } } }
            (signatures(&form.signatures, words))
        }
    }
}

/// Fields two a line, wide ones alone.
fn lines(fields: &[Field]) -> Vec<Vec<&Field>> {
    let mut lines: Vec<Vec<&Field>> = Vec::new();
    for field in fields {
        match lines.last_mut() {
            Some(line) if !field.wide && line.len() == 1 && !line[0].wide => line.push(field),
            _ => lines.push(vec![field]),
        }
    }
    lines
}

/// Lines to sign on.
pub fn signatures(who: &[String], words: &Words<'_>) -> Markup {
    html! {
        div.sign { @for who in who {
            span { (who) i {} }
        } span { (words.get("daylog-sign-date")) } }
    }
}

/// When it was written, and whether people are hidden.
pub fn foot(now: Moment, privacy: &Privacy, words: &Words<'_>) -> Markup {
    let at = now.format("%Y-%m-%d %H:%M").to_string();
    let mask = match privacy {
        Privacy::Masked => "daylog-masked",
        Privacy::Unmasked { .. } => "daylog-unmasked",
    };
    html! {
        footer { (words.with("daylog-written", &[("at", at)])) " · " (words.get(mask)) }
    }
}
