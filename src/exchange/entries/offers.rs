//! A list of offers (资源清单): one offer a row, the same words from the same giver being one. Not what is given of it.

use std::sync::LazyLock;

use chrono::NaiveDate;

use super::Kind;
use crate::domain::address::Spot;
use crate::domain::codes::{ListCategory, OfferState, ResourceForm};
use crate::domain::household::Contact;
use crate::domain::offer::Offer;
use crate::domain::{Id, Moment};
use crate::exchange::fields::{Fields, ask, fill, note};
use crate::exchange::header::Dictionary;
use crate::ledger::table::Tables;

static DICTIONARY: LazyLock<Dictionary> =
    LazyLock::new(|| Dictionary::new(include_str!("offers/columns.tsv")));

/// The list.
pub(super) struct Offers;

/// An offer as a row says it.
pub(super) struct Entry {
    words: String,
    category: Option<ListCategory>,
    form: Option<ResourceForm>,
    provider: String,
    contact: Contact,
    quantity: Option<u64>,
    unit: String,
    from: Option<NaiveDate>,
    until: Option<NaiveDate>,
    times: String,
    place: String,
    spot: Option<Spot>,
    conditions: String,
    state: Option<OfferState>,
    note: String,
}

impl Kind for Offers {
    type Entry = Entry;
    type Key = (String, String);
    type Record = Offer;

    const NAME: &'static str = "words";

    fn dictionary() -> &'static Dictionary {
        &DICTIONARY
    }

    fn read(fields: &mut Fields<'_>, _tables: &Tables) -> Result<Entry, &'static str> {
        let words = fields.text("words", 200);
        if words.is_empty() {
            return Err("import-no-words");
        }
        let (quantity, counted) = fields.number("quantity");
        let unit = fields.text("unit", 20);
        let (from, until) = (fields.day("from"), fields.day("until"));
        if let (Some(from), Some(until)) = (from, until)
            && until < from
        {
            return Err("offer-ends-before");
        }
        let near = fields.text("near", 30);
        let spot = Spot::parse(&near);
        if spot.is_none() {
            fields.rest.push(near);
        }
        Ok(Entry {
            words,
            category: fields.code("category", ListCategory::find),
            form: fields.code("form", ResourceForm::find),
            provider: fields.text("provider", 60),
            contact: fields.contact(),
            quantity,
            unit: if unit.is_empty() { counted } else { unit },
            from,
            until,
            times: fields.text("times", 100),
            place: fields.text("place", 100),
            spot,
            conditions: fields.text("conditions", 200),
            state: fields.code("state", OfferState::find),
            note: fields.note(),
        })
    }

    fn key(entry: &Entry) -> Self::Key {
        (entry.words.clone(), entry.provider.clone())
    }

    fn key_of(offer: &Offer, tables: &Tables) -> Self::Key {
        let partner = offer.partner.and_then(|id| tables.partners.get(id));
        let provider = partner.map_or(&offer.provider, |partner| &partner.name);
        (offer.words.clone(), provider.clone())
    }

    fn make(entry: &Entry, id: Id<Offer>, now: Moment) -> Offer {
        // What is counted is goods more often than not; what is not counted is something done.
        let usual = match entry.quantity {
            Some(_) => ResourceForm::GOODS,
            None => ResourceForm::ACTIVITY,
        };
        let category = entry.category.unwrap_or(ListCategory::LIVELIHOOD);
        let form = entry.form.unwrap_or(usual);
        Offer::new(id, entry.words.clone(), category, form, now)
    }

    fn tell(entry: &Entry, offer: &mut Offer, tables: &Tables) {
        offer.category = entry.category.unwrap_or(offer.category);
        offer.form = entry.form.unwrap_or(offer.form);
        if !entry.provider.is_empty() {
            let partner = tables.partners.iter();
            let mut partner = partner.filter(|one| one.name == entry.provider);
            offer.partner = partner.next().map(|partner| partner.id);
        }
        ask(&mut offer.contact, &entry.contact);
        offer.quantity = entry.quantity.or(offer.quantity);
        (offer.from, offer.until) = (entry.from.or(offer.from), entry.until.or(offer.until));
        offer.spot = entry.spot.clone().or_else(|| offer.spot.clone());
        offer.state = entry.state.unwrap_or(offer.state);
        for (own, said) in [
            (&mut offer.provider, &entry.provider),
            (&mut offer.unit, &entry.unit),
            (&mut offer.times, &entry.times),
            (&mut offer.place, &entry.place),
            (&mut offer.conditions, &entry.conditions),
        ] {
            fill(own, said);
        }
        note(&mut offer.note, &entry.note);
    }
}
