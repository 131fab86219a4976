//! Where the person is: what a line does there. What it does is the screen's own deed; what is told is `tell`.

use super::list::{Kind, Row};
use super::{Here, Plain, door};
use crate::domain::codes::SourceOfFact;
use crate::domain::subject::Subject;
use crate::i18n::{Language, Texts};
use crate::ledger::queries::facts;
use crate::ledger::queue::Item;
use crate::tui::command::{Action, COMMANDS, Scope};
use crate::tui::entry::{self, hazard, task, undertaking, visit};
use crate::tui::pane::homes::deeds;
use crate::tui::record::record;

/// The command a digit asks for in a scope of the screen.
pub fn command(scope: Scope, digit: u8) -> Option<Action> {
    let key = (digit as char).to_string();
    let row = COMMANDS
        .iter()
        .find(|row| row.scope == scope && row.keys.contains(&key.as_str()));
    row.map(|row| row.action)
}

impl Plain {
    /// A line where no dialog is open: a digit of this place, a number of the menus, a word, else a search.
    pub(super) fn tell_place(&mut self, typed: &str) {
        let bytes = typed.as_bytes();
        match bytes {
            [] => self.tell_here(),
            b"00" => self.undo(),
            b"?" => self.say_help(),
            b"." => self.tell_where(),
            [b'/', ..] => self.search(typed.trim_start_matches('/').trim()),
            [digit @ b'0'..=b'9'] => self.digit(*digit),
            [ten @ b'1'..=b'9', one @ b'0'..=b'9'] => {
                if !self.menu((ten - b'0') * 10 + (one - b'0')) {
                    self.say_text("plain-no-such-number");
                }
            }
            _ => self.word(typed),
        }
    }

    fn word(&mut self, typed: &str) {
        let typed = typed.to_lowercase();
        // Whoever knows the words of one language may use them in the other.
        let both = Language::ALL.map(Texts::new);
        let is = |id: &str| {
            let words = |texts: &Texts| texts.get(id).split_whitespace().any(|word| word == typed);
            both.iter().any(words)
        };
        if is("plain-words-undo") {
            self.undo();
        } else if is("plain-words-redo") {
            self.menu(27);
        } else if is("plain-words-mark") {
            self.say_text("plain-one-by-one");
        } else if is("plain-words-help") {
            self.say_help();
        } else if is("plain-words-quit") {
            self.ended = true;
        } else if is("plain-words-next") {
            self.menu(11);
        } else if is("plain-words-menu") {
            self.menu(10);
        } else if is("plain-words-begin") {
            self.menu(19);
        } else if is("plain-words-log") {
            self.menu(17);
        } else if is("plain-words-close") {
            self.app.command(Action::PageLog, Action::DayClose);
        } else {
            self.search(&typed);
        }
    }

    fn undo(&mut self) {
        self.leave_menu();
        let before = self.known;
        let subject = self.app.step_back(true);
        let now = self.app.seen(|view| view.ledger.headers().len());
        if now == before {
            return;
        }
        self.tell_toast();
        self.say_text("plain-redo");
        self.known = now;
        match subject {
            Some(subject) if self.app.seen(|view| !view.door(&subject).is_empty()) => {
                self.go_to(&subject);
            }
            _ => self.follow_rows(),
        }
        self.tell_here();
    }

    fn search(&mut self, typed: &str) {
        if typed.is_empty() {
            return self.say_text("plain-search-what");
        }
        let found = self.app.seen(|view| view.find(typed));
        match &found[..] {
            [one] => {
                let door = self.app.seen(|view| view.door(one));
                let said = self.text("plain-found-one", &[("door", door.into())]);
                self.say(&said);
                self.go_to(one);
                self.tell_here();
            }
            [] => self.say_text("search-nothing"),
            _ => self.open_list(Kind::Found(typed.to_owned())),
        }
    }

    fn digit(&mut self, digit: u8) {
        match self.here.clone() {
            Here::Next | Here::Door(_) => self.digit_at_door(digit),
            Here::List => self.digit_in_list(digit),
            Here::Hazard(id) => match command(Scope::Hazards, digit) {
                Some(Action::HazardDoor) => self.go_to_door(),
                Some(Action::HazardNew) => self.carry_out_here(Action::HazardAdd),
                Some(action) => self.app.act(|context| {
                    let tables = context.ledger.tables();
                    let Some(found) = tables.hazards.get(id).cloned() else {
                        return Ok(());
                    };
                    if let Some(why) = hazard::refusal(&found, action) {
                        let why = context.texts.get(why).into_owned();
                        context.refuse(why);
                        return Ok(());
                    }
                    match action {
                        Action::HazardEdit => hazard::edit(&found, context),
                        _ => hazard::step(action, &found, context)?,
                    }
                    Ok(())
                }),
                None => self.say_text("plain-no-such-number"),
            },
            Here::Collect(id) => match command(Scope::Collect, digit) {
                Some(Action::CollectVerify) => self
                    .app
                    .act(|context| deeds::verify_by(id, SourceOfFact::SELF, context)),
                Some(Action::CollectEdit) => self.app.act(|context| {
                    entry::facts::open(id, context);
                    Ok(())
                }),
                Some(Action::CollectDecline) => self.app.act(|context| {
                    let tables = context.ledger.tables();
                    let home = tables.households.get(id);
                    let missing = home.map(|home| facts::missing_at(tables, home));
                    entry::facts::decline(id, missing.unwrap_or_default(), context)
                }),
                Some(Action::CollectAll) => self.changed(&Subject::from(id)),
                _ => self.go_to_door_or_say(digit),
            },
            Here::Log => match command(Scope::Log, digit) {
                Some(action) => self.app.command(Action::PageLog, action),
                None if digit == b'9' => self.open_list(Kind::Visits),
                None => self.say_text("plain-no-such-number"),
            },
            Here::Menu(ten) => {
                if !self.menu(ten + (digit - b'0')) {
                    self.say_text("plain-no-such-number");
                }
            }
        }
    }

