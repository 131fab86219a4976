//! A list of offers (资源清单): one offer a row, the same words from the same giver being one. Not what is given of it.

use std::sync::LazyLock;

use chrono::NaiveDate;

use super::{Cover, Kind, in_turn};
use crate::domain::address::Spot;
use crate::domain::codes::{ListCategory, OfferState, ResourceForm};
use crate::domain::household::Contact;
use crate::domain::offer::Offer;
use crate::domain::{Id, Moment};
use crate::exchange::fields::{Fields, Refusal, ask, fill, note, refuse};
use crate::exchange::header::Dictionary;
use crate::ledger::queries::{matching, partners};
use crate::ledger::table::Tables;

static DICTIONARY: LazyLock<Dictionary> =
    LazyLock::new(|| Dictionary::new(include_str!("offers/columns.tsv")));

/// The list.
pub(super) struct Offers;

/// An offer as a row says it.
#[derive(PartialEq)]
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

/// Words for yuan behind a sum.
const YUAN: [&str; 8] = [
    "元",
    "元整",
    "圆",
    "块",
    "块钱",
    "元人民币",
    "人民币",
    "rmb",
];

/// How much there is: yuan as fen, of what is money or is counted in yuan and not said to be anything else.
fn quantity(
    fields: &mut Fields<'_>,
    form: Option<ResourceForm>,
) -> Result<(Option<ResourceForm>, Option<u64>, String), Refusal> {
    let read = fields.amount("quantity")?;
    let mut unit = fields.text("unit", 20);
    let Some(mut read) = read else {
        return Ok((form, None, unit));
    };
    if unit.is_empty() {
        unit.clone_from(&read.unit);
    } else if let ("", Some(rest)) = (read.unit.as_str(), unit.strip_prefix('万')) {
        // 万元 as the heading of the unit.
        read.hundredths = read.hundredths.saturating_mul(10_000);
        unit = rest.to_owned();
    } else if !read.unit.is_empty() && read.unit != unit {
        // 5箱 counted in 袋: nobody here knows which.
        let both = YUAN.contains(&read.unit.as_str()) && YUAN.contains(&unit.as_str());
        if !both {
            return refuse("quantity", "import-two-units");
        }
    }
    let yuan = YUAN.contains(&unit.to_lowercase().as_str());
    let money = form == Some(ResourceForm::MONEY) || (form.is_none() && yuan);
    let quantity = match money {
        true if yuan || unit.is_empty() => u64::try_from(read.hundredths).ok(),
        true => return refuse("quantity", "import-money-unit"),
        false => read.whole(),
    };
    let Some(quantity) = quantity else {
        return refuse("quantity", "import-number-refused");
    };
    Ok(match money {
        true => (Some(ResourceForm::MONEY), Some(quantity), String::new()),
        false => (form, Some(quantity), unit),
    })
}

impl Kind for Offers {
    type Entry = Entry;
    type Key = (String, String);
    type Record = Offer;

    const NAME: &'static str = "words";

    fn dictionary() -> &'static Dictionary {
        &DICTIONARY
    }

    fn read(fields: &mut Fields<'_>, _tables: &Tables) -> Result<Entry, Refusal> {
        let words = fields.text("words", 200);
        if words.is_empty() {
            return refuse("words", "import-no-words");
        }
        let form = fields.code("form", ResourceForm::find);
        let (form, quantity, unit) = quantity(fields, form)?;
        let (from, until) = (fields.day("from"), fields.day("until"));
        in_turn(from, until)?;
        let near = fields.text("near", 30);
        let spot = Spot::parse(&near);
        if spot.is_none() {
            fields.rest.push(near);
        }
        Ok(Entry {
            words,
            category: fields.code("category", ListCategory::find),
            form,
            provider: fields.text("provider", 60),
            contact: fields.contact(),
            quantity,
            unit,
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
        let provider = partners::named(tables, offer.partner, &offer.provider);
        (offer.words.clone(), provider)
    }

    fn key_shown(offer: &Offer, cover: &Cover<'_>) -> Self::Key {
        let provider = cover.giver(offer.partner, &offer.provider);
        (cover.text(&offer.words), provider)
    }

    fn lift(entry: &mut Entry, offer: &Offer, cover: &Cover<'_>) {
        cover.lift_giver(&mut entry.provider, offer.partner, &offer.provider);
        cover.lift([
            (&mut entry.unit, offer.unit.as_str()),
            (&mut entry.times, &offer.times),
            (&mut entry.place, &offer.place),
            (&mut entry.conditions, &offer.conditions),
        ]);
        cover.lift_note(&mut entry.note, &offer.note);
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
    fn check(
        before: Option<&Offer>,
        after: &Offer,
        tables: &Tables,
        _now: Moment,
    ) -> Result<(), Refusal> {
        in_turn(after.from, after.until)?;
        let Some(before) = before.filter(|before| before.quantity != after.quantity) else {
            return Ok(());
        };
        let taken = matching::taken(tables).get(&before.id).copied();
        match (after.quantity, taken) {
            (Some(quantity), Some(taken)) if quantity < taken => {
                refuse("quantity", "import-less-than-given")
            }
            _ => Ok(()),
        }
    }
}
