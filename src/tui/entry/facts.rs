//! What is missing or stale at a door as one form: the missing first, the stale to confirm. What counts as missing is
//! `ledger::queries::facts`.

use super::household::say;
use super::resident::birth;
use super::{chosen, code, declined, declined_of, number, source, source_of};
use crate::domain::Id;
use crate::domain::codes::{HouseholdState, Relation, Sex, SourceOfFact};
use crate::domain::household::Household;
use crate::domain::identity::IdNumber;
use crate::domain::resident::Resident;
use crate::domain::subject::Subject;
use crate::domain::text::safe_name;
use crate::error::Error;
use crate::ledger::queries::facts::{self, Field as Fact, Missing};
use crate::ledger::queue::FACTS_DAYS;
use crate::ledger::work::{self, WorkError};
use crate::tui::context::{Context, View};
use crate::tui::dialog::form::{Field, FieldError, Form, Refusal, Values};

/// The kind of its drafts.
pub const KIND: &str = "facts";

/// Opens the form that settles a door.
pub fn open(id: Id<Household>, context: &mut Context<'_>) {
    if let Some(form) = form(id, &context.view()) {
        context.open(form);
    }
}

/// The form that settles a door; none when the household is gone.
pub fn form(id: Id<Household>, view: &View<'_>) -> Option<Form> {
    let tables = view.ledger.tables();
    let home = tables.households.get(id)?;
    let head = tables.head_of(id).map(AsRef::as_ref);
    let asked = asked(home, head, view);
    let subject = Subject::Household(id);
    let values = [("door", view.door_and_head(&subject).into())];
    let note = match home.verified_on {
        Some(day) => view
            .texts
            .with("homes-verified", &[("day", day.to_string().into())]),
        None => view.texts.get("homes-never-verified").into_owned(),
    };
    let facts = asked.clone();
    let title = view.texts.with("collect-form-title", &values);
    let mut form = Form::new(KIND, title, move |values, context| {
        save(id, &facts, values, context)
    })
    .about(subject)
    .note(note);
    for fact in &asked {
        form = form.field(field(*fact, home, head, view));
    }
    let names = names(&asked);
    let known: Vec<String> = head
        .map(|head| head.declined.clone())
        .into_iter()
        .chain([home.declined.clone()])
        .flatten()
        .collect();
    Some(
        form.field(declined(&names, &known, view))
            .field(source(view)),
    )
}

/// The missing first; where nothing is, or what is known is stale, all that must be known, to be confirmed.
fn asked(home: &Household, head: Option<&Resident>, view: &View<'_>) -> Vec<Fact> {
    let missing = facts::missing_at(view.ledger.tables(), home);
    let mut asked: Vec<Fact> = missing
        .fields()
        .filter(|fact| *fact != Fact::Head)
        .collect();
    let stale = facts::stale_since(home, view.day(), FACTS_DAYS).is_some();
    let all = missing.is_empty() || stale;
    for fact in Fact::ALL {
        let more = match fact {
            Fact::Head => false,
            Fact::Name | Fact::Phone | Fact::Sex | Fact::Birth => all || head.is_none(),
            Fact::State => all,
        };
        if more && !asked.contains(&fact) {
            asked.push(fact);
        }
    }
    if head.is_none() {
        // Who lives there is asked for before anything about them.
        asked.sort_by_key(|fact| *fact != Fact::Name);
    }
    asked
}

fn names(asked: &[Fact]) -> Vec<&'static str> {
    let names = asked.iter().map(|fact| match fact {
        Fact::Name => Fact::Head.name(),
        fact => fact.name(),
    });
    names.collect()
}

fn field(fact: Fact, home: &Household, head: Option<&Resident>, view: &View<'_>) -> Field {
    let label = |id: &'static str| view.texts.get(id).into_owned();
    match fact {
        Fact::State => {
            let known = Some(home.state).filter(|state| *state != HouseholdState::UNKNOWN);
            code("state", "household-state", known, view)
        }
        Fact::Head | Fact::Name => {
            let name = head.map_or("", |head| head.name.as_str());
            Field::text("name", label("household-head"), name).limit(25)
        }
        Fact::Phone => {
            let phones = head.map_or_else(String::new, |head| number::phones_shown(&head.phones));
            Field::text("phone", label("resident-phone"), &phones)
                .limit(60)
                .masked()
        }
        Fact::Sex => {
            let sex = head.map(Resident::sex).filter(|sex| *sex != Sex::UNKNOWN);
            code("sex", "resident-sex", sex, view)
        }
        Fact::Birth => {
            let birth = head.and_then(Resident::birth);
            let birth = birth.map_or_else(String::new, |birth| birth.to_string());
            Field::text("birth", label("resident-birth"), &birth)
                .limit(20)
                .hint(label("resident-birth-hint"))
        }
    }
}

