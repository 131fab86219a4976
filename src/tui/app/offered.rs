//! Every command that can be asked for by name where one stands: what it is called, why not now, on which page it is at home.

use super::super::command::{Action, COMMANDS, Scope};
use super::super::dialog::palette::Offered;
use super::super::pane::PANES;
use super::App;

impl App {
    /// The command that turns to the page `action` is at home on, where that is another page.
    fn page_of(&self, action: Action) -> Option<Action> {
        let here = self.panes[self.at].page;
        let home = action.page().filter(|home| *home != here)?;
        let row = PANES.iter().find(|row| row.page == home);
        row.map(|row| row.action)
    }

    /// Every command that can be asked for here: the page's, then those of all pages.
    pub(super) fn offered(&self) -> Vec<Offered> {
        let refusals = self.refusals();
        let scopes = self.scopes();
        let here = COMMANDS.iter().filter(|command| {
            scopes.contains(&command.scope) && command.is_offered()
                || command.action.page().is_some()
        });
        let mut here: Vec<_> = here.collect();
        // What this page alone can do comes first; how to move, which everybody knows, last.
        here.sort_by_key(|command| match command.scope {
            Scope::Global => 1,
            Scope::Always => 2,
            Scope::List => 4,
            scope if scopes.contains(&scope) => 0,
            _ => 3,
        });
        let offers = here.into_iter();
        let why = |action| {
            let refused = refusals.iter().find(|(refused, _)| *refused == action);
            refused.map(|(_, why)| *why)
        };
        offers
            .map(|command| Offered {
                action: command.action,
                called: self.panes[self.at].pane.calls(command.action),
                refused: why(command.action),
                away: self.page_of(command.action),
            })
            .collect()
    }
}
