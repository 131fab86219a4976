//! The list of offers (资源清单): who can give what, and what of it is left. Not the giving.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;
use uuid::Uuid;

use super::{Action, Card, Context, Deeds, Error, List, Row, Said, Source, View};
use crate::domain::Id;
use crate::domain::codes::ResourceForm;
use crate::domain::offer::Offer;
use crate::ledger::queries::matching;
use crate::ledger::table::Tables;
use crate::tui::entry::offer::{edit, provider, turn};
use crate::tui::entry::pairing;

/// The list.
#[derive(Default)]
pub(super) struct Offers {
    taken: HashMap<Id<Offer>, u64>,
}

fn get(id: Uuid, tables: &Tables) -> Option<&Arc<Offer>> {
    tables.offers.get(Id::new(id))
}

impl Offers {
    fn left(&self, offer: &Offer) -> Option<u64> {
        let gone = self.taken.get(&offer.id).copied().unwrap_or(0);
        offer.quantity.map(|all| all.saturating_sub(gone))
    }
}

impl List for Offers {
    fn name(&self) -> &'static str {
        "community-offers"
    }

    fn empty(&self) -> &'static str {
        "community-no-offers"
    }

    fn adds(&self) -> Action {
        Action::OfferAdd
    }

    fn deeds(&self) -> Deeds {
        Deeds {
            next: "deed-next-offers",
            other: "deed-other-offers",
            settle: Some("deed-settle"),
            edit: "command-community-edit",
        }
    }

    fn sources(&self, tables: &Tables) -> Vec<Source> {
        vec![
            Source::of(&tables.offers),
            Source::of(&tables.pairings),
            Source::of(&tables.told),
        ]
    }

    fn count(&self, tables: &Tables, day: NaiveDate) -> usize {
        tables.offers.iter().filter(|one| !one.is_over(day)).count()
    }

    fn rows(&mut self, tables: &Tables, day: NaiveDate) -> Vec<Row> {
        self.taken = matching::taken(tables);
        let mut all: Vec<_> = tables.offers.iter().collect();
        all.sort_by_key(|one| (one.is_over(day), one.category.position(), one.id));
        all.into_iter().map(|one| Row::of(one.id.uuid())).collect()
    }

    fn line(&self, id: Uuid, view: &View<'_>) -> Option<Said> {
        let offer = get(id, view.ledger.tables())?;
        let (over, left) = (offer.is_over(view.day()), self.left(offer));
        let stands = match left {
            _ if over => view.texts.get("community-over").into_owned(),
            Some(left) => offer.much(left),
            None => String::new(),
        };
        let head = offer.category.label(view.texts.tag());
        let marks = (!over, left == Some(0) && !over);
        Some(Said::new(head, offer.words.clone(), stands, marks, view))
    }

    fn title(&self, id: Uuid, view: &View<'_>) -> String {
        let offer = get(id, view.ledger.tables());
        offer.map(|one| one.words.clone()).unwrap_or_default()
    }

    fn card(&self, id: Uuid, card: &mut Card<'_>) {
        let Some(offer) = get(id, card.view.ledger.tables()) else {
            return;
        };
        let left = self.left(offer);
        let tag = card.view.texts.tag();
        card.head(&[
            offer.category.label(tag),
            offer.form.label(tag),
            offer.state.label(tag),
        ]);
        card.said("offer-provider", &provider(offer, card.view));
        if let (Some(left), Some(all)) = (left, offer.quantity) {
            let left = match offer.form == ResourceForm::MONEY {
                true => offer.much(left),
                false => left.to_string(),
            };
            card.said("offer-left", &format!("{left}/{}", offer.much(all)));
        }
        card.day("offer-from", offer.from);
        card.day("offer-until", offer.until);
        card.said("offer-times", &offer.times);
        card.said("offer-place", &offer.place);
        card.said("offer-conditions", &offer.conditions);
        card.contact(offer.contact.as_ref());
        let groups = offer.groups.iter().map(|group| group.label(tag).to_owned());
        card.list("post-groups", groups);
        card.said("hazard-note", &offer.note);
        let tables = card.view.ledger.tables();
        let mut given: Vec<_> = tables.pairings.iter().collect();
        given.retain(|pairing| pairing.offer == offer.id);
        given.sort_by_key(|pairing| pairing.id);
        let rows = given.into_iter().map(|pairing| {
            let need = tables.requests.get(pairing.request);
            let door = need
                .map(|need| card.view.door(&need.subject))
                .unwrap_or_default();
            let words = need.map(|need| need.words.as_str()).unwrap_or_default();
            let quantity = pairing.quantity.map(|quantity| offer.much(quantity));
            let quantity = quantity.unwrap_or_default();
            format!("{door} {words} {quantity} {}", pairing.state.label(tag))
        });
        card.list("community-given", rows);
    }

    fn next(&self, id: Uuid, context: &mut Context<'_>) -> Result<(), Error> {
        if let Some(offer) = get(id, context.ledger.tables()).cloned() {
            pairing::needs_for(&offer, context);
        }
        Ok(())
    }

    fn other(&self, id: Uuid, context: &mut Context<'_>) -> Result<(), Error> {
        match get(id, context.ledger.tables()).cloned() {
            Some(offer) => turn(&offer, context),
            None => Ok(()),
        }
    }

    fn settle(&self, id: Uuid, context: &mut Context<'_>) {
        pairing::settle(|pairing| pairing.offer.uuid() == id, context);
    }

    fn edit(&self, id: Uuid, context: &mut Context<'_>) {
        if let Some(offer) = get(id, context.ledger.tables()).cloned() {
            edit(&offer, context);
        }
    }
}
