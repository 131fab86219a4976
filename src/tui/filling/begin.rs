//! Opening a questionnaire at a door: which one, a draft or a finished sheet of it, what the form is told of its surroundings.

use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

use super::editing::Editor;
use super::register::Carried;
use super::{Filling, again, pages};
use crate::domain::Id;
use crate::domain::answer_sheet::AnswerSheet;
use crate::domain::questionnaire::Questionnaire;
use crate::domain::subject::Subject;
use crate::exchange::answers::form_of;
use crate::form::interview::{Answers, Interview, Surroundings};
use crate::form::zone;
use crate::ledger::queries::questionnaires;
use crate::ledger::table::Tables;
use crate::tui::context::{Context, View};
use crate::tui::dialog::form::Choice;
use crate::tui::dialog::picker::Picker;
use crate::tui::dialog::{About, Dialog, Reopen};
use crate::tui::entry;
use crate::tui::widget::list::Roll;

/// The kind of the drafts of a questionnaire.
pub(super) const KIND: &str = "filling";

/// How it is opened again.
pub const REOPENERS: &[(&str, Reopen)] = &[(KIND, reopen)];

fn reopen(about: &About, view: &View<'_>) -> Option<Box<dyn Dialog>> {
    let subject = about.subject.clone()?;
    let filling = begin(Id::new(about.part?), subject, false, view)?;
    Some(Box::new(filling))
}

/// Asks which questionnaire is to be filled at the door under the cursor: those asked there first.
pub fn here(here: Option<Subject>, context: &mut Context<'_>) {
    let Some(subject) = here else {
        let said = context.texts.get("filling-no-door").into_owned();
        context.refuse(said);
        return;
    };
    let options = options(&subject, &context.view());
    if options.is_empty() {
        // Without a form there is one to take in, and no need to know another key for that.
        entry::questionnaire::list(Some(subject), context);
        return;
    }
    let values = [("door", context.view().door(&subject).into())];
    let title = context.texts.with("filling-which", &values);
    let picker = Picker::new(title, options, move |choice, context| {
        if let Ok(id) = choice.value.parse() {
            open(Id::new(id), subject.clone(), context);
        }
        Ok(())
    });
    context.open(picker.numbered());
}

/// The questionnaires in use, those asked at this door first, each with what became of it here.
fn options(subject: &Subject, view: &View<'_>) -> Vec<Choice> {
    let tables = view.ledger.tables();
    let asked: HashSet<_> = questionnaires::outstanding(tables, subject)
        .iter()
        .map(|one| one.id)
        .collect();
    let mut all = questionnaires::in_use(tables);
    // Those asked here first, then those meant for nobody in particular, last those for others.
    all.sort_by_key(|one| (!asked.contains(&one.id), !one.audience.is_empty()));
    let option = |one: &Arc<Questionnaire>| {
        let said = match questionnaires::filled(tables, one.id, subject) {
            _ if is_begun(one.id, subject, view) => view.texts.get("filling-begun").into_owned(),
            Some(sheet) => filled(sheet, view),
            None if asked.contains(&one.id) => view.texts.get("filling-asked").into_owned(),
            None => String::new(),
        };
        let label = format!("{}  {said}", one.title);
        Choice::new(one.id.to_string(), label.trim_end())
    };
    all.into_iter().map(option).collect()
}

/// Whether a questionnaire lies half filled at a door.
pub fn is_begun(id: Id<Questionnaire>, subject: &Subject, view: &View<'_>) -> bool {
    view.is_begun(KIND, subject, id.uuid())
}

/// What is told of a finished sheet: when, how much is missing, by whom, whether it was corrected.
pub fn filled(sheet: &AnswerSheet, view: &View<'_>) -> String {
    let values = [
        ("day", sheet.finished.format("%m-%d").to_string().into()),
        ("missing", sheet.asked.saturating_sub(sheet.answered).into()),
    ];
    let id = if sheet.is_complete {
        "filling-filled"
    } else {
        "filling-filled-in-part"
    };
    let mut said = view.texts.with(id, &values);
    if !sheet.worker.is_empty() {
        said = format!("{said} {}", sheet.worker);
    }
    if sheet.revision > 0 {
        let values = [("count", sheet.revision.into())];
        said = format!("{said} {}", view.texts.with("filling-revised", &values));
    }
    said
}

