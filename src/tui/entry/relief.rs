//! Relief in dialogs: writing down what was given to a household, and correcting it by a new entry. Not the totals.

use crate::domain::Id;
use crate::domain::codes::{Receipt, ReliefOccasion};
use crate::domain::money::{parse_yuan, print_yuan};
use crate::domain::quantity::counted;
use crate::domain::relief::{Goods, Relief};
use crate::domain::resident::Resident;
use crate::domain::subject::Subject;
use crate::domain::when::Toward;
use crate::ledger::queries::partners;
use crate::ledger::work::relief::{self, NewRelief};
use crate::tui::context::{Context, View};
use crate::tui::dialog::Reopen;
use crate::tui::dialog::form::{Choice, Field, FieldError, Form, Refusal, Values};
use crate::tui::entry::{chosen, code, whereabouts};

const ADD: &str = "relief-add";
const CORRECT: &str = "relief-correct";

/// The kinds of dialogs here that have drafts, and how each is opened again.
pub const REOPENERS: &[(&str, Reopen)] = &[
    (ADD, |about, view| {
        let gone = |subject: &Subject| view.door(subject).is_empty();
        if about.subject.as_ref().is_some_and(gone) {
            return None;
        }
        Some(Box::new(form(about.subject.as_ref(), None, view)))
    }),
    (CORRECT, |about, view| {
        let known = view.ledger.tables().relief.get(Id::new(about.part?))?;
        Some(Box::new(form(Some(&known.subject), Some(known), view)))
    }),
];

/// Opens the form, for the door under the cursor where there is one.
pub fn add(here: Option<Subject>, context: &mut Context<'_>) {
    let here = here.filter(|here| here.household().is_some());
    let form = form(here.as_ref(), None, &context.view());
    context.open(form);
}

/// Opens the form of an entry, to be written down anew in its place.
pub fn correct(known: &Relief, context: &mut Context<'_>) {
    let form = form(Some(&known.subject), Some(known), &context.view());
    context.open(form);
}

/// From whom it came, by name.
pub fn giver(relief: &Relief, view: &View<'_>) -> String {
    partners::named(view.ledger.tables(), relief.partner, &relief.giver)
}

/// What was given, in a line: money in yuan, then goods.
pub fn given(relief: &Relief, view: &View<'_>) -> String {
    let yuan = (relief.money > 0).then(|| {
        let values = [("yuan", print_yuan(relief.money).into())];
        view.texts.with("relief-yuan", &values)
    });
    let goods = relief.goods.iter();
    let goods = goods.map(|one| format!("{} {}", one.name, counted(one.quantity, &one.unit)));
    let all: Vec<String> = yuan.into_iter().chain(goods).collect();
    all.join(view.texts.get("list-separator").as_ref())
}

fn form(door: Option<&Subject>, known: Option<&Relief>, view: &View<'_>) -> Form {
    let label = |id: &'static str| view.texts.get(id).into_owned();
    let id = known.map(|relief| relief.id);
    let save = move |values: &Values<'_>, context: &mut Context<'_>| save(id, values, context);
    let (kind, title) = match known {
        Some(_) => (CORRECT, "relief-correct-title"),
        None => (ADD, "relief-title"),
    };
    let occasion = known.map_or(ReliefOccasion::new("visit"), |one| one.occasion);
    let money = known.map(|one| one.money).filter(|money| *money > 0);
    let money = money.map(print_yuan).unwrap_or_default();
    let goods = known.map(|one| written(&one.goods)).unwrap_or_default();
    let from = known.map(|one| giver(one, view)).unwrap_or_default();
    let receipt = known.map_or(Receipt::NONE, |one| one.receipt);
    let signed_by = known.map(|one| one.signed_by.clone()).unwrap_or_default();
    let day = known.map(|one| one.given);
    let note = match known {
        Some(_) => Field::note("note", label("relief-why-label"), "").required(),
        None => Field::note("note", label("hazard-note"), ""),
    };
    let goods = Field::text("goods", label("relief-goods"), &goods).limit(200);
    let mut form = Form::new(kind, label(title), save)
        .field(code("occasion", "relief-occasion", Some(occasion), view).required())
        .field(Field::text("money", label("relief-money"), &money).limit(20))
        .field(goods.hint(label("relief-goods-hint")))
        .field(
            Field::text("giver", label("relief-giver"), &from)
                .limit(60)
                .hint(label("offer-provider-hint")),
        )
        .field(whereabouts::field(door, view).required());
    if let Some(field) = whom(door, known, view) {
        form = form.field(field);
    }
    let given = Field::date("given", label("relief-given"), day, Toward::Past);
    form = form
        .field(code("receipt", "relief-receipt", Some(receipt), view).required())
        .field(Field::text("signed-by", label("relief-signed-by"), &signed_by).limit(60))
        .field(given.hint(label("relief-given-hint")));
    if known.is_some() {
        form = form.field(Field::toggle("strike", label("relief-strike"), false));
    }
    form = form.field(note.limit(500));
    if let Some(door) = door {
        form = form.about(door.clone());
    }
    match known {
        Some(known) => form.part(known.id.uuid()),
        None => form,
    }
}

