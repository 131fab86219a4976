//! `poll list`, `poll show`: which polls there are, and one of them door by door. Not the sheet that is signed.

use crate::cli::columns::Columns;
use crate::cli::failure::Failure;
use crate::cli::json::{PollDoorRow, PollRow};
use crate::cli::output;
use crate::cli::reading;
use crate::cli::session::Session;
use crate::clock::Clock;
use crate::domain::codes::{PollState, StanceAnswer, StanceWay};
use crate::domain::mask::mask_numbers;
use crate::domain::share::percent;
use crate::ledger::queries::polls;

/// Which polls to list.
#[derive(clap::Args)]
pub struct List {
    /// Signed ones too.
    #[arg(long)]
    all: bool,
}

impl List {
    pub(super) fn run(self, session: &mut Session) -> Result<(), Failure> {
        let (tables, today) = (session.ledger.tables(), session.clock.today());
        let found = polls::all(tables).into_iter();
        let found: Vec<_> = found
            .filter(|poll| self.all || poll.state != PollState::SIGNED)
            .map(|poll| (poll, polls::tally(tables, poll)))
            .collect();
        if session.json {
            let rows = found
                .iter()
                .map(|(poll, tally)| Ok(PollRow::of(poll, tally, tables, today)));
            return output::json_array(rows);
        }
        if found.is_empty() {
            session.say("cli-none", &[]);
            return Ok(());
        }
        let columns = ["id", "state", "until", "consent", "asked", "question"];
        let mut table = Columns::new(session.headings(&columns));
        for (poll, tally) in found {
            let side = tally.households;
            let consent = percent(side.consent, side.all);
            table.row([
                reading::short(poll.id.uuid()),
                poll.state.label(session.texts.tag()).to_owned(),
                poll.until.map(|day| day.to_string()).unwrap_or_default(),
                format!("{}/{} {consent}%", side.consent, side.all),
                (side.all - side.not_reached).to_string(),
                poll.question.clone(),
            ]);
        }
        table.print()
    }
}

/// Which poll to show.
#[derive(clap::Args)]
pub struct Show {
    /// The poll.
    #[arg(value_name = "ID")]
    id: String,
    /// Only doors that were not reached yet.
    #[arg(long)]
    open: bool,
}

impl Show {
    pub(super) fn run(self, session: &mut Session) -> Result<(), Failure> {
        let poll = super::known(session, &self.id)?;
        let tally = polls::tally(session.ledger.tables(), &poll);
        let doors = tally.doors.iter();
        let doors: Vec<_> = doors
            .filter(|door| !self.open || door.answer == StanceAnswer::NOT_REACHED)
            .collect();
        if session.json {
            return output::json_array(doors.into_iter().map(|door| Ok(PollDoorRow::of(door))));
        }
        session.say("cli-poll-question", &[("question", poll.question.into())]);
        let language = session.texts.tag();
        let columns = ["door", "area", "answer", "way", "day", "why"];
        let mut table = Columns::new(session.headings(&columns));
        for door in doors {
            let row = PollDoorRow::of(door);
            let stance = door.stance.as_ref();
            table.row([
                row.door,
                row.area.unwrap_or_default(),
                door.answer.label(language).to_owned(),
                stance
                    .map(|stance| StanceWay::label(stance.way, language).to_owned())
                    .unwrap_or_default(),
                row.day.map(|day| day.to_string()).unwrap_or_default(),
                mask_numbers(&row.reason),
            ]);
        }
        if tally.unknown > 0 {
            session.say("poll-without-area", &[("count", tally.unknown.into())]);
        }
        table.print()
    }
}
