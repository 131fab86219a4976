//! The instances of a repeat as a small table: one to go into, one more, one away. Not what is asked in them.

use crossterm::event::KeyCode;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::Filling;
use super::pages::{self, Kind, Stop};
use crate::error::Error;
use crate::form::definition::Kind as ItemKind;
use crate::form::interview::Asked;
use crate::form::tree::NodeId;
use crate::tui::command::Action;
use crate::tui::context::{Context, View};
use crate::tui::dialog::choice::Chooser;
use crate::tui::dialog::form::Choice;
use crate::tui::dialog::{Step, confirm};
use crate::tui::key::{Key, fold};
use crate::tui::widget::{list, text};

/// The field by which an instance that is to go comes back, by its path.
pub(super) const GONE: &str = "filling-gone";
/// So many answers of an instance are told.
const TOLD: usize = 5;
/// Columns of an answer at most.
const WIDEST: usize = 12;

/// What a row of the table does.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Row {
    /// Goes into this instance.
    Into(NodeId),
    /// Adds one.
    Add,
    /// Goes on.
    On,
    /// Asks which one is to go.
    Less,
}

impl Filling {
    fn members(&self, asked: &Asked) -> Vec<Row> {
        let instances = self.interview.instances(asked.node, asked.item);
        let any = !instances.is_empty();
        let mut rows: Vec<Row> = instances.into_iter().map(Row::Into).collect();
        let can_add = self.interview.can_add(asked.node, asked.item);
        rows.extend(can_add.then_some(Row::Add));
        rows.push(Row::On);
        rows.extend((can_add && any).then_some(Row::Less));
        rows
    }

    /// Rows of the table under the cursor; none elsewhere.
    pub(super) fn member_rows(&self) -> Option<usize> {
        let Stop::Asked(asked) = self.stop() else {
            return None;
        };
        (pages::kind(&asked) == Kind::Adding).then(|| self.members(&asked).len())
    }

    /// The row that is most likely wanted: the first instance with something missing or wrong, else to go on.
    pub(super) fn first_member_row(&self, asked: &Asked) -> usize {
        let rows = self.members(asked);
        let open = rows.iter().position(|row| match row {
            Row::Into(node) => self.interview.progress_in(*node).wrong > 0,
            _ => false,
        });
        let on = rows.iter().position(|row| *row == Row::On);
        open.or(on).unwrap_or(0)
    }

    /// A key at the table.
    pub(super) fn member_key(&mut self, key: Key, context: &mut Context<'_>) {
        let Some(rows) = self.member_rows() else {
            return;
        };
        let walk = match key.code {
            KeyCode::Up => Action::Up,
            KeyCode::Down => Action::Down,
            KeyCode::Home => Action::First,
            KeyCode::End => Action::Last,
            KeyCode::Delete => return self.ask_removal_here(context),
            KeyCode::Char(typed) => {
                let digit = fold(typed)
                    .to_digit(10)
                    .and_then(|digit| digit.checked_sub(1));
                if let Some(row) = digit.filter(|row| (*row as usize) < rows) {
                    self.member_row(row as usize, context);
                }
                return;
            }
            _ => return,
        };
        self.ending.walk(walk, rows);
    }

    /// Enter at the table.
    pub(super) fn enter_member(&mut self, context: &mut Context<'_>) -> Result<Step, Error> {
        let at = self.ending.at;
        self.member_row(at, context);
        Ok(Step::Stay)
    }

    /// What a row of the table does.
    pub(super) fn member_row(&mut self, row: usize, context: &mut Context<'_>) {
        let Stop::Asked(asked) = self.stop() else {
            return;
        };
        match self.members(&asked).get(row) {
            Some(Row::Into(node)) => {
                let inside = self.interview.path(*node);
                self.enter(&inside, &context.view());
            }
            Some(Row::Add) => self.add_member(&asked, &context.view()),
            Some(Row::On) => {
                let next = self.at + 1;
                self.go_to(next, &context.view());
            }
            Some(Row::Less) => self.ask_which_goes(&asked, context),
            None => {}
        }
    }

