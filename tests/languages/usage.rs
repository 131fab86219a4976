//! Which messages the program's source asks for, by reading its strings. Not what they say.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::Message;
use crate::source::{Source, line_at, regex, sources};
use gridday::domain::codes;
use gridday::i18n::{Language, Texts};

type Messages = BTreeMap<String, Message>;

/// Strings of the shape of an id that are something else.
const NO_IDS: &[&str] = &[
    "zh-cn",
    "id-number",
    "log-columns.toml",
    "table-list",
    // Names of forms whose drafts are kept under them.
    "hazard-where",
    "match-how-much",
    "filling-reason",
    "activity-step",
    "filling-place",
    "filling-language",
    "filling-day",
    "filling-gone",
    // Columns of listings, whose headings are made from them, and a file's name.
    "form-id",
    "form-title",
    "form-version",
    "form-for",
    "form-done",
    "form-state",
    "household-facts.xlsx",
];

/// Ids that are asked for and not there.
pub fn missing(messages: &Messages) -> Vec<String> {
    let all = product();
    let mut faults: Vec<String> = all.iter().flat_map(|s| missing_in(s, messages)).collect();
    let commands = commands(&all)
        .into_iter()
        .map(|name| format!("command-{name}"));
    let verbs = all
        .iter()
        .flat_map(verbs)
        .map(|verb| format!("verb-{verb}"));
    let absent = commands
        .chain(verbs)
        .filter(|id| !messages.contains_key(id));
    faults.extend(absent.map(|id| format!("no message {id}")));
    faults
}

/// A string is an id if it is passed to the texts, or if it is made like one (`today-done`), begins like some id
/// does, and is no code and no command.
fn missing_in(source: &Source, messages: &Messages) -> Vec<String> {
    let families: BTreeSet<&str> = messages.keys().map(|id| family(id)).collect();
    let others: BTreeSet<String> = others().into_iter().chain(verbs(source)).collect();
    let shape = regex(r"^[a-z][a-z0-9]*(-[a-z0-9]+)+(\.[a-z]+)?$");
    let asked = regex(r"\btexts(\(\))?\s*\.\s*(get|with|has)\(\s*$");
    let composed = regex(r"^([a-z][a-z0-9]*-)+\{");
    let mut faults = Vec::new();
    for (place, string) in strings(source) {
        let known = messages.contains_key(string);
        let before = &source.text[..place];
        let near = before.char_indices().rev().nth(80).map_or(0, |(at, _)| at);
        let passed = asked.is_match(&before[near..]);
        let like = shape.is_match(string)
            && families.contains(family(string))
            && !others.contains(string)
            && !NO_IDS.contains(&string);
        let line = line_at(&source.text, place);
        if !known && (passed && !string.contains('{') || like) {
            faults.push(format!("{}:{line}: no message {string}", source.path));
        }
        if let Some(found) = composed.find(string) {
            let start = found.as_str().trim_end_matches('{');
            let family_known = families.contains(family(start));
            if family_known && !messages.keys().any(|id| id.starts_with(start)) {
                faults.push(format!(
                    "{}:{line}: no message begins with {start}",
                    source.path
                ));
            }
        }
    }
    faults
}

/// Calls of `with` that leave a value of the message out, where all values are written in the call.
pub fn values_not_passed(messages: &Messages) -> Vec<String> {
    let sources = product();
    let faults = sources.iter().flat_map(|s| not_passed_in(s, messages));
    faults.collect()
}

