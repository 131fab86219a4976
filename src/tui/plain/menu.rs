//! The menus: numbers of two digits that work everywhere, ten for going places, twenty for adding, thirty for this door,
//! forty for the ledger itself.

use super::list::Kind;
use super::{Here, Plain};
use crate::ledger::queue::Item;
use crate::tui::command::Action;
use crate::tui::errand;
use crate::tui::pane::today::verdict;

/// What a number does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// To the next door.
    Next,
    /// A list.
    Due,
    /// The evening round.
    Evening,
    /// What waits for another day.
    Waiting,
    /// The visits at this door.
    VisitsHere,
    /// Its numbers in full.
    Reveal,
    /// The day's log.
    Log,
    /// Every household.
    Homes,
    /// Hazards.
    Hazards,
    /// Missing facts.
    Collect,
    /// A command of the screen.
    Do(Action),
}

/// Every number, what it does, and its name.
pub const MENU: &[(u8, Entry, &str)] = &[
    (11, Entry::Next, "plain-menu-next"),
    (12, Entry::Due, "plain-menu-due"),
    (13, Entry::Evening, "plain-menu-evening"),
    (14, Entry::Homes, "plain-menu-homes"),
    (15, Entry::Hazards, "plain-menu-hazards"),
    (16, Entry::Collect, "plain-menu-collect"),
    (17, Entry::Log, "plain-menu-log"),
    (18, Entry::Do(Action::TaskList), "plain-menu-tasks"),
    (19, Entry::Do(Action::DayStart), "command-day-start"),
    (21, Entry::Do(Action::HazardAdd), "command-hazard-add"),
    (22, Entry::Do(Action::TaskAdd), "command-task-add"),
    (23, Entry::Do(Action::AddHousehold), "command-add-household"),
    (24, Entry::Do(Action::AddPlace), "command-add-place"),
    (25, Entry::Do(Action::ImportRoster), "command-import-roster"),
    (26, Entry::Do(Action::ImportTasks), "command-import-tasks"),
    (27, Entry::Do(Action::Redo), "command-redo"),
    (28, Entry::Do(Action::Language), "command-language"),
    (29, Entry::Do(Action::Quit), "command-quit"),
    (31, Entry::Do(Action::Why), "command-why"),
    (32, Entry::Do(Action::Snooze), "command-snooze"),
    (33, Entry::Do(Action::Drop), "command-drop"),
    (34, Entry::Do(Action::Assign), "command-assign"),
    (35, Entry::Do(Action::Checklist), "command-checklist"),
    (36, Entry::VisitsHere, "plain-menu-visits"),
    (37, Entry::Reveal, "plain-menu-reveal"),
    (38, Entry::Waiting, "plain-menu-waiting"),
    (39, Entry::Do(Action::Blank), "command-blank"),
    (41, Entry::Do(Action::Lock), "command-lock"),
    (42, Entry::Do(Action::Wipe), "command-wipe"),
    (43, Entry::Do(Action::FormFill), "command-form-fill"),
    (44, Entry::Do(Action::FormList), "command-form-list"),
    (45, Entry::Do(Action::RequestAdd), "command-request-add"),
    (46, Entry::Do(Action::RequestList), "command-request-list"),
    (47, Entry::Do(Action::OfferAdd), "command-offer-add"),
    (48, Entry::Do(Action::ProjectAdd), "command-project-add"),
    (49, Entry::Do(Action::PartnerAdd), "command-partner-add"),
    (51, Entry::Do(Action::Cover), "command-cover"),
    (61, Entry::Do(Action::ImportList), "command-import-list"),
    (62, Entry::Do(Action::ReliefAdd), "command-relief-add"),
    (63, Entry::Do(Action::ActivityAdd), "command-activity-add"),
    (64, Entry::Do(Action::PollAnswer), "command-poll-answer"),
    (65, Entry::Do(Action::PollAdd), "command-poll-add"),
    (66, Entry::Do(Action::PostAdd), "command-post-add"),
    (67, Entry::Do(Action::WillingAdd), "command-willing-add"),
    (68, Entry::Do(Action::AtDoor), "command-at-door"),
    (69, Entry::Do(Action::TopicsToday), "command-topics-today"),
    (71, Entry::Do(Action::Duty), "command-duty"),
    (
        72,
        Entry::Do(Action::CalendarExport),
        "command-calendar-export",
    ),
    (
        73,
        Entry::Do(Action::CalendarImport),
        "command-calendar-import",
    ),
    (
        52,
        Entry::Do(Action::TopicCoverage),
        "command-topic-coverage",
    ),
];

