//! Names covered wherever the screen would show them, while somebody looks over the worker's shoulder. Numbers are masked
//! always and elsewhere (`domain::mask`); here nothing is masked in what is written to a file.

use std::collections::HashSet;

use ratatui::buffer::Buffer;
use unicode_segmentation::UnicodeSegmentation;

use super::widget::text;
use crate::domain::household::Contact;
use crate::domain::resident::Resident;
use crate::domain::subject::Subject;
use crate::ledger::Ledger;
use crate::ledger::table::Tables;

/// Two columns wide, as what it stands for is.
const WIDE: &str = "＊";
const NARROW: &str = "*";

/// Follows a name that was cut for want of room.
const CUT: &str = ".";

/// The names known so far, and what they begin with.
#[derive(Default)]
struct Names {
    whole: HashSet<String>,
    /// What is left of a name that was cut, two characters at least.
    begun: HashSet<String>,
    firsts: HashSet<String>,
    longest: usize,
}

impl Names {
    /// A name of one character is no name to look for: it would cover that character everywhere.
    fn learn(&mut self, name: &str) {
        let name = name.trim();
        let parts: Vec<&str> = name.graphemes(true).collect();
        if parts.len() < 2 || !self.whole.insert(name.to_owned()) {
            return;
        }
        self.firsts.insert(parts[0].to_owned());
        self.longest = self.longest.max(parts.len());
        for end in 2..parts.len() {
            self.begun.insert(parts[..end].concat());
        }
    }

    /// Up to where the characters from `at` on are covered when a name begins there, whole or cut: the last of three Han
    /// characters or more stays, as in the files (`domain::mask::mask_name`).
    fn end(&self, row: &[&str], at: usize) -> Option<usize> {
        if !self.firsts.contains(row[at]) {
            return None;
        }
        let most = row.len().min(at + self.longest);
        (at + 2..=most).rev().find_map(|end| {
            let told = row[at..end].concat();
            let is_cut = || row[end..].starts_with(&[CUT, CUT]) && self.begun.contains(&told);
            if self.whole.contains(&told) {
                let keeps_last = end - at > 2 && !row[at].is_ascii();
                return Some(end - usize::from(keeps_last));
            }
            is_cut().then_some(end)
        })
    }

    /// Which characters of a row to cover: of each name all but the first, also where two share a character.
    fn covered(&self, row: &[&str]) -> Vec<bool> {
        let mut covered = vec![false; row.len()];
        for at in 0..row.len() {
            if let Some(end) = self.end(row, at) {
                covered[at + 1..end].fill(true);
            }
        }
        covered
    }
}

/// Whether names are covered, and the names.
#[derive(Default)]
pub struct Cover {
    on: bool,
    names: Names,
    followed: Option<u64>,
}

impl Cover {
    /// Whether names are covered.
    pub fn is_on(&self) -> bool {
        self.on
    }

    /// Covers the names from now on, or shows them again; says which.
    pub fn turn(&mut self) -> bool {
        self.on = !self.on;
        if !self.on {
            (self.names, self.followed) = (Names::default(), None);
        }
        self.on
    }

    /// Learns the names of what was touched since the last look; of everything at the first.
    pub fn follow(&mut self, ledger: &Ledger) {
        if !self.on {
            return;
        }
        let mark = ledger.touched_mark();
        let touched = self.followed.and_then(|mark| ledger.touched_since(mark));
        match touched {
            Some(subjects) => {
                for subject in subjects {
                    self.learn(ledger.tables(), subject);
                }
            }
            None => {
                let tables = ledger.tables();
                tables.residents.iter().for_each(|one| self.resident(one));
                for household in tables.households.iter() {
                    self.contact(household.owner.as_deref());
                }
                for place in tables.places.iter() {
                    self.contact(place.in_charge.as_ref());
                    self.contact(place.safety_officer.as_ref());
                }
            }
        }
        self.followed = Some(mark);
    }

