//! The result of a poll as a sheet to print and sign: question, totals, every door with room for a signature. Not the counting.
//!
//! Names are masked and so are numbers in what was said, unless there is a reason; doors are kept. The text holds counts only.

mod html;
mod text;
mod xlsx;

use crate::domain::Moment;
use crate::domain::area::print_area;
use crate::domain::codes::StanceAnswer;
use crate::domain::mask::{mask_name, mask_numbers};
use crate::domain::poll::{Asked, Poll};
use crate::domain::share::percent;
use crate::error::Error;
use crate::exchange::daylog::csv::defused;
use crate::exchange::daylog::{Privacy, Words};
use crate::ledger::queries::polls::{Door, Side, Tally};
use crate::ledger::table::Tables;

/// In which format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A workbook.
    Xlsx,
    /// A page.
    Html,
    /// Door by door, for other programs.
    Csv,
    /// Counts in words.
    Text,
}

impl Format {
    /// The format of this name.
    pub fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "xlsx" => Self::Xlsx,
            "html" => Self::Html,
            "csv" => Self::Csv,
            "text" | "txt" => Self::Text,
            _ => return None,
        })
    }
}

/// A poll and what came of it.
#[derive(Clone)]
pub struct Export<'a> {
    /// The poll.
    pub poll: &'a Poll,
    /// What came of it.
    pub tally: &'a Tally,
    /// The records, for names.
    pub tables: &'a Tables,
    /// The texts.
    pub words: Words<'a>,
    /// Whether people are shown in full.
    pub privacy: Privacy,
    /// When it is written.
    pub now: Moment,
}

/// The answers in the order they are told.
const ANSWERS: [StanceAnswer; 4] = [
    StanceAnswer::CONSENT,
    StanceAnswer::OBJECTION,
    StanceAnswer::ABSTAIN,
    StanceAnswer::NOT_REACHED,
];

/// The columns of the table of doors; the last one is left empty to sign in.
const COLUMNS: [&str; 9] = [
    "number", "door", "head", "area", "answer", "way", "day", "reason", "sign",
];

