//! The list of partners (共建单位, 报到党员): who takes part, until when, and all that names them. Changes none.

use std::sync::Arc;

use chrono::NaiveDate;
use uuid::Uuid;

use super::{Action, Card, Context, Deeds, Error, List, Row, Said, Source, View, card};
use crate::domain::Id;
use crate::domain::codes::PartnerKind;
use crate::domain::partner::Partner;
use crate::domain::request::Request;
use crate::ledger::queries::partners::standing;
use crate::ledger::table::Tables;
use crate::tui::entry::partner;

/// The list.
pub(super) struct Partners;

fn get(id: Uuid, tables: &Tables) -> Option<&Arc<Partner>> {
    tables.partners.get(Id::new(id))
}

impl List for Partners {
    fn name(&self) -> &'static str {
        "community-partners"
    }

    fn empty(&self) -> &'static str {
        "community-no-partners"
    }

    fn adds(&self) -> Action {
        Action::PartnerAdd
    }

    fn deeds(&self) -> Deeds {
        Deeds {
            next: "deed-read",
            other: "deed-other-partners",
            settle: None,
            edit: "command-community-edit",
        }
    }

    fn sources(&self, tables: &Tables) -> Vec<Source> {
        vec![Source::of(&tables.partners)]
    }

    fn count(&self, tables: &Tables, _day: NaiveDate) -> usize {
        tables.partners.iter().filter(|one| one.active).count()
    }

    fn rows(&mut self, tables: &Tables, _day: NaiveDate) -> Vec<Row> {
        let mut all: Vec<_> = tables.partners.iter().collect();
        all.sort_by_key(|one| (!one.active, one.kind.position(), one.id));
        all.into_iter().map(|one| Row::of(one.id.uuid())).collect()
    }

    fn line(&self, id: Uuid, view: &View<'_>) -> Option<Said> {
        let one = get(id, view.ledger.tables())?;
        let until = one.agreement.as_ref().and_then(|one| one.until);
        let stands = until.map(|until| until.format("%y-%m-%d").to_string());
        let marks = (one.active, until.is_some_and(|until| until < view.day()));
        let head = one.kind.label(view.texts.tag());
        let stands = stands.unwrap_or_default();
        Some(Said::new(head, one.name.clone(), stands, marks, view))
    }

    fn title(&self, id: Uuid, view: &View<'_>) -> String {
        let one = get(id, view.ledger.tables());
        one.map(|one| one.name.clone()).unwrap_or_default()
    }

    fn card(&self, id: Uuid, card: &mut Card<'_>) {
        let Some(partner) = get(id, card.view.ledger.tables()) else {
            return;
        };
        let tag = card.view.texts.tag();
        let body = partner.body.map(|body| body.label(tag));
        let mut words = vec![partner.kind.label(tag)];
        words.extend(body);
        let left = card.view.texts.get("community-has-left").into_owned();
        if !partner.active {
            words.push(&left);
        }
        card.head(&words);
        card.said("partner-unit", &partner.unit);
        card.said("partner-reports-to", &partner.reports_to);
        card.day("partner-reported-on", partner.reported_on);
        if let Some(agreement) = &partner.agreement {
            card.day("partner-signed", Some(agreement.signed));
            card.day("partner-until", agreement.until);
            card.said("partner-terms", &agreement.terms);
        }
        card.contact(partner.contact.as_ref());
        card.said("partner-strengths", &partner.strengths);
        card.said("hazard-note", &partner.note);
        let found = standing(card.view.ledger.tables(), partner.id);
        if found.members > 0 {
            card.said("partner-members", &found.members.to_string());
        }
        let offers = found.offers.iter().map(|offer| offer.words.clone());
        card.list("partner-offers", offers);
        let said =
            |request: &Arc<Request>| format!("{} {}", request.words, request.state.label(tag));
        let took = found.open.iter().chain(&found.done).map(said);
        card.list("partner-took-on", took);
        let projects = found.projects.iter().map(|one| one.title.clone());
        card.list("community-projects", projects);
        let all = card.view.ledger.tables().partners.iter();
        let kinds: Vec<PartnerKind> = all.filter(|one| one.active).map(|one| one.kind).collect();
        let counts = PartnerKind::all().filter_map(|kind| {
            let count = kinds.iter().filter(|one| **one == kind).count();
            (count > 0).then(|| format!("{} {count}", kind.label(tag)))
        });
        let separator = card.view.texts.get("list-separator");
        let counts = counts.collect::<Vec<_>>().join(&separator);
        card.said("community-taking-part", &counts);
    }

    fn next(&self, id: Uuid, context: &mut Context<'_>) -> Result<(), Error> {
        card::read(self, id, context);
        Ok(())
    }

    fn other(&self, id: Uuid, context: &mut Context<'_>) -> Result<(), Error> {
        match get(id, context.ledger.tables()).cloned() {
            Some(one) => partner::turn(&one, context),
            None => Ok(()),
        }
    }

    fn edit(&self, id: Uuid, context: &mut Context<'_>) {
        if let Some(one) = get(id, context.ledger.tables()).cloned() {
            partner::edit(&one, context);
        }
    }
}