    fn learn(&mut self, tables: &Tables, subject: &Subject) {
        for resident in tables.residents.of(subject) {
            self.resident(resident);
        }
        let household = subject.household().and_then(|id| tables.households.get(id));
        self.contact(household.and_then(|household| household.owner.as_deref()));
    }

    fn resident(&mut self, resident: &Resident) {
        self.names.learn(&resident.name);
        self.contact(
            resident
                .details
                .as_ref()
                .and_then(|one| one.emergency.as_ref()),
        );
    }

    fn contact(&mut self, contact: Option<&Contact>) {
        if let Some(contact) = contact {
            self.names.learn(&contact.name);
        }
    }

    /// Covers the names in everything drawn.
    pub fn draw(&self, buffer: &mut Buffer) {
        if !self.on {
            return;
        }
        let area = buffer.area;
        for y in area.top()..area.bottom() {
            let mut places = Vec::new();
            let mut x = area.left();
            while x < area.right() {
                places.push(x);
                x += u16::try_from(text::width(buffer[(x, y)].symbol()).max(1)).unwrap_or(1);
            }
            let row: Vec<&str> = places.iter().map(|x| buffer[(*x, y)].symbol()).collect();
            let covered = self.names.covered(&row);
            for (x, _) in places.iter().zip(covered).filter(|(_, covered)| *covered) {
                let cell = &mut buffer[(*x, y)];
                let mark = if text::width(cell.symbol()) > 1 {
                    WIDE
                } else {
                    NARROW
                };
                cell.set_symbol(mark);
            }
        }
    }

    /// Covers the names in a line that is said.
    pub fn said(&self, line: &str) -> String {
        if !self.on {
            return line.to_owned();
        }
        let row: Vec<&str> = line.graphemes(true).collect();
        let covered = self.names.covered(&row).into_iter();
        let parts = row.iter().zip(covered);
        parts
            .map(|(part, covered)| if covered { NARROW } else { *part })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn names(of: &[&str]) -> Cover {
        let mut cover = Cover::default();
        for name in of {
            cover.names.learn(name);
        }
        cover.on = true;
        cover
    }

    #[test]
    fn a_name_is_covered_as_in_files_wherever_it_stands_and_cut_too() {
        let cover = names(&["王芳", "张建国", "欧阳志明", "Mary Li", "张建"]);
        for (line, said) in [
            ("3-2-501 王芳 已记", "3-2-501 王* 已记"),
            ("张建国和张建", "张*国和张*"),
            ("欧阳志.. 正常", "欧**.. 正常"),
            ("欧阳 王", "欧阳 王"),
            ("for Mary Li.", "for M******."),
        ] {
            assert_eq!(cover.said(line), said);
        }
    }

    proptest! {
        #[test]
        fn no_name_is_left_to_read_and_every_column_stays(
            known in prop::collection::vec("[王李张建国芳]{2,4}", 1..5),
            line in prop::collection::vec("[王李张建国芳a. ]{0,6}", 0..6),
        ) {
            let cover = names(&known.iter().map(String::as_str).collect::<Vec<_>>());
            let line = line.join(&known[0]);
            let mut buffer = Buffer::empty(ratatui::layout::Rect::new(0, 0, 160, 1));
            buffer.set_string(0, 0, &line, ratatui::style::Style::new());
            let before = buffer.clone();
            cover.draw(&mut buffer);
            let mut skip = 0;
            let mut shown = String::new();
            for cell in &buffer.content {
                if skip == 0 {
                    shown.push_str(cell.symbol());
                    skip = text::width(cell.symbol());
                }
                skip -= 1;
            }
            for name in &known {
                prop_assert!(!shown.contains(name.as_str()), "{name} in {shown}");
            }
            let widths = |buffer: &Buffer| -> Vec<usize> {
                buffer.content.iter().map(|cell| text::width(cell.symbol())).collect()
            };
            prop_assert_eq!(widths(&before), widths(&buffer));
        }
    }
}