fn not_passed_in(source: &Source, messages: &Messages) -> Vec<String> {
    let text = &source.text[..source.product().len()];
    let call = regex(r#"\.with\(\s*"([\w.-]+)",\s*&\["#);
    let name = regex(r#"^\(\s*"([\w-]+)"\s*,"#);
    let mut faults = Vec::new();
    for found in call.captures_iter(text) {
        let Some(message) = messages.get(&found[1]) else {
            continue;
        };
        let end = found.get(0).unwrap().end();
        let items = items(&text[end..]);
        let names: Option<BTreeSet<String>> = items
            .iter()
            .map(|item| name.captures(item).map(|found| found[1].to_owned()))
            .collect();
        if let Some(names) = names
            && names != message.values()
        {
            let line = line_at(text, end);
            let values = message.values();
            faults.push(format!(
                "{}:{line}: {} has {values:?}, passed {names:?}",
                source.path, &found[1]
            ));
        }
    }
    faults
}

/// The items of a list whose opening bracket is already read.
fn items(rest: &str) -> Vec<String> {
    let mut items = vec![String::new()];
    let mut inner = 0;
    for character in rest.chars() {
        match character {
            ']' if inner == 0 => break,
            ',' if inner == 0 => {
                items.push(String::new());
                continue;
            }
            '(' | '[' | '{' => inner += 1,
            ')' | ']' | '}' => inner -= 1,
            _ => {}
        }
        if let Some(item) = items.last_mut() {
            item.push(character);
        }
    }
    let items = items.iter().map(|item| item.trim().to_owned());
    items.filter(|item| !item.is_empty()).collect()
}

/// Messages that no string of the source names, neither whole nor as the beginning of one made up.
pub fn unused(messages: &Messages) -> Vec<String> {
    let sources = product();
    let composed = regex(r"^((?:[a-z0-9]+-)+)\{");
    let mut named = BTreeSet::new();
    let mut begun: BTreeSet<&str> = BTreeSet::new();
    for (_, string) in sources.iter().flat_map(strings) {
        named.insert(string);
        // What ends in a dash is a beginning to which the name of a code is joined.
        if string.ends_with('-') && string.len() > 1 && !NAMED.contains(&string) {
            begun.insert(string);
        }
        if let Some(found) = composed.captures(string) {
            let start = found.get(1).unwrap().as_str();
            if !NAMED.contains(&start) {
                begun.insert(start);
            }
        }
    }
    let spoken = command_line();
    let text: String = messages
        .values()
        .map(|message| message.text.as_str())
        .collect();
    let used = |id: &str| {
        let whole = id.split('.').next().unwrap_or(id);
        let inside = [format!("{{ {whole} }}"), format!("{{ {id} }}")];
        whole.starts_with('-')
            || named.contains(id)
            || named.contains(whole)
            || spoken.contains(id)
            || (NAMED.iter().filter_map(|start| whole.strip_prefix(start)))
                .any(|name| named.contains(name))
            || begun.iter().any(|start| id.starts_with(start))
            || inside.iter().any(|reference| text.contains(reference))
    };
    let ids = messages.keys().filter(|id| !used(id));
    ids.map(|id| format!("{id} is asked for nowhere")).collect()
}

/// Beginnings of messages that are named after a command or a verb: the program has a string of that name.
const NAMED: [&str; 2] = ["verb-", "command-"];

/// The messages the command line asks for by its own names: a command's path, its arguments.
fn command_line() -> BTreeSet<String> {
    let mut ids = BTreeSet::from(["cli-arguments".to_owned()]);
    let whole = gridday::cli::words::command(&Texts::new(Language::English));
    let mut open = vec![("cli".to_owned(), &whole)];
    while let Some((id, command)) = open.pop() {
        for argument in command.get_arguments() {
            let name = argument.get_id();
            let own = format!("{id}.{name}");
            let shared = format!("cli-arguments.{name}");
            ids.extend([own, shared]);
        }
        open.extend(
            (command.get_subcommands()).map(|sub| (format!("{id}-{}", sub.get_name()), sub)),
        );
        ids.insert(id);
    }
    ids
}

fn product() -> Vec<Source> {
    let keep = |source: &Source| {
        let is_table =
            source.path.starts_with("src/domain/codes") && !source.path.ends_with("fault.rs");
        !is_table && !source.path.starts_with("src/search")
    };
    sources(&["src"]).into_iter().filter(keep).collect()
}

/// The strings of a file outside its tests.
fn strings(source: &Source) -> impl Iterator<Item = (usize, &str)> {
    let end = source.product().len();
    let strings = source.strings.iter().filter(move |(place, _)| *place < end);
    strings.map(|(place, string)| (*place, string.as_str()))
}

/// An id up to its first dash.
fn family(id: &str) -> &str {
    id.split(['-', '.']).next().unwrap_or(id)
}

/// The names in the table of commands: rows such as `Undo "undo" Global ["u"] true`.
fn commands(sources: &[Source]) -> BTreeSet<String> {
    let row = regex(r#"(?m)^\s+[A-Z]\w+\s+"([a-z0-9-]+)"\s+[A-Z]\w+\s+\["#);
    let table = sources
        .iter()
        .filter(|source| source.path == "src/tui/command.rs");
    table
        .flat_map(|source| {
            row.captures_iter(&source.text)
                .map(|found| found[1].to_owned())
        })
        .collect()
}

/// The verbs of operations: what is passed to `commit`, and what `let verb = …` may come to.
fn verbs(source: &Source) -> BTreeSet<String> {
    let passed = regex(r"\bcommit\(\s*$");
    let chosen = regex(r"\blet verb = ");
    let spans: Vec<(usize, usize)> = chosen
        .find_iter(&source.code)
        .map(|found| {
            (
                found.start(),
                found.end() + statement(&source.code[found.end()..]),
            )
        })
        .collect();
    let verb = |place: usize| {
        let before = &source.code[..place];
        let inside = spans
            .iter()
            .any(|(start, end)| (*start..*end).contains(&place));
        let named = before.trim_end().ends_with([':', '(', ',']);
        passed.is_match(before) || (inside && !named)
    };
    let found = strings(source).filter(|(place, _)| verb(*place));
    found
        .map(|(_, string)| string.to_owned())
        .filter(|string| !string.contains('{'))
        .collect()
}

/// How far a statement goes, up to its semicolon.
fn statement(rest: &str) -> usize {
    let mut inner = 0;
    for (place, character) in rest.char_indices() {
        match character {
            ';' if inner == 0 => return place,
            '{' | '(' | '[' => inner += 1,
            '}' | ')' | ']' => inner -= 1,
            _ => {}
        }
    }
    rest.len()
}

/// Codes, names of code tables and commands, which are made like ids.
fn others() -> BTreeSet<String> {
    let mut others = commands(&sources(&["src/tui"]));
    for (name, _) in codes::sources() {
        others.insert(name.to_owned());
        let rows = codes::table(name)
            .map(|table| table.rows())
            .unwrap_or_default();
        others.extend(rows.iter().map(|row| row.code.to_owned()));
    }
    let kinds = gridday::tui::dialog::REOPENERS.iter();
    others.extend(kinds.map(|(kind, _)| (*kind).to_owned()));
    others.extend(deeds());
    others
}

/// Names of deeds in a line of `apply`: rows such as `"task-done" task::Settle, "task done" …`.
fn deeds() -> BTreeSet<String> {
    let row = regex(r#"(?m)^\s+"([a-z-]+)"\s+[a-z]+::[A-Z]\w+,"#);
    let sources = sources(&["src/cli"]);
    let text = sources.iter().map(|source| source.text.as_str());
    let names = text.flat_map(|text| row.captures_iter(text).map(|found| found[1].to_owned()));
    names.collect()
}

/// A made-up source with one fault of each kind.
pub fn these_checks_can_fail() {
    let message = |id: &str, text: &str| Message {
        area: "today",
        id: id.to_owned(),
        text: text.to_owned(),
    };
    let known = [
        message("today-made-up", "{ $count } of { $all }"),
        message("today-made-up-old", "x"),
    ];
    let known: Messages = known.into_iter().map(|m| (m.id.clone(), m)).collect();
    let text = r#"
        texts.get("gone");
        refused("today-gone");
        let id = format!("today-no-such-{name}");
        texts.with("today-made-up", &[("count", 3.into())]);
        texts.with("today-made-up", &[("count", 3.into()), ("all", [1, 2].len().into())]);
        texts.with("today-made-up", &[count, all]);
        let code = "not-home"; // today-remark
    "#;
    let source = Source::new("src/tui/pane/today.rs", text);
    assert_eq!(
        missing_in(&source, &known).len(),
        3,
        "{:?}",
        missing_in(&source, &known)
    );
    assert_eq!(not_passed_in(&source, &known).len(), 1);
    assert_eq!(unused(&known).len(), 2);
    let text = r#"
        let verb = match step { Step::Begin => { f(); "task-begin" } _ => return Err(Field { reason: "task-no" }) };
        ledger.commit("day-start", changes)?;
        ledger
            .commit(
                "check",
            )?;
    "#;
    let found = verbs(&Source::new("src/ledger/work/task.rs", text));
    assert_eq!(
        found.iter().collect::<Vec<_>>(),
        ["check", "day-start", "task-begin"]
    );
}
