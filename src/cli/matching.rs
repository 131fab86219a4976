//! `match`: what is proposed for a need, accepting it, what became of it. Decides nothing by itself.

use serde::Deserialize;

use super::columns::Columns;
use super::deed::{self, Deed, Done};
use super::door::Doors;
use super::failure::Failure;
use super::json::{PairingRow, ProposalRow};
use super::output;
use super::reading;
use super::session::Session;
use crate::clock::Clock;
use crate::domain::Id;
use crate::domain::codes::{MatchTerm, PairingState};
use crate::domain::mask::mask_numbers;
use crate::domain::request::Request;
use crate::error::Error;
use crate::ledger::queries::matching;
use crate::ledger::work::{WorkError, pairing};

/// `match …`
#[derive(clap::Subcommand)]
pub enum Match {
    /// Proposes offers for a need.
    Propose(Propose),
    /// Gives an offer to a need.
    Accept(Accept),
    /// Says that it is given, or calls it off.
    Settle(Settle),
    /// Lists what was given.
    List(List),
}

impl Match {
    /// Does it.
    ///
    /// # Errors
    /// When it is refused.
    pub fn run(self, session: &mut Session) -> Result<(), Failure> {
        match self {
            Self::Propose(propose) => propose.run(session),
            Self::Accept(accept) => deed::run(accept, session),
            Self::Settle(settle) => deed::run(settle, session),
            Self::List(list) => list.run(session),
        }
    }
}

/// For which need.
#[derive(clap::Args)]
pub struct Propose {
    /// The need.
    #[arg(value_name = "REQUEST")]
    request: String,
}

/// `同一类40 说法相符30`
pub(super) fn told(terms: &[(MatchTerm, u32)], language: &str) -> String {
    let one = |(term, points): &(MatchTerm, u32)| format!("{} {points}", term.label(language));
    terms.iter().map(one).collect::<Vec<_>>().join(", ")
}

impl Propose {
    fn run(self, session: &mut Session) -> Result<(), Failure> {
        let tables = session.ledger.tables();
        let id: Id<Request> = reading::id(&self.request, tables)?;
        let request = tables.requests.get(id);
        let request = request.ok_or(WorkError::Missing("request"))?;
        let found = matching::offers_for(tables, request, session.clock.today());
        if session.json {
            let rows = found.iter().map(|one| Ok(ProposalRow::of(one, tables)));
            return output::json_array(rows);
        }
        if found.is_empty() {
            session.say("cli-none", &[]);
            return Ok(());
        }
        let language = session.texts.tag();
        let columns = ["id", "score", "left", "words", "why"];
        let mut table = Columns::new(session.headings(&columns));
        for one in found {
            let left = one.left.map(|left| one.offer.much(left));
            table.row([
                reading::short(one.offer.id.uuid()),
                one.score.total().to_string(),
                left.unwrap_or_default(),
                mask_numbers(&one.offer.words),
                told(&one.score.terms, language),
            ]);
        }
        table.print()
    }
}

/// So much of an offer for a need.
#[derive(clap::Args, Deserialize)]
pub struct Accept {
    /// The need.
    #[arg(value_name = "REQUEST")]
    request: String,
    /// The offer.
    #[arg(value_name = "OFFER")]
    offer: String,
    /// How much of it.
    #[arg(long, value_name = "N")]
    quantity: Option<u64>,
}

impl Deed for Accept {
    fn perform(self, session: &mut Session) -> Result<Done, Failure> {
        let tables = session.ledger.tables();
        let request = reading::id(&self.request, tables)?;
        let offer = reading::id(&self.offer, tables)?;
        let (ledger, at) = session.parts();
        let (id, operation) = pairing::accept(ledger, request, offer, self.quantity, at)?;
        let tables = session.ledger.tables();
        let offer = tables.offers.get(offer);
        let left = offer.and_then(|offer| Some(offer.much(matching::left(tables, offer)?)));
        let values = [
            ("id", reading::short(id.uuid()).into()),
            (
                "words",
                offer
                    .map(|offer| offer.words.clone())
                    .unwrap_or_default()
                    .into(),
            ),
            ("left", left.unwrap_or_else(|| "none".to_owned()).into()),
        ];
        Ok(Done {
            operation: Some(operation),
            id: Some(id.uuid()),
            said: session.text("cli-done-match", &values),
        })
    }
}

/// What became of it.
#[derive(clap::Args, Deserialize)]
pub struct Settle {
    /// What was given.
    #[arg(value_name = "ID")]
    id: String,
    /// `given` or `called-off`.
    #[arg(value_name = "STATE")]
    state: String,
    /// What was said.
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
}

impl Deed for Settle {
    fn perform(self, session: &mut Session) -> Result<Done, Failure> {
        let id = reading::id(&self.id, session.ledger.tables())?;
        let state: PairingState = reading::code(&self.state)?;
        if state == PairingState::AGREED {
            return Err(Error::usage("cli-no-way-from-request", "state", "agreed").into());
        }
        let note = reading::line(&self.note.unwrap_or_default())?;
        let (ledger, at) = session.parts();
        let operation = pairing::settle(ledger, id, state == PairingState::GIVEN, &note, at)?;
        let values = [
            ("id", reading::short(id.uuid()).into()),
            ("state", state.label(session.texts.tag()).into()),
        ];
        Ok(Done {
            operation,
            id: Some(id.uuid()),
            said: session.text("cli-done-match-settle", &values),
        })
    }
}

/// Which to list.
#[derive(clap::Args)]
pub struct List {
    /// Only those of this need.
    #[arg(long, value_name = "REQUEST")]
    request: Option<String>,
}

impl List {
    fn run(self, session: &mut Session) -> Result<(), Failure> {
        let tables = session.ledger.tables();
        let request = (self.request.as_deref())
            .map(|text| reading::id::<Request>(text, tables))
            .transpose()?;
        let mut found: Vec<_> = (tables.pairings.iter())
            .filter(|one| request.is_none_or(|request| one.request == request))
            .collect();
        found.sort_by_key(|one| one.id);
        if session.json {
            return output::json_array(found.iter().map(|one| Ok(PairingRow::of(one, tables))));
        }
        if found.is_empty() {
            session.say("cli-none", &[]);
            return Ok(());
        }
        let columns = ["id", "state", "door", "words", "provider", "quantity"];
        let mut table = Columns::new(session.headings(&columns));
        let doors = Doors::of(tables);
        for one in found {
            let row = PairingRow::of(one, tables);
            let need = tables.requests.get(one.request);
            let door = need.map(|need| doors.written(&need.subject));
            let offer = tables.offers.get(one.offer);
            let much = offer.and_then(|offer| Some(offer.much(one.quantity?)));
            table.row([
                reading::short(one.id.uuid()),
                one.state.label(session.texts.tag()).to_owned(),
                door.unwrap_or_default(),
                row.words,
                row.gives,
                much.unwrap_or_default(),
            ]);
        }
        table.print()
    }
}
