//! The list of polls (居民议事): each question, how far it has come, its result by households and by floor area. Not the answering.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;
use uuid::Uuid;

use super::{Action, Card, Context, Deeds, Error, List, Row, Said, Source, View};
use crate::domain::Id;
use crate::domain::area::print_area;
use crate::domain::codes::{PollState, StanceAnswer};
use crate::domain::mask::mask_numbers;
use crate::domain::poll::Poll;
use crate::domain::share::percent;
use crate::exchange::poll::bar;
use crate::ledger::queries::polls::{self, Missing, Side, Tally};
use crate::ledger::table::Tables;
use crate::tui::entry::poll;
use crate::tui::widget::text;

/// Columns of a bar: its answer, a number and a share stand beside it in the narrowest card.
const BAR: usize = 12;
/// So many doors are named; the whole list is the sheet's.
const SHOWN: usize = 12;

/// The list.
#[derive(Default)]
pub(super) struct Polls {
    /// How many doors of each poll answered, and how many it asks: counting them goes through the whole book.
    reached: HashMap<Id<Poll>, (u64, u64)>,
}

fn get(id: Uuid, tables: &Tables) -> Option<&Arc<Poll>> {
    tables.polls.get(Id::new(id))
}

impl List for Polls {
    fn name(&self) -> &'static str {
        "community-polls"
    }

    fn empty(&self) -> &'static str {
        "community-no-polls"
    }

    fn adds(&self) -> Action {
        Action::PollAdd
    }

    fn deeds(&self) -> Deeds {
        Deeds {
            next: "deed-read",
            other: "deed-other-polls",
            settle: None,
            edit: "command-community-edit",
        }
    }

    fn sources(&self, tables: &Tables) -> Vec<Source> {
        vec![
            Source::of(&tables.polls),
            Source::of(&tables.stances),
            Source::of(&tables.households),
        ]
    }

    fn count(&self, tables: &Tables, _day: NaiveDate) -> usize {
        let polls = tables.polls.iter();
        polls.filter(|one| one.state != PollState::SIGNED).count()
    }

    fn rows(&mut self, tables: &Tables, _day: NaiveDate) -> Vec<Row> {
        let all = polls::all(tables);
        let reached = all.iter().map(|one| {
            let side = polls::tally(tables, one).households;
            (one.id, (side.part(), side.all))
        });
        self.reached = reached.collect();
        all.iter().map(|one| Row::of(one.id.uuid())).collect()
    }

    fn line(&self, id: Uuid, view: &View<'_>) -> Option<Said> {
        let poll = get(id, view.ledger.tables())?;
        let (part, all) = self.reached.get(&poll.id).copied().unwrap_or_default();
        let stands = format!("{part}/{all}");
        let marks = (poll.state == PollState::OPEN, poll.is_overdue(view.day()));
        let head = poll.state.label(view.texts.tag());
        Some(Said::new(head, poll.question.clone(), stands, marks, view))
    }

    fn title(&self, id: Uuid, view: &View<'_>) -> String {
        let poll = get(id, view.ledger.tables());
        poll.map(|one| one.question.clone()).unwrap_or_default()
    }

    fn card(&self, id: Uuid, card: &mut Card<'_>) {
        let tables = card.view.ledger.tables();
        let Some(poll) = get(id, tables) else {
            return;
        };
        let tally = polls::tally(tables, poll);
        card.head(&[poll.state.label(card.view.texts.tag())]);
        sides(&tally, card);
        verdict(poll, &tally, card);
        card.day("poll-until", poll.until);
        let signed = poll.signed.as_ref().map(|signed| signed.by.clone());
        card.said("poll-signed", &signed.unwrap_or_default());
        card.said("poll-explanation", &poll.explanation);
        let against = tally.with(StanceAnswer::OBJECTION).map(|door| {
            let stance = door.stance.as_ref();
            let reason = stance.map(|stance| mask_numbers(&stance.reason));
            format!("{} {}", door.door, reason.unwrap_or_default())
        });
        card.list("poll-objections", against.take(SHOWN));
        let open = tally.with(StanceAnswer::NOT_REACHED);
        let open: Vec<String> = open.take(SHOWN).map(|door| door.door.clone()).collect();
        card.said("poll-to-ask", &open.join(" "));
    }

    fn next(&self, id: Uuid, context: &mut Context<'_>) -> Result<(), Error> {
        super::card::read(self, id, context);
        Ok(())
    }

    fn other(&self, id: Uuid, context: &mut Context<'_>) -> Result<(), Error> {
        if let Some(one) = get(id, context.ledger.tables()).cloned() {
            poll::ask(&one, context);
        }
        Ok(())
    }

    fn edit(&self, id: Uuid, context: &mut Context<'_>) {
        if let Some(one) = get(id, context.ledger.tables()).cloned() {
            poll::edit(&one, context);
        }
    }
}

/// What is counted, all of it, and how so much is written.
type Counted<'a> = (&'static str, &'a Side, fn(u64) -> String);

/// Each answer with its share and a bar told by signs: no colour is needed to read it.
fn sides(tally: &Tally, card: &mut Card<'_>) {
    let texts = card.view.texts;
    let both: [Counted<'_>; 2] = [
        ("poll-households", &tally.households, |much| {
            much.to_string()
        }),
        ("poll-area", &tally.area, print_area),
    ];
    for (label, side, print) in both {
        let whole = format!("{} {}", texts.get(label), print(side.all));
        card.plain(&whole);
        for answer in StanceAnswer::all().take(4) {
            let own = side.of(answer);
            let share = percent(own, side.all);
            let name = answer.label(texts.tag());
            let drawn = text::pad(&bar(side, answer, BAR), BAR);
            card.plain(&format!("{drawn} {name} {} {share}%", print(own)));
        }
    }
}

/// Whether it is reached, and what is missing.
fn verdict(poll: &Poll, tally: &Tally, card: &mut Card<'_>) {
    let texts = card.view.texts;
    let verdict = tally.verdict(poll);
    card.plain(&texts.get(match verdict.met() {
        Some(true) => "poll-met",
        Some(false) => "poll-not-met",
        None => "poll-unsettled",
    }));
    if tally.unknown > 0 {
        let values = [("count", tally.unknown.into())];
        card.plain(&texts.with("poll-without-area", &values));
    }
    let mut missing = |id: &str, missing: Missing, print: fn(u64) -> String| {
        let values = missing.said(print).map(|(name, said)| (name, said.into()));
        card.plain(&texts.with(id, &values));
    };
    if !verdict.households {
        missing("poll-missing", verdict.missing, |much| much.to_string());
    }
    if verdict.area == Some(false) {
        missing("poll-missing-area", verdict.missing_area, print_area);
    }
}
