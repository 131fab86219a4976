//! Values out of a row of an office's list: cells by field, codes by their words, days, numbers, phones. Not what a row is.

mod amount;

use chrono::{Months, NaiveDate};

use crate::domain::date::PartialDate;
use crate::domain::household::Contact;
use crate::domain::phone::Phones;
use crate::exchange::header::Layout;
use crate::exchange::report::{Shown, masked};
use crate::exchange::table::{Cell, Kind, Row};
pub(super) use amount::Amount;
use amount::amount;

/// Takes a remark: the column with its heading, the message, the value.
pub(super) type Tell<'a> = dyn FnMut(Option<(usize, &str)>, &'static str, String) + 'a;

/// Why a row cannot be taken: the message, and the field that is to blame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Refusal {
    pub key: &'static str,
    pub field: &'static str,
}

/// A row is refused.
pub(super) fn refuse<T>(field: &'static str, key: &'static str) -> Result<T, Refusal> {
    Err(Refusal { key, field })
}

/// A note is of at most so many characters.
pub(super) const NOTE: usize = 2_000;

/// Texts one after the other, blank ones left out.
pub(super) fn joined<'a>(
    texts: impl IntoIterator<Item = &'a (impl AsRef<str> + ?Sized + 'a)>,
) -> String {
    let texts: Vec<&str> = texts
        .into_iter()
        .map(AsRef::as_ref)
        .filter(|text| !text.is_empty())
        .collect();
    texts.join("；")
}

/// The cell of a field, and its column.
pub(super) fn cell<'r, 'l>(
    row: &'r Row,
    layout: &'l Layout,
    field: &str,
) -> Option<(&'r Cell, (usize, &'l str))> {
    let mut columns = layout.of(field);
    columns.find_map(|column| {
        let cell = row.cell(column.index).filter(|cell| !cell.is_empty())?;
        Some((cell, (column.index, column.heading.as_str())))
    })
}

/// A code by its word; one no table knows is told.
pub(super) fn code<T>(
    row: &Row,
    layout: &Layout,
    field: &str,
    find: impl Fn(&str) -> Option<T>,
    tell: &mut Tell<'_>,
) -> Option<T> {
    let (cell, column) = cell(row, layout, field)?;
    let found = find(&cell.text);
    if found.is_none() {
        tell(
            Some(column),
            "import-word-unknown",
            masked(&cell.text, Shown::Other),
        );
    }
    found
}

/// A day; a month means its last day. One that cannot be read is told by the message `key`.
pub(super) fn day(
    row: &Row,
    layout: &Layout,
    field: &str,
    key: &'static str,
    tell: &mut Tell<'_>,
) -> Option<NaiveDate> {
    let (cell, column) = cell(row, layout, field)?;
    let date = match (cell.kind, cell.text.parse::<f64>()) {
        (Kind::Number, Ok(number)) => PartialDate::from_number(number, false),
        _ => PartialDate::parse(&cell.text),
    };
    let on = match date {
        Some(PartialDate::Day(day)) => Some(day),
        Some(PartialDate::Month(year, month)) => NaiveDate::from_ymd_opt(year, month, 1)
            .and_then(|first| first.checked_add_months(Months::new(1)))
            .and_then(|next| next.pred_opt()),
        _ => None,
    };
    if on.is_none() {
        let value = masked(&cell.text, Shown::Other);
        tell(Some(column), key, value);
    }
    on
}

/// A row with its columns, and whom to tell what cannot be read.
pub(super) struct Fields<'a> {
    pub row: &'a Row,
    pub layout: &'a Layout,
    pub tell: &'a mut Tell<'a>,
    /// What found no room in its own field.
    pub rest: Vec<String>,
}

