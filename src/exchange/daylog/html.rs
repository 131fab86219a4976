//! The log as one page to read and print: no scripts, nothing loaded from elsewhere, light and dark. Not what stands in it.

mod hours;
mod map;
mod outcomes;
pub(in crate::exchange) mod sections;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::masks::Masks;
use super::words::Words;
use super::{Export, Privacy, follow, lists, office};
use crate::domain::codes::{Effective, Outcome};

const STYLE: &str = include_str!("html/style.css");

/// The whole log.
pub fn page(export: &Export<'_>, masks: &Masks) -> String {
    let words = export.words;
    let form = office::form(export.log, words, masks);
    let grids = [
        lists::visits_by_door(export, masks),
        lists::hazards(export, masks),
        lists::collection(export, masks),
        lists::tasks(export, masks),
        lists::unfinished(export, masks),
        lists::tomorrow(export, masks),
    ];
    let body = html! {
        (sections::head(export))
        (sections::tiles(export))
        section.pictures {
            (outcomes::picture(export))
            (hours::picture(export))
            (map::picture(export))
        }
        @for grid in &grids { (sections::table(grid, &words)) }
        (sections::figures(export))
        (sections::signatures(&form.signatures, &words))
        @for grid in follow::grids(export, masks) { (sections::table(&grid, &words)) }
        (sections::form(&form, &words))
        (sections::foot(export.now, &export.privacy, &export.words))
    };
    document(
        &day_title(export, &words.get("daylog-title")),
        &export.privacy,
        &words,
        &body,
    )
}

/// The district's form alone.
pub fn office_page(export: &Export<'_>, masks: &Masks) -> String {
    let form = office::form(export.log, export.words, masks);
    let body = html! {
        (sections::form(&form, &export.words))
        (sections::foot(export.now, &export.privacy, &export.words))
    };
    document(
        &day_title(export, &form.title),
        &export.privacy,
        &export.words,
        &body,
    )
}

fn day_title(export: &Export<'_>, title: &str) -> String {
    format!("{title} {}", export.log.head.date())
}

/// A page of its own with this body; what shows people says so above it.
pub(in crate::exchange) fn document(
    title: &str,
    privacy: &Privacy,
    words: &Words<'_>,
    body: &Markup,
) -> String {
    let page = html! {
        (DOCTYPE)
        html lang=(words.language()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'";
                meta name="color-scheme" content="light dark";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                @if let Privacy::Unmasked { reason } = privacy {
                    p.unmasked { (words.with("daylog-unmasked-reason", &[("reason", reason.clone())])) }
                }
                (body)
            }
        }
    };
    page.into_string()
}

/// The class that colours an outcome; a mark stands beside it, so that colour alone says nothing.
fn tone(outcome: Outcome) -> &'static str {
    if outcome == Outcome::URGENT || outcome == Outcome::REFUSED {
        return "bad";
    }
    if outcome == Outcome::RESCHEDULED {
        return "wait";
    }
    match outcome.effective() {
        Effective::Yes | Effective::CareOnly => "met",
        Effective::NotApplicable => "empty",
        Effective::No => "quiet",
    }
}
