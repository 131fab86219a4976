//! What is told of the place where the person is: the next door, a list, a hazard, the log, a menu. Does nothing.

use super::list::missing;
use super::menu::{MENU, TENS};
use super::{Here, Plain, door};
use crate::domain::subject::Subject;
use crate::ledger::queries::whole_day::whole_day;
use crate::ledger::queue::Item;
use crate::tui::entry::{task, undertaking};
use crate::tui::pane::{community, hazards, log};

impl Plain {
    /// The place in full.
    pub(super) fn tell_here(&mut self) {
        let lines = match &self.here {
            Here::Next => {
                self.follow_rows();
                self.next_door()
            }
            Here::Door(subject) => self.app.seen(|view| door::told(subject, false, view)),
            Here::List => self.app.seen(|view| self.list.told(view)),
            Here::Hazard(id) => self.app.seen(|view| {
                let found = view.ledger.tables().hazards.get(*id);
                found.map_or_else(Vec::new, |found| {
                    let mut lines = vec![view.door_and_head(&found.subject)];
                    lines.extend(hazards::told(found, view));
                    lines
                })
            }),
            Here::Collect(id) => self.app.seen(|view| {
                let missing = missing(*id, view).join(&view.texts.get("list-separator"));
                let door = view.door_and_head(&Subject::from(*id));
                match missing.is_empty() {
                    true => vec![door, view.texts.get("collect-nothing-missing").into_owned()],
                    false => vec![door, door::labelled("homes-missing", &missing, view)],
                }
            }),
            Here::Log => self.log(),
            Here::Menu(ten) => self.menu_lines(*ten),
        };
        lines.iter().for_each(|line| self.say(line));
        if self.here == Here::Log {
            self.say_digits_once();
        }
    }

    fn next_door(&self) -> Vec<String> {
        self.app.seen(|view| match self.item() {
            Some(Item::Subject(subject)) => door::told(subject, true, view),
            Some(Item::Task(id)) => {
                let known = view.ledger.tables().tasks.get(*id);
                let named = known.map_or_else(String::new, |known| task::named(known, view));
                vec![
                    door::labelled("today-task", &named, view),
                    view.texts.get("plain-task-digits").into_owned(),
                ]
            }
            Some(Item::Undertaking(what)) => {
                let title = undertaking::title(*what, view);
                let mut lines = vec![title, undertaking::to_do(*what, view)];
                let known = community::told(*what, view).into_iter();
                lines.extend(known.map(|(line, _)| line));
                lines.push(view.texts.get("plain-undertaking-digits").into_owned());
                lines
            }
            None => {
                let homes = view.ledger.tables().households.iter().next().is_some();
                let id = if homes {
                    "plain-all-done"
                } else {
                    "plain-no-homes"
                };
                vec![view.texts.get(id).into_owned()]
            }
        })
    }

    fn log(&mut self) -> Vec<String> {
        let mut lines = Vec::new();
        self.app.act(|context| {
            let day = context.day();
            let log = whole_day(context.ledger, day, context.clock.now(), context.work)?;
            lines.push(log::heading(&log, &context.view()));
            lines.push(log::older(day, &context.view()));
            lines.extend(log::figures(&log, context).lines().map(str::to_owned));
            Ok(())
        });
        lines
    }

    fn menu_lines(&self, ten: u8) -> Vec<String> {
        self.app.seen(|view| {
            let name = TENS.iter().find(|(known, _)| *known == ten);
            let head = name.map(|(_, id)| view.texts.get(id).into_owned());
            let entries = MENU
                .iter()
                .filter(|(number, ..)| number - number % 10 == ten)
                .map(|(number, _, id)| format!("{number} {}", view.texts.get(id)));
            let others = TENS.iter().filter(|(other, _)| *other != ten);
            let others = others.map(|(other, id)| format!("{other} {}", view.texts.get(id)));
            head.into_iter().chain(entries).chain(others).collect()
        })
    }

    /// A word or two: which place answers now.
    pub(super) fn tell_where(&mut self) {
        let said = self.app.seen(|view| {
            let place = match (&self.here, self.subject()) {
                (_, Some(subject)) => view.door_and_head(&subject),
                (Here::Log, _) => view.texts.get("page-log").into_owned(),
                _ => return String::new(),
            };
            view.texts
                .with("plain-still-at", &[("place", place.into())])
        });
        self.say(&said);
    }
}
