//! The log to paste into a chat: counts only, no names, no doors, no notes. Not the log for the office.

use super::Export;
use super::figures::{by_action, given};
use super::words::Words;
use crate::domain::codes::Coded;
use crate::ledger::queries::daylog::{CollectFigures, DayLog, Summary};

/// One subject and what is to be said of it in numbers.
struct Line {
    title: String,
    text: String,
}

/// As Markdown.
pub fn markdown(export: &Export<'_>) -> String {
    let words = export.words;
    let mut page = format!("# {}\n\n", words.get("daylog-title"));
    page.push_str(&format!("**{}**\n\n", day(export.log, &words)));
    for line in lines(export.log, &words) {
        page.push_str(&format!("- **{}** {}\n", line.title, line.text));
    }
    page.push_str(&format!("\n> {}\n", words.get("daylog-counts-only")));
    page
}

/// As plain text.
pub fn plain(export: &Export<'_>) -> String {
    let words = export.words;
    let values = [
        ("title", words.get("daylog-title")),
        ("day", day(export.log, &words)),
    ];
    let mut page = words.with("daylog-text-head", &values);
    page.push('\n');
    for (number, line) in (1..).zip(lines(export.log, &words)) {
        let pair = words.pair(&line.title, &line.text);
        page.push_str(&format!("{number}. {pair}\n"));
    }
    page.push_str(&words.get("daylog-counts-only"));
    page.push('\n');
    page
}

/// The whole day in one paragraph of counts (巡查走访情况).
pub fn narrative(log: &DayLog, words: &Words<'_>) -> String {
    let lines = lines(log, words);
    let told = lines
        .iter()
        .take_while(|line| line.title != words.get("daylog-group-tasks"));
    let values = told.map(|line| words.pair(&line.title, &line.text));
    let sentences = values.map(|text| words.with("daylog-sentence", &[("text", text)]));
    sentences.collect()
}

fn day(log: &DayLog, words: &Words<'_>) -> String {
    let weather = log.head.day.weather.map(|weather| words.label(weather));
    let day = words.day(log.head.date());
    format!("{day} {}", weather.unwrap_or_default())
        .trim_end()
        .to_owned()
}

fn lines(log: &DayLog, words: &Words<'_>) -> Vec<Line> {
    let summary = &log.summary;
    let said = [
        ("daylog-group-visits", visits(summary, words)),
        ("daylog-group-care", care(summary, words)),
        ("daylog-group-publicity", publicity(summary, words)),
        ("daylog-group-relief", given::relief(summary, words)),
        ("daylog-group-activities", given::activities(summary, words)),
        ("daylog-group-hazards", hazards(summary, words)),
        ("daylog-group-events", events(summary, words)),
        ("daylog-group-handled", handled(summary, words)),
        ("daylog-group-collection", collection(summary, words)),
        ("daylog-group-tasks", tasks(summary, words)),
        ("daylog-group-hours", hours(log, words)),
        ("daylog-group-left", left(summary, words)),
    ];
    (said.into_iter())
        .filter(|(_, text)| !text.is_empty())
        .map(|(title, text)| Line {
            title: words.get(title),
            text,
        })
        .collect()
}

/// `见到本人 3、无人应答 1`.
fn counts<C: Coded>(counts: &[(C, u32)], words: &Words<'_>) -> String {
    words.list((counts.iter()).map(|(code, number)| format!("{} {number}", words.label(*code))))
}

fn visits(summary: &Summary, words: &Words<'_>) -> String {
    let percent = summary.effective_percent().unwrap_or(0);
    let places = match summary.places {
        0 => String::new(),
        places => words.counted("daylog-text-places", places),
    };
    let values = [
        ("attempted", summary.attempted.to_string()),
        ("households", summary.households.to_string()),
        ("effective", summary.effective.to_string()),
        ("percent", percent.to_string()),
    ];
    let plan = [
        ("done", summary.plan_done.to_string()),
        ("planned", summary.planned.to_string()),
    ];
    let plan = match summary.planned {
        0 => String::new(),
        _ => words.with("daylog-text-plan", &plan),
    };
    words.clauses([
        plan,
        words.with("daylog-text-visits", &values),
        places,
        counts(&summary.outcomes, words),
    ])
}

fn care(summary: &Summary, words: &Words<'_>) -> String {
    let care = summary.care;
    if care.doors + care.left == 0 {
        return String::new();
    }
    let values = [
        ("doors", care.doors.to_string()),
        ("old", care.old.to_string()),
        ("child", care.child.to_string()),
        ("special", care.special.to_string()),
    ];
    let left = match care.left {
        0 => String::new(),
        left => words.counted("daylog-text-care-left", left),
    };
    words.clauses([words.with("daylog-text-care", &values), left])
}

fn publicity(summary: &Summary, words: &Words<'_>) -> String {
    let told = counts(&super::figures::told(summary), words);
    if summary.publicity_households == 0 {
        return told;
    }
    let values = [
        ("doors", summary.publicity_households.to_string()),
        ("leaflets", summary.leaflets.to_string()),
    ];
    words.clauses([
        words.with("daylog-text-publicity", &values),
        counts(&summary.topics, words),
        told,
    ])
}