impl Fields<'_> {
    /// A text of at most so many characters; what is longer goes on in [`Fields::note`].
    pub fn text(&mut self, field: &str, most: usize) -> String {
        let found = cell(self.row, self.layout, field);
        let text = found.map_or("", |(cell, _)| cell.text.trim());
        match text.char_indices().nth(most) {
            Some((end, _)) => {
                let (text, rest) = text.split_at(end);
                let kept = text.to_owned();
                self.rest.push(rest.to_owned());
                kept
            }
            None => text.to_owned(),
        }
    }

    /// Everything in the columns of a note, and what found no room elsewhere.
    pub fn note(&mut self) -> String {
        let columns = self.layout.of("note");
        let notes = columns.map(|column| self.row.text(column.index).to_owned());
        let rest = std::mem::take(&mut self.rest);
        let note = joined(rest.into_iter().chain(notes).collect::<Vec<_>>().iter());
        match note.char_indices().nth(NOTE) {
            Some((end, _)) => {
                let column = self.layout.of("note").next();
                let column = column.map(|column| (column.index, column.heading.as_str()));
                (self.tell)(column, "import-note-cut", NOTE.to_string());
                note[..end].to_owned()
            }
            None => note,
        }
    }

    /// A code by its word, as offices write it: with or without 类 behind it.
    pub fn code<T>(&mut self, field: &str, find: impl Fn(&str) -> Option<T>) -> Option<T> {
        let find = |text: &str| find(text).or_else(|| find(text.trim_end_matches('类')));
        code(self.row, self.layout, field, find, self.tell)
    }

    /// A day.
    pub fn day(&mut self, field: &str) -> Option<NaiveDate> {
        let key = "import-day-unreadable";
        day(self.row, self.layout, field, key, self.tell)
    }

    /// A number with the word behind it; none where nothing is said, or that there is no limit. One that stands in a
    /// cell merged over several rows would count for each.
    pub fn amount(&mut self, field: &'static str) -> Result<Option<Amount>, Refusal> {
        const NONE: [&str; 9] = [
            "-",
            "—",
            "——",
            "/",
            "\\",
            "不限",
            "不限量",
            "无限",
            "不限制",
        ];
        let Some((cell, column)) = cell(self.row, self.layout, field) else {
            return Ok(None);
        };
        let text = cell.text.trim();
        if NONE.contains(&text) {
            return Ok(None);
        }
        if cell.merged {
            return refuse(field, "import-number-merged");
        }
        let Some(read) = amount(text) else {
            return refuse(field, "import-number-refused");
        };
        if read.is_about {
            let value = masked(text, Shown::Other);
            (self.tell)(Some(column), "import-number-about", value);
        }
        Ok(Some(read))
    }

    /// How many people or times, counted whole.
    pub fn count(&mut self, field: &'static str) -> Result<Option<u32>, Refusal> {
        const UNITS: [&str; 12] = [
            "", "人", "名", "位", "人次", "次", "户", "家", "个", "席", "座", "组",
        ];
        self.whole(field, &UNITS)
    }

    /// A whole number with one of these words behind it.
    pub fn whole<N: TryFrom<u64>>(
        &mut self,
        field: &'static str,
        units: &[&str],
    ) -> Result<Option<N>, Refusal> {
        let Some(read) = self.amount(field)? else {
            return Ok(None);
        };
        let whole = read.whole().and_then(|whole| N::try_from(whole).ok());
        match whole.filter(|_| units.contains(&read.unit.as_str())) {
            Some(whole) => Ok(Some(whole)),
            None => refuse(field, "import-number-refused"),
        }
    }

    /// A name and its phones; a number that is none is told and left out, and so is a name that is covered: nobody is called
    /// `周*远`.
    pub fn contact(&mut self) -> Contact {
        let mut name = self.text("contact", 60);
        if is_covered(&name)
            && let Some((_, column)) = cell(self.row, self.layout, "contact")
        {
            (self.tell)(
                Some(column),
                "import-name-covered",
                std::mem::take(&mut name),
            );
        }
        let Some((cell, column)) = cell(self.row, self.layout, "phone") else {
            return Contact {
                name,
                phones: Vec::new(),
            };
        };
        let read = Phones::parse(&cell.text);
        for fault in &read.faults {
            let value = masked(&cell.text, Shown::Other);
            (self.tell)(Some(column), fault.key(), value);
        }
        let phones = read.numbers.into_iter().map(|phone| phone.number);
        Contact {
            name,
            phones: phones.collect(),
        }
    }
}

/// Whether a name has stars for letters, as our own files write it.
pub(super) fn is_covered(name: &str) -> bool {
    name.contains(['*', '＊'])
}

/// Says a text where one is said; a blank takes nothing away.
pub(super) fn fill(own: &mut String, said: &str) {
    if !said.is_empty() {
        said.clone_into(own);
    }
}

/// Adds what is noted, unless it stands there already; a note that goes on from what stands there takes its place.
pub(super) fn note(own: &mut String, said: &str) {
    if said.contains(own.as_str()) {
        *own = said.chars().take(NOTE).collect();
    } else if !own.contains(said) {
        let both = joined([own.as_str(), said]);
        *own = both.chars().take(NOTE).collect();
    }
}

/// Whom to ask, where anybody is said.
pub(super) fn ask(own: &mut Option<Contact>, said: &Contact) {
    if said.name.is_empty() && said.phones.is_empty() {
        return;
    }
    let own = own.get_or_insert_with(Contact::default);
    fill(&mut own.name, &said.name);
    if !said.phones.is_empty() {
        own.phones.clone_from(&said.phones);
    }
}
