//! The report as one page: a table and bars a group, drawn without scripts. Not what is counted.

use maud::{Markup, html};

use super::Report;
use crate::exchange::daylog::Privacy;
use crate::exchange::daylog::cell::Cell;
use crate::exchange::daylog::figures::Group;
use crate::exchange::daylog::html::{document, sections};

/// Where the bars begin, and how long the longest is.
const LEFT: f64 = 200.0;
const LONGEST: f64 = 440.0;
/// Height of a bar with its gap.
const STEP: usize = 26;

/// The page.
pub fn page(report: &Report<'_>) -> String {
    let words = &report.words;
    let groups = report.worded();
    let heads = [
        ("daylog-office-community", report.heads[0].to_owned()),
        ("daylog-office-grid", report.heads[1].to_owned()),
        ("daylog-office-worker", report.heads[2].to_owned()),
    ];
    let body = html! {
        header {
            h1 { (report.title()) }
            p.day { (report.days()) }
            dl.meta { @for (label, value) in heads.iter().filter(|(_, value)| !value.is_empty()) {
                div { dt { (words.get(label)) } dd { (value) } }
            } @for turn in report.turns {
                div { dt { (words.with("report-duty", &[("month", turn.month.clone())])) } dd { (turn.said()) } }
            } }
        }
        @if groups.is_empty() { p { (words.get("report-nothing")) } }
        @for group in &groups { (section(group)) }
        (sections::foot(report.now, &Privacy::Masked, words))
    };
    let title = format!("{} {}", report.title(), report.days());
    document(&title, &Privacy::Masked, words, &body)
}

fn section(group: &Group) -> Markup {
    html! {
        section {
            h2 { (group.title) }
            div.groups { div.group { dl { @for figure in &group.figures {
                div { dt { (figure.label) } dd { (figure.value.show()) } }
            } } } }
            (bars(group))
        }
    }
}

/// Bars of the counts; money is no bar.
fn bars(group: &Group) -> Markup {
    let counts = group
        .figures
        .iter()
        .filter_map(|figure| match figure.value {
            Cell::Number(number) if number > 0 => Some((&figure.label, number)),
            _ => None,
        });
    let counts: Vec<_> = counts.collect();
    let most = counts.iter().map(|(_, number)| *number).max();
    let height = counts.len() * STEP;
    html! {
        @if let Some(most) = most {
            figure {
                svg viewBox=(format!("0 0 700 {height}")) role="img" aria-label=(group.title) {
                    @for (at, (label, number)) in counts.iter().enumerate() {
                        @let length = (LONGEST * f64::from(*number) / f64::from(most)).max(2.0);
                        text x=(LEFT - 8.0) y=(at * STEP + 17) text-anchor="end" { (label) }
                        rect.met x=(LEFT) y=(at * STEP + 3) width=(format!("{length:.1}")) height="20" rx="3" {
                            title { (label) " " (number) }
                        }
                        text x=(format!("{:.1}", LEFT + length + 6.0)) y=(at * STEP + 17) { (number) }
                    }
                }
            }
        }
    }
}
