//! Which questionnaires are for a door or place, and which of them are still to be filled there. Not what they ask.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::Id;
use crate::domain::answer_sheet::AnswerSheet;
use crate::domain::questionnaire::{Audience, Questionnaire};
use crate::domain::subject::Subject;
use crate::ledger::table::Tables;

/// The questionnaires in use, by title and then as taken in.
pub fn in_use(tables: &Tables) -> Vec<&Arc<Questionnaire>> {
    let mut all: Vec<_> = tables.questionnaires.iter().collect();
    all.retain(|one| !one.retired);
    all.sort_by(|one, other| (&one.title, one.id).cmp(&(&other.title, other.id)));
    all
}

/// The questionnaire in use with this `form_id`, id (or the beginning of it), or title.
pub fn named<'a>(tables: &'a Tables, name: &str) -> Option<&'a Arc<Questionnaire>> {
    let all = in_use(tables);
    let by_form = all.iter().find(|one| one.form == name || one.title == name);
    by_form.copied().or_else(|| {
        let mut found = all
            .into_iter()
            .filter(|one| name.len() >= 6 && one.id.to_string().replace('-', "").ends_with(name));
        found.next().filter(|_| found.next().is_none())
    })
}

/// Whether a questionnaire is for this door or place.
pub fn is_for(tables: &Tables, audience: &[Audience], subject: &Subject) -> bool {
    audience.iter().any(|one| match (one, subject) {
        (Audience::Everyone, Subject::Household(_)) => true,
        (Audience::Area(spot), Subject::Household(id)) => {
            let home = tables.households.get(*id);
            home.is_some_and(|home| spot.holds(&home.address))
        }
        (Audience::Care(group), Subject::Household(_)) => {
            let mut people = tables.residents.of(subject).filter(|one| one.is_here());
            people.any(|one| one.care.contains(group))
        }
        (Audience::Places(kind), Subject::Place(id)) => tables
            .places
            .get(*id)
            .is_some_and(|place| place.kind == *kind),
        _ => false,
    })
}

/// The answer sheet of a questionnaire that counts at a door or place: the last one.
pub fn filled<'a>(
    tables: &'a Tables,
    questionnaire: Id<Questionnaire>,
    subject: &Subject,
) -> Option<&'a Arc<AnswerSheet>> {
    let sheets = tables.answer_sheets.of(subject);
    sheets
        .rev()
        .find(|sheet| sheet.questionnaire == questionnaire)
}

/// Whether it is filled there and nothing in it is missing or wrong.
pub fn is_done(tables: &Tables, questionnaire: Id<Questionnaire>, subject: &Subject) -> bool {
    filled(tables, questionnaire, subject).is_some_and(|sheet| sheet.is_complete)
}

/// The questionnaires that are for this door or place and not done there.
pub fn outstanding<'a>(tables: &'a Tables, subject: &Subject) -> Vec<&'a Arc<Questionnaire>> {
    let mut open = in_use(tables);
    open.retain(|one| is_for(tables, &one.audience, subject) && !is_done(tables, one.id, subject));
    open
}

/// The answer sheets finished or corrected on a day, in the order they were begun.
pub fn finished_on(tables: &Tables, day: NaiveDate) -> impl Iterator<Item = &Arc<AnswerSheet>> {
    tables.answer_sheets.on(day)
}

/// How far a questionnaire is: doors and places done, and all it is for.
pub fn progress(tables: &Tables, questionnaire: &Questionnaire) -> (usize, usize) {
    let households = tables.households.iter().map(|home| Subject::from(home.id));
    let places = tables.places.iter().map(|place| Subject::from(place.id));
    let meant = households
        .chain(places)
        .filter(|subject| is_for(tables, &questionnaire.audience, subject));
    meant.fold((0, 0), |(done, all), subject| {
        let is_done = is_done(tables, questionnaire.id, &subject);
        (done + usize::from(is_done), all + 1)
    })
}
