//! The questionnaires in use: taking one in, for whom it is, where it is still to be filled. Filling one is `filling`.

use crate::domain::Id;
use crate::domain::address::Spot;
use crate::domain::codes::{CareGroup, PlaceKind};
use crate::domain::questionnaire::{Audience, Questionnaire};
use crate::domain::subject::Subject;
use crate::domain::when::Toward;
use crate::error::{Error, Kind};
use crate::exchange::questionnaire as file;
use crate::ledger::queries::questionnaires;
use crate::ledger::work::questionnaire::{self, Taken};
use crate::tui::context::{Context, View};
use crate::tui::dialog::choice::Chooser;
use crate::tui::dialog::confirm;
use crate::tui::dialog::form::{Choice, Field, FieldError, Form, Refusal, Values};
use crate::tui::dialog::message::Notice;
use crate::tui::dialog::picker::Picker;
use crate::tui::entry::files;
use crate::tui::fault;
use crate::tui::filling;

/// The kind of the form that asks for a file.
pub const TAKE_IN: &str = "questionnaire-file";
/// The kind of the form that asks for whom.
const ASSIGN: &str = "questionnaire-audience";

/// Lists the questionnaires in use; the last row takes one in.
pub fn list(_here: Option<Subject>, context: &mut Context<'_>) {
    let view = context.view();
    let tables = view.ledger.tables();
    let mut options: Vec<Choice> = questionnaires::in_use(tables)
        .into_iter()
        .map(|one| Choice::new(one.id.to_string(), row(one, &view)))
        .collect();
    options.push(Choice::new("", view.texts.get("forms-take-in")));
    let title = view.texts.get("forms-title").into_owned();
    let picker = Picker::new(title, options, |choice, context| {
        match choice.value.parse() {
            Ok(id) => manage(Id::new(id), context),
            Err(_) => {
                let form = take_in("", &context.view());
                context.open(form);
            }
        }
        Ok(())
    });
    context.open(picker.numbered());
}

/// A questionnaire in a line: title, for whom, how far, by when.
fn row(one: &Questionnaire, view: &View<'_>) -> String {
    let (done, all) = questionnaires::progress(view.ledger.tables(), one);
    let mut parts = vec![one.title.clone(), audience(&one.audience, view)];
    if all > 0 {
        parts.push(format!("{done}/{all}"));
    }
    if let Some(due) = one.due {
        let values = [("day", due.format("%m-%d").to_string().into())];
        parts.push(view.texts.with("forms-due", &values));
    }
    parts.join("  ")
}

/// For whom, in words.
fn audience(all: &[Audience], view: &View<'_>) -> String {
    let language = view.texts.tag();
    let words = all.iter().map(|one| match one {
        Audience::Everyone => view.texts.get("forms-everyone").into_owned(),
        Audience::Area(spot) => spot.with_estate(),
        Audience::Care(group) => group.label(language).to_owned(),
        Audience::Places(kind) => kind.label(language).to_owned(),
    });
    let words: Vec<String> = words.collect();
    if words.is_empty() {
        return view.texts.get("forms-nobody").into_owned();
    }
    words.join(&view.texts.get("list-separator"))
}

/// What can be done with one.
fn manage(id: Id<Questionnaire>, context: &mut Context<'_>) {
    let Some(one) = context.ledger.tables().questionnaires.get(id).cloned() else {
        return;
    };
    let deeds = ["forms-where", "forms-assign", "forms-retire"];
    let options = deeds.map(|id| context.texts.get(id).into_owned()).to_vec();
    let title = row(&one, &context.view());
    context.open(Chooser::new(title, options, move |at, context| {
        match at {
            0 => open_doors(id, context),
            1 => {
                let form = assign_form(id, &context.view());
                if let Some(form) = form {
                    context.open(form);
                }
            }
            _ => {
                let question = context.texts.get("forms-retire-ask").into_owned();
                let deed = context.texts.get("forms-retire").into_owned();
                confirm::ask(context, question, deed, move |context| {
                    questionnaire::retire(context.ledger, id, context.at())?;
                    let said = context.texts.get("forms-retired").into_owned();
                    context.say_recorded(&said);
                    Ok(())
                });
            }
        }
        Ok(())
    }));
}

/// The doors and places where it is still to be filled, in the order of the stairs; one that is picked is filled.
fn open_doors(id: Id<Questionnaire>, context: &mut Context<'_>) {
    let view = context.view();
    let tables = view.ledger.tables();
    let Some(one) = tables.questionnaires.get(id) else {
        return;
    };
    let mut homes: Vec<_> = tables.households.iter().collect();
    homes.sort_by(|one, other| one.address.cmp(&other.address));
    let homes = homes.into_iter().map(|home| Subject::from(home.id));
    let places = tables.places.iter().map(|place| Subject::from(place.id));
    let open: Vec<Subject> = homes
        .chain(places)
        .filter(|subject| {
            questionnaires::is_for(tables, &one.audience, subject)
                && !questionnaires::is_done(tables, id, subject)
        })
        .collect();
    if open.is_empty() {
        let said = view.texts.get("forms-none-open").into_owned();
        context.refuse(said);
        return;
    }
    let options = open.iter().enumerate();
    let options =
        options.map(|(at, subject)| Choice::new(at.to_string(), view.door_and_head(subject)));
    let (title, options) = (one.title.clone(), options.collect());
    let picker = Picker::new(title, options, move |choice, context| {
        let picked = choice.value.parse::<usize>().ok();
        if let Some(subject) = picked.and_then(|at| open.get(at)) {
            filling::open(id, subject.clone(), context);
        }
        Ok(())
    });
    context.open(picker.numbered());
}

