//! One task of a list: from its row, beside a task of the ledger, and as a task of its own.

use chrono::{NaiveDate, NaiveTime};

use super::place::Places;
use crate::domain::codes::{Priority, TaskKind, TaskOrigin, TaskState};
use crate::domain::subject::Subject;
use crate::domain::task::Task;
use crate::domain::visit::Appointment;
use crate::domain::{Id, Moment};
use crate::exchange::fields::{Tell, cell, code, day, joined};
use crate::exchange::header::Layout;
use crate::exchange::report::{About, Shown, masked};
use crate::exchange::table::Row;

/// A title longer than this many characters goes on in the note.
const TITLE: usize = 60;

/// What makes two entries one task: name, where, by when.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Key {
    title: String,
    subject: Option<Subject>,
    address: String,
    due: Option<NaiveDate>,
}

impl Key {
    /// The key of a task in the ledger.
    pub(super) fn of(task: &Task) -> Self {
        Self {
            title: task.title.clone(),
            subject: task.subject.clone(),
            address: task.address.clone(),
            due: task.due.map(|due| due.on),
        }
    }
}

/// A task as the list has it.
pub(super) struct Entry {
    title: String,
    subject: Option<Subject>,
    /// Where, as written.
    written: String,
    kind: Option<TaskKind>,
    due: Option<Appointment>,
    priority: Option<Priority>,
    origin: Option<TaskOrigin>,
    note: String,
}

impl Entry {
    pub(super) fn key(&self) -> Key {
        let address = if self.subject.is_some() {
            String::new()
        } else {
            self.written.clone()
        };
        Key {
            title: self.title.clone(),
            subject: self.subject.clone(),
            address,
            due: self.due.map(|due| due.on),
        }
    }

    /// The key it had while its door was not in the ledger.
    pub(super) fn key_in_words(&self) -> Key {
        Key {
            subject: None,
            address: self.written.clone(),
            ..self.key()
        }
    }

    /// Takes what another row says of the same task: the more pressing priority, what was blank, what more is noted.
    pub(super) fn join(&mut self, other: &Self) {
        self.kind = self.kind.or(other.kind);
        self.origin = self.origin.or(other.origin);
        let pressing = [self.priority, other.priority].into_iter().flatten();
        self.priority = pressing.max_by_key(|priority| priority.weight());
        if !self.note.contains(&other.note) {
            self.note = joined([&self.note, &other.note]);
        }
    }

    /// Tells a task of the ledger what the list says; blanks take nothing away.
    pub(super) fn tell(&self, task: &mut Task) {
        task.kind = self.kind.unwrap_or(task.kind);
        task.origin = self.origin.unwrap_or(task.origin);
        task.priority = self.priority.unwrap_or(task.priority);
        if self.subject.is_some() {
            task.subject.clone_from(&self.subject);
            task.address.clear();
        } else if task.subject.is_none() {
            task.address.clone_from(&self.written);
        }
        if !task.note.contains(&self.note) {
            task.note = joined([&task.note, &self.note]);
        }
    }

    /// The task of its own it becomes.
    pub(super) fn into_task(self, id: Id<Task>, now: Moment) -> Task {
        let origin = self.origin.unwrap_or(TaskOrigin::OTHER);
        let mut task = Task::new(id, self.title.clone(), origin, now);
        self.tell(&mut task);
        task.due = self.due;
        task
    }
}

/// The task of `row`; `None` when the list says it is done, the message when it has no name.
pub(super) fn read(
    row: &Row,
    layout: &Layout,
    places: &Places<'_>,
    tell: &mut Tell<'_>,
) -> Result<Option<Entry>, &'static str> {
    let text = |field| cell(row, layout, field).map_or("", |(cell, _)| cell.text.as_str());
    let title = [text("title"), text("kind")]
        .into_iter()
        .find(|text| !text.is_empty());
    let Some(title) = title else {
        return Err("import-no-title");
    };
    let state = text("state");
    let done = TaskState::find(state) == Some(TaskState::DONE)
        || matches!(state, "是" | "已完成" | "已办结" | "办结");
    if done {
        return Ok(None);
    }
    let mut notes = Vec::new();
    let (title, rest) = match title.char_indices().nth(TITLE) {
        Some((end, _)) => title.split_at(end),
        None => (title, ""),
    };
    notes.push(rest);
    let origin = code(row, layout, "origin", TaskOrigin::find, tell);
    if origin.is_none() {
        notes.push(text("origin"));
    }
    notes.extend([text("person"), text("phone")]);
    for column in layout.of("note") {
        notes.push(row.text(column.index));
    }
    let (subject, written) = place(row, layout, places, tell);
    Ok(Some(Entry {
        title: title.to_string(),
        subject,
        written,
        kind: code(row, layout, "kind", TaskKind::find, tell),
        due: due(row, layout, tell),
        priority: code(row, layout, "priority", Priority::find, tell),
        origin,
        note: joined(notes),
    }))
}

/// Where a row is about, as written, and whom to ask.
pub(super) fn about(row: &Row, layout: &Layout) -> About {
    let text = |field| cell(row, layout, field).map_or("", |(cell, _)| cell.text.as_str());
    let parts = ["building", "unit", "room"].map(text);
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let door = if parts.is_empty() {
        text("address").to_owned()
    } else {
        parts.join("-")
    };
    About::of(masked(&door, Shown::Other), text("person"))
}

/// By when: a day, with its time where one is written; a month means its last day.
fn due(row: &Row, layout: &Layout, tell: &mut Tell<'_>) -> Option<Appointment> {
    let (cell, _) = cell(row, layout, "due")?;
    let on = day(row, layout, "due", "import-due-unreadable", tell)?;
    let clock = cell
        .text
        .rsplit([' ', 'T', '日'])
        .next()
        .unwrap_or_default();
    let time = ["%H:%M", "%H:%M:%S"]
        .iter()
        .find_map(|form| NaiveTime::parse_from_str(clock, form).ok());
    Some(Appointment {
        on,
        time: time.filter(|time| *time != NaiveTime::MIN),
    })
}

/// Where: what the ledger knows it as, or else the words.
fn place(
    row: &Row,
    layout: &Layout,
    places: &Places<'_>,
    tell: &mut Tell<'_>,
) -> (Option<Subject>, String) {
    let text = |field| cell(row, layout, field).map_or("", |(cell, _)| cell.text.as_str());
    let parts = [text("estate"), text("building"), text("unit"), text("room")];
    let address = text("address");
    let (found, written) = if parts[1..].iter().all(|part| part.is_empty()) {
        if address.is_empty() {
            return (None, String::new());
        }
        (places.find(address), address.to_string())
    } else {
        let found = places.find_parts(parts);
        (found, parts.join(" ").trim().to_string())
    };
    match found {
        Ok(subject) => (Some(subject), written),
        Err(key) => {
            let column = cell(row, layout, "address")
                .or_else(|| cell(row, layout, "room"))
                .map(|(_, column)| column);
            tell(column, key, masked(&written, Shown::Other));
            (None, written)
        }
    }
}