    /// One more instance; goes into it.
    pub(super) fn add_member(&mut self, asked: &Asked, view: &View<'_>) {
        let path = pages::path(&self.interview, asked);
        let added = self.interview.add_instance_at(asked.node, asked.item);
        let first = added.ok().map(|node| self.interview.path(node));
        self.touched = true;
        self.follow(&path);
        match first {
            Some(first) => self.enter(&first, view),
            None => self.go_to(self.at, view),
        }
    }

    /// Goes to the first stop of an instance.
    fn enter(&mut self, instance: &str, view: &View<'_>) {
        let inside = format!("{instance}/");
        let within = |stop: &Stop| match stop {
            Stop::Asked(asked) => pages::path(&self.interview, asked).starts_with(&inside),
            Stop::End => false,
        };
        let at = self.stops.iter().position(within);
        self.go_to(at.unwrap_or(self.at), view);
    }

    fn ask_removal_here(&mut self, context: &mut Context<'_>) {
        let Stop::Asked(asked) = self.stop() else {
            return;
        };
        let here = self.members(&asked).get(self.ending.at).copied();
        match here {
            Some(Row::Into(node)) if self.interview.can_add(asked.node, asked.item) => {
                let said = self.first_answers(node).join("  ");
                ask_removal(&said, self.interview.path(node), context);
            }
            _ => {
                let said = context.texts.get("filling-none-to-remove").into_owned();
                context.refuse(said);
            }
        }
    }

    fn ask_which_goes(&self, asked: &Asked, context: &mut Context<'_>) {
        let instances = self.interview.instances(asked.node, asked.item);
        let rows = instances.into_iter().map(|node| {
            let said = self.first_answers(node).join("  ");
            (self.interview.path(node), said)
        });
        let rows: Vec<(String, String)> = rows.collect();
        let options = rows.iter().enumerate();
        let options = options.map(|(at, (_, said))| format!("{}. {said}", at + 1));
        let title = context.texts.get("filling-which-goes").into_owned();
        context.open(Chooser::new(
            title,
            options.collect(),
            move |at, context| {
                if let Some((path, said)) = rows.get(at) {
                    ask_removal(said, path.clone(), context);
                }
                Ok(())
            },
        ));
    }

    /// Takes an instance away, with its answers.
    pub(super) fn remove_member(&mut self, path: &str) {
        let here = self.path();
        self.touched |= self.interview.remove_repeat(path).is_ok();
        self.follow(&here);
        self.stale = true;
    }

    /// The first answers of an instance, as a reader would say them.
    fn first_answers(&self, instance: NodeId) -> Vec<String> {
        let said = self.answers_in(instance).into_iter();
        let said = said.map(|(_, said)| said).filter(|said| !said.is_empty());
        said.take(TOLD).collect()
    }

    /// Each question of an instance, by the row of the form, with its answer.
    fn answers_in(&self, instance: NodeId) -> Vec<(usize, String)> {
        let inside = format!("{}/", self.interview.path(instance));
        let stops = self.stops.iter().filter_map(|stop| match stop {
            Stop::Asked(other) if pages::kind(other) == Kind::Question => Some(other),
            _ => None,
        });
        let own = stops.filter(|other| self.interview.path(other.node).starts_with(&inside));
        own.map(|other| (other.item.0, self.said(other))).collect()
    }

    /// The stop onwards from here. An instance that is answered is not walked into: the table is there for that.
    pub(super) fn onward(&self) -> usize {
        let next = self.at + 1;
        let (Stop::Asked(here), Some(Stop::Asked(there))) = (self.stop(), self.stops.get(next))
        else {
            return next;
        };
        let above = self.instances_above(&here);
        let entered = self.instances_above(there);
        let entered = entered.into_iter().find(|node| !above.contains(node));
        let Some(instance) = entered else {
            return next;
        };
        let progress = self.interview.progress_in(instance);
        if progress.answered == 0 || progress.wrong > 0 {
            return next;
        }
        let tree = self.interview.tree();
        let place = (tree.node(instance).parent).zip(self.interview.item(instance));
        let table = self.stops.iter().position(|stop| match stop {
            Stop::Asked(asked) => {
                pages::kind(asked) == Kind::Adding && place == Some((asked.node, asked.item))
            }
            Stop::End => false,
        });
        table.filter(|at| *at > self.at).unwrap_or(next)
    }

