//! Tables in memory, with the indexes every query starts from. Not how they change: that is [`super::Ledger::commit`].

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use uuid::Uuid;

pub(super) mod hashing;

use crate::domain::activity::Activity;
use crate::domain::answer_sheet::AnswerSheet;
use crate::domain::attachment::Attachment;
use crate::domain::collection::InfoRecord;
use crate::domain::day::Day;
use crate::domain::decision::Decision;
use crate::domain::duty::Duty;
use crate::domain::hazard::{Hazard, HazardCheck};
use crate::domain::household::Household;
use crate::domain::offer::Offer;
use crate::domain::pairing::Pairing;
use crate::domain::partner::Partner;
use crate::domain::place::Place;
use crate::domain::poll::Poll;
use crate::domain::post::Post;
use crate::domain::project::Project;
use crate::domain::questionnaire::Questionnaire;
use crate::domain::record::Later;
use crate::domain::relief::Relief;
use crate::domain::request::Request;
use crate::domain::resident::Resident;
use crate::domain::sign_up::SignUp;
use crate::domain::stance::Stance;
use crate::domain::subject::Subject;
use crate::domain::task::Task;
use crate::domain::told::Told;
use crate::domain::topics_of_day::TopicsOfDay;
use crate::domain::trace::Trace;
use crate::domain::visit::Visit;
use crate::domain::willing::Willing;
use crate::domain::{Entity, Id, Record};
use crate::entities;
use hashing::Map;

/// Every record of one kind, by id, by what it is about and by day.
pub struct Table<T: Entity> {
    rows: Map<Id<T>, Arc<T>>,
    by_subject: Map<Subject, Vec<Id<T>>>,
    by_day: BTreeMap<NaiveDate, Vec<Id<T>>>,
    loose: Vec<Id<T>>,
}

impl<T: Entity> Default for Table<T> {
    fn default() -> Self {
        Self {
            rows: Map::default(),
            by_subject: Map::default(),
            by_day: BTreeMap::new(),
            loose: Vec::new(),
        }
    }
}

impl<T: Entity> Clone for Table<T> {
    fn clone(&self) -> Self {
        Self {
            rows: self.rows.clone(),
            by_subject: self.by_subject.clone(),
            by_day: self.by_day.clone(),
            loose: self.loose.clone(),
        }
    }
}

impl<T: Entity> Table<T> {
    /// The record with this id.
    pub fn get(&self, id: Id<T>) -> Option<&Arc<T>> {
        self.rows.get(&id)
    }

    /// How many records.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Every record, in no order.
    pub fn iter(&self) -> impl Iterator<Item = &Arc<T>> {
        self.rows.values()
    }

    /// The records about `subject`, oldest entry first.
    pub fn of(&self, subject: &Subject) -> impl DoubleEndedIterator<Item = &Arc<T>> + use<'_, T> {
        self.by_subject
            .get(subject)
            .into_iter()
            .flatten()
            .filter_map(|id| self.rows.get(id))
    }

    /// Every door and place that has records here, in no order.
    pub fn subjects(&self) -> impl Iterator<Item = &Subject> {
        self.by_subject.keys()
    }

    /// The records about no door or place, such as tasks whose address could not be settled, oldest entry first.
    pub fn loose(&self) -> impl DoubleEndedIterator<Item = &Arc<T>> {
        self.loose.iter().filter_map(|id| self.rows.get(id))
    }

    /// The records of `day`, in the order they were written down.
    pub fn on(&self, day: NaiveDate) -> impl DoubleEndedIterator<Item = &Arc<T>> {
        self.by_day
            .get(&day)
            .into_iter()
            .flatten()
            .filter_map(|id| self.rows.get(id))
    }

    /// The days that have records, oldest first.
    pub fn days(&self) -> impl DoubleEndedIterator<Item = NaiveDate> {
        self.by_day.keys().copied()
    }

    fn put(&mut self, record: T) {
        let id = record.id();
        let (subject, day) = (record.subject().filter(|_| T::BY_SUBJECT), record.day());
        if let Some(old) = self.rows.insert(id, Arc::new(record)) {
            let (old_subject, old_day) = (old.subject().filter(|_| T::BY_SUBJECT), old.day());
            if old_subject == subject && old_day == day {
                return;
            }
            self.forget(id, old_subject, old_day);
        }
        match subject {
            Some(subject) => self.by_subject.entry(subject).or_default().push(id),
            None if T::BY_SUBJECT => self.loose.push(id),
            None => {}
        }
        if let Some(day) = day {
            self.by_day.entry(day).or_default().push(id);
        }
    }

    fn remove(&mut self, id: Id<T>) {
        if let Some(old) = self.rows.remove(&id) {
            self.forget(id, old.subject().filter(|_| T::BY_SUBJECT), old.day());
        }
    }

    fn forget(&mut self, id: Id<T>, subject: Option<Subject>, day: Option<NaiveDate>) {
        match subject {
            Some(subject) => {
                if let Some(ids) = self.by_subject.get_mut(&subject) {
                    ids.retain(|kept| *kept != id);
                    if ids.is_empty() {
                        self.by_subject.remove(&subject);
                    }
                }
            }
            None => self.loose.retain(|kept| *kept != id),
        }
        if let Some(day) = day
            && let Some(ids) = self.by_day.get_mut(&day)
        {
            ids.retain(|kept| *kept != id);
            if ids.is_empty() {
                self.by_day.remove(&day);
            }
        }
    }

    /// Puts every index list into the order of ids, which is the order of writing for time-ordered ids.
    fn settle(&mut self) {
        self.by_subject
            .values_mut()
            .for_each(|ids| ids.sort_unstable());
        self.by_day.values_mut().for_each(|ids| ids.sort_unstable());
        self.loose.sort_unstable();
    }
}

