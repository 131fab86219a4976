//! What others give, for a door: services, goods, loans, trainings, places. Only what holds, is left and is not for others.

use super::{Door, Row, Why};
use crate::domain::Id;
use crate::domain::codes::{MatchTerm, MatterKind, ResourceForm, ServiceItem};
use crate::domain::offer::Offer;
use crate::domain::request::{Request, RequestEvent};
use crate::domain::told::Matter;
use crate::ledger::queries::matching::{self, Wanted};
use crate::ledger::queries::partners::named;
use crate::search::Sounds;

/// The rows.
pub fn rows(door: &Door<'_>) -> Vec<Row> {
    let taken = matching::taken(door.tables);
    let offers = door.tables.offers.iter();
    let mut there: Vec<_> = offers.filter(|offer| !offer.is_over(door.day)).collect();
    there.sort_by_key(|offer| offer.id);
    (there.into_iter())
        .filter_map(|offer| {
            let gone = taken.get(&offer.id).copied().unwrap_or(0);
            let left = offer.quantity.map(|all| all.saturating_sub(gone));
            row(offer, left, door)
        })
        .collect()
}

fn row(offer: &Offer, left: Option<u64>, door: &Door<'_>) -> Option<Row> {
    if left == Some(0) {
        return None;
    }
    let item = ServiceItem::named_in(&offer.words);
    let mut why = if offer.groups.is_empty() {
        item.map(|item| door.suited(item.audience()))
            .unwrap_or_default()
    } else {
        let meant = door.in_groups(&offer.groups);
        if meant.is_empty() {
            return None;
        }
        meant
    };
    let asked = !door.requests.is_empty() || !door.heard.is_empty();
    let own = match asked {
        true => Sounds::of(&offer.words),
        false => Sounds::default(),
    };
    let needs = needs(offer, &own, left, door);
    let said = needs.iter().filter(|one| one.in_words);
    why.extend(said.map(|one| Why::Need(one.request)));
    let heard = door.heard.iter();
    let heard = heard.filter(|(_, sounds)| sounds.likeness(&own) > 0);
    why.extend(heard.map(|(need, _)| Why::Heard(*need)));
    if door.is_near(offer.spot.as_ref()) {
        why.push(Why::Near);
    }
    if why.is_empty() {
        why.push(Why::Everybody);
    }
    let mut row = Row::new(
        Matter::Offer(offer.id),
        kind(offer, item),
        offer.words.clone(),
    );
    row.who = named(door.tables, offer.partner, &offer.provider);
    row.place.clone_from(&offer.place);
    row.spot.clone_from(&offer.spot);
    (row.from, row.until) = (offer.from, offer.until);
    row.times.clone_from(&offer.times);
    row.conditions.clone_from(&offer.conditions);
    (row.left, row.unit) = (left, offer.unit.clone());
    row.why = why;
    let now = needs.iter().find(|one| one.now);
    row.need = now.map(|one| one.request);
    Some(row)
}

/// A need an offer may be given to.
struct Answered {
    request: Id<Request>,
    /// Its own words say what the offer is, not only its category.
    in_words: bool,
    /// It may be given to it now.
    now: bool,
}

/// What was asked for there that it answers, the best first.
fn needs(offer: &Offer, own: &Sounds, left: Option<u64>, door: &Door<'_>) -> Vec<Answered> {
    let mut found: Vec<(u32, Answered)> = Vec::new();
    for (request, sounds) in &door.requests {
        let wanted = Wanted {
            category: request.category,
            sounds,
            quantity: request.quantity.map(|much| (much, request.unit.as_str())),
            door: door.address,
            groups: &door.groups,
            day: door.day,
        };
        if let Some(score) = matching::score(&wanted, offer, own, left) {
            let answered = Answered {
                request: request.id,
                in_words: score
                    .terms
                    .iter()
                    .any(|(term, _)| *term == MatchTerm::WORDS),
                now: takes_help(request),
            };
            found.push((score.total(), answered));
        }
    }
    found.sort_by_key(|(score, one)| (!one.now, std::cmp::Reverse(*score), one.request));
    found.into_iter().map(|(_, one)| one).collect()
}

/// Whether somebody may be named now who helps.
fn takes_help(request: &Request) -> bool {
    request.state.is_listed() || request.next(RequestEvent::Assign).is_ok()
}

/// What sort of thing an offer is: by the service its words name, else by its form.
fn kind(offer: &Offer, item: Option<ServiceItem>) -> MatterKind {
    let sort = item.map(ServiceItem::sort);
    let of_words = |sort: MatterKind| sort != MatterKind::SERVICE;
    match offer.form {
        ResourceForm::MONEY => MatterKind::MONEY,
        ResourceForm::GOODS => sort
            .filter(|sort| *sort == MatterKind::LOAN && says_loan(offer))
            .unwrap_or(MatterKind::GOODS),
        ResourceForm::PLACE => MatterKind::PLACE,
        ResourceForm::ACTIVITY => sort
            .filter(|sort| of_words(*sort))
            .unwrap_or(MatterKind::ACTIVITY),
        _ => sort.unwrap_or(MatterKind::SERVICE),
    }
}

/// Whether goods are lent and not given away.
fn says_loan(offer: &Offer) -> bool {
    let said = [&offer.words, &offer.conditions];
    said.iter().any(|text| text.contains(['借', '租']))
}
