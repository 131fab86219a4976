//! Answers put into an interview by their paths, and the answer sheet written down. Not how a person is asked.

use crate::cli::deed::Done;
use crate::cli::door;
use crate::cli::failure::Failure;
use crate::cli::session::Session;
use crate::clock::Clock;
use crate::domain::Id;
use crate::domain::answer_sheet::AnswerSheet;
use crate::domain::questionnaire::Questionnaire;
use crate::domain::subject::Subject;
use crate::domain::text::safe_line;
use crate::error::{Error, Kind};
use crate::form::interview::{Interview, Problem, ProblemKind, Refusal};
use crate::form::submission;
use crate::form::tree::NodeId;
use crate::i18n::Texts;
use crate::ledger::work::answer_sheet::{self, Answered, LARGEST_FILE, Updates};

/// A questionnaire being filled at a door.
pub struct Filling {
    /// Which.
    pub questionnaire: Id<Questionnaire>,
    /// The version of its workbook.
    pub version: String,
    /// What it is called.
    pub title: String,
    /// The door or place.
    pub subject: Subject,
    /// The answers.
    pub interview: Interview,
    /// The answer sheet that is corrected.
    pub corrects: Option<Id<AnswerSheet>>,
    /// Why.
    pub reason: String,
}

/// Puts answers in, whatever order they come in: what another answer must be there for is tried again.
///
/// # Errors
/// When a path is none of the form, or an answer is not taken; what is refused is named.
pub fn answer(
    filling: &mut Filling,
    values: &[(String, String)],
    declined: &[String],
    texts: &Texts,
) -> Result<(), Failure> {
    let interview = &mut filling.interview;
    let mut waiting: Vec<(String, &str)> = Vec::new();
    for (path, value) in values {
        waiting.push((full_path(interview, path)?, value));
    }
    // In the order of the form, so that `member[2]` comes after `member[1]`.
    let mut last = None;
    while !waiting.is_empty() {
        let before = waiting.len();
        waiting.retain(|(path, value)| match put(interview, path, value) {
            Ok(()) => false,
            Err(refusal) => {
                last = Some((path.clone(), refusal));
                true
            }
        });
        if waiting.len() == before {
            break;
        }
    }
    if let (Some((path, _)), Some((_, refusal))) = (waiting.first(), &last) {
        return Err(refused(path, *refusal, texts).into());
    }
    for path in declined {
        let path = full_path(interview, path)?;
        let node = interview.node_at(&path);
        let done = node.map_or(Err(Refusal::UnknownPath), |node| interview.decline(node));
        done.map_err(|refusal| refused(&path, refusal, texts))?;
    }
    // An answer nobody asked for would leave the sheet unseen.
    for (path, value) in values {
        let path = full_path(interview, path)?;
        let asked = (interview.node_at(&path)).is_some_and(|node| interview.is_relevant(node));
        if !asked && !value.is_empty() {
            let path = safe_line(&path, 200).text;
            return Err(Error::refused_with("cli-form-not-asked", "path", path).into());
        }
    }
    Ok(())
}

fn refused(path: &str, refusal: Refusal, texts: &Texts) -> Error {
    let why = texts.with(&format!("form-refusal-{}", refusal.key()), &[]);
    Error::Refused {
        key: "cli-form-not-taken",
        values: vec![("path", safe_line(path, 200).text), ("why", why)],
        kind: Kind::Refused,
    }
}

/// `/data/…` as it stands; the name of a question that is the only one of that name becomes its path.
fn full_path(interview: &Interview, path: &str) -> Result<String, Error> {
    if path.starts_with('/') {
        return Ok(path.to_owned());
    }
    let items = interview.form().items.iter();
    let mut found = items.filter(|item| item.name == path || item.path[1..] == *path);
    match (found.next(), found.next()) {
        (Some(item), None) => Ok(item.path.clone()),
        _ => {
            let path = safe_line(path, 200).text;
            Err(Error::refused_with("cli-form-no-question", "path", path))
        }
    }
}

/// Sets one answer; instances of repeats on its way that are the next ones are added.
fn put(interview: &mut Interview, path: &str, value: &str) -> Result<(), Refusal> {
    if interview.node_at(path).is_none() {
        let mut here = String::new();
        for step in path.trim_start_matches('/').split('/') {
            here = format!("{here}/{step}");
            if here.ends_with(']') && interview.node_at(&here).is_none() {
                let repeat = here.rsplit_once('[').map_or("", |(repeat, _)| repeat);
                interview.add_repeat(repeat)?;
                if interview.node_at(&here).is_none() {
                    // Instances come one after the other.
                    let count = (1..)
                        .take_while(|n| interview.node_at(&format!("{repeat}[{n}]")).is_some())
                        .last();
                    if let Some(last) = count {
                        interview.remove_repeat(&format!("{repeat}[{last}]"))?;
                    }
                    return Err(Refusal::UnknownPath);
                }
            }
        }
    }
    interview.set(path, value)
}

