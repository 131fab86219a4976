//! The end of a form: what is missing or wrong, and writing the answer sheet down. Not where the answers come from.

use crossterm::event::KeyCode;
use uuid::Uuid;

use super::pages::{self, Stop};
use super::{Filling, begin};
use crate::error::Error;
use crate::form::interview::{Interview, Problem, ProblemKind};
use crate::form::submission;
use crate::form::tree::NodeId;
use crate::ledger::work::WorkError;
use crate::ledger::work::answer_sheet::{self, Answered};
use crate::tui::command::Action;
use crate::tui::context::{Context, View};
use crate::tui::dialog::Step;
use crate::tui::dialog::form::{Choice, Field, Form};
use crate::tui::key::Key;
use crate::tui::pane::Page;

/// The field of no form by which it learns why a finished sheet is corrected.
pub(super) const REASON: &str = "filling-reason";

/// What is wrong, in the author's words, else in ours.
pub(super) fn words(problem: &Problem, view: &View<'_>) -> String {
    if !problem.message.trim().is_empty() && problem.message != "-" {
        return problem.message.clone();
    }
    let id = match problem.kind {
        ProblemKind::Required => "filling-required",
        ProblemKind::Constraint => "filling-constraint",
    };
    view.texts.get(id).into_owned()
}

/// A file by the name the answer holds, with its bytes.
type NamedFile = (String, Vec<u8>);

/// The question at fault, and what is said there.
type Fault = (String, String);

impl Filling {
    /// What is wrong with the answer under the cursor, or that there must be one.
    pub(super) fn wrong(&self, view: &View<'_>) -> Option<String> {
        let Stop::Asked(asked) = self.stop() else {
            return None;
        };
        let problem = self.interview.problem(asked.node)?;
        Some(words(&problem, view))
    }

    /// What is missing or wrong, in the order of the form.
    pub(super) fn problems(&self) -> Vec<(NodeId, Problem)> {
        self.interview.problems()
    }

    /// Questions answered or declined, and questions asked.
    pub(super) fn counted(&self) -> (usize, usize) {
        let progress = self.interview.progress();
        (progress.answered, progress.asked)
    }

    /// Up and down through the rows of the end.
    pub(super) fn ending_key(&mut self, key: Key) {
        let problems = self.problems().len();
        let rows = 1 + problems + self.changes.len();
        let walk = match key.code {
            KeyCode::Up => Action::Up,
            KeyCode::Down => Action::Down,
            KeyCode::Home => Action::First,
            KeyCode::End => Action::Last,
            KeyCode::Char(' ') => {
                if let Some(at) = self.ending.at.checked_sub(1 + problems) {
                    self.tick(at);
                }
                return;
            }
            _ => return,
        };
        self.ending.walk(walk, rows);
    }

