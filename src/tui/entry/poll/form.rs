//! The form of a poll: the question, whom it is put to, what has to be reached. Not the answers.

use crate::domain::Id;
use crate::domain::address::Spot;
use crate::domain::codes::VoteBase;
use crate::domain::poll::{Asked, Poll, Threshold};
use crate::domain::share::Share;
use crate::domain::subject::Subject;
use crate::domain::when::Toward;
use crate::ledger::queries::find::{Found, find};
use crate::ledger::table::Tables;
use crate::ledger::work::poll::put;
use crate::tui::context::{Context, View};
use crate::tui::dialog::form::{Field, FieldError, Form, Refusal, Values};
use crate::tui::entry::{chosen, code, said_recorded};

/// The kinds of the drafts.
pub(super) const ADD: &str = "poll-add";
pub(super) const EDIT: &str = "poll-edit";

/// Opens the form for a new one.
pub fn add(_here: Option<Subject>, context: &mut Context<'_>) {
    let form = form(None, &context.view());
    context.open(form);
}

/// Opens the form of one.
pub fn edit(poll: &Poll, context: &mut Context<'_>) {
    let form = form(Some(poll), &context.view());
    context.open(form);
}

pub(super) fn form(known: Option<&Poll>, view: &View<'_>) -> Form {
    let label = |id: &'static str| view.texts.get(id).into_owned();
    let id = known.map(|poll| poll.id);
    let save = move |values: &Values<'_>, context: &mut Context<'_>| save(id, values, context);
    let (kind, title) = match known {
        Some(poll) => (EDIT, poll.question.clone()),
        None => (ADD, label("poll-title")),
    };
    let text = |of: fn(&Poll) -> &str| known.map(of).unwrap_or_default();
    let asked = known.map(|poll| written(&poll.asked, view.ledger.tables()));
    let threshold = known.map_or_else(Threshold::default, |poll| poll.threshold);
    let share = |name, id, share: Share| {
        let field = Field::text(name, label(id), &share.to_string());
        field.limit(12).required().hint(label("poll-share-hint"))
    };
    let asked = Field::text("asked", label("poll-asked"), &asked.unwrap_or_default());
    let question = Field::text("question", label("poll-question"), text(|p| &p.question));
    let from = known.map_or(view.day(), |poll| poll.from);
    let until = known.and_then(|poll| poll.until);
    let day = |name, id, day| Field::date(name, label(id), day, Toward::Future);
    let explanation = text(|poll| &poll.explanation);
    let explanation = Field::note("explanation", label("poll-explanation"), explanation);
    let form = Form::new(kind, title, save)
        .field(question.limit(200).required())
        .field(asked.limit(200).required().hint(label("poll-asked-hint")))
        .field(share("part", "poll-part", threshold.part_households))
        .field(share(
            "consent",
            "poll-consent",
            threshold.consent_households,
        ))
        .field(code::<VoteBase>("base", "poll-base", Some(threshold.base), view).required())
        .field(day("from", "poll-from", Some(from)))
        .field(day("until", "poll-until", until))
        .field(explanation.limit(500));
    match known {
        Some(poll) => form.part(poll.id.uuid()),
        None => form,
    }
}

/// Whom it is put to, as it is typed.
fn written(asked: &[Asked], tables: &Tables) -> String {
    let one = |asked: &Asked| match asked {
        Asked::Everyone => "*".to_owned(),
        Asked::Area(spot) => spot.with_estate(),
        Asked::Door(id) => tables
            .households
            .get(*id)
            .map(|home| home.address.to_string())
            .unwrap_or_default(),
    };
    asked.iter().map(one).collect::<Vec<_>>().join(" ")
}

/// Whom it is put to, as typed: buildings, units, doors, `*` for all.
fn read(text: &str, tables: &Tables) -> Result<Vec<Asked>, FieldError> {
    let unknown = || FieldError::new("asked", "poll-asked-unknown");
    let words = text.split([' ', '，', ',', '、', '；', ';']);
    let words = words.filter(|word| !word.is_empty());
    words
        .map(|word| match (word, Spot::parse(word)) {
            ("*" | "＊", _) => Ok(Asked::Everyone),
            (_, Some(spot)) => Ok(Asked::Area(spot)),
            (word, None) => match find(tables, word) {
                Found::One(Subject::Household(id)) => Ok(Asked::Door(id)),
                _ => Err(unknown()),
            },
        })
        .collect()
}

fn share(values: &Values<'_>, name: &'static str) -> Result<Share, FieldError> {
    Share::parse(&values.text(name)).ok_or(FieldError::new(name, "poll-no-share"))
}

fn save(
    id: Option<Id<Poll>>,
    values: &Values<'_>,
    context: &mut Context<'_>,
) -> Result<(), Refusal> {
    let tables = context.ledger.tables();
    let known = id.and_then(|id| tables.polls.get(id));
    let mut poll = match known {
        Some(known) => known.as_ref().clone(),
        None => {
            let (id, now) = (Id::new(context.clock.id()), context.clock.now());
            Poll::new(id, String::new(), now, &context.work.worker)
        }
    };
    poll.question = values.text("question");
    poll.asked = read(&values.text("asked"), tables)?;
    let (part, consent) = (share(values, "part")?, share(values, "consent")?);
    let own = &mut poll.threshold;
    // Where the office set another share by floor area, a share that was not touched leaves it.
    if own.part_households != part {
        (own.part_households, own.part_area) = (part, part);
    }
    if own.consent_households != consent {
        (own.consent_households, own.consent_area) = (consent, consent);
    }
    own.base = chosen(values, "base").unwrap_or(own.base);
    poll.from = values.day("from")?.unwrap_or(poll.from);
    poll.until = values.day("until")?;
    poll.explanation = values.text("explanation");
    let said = poll.question.clone();
    put(context.ledger, poll, context.at())?;
    said_recorded("poll-recorded", &said, context);
    Ok(())
}
