//! A bar of what the day's attempts came to, each part as long as its share. Not the figures.

use maud::{Markup, html};

use super::super::Export;
use super::tone;

/// Length of the whole bar.
const LENGTH: f64 = 700.0;

/// The bar with its legend; nothing without attempts.
pub fn picture(export: &Export<'_>) -> Markup {
    let (summary, words) = (&export.log.summary, export.words);
    if summary.attempted == 0 {
        return html! {};
    }
    let mut left = 0.0;
    let parts: Vec<_> = (summary.outcomes.iter())
        .map(|(outcome, number)| {
            let length = LENGTH * f64::from(*number) / f64::from(summary.attempted);
            let part = (*outcome, *number, left, length);
            left += length;
            part
        })
        .collect();
    html! {
        figure {
            figcaption { (words.get("daylog-chart")) }
            svg viewBox="0 0 700 40" role="img" aria-label=(words.get("daylog-chart")) {
                @for (outcome, number, left, length) in &parts {
                    rect class=(tone(*outcome)) x=(format!("{:.1}", left + 1.0)) y="0" height="40" rx="3"
                        width=(format!("{:.1}", (length - 2.0).max(1.0))) {
                        title { (words.label(*outcome)) " " (number) }
                    }
                    @if *length > 30.0 {
                        text.on x=(format!("{:.1}", left + length / 2.0)) y="26" text-anchor="middle" { (number) }
                    }
                }
            }
            ul.legend { @for (outcome, number, ..) in &parts {
                li { i class=(tone(*outcome)) { (outcome.mark(words.language())) } (words.label(*outcome)) " " b { (number) } }
            } }
        }
    }
}
