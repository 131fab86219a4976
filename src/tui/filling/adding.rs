//! Instead of an answer: one more instance or one less, and what somebody does not want to say. Not answering.

use crossterm::event::KeyCode;

use super::Filling;
use super::pages::{self, Stop};
use crate::tui::context::{Context, View};
use crate::tui::key::{Key, fold};

impl Filling {
    /// One more instance of a repeat, or the last one away.
    pub(super) fn adding(&mut self, row: usize, view: &View<'_>) {
        let Stop::Asked(asked) = self.stop() else {
            return;
        };
        let path = pages::path(&self.interview, &asked);
        match row {
            0 => {
                let added = self.interview.add_instance_at(asked.node, asked.item);
                let first = added.ok().map(|node| self.interview.path(node));
                self.touched = true;
                self.follow(&path);
                let inside = first.and_then(|first| {
                    let within = |stop: &Stop| match stop {
                        Stop::Asked(asked) => self.interview.path(asked.node).starts_with(&first),
                        Stop::End => false,
                    };
                    self.stops.iter().position(within)
                });
                self.go_to(inside.unwrap_or(self.at), view);
            }
            1 => {
                let next = self.at + 1;
                self.go_to(next, view);
            }
            2 => {
                let last = self
                    .interview
                    .instances(asked.node, asked.item)
                    .last()
                    .copied();
                if let Some(last) = last {
                    let gone = self.interview.path(last);
                    self.touched |= self.interview.remove_repeat(&gone).is_ok();
                    self.follow(&path);
                    self.go_to(self.at, view);
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
            let next = self.at + 1;
            self.go_to(next, &context.view());
        }
    }

    /// The row a digit presses where an instance can be added.
    pub(super) fn adding_row(&self, key: Key) -> Option<usize> {
        let Stop::Asked(asked) = self.stop() else {
            return None;
        };
        let KeyCode::Char(typed) = key.code else {
            return None;
        };
        let digit = fold(typed).to_digit(10)? as usize;
        let row = digit.checked_sub(1)?;
        (pages::kind(&asked) == pages::Kind::Adding).then_some(row)
    }
}
