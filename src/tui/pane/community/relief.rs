//! The list of what was given to households (走访慰问, 困难帮扶). An entry is corrected by a new one, never edited.

use std::collections::HashSet;
use std::sync::Arc;

use chrono::{Datelike, NaiveDate};
use uuid::Uuid;

use super::{Action, Card, Context, Deeds, Error, List, Row, Said, Source, View, card};
use crate::domain::Id;
use crate::domain::money::print_yuan;
use crate::domain::period::Period;
use crate::domain::relief::Relief as Entry;
use crate::ledger::queries::relief::{By, corrected, standing, totals};
use crate::ledger::table::Tables;
use crate::tui::dialog::message::Notice;
use crate::tui::entry::relief;

/// The list.
#[derive(Default)]
pub(super) struct Relief {
    /// The entries that others took the place of.
    gone: HashSet<Id<Entry>>,
}

fn get(id: Uuid, tables: &Tables) -> Option<&Arc<Entry>> {
    tables.relief.get(Id::new(id))
}

impl List for Relief {
    fn name(&self) -> &'static str {
        "community-relief"
    }

    fn empty(&self) -> &'static str {
        "community-no-relief"
    }

    fn adds(&self) -> Action {
        Action::ReliefAdd
    }

    fn deeds(&self) -> Deeds {
        Deeds {
            next: "deed-read",
            other: "deed-other-relief",
            settle: None,
            edit: "deed-correct",
        }
    }

    fn sources(&self, tables: &Tables) -> Vec<Source> {
        vec![Source::of(&tables.relief)]
    }

    fn count(&self, tables: &Tables, day: NaiveDate) -> usize {
        let entries = standing(tables);
        let year = entries.iter().filter(|one| one.given.year() == day.year());
        year.count()
    }

    fn rows(&mut self, tables: &Tables, _day: NaiveDate) -> Vec<Row> {
        self.gone = corrected(tables);
        let mut all: Vec<_> = tables.relief.iter().collect();
        all.sort_by_key(|one| {
            let counts = !self.gone.contains(&one.id) && !one.is_nothing();
            (!counts, std::cmp::Reverse((one.given, one.id)))
        });
        let rows = all.into_iter();
        rows.map(|one| Row::about(one.id.uuid(), &one.subject))
            .collect()
    }

    fn line(&self, id: Uuid, view: &View<'_>) -> Option<Said> {
        let one = get(id, view.ledger.tables())?;
        let gone = self.gone.contains(&one.id);
        let head = one.occasion.label(view.texts.tag());
        let words = format!("{} {}", view.door(&one.subject), relief::given(one, view));
        let stands = one.given.format("%y-%m-%d").to_string();
        let marks = (!gone && !one.is_nothing(), false);
        Some(Said::new(head, words, stands, marks, view))
    }

    fn title(&self, id: Uuid, view: &View<'_>) -> String {
        let one = get(id, view.ledger.tables());
        one.map(|one| view.door_and_head(&one.subject))
            .unwrap_or_default()
    }

    fn card(&self, id: Uuid, card: &mut Card<'_>) {
        let (tables, tag) = (card.view.ledger.tables(), card.view.texts.tag());
        let Some(one) = get(id, tables) else { return };
        let gone = card.view.texts.get("relief-is-corrected").into_owned();
        let mut head = vec![one.occasion.label(tag), one.receipt.label(tag)];
        if self.gone.contains(&one.id) {
            head.push(&gone);
        }
        card.head(&head);
        card.plain(&relief::given(one, card.view));
        card.said("relief-giver", &relief::giver(one, card.view));
        let person = one.resident.and_then(|id| tables.residents.get(id));
        let person = person.map(|person| card.view.name(&person.name));
        card.said("relief-resident", &person.unwrap_or_default());
        card.said("relief-signed-by", &card.view.name(&one.signed_by));
        card.day("relief-given", Some(one.given));
        let groups = one.groups.iter().map(|group| group.label(tag));
        let groups = groups.collect::<Vec<_>>();
        card.said("relief-by-care", &groups.join(" "));
        card.said("hazard-note", &one.note);
        let start = Period::Year.start(one.given);
        let all = totals(tables, By::Occasion, Some(start), None).all;
        let values = [
            ("year", start.year().to_string().into()),
            ("households", all.households.into()),
            ("people", all.people.into()),
            ("yuan", print_yuan(all.money).into()),
            ("worth", print_yuan(all.worth).into()),
        ];
        let line = card.view.texts.with("relief-this-year", &values);
        card.plain(&line);
    }

    /// What was given, added up.
    fn next(&self, id: Uuid, context: &mut Context<'_>) -> Result<(), Error> {
        card::read(self, id, context);
        Ok(())
    }

    /// The totals of the year, month by month and by whom.
    fn other(&self, _id: Uuid, context: &mut Context<'_>) -> Result<(), Error> {
        let view = context.view();
        let title = view.texts.get("relief-all").into_owned();
        let notice = Notice::new(title, added_up(&view));
        context.open(notice);
        Ok(())
    }

    fn edit(&self, id: Uuid, context: &mut Context<'_>) {
        if let Some(one) = get(id, context.ledger.tables()).cloned() {
            relief::correct(&one, context);
        }
    }
}

/// Months, occasions and care groups of this year, a line each.
fn added_up(view: &View<'_>) -> String {
    use crate::ledger::queries::relief::Key;
    let (tables, tag) = (view.ledger.tables(), view.texts.tag());
    let start = Some(Period::Year.start(view.day()));
    let mut lines = Vec::new();
    let mut overlaps = false;
    for by in [By::Period(Period::Month), By::Occasion, By::Care] {
        let found = totals(tables, by, start, None);
        overlaps |= found.overlaps;
        for (key, figures) in &found.rows {
            let what = match key {
                Key::Since(day) => Period::Month.written(*day),
                Key::Occasion(_, one) => one.label(tag).to_owned(),
                Key::Care(_, one) => one.label(tag).to_owned(),
                _ => view.texts.get("relief-no-care").into_owned(),
            };
            let values = [
                ("what", what.into()),
                ("entries", figures.entries.into()),
                ("households", figures.households.into()),
                ("people", figures.people.into()),
                ("yuan", print_yuan(figures.money).into()),
                ("worth", print_yuan(figures.worth).into()),
            ];
            lines.push(view.texts.with("relief-total", &values));
        }
        lines.push(String::new());
    }
    if overlaps {
        lines.push(view.texts.get("relief-overlaps").into_owned());
    }
    lines.join("\n").trim_end().to_owned()
}