fn hazards(summary: &Summary, words: &Words<'_>) -> String {
    let hazards = &summary.hazards;
    let rows = hazards.found + hazards.followed;
    if hazards.checks + rows == 0 {
        return String::new();
    }
    let checks = [
        ("checks", hazards.checks.to_string()),
        ("items", hazards.items.to_string()),
    ];
    let checked = match hazards.checks {
        0 => String::new(),
        _ => words.with("daylog-text-checks", &checks),
    };
    let found = words.counted("daylog-text-found", hazards.found);
    let followed = match hazards.followed {
        0 => String::new(),
        followed => words.counted("daylog-text-followed", followed),
    };
    let stand = [
        ("daylog-figure-fixed", hazards.fixed),
        ("daylog-figure-reported", hazards.reported),
        ("daylog-figure-to-fix", hazards.to_fix),
        ("daylog-figure-recheck", hazards.to_recheck),
        ("daylog-figure-closed", hazards.closed),
    ];
    words.clauses([
        checked,
        parts(&words.list([found, followed]), &stand, words),
        counts(&hazards.by_severity, words),
        counts(&hazards.by_category, words),
    ])
}

/// A total and the parts it is the sum of, those of none left out: `新发现3处：当场整改 1、待整改 2`.
fn parts(total: &str, parts: &[(&str, u32)], words: &Words<'_>) -> String {
    let parts = parts.iter().filter(|(_, number)| *number > 0);
    let parts = parts.map(|(id, number)| format!("{} {number}", words.get(id)));
    let parts = words.list(parts);
    if parts.is_empty() {
        total.to_owned()
    } else {
        words.pair(total, &parts)
    }
}

fn events(summary: &Summary, words: &Words<'_>) -> String {
    let events = &summary.events;
    if events.heard + events.earlier == 0 {
        return String::new();
    }
    let heard = words.counted("daylog-text-heard", events.heard);
    let became = [
        ("daylog-figure-events-solved", events.solved),
        ("daylog-figure-events-handed", events.handed),
        ("daylog-figure-events-dropped", events.dropped),
        ("daylog-figure-events-open", events.open),
    ];
    let earlier = match events.earlier {
        0 => String::new(),
        earlier => words.counted("daylog-text-earlier", earlier),
    };
    words.clauses([
        parts(&heard, &became, words),
        earlier,
        counts(&events.by_category, words),
    ])
}

/// Hazards and needs together: settled by the worker, handed on and to whom.
fn handled(summary: &Summary, words: &Words<'_>) -> String {
    if summary.solved() + summary.escalated() == 0 {
        return String::new();
    }
    let values = [
        ("solved", summary.solved().to_string()),
        ("escalated", summary.escalated().to_string()),
        ("bodies", counts(&summary.handed, words)),
    ];
    let id = if summary.handed.is_empty() {
        "daylog-text-handled"
    } else {
        "daylog-text-handled-to"
    };
    words.with(id, &values)
}

fn collection(summary: &Summary, words: &Words<'_>) -> String {
    let part = |id: &str, figures: &CollectFigures| {
        let told = by_action(figures)
            .into_iter()
            .filter(|(_, number)| *number > 0);
        let told: Vec<_> = told.collect();
        if told.is_empty() {
            return String::new();
        }
        format!("{} {}", words.get(id), counts(&told, words))
    };
    words.clauses([
        part("daylog-figure-people", &summary.people),
        part("daylog-figure-houses", &summary.houses),
        filled(summary, words),
    ])
}

/// Questionnaires filled: all of them, and of each title.
fn filled(summary: &Summary, words: &Words<'_>) -> String {
    let all: u32 = summary.filled.iter().map(|(_, number)| number).sum();
    if all == 0 {
        return String::new();
    }
    let each = summary.filled.iter();
    let each = words.list(each.map(|(title, number)| format!("{title} {number}")));
    let values = [("count", all.to_string()), ("forms", each)];
    words.with("daylog-text-filled", &values)
}

fn tasks(summary: &Summary, words: &Words<'_>) -> String {
    let tasks = summary.tasks;
    if tasks.done + tasks.added + tasks.carried == 0 {
        return String::new();
    }
    let values = [
        ("done", tasks.done.to_string()),
        ("added", tasks.added.to_string()),
        ("carried", tasks.carried.to_string()),
        ("overdue", tasks.overdue.to_string()),
    ];
    words.with("daylog-text-tasks", &values)
}

fn hours(log: &DayLog, words: &Words<'_>) -> String {
    let summary = &log.summary;
    let mut clauses = Vec::new();
    let rounds = &log.head.rounds;
    if let Some(first) = rounds.first() {
        let values = [
            ("rounds", rounds.len().to_string()),
            ("hours", words.duration(summary.minutes)),
            ("at", super::figures::stretch(first)),
        ];
        // A round of one entry takes no time that is known: it is told by its moment, several by their number.
        let id = match (summary.minutes, rounds.len()) {
            (0, 1) => "daylog-text-hours-one",
            (0, _) => "daylog-text-hours-none",
            _ => "daylog-text-hours",
        };
        clauses.push(words.with(id, &values));
    }
    if summary.late > 0 {
        clauses.push(words.counted("daylog-text-late", summary.late));
    }
    words.clauses(clauses)
}

/// What stayed undone, and what comes next.
fn left(summary: &Summary, words: &Words<'_>) -> String {
    let mut clauses = Vec::new();
    if summary.unfinished > 0 {
        clauses.push(words.counted("daylog-text-unfinished", summary.unfinished));
    }
    if summary.rest > 0 {
        clauses.push(words.counted("daylog-text-rest", summary.rest));
    }
    if summary.tomorrow > 0 {
        clauses.push(words.counted("daylog-text-tomorrow", summary.tomorrow));
    }
    words.clauses(clauses)
}
