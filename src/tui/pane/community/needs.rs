//! The list of needs (需求清单): the requests put on it. Not their life: that is the page Requests.

use std::sync::Arc;

use chrono::NaiveDate;
use uuid::Uuid;

use super::{Action, Card, Context, Deeds, Error, List, Row, Said, Source, View};
use crate::domain::Id;
use crate::domain::quantity::counted;
use crate::domain::request::Request;
use crate::ledger::table::Tables;
use crate::tui::entry::{pairing, request};

/// The list.
pub(super) struct Needs;

fn get(id: Uuid, tables: &Tables) -> Option<&Arc<Request>> {
    tables.requests.get(Id::new(id))
}

impl List for Needs {
    fn name(&self) -> &'static str {
        "community-needs"
    }

    fn empty(&self) -> &'static str {
        "community-no-needs"
    }

    fn adds(&self) -> Action {
        Action::RequestAdd
    }

    fn deeds(&self) -> Deeds {
        Deeds {
            next: "deed-next-needs",
            other: "deed-other-needs",
            settle: Some("deed-settle"),
            edit: "command-community-edit",
        }
    }

    fn sources(&self, tables: &Tables) -> Vec<Source> {
        vec![Source::of(&tables.requests)]
    }

    fn count(&self, tables: &Tables, _day: NaiveDate) -> usize {
        let needs = tables.requests.iter();
        needs.filter(|one| one.state.is_listed()).count()
    }

    fn rows(&mut self, tables: &Tables, _day: NaiveDate) -> Vec<Row> {
        let needs = tables.requests.iter();
        let mut all: Vec<_> = needs.filter(|one| one.state.is_listed()).collect();
        all.sort_by_key(|one| (one.category.position(), one.asks_on(), one.id));
        let rows = all.into_iter();
        rows.map(|one| Row::about(one.id.uuid(), &one.subject))
            .collect()
    }

    fn line(&self, id: Uuid, view: &View<'_>) -> Option<Said> {
        let request = get(id, view.ledger.tables())?;
        let tag = view.texts.tag();
        let words = format!("{} {}", view.door(&request.subject), request.words);
        let marks = (true, request.is_overdue(view.day()));
        let stands = request.state.label(tag);
        Some(Said::new(
            request.category.label(tag),
            words,
            stands,
            marks,
            view,
        ))
    }

    fn title(&self, id: Uuid, view: &View<'_>) -> String {
        let request = get(id, view.ledger.tables());
        let title = request.map(|one| view.door_and_head(&one.subject));
        title.unwrap_or_default()
    }

    fn card(&self, id: Uuid, card: &mut Card<'_>) {
        let Some(request) = get(id, card.view.ledger.tables()) else {
            return;
        };
        let tag = card.view.texts.tag();
        card.head(&[
            request.category.label(tag),
            request.kind.label(tag),
            request.state.label(tag),
        ]);
        card.plain(&request.words);
        let quantity = request
            .quantity
            .map(|quantity| counted(quantity, &request.unit));
        card.said("request-quantity", &quantity.unwrap_or_default());
        card.said("request-disclosure", request.disclosure.label(tag));
        card.said("request-who", &card.view.name(&request.helper));
        card.day("request-asks-on", request.asks_on());
        let tables = card.view.ledger.tables();
        let mut given: Vec<_> = tables.pairings.iter().collect();
        given.retain(|pairing| pairing.request == request.id);
        given.sort_by_key(|pairing| pairing.id);
        let rows = given.into_iter().map(|pairing| {
            let offer = tables.offers.get(pairing.offer);
            let words = offer.map(|offer| offer.words.as_str()).unwrap_or_default();
            format!("{words} {}", pairing.state.label(tag))
        });
        card.list("community-given", rows);
    }

    fn next(&self, id: Uuid, context: &mut Context<'_>) -> Result<(), Error> {
        if let Some(one) = get(id, context.ledger.tables()).cloned() {
            pairing::offers_for(&one, context);
        }
        Ok(())
    }

    fn other(&self, id: Uuid, context: &mut Context<'_>) -> Result<(), Error> {
        if let Some(one) = get(id, context.ledger.tables()).cloned() {
            request::ask(&one, context);
        }
        Ok(())
    }

    fn settle(&self, id: Uuid, context: &mut Context<'_>) {
        pairing::settle(|pairing| pairing.request.uuid() == id, context);
    }

    fn edit(&self, id: Uuid, context: &mut Context<'_>) {
        if let Some(one) = get(id, context.ledger.tables()).cloned() {
            request::edit(&one, context);
        }
    }
}