/// The ten a menu is opened with, and its name.
pub const TENS: [(u8, &str); 7] = [
    (10, "plain-menu-go"),
    (20, "plain-menu-add"),
    (30, "plain-menu-here"),
    (40, "plain-menu-keep"),
    (50, "plain-menu-hide"),
    (60, "plain-menu-community"),
    (70, "plain-menu-together"),
];

impl Plain {
    /// Does what a number of two digits means; false when it means nothing.
    pub(super) fn menu(&mut self, number: u8) -> bool {
        if TENS.iter().any(|(ten, _)| *ten == number) {
            self.here_before_menu();
            self.here = Here::Menu(number);
            self.tell_here();
            return true;
        }
        let Some((_, entry, _)) = MENU.iter().find(|(known, ..)| *known == number) else {
            return false;
        };
        // A menu is only read out: what is chosen in it is done where the person was before.
        self.leave_menu();
        self.enter(*entry);
        true
    }

    /// Whether a lock was asked for since this was last asked.
    pub fn take_lock(&mut self) -> bool {
        std::mem::take(&mut self.locks)
    }

    /// Where the person is, told again after it was covered.
    pub fn here_again(&mut self) -> Vec<String> {
        if !self.ask() {
            self.tell_here();
        }
        self.take_lines()
    }

    fn enter(&mut self, entry: Entry) {
        match entry {
            Entry::Next => {
                self.here = Here::Next;
                self.tell_here();
            }
            Entry::Due => self.open_list(Kind::Due),
            Entry::Evening => self.open_list(Kind::Evening),
            Entry::Waiting => self.open_list(Kind::Waiting),
            Entry::Homes => self.open_list(Kind::Homes),
            Entry::Hazards => self.open_list(Kind::Hazards),
            Entry::Collect => self.open_list(Kind::Collect),
            Entry::VisitsHere => match self.subject() {
                Some(subject) => self.open_list(Kind::VisitsAt(subject)),
                None => self.say_text("today-no-door"),
            },
            Entry::Reveal => self.details(true),
            Entry::Log => {
                self.here = Here::Log;
                self.tell_here();
            }
            Entry::Do(action) => self.carry_out_here(action),
        }
    }

    pub(super) fn carry_out_here(&mut self, action: Action) {
        let subject = self.subject();
        match action {
            Action::Redo => {
                self.app.step_back(false);
            }
            Action::Quit => self.ended = true,
            Action::Lock => self.locks = true,
            Action::Language => {
                self.app.carry_out(action);
                self.say_text("app-language");
                self.tell_here();
            }
            Action::Why | Action::Snooze | Action::Drop | Action::Assign => {
                let item = match self.here {
                    Here::Next => self.item().cloned(),
                    _ => subject.map(Item::Subject),
                };
                match item {
                    None => self.say_text("today-no-door"),
                    Some(item) => self.app.act(|context| {
                        verdict::ask(action, &item, context);
                        Ok(())
                    }),
                }
            }
            _ => {
                if let Some(errand) = errand::of(action) {
                    self.app.act(|context| errand.run(subject, context));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_number_is_there_once_under_a_ten() {
        let numbers: HashSet<u8> = MENU.iter().map(|(number, ..)| *number).collect();
        assert_eq!(numbers.len(), MENU.len());
        for (number, ..) in MENU {
            assert!(
                TENS.iter()
                    .any(|(ten, _)| number - number % 10 == *ten && number % 10 > 0)
            );
        }
    }

    #[test]
    fn every_command_of_all_pages_has_a_number_unless_only_a_screen_has_use_for_it() {
        for (action, _) in errand::ERRANDS {
            let here = MENU
                .iter()
                .any(|(_, entry, _)| *entry == Entry::Do(*action));
            assert!(here, "{action:?}");
        }
    }
}
