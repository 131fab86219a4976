//! The log to paste into a chat: counts only, no names, no doors, no notes. Not the log for the office.

use super::Export;
use super::figures::by_action;
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
    let pairs: Vec<String> = told
        .map(|line| words.pair(&line.title, &line.text))
        .collect();
    words.clauses(pairs)
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
        ("daylog-group-hazards", hazards(summary, words)),
        ("daylog-group-events", events(summary, words)),
        ("daylog-group-handled", handled(summary, words)),
        ("daylog-group-collection", collection(summary, words)),
        ("daylog-group-tasks", tasks(summary, words)),
        ("daylog-group-hours", hours(log, words)),
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
        ("met", summary.people_met.to_string()),
    ];
    words.clauses([
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
    if summary.publicity_households == 0 {
        return String::new();
    }
    let values = [
        ("doors", summary.publicity_households.to_string()),
        ("leaflets", summary.leaflets.to_string()),
    ];
    words.clauses([
        words.with("daylog-text-publicity", &values),
        counts(&summary.topics, words),
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
    let values = [
        ("found", hazards.found.to_string()),
        ("followed", hazards.followed.to_string()),
        ("fixed", hazards.fixed.to_string()),
        ("reported", hazards.reported.to_string()),
        ("tofix", hazards.to_fix.to_string()),
        ("recheck", hazards.to_recheck.to_string()),
        ("closed", hazards.closed.to_string()),
    ];
    let checked = if hazards.checks == 0 {
        String::new()
    } else {
        words.with("daylog-text-checks", &checks)
    };
    words.clauses([
        checked,
        words.with("daylog-text-hazards", &values),
        counts(&hazards.by_severity, words),
        counts(&hazards.by_category, words),
    ])
}

fn events(summary: &Summary, words: &Words<'_>) -> String {
    let events = &summary.events;
    if events.heard + events.earlier == 0 {
        return String::new();
    }
    let values = [
        ("heard", events.heard.to_string()),
        ("solved", events.solved.to_string()),
        ("handed", events.handed.to_string()),
        ("open", events.open.to_string()),
    ];
    let more = |id: &str, number: u32| match number {
        0 => String::new(),
        number => words.counted(id, number),
    };
    words.clauses([
        words.with("daylog-text-events", &values),
        more("daylog-text-events-dropped", events.dropped),
        more("daylog-text-events-earlier", events.earlier),
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
    ];
    words.clauses([
        words.with("daylog-text-handled", &values),
        counts(&summary.handed, words),
    ])
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
    ])
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
    if summary.unfinished > 0 {
        clauses.push(words.counted("daylog-text-unfinished", summary.unfinished));
    }
    if summary.rest > 0 {
        clauses.push(words.counted("daylog-text-rest", summary.rest));
    }
    if summary.tomorrow > 0 {
        clauses.push(words.counted("daylog-text-tomorrow", summary.tomorrow));
    }
    if summary.late > 0 {
        clauses.push(words.counted("daylog-text-late", summary.late));
    }
    words.clauses(clauses)
}
