//! Going elsewhere in a form: the list of what it asks, the next thing missing, another language. Not answering.

use super::editing::Editor;
use super::pages::{self, Kind, Stop};
use super::{Filling, finish};
use crate::form::interview::Shown;
use crate::tui::context::Context;
use crate::tui::dialog::form::Choice;
use crate::tui::dialog::picker::Picker;

/// The field by which a chosen place comes back.
pub(super) const PLACE: &str = "filling-place";
/// The field by which a chosen language comes back.
pub(super) const LANGUAGE: &str = "filling-language";

impl Filling {
    /// Opens the list of everything asked, with what is answered, open and wrong.
    pub(super) fn tree(&mut self, context: &mut Context<'_>) {
        if !self.settle(&context.view()) {
            return;
        }
        let wrong: Vec<_> = self.problems().into_iter().map(|(node, _)| node).collect();
        let mut options = Vec::new();
        let mut here = 0;
        for asked in pages::asked(&self.interview) {
            let indent = "  ".repeat(asked.depth.min(6));
            let label = self.asked_label(&asked, &context.view());
            let stop = Stop::Asked(asked);
            if stop == self.stop() {
                here = options.len();
            }
            let row = if self.stops.contains(&stop) && pages::kind(&asked) == Kind::Question {
                let answered = finish::is_answered(&self.interview, asked.node);
                let mark = match (answered, wrong.contains(&asked.node)) {
                    (true, true) => "!",
                    (true, false) => "+",
                    (false, true) => "*",
                    (false, false) => ".",
                };
                let said = match self.interview.is_declined(asked.node) {
                    true => context.texts.get("filling-decline").into_owned(),
                    false => self.said(&asked),
                };
                format!("{indent}{mark} {label}  {said}")
            } else if pages::kind(&asked) == Kind::Adding {
                let table = context.texts.get("filling-table");
                format!("{indent}  {label}  {table}")
            } else if self.stops.contains(&stop) {
                format!("{indent}  {label}")
            } else {
                match asked.shown {
                    Shown::Instance { number, .. } => format!("{indent}- {label} {number}"),
                    _ => format!("{indent}- {label}"),
                }
            };
            options.push(Choice::new(
                pages::path(&self.interview, &asked),
                row.trim_end(),
            ));
        }
        let title = context.texts.get("filling-tree").into_owned();
        let places = Picker::new(title, options, |choice, context| {
            context.answer(PLACE, choice.clone());
            Ok(())
        });
        context.open(places.standing(here));
    }

    /// Goes to a stop by its path; of a group to the first stop in it.
    pub(super) fn jump(&mut self, path: &str) {
        let inside = format!("{path}/");
        let found = finish::place(self, path).or_else(|| {
            self.stops.iter().position(|stop| match stop {
                Stop::Asked(asked) => pages::path(&self.interview, asked).starts_with(&inside),
                Stop::End => false,
            })
        });
        if let Some(at) = found {
            self.at = at;
            self.editor = Editor::Nothing;
            self.stale = true;
        }
    }

    /// The next thing that is missing or wrong, from here on and then from the start; the end when there is none.
    pub(super) fn check(&mut self, context: &mut Context<'_>) {
        if !self.settle(&context.view()) {
            return;
        }
        let problems = self.problems();
        let places: Vec<usize> = problems
            .iter()
            .filter_map(|(node, _)| finish::place(self, &self.interview.path(*node)))
            .collect();
        let later = places.iter().copied().filter(|at| *at > self.at).min();
        let first = places.iter().copied().min();
        match later.or(first) {
            Some(at) => {
                self.go_to(at, &context.view());
                self.fault = self.wrong_or_missing(&context.view());
            }
            None => {
                let end = self.stops.len();
                self.go_to(end, &context.view());
                let said = context.texts.get("filling-all-right").into_owned();
                context.say(said);
            }
        }
    }

    fn wrong_or_missing(&self, view: &crate::tui::context::View<'_>) -> String {
        let Stop::Asked(asked) = self.stop() else {
            return String::new();
        };
        let problem = self.interview.problem(asked.node);
        problem.map_or_else(String::new, |problem| finish::words(&problem, view))
    }

    /// Asks for the language of the questions; with two, it is the other one.
    pub(super) fn languages(&mut self, context: &mut Context<'_>) {
        if !self.settle(&context.view()) {
            return;
        }
        let form = self.interview.form().clone();
        let own = self.interview.language().to_owned();
        let others: Vec<String> = form
            .languages
            .iter()
            .filter(|one| **one != own)
            .cloned()
            .collect();
        match others.as_slice() {
            [] => {
                let said = context.texts.get("filling-one-language").into_owned();
                context.refuse(said);
            }
            [other] => {
                self.speak(other);
                let at = self.at;
                self.go_to(at, &context.view());
            }
            _ => {
                let options = others
                    .iter()
                    .map(|one| Choice::new(one.clone(), one.clone()));
                let title = context.texts.get("filling-languages").into_owned();
                let picker = Picker::new(title, options.collect(), |choice, context| {
                    context.answer(LANGUAGE, choice.clone());
                    Ok(())
                });
                context.open(picker.numbered());
            }
        }
    }

    /// Asks the questions in another language from now on.
    pub(super) fn speak(&mut self, language: &str) {
        let path = self.path();
        self.touched |= self.interview.set_language(language).is_ok();
        self.follow(&path);
        self.editor = Editor::Nothing;
        self.stale = true;
    }
}