/// The form that asks for a workbook; `path` stands in it already.
pub fn take_in(path: &str, view: &View<'_>) -> Form {
    let label = |id: &'static str| view.texts.get(id).into_owned();
    let title = label("forms-take-in");
    let form = Form::new(TAKE_IN, title.trim_end_matches('.'), read)
        .verb("import-read", view.texts)
        .note(label("forms-file-note"));
    files::ask(form, path, files::WORKBOOKS, view)
}

fn read(values: &Values<'_>, context: &mut Context<'_>) -> Result<(), Refusal> {
    let path = context.settings.typed_path(&values.text("path"));
    let wrong = match std::fs::metadata(&path) {
        Ok(found) if found.is_dir() => Some("import-path-is-folder"),
        Ok(_) => None,
        Err(_) => Some("import-path-missing"),
    };
    if let Some(wrong) = wrong {
        return Err(FieldError::new("path", wrong).into());
    }
    let new = match file::read(&path, None) {
        Ok(Ok(given)) => given.into_new(),
        Ok(Err(faults)) => {
            let title = context.texts.get("forms-faulty").into_owned();
            let said: Vec<String> = faults
                .iter()
                .map(|one| fault::line(one, context.texts))
                .collect();
            context.open(Notice::new(title, said.join("\n")));
            return Ok(());
        }
        Err(error) => {
            let values = error.values(&path.display().to_string());
            let (key, kind) = (error.key(), Kind::Refused);
            return Err(Error::Refused { key, values, kind }.into());
        }
    };
    let title = new.title.clone();
    let (id, taken) = questionnaire::add(context.ledger, new, context.at()).map_err(Error::from)?;
    let said = match taken {
        Taken::New => "forms-taken-in",
        Taken::Renewed => "forms-renewed",
        Taken::Known => "forms-known",
    };
    let said = context.texts.with(said, &[("form", title.into())]);
    context.say_recorded(&said);
    if taken == Taken::New
        && let Some(form) = assign_form(id, &context.view())
    {
        context.open(form);
    }
    Ok(())
}

/// The form that asks for whom a questionnaire is, and by when.
fn assign_form(id: Id<Questionnaire>, view: &View<'_>) -> Option<Form> {
    let one = view.ledger.tables().questionnaires.get(id)?;
    let label = |id: &'static str| view.texts.get(id).into_owned();
    let language = view.texts.tag();
    let care = CareGroup::all().map(|group| Choice::new(group.as_str(), group.label(language)));
    let kinds = PlaceKind::all().map(|kind| Choice::new(kind.as_str(), kind.label(language)));
    let (mut areas, mut groups, mut places) = (Vec::new(), Vec::new(), Vec::new());
    for audience in &one.audience {
        match audience {
            Audience::Area(spot) => areas.push(spot.with_estate()),
            Audience::Care(group) => groups.push(group.as_str()),
            Audience::Places(kind) => places.push(kind.as_str()),
            Audience::Everyone => {}
        }
    }
    let everyone = one.audience.contains(&Audience::Everyone);
    let area = Field::text("areas", label("forms-areas"), &areas.join(" "));
    let form = Form::new(ASSIGN, one.title.clone(), move |values, context| {
        assign(id, values, context)
    })
    .transient()
    .note(label("forms-assign-note"))
    .field(Field::toggle("everyone", label("forms-everyone"), everyone))
    .field(area.hint(label("forms-areas-hint")))
    .field(Field::many(
        "care",
        label("forms-care"),
        care.collect(),
        &groups,
    ))
    .field(Field::many(
        "places",
        label("forms-places"),
        kinds.collect(),
        &places,
    ))
    .field(Field::date(
        "due",
        label("forms-by"),
        one.due,
        Toward::Future,
    ));
    Some(form)
}

fn assign(
    id: Id<Questionnaire>,
    values: &Values<'_>,
    context: &mut Context<'_>,
) -> Result<(), Refusal> {
    let mut audience = Vec::new();
    if values.on("everyone") {
        audience.push(Audience::Everyone);
    }
    let areas = values.text("areas");
    let separators = [' ', ',', '，', '、'];
    for area in areas.split(separators).filter(|area| !area.is_empty()) {
        let spot = Spot::parse(area).ok_or(FieldError::new("areas", "forms-no-such-area"))?;
        audience.push(Audience::Area(spot));
    }
    let care = values.ticked("care").into_iter();
    audience.extend(care.map(|code| Audience::Care(CareGroup::new(code))));
    let places = values.ticked("places").into_iter();
    audience.extend(places.map(|code| Audience::Places(PlaceKind::new(code))));
    let due = values.day("due")?;
    questionnaire::assign(context.ledger, id, audience, due, context.at()).map_err(Error::from)?;
    let said = context.ledger.tables().questionnaires.get(id).cloned();
    if let Some(one) = said {
        let said = row(&one, &context.view());
        context.say_recorded(&said);
    }
    Ok(())
}