impl Export<'_> {
    /// The file.
    ///
    /// # Errors
    /// When it cannot be built.
    pub fn bytes(&self, format: Format) -> Result<Vec<u8>, Error> {
        match format {
            Format::Xlsx => xlsx::bytes(self),
            Format::Html => Ok(html::page(self).into_bytes()),
            Format::Csv => self.csv(),
            Format::Text => Ok(text::text(self).into_bytes()),
        }
    }

    fn name(&self, name: &str) -> String {
        match self.privacy {
            Privacy::Masked => mask_name(name),
            Privacy::Unmasked { .. } => name.to_owned(),
        }
    }

    fn said(&self, text: &str) -> String {
        match self.privacy {
            Privacy::Masked => mask_numbers(text),
            Privacy::Unmasked { .. } => text.to_owned(),
        }
    }

    /// What is asked.
    fn question(&self) -> String {
        self.said(&self.poll.question)
    }

    /// Label and value of each line above the tables; without a value it is left out.
    fn head(&self) -> Vec<(String, String)> {
        let (words, poll) = (self.words, self.poll);
        let until = poll.until.map(|day| words.day(day)).unwrap_or_default();
        let signed = poll.signed.as_ref().map(|signed| {
            let day = words.day(signed.at.date_naive());
            format!("{} {day}", signed.by)
        });
        let rows = [
            ("poll-explanation", self.said(&poll.explanation)),
            ("poll-asked", self.asked()),
            ("poll-from", words.day(poll.from)),
            ("poll-until", until),
            ("poll-threshold", self.threshold()),
            ("poll-state", words.label(poll.state)),
            ("poll-signed", signed.unwrap_or_default()),
        ];
        let rows = rows.into_iter().filter(|(_, value)| !value.is_empty());
        rows.map(|(id, value)| (words.get(id), value)).collect()
    }

    /// Which doors are asked, in words.
    fn asked(&self) -> String {
        let one = |asked: &Asked| match asked {
            Asked::Everyone => self.words.get("poll-everyone"),
            Asked::Area(spot) => spot.with_estate(),
            Asked::Door(id) => self
                .tables
                .households
                .get(*id)
                .map(|home| home.address.to_string())
                .unwrap_or_default(),
        };
        self.words.list(self.poll.asked.iter().map(one))
    }

    fn threshold(&self) -> String {
        let own = &self.poll.threshold;
        let values = [
            ("part", own.part_households.to_string()),
            ("part_area", own.part_area.to_string()),
            ("consent", own.consent_households.to_string()),
            ("consent_area", own.consent_area.to_string()),
            ("base", self.words.label(own.base)),
        ];
        self.words.with("poll-threshold-said", &values)
    }

    /// Each answer: households and their share, floor area and its share; all of them last.
    fn totals(&self) -> Vec<[String; 5]> {
        let (homes, area) = (&self.tally.households, &self.tally.area);
        let row = |name: String, own: u64, metres: u64| {
            [
                name,
                own.to_string(),
                format!("{}%", percent(own, homes.all)),
                print_area(metres),
                format!("{}%", percent(metres, area.all)),
            ]
        };
        let rows = ANSWERS.into_iter().map(|answer| {
            let name = self.words.label(answer);
            row(name, homes.of(answer), area.of(answer))
        });
        let all = row(self.words.get("poll-all"), homes.all, area.all);
        rows.chain([all]).collect()
    }

    /// Whether it is reached, and how many more are needed, a sentence each.
    fn verdict(&self) -> Vec<String> {
        let verdict = self.tally.verdict(self.poll);
        let words = self.words;
        let mut lines = vec![match verdict.met() {
            Some(true) => words.get("poll-met"),
            Some(false) => words.get("poll-not-met"),
            None => words.get("poll-unsettled"),
        }];
        if self.tally.unknown > 0 {
            lines.push(words.counted("poll-without-area", self.tally.unknown as u64));
        }
        if !verdict.households {
            let said = verdict.missing.said(|much| much.to_string());
            lines.push(words.with("poll-missing", &said));
        }
        if verdict.area == Some(false) {
            let said = verdict.missing_area.said(print_area);
            lines.push(words.with("poll-missing-area", &said));
        }
        lines
    }

    fn headings(&self) -> Vec<String> {
        COLUMNS
            .iter()
            .map(|name| self.words.of("poll-column-", name))
            .collect()
    }

    fn row(&self, (number, door): (usize, &Door)) -> Vec<String> {
        let words = self.words;
        let head = self.tables.head_of(door.household);
        let stance = door.stance.as_ref();
        let why = stance.map(|stance| {
            let parts = [&stance.reason, &stance.conditions].map(|text| self.said(text));
            words.clauses(parts)
        });
        vec![
            (number + 1).to_string(),
            door.door.clone(),
            head.map(|head| self.name(&head.name)).unwrap_or_default(),
            door.area
                .map_or_else(|| words.get("poll-no-area"), |area| print_area(area.into())),
            words.label(door.answer),
            stance.map(|one| words.label(one.way)).unwrap_or_default(),
            stance
                .map(|one| one.at.date_naive().to_string())
                .unwrap_or_default(),
            why.unwrap_or_default(),
            String::new(),
        ]
    }

    fn rows(&self) -> Vec<Vec<String>> {
        let doors = self.tally.doors.iter().enumerate();
        doors.map(|door| self.row(door)).collect()
    }

    /// Who signs below.
    fn signatures(&self) -> [String; 3] {
        ["worker", "residents", "community"].map(|who| self.words.of("poll-sign-", who))
    }

    fn csv(&self) -> Result<Vec<u8>, Error> {
        let failed = |why: &dyn std::fmt::Display| {
            Error::refused_with("daylog-not-built", "why", why.to_string())
        };
        let mut writer = csv::WriterBuilder::new()
            .terminator(csv::Terminator::CRLF)
            .from_writer(b"\xef\xbb\xbf".to_vec());
        let last = COLUMNS.len() - 1;
        for row in std::iter::once(self.headings()).chain(self.rows()) {
            let cells = row[..last].iter().map(|cell| defused(cell));
            writer.write_record(cells).map_err(|fault| failed(&fault))?;
        }
        writer.into_inner().map_err(|fault| failed(&fault))
    }
}

/// A bar of so many columns: told by signs, so that no colour is needed.
pub fn bar(side: &Side, answer: StanceAnswer, columns: usize) -> String {
    let sign = match answer {
        StanceAnswer::CONSENT => '#',
        StanceAnswer::OBJECTION => 'x',
        StanceAnswer::ABSTAIN => '-',
        _ => '.',
    };
    let filled = match side.all {
        0 => 0,
        all => (side.of(answer) * columns as u64).div_ceil(all),
    };
    let filled = usize::try_from(filled).unwrap_or(columns).min(columns);
    std::iter::repeat_n(sign, filled).collect()
}
