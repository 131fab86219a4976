//! Instead of an answer: one more instance or one less, and what somebody does not want to say. Not answering.

use super::Filling;
use super::pages::{self, Stop};
use crate::tui::context::{Context, View};

impl Filling {
    /// Where there are lines instead of a table: one more instance, to go on, or the last one away.
    pub(super) fn adding(&mut self, row: usize, view: &View<'_>) {
        let Stop::Asked(asked) = self.stop() else {
            return;
        };
        let can_add = self.interview.can_add(asked.node, asked.item);
        match row {
            0 if can_add => self.add_member(&asked, view),
            1 => {
                let next = self.at + 1;
                self.go_to(next, view);
            }
            2 if can_add => {
                let instances = self.interview.instances(asked.node, asked.item);
                if let Some(last) = instances.last() {
                    let gone = self.interview.path(*last);
                    self.remove_member(&gone);
                    self.refresh(view);
                }
            }
            _ => {}
        }
    }

    /// Somebody does not want to answer: that counts as answered.
    pub(super) fn decline(&mut self, context: &mut Context<'_>) {
        let Stop::Asked(asked) = self.stop() else {
            return;
        };
        if pages::kind(&asked) != pages::Kind::Question || self.interview.is_read_only(asked.node) {
            let said = context.texts.get("filling-nothing-to-decline").into_owned();
            context.refuse(said);
            return;
        }
        let path = self.path();
        self.touched = true;
        if self.interview.is_declined(asked.node) {
            // An answer takes it back, and a blank one is one.
            self.touched |= self.interview.set_node(asked.node, "").is_ok();
        } else if self.interview.decline(asked.node).is_ok() {
            self.carried.change(asked.node);
            self.follow(&path);
            let next = self.onward();
            self.go_to(next, &context.view());
        }
    }
}
