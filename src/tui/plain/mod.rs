//! Plain mode: the App told and asked in lines that only ever follow one another, with a digit for every choice. For screen
//! readers, dumb terminals and scripts. It does nothing of its own: deeds, forms and lists are those of the screen.

mod door;
mod help;
mod list;
mod menu;
mod place;
mod speech;
mod tell;
pub mod welcome;

use super::app::{App, Message};
use super::command::{Action, Scope};
use super::context::{Effect, Tone};
use super::dialog::question::{Question, folded};
use super::pane::today::rows::Rows;
use crate::domain::Id;
use crate::domain::hazard::Hazard;
use crate::domain::household::Household;
use crate::domain::subject::Subject;
use crate::i18n::Texts;
use crate::ledger::Ledger;
use crate::ledger::queue::Item;
use list::{Kind, List};
pub use speech::{WIDTH, wrapped};

/// Where the person is: what a digit means.
#[derive(Clone, Debug, PartialEq)]
enum Here {
    /// At the next door of the list.
    Next,
    /// At a door that was looked for.
    Door(Subject),
    /// In a list.
    List,
    /// At one hazard.
    Hazard(Id<Hazard>),
    /// At the facts missing at one door.
    Collect(Id<Household>),
    /// At the day's log.
    Log,
    /// In the menu of this ten.
    Menu(u8),
}

/// More lines than this are not read out at once.
const LONG: usize = 20;
/// Of these, so many from the end.
const LAST: usize = 3;

/// Plain mode over an App whose screen is never drawn.
pub struct Plain {
    app: App,
    here: Here,
    /// Where the person was when a menu was read out.
    before: Here,
    rows: Rows,
    at: usize,
    list: List,
    /// The dialog's question as it was told last.
    asked: Option<Question>,
    /// A dialog was left just now.
    left: bool,
    /// It was told since the last line came in.
    fresh: bool,
    /// Operations when it was last told where the person is.
    known: usize,
    /// What its dialog is about, as it was told last, and the options read out since.
    head: Vec<String>,
    told_options: Vec<Vec<(String, String)>>,
    /// Scopes whose digits were read out once.
    told: Vec<Scope>,
    /// What was wrong with the last answer, and with the one before.
    faults: (String, String),
    lines: Vec<String>,
    kept: Vec<(&'static str, String)>,
    ended: bool,
    /// A lock was asked for.
    locks: bool,
}

impl Plain {
    /// Begins at the next door; [`Plain::begin`] tells it.
    pub fn new(mut app: App) -> Self {
        app.without_screen();
        Self {
            app,
            here: Here::Next,
            before: Here::Next,
            rows: Rows::default(),
            at: 0,
            list: List::default(),
            asked: None,
            left: false,
            fresh: false,
            head: Vec::new(),
            told_options: Vec::new(),
            told: Vec::new(),
            known: 0,
            faults: Default::default(),
            lines: Vec::new(),
            kept: Vec::new(),
            ended: false,
            locks: false,
        }
    }

    /// The first lines: what this is, how the day stands, what was left unfinished, the next door and its digits.
    pub fn begin(&mut self, demo: bool) -> Vec<String> {
        self.say_text("plain-begin");
        if demo {
            self.say_text("welcome-is-demo");
        }
        let standing = self.app.seen(door::standing);
        self.say(&standing);
        self.known = self.app.seen(|view| view.ledger.headers().len());
        self.tell_toast();
        if !self.ask() {
            self.tell_here();
            self.say_digits_once();
        }
        self.take_lines()
    }

    /// Carries out a command before the first question.
    pub fn carry_out(&mut self, action: Action) {
        self.app.carry_out(action);
    }

    /// Takes a line that was typed; gives what is said to it.
    pub fn take(&mut self, line: &str) -> Vec<String> {
        // What came due meanwhile is said first: an appointment, a day gone by.
        self.app.update([Message::Tick]);
        self.tell_toast();
        self.fresh = false;
        self.faults = (String::new(), std::mem::take(&mut self.faults.0));
        let typed = folded(line);
        if self.asked.is_some() {
            if typed == "?" {
                self.say_help();
                return self.take_lines();
            }
            self.tell_dialog(line, &typed);
        } else {
            self.tell_place(&typed);
        }
        self.follow();
        self.take_lines()
    }

    /// Says that several lines came at once and that none of them was taken.
    pub fn burst(&mut self, count: usize) -> Vec<String> {
        let said = self.text("plain-burst", &[("count", count.into())]);
        self.say(&said);
        match self.asked.clone() {
            Some(question) => self.say(&question.ask),
            None => self.tell_where(),
        }
        self.take_lines()
    }

    /// Says that a line could not be read.
    pub fn unreadable(&mut self) -> Vec<String> {
        self.say_text("plain-unreadable");
        self.take_lines()
    }

    /// Whether the person has left.
    pub fn ended(&self) -> bool {
        self.ended
    }

    /// Choices for the settings file, made since this was last asked: the setting and its value.
    pub fn take_kept(&mut self) -> Vec<(&'static str, String)> {
        std::mem::take(&mut self.kept)
    }

    /// The texts of the language spoken now.
    pub fn texts(&self) -> Texts {
        self.app.seen(|view| view.texts.clone())
    }

    /// Ends: what is not saved is on disk as a draft.
    pub fn into_ledger(mut self) -> Ledger {
        self.app.update([Message::Ending]);
        self.app.into_ledger()
    }

