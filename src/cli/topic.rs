//! `topic`: topics of publicity, their cards, those of the day, telling one at a door, how far each has come.

use chrono::NaiveDate;
use serde::Deserialize;

use super::columns::Columns;
use super::deed::{self, Deed, Done};
use super::door::Doors;
use super::failure::Failure;
use super::json::TopicRow;
use super::output;
use super::reading::{self, one_or_many};
use super::session::Session;
use super::told::{Said, perform};
use crate::clock::Clock;
use crate::domain::codes::Topic as Code;
use crate::domain::subject::Subject;
use crate::domain::told::Matter;
use crate::error::Error;
use crate::ledger::queries::publicity::{self, Covered};
use crate::ledger::work::topics_of_day;

/// `topic …`
#[derive(clap::Subcommand)]
pub enum Topic {
    /// Lists them.
    List(List),
    /// The card to read aloud.
    Show(Show),
    /// Writes down that one was told at a door.
    Tell(Tell),
    /// Sets those of the day.
    Today(Today),
    /// Households by topic.
    Coverage(Coverage),
}

impl Topic {
    /// Does it.
    ///
    /// # Errors
    /// When it is refused.
    pub fn run(self, session: &mut Session) -> Result<(), Failure> {
        match self {
            Self::List(list) => list.run(session),
            Self::Show(show) => show.run(session),
            Self::Tell(tell) => deed::run(tell, session),
            Self::Today(today) => deed::run(today, session),
            Self::Coverage(coverage) => coverage.run(session),
        }
    }
}

/// Every topic.
#[derive(clap::Args)]
pub struct List {}

impl List {
    fn run(&self, session: &mut Session) -> Result<(), Failure> {
        let covered = all_days(session);
        let rows = rows(&covered, session);
        if session.json {
            return output::json_array(rows.iter().map(Ok));
        }
        let columns = ["code", "words", "day", "doors", "leaflets"];
        let mut table = Columns::new(session.headings(&columns));
        for row in rows {
            let mark = if row.today { "*" } else { "" };
            table.row([
                row.code,
                row.label,
                mark.to_owned(),
                row.told.to_string(),
                row.leaflets.to_string(),
            ]);
        }
        table.print()
    }
}

fn all_days(session: &Session) -> Covered {
    let tables = session.ledger.tables();
    publicity::coverage(tables, NaiveDate::MIN, NaiveDate::MAX)
}

fn rows(covered: &Covered, session: &Session) -> Vec<TopicRow> {
    let of_day = publicity::topics_of(session.ledger.tables(), session.day());
    let rows = covered.topics.iter();
    rows.map(|row| TopicRow::of(row, covered, of_day, session.texts.tag()))
        .collect()
}

/// Which topic.
#[derive(clap::Args)]
pub struct Show {
    /// The topic.
    #[arg(value_name = "TOPIC")]
    topic: String,
}

impl Show {
    fn run(&self, session: &mut Session) -> Result<(), Failure> {
        let topic: Code = reading::code(&self.topic)?;
        let covered = all_days(session);
        let mut rows = rows(&covered, session).into_iter();
        let row = rows.find(|row| row.code == topic.as_str());
        let row = row.ok_or_else(|| Error::refused("cli-none"))?;
        if session.json {
            return output::json(&row);
        }
        let values = [
            ("topic", row.label.as_str().into()),
            ("told", row.told.into()),
            ("households", row.households.into()),
            ("leaflets", row.leaflets.into()),
        ];
        let covered = session.text("topics-covered", &values);
        output::lines([row.label.clone(), row.card, covered])
    }
}

/// A topic told at a door.
#[derive(clap::Args, Deserialize)]
pub struct Tell {
    /// The door, place, unit or building.
    #[arg(value_name = "DOOR")]
    door: String,
    /// The topic.
    #[arg(value_name = "TOPIC")]
    topic: String,
    /// What else is said of it.
    #[command(flatten)]
    #[serde(flatten)]
    said: Said,
}

impl Deed for Tell {
    fn perform(self, session: &mut Session) -> Result<Done, Failure> {
        let topic: Code = reading::code(&self.topic)?;
        let words = topic.label(session.texts.tag()).to_owned();
        let new = self.said.of(Matter::Topic(topic), words)?;
        perform(&self.door, new, session)
    }
}

/// The topics of the day.
#[derive(clap::Args, Deserialize)]
pub struct Today {
    /// The topics; none takes them off.
    #[arg(value_name = "TOPIC,..", value_delimiter = ',')]
    #[serde(default, deserialize_with = "one_or_many")]
    topics: Vec<String>,
}

impl Deed for Today {
    fn perform(self, session: &mut Session) -> Result<Done, Failure> {
        let topics: Vec<Code> = reading::codes(&self.topics)?;
        let labels: Vec<&str> = topics
            .iter()
            .map(|topic| topic.label(session.texts.tag()))
            .collect();
        let said = match labels.is_empty() {
            true => session.text("topics-taken-off", &[]),
            false => {
                let topics = labels.join(&session.texts.get("list-comma"));
                session.text("topics-set", &[("topics", topics.into())])
            }
        };
        let (ledger, at) = session.parts();
        let operation = topics_of_day::set(ledger, topics, at)?;
        let set = session.ledger.tables().topics_of_day.on(session.day());
        let id = set.last().map(|set| set.id.uuid());
        Ok(Done {
            operation,
            id,
            said,
        })
    }
}

/// Between which days.
#[derive(clap::Args)]
pub struct Coverage {
    /// From this day on.
    #[arg(long, value_name = "DATE")]
    from: Option<String>,
    /// Until this day.
    #[arg(long, value_name = "DATE")]
    until: Option<String>,
    /// Instead the doors that have not heard of this topic.
    #[arg(long, value_name = "TOPIC")]
    left: Option<String>,
}

impl Coverage {
    fn run(&self, session: &mut Session) -> Result<(), Failure> {
        let today = session.clock.today();
        let day = |text: &Option<String>| {
            let day = text.as_deref();
            day.map(|day| reading::past_day(day, today)).transpose()
        };
        let from = day(&self.from)?.unwrap_or(NaiveDate::MIN);
        let until = day(&self.until)?.unwrap_or(NaiveDate::MAX);
        let tables = session.ledger.tables();
        if let Some(topic) = &self.left {
            let topic: Code = reading::code(topic)?;
            let left = publicity::not_told(tables, topic, from, until);
            let doors = Doors::of(tables);
            let doors: Vec<String> = (left.into_iter())
                .map(|id| doors.written(&Subject::from(id)))
                .collect();
            return match session.json {
                true => output::json_array(doors.iter().map(Ok)),
                false => output::lines(doors),
            };
        }
        let covered = publicity::coverage(tables, from, until);
        let rows = rows(&covered, session);
        if session.json {
            return output::json_array(rows.iter().map(Ok));
        }
        let columns = ["code", "words", "doors", "households", "leaflets"];
        let mut table = Columns::new(session.headings(&columns));
        for row in rows {
            table.row([
                row.code,
                row.label,
                row.told.to_string(),
                row.households.to_string(),
                row.leaflets.to_string(),
            ]);
        }
        table.print()?;
        let sum = [
            ("any", covered.any.into()),
            ("households", covered.households.into()),
            ("leaflets", covered.leaflets.into()),
            ("unsorted", covered.unsorted().into()),
        ];
        output::talk(&session.text("topics-covered-all", &sum));
        Ok(())
    }
}
