//! One entry of the day in a line. What was taken back says so in words, and is struck through.

use chrono::Timelike;
use ratatui::style::Style;
use ratatui::text::Line;

use crate::domain::codes::CheckAnswer;
use crate::domain::request::RequestStep;
use crate::domain::subject::Subject;
use crate::ledger::queries::daylog::{
    ActivityRow, Entry, FilledRow, ListedRow, ReliefRow, RequestRow, StanceRow, ToldRow, What,
    WillingRow,
};
use crate::ledger::queries::mark::Mark;
use crate::tui::context::View;
use crate::tui::entry::{hazard, relief, task};
use crate::tui::pane::visits::noted;
use crate::tui::widget::table::{self, Column};

/// The entry: time, mark, where, what.
pub(super) fn line(entry: &Entry, room: usize, view: &View<'_>) -> Line<'static> {
    let columns = [
        Column::fixed(5, 0),
        Column::fixed(1, 0),
        Column::fixed(8, 0),
        Column::rest(10, 0),
    ];
    let time = format!("{:02}:{:02}", entry.at.hour(), entry.at.minute());
    let place = entry.place();
    let subject = place.and_then(|place| place.subject.as_ref());
    let door = match (subject, place) {
        (Some(subject), _) => view.door(subject),
        (None, Some(place)) => place.door.clone(),
        (None, None) => String::new(),
    };
    let (letter, badge) = letter(entry, view);
    let mut said = what(entry, subject, view);
    if entry.doors > 1 {
        let values = [("what", said.into()), ("count", entry.doors.into())];
        said = view.texts.with("log-undone-doors", &values);
    }
    let style = if entry.undone {
        said = view.texts.with("log-undone", &[("what", said.into())]);
        view.theme.undone()
    } else {
        view.theme.plain()
    };
    if entry.late {
        said = view.texts.with("log-late", &[("what", said.into())]);
    }
    let dim = if entry.undone {
        style
    } else {
        view.theme.dim()
    };
    table::row(
        &[
            (&time, dim),
            (letter, badge),
            (&door, style),
            (&said, style),
        ],
        &table::widths(&columns, room),
    )
}

fn letter(entry: &Entry, view: &View<'_>) -> (&'static str, Style) {
    if entry.undone {
        return (" ", view.theme.plain());
    }
    let mark = match &entry.what {
        What::Visit(row) => Mark::after(view.ledger.tables(), &row.visit),
        What::Hazard(_) => Mark::Hazard,
        What::Collected(_) | What::Filled(_) | What::FormCorrected(_) => Mark::Changed,
        _ => return (" ", view.theme.plain()),
    };
    (mark.ascii(), view.theme.badge(mark))
}

fn filled(row: &FilledRow, view: &View<'_>) -> String {
    let missing = match row.sheet.is_complete {
        true => 0,
        false => row.sheet.asked.saturating_sub(row.sheet.answered),
    };
    let title = row.title.as_str();
    let values = [("title", title.into()), ("missing", missing.into())];
    view.texts.with("log-filled", &values)
}

fn told(row: &ToldRow, view: &View<'_>) -> String {
    let tag = view.texts.tag();
    let values = [
        ("how", row.told.how.label(tag).into()),
        ("what", row.called(tag).into()),
        ("leaflets", row.told.leaflets.into()),
    ];
    view.texts.with("log-told", &values)
}

fn given(row: &ReliefRow, view: &View<'_>) -> String {
    let given = relief::given(&row.relief, view);
    let occasion = row.relief.occasion.label(view.texts.tag());
    let values = [("occasion", occasion.into()), ("what", given.into())];
    view.texts.with("log-relief", &values)
}

fn held(row: &ActivityRow, view: &View<'_>) -> String {
    let values = [
        ("title", row.activity.title.as_str().into()),
        ("people", row.activity.people.unwrap_or(0).into()),
    ];
    view.texts.with("log-activity", &values)
}

fn listed(row: &ListedRow, view: &View<'_>) -> String {
    let values = [
        ("words", row.words.as_str().into()),
        ("state", row.stands(view.texts.tag()).into()),
    ];
    let said = view.texts.with(row.text, &values);
    if row.count == 1 {
        return said;
    }
    let values = [("what", said.into()), ("count", row.count.into())];
    view.texts.with("log-listed-many", &values)
}

fn stance(row: &StanceRow, view: &View<'_>) -> String {
    let answer = row.stance.answer.label(view.texts.tag());
    let values = [
        ("question", row.question.as_str().into()),
        ("answer", answer.into()),
    ];
    view.texts.with("log-stance", &values)
}

fn willing(row: &WillingRow, view: &View<'_>) -> String {
    let wish = row.willing.wish.label(view.texts.tag());
    let values = [
        ("name", view.name(&row.willing.name).into()),
        ("wish", wish.into()),
    ];
    view.texts.with("log-willing", &values)
}

fn moved(row: &RequestRow, step: &RequestStep, view: &View<'_>) -> String {
    let values = [
        ("words", row.request.words.as_str().into()),
        ("state", step.to.label(view.texts.tag()).into()),
    ];
    view.texts.with("log-request-step", &values)
}

fn corrected(row: &FilledRow, view: &View<'_>) -> String {
    let (title, reason) = (row.title.as_str(), row.sheet.reason.as_str());
    let values = [("title", title.into()), ("reason", reason.into())];
    view.texts.with("log-form-corrected", &values)
}

fn what(entry: &Entry, subject: Option<&Subject>, view: &View<'_>) -> String {
    let (texts, tag) = (view.texts, view.texts.tag());
    match &entry.what {
        What::DayStarted => texts.get("log-day-started").into_owned(),
        What::DayClosed => texts.get("log-day-closed").into_owned(),
        What::Visit(row) => {
            let home = subject.and_then(Subject::household);
            let head = home.and_then(|id| view.ledger.tables().head_of(id));
            let head = head.filter(|_| entry.doors == 1);
            let head = head.as_ref().map_or("", |head| head.name.as_str());
            format!("{head} {}", noted(&row.visit, view))
                .trim_start()
                .to_owned()
        }
        What::Hazard(row) => {
            let item = hazard::short_item(row.hazard.item, view);
            let first = row.hazard.steps.get(1).map_or(row.state, |step| step.to);
            let values = [("item", item.into()), ("state", first.label(tag).into())];
            texts.with("log-hazard", &values)
        }
        What::HazardStep(row, step) => {
            let item = hazard::short_item(row.hazard.item, view);
            let values = [("item", item.into()), ("state", step.to.label(tag).into())];
            texts.with("log-hazard-step", &values)
        }
        What::Check(row) => {
            let values = [
                ("count", row.looked_at().into()),
                ("bad", row.answered(CheckAnswer::BAD).into()),
            ];
            texts.with("log-check", &values)
        }
        What::Collected(row) => {
            let values = [
                ("action", row.record.action.label(tag).into()),
                ("person", row.person.as_str().into()),
            ];
            texts.with("log-collected", &values)
        }
        What::Request(row) => {
            let (kind, words) = (row.request.kind.label(tag), row.request.words.as_str());
            let values = [("kind", kind.into()), ("words", words.into())];
            texts.with("log-request", &values)
        }
        What::RequestStep(row, step) => moved(row, step, view),
        What::Told(row) => told(row, view),
        What::Relief(row) => given(row, view),
        What::Activity(row) => held(row, view),
        What::Listed(row) => listed(row, view),
        What::Stance(row) => stance(row, view),
        What::Willing(row) => willing(row, view),
        What::Filled(row) => filled(row, view),
        What::FormCorrected(row) => corrected(row, view),
        What::TaskDone(row) => {
            let title = task::title(&row.task, view).into();
            texts.with("log-task-done", &[("title", title)])
        }
    }
}