    /// A few letters before what is typed: where the answer goes.
    pub fn prompt(&self) -> String {
        self.app.seen(|view| match (&self.asked, self.subject()) {
            (Some(_), _) => "?".to_owned(),
            (None, Some(subject)) => format!("{}>", view.door(&subject)),
            (None, None) => ">".to_owned(),
        })
    }

    fn tell_dialog(&mut self, line: &str, typed: &str) {
        if typed != "00" {
            return self.app.reply(line);
        }
        self.app.leave();
        if !self.tell_toast() {
            self.say_text("plain-left");
        }
        self.left = true;
    }

    /// After every line: what was said, what is asked now, and where the person is when that has changed.
    fn follow(&mut self) {
        let said = self.tell_toast() || std::mem::take(&mut self.left);
        for effect in self.app.take_effects() {
            match effect {
                Effect::Keep(setting, value) => self.kept.push((setting, value)),
                Effect::Quit => self.ended = true,
                _ => {}
            }
        }
        if self.ended {
            return self.say_text("plain-bye");
        }
        if self.locks || self.asks() {
            return;
        }
        let now = self.app.seen(|view| view.ledger.headers().len());
        if now != self.known {
            self.known = now;
            self.moved_on();
        } else if said {
            self.tell_where();
        } else if self.lines.is_empty() {
            // Some entries of the screen's lists only turn its pages.
            self.say_text("plain-in-the-menu");
        }
    }

    /// Whether a dialog is open; its question is told unless it was told just now.
    fn asks(&mut self) -> bool {
        let told = self.asked.is_some() && self.fresh;
        self.fresh = false;
        told || self.ask()
    }

    /// Tells the topmost dialog's question; false when there is none.
    fn ask(&mut self) -> bool {
        loop {
            self.asked = None;
            let Some(question) = self.app.question() else {
                self.head.clear();
                return false;
            };
            self.tell_question(&question);
            if !question.only_told {
                self.asked = Some(question);
                self.fresh = true;
                return true;
            }
            self.app.reply("");
            self.tell_toast();
        }
    }

    fn tell_question(&mut self, question: &Question) {
        if self.head != question.head {
            self.head.clone_from(&question.head);
            self.told_options.clear();
            self.say_head(question);
        }
        if !question.fault.is_empty() {
            self.say(&question.fault);
            self.say_way_out(&question.fault);
        }
        if question.only_told {
            return;
        }
        self.say(&question.ask);
        // What can be answered is read out once a dialog: not for every line of a checklist, nor after a slip.
        if !self.told_options.contains(&question.options) {
            self.say_options(question);
            self.told_options.push(question.options.clone());
        }
    }

    /// What it is about; of very many lines the first and the last, the others when help is asked for.
    fn say_head(&mut self, question: &Question) {
        let head = &question.head;
        let (first, last) = if head.len() > LONG {
            (LONG - LAST, LAST)
        } else {
            (head.len(), 0)
        };
        head[..first].iter().for_each(|line| self.say(line));
        let between = head.len() - first - last;
        if between > 0 {
            let said = self.text("plain-lines-between", &[("count", between.into())]);
            self.say(&said);
        }
        head[head.len() - last..]
            .iter()
            .for_each(|line| self.say(line));
    }

    fn say_options(&mut self, question: &Question) {
        for (write, label) in &question.options {
            self.say(&format!("{write} {label}"));
        }
        if question.more > 0 {
            let said = self.text("plain-more-options", &[("count", question.more.into())]);
            self.say(&said);
        }
    }

    /// Says what was said on the screen's line for it; whether anything was.
    fn tell_toast(&mut self) -> bool {
        let Some(toast) = self.app.take_toast() else {
            return false;
        };
        let said = match toast.on_disk {
            Some(done) => self.text("plain-on-disk", &[("done", done.into())]),
            None => toast.text,
        };
        self.say(&said);
        if toast.tone == Tone::Fault && self.asked.is_some() {
            self.say_way_out(&said);
        }
        toast.tone != Tone::Fault
    }

    /// The door a digit or a form means.
    fn subject(&self) -> Option<Subject> {
        match &self.here {
            Here::Next => self.item()?.subject().cloned(),
            Here::Door(subject) => Some(subject.clone()),
            Here::Collect(id) => Some(Subject::Household(*id)),
            Here::Hazard(id) => self.app.seen(|view| {
                let hazard = view.ledger.tables().hazards.get(*id)?;
                Some(hazard.subject.clone())
            }),
            Here::List | Here::Log | Here::Menu(_) => None,
        }
    }

    fn item(&self) -> Option<&Item> {
        self.rows.lines.get(self.at).map(|line| &line.item)
    }

    /// Puts the next door in step with what was recorded.
    fn follow_rows(&mut self) {
        let (rows, at) = (&mut self.rows, self.at);
        self.at = self.app.seen(|view| {
            let at = rows.follow(at, view);
            rows.stand(at, view);
            at
        });
    }

    /// Goes to a door: to its place in the list where it is there.
    fn go_to(&mut self, subject: &Subject) {
        self.follow_rows();
        let lines = &self.rows.lines;
        let place = lines
            .iter()
            .position(|line| line.item.subject() == Some(subject));
        match place {
            Some(at) => {
                self.at = at;
                let rows = &mut self.rows;
                self.app.seen(|view| rows.stand(at, view));
                self.here = Here::Next;
            }
            None => self.here = Here::Door(subject.clone()),
        }
    }

    fn open_list(&mut self, kind: Kind) {
        self.list = self.app.seen(|view| List::of(kind, view));
        self.here = Here::List;
        self.tell_here();
    }
}

#[cfg(test)]
mod tests;