fn save(
    id: Id<Household>,
    asked: &[Fact],
    values: &Values<'_>,
    context: &mut Context<'_>,
) -> Result<(), Refusal> {
    let tables = context.ledger.tables();
    let known = tables.households.get(id);
    let mut home = known
        .map(|home| home.as_ref().clone())
        .ok_or(WorkError::Missing("household"))?;
    let head = tables.head_of(id).map(|head| head.as_ref().clone());
    if asked.contains(&Fact::State) {
        home.state = chosen(values, "state").unwrap_or(home.state);
    }
    let names = names(asked);
    let head = person(&home, head, asked, values, context)?;
    let of_home = ["state", "head"];
    let filled = |fact: &str| match fact {
        "state" => home.state != HouseholdState::UNKNOWN,
        "head" => head.is_some(),
        _ => true,
    };
    home.declined = declined_of(values, &names, &home.declined, filled);
    home.declined
        .retain(|fact| of_home.contains(&fact.as_str()) || !names.contains(&fact.as_str()));
    let subject = Subject::Household(id);
    let people = head.into_iter().collect();
    let source = source_of(values);
    let confirmed = Fact::ALL
        .iter()
        .all(|fact| *fact == Fact::Head || asked.contains(fact));
    let at = context.at();
    let settled = work::collection::settle(context.ledger, home, people, source, confirmed, at)?;
    let said = if settled.is_some() {
        "collect-saved"
    } else {
        "household-unchanged"
    };
    say(&subject, said, context);
    Ok(())
}

/// The head as filled in; a new one where nobody was written down and a name was given.
fn person(
    home: &Household,
    known: Option<Resident>,
    asked: &[Fact],
    values: &Values<'_>,
    context: &Context<'_>,
) -> Result<Option<Resident>, FieldError> {
    let name = safe_name(&values.text("name"), 25).text;
    let typed = !values.text("phone").is_empty() || !values.text("birth").is_empty();
    let mut head = match known {
        Some(known) => known,
        None if name.is_empty() && typed => {
            return Err(FieldError::new("name", "resident-needs-name"));
        }
        None if name.is_empty() => return Ok(None),
        None => {
            let mut head = Resident::new(Id::new(context.clock.id()), home.id, String::new());
            head.relation = Some(Relation::HEAD);
            head
        }
    };
    for fact in asked {
        match fact {
            Fact::Name | Fact::Head => {
                if name.is_empty() {
                    return Err(FieldError::new("name", "resident-needs-name"));
                }
                head.name.clone_from(&name);
            }
            Fact::Phone => {
                head.phones = number::phones("phone", &values.text("phone"), &head.phones)?;
            }
            Fact::Sex => {
                let sex = chosen::<Sex>(values, "sex").filter(|sex| *sex != Sex::UNKNOWN);
                if head.id_number.as_ref().and_then(IdNumber::sex).is_none() {
                    head.sex_given = sex;
                }
            }
            Fact::Birth => {
                let birth = birth(values, context)?;
                if head.id_number.is_none() {
                    head.birth_given = birth;
                }
            }
            Fact::State => {}
        }
    }
    let filled = |fact: &str| match fact {
        "phone" => !head.phones.is_empty(),
        "sex" => head.sex() != Sex::UNKNOWN,
        "birth" => head.birth().is_some(),
        _ => true,
    };
    head.declined = declined_of(values, &names(asked), &head.declined, filled);
    Ok(Some(head))
}

/// Notes that nobody there wanted to say what is `missing`; it counts as done.
///
/// # Errors
/// What the ledger or the disk refused.
pub fn decline(
    id: Id<Household>,
    missing: Missing,
    context: &mut Context<'_>,
) -> Result<(), Error> {
    let tables = context.ledger.tables();
    let known = tables.households.get(id);
    let mut home = known
        .map(|home| home.as_ref().clone())
        .ok_or(WorkError::Missing("household"))?;
    let mut head = tables.head_of(id).map(|head| head.as_ref().clone());
    for fact in missing.fields() {
        let declined = match (&mut head, fact) {
            (Some(head), Fact::Name | Fact::Phone | Fact::Sex | Fact::Birth) => &mut head.declined,
            _ => &mut home.declined,
        };
        declined.push(fact.name().to_owned());
    }
    if missing.is_empty() {
        let nothing = context.texts.get("collect-nothing-missing").into_owned();
        context.refuse(nothing);
        return Ok(());
    }
    let (people, source) = (head.into_iter().collect(), SourceOfFact::SELF);
    work::collection::settle(context.ledger, home, people, source, false, context.at())?;
    say(&Subject::Household(id), "collect-declined", context);
    Ok(())
}