    fn go_to_door_or_say(&mut self, digit: u8) {
        match digit {
            b'0' => self.go_to_door(),
            _ => self.say_text("plain-no-such-number"),
        }
    }

    /// From a hazard or from missing facts to the door they are about.
    fn go_to_door(&mut self) {
        if let Some(subject) = self.subject() {
            self.go_to(&subject);
            self.tell_here();
        }
    }

    fn digit_at_door(&mut self, digit: u8) {
        let Some(action) = command(Scope::Door, digit) else {
            return;
        };
        let without_door = self.item().filter(|item| item.subject().is_none());
        if let (Here::Next, Some(item)) = (&self.here, without_door.cloned()) {
            return self.digit_without_door(item, action);
        }
        let Some(subject) = self.subject() else {
            return self.say_text("today-no-door");
        };
        match action {
            Action::Detail => self.details(false),
            Action::VisitChanged => self.changed(&subject),
            _ => {
                if action == Action::Skip {
                    self.rows.let_go();
                }
                self.app
                    .act(|context| record(action, &subject, context).map(drop));
            }
        }
    }

    /// What has no door: opened, or passed by.
    fn digit_without_door(&mut self, item: Item, action: Action) {
        match action {
            Action::Detail | Action::VisitMet => self.open_without_door(item),
            Action::Skip => {
                self.at = (self.at + 1) % self.rows.lines.len().max(1);
                let (rows, at) = (&mut self.rows, self.at);
                self.app.seen(|view| rows.stand(at, view));
                self.tell_here();
            }
            _ => match item {
                Item::Undertaking(_) => self.say_text("plain-undertaking-digits"),
                _ => self.say_text("plain-task-digits"),
            },
        }
    }

    /// What is done with a task, a project, an activity or a poll.
    fn open_without_door(&mut self, item: Item) {
        self.app.act(|context| {
            match item {
                Item::Task(id) => task::act(id, context),
                Item::Undertaking(what) => undertaking::ask(what, context),
                Item::Subject(_) => {}
            }
            Ok(())
        });
    }

    /// What changed there: the household's people and facts, or the place's own.
    fn changed(&mut self, subject: &Subject) {
        let subject = subject.clone();
        self.app.act(|context| {
            match (subject.household(), subject.place()) {
                (Some(id), _) => deeds::household(id, context),
                (None, Some(id)) => entry::place::edit(id, context),
                (None, None) => {
                    let said = context.texts.get("plain-common-parts").into_owned();
                    context.refuse(said);
                }
            }
            Ok(())
        });
    }

    pub(super) fn details(&mut self, revealed: bool) {
        let Some(subject) = self.subject() else {
            return self.say_text("today-no-door");
        };
        let lines = self
            .app
            .seen(|view| door::details(&subject, revealed, view));
        lines.iter().for_each(|line| self.say(line));
    }

    fn digit_in_list(&mut self, digit: u8) {
        if digit == b'0' {
            self.list.turn();
            return self.tell_here();
        }
        let row = self.list.chosen(usize::from(digit - b'0')).cloned();
        match row {
            None => self.say_text("plain-no-such-number"),
            Some(Row::Item(item @ (Item::Task(_) | Item::Undertaking(_)))) => {
                self.open_without_door(item);
            }
            Some(Row::Item(Item::Subject(subject)) | Row::Door(subject)) => {
                self.go_to(&subject);
                self.tell_here();
                self.say_digits_once();
            }
            Some(Row::Hazard(id)) => {
                self.here = Here::Hazard(id);
                self.tell_here();
                self.say_digits_once();
            }
            Some(Row::Collect(id)) => {
                self.here = Here::Collect(id);
                self.tell_here();
                self.say_digits_once();
            }
            Some(Row::Visit(id)) => self.app.act(|context| {
                let known = context.ledger.tables().visits.get(id).cloned();
                if let Some(known) = known {
                    visit::correct(&known, context);
                }
                Ok(())
            }),
        }
    }

    /// Something was recorded: on to the next door, or the list anew.
    pub(super) fn moved_on(&mut self) {
        self.leave_menu();
        match &self.here {
            Here::Next => {}
            Here::Door(_) => {
                let verb = self.app.seen(|view| {
                    let last = view.ledger.headers().last();
                    last.map(|header| header.verb.clone()).unwrap_or_default()
                });
                // After a visit or a skip the round goes on; after anything else the door is still the one meant.
                if !["visit", "skip"].contains(&verb.as_str()) {
                    return self.tell_where();
                }
                self.here = Here::Next;
            }
            Here::Hazard(_) => return self.open_list(Kind::Hazards),
            Here::Collect(_) => return self.open_list(Kind::Collect),
            Here::List => {
                let from = self.list.from;
                let kind = self.list.kind.clone();
                self.list = self.app.seen(|view| super::List::of(kind, view));
                self.list.from = if from < self.list.rows.len() { from } else { 0 };
            }
            Here::Log | Here::Menu(_) => return self.tell_where(),
        }
        self.tell_here();
    }

    pub(super) fn here_before_menu(&mut self) {
        if !matches!(self.here, Here::Menu(_)) {
            self.before = self.here.clone();
        }
    }

    pub(super) fn leave_menu(&mut self) {
        if matches!(self.here, Here::Menu(_)) {
            self.here = self.before.clone();
        }
    }
}
