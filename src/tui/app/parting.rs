//! The first words on the screen, and the question before a demo is left. Not how the terminal is given back.

use super::super::context::Effect;
use super::super::dialog::choice::Chooser;
use super::super::pane::Page;
use super::App;

/// What leaving depends on.
#[derive(Default)]
pub(super) struct Parting {
    /// How many dialogs are open with the question on top, while it is.
    pub(super) asked: Option<usize>,
    /// The pages a door was followed from: going back leads there again.
    ways: Vec<Way>,
}

/// How a door was followed from one page to another.
struct Way {
    from: usize,
    to: usize,
    /// It led to the door's card; else to the list of the other page.
    card: bool,
}

impl App {
    /// Says that Han cannot be shown here, that this is a demo, or what an empty ledger can be begun with; what was left
    /// unfinished comes first.
    pub fn greet(&mut self, demo: bool, latin: bool) {
        self.base.demo = demo;
        if self.toast.is_some() || !self.dialogs.is_empty() {
            return;
        }
        let said = match demo {
            _ if latin => "app-latin",
            true => "welcome-is-demo",
            false if self.base.ledger.headers().is_empty() => "welcome-begin",
            false => return,
        };
        let said = self.base.texts.get(said).into_owned();
        self.context().refuse(said);
    }

    /// Says that programs are not told to write UTF-8 here, and what to set; `latin` when Han cannot be shown at all.
    pub fn warn_of_letters(&mut self, latin: bool) {
        let said = if latin { "app-latin" } else { "app-letters" };
        let said = self.base.texts.get(said).into_owned();
        self.context().refuse(said);
    }

    /// Ends the screen. A real ledger loses nothing by it; in the demo it is asked once, and a second time means it.
    pub(super) fn quit(&mut self) {
        let asked = self.parting.asked == Some(self.dialogs.len());
        if !self.base.demo || asked {
            self.outbox.effects.push(Effect::Quit);
            return;
        }
        let text = |id: &str| self.base.texts.get(id).into_owned();
        let options = vec![text("quit-stay"), text("quit-leave")];
        let question = Chooser::new(text("quit-demo"), options, |at, context| {
            if at == 1 {
                context.effect(Effect::Quit);
            }
            Ok(())
        });
        self.parting.asked = Some(self.dialogs.len() + 1);
        self.context().open(question);
    }

    /// Follows a door to another page; the way back is remembered.
    pub(super) fn follow_to(&mut self, at: usize, card: bool) {
        if at != self.at {
            self.parting.ways.retain(|way| way.from != at);
            let (from, to) = (self.at, at);
            self.parting.ways.push(Way { from, to, card });
            self.at = at;
        }
    }

    /// Turns to a page by itself: there is nothing to go back to.
    pub(super) fn turn_page(&mut self, at: usize) {
        self.parting.ways.clear();
        self.at = at;
    }

    /// Goes back to the page a door was followed from; false when this page was turned to by itself.
    pub(super) fn go_back(&mut self) -> bool {
        let here = self.at;
        let Some(way) = self.parting.ways.last().filter(|way| way.to == here) else {
            return false;
        };
        let (from, card) = (way.from, way.card);
        let closed = self.panes[here].page == Page::Homes && self.panes[here].pane.back();
        if card || !closed {
            self.parting.ways.pop();
            self.at = from;
        }
        true
    }
}
