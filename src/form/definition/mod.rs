//! A form as its author wrote it: items in their order, choice lists, texts in every language, rules. Not answers.

use std::collections::BTreeMap;

use super::expression::Expression;

/// A place in [`Form::items`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ItemIndex(pub usize);

/// A form that can be filled.
#[derive(Clone, Debug, Default)]
pub struct Form {
    /// `form_id` of its settings, else made from the file's name.
    pub id: String,
    /// `form_title`, else the id.
    pub title: String,
    /// `version`, as it stands there; `""` when it has none.
    pub version: String,
    /// The languages of its texts in the order of the columns; one `""` when no column names a language.
    pub languages: Vec<String>,
    /// The place in [`Form::languages`] to begin with.
    pub default_language: usize,
    /// Every row with a name, parents before children, in document order. The root `data` is not among them.
    pub items: Vec<Item>,
    /// The items that stand in no group.
    pub top: Vec<ItemIndex>,
    /// The choice lists, by name; those of attached files under the file's stem.
    pub lists: BTreeMap<String, List>,
    /// `instance_name`: what a filled form is called in a list.
    pub instance_name: Option<Expression>,
    /// What does no harm but an author would want to know, in the same shape as faults.
    pub warnings: Vec<super::fault::Fault>,
    /// Files the form wants beside it (`towns.csv`), each once.
    pub attachments: Vec<String>,
}

/// A row of the survey sheet: a question, a note, a calculation, a group or a repeat.
#[derive(Clone, Debug)]
pub struct Item {
    /// Its name.
    pub name: String,
    /// Where it stands, without indexes: `/data/member/name`.
    pub path: String,
    /// What it is.
    pub kind: Kind,
    /// The group or repeat it stands in.
    pub parent: Option<ItemIndex>,
    /// What stands in it, in order.
    pub children: Vec<ItemIndex>,
    /// The question, one for each of [`Form::languages`].
    pub label: Vec<Text>,
    /// The hint.
    pub hint: Vec<Text>,
    /// The longer help for interviewers (`guidance_hint`).
    pub guidance: Vec<Text>,
    /// Shown when the constraint is broken.
    pub constraint_message: Vec<Text>,
    /// Shown when it is required and blank.
    pub required_message: Vec<Text>,
    /// Pictures, sounds and films named beside the label: (medium, file), one list for each language.
    pub media: Vec<Vec<(String, String)>>,
    /// When it is asked.
    pub relevant: Option<Expression>,
    /// What an answer must fulfil; `.` is the answer.
    pub constraint: Option<Expression>,
    /// Whether it must be answered; `yes` is `true()`.
    pub required: Option<Expression>,
    /// Whether it only shows.
    pub read_only: Option<Expression>,
    /// What its value is reckoned from.
    pub calculation: Option<Expression>,
    /// What it holds before anybody answers.
    pub default: Preset,
    /// The items whose change recomputes it (`trigger` column); empty: it follows what it reads.
    pub trigger: Vec<ItemIndex>,
    /// How many instances a repeat has.
    pub repeat_count: Option<Expression>,
    /// Where its choices come from; for selects and rank.
    pub choices: Option<Choices>,
    /// The words of `appearance`, in lower case.
    pub appearance: Vec<String>,
    /// `parameters`, by key in lower case.
    pub parameters: BTreeMap<String, String>,
    /// Columns as `bind::x` and `instance::x` that are kept but not run, by header.
    pub attributes: BTreeMap<String, String>,
    /// The row of the survey sheet, from 1 as Excel counts.
    pub row: usize,
}

/// What a row of the survey sheet is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Words.
    Text,
    /// A whole number.
    Integer,
    /// A number.
    Decimal,
    /// A number from `start` to `end` in steps (`parameters`).
    Range,
    /// A day, `2026-03-15`.
    Date,
    /// A time of day, `10:30:00.000+08:00`.
    Time,
    /// A moment, `2026-03-15T10:30:00.000+08:00`.
    DateTime,
    /// One choice of a list.
    SelectOne,
    /// Several choices of a list, their names between blanks, in the list's order.
    SelectMultiple,
    /// All choices of a list in an order, their names between blanks.
    Rank,
    /// Words to read, no answer.
    Note,
    /// A sign that something was said or read; `OK` when set.
    Acknowledge,
    /// A value nobody sees.
    Calculate,
    /// A value that is only carried along.
    Hidden,
    /// A code, typed.
    Barcode,
    /// A file, by its name.
    File(Medium),
    /// `lat lon [alt [acc]]`.
    Geopoint,
    /// Points with `;` between.
    Geotrace,
    /// A closed trace.
    Geoshape,
    /// Filled by the program when the form is begun, ended or loaded.
    Meta(Meta),
    /// `begin_group`.
    Group,
    /// `begin_repeat`.
    Repeat,
}

