//! `told`: what a door can be offered, writing down that it was told, referred or given, listing that. Not a visit's topics.

use serde::Deserialize;

use super::columns::Columns;
use super::deed::{self, Deed, Done};
use super::door::{self, Doors};
use super::failure::Failure;
use super::json::{FitRow, ToldRow};
use super::output;
use super::reading;
use super::session::Session;
use crate::clock::Clock;
use crate::domain::activity::Activity;
use crate::domain::codes::{PublicityWay, Telling, Topic};
use crate::domain::offer::Offer;
use crate::domain::post::Post;
use crate::domain::told::{Matter, Told as Record};
use crate::ledger::queries::at_the_door::at_the_door;
use crate::ledger::work::told::{NewTold, tell};

/// `told …`
#[derive(clap::Subcommand)]
pub enum Told {
    /// What a door can be offered.
    At(At),
    /// Writes down that something was told, referred or given.
    Add(Box<Add>),
    /// Lists what was.
    List(List),
}

impl Told {
    /// Does it.
    ///
    /// # Errors
    /// When it is refused.
    pub fn run(self, session: &mut Session) -> Result<(), Failure> {
        match self {
            Self::At(at) => at.run(session),
            Self::Add(add) => deed::run(*add, session),
            Self::List(list) => list.run(session),
        }
    }
}

/// Which door.
#[derive(clap::Args)]
pub struct At {
    /// The door or place.
    #[arg(value_name = "DOOR")]
    door: String,
}

impl At {
    fn run(&self, session: &mut Session) -> Result<(), Failure> {
        let subject = door::subject(session, &self.door)?;
        let tables = session.ledger.tables();
        let day = session.day();
        let found = at_the_door(tables, &subject, day);
        let rows: Vec<FitRow> = found
            .iter()
            .map(|row| FitRow::of(row, day, &session.texts, tables))
            .collect();
        if session.json {
            return output::json_array(rows.iter().map(Ok));
        }
        if rows.is_empty() {
            session.say("cli-none", &[]);
            return Ok(());
        }
        let columns = ["id", "kind", "words", "provider", "place", "period", "why"];
        let mut table = Columns::new(session.headings(&columns));
        for (row, fit) in found.iter().zip(&rows) {
            let id = match row.what {
                Matter::Topic(topic) => topic.to_string(),
                Matter::Offer(id) => reading::short(id.uuid()),
                Matter::Activity(id) => reading::short(id.uuid()),
                Matter::Post(id) => reading::short(id.uuid()),
            };
            let until = row.until.map(|day| day.to_string()).unwrap_or_default();
            let told = fit.told_on.map(|day| format!(" [{day}]"));
            table.row([
                id,
                row.kind.label(session.texts.tag()).to_owned(),
                format!("{}{}", fit.words, told.unwrap_or_default()),
                row.who.clone(),
                row.place.clone(),
                format!("{} {until}", row.times).trim().to_owned(),
                fit.why.join(" "),
            ]);
        }
        table.print()
    }
}

/// Something told, referred or given.
#[derive(clap::Args, Deserialize)]
pub struct Add {
    /// The door, place, unit or building.
    #[arg(value_name = "DOOR")]
    door: String,
    /// A topic by its code, an offer or an activity by its id.
    #[arg(value_name = "WHAT")]
    what: String,
    /// What else is said of it.
    #[command(flatten)]
    #[serde(flatten)]
    said: Said,
    /// How much is given.
    #[arg(long, value_name = "N")]
    quantity: Option<u64>,
    /// The need it meets.
    #[arg(long = "request", value_name = "ID")]
    request: Option<String>,
}

/// What may be said of a telling.
#[derive(clap::Args, Deserialize, Default)]
pub struct Said {
    /// Told, referred, given; told without it.
    #[arg(long, value_name = "HOW")]
    how: Option<String>,
    /// Spoken, leaflet, scan, poster, group.
    #[arg(long, value_name = "WAY")]
    way: Option<String>,
    /// Leaflets handed out.
    #[arg(long, value_name = "NUMBER")]
    leaflets: Option<u16>,
    /// To whom.
    #[arg(long, value_name = "NAME")]
    to: Option<String>,
    /// Note.
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
}