    /// The instances a stop lies in, outermost first.
    fn instances_above(&self, asked: &Asked) -> Vec<NodeId> {
        let (form, tree) = (self.interview.form(), self.interview.tree());
        let mut found = Vec::new();
        let mut here = Some(asked.node);
        while let Some(node) = here {
            let item = self.interview.item(node).map(|item| form.item(item));
            if item.is_some_and(|item| item.kind == ItemKind::Repeat) {
                found.push(node);
            }
            here = tree.node(node).parent;
        }
        found.reverse();
        found
    }

    /// Draws the table: a row for each instance, answers below each other, then what may be done.
    pub(super) fn draw_members(
        &mut self,
        frame: &mut Frame<'_>,
        area: Rect,
        asked: &Asked,
        view: &View<'_>,
    ) {
        let rows = self.members(asked);
        let told = self.member_lines(&rows);
        let theme = view.theme;
        let mut roll = std::mem::take(&mut self.ending);
        list::draw(frame, area, &mut roll, rows.len(), view, |at, room| {
            let digit = match at {
                0..9 => (at + 1).to_string(),
                _ => " ".to_owned(),
            };
            let (said, style) = match rows[at] {
                Row::Into(_) => (told[at].clone(), theme.plain()),
                Row::Add => (
                    view.texts.get("filling-add-yes").into_owned(),
                    theme.strong(),
                ),
                Row::On => (
                    view.texts.get("filling-add-no").into_owned(),
                    theme.strong(),
                ),
                Row::Less => (view.texts.get("filling-add-less").into_owned(), theme.dim()),
            };
            let said = text::cut(&said, room.saturating_sub(2)).into_owned();
            let digit = Span::styled(format!("{digit} "), theme.key());
            Line::from(vec![digit, Span::styled(said, style)])
        });
        self.ending = roll;
    }

    /// The instances' answers in columns as wide as the widest of each, what is missing or wrong marked.
    fn member_lines(&self, rows: &[Row]) -> Vec<String> {
        let answers: Vec<Vec<(usize, String)>> = rows
            .iter()
            .map(|row| match row {
                Row::Into(node) => self.answers_in(*node),
                _ => Vec::new(),
            })
            .collect();
        let mut columns: Vec<(usize, usize)> = Vec::new();
        for (item, said) in answers.iter().flatten() {
            let width = text::width(said).min(WIDEST);
            match columns.iter_mut().find(|(known, _)| known == item) {
                Some((_, widest)) => *widest = width.max(*widest),
                None => columns.push((*item, width)),
            }
        }
        columns.sort_unstable();
        columns.retain(|(_, width)| *width > 0);
        columns.truncate(TOLD);
        let line = |(row, answers): (&Row, &Vec<(usize, String)>)| {
            let wrong = match row {
                Row::Into(node) => self.interview.progress_in(*node).wrong > 0,
                _ => false,
            };
            let mut said = if wrong { "! " } else { "  " }.to_owned();
            for (item, width) in &columns {
                let answer = answers.iter().find(|(known, _)| known == item);
                let answer = answer.map_or("", |(_, said)| said.as_str());
                said.push_str(&text::pad(answer, *width));
                said.push_str("  ");
            }
            said.trim_end().to_owned()
        };
        rows.iter().zip(&answers).map(line).collect()
    }
}

/// Asks before an instance goes, with what was answered in it.
fn ask_removal(said: &str, path: String, context: &mut Context<'_>) {
    let values = [("what", said.into())];
    let question = context.texts.with("filling-remove-ask", &values);
    let deed = context.texts.get("filling-remove").into_owned();
    confirm::ask(context, question, deed, move |context| {
        context.answer(GONE, Choice::new(path.clone(), ""));
        Ok(())
    });
}
