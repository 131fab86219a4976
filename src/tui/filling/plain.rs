//! A questionnaire asked line by line. Not what it writes down.

use super::Filling;
use super::editing::Editor;
use super::pages::{self, Kind, Stop};
use crate::error::Error;
use crate::form::definition::Kind as ItemKind;
use crate::form::interview::Asked;
use crate::tui::context::{Context, View};
use crate::tui::dialog::Step;
use crate::tui::dialog::question::{Question, folded};

impl Filling {
    pub(super) fn ask(&self, view: &View<'_>) -> Question {
        let word = |id: &'static str| view.texts.get(id).into_owned();
        let head = [self.title.clone(), word("plain-filling-how")];
        let Stop::Asked(asked) = self.stop() else {
            let missing = self.problems().len();
            let ask = view
                .texts
                .with("plain-filling-end", &[("missing", missing.into())]);
            let mut question = Question::new(head, ask);
            for at in 0..self.changes.len() {
                question = question.option((at + 1).to_string(), self.difference(at));
            }
            return question;
        };
        let (answered, all) = self.counted();
        let headings = pages::headings(&self.interview, &asked).join(" / ");
        let label = pages::label(&self.interview, &asked);
        let hint = match pages::kind(&asked) {
            Kind::Adding => String::new(),
            _ => self.interview.hint(asked.node),
        };
        let said = self.said(&asked);
        let mut parts = vec![format!("{answered}/{all}"), headings, label, hint];
        if !said.is_empty() {
            parts.push(view.texts.with("plain-present", &[("value", said.into())]));
            parts.push(self.origin(&asked, view));
        }
        parts.retain(|part| !part.is_empty());
        let mut question = Question::new(head, parts.join("  "));
        question.fault.clone_from(&self.fault);
        match pages::kind(&asked) {
            Kind::Adding if !self.interview.can_add(asked.node, asked.item) => {}
            Kind::Adding => {
                for (at, id) in ["filling-add-yes", "filling-add-no", "filling-add-less"]
                    .into_iter()
                    .enumerate()
                {
                    question = question.option((at + 1).to_string(), word(id));
                }
            }
            Kind::Question if self.has_choices(&asked) => {
                let offered = self.interview.choices(asked.node);
                question = question.numbered(offered.iter().map(|one| one.label.as_str()));
            }
            Kind::Question if matches!(self.editor, Editor::Few(_)) => {
                question = question.option("1", word("filling-acknowledged"));
            }
            _ => {}
        }
        question
    }

    fn has_choices(&self, asked: &Asked) -> bool {
        let item = self.interview.form().item(asked.item);
        matches!(
            item.kind,
            ItemKind::SelectOne | ItemKind::SelectMultiple | ItemKind::Rank
        )
    }

    pub(super) fn take(&mut self, line: &str, context: &mut Context<'_>) -> Result<Step, Error> {
        let typed = folded(line);
        self.fault.clear();
        match typed.as_str() {
            "." => return self.save(context),
            "<" => {
                self.walk(false, &context.view());
                return Ok(Step::Stay);
            }
            "-" => {
                self.decline(context);
                return Ok(Step::Stay);
            }
            "=" => {
                self.same(context);
                return Ok(Step::Stay);
            }
            "^" => {
                self.above(context);
                return Ok(Step::Stay);
            }
            _ => {}
        }
        let Stop::Asked(asked) = self.stop() else {
            let tick = typed.parse::<usize>().ok();
            if let Some(at) = tick.and_then(|tick| tick.checked_sub(1)) {
                self.tick(at);
                return Ok(Step::Stay);
            }
            self.ending.at = 0;
            return self.enter_ending(context);
        };
        let is_adding = pages::kind(&asked) == Kind::Adding;
        if typed.is_empty() && is_adding {
            self.walk(true, &context.view());
            return Ok(Step::Stay);
        }
        if typed.is_empty() {
            return self.next(context);
        }
        if is_adding || matches!(self.editor, Editor::Few(_) | Editor::Many(_)) {
            self.take_choices(&asked, &typed, is_adding, context);
            return Ok(Step::Stay);
        }
        self.editor.set("", 0);
        self.editor.paste(line.trim());
        self.touched = true;
        self.next(context)
    }

    /// Numbers of choices, one or several with blanks or commas between; or the words of one.
    fn take_choices(
        &mut self,
        asked: &Asked,
        typed: &str,
        is_adding: bool,
        context: &mut Context<'_>,
    ) {
        let view = &context.view();
        let offered = match is_adding {
            true => Vec::new(),
            false => self.interview.choices(asked.node),
        };
        let separators = [' ', ',', '，', '、'];
        let read = |part: &str| match part.parse::<usize>() {
            Ok(number) => number.checked_sub(1),
            Err(_) => offered
                .iter()
                .position(|one| one.label == part || one.name == part),
        };
        let rows: Option<Vec<usize>> = typed
            .split(separators)
            .filter(|part| !part.is_empty())
            .map(read)
            .collect();
        let several = matches!(
            self.interview.form().item(asked.item).kind,
            ItemKind::SelectMultiple | ItemKind::Rank
        );
        match rows.as_deref() {
            Some([row]) if is_adding => self.adding(*row, view),
            Some(rows) if several && rows.iter().all(|row| *row < offered.len()) => {
                let names: Vec<&str> = rows.iter().map(|row| offered[*row].name.as_str()).collect();
                if self.put(asked, &names.join(" "), view) {
                    let next = self.onward();
                    self.go_to(next, view);
                }
            }
            Some([row]) if !several && (*row < offered.len() || offered.is_empty()) => {
                if self.choose(*row, view) {
                    let next = self.onward();
                    self.go_to(next, view);
                }
            }
            _ => self.fault = view.texts.get("plain-no-such-option").into_owned(),
        }
    }
}
