//! One outcome or topic at every marked door: one operation, one step back. Doors recorded today are left out, and said.

use crate::domain::Id;
use crate::domain::codes::{Outcome, Topic};
use crate::domain::household::Household;
use crate::domain::subject::Subject;
use crate::domain::visit::Appointment;
use crate::error::Error;
use crate::ledger::work::visit::{NewVisit, is_recorded, log_many};
use crate::tui::context::Context;
use crate::tui::dialog::choice::Chooser;
use crate::tui::dialog::form::Choice;
use crate::tui::dialog::picker::Picker;

/// What is recorded at every one of several doors.
#[derive(Clone, Copy)]
pub struct Round {
    /// What happened.
    pub outcome: Outcome,
    /// Appointment made.
    pub again: Option<Appointment>,
    /// Topic explained, or left on a leaflet.
    pub topic: Option<Topic>,
}

impl Round {
    fn at(self, door: Id<Household>) -> NewVisit {
        let mut new = NewVisit::new(door.into(), self.outcome);
        new.again = self.again;
        new.topics.extend(self.topic);
        // Nobody was home: the leaflet stayed at the door.
        new.leaflets = u16::from(self.topic.is_some() && self.outcome == Outcome::NOT_HOME);
        new
    }
}

/// Writes the round down at every marked door that is not recorded today, and unmarks them all.
/// Where all are recorded already it asks once, and records them when the same key is pressed again.
///
/// # Errors
/// What the ledger or the disk refused; then nothing is written and they stay marked.
pub fn record(round: Round, what: &str, context: &mut Context<'_>) -> Result<(), Error> {
    let day = context.day();
    let tables = context.ledger.tables();
    let marked = context.marking.borrow().doors(tables);
    let recorded = |id: &Id<Household>| is_recorded(tables, &Subject::from(*id), day);
    let (done, open): (Vec<_>, Vec<_>) = marked.into_iter().partition(recorded);
    let (doors, skipped) = if open.is_empty() {
        if !context.marking.borrow_mut().ask_again(round.outcome) {
            let count = [("count", done.len().into())];
            let said = context.texts.with("mark-all-recorded", &count);
            context.refuse(said);
            return Ok(());
        }
        (done, 0)
    } else {
        (open, done.len())
    };
    let count = doors.len();
    if count == 0 {
        context.marking.borrow_mut().clear();
        return Ok(());
    }
    let visits = doors.into_iter().map(|door| round.at(door)).collect();
    log_many(context.ledger, visits, context.at())?;
    context.marking.borrow_mut().clear();
    let values = [
        ("count", count.into()),
        ("what", what.into()),
        ("skipped", skipped.into()),
    ];
    let id = if skipped > 0 {
        "mark-recorded-some"
    } else {
        "mark-recorded"
    };
    let said = context.texts.with(id, &values);
    context.say_recorded(&said);
    Ok(())
}

/// Asks for a topic, then whether somebody was there to hear it.
pub fn publicity(context: &mut Context<'_>) {
    let count = [("count", context.marking.borrow().count().into())];
    let title = context.texts.with("mark-topic-title", &count);
    let tag = context.texts.tag();
    let topics = Topic::all().map(|topic| Choice::new(topic.as_str(), topic.label(tag)));
    let picker = Picker::new(title, topics.collect(), |choice, context| {
        ask_heard(Topic::new(&choice.value), context);
        Ok(())
    });
    context.open(picker.numbered());
}

fn ask_heard(topic: Topic, context: &mut Context<'_>) {
    let label = topic.label(context.texts.tag());
    let values = [
        ("topic", label.into()),
        ("count", context.marking.borrow().count().into()),
    ];
    let title = context.texts.with("mark-heard-title", &values);
    let options = ["mark-heard", "mark-leaflet"].map(|id| context.texts.get(id).into_owned());
    context.open(Chooser::new(title, options.to_vec(), move |at, context| {
        let outcome = if at == 0 {
            Outcome::MET
        } else {
            Outcome::NOT_HOME
        };
        let round = Round {
            outcome,
            again: None,
            topic: Some(topic),
        };
        record(round, topic.label(context.texts.tag()), context)
    }));
}