impl Said {
    /// Something told with all that is said of it.
    ///
    /// # Errors
    /// When a code is not known or a text is too long.
    pub fn of(self, what: Matter, words: String) -> Result<NewTold, Failure> {
        let how: Option<Telling> = reading::code_if(self.how.as_deref())?;
        let way: Option<PublicityWay> = reading::code_if(self.way.as_deref())?;
        let mut new = NewTold::new(what, words, how.unwrap_or(Telling::TOLD));
        new.way = way.unwrap_or(new.way);
        new.leaflets = self.leaflets.unwrap_or(new.leaflets);
        new.to = reading::name(&self.to.unwrap_or_default())?;
        new.note = reading::note(&self.note.unwrap_or_default())?;
        Ok(new)
    }
}

impl Deed for Add {
    fn perform(self, session: &mut Session) -> Result<Done, Failure> {
        let (what, words) = matter(&self.what, session)?;
        let mut new = self.said.of(what, words)?;
        new.quantity = self.quantity;
        if let Some(request) = &self.request {
            new.request = Some(reading::id(request, session.ledger.tables())?);
        }
        perform(&self.door, new, session)
    }
}

/// What is meant: a topic by its code, label or alias, else an activity, a post or an offer by its id.
fn matter(text: &str, session: &Session) -> Result<(Matter, String), Failure> {
    if let Some(topic) = Topic::find(text) {
        let words = topic.label(session.texts.tag()).to_owned();
        return Ok((Matter::Topic(topic), words));
    }
    let tables = session.ledger.tables();
    if let Ok(id) = reading::id::<Activity>(text, tables) {
        let title = tables.activities.get(id).map(|one| one.title.clone());
        return Ok((Matter::Activity(id), title.unwrap_or_default()));
    }
    if let Ok(id) = reading::id::<Post>(text, tables) {
        let title = tables.posts.get(id).map(|one| one.title.clone());
        return Ok((Matter::Post(id), title.unwrap_or_default()));
    }
    let id = reading::id::<Offer>(text, tables)?;
    let words = tables.offers.get(id).map(|offer| offer.words.clone());
    Ok((Matter::Offer(id), words.unwrap_or_default()))
}

/// Writes it down at a door.
///
/// # Errors
/// When it is refused.
pub fn perform(door: &str, new: NewTold, session: &mut Session) -> Result<Done, Failure> {
    let subject = door::subject(session, door)?;
    let values = [
        (
            "door",
            door::written(session.ledger.tables(), &subject).into(),
        ),
        ("how", new.how.label(session.texts.tag()).into()),
        ("what", new.words.clone().into()),
    ];
    let said = session.text("cli-done-told", &values);
    let (ledger, at) = session.parts();
    let (id, operation) = tell(ledger, subject, new, at)?;
    Ok(Done {
        operation: Some(operation),
        id: Some(id.uuid()),
        said,
    })
}

/// Which tellings to list.
#[derive(clap::Args)]
pub struct List {
    /// Only those at this door.
    #[arg(long, value_name = "DOOR")]
    door: Option<String>,
    /// Only those of this day.
    #[arg(long, value_name = "DATE")]
    day: Option<String>,
    /// Only those told, referred or given.
    #[arg(long, value_name = "HOW")]
    how: Option<String>,
}

impl List {
    fn run(self, session: &mut Session) -> Result<(), Failure> {
        let subject = (self.door.as_deref())
            .map(|door| door::subject(session, door))
            .transpose()?;
        let day = (self.day.as_deref())
            .map(|day| reading::past_day(day, session.clock.today()))
            .transpose()?;
        let how: Option<Telling> = reading::code_if(self.how.as_deref())?;
        let tables = session.ledger.tables();
        let wanted = |told: &Record| {
            subject
                .as_ref()
                .is_none_or(|subject| *subject == told.subject)
                && day.is_none_or(|day| day == told.day)
                && how.is_none_or(|how| how == told.how)
        };
        let mut found: Vec<_> = tables.told.iter().filter(|told| wanted(told)).collect();
        found.sort_by_key(|told| (told.at, told.id));
        let doors = Doors::of(tables);
        if session.json {
            let rows = found.iter().map(|told| Ok(ToldRow::of(told, &doors)));
            return output::json_array(rows);
        }
        if found.is_empty() {
            session.say("cli-none", &[]);
            return Ok(());
        }
        let language = session.texts.tag();
        let columns = ["id", "day", "door", "how", "words", "leaflets"];
        let mut table = Columns::new(session.headings(&columns));
        for told in found {
            let topic = told
                .what
                .topic()
                .map(|topic| topic.label(language).to_owned());
            table.row([
                reading::short(told.id.uuid()),
                told.day.to_string(),
                doors.written(&told.subject),
                told.how.label(language).to_owned(),
                topic.unwrap_or_else(|| told.words.clone()),
                told.leaflets.to_string(),
            ]);
        }
        table.print()
    }
}
