//! What can be answered here, read out when it is asked for. Which command a digit is stands in the table of commands.

use super::{Here, Plain};
use crate::tui::command::{COMMANDS, Scope};
use crate::tui::dialog::question::Question;

impl Plain {
    /// The digits of this place, in one breath.
    pub(super) fn say_digits(&mut self) {
        let Some(scope) = self.scope() else { return };
        self.told.push(scope);
        let said = self.app.seen(|view| {
            let rows = COMMANDS.iter().filter(|row| row.scope == scope);
            let said = rows.filter_map(|row| {
                let digit = row.keys.first()?;
                let id = format!("{}.short", row.action.text());
                let short = view.texts.get(&id);
                Some(format!("{digit} {}", short.trim_end_matches('.')))
            });
            let mut said: Vec<String> = said.collect();
            if self.here == Here::Log {
                said.push(format!("9 {}", view.texts.get("plain-correct-a-visit")));
            }
            if matches!(self.here, Here::Collect(_)) {
                said.push(format!("0 {}", view.texts.get("command-hazard-door.short")));
            }
            said.join(&view.texts.get("plain-comma"))
        });
        self.say(&said);
    }

    /// The same, unless they were read out before.
    pub(super) fn say_digits_once(&mut self) {
        if self
            .scope()
            .is_some_and(|scope| !self.told.contains(&scope))
        {
            self.say_digits();
        }
    }

    /// Whose digits work here.
    fn scope(&self) -> Option<Scope> {
        match self.here {
            Here::Next | Here::Door(_) => self.subject().map(|_| Scope::Door),
            Here::Hazard(_) => Some(Scope::Hazards),
            Here::Collect(_) => Some(Scope::Collect),
            Here::Log => Some(Scope::Log),
            Here::List | Here::Menu(_) => None,
        }
    }

    /// Everything that can be answered here.
    pub(super) fn say_help(&mut self) {
        if let Some(question) = self.asked.clone() {
            return self.help_in_dialog(&question);
        }
        match self.here {
            Here::List => self.say_text("plain-help-list"),
            _ => self.say_digits(),
        }
        self.say_text("plain-help");
    }

    fn help_in_dialog(&mut self, question: &Question) {
        if question.head.len() > super::LONG {
            question.head.iter().for_each(|line| self.say(line));
        }
        self.say(&question.ask);
        self.say_options(question);
        let typed = question.options.is_empty() || question.head.len() > 1;
        self.say_text(if typed {
            "plain-help-form"
        } else {
            "plain-help-choice"
        });
    }
}
