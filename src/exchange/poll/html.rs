//! The result as one page to print and sign: no scripts, nothing loaded from elsewhere. Not what stands in it.

use maud::{DOCTYPE, html};

use super::{ANSWERS, Export};
use crate::domain::share::percent;
use crate::exchange::daylog::Privacy;

const STYLE: &str = include_str!("style.css");

/// The page.
pub(super) fn page(export: &Export<'_>) -> String {
    let words = export.words;
    let homes = &export.tally.households;
    let page = html! {
        (DOCTYPE)
        html lang=(words.language()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'";
                title { (words.get("poll-sheet")) " " (export.question()) }
                style { (maud::PreEscaped(STYLE)) }
            }
            body {
                @if let Privacy::Unmasked { reason } = &export.privacy {
                    p.unmasked { (words.with("daylog-unmasked-reason", &[("reason", reason.clone())])) }
                }
                h1 { (words.get("poll-sheet")) }
                p.question { (export.question()) }
                dl { @for (label, value) in export.head() { dt { (label) } dd { (value) } } }
                table.totals {
                    thead { tr { @for name in ["answer", "households", "share", "area", "share"] {
                        th { (words.of("poll-column-", name)) }
                    } th {} } }
                    tbody { @for (at, row) in export.totals().iter().enumerate() {
                        tr {
                            @for cell in row { td { (cell) } }
                            td.bar { @if let Some(answer) = ANSWERS.get(at) {
                                // Each answer has a pattern of its own: printed grey they stay apart.
                                span class=(answer.as_str()) style=(format!("width:{}%", percent(homes.of(*answer), homes.all))) {}
                            } }
                        }
                    } }
                }
                @for line in export.verdict() { p.verdict { (line) } }
                table.doors {
                    thead { tr { @for heading in export.headings() { th { (heading) } } } }
                    tbody { @for row in export.rows() { tr { @for cell in row { td { (cell) } } } } }
                }
                p.sign { @for who in export.signatures() {
                    span { (who) "________________ " (words.get("daylog-sign-date")) }
                } }
                footer { (words.with("poll-written", &[("at", export.now.format("%Y-%m-%d %H:%M").to_string())])) }
            }
        }
    };
    page.into_string()
}
