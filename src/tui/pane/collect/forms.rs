//! Every questionnaire at every door or place it is for or was filled at, what is still to be filled first. Draws nothing.

use std::cmp::{Ordering, Reverse};
use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::Id;
use crate::domain::answer_sheet::AnswerSheet;
use crate::domain::household::Household;
use crate::domain::place::Place;
use crate::domain::questionnaire::{Audience, Questionnaire};
use crate::domain::subject::Subject;
use crate::ledger::Ledger;
use crate::ledger::queries::questionnaires;
use crate::ledger::queue::{by_building, by_stairs};
use crate::ledger::table::Tables;
use crate::tui::kept::{Changed, Followed, Kept, Ranked};
use crate::tui::pane::homes::stand::Widths;

/// Where a questionnaire is filled.
enum Stand {
    Door(Arc<Household>),
    Place(Arc<Place>),
}

/// A questionnaire at a door or place.
pub struct Row {
    stand: Stand,
    /// Which.
    pub questionnaire: Id<Questionnaire>,
    /// What it is called.
    pub title: String,
    /// By when, where it is still to be filled.
    pub due: Option<NaiveDate>,
    /// What was filled last.
    pub sheet: Option<Arc<AnswerSheet>>,
}

impl Row {
    /// The door or place.
    pub fn subject(&self) -> Subject {
        match &self.stand {
            Stand::Door(home) => Subject::Household(home.id),
            Stand::Place(place) => Subject::Place(place.id),
        }
    }

    /// Begun and not complete, then to be filled, then done.
    fn group(&self) -> u8 {
        match &self.sheet {
            Some(sheet) if !sheet.is_complete => 0,
            None => 1,
            Some(_) => 2,
        }
    }
}

impl Ranked for Row {
    fn rank(&self, other: &Self) -> Ordering {
        let due = |row: &Self| row.due.unwrap_or(NaiveDate::MAX);
        let finished = |row: &Self| {
            let sheet = row.sheet.as_ref().filter(|_| row.group() == 2);
            Reverse(sheet.map(|sheet| sheet.finished))
        };
        let stand = || match (&self.stand, &other.stand) {
            (Stand::Door(one), Stand::Door(two)) => {
                by_building(one, two).then_with(|| by_stairs(one, two))
            }
            (Stand::Door(_), Stand::Place(_)) => Ordering::Less,
            (Stand::Place(_), Stand::Door(_)) => Ordering::Greater,
            (Stand::Place(one), Stand::Place(two)) => (&one.name, one.id).cmp(&(&two.name, two.id)),
        };
        (self.group().cmp(&other.group()))
            .then_with(|| due(self).cmp(&due(other)))
            .then_with(|| finished(self).cmp(&finished(other)))
            .then_with(stand)
            .then_with(|| {
                (&self.title, self.questionnaire).cmp(&(&other.title, other.questionnaire))
            })
    }
}

/// What rows hang on beside what happens at a door: the questionnaires in use.
type InUse = Vec<(Id<Questionnaire>, String, Vec<Audience>, Option<NaiveDate>)>;

/// The rows.
#[derive(Default)]
pub struct Rows {
    kept: Kept<Row>,
    /// How many of them are done.
    pub done: usize,
    /// How wide their doors are.
    pub widths: Widths,
    followed: Followed<InUse>,
}

impl Rows {
    /// The rows, in their order.
    pub fn all(&self) -> &[Arc<Row>] {
        self.kept.rows()
    }

    /// The first row of a door or place.
    pub fn position(&self, subject: &Subject) -> Option<usize> {
        self.all().iter().position(|row| row.subject() == *subject)
    }

    /// Where a questionnaire stands that is still to be filled at a door.
    pub fn open_at(&self, subject: &Subject, questionnaire: Id<Questionnaire>) -> Option<usize> {
        let mut rows = self.all().iter();
        rows.position(|row| {
            row.questionnaire == questionnaire && row.subject() == *subject && row.group() < 2
        })
    }

    /// Brings the rows up to date; says whether anything was touched.
    pub fn follow(&mut self, ledger: &Ledger) -> bool {
        let tables = ledger.tables();
        match self.followed.changed(ledger, in_use(tables)) {
            Changed::Nothing => return false,
            Changed::All => {
                let homes = tables.households.iter();
                let homes = homes.map(|home| Subject::Household(home.id));
                let places = tables.places.iter().map(|place| Subject::Place(place.id));
                let rows = homes.chain(places).flat_map(|subject| {
                    let rows = rows(tables, &subject).into_iter();
                    rows.map(move |row| (subject.clone(), row))
                });
                self.kept.fill(rows);
            }
            Changed::These(touched) => {
                for subject in &touched {
                    self.kept.put(subject, rows(tables, subject));
                }
            }
        }
        self.widths = Widths::default();
        for row in self.kept.rows() {
            if let Stand::Door(home) = &row.stand {
                self.widths.add(&home.address);
            }
        }
        self.done = self.all().iter().filter(|row| row.group() == 2).count();
        true
    }
}

fn in_use(tables: &Tables) -> InUse {
    let all = questionnaires::in_use(tables).into_iter();
    all.map(|one| (one.id, one.title.clone(), one.audience.clone(), one.due))
        .collect()
}

/// Every questionnaire at a door or place. Where nobody lives nothing is to be filled.
fn rows(tables: &Tables, subject: &Subject) -> Vec<Row> {
    let home = subject.household().and_then(|id| tables.households.get(id));
    let place = subject.place().and_then(|id| tables.places.get(id));
    let is_empty = home.is_some_and(|home| home.state.lived_in() == Some(false));
    let mut found = Vec::new();
    for one in questionnaires::in_use(tables) {
        let sheet = questionnaires::filled(tables, one.id, subject).cloned();
        let is_for = !is_empty && questionnaires::is_for(tables, &one.audience, subject);
        if sheet.is_none() && !is_for {
            continue;
        }
        let stand = match (home, place) {
            (Some(home), _) => Stand::Door(Arc::clone(home)),
            (None, Some(place)) => Stand::Place(Arc::clone(place)),
            (None, None) => continue,
        };
        let is_done = sheet.as_ref().is_some_and(|sheet| sheet.is_complete);
        found.push(Row {
            stand,
            questionnaire: one.id,
            title: one.title.clone(),
            due: one.due.filter(|_| is_for && !is_done),
            sheet,
        });
    }
    found
}
