//! Which checklist, and where: asked before one is gone through, and found again after the program was killed.

use super::{Checklist, HOME, state};
use crate::domain::codes::HazardCategory;
use crate::domain::subject::Subject;
use crate::tui::command::Action;
use crate::tui::context::{Context, View};
use crate::tui::dialog::choice::Chooser;
use crate::tui::dialog::form::{Choice, Form};
use crate::tui::dialog::picker::Picker;
use crate::tui::dialog::{About, Dialog, Reopen};
use crate::tui::entry::whereabouts;
use crate::tui::record::record;

/// The kind of the drafts of a checklist.
pub(super) const KIND: &str = "checklist";
/// The kind of the form that asks where.
const WHERE: &str = "checklist-where";
/// The option that asks where.
const ELSEWHERE: &str = "elsewhere";

/// How each dialog here is opened again.
pub const REOPENERS: &[(&str, Reopen)] = &[
    (KIND, reopen),
    (WHERE, |_, view| Some(Box::new(ask_where(view)))),
];

fn reopen(about: &About, view: &View<'_>) -> Option<Box<dyn Dialog>> {
    let subject = about.subject.clone()?;
    let list = state::list(about.part?)?;
    (!view.door(&subject).is_empty())
        .then(|| Box::new(Checklist::new(&list, subject, view)) as Box<dyn Dialog>)
}

/// Asks which list is to be gone through at the door under the cursor; without one, where first.
pub fn open(here: Option<Subject>, context: &mut Context<'_>) {
    match here {
        Some(subject) => ask_list(subject, context),
        None => {
            let form = ask_where(&context.view());
            context.open(form);
        }
    }
}

/// What a list is called.
pub(super) fn name(list: &str, view: &View<'_>) -> String {
    if list == HOME {
        return view.texts.get("checklist-home").into_owned();
    }
    HazardCategory::new(list).label(view.texts.tag()).to_owned()
}

fn ask_list(subject: Subject, context: &mut Context<'_>) {
    let view = context.view();
    let lists = std::iter::once(HOME).chain(HazardCategory::all().map(HazardCategory::as_str));
    let mut options: Vec<Choice> = lists
        .map(|list| Choice::new(list, name(list, &view)))
        .collect();
    options.push(Choice::new(
        ELSEWHERE,
        view.texts.get("checklist-elsewhere"),
    ));
    let values = [("door", view.door(&subject).into())];
    let title = view.texts.with("checklist-which", &values);
    let picker = Picker::new(title, options, move |choice, context| {
        if choice.value == ELSEWHERE {
            let form = ask_where(&context.view());
            context.open(form);
        } else {
            let list = Checklist::new(&choice.value, subject.clone(), &context.view());
            context.open(list);
        }
        Ok(())
    });
    context.open(picker.numbered());
}

fn ask_where(view: &View<'_>) -> Form {
    let title = view.texts.get("checklist-where");
    Form::new(WHERE, title, |values, context| {
        let subject = whereabouts::required(values, context)?;
        ask_list(subject, context);
        Ok(())
    })
    .field(whereabouts::field(None, view).required())
}

/// Somebody let the worker in to look: where no visit of the day says so yet, one is offered.
pub(super) fn offer_visit(subject: &Subject, context: &mut Context<'_>) {
    let day = context.day();
    let visits = &context.ledger.tables().visits;
    if subject.household().is_none() || visits.of(subject).any(|visit| visit.day == day) {
        return;
    }
    let options = ["plain-yes", "plain-no"].map(|id| context.texts.get(id).into_owned());
    let title = context.texts.get("checklist-also-visit").into_owned();
    let subject = subject.clone();
    context.open(Chooser::new(title, options.to_vec(), move |at, context| {
        if at == 0 {
            record(Action::VisitMet, &subject, context)?;
        }
        Ok(())
    }));
}