    /// What Enter does at the end.
    pub(super) fn ending_word(&self) -> &'static str {
        match self.ending.at.checked_sub(1) {
            None => "filling-save",
            Some(at) if at < self.problems().len() => "filling-go-there",
            Some(_) => "filling-tick",
        }
    }

    /// Enter at the end: the first row saves, what is missing is led to, a difference is ticked or not.
    pub(super) fn enter_ending(&mut self, context: &mut Context<'_>) -> Result<Step, Error> {
        match self.ending.at.checked_sub(1) {
            None => self.write(context),
            Some(at) => {
                let problems = self.problems();
                if at >= problems.len() {
                    self.tick(at - problems.len());
                    return Ok(Step::Stay);
                }
                let node = problems.get(at).map(|(node, _)| *node);
                let path = node.map(|node| self.interview.path(node));
                if let Some(path) = path {
                    self.jump(&path);
                    let at = self.at;
                    self.go_to(at, &context.view());
                }
                Ok(Step::Stay)
            }
        }
    }

    /// Saves from anywhere: where something is missing, wrong or new to the register, the end shows it first.
    pub(super) fn save(&mut self, context: &mut Context<'_>) -> Result<Step, Error> {
        if self.stop() == Stop::End {
            return self.write(context);
        }
        if !self.settle(&context.view()) {
            return Ok(Step::Stay);
        }
        if self.problems().is_empty() && self.differing(&context.view()).is_empty() {
            self.changes.clear();
            return self.write(context);
        }
        let end = self.stops.len();
        self.go_to(end, &context.view());
        Ok(Step::Stay)
    }

    fn write(&mut self, context: &mut Context<'_>) -> Result<Step, Error> {
        if self.corrects.is_some() && self.reason.is_empty() {
            ask_reason(self.uuid(), context);
            return Ok(Step::Stay);
        }
        self.interview.set_now(context.clock.now());
        self.interview.finish();
        let Some(answered) = self.answered_now(context) else {
            return Ok(Step::Stay);
        };
        let missing = self.problems().len();
        let (updates, changed) = self.updates(context);
        let doubts = updates.doubts.len();
        match self.corrects {
            Some(id) => {
                let at = context.at();
                answer_sheet::correct(context.ledger, id, answered, &self.reason, updates, at)?;
            }
            None => {
                let about = (self.subject.clone(), None);
                let form = self.questionnaire;
                let at = context.at();
                answer_sheet::finish(context.ledger, form, about, answered, updates, at)?;
            }
        }
        self.say_saved(missing, changed, doubts, context);
        Ok(Step::Done)
    }

    /// Says what was saved. Where nobody has logged a visit at this door today, that is said too, and the door is shown
    /// where a digit logs it.
    fn say_saved(&self, missing: usize, changed: usize, doubts: usize, context: &mut Context<'_>) {
        let view = context.view();
        let is_new = self.corrects.is_none();
        let unlogged = is_new && view.visits_today(&self.subject) == 0;
        let values = [
            ("door", view.door(&self.subject).into()),
            ("form", self.title.as_str().into()),
            ("missing", missing.into()),
        ];
        let mut said = context.texts.with("filling-saved", &values);
        if unlogged {
            let key = view.key(Action::VisitMet);
            said.push_str(
                &context
                    .texts
                    .with("filling-unlogged", &[("key", key.into())]),
            );
            context.turn_to(Page::Today, Some(self.subject.clone()));
        }
        if changed > 0 {
            let values = [("count", changed.into())];
            said.push_str("  ");
            said.push_str(&context.texts.with("filling-changed", &values));
        }
        if doubts > 0 {
            said.push_str("  ");
            let values = [("count", doubts.into())];
            said.push_str(&context.texts.with("filling-doubts", &values));
        }
        context.say_recorded(&said);
    }

    /// The answers for the ledger; none when a file cannot be read, which is said then.
    fn answered_now(&mut self, context: &mut Context<'_>) -> Option<Answered> {
        let files = match self.files(context) {
            Ok(files) => files,
            Err((path, said)) => {
                self.jump(&path);
                let at = self.at;
                self.go_to(at, &context.view());
                self.fault = said;
                return None;
            }
        };
        let (answered, asked) = self.counted();
        let kept = self.interview.answers();
        let answers = serde_json::to_string(&kept).ok()?;
        Some(Answered {
            version: self.version.clone(),
            begun: self.interview.started(),
            language: self.interview.language().to_owned(),
            answers,
            declined: kept.declined.into_iter().collect(),
            name: self.interview.instance_name().unwrap_or_default(),
            is_complete: self.problems().is_empty(),
            answered: u32::try_from(answered).unwrap_or(u32::MAX),
            asked: u32::try_from(asked).unwrap_or(u32::MAX),
            files,
        })
    }

    /// Reads the files the answers name, and leaves their names in the answers.
    fn files(&mut self, context: &Context<'_>) -> Result<Vec<NamedFile>, Fault> {
        let kept = begin::kept_files(self.corrects, context.ledger.tables());
        let mut files = Vec::new();
        for file in submission::attachments(&self.interview) {
            if file.source == file.name && kept.contains(&file.name) {
                continue;
            }
            let fault = |id: &'static str| {
                let said = context
                    .texts
                    .with(id, &[("file", file.source.as_str().into())]);
                (file.path.clone(), said)
            };
            let source = context.settings.typed_path(&file.source);
            let size = std::fs::metadata(&source).map_err(|_| fault("filling-no-file"))?;
            if size.len() > answer_sheet::LARGEST_FILE as u64 {
                return Err(fault("filling-large-file"));
            }
            let bytes = std::fs::read(&source).map_err(|_| fault("filling-no-file"))?;
            // Its own folder stays at home: the answer keeps the name alone.
            if self.interview.set(&file.path, &file.name).is_err() {
                return Err(fault("filling-no-file"));
            }
            files.push((file.name, bytes));
        }
        Ok(files)
    }
}

/// Asks why a finished sheet is corrected, and saves when it was said.
fn ask_reason(sheet: Option<Uuid>, context: &mut Context<'_>) {
    let title = context.texts.get("filling-reason-title");
    let label = context.texts.get("filling-reason-label");
    let mut form = Form::new("filling-reason", title, |values, context| {
        let reason = values.text("reason").trim().to_owned();
        if reason.is_empty() {
            let none = WorkError::Field {
                field: "reason",
                reason: "form-needs-reason",
            };
            return Err(none.into());
        }
        context.answer(REASON, Choice::new(reason, ""));
        context.outbox.actions.push(Action::Save);
        Ok(())
    })
    .field(Field::text("reason", label, "").required());
    if let Some(sheet) = sheet {
        form = form.part(sheet);
    }
    context.open(form);
}

/// Whether everything that is asked there is answered or was declined; for lists.
pub(super) fn is_answered(interview: &Interview, node: NodeId) -> bool {
    !interview.value(node).is_empty() || interview.is_declined(node)
}

/// The place of a stop by its path.
pub(super) fn place(filling: &Filling, path: &str) -> Option<usize> {
    filling.stops.iter().position(|stop| match stop {
        Stop::Asked(asked) => pages::path(&filling.interview, asked) == path,
        Stop::End => false,
    })
}