/// Who of the household it is for, where its people are known.
fn whom(door: Option<&Subject>, known: Option<&Relief>, view: &View<'_>) -> Option<Field> {
    let people = view.ledger.tables().residents_of(door?.household()?);
    let here = people.into_iter().filter(|person| person.is_here());
    let options: Vec<Choice> = here
        .map(|person| Choice::new(person.id.to_string(), view.name(&person.name)))
        .collect();
    let chosen = known.and_then(|known| known.resident);
    let chosen = chosen.map(|id| id.to_string());
    let label = view.texts.get("relief-resident").into_owned();
    let field = Field::choice("resident", label, options, chosen.as_deref());
    Some(field.hint(view.texts.get("relief-resident-hint")))
}

/// Goods as they are typed: `大米:2:袋; 油:1:桶:80`.
fn written(goods: &[Goods]) -> String {
    let parts = goods.iter().map(|one| {
        let worth = one.worth.map(|worth| format!(":{}", print_yuan(worth)));
        let worth = worth.unwrap_or_default();
        format!("{}:{}:{}{worth}", one.name, one.quantity, one.unit)
    });
    parts.collect::<Vec<_>>().join("; ")
}

fn read_goods(text: &str) -> Option<Vec<Goods>> {
    let parts = text.split([';', '；']).map(str::trim);
    let parts = parts.filter(|part| !part.is_empty());
    let goods = parts.map(|part| {
        let cells: Vec<&str> = part.split([':', '：']).map(str::trim).collect();
        let (name, quantity, unit, worth) = match cells[..] {
            [name, quantity] => (name, quantity, "", None),
            [name, quantity, unit] => (name, quantity, unit, None),
            [name, quantity, unit, worth] => (name, quantity, unit, Some(parse_yuan(worth)?)),
            _ => return None,
        };
        Some(Goods {
            name: name.to_owned(),
            quantity: quantity.parse().ok()?,
            unit: unit.to_owned(),
            worth,
        })
    });
    goods.collect()
}

fn save(
    id: Option<Id<Relief>>,
    values: &Values<'_>,
    context: &mut Context<'_>,
) -> Result<(), Refusal> {
    let door = whereabouts::required(values, context)?;
    let money = values.text("money");
    let fault = |field, reason| FieldError::new(field, reason);
    let mut new = NewRelief::new(chosen(values, "occasion").unwrap_or(ReliefOccasion::OTHER));
    if !money.is_empty() {
        new.money = parse_yuan(&money).ok_or_else(|| fault("money", "project-no-amount"))?;
    }
    let goods = read_goods(&values.text("goods"));
    new.goods = goods.ok_or_else(|| fault("goods", "relief-goods-what"))?;
    let tables = context.ledger.tables();
    (new.partner, new.giver) = partners::called_or(tables, &values.text("giver"));
    let person = values.choice("resident").map(uuid::Uuid::parse_str);
    let person: Option<Id<Resident>> = person.and_then(Result::ok).map(Id::new);
    let lives_there = |id: &Id<Resident>| {
        let person = tables.residents.get(*id);
        person.is_some_and(|person| door.household() == Some(person.household))
    };
    new.resident = person.filter(lives_there);
    new.receipt = chosen(values, "receipt").unwrap_or(Receipt::NONE);
    new.signed_by = values.text("signed-by");
    new.given = values.day("given")?;
    new.note = values.text("note");
    if id.is_some() && values.on("strike") {
        (new.money, new.goods) = (0, Vec::new());
    }
    let (added, _) = match id {
        Some(id) => relief::correct(context.ledger, id, door, new, context.at())?,
        None => relief::add(context.ledger, door, new, context.at())?,
    };
    let view = context.view();
    let entry = view.ledger.tables().relief.get(added);
    let said = entry.map(|one| format!("{} {}", view.door(&one.subject), given(one, &view)));
    let said = said.unwrap_or_default();
    super::said_recorded("relief-recorded", &said, context);
    Ok(())
}
