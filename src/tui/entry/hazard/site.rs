//! Where a new hazard is, asked before what it is: the door under the cursor, the stairs or the house around it, or
//! another place. Not the hazard's own form.

use super::add;
use crate::domain::address::Spot;
use crate::domain::subject::Subject;
use crate::tui::context::{Context, View};
use crate::tui::dialog::choice::Chooser;
use crate::tui::dialog::form::Form;
use crate::tui::door;
use crate::tui::entry::whereabouts;

/// Common parts of a house that are told apart by digit; their words go into the note. The last one stands for none.
const PARTS: [&str; 8] = [
    "hazard-part-stairs",
    "hazard-part-meters",
    "hazard-part-roof",
    "hazard-part-lift",
    "hazard-part-entrance",
    "hazard-part-cellar",
    "hazard-part-shed",
    "hazard-part-other",
];

/// Asks where, then what.
pub fn open(here: Option<Subject>, context: &mut Context<'_>) {
    let Some(here) = here else {
        ask_elsewhere(context);
        return;
    };
    let near = near(here, &context.view());
    let mut options: Vec<String> = near
        .iter()
        .map(|subject| named(subject, &context.view()))
        .collect();
    options.push(context.texts.get("hazard-elsewhere").into_owned());
    let title = context.texts.get("hazard-where-title");
    context.open(Chooser::new(title, options, move |at, context| {
        match near.get(at) {
            Some(subject) => go_on(subject.clone(), context),
            None => ask_elsewhere(context),
        }
        Ok(())
    }));
}

/// The door or place itself, then the common parts of its unit and its building.
fn near(here: Subject, view: &View<'_>) -> Vec<Subject> {
    let home = here
        .household()
        .and_then(|id| view.ledger.tables().households.get(id));
    let unit = home.map(|home| home.address.spot());
    let building = unit.clone().map(|spot| Spot { unit: None, ..spot });
    let mut near = vec![here];
    for spot in [unit, building].into_iter().flatten() {
        let common = Subject::Common(Box::new(spot));
        if !near.contains(&common) {
            near.push(common);
        }
    }
    near
}

fn named(subject: &Subject, view: &View<'_>) -> String {
    match subject {
        Subject::Common(spot) => {
            let values = [("spot", door::spot_name(spot, view).into())];
            view.texts.with("hazard-where-common", &values)
        }
        _ => view.door_and_head(subject),
    }
}

/// Asks which common part is meant where no door is, then what was found.
fn go_on(subject: Subject, context: &mut Context<'_>) {
    if !matches!(subject, Subject::Common(_)) {
        return add::ask_what(&subject, "", context);
    }
    let parts = PARTS.map(|id| context.texts.get(id).into_owned());
    let title = named(&subject, &context.view());
    let options = parts.to_vec();
    context.open(Chooser::new(title, options, move |at, context| {
        let told = parts.get(at).filter(|_| at + 1 < PARTS.len());
        add::ask_what(&subject, told.map_or("", String::as_str), context);
        Ok(())
    }));
}

/// A door, common parts or a place, typed.
fn ask_elsewhere(context: &mut Context<'_>) {
    let view = context.view();
    let title = view.texts.get("hazard-where-title").into_owned();
    let field = whereabouts::field(None, &view).required();
    let form = Form::new("hazard-where", title, |values, context| {
        let subject = whereabouts::required(values, context)?;
        go_on(subject, context);
        Ok(())
    });
    context.open(
        form.field(field)
            .verb("hazard-where-next", view.texts)
            .transient(),
    );
}