macro_rules! tables {
    ($($tag:literal $table:ident $kind:ident)*) => {
        /// Every record of the ledger in memory. Cheap to clone: tables are shared until one of them changes.
        #[derive(Clone, Default)]
        pub struct Tables {
            $(#[doc = concat!("The table `", stringify!($table), "`.")] pub $table: Arc<Table<$kind>>,)*
            doors: Arc<Map<String, Id<Household>>>,
            later: Arc<Map<(u8, Uuid), Later>>,
        }

        impl Tables {
            fn put_row(&mut self, record: Record) {
                match record {
                    $(Record::$kind(record) => Arc::make_mut(&mut self.$table).put(record),)*
                    Record::Later(later) => {
                        Arc::make_mut(&mut self.later).insert((later.kind, later.id), later);
                    }
                }
            }

            fn remove_row(&mut self, record: &Record) {
                match record {
                    $(Record::$kind(record) => Arc::make_mut(&mut self.$table).remove(record.id()),)*
                    Record::Later(later) => {
                        Arc::make_mut(&mut self.later).remove(&(later.kind, later.id));
                    }
                }
            }

            /// The record as it stands now, of the same kind and id as `record`.
            pub fn current(&self, record: &Record) -> Option<Record> {
                match record {
                    $(Record::$kind(record) => {
                        self.$table.get(record.id()).map(|record| Record::$kind(record.as_ref().clone()))
                    })*
                    Record::Later(later) => {
                        self.later.get(&(later.kind, later.id)).cloned().map(Record::Later)
                    }
                }
            }

            pub(super) fn settle(&mut self) {
                $(Arc::make_mut(&mut self.$table).settle();)*
            }

            /// How many records of each kind there are.
            pub fn counts(&self) -> Vec<(&'static str, usize)> {
                vec![$((stringify!($table), self.$table.len()),)*]
            }
        }

        $(impl HasTable<$kind> for Tables {
            fn table(&self) -> &Table<$kind> { &self.$table }
        })*
    };
}

/// The table of one kind of record, for code that works for every kind.
pub trait HasTable<T: Entity> {
    /// That table.
    fn table(&self) -> &Table<T>;
}

entities!(tables);

impl Tables {
    /// How many records are of kinds that only a newer version knows.
    pub fn from_newer(&self) -> usize {
        self.later.len()
    }

    /// The household behind a door, by the door's key ([`crate::domain::address::Address::door_key`]).
    pub fn door(&self, key: &str) -> Option<&Arc<Household>> {
        self.doors.get(key).and_then(|id| self.households.get(*id))
    }

    /// The people of a household, head first, then as written down; those who left are among them.
    pub fn residents_of(&self, household: Id<Household>) -> Vec<&Arc<Resident>> {
        let mut people: Vec<_> = self.residents.of(&Subject::Household(household)).collect();
        people.sort_by_key(|resident| !resident.is_head());
        people
    }

    /// The head of a household, or the first person who lives there.
    pub fn head_of(&self, household: Id<Household>) -> Option<&Arc<Resident>> {
        let here = self.residents_of(household);
        here.iter().find(|resident| resident.is_here()).copied()
    }

    /// The day of this date.
    pub fn day(&self, date: NaiveDate) -> Option<&Arc<Day>> {
        self.days.on(date).next_back()
    }

    /// Puts or replaces a record.
    pub(super) fn put(&mut self, record: Record) {
        if let Record::Household(household) = &record {
            let key = household.address.door_key();
            let old = self
                .households
                .get(household.id)
                .map(|old| old.address.door_key());
            let doors = Arc::make_mut(&mut self.doors);
            if let Some(old) =
                old.filter(|old| *old != key && doors.get(old) == Some(&household.id))
            {
                doors.remove(&old);
            }
            doors.insert(key, household.id);
        }
        self.put_row(record);
    }

    /// Removes a record.
    pub(super) fn remove(&mut self, record: &Record) {
        if let Record::Household(household) = record {
            let key = household.address.door_key();
            let doors = Arc::make_mut(&mut self.doors);
            if doors.get(&key) == Some(&household.id) {
                doors.remove(&key);
            }
        }
        self.remove_row(record);
    }
}