/// Nothing must be missing or wrong.
///
/// # Errors
/// When something is; it is named.
pub fn check(filling: &Filling, texts: &Texts) -> Result<(), Failure> {
    let problems = filling.interview.problems();
    if problems.is_empty() {
        return Ok(());
    }
    let named = problems.iter().map(|(node, problem)| {
        let path = filling.interview.path(*node);
        let text = words(problem, texts);
        texts.with(
            "daylog-pair",
            &[("label", path.into()), ("value", text.into())],
        )
    });
    let named: Vec<String> = named.collect();
    let what = named.join(&texts.get("daylog-clauses"));
    let error = Error::Refused {
        key: "cli-form-incomplete",
        values: vec![("count", problems.len().to_string()), ("what", what)],
        kind: Kind::Refused,
    };
    Err(error.into())
}

/// What is wrong, in the author's words, else in ours.
pub fn words(problem: &Problem, texts: &Texts) -> String {
    if !problem.message.trim().is_empty() && problem.message != "-" {
        return problem.message.clone();
    }
    let id = match problem.kind {
        ProblemKind::Required => "cli-form-required",
        ProblemKind::Constraint => "filling-constraint",
    };
    texts.get(id).into_owned()
}

/// The question of a node for a person: its label, else its name.
pub fn label(interview: &Interview, node: NodeId) -> String {
    let label = interview.label(node);
    if !label.trim().is_empty() && label != "-" {
        return label;
    }
    let item = interview.item(node);
    item.map_or_else(String::new, |item| interview.form().item(item).name.clone())
}

/// Writes the answer sheet down: one operation.
///
/// # Errors
/// When a file cannot be read, or the store refuses.
pub fn finish(session: &mut Session, mut filling: Filling) -> Result<Done, Failure> {
    filling.interview.set_now(session.clock.now());
    filling.interview.finish();
    let kept: Vec<String> = match filling.corrects {
        None => Vec::new(),
        Some(sheet) => {
            let files = session.ledger.tables().attachments.iter();
            let own = files.filter(|file| file.sheet == sheet);
            own.map(|file| file.name.clone()).collect()
        }
    };
    let files = files(&mut filling.interview, &kept)?;
    let interview = &filling.interview;
    let problems = interview.problems().len();
    let progress = interview.progress();
    let answers = interview.answers();
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let answered = Answered {
        version: filling.version.clone(),
        begun: interview.started(),
        language: interview.language().to_owned(),
        declined: answers.declined.iter().cloned().collect(),
        answers: serde_json::to_string(&answers)
            .map_err(|_| Error::refused("cli-form-not-finished"))?,
        name: interview.instance_name().unwrap_or_default(),
        is_complete: problems == 0,
        answered: count(progress.answered),
        asked: count(progress.asked),
        files,
    };
    let (ledger, at) = session.parts();
    let (id, operation) = match filling.corrects {
        Some(id) => {
            let updates = Updates::default();
            let done = answer_sheet::correct(ledger, id, answered, &filling.reason, updates, at)?;
            (id, done)
        }
        None => {
            let about = (filling.subject.clone(), None);
            let (form, updates) = (filling.questionnaire, Updates::default());
            let (id, done) = answer_sheet::finish(ledger, form, about, answered, updates, at)?;
            (id, Some(done))
        }
    };
    let values = [
        (
            "door",
            door::written(session.ledger.tables(), &filling.subject).into(),
        ),
        ("form", filling.title.into()),
        ("missing", problems.into()),
    ];
    Ok(Done {
        operation,
        id: Some(id.uuid()),
        said: session.text("filling-saved", &values),
    })
}

/// Reads the files the answers name, and leaves their names alone in the answers: a person's folders stay at home.
fn files(interview: &mut Interview, kept: &[String]) -> Result<Vec<(String, Vec<u8>)>, Failure> {
    let mut files = Vec::new();
    for file in submission::attachments(interview) {
        if file.source == file.name && kept.contains(&file.name) {
            continue;
        }
        let fault = |key: &'static str| Error::refused_with(key, "file", file.source.clone());
        let size = std::fs::metadata(&file.source).map_err(|_| fault("filling-no-file"))?;
        if size.len() > LARGEST_FILE as u64 {
            return Err(fault("filling-large-file").into());
        }
        let bytes = std::fs::read(&file.source).map_err(|_| fault("filling-no-file"))?;
        if interview.set(&file.path, &file.name).is_err() {
            return Err(fault("filling-no-file").into());
        }
        files.push((file.name, bytes));
    }
    Ok(files)
}