/// What kind of file a question wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Medium {
    /// `image`.
    Image,
    /// `audio`.
    Audio,
    /// `video`.
    Video,
    /// `file`.
    Any,
}

/// What the program fills by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meta {
    /// When the form was begun.
    Start,
    /// When it was finished.
    End,
    /// The local day it was begun.
    Today,
    /// Nothing about device or user is known here: kept blank unless the caller gives it.
    DeviceId,
    /// The worker's name, if the caller gives it.
    Username,
    /// The worker's number, if the caller gives it.
    PhoneNumber,
    /// The worker's mail address, if the caller gives it.
    Email,
}

/// What an item holds before anybody answers.
#[derive(Clone, Debug, Default)]
pub enum Preset {
    /// Nothing.
    #[default]
    Blank,
    /// These words.
    Fixed(String),
    /// Computed once: at the start, or when the repeat instance is added.
    Computed(Expression),
}

/// Words with values in them: `${n}人`.
#[derive(Clone, Debug, Default)]
pub struct Text {
    /// Literal words and values, in turn.
    pub parts: Vec<Part>,
}

/// A piece of a [`Text`].
#[derive(Clone, Debug)]
pub enum Part {
    /// As it stands.
    Words(String),
    /// The value of an expression, most often one `${name}`.
    Value(Expression),
}

impl Text {
    /// Whether nothing stands there.
    pub fn is_blank(&self) -> bool {
        self.parts.is_empty()
    }

    /// The words for a heading: a value, which differs from sheet to sheet, is `…`.
    pub fn heading(&self) -> String {
        let part = |part: &Part| match part {
            Part::Words(words) => words.clone(),
            Part::Value(_) => "…".to_owned(),
        };
        self.parts.iter().map(part).collect()
    }

    /// The words if no value stands among them; `""` otherwise.
    pub fn fixed_words(&self) -> &str {
        match self.parts.as_slice() {
            [Part::Words(words)] => words,
            _ => "",
        }
    }
}

/// Where a select takes its choices from.
#[derive(Clone, Debug)]
pub struct Choices {
    /// The list.
    pub source: Source,
    /// Which of them are offered; evaluated with a choice as the context node.
    pub filter: Option<Expression>,
    /// `randomize=true`: the seed, if the author gave one.
    pub shuffled: Option<Option<Expression>>,
}

/// What the choices are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// A list of [`Form::lists`], with the columns that hold name and label.
    List {
        /// The list's name.
        list: String,
        /// The column of the stored value; `name` unless `parameters` say else.
        value: String,
        /// The column of the words; `label` unless `parameters` say else.
        label: String,
    },
    /// The instances of a repeat: `select_one ${name}`; the item is the question inside the repeat.
    Repeat(ItemIndex),
}

/// A choice list.
#[derive(Clone, Debug, Default)]
pub struct List {
    /// Its rows.
    pub choices: Vec<Choice>,
    /// A file that must be beside the form for this list (`towns.csv`).
    pub file: Option<String>,
}

/// One choice.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    /// What is stored.
    pub name: String,
    /// What is read, one for each of [`Form::languages`].
    pub label: Vec<Text>,
    /// The other columns of its row, by header: what filters and look-ups read.
    pub columns: Vec<(String, String)>,
    /// Pictures and sounds beside it: (medium, file), one list for each language.
    pub media: Vec<Vec<(String, String)>>,
    /// The row of its sheet or file, from 1.
    pub row: usize,
}

impl Form {
    /// The item.
    pub fn item(&self, index: ItemIndex) -> &Item {
        &self.items[index.0]
    }

    /// The item's repeats, outermost first, itself included if it is one.
    pub fn repeats_around(&self, index: ItemIndex) -> Vec<ItemIndex> {
        let mut found = Vec::new();
        let mut here = Some(index);
        while let Some(index) = here {
            if self.item(index).kind == Kind::Repeat {
                found.push(index);
            }
            here = self.item(index).parent;
        }
        found.reverse();
        found
    }
}

impl Kind {
    /// Whether it holds other items and no value.
    pub fn holds_items(self) -> bool {
        matches!(self, Self::Group | Self::Repeat)
    }

    /// Whether a person answers it.
    pub fn is_asked(self) -> bool {
        !self.holds_items()
            && !matches!(
                self,
                Self::Note | Self::Calculate | Self::Hidden | Self::Meta(_)
            )
    }
}