/// Opens a questionnaire at a door: its draft, else the sheet finished today to correct, else a new one. Where it was
/// filled on an earlier day, that is asked.
pub fn open(id: Id<Questionnaire>, subject: Subject, context: &mut Context<'_>) {
    let view = context.view();
    let known = questionnaires::filled(view.ledger.tables(), id, &subject);
    let Some(earlier) = known.filter(|sheet| sheet.finished.date_naive() < view.clock.today())
    else {
        return enter(id, subject, false, context);
    };
    let values = [("day", earlier.finished.format("%m-%d").to_string().into())];
    let options = ["filling-anew", "filling-correct"].map(|choice| {
        let label = context.texts.with(choice, &values);
        Choice::new(choice, label)
    });
    let title = context
        .texts
        .with("filling-again", &[("door", view.door(&subject).into())]);
    let picker = Picker::new(title, options.into(), move |choice, context| {
        enter(id, subject.clone(), choice.value == "filling-anew", context);
        Ok(())
    });
    context.open(picker.numbered());
}

fn enter(id: Id<Questionnaire>, subject: Subject, anew: bool, context: &mut Context<'_>) {
    match begin(id, subject, anew, &context.view()) {
        Some(filling) => context.open(filling),
        None => {
            let said = context.texts.get("filling-unreadable").into_owned();
            context.refuse(said);
        }
    }
}

/// A finished sheet to correct; with `anew`, or where there is none, a new filling.
fn begin(id: Id<Questionnaire>, subject: Subject, anew: bool, view: &View<'_>) -> Option<Filling> {
    let tables = view.ledger.tables();
    let questionnaire = tables.questionnaires.get(id)?;
    let form = Arc::new(form_of(questionnaire)?);
    let known = questionnaires::filled(tables, id, &subject);
    let corrected = known.filter(|_| !anew);
    let answers = corrected.and_then(|sheet| serde_json::from_str::<Answers>(&sheet.answers).ok());
    let (interview, carried) = match &answers {
        Some(answers) => {
            let interview = Interview::resume(form, answers, surroundings(view)).0;
            (interview, Carried::default())
        }
        None => again::fresh(form, known.map(AsRef::as_ref), &subject, view),
    };
    let mut filling = Filling {
        questionnaire: id,
        version: questionnaire.version.clone(),
        title: questionnaire.title.clone(),
        subject,
        corrects: corrected
            .filter(|_| answers.is_some())
            .map(|sheet| sheet.id),
        reason: String::new(),
        stops: pages::stops(&interview),
        interview,
        at: 0,
        editor: Editor::Nothing,
        fault: String::new(),
        ending: Roll::default(),
        carried,
        changes: Vec::new(),
        unticked: BTreeSet::new(),
        touched: false,
        dropping: false,
        stale: false,
    };
    filling.go_to(0, view);
    Some(filling)
}

/// What a form may know: the moment, the worker's name, the language of the screen.
pub(super) fn surroundings(view: &View<'_>) -> Surroundings {
    let now = view.clock.now();
    let code = view.texts.tag().split('-').next().unwrap_or_default();
    Surroundings {
        now,
        zone: zone::of(&now),
        language: Some(code.to_owned()),
        id: view.clock.id(),
        username: view.settings.worker.clone(),
        device_id: String::new(),
        phone_number: String::new(),
        email: String::new(),
    }
}

/// The names of the files a finished sheet has already.
pub(super) fn kept_files(sheet: Option<Id<AnswerSheet>>, tables: &Tables) -> Vec<String> {
    let Some(sheet) = sheet else {
        return Vec::new();
    };
    let own = tables.attachments.iter().filter(|one| one.sheet == sheet);
    own.map(|one| one.name.clone()).collect()
}
