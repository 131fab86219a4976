//! The list of activities (联席会, 联办活动, 主题党日, 志愿服务, 培训, 议事会), and who is on duty this month. Changes none.

use std::sync::Arc;

use chrono::NaiveDate;
use uuid::Uuid;

use super::{Action, Card, Context, Deeds, Error, List, Row, Said, Source, View};
use crate::domain::Id;
use crate::domain::activity::Activity;
use crate::domain::codes::ActivityState;
use crate::ledger::queries::activities::{attendance, counts, in_order, sign_ups, whereabouts};
use crate::ledger::queries::duties;
use crate::ledger::table::Tables;
use crate::tui::entry::activity;
use crate::tui::widget::date::short_day;

/// The list.
pub(super) struct Activities;

fn get(id: Uuid, tables: &Tables) -> Option<&Arc<Activity>> {
    tables.activities.get(Id::new(id))
}

/// Who coordinates this month, where somebody does.
pub(super) fn on_duty(view: &View<'_>) -> Option<String> {
    let tables = view.ledger.tables();
    let duty = duties::of_month(tables, view.day())?;
    let who = duties::name(tables, &duty.who, view.texts.tag());
    let values = [
        ("who", who.into()),
        ("task", duty.task.as_str().into()),
        (
            "has",
            if duty.task.is_empty() { "no" } else { "yes" }.into(),
        ),
    ];
    Some(view.texts.with("duty-this-month", &values))
}

impl List for Activities {
    fn name(&self) -> &'static str {
        "community-activities"
    }

    fn empty(&self) -> &'static str {
        "community-no-activities"
    }

    fn adds(&self) -> Action {
        Action::ActivityAdd
    }

    fn deeds(&self) -> Deeds {
        Deeds {
            next: "deed-next-activities",
            other: "deed-other-activities",
            settle: None,
            edit: "command-community-edit",
        }
    }

    fn also(&self) -> &'static [Action] {
        &[Action::Duty, Action::CalendarExport, Action::CalendarImport]
    }

    fn sources(&self, tables: &Tables) -> Vec<Source> {
        vec![Source::of(&tables.activities)]
    }

    fn count(&self, tables: &Tables, _day: NaiveDate) -> usize {
        let all = tables.activities.iter();
        all.filter(|one| one.state.is_open()).count()
    }

    fn rows(&mut self, tables: &Tables, _day: NaiveDate) -> Vec<Row> {
        let all = in_order(tables).into_iter();
        all.map(|one| Row::of(one.id.uuid())).collect()
    }

    fn line(&self, id: Uuid, view: &View<'_>) -> Option<Said> {
        let one = get(id, view.ledger.tables())?;
        let tag = view.texts.tag();
        let stands = match one.state.is_open() {
            true => short_day(one.hours.on, view.day()),
            false => one.state.label(tag).to_owned(),
        };
        let late = one.waits_for_outcome(view.clock.now().naive_local());
        let marks = (
            one.state != ActivityState::CALLED_OFF,
            late || one.is_on(view.day()),
        );
        let words = match activity::hosted(one, view) {
            Some(by) => format!("{} ({by})", one.title),
            None => one.title.clone(),
        };
        Some(Said::new(one.kind.label(tag), words, stands, marks, view))
    }

    fn title(&self, id: Uuid, view: &View<'_>) -> String {
        let one = get(id, view.ledger.tables());
        one.map(|one| one.title.clone()).unwrap_or_default()
    }

    fn card(&self, id: Uuid, card: &mut Card<'_>) {
        let (tables, tag) = (card.view.ledger.tables(), card.view.texts.tag());
        let Some(one) = get(id, tables) else { return };
        card.head(&[one.kind.label(tag), one.state.label(tag)]);
        let when = activity::when(&one.hours);
        let when = when.into_iter().filter(|part| !part.is_empty());
        card.said("activity-when", &when.collect::<Vec<_>>().join(" - "));
        card.said("activity-where", &whereabouts(tables, one, tag));
        card.said("activity-hosts", &activity::hosts(one, card.view).join(" "));
        let seats = attendance(tables, one);
        let seats = match one.capacity {
            Some(all) => format!("{}/{all}", seats.signed_up),
            None => seats.signed_up.to_string(),
        };
        card.said("activity-seats", &seats);
        card.number("activity-people", one.people);
        card.number("activity-person-times", one.person_times);
        card.said("activity-outcome", &one.outcome);
        card.said("hazard-note", &one.note);
        card.list(
            "activity-actions",
            one.actions.iter().map(|one| one.label(tag).to_owned()),
        );
        let groups = one.groups.iter().map(|group| group.label(tag).to_owned());
        card.list("post-groups", groups);
        let needs = one.needs.iter().filter_map(|id| tables.requests.get(*id));
        let needs = needs.map(|need| format!("{} {}", need.words, need.state.label(tag)));
        card.list("project-needs", needs);
        let listed = sign_ups(tables, one.id);
        let view = card.view;
        let listed = listed.iter().map(|one| activity::who(one, view));
        card.list("activity-listed", listed);
        let all = counts(tables, None, None).all;
        let values = [
            ("held", all.held.into()),
            ("times", all.person_times.into()),
        ];
        let line = card.view.texts.with("activity-all", &values);
        card.plain(&line);
        if let Some(duty) = on_duty(card.view) {
            card.plain(&duty);
        }
    }

    fn next(&self, id: Uuid, context: &mut Context<'_>) -> Result<(), Error> {
        if let Some(one) = get(id, context.ledger.tables()).cloned() {
            activity::next(&one, context);
        }
        Ok(())
    }

    fn other(&self, id: Uuid, context: &mut Context<'_>) -> Result<(), Error> {
        if let Some(one) = get(id, context.ledger.tables()).cloned() {
            activity::ask(&one, context);
        }
        Ok(())
    }

    fn edit(&self, id: Uuid, context: &mut Context<'_>) {
        if let Some(one) = get(id, context.ledger.tables()).cloned() {
            activity::edit(&one, context);
        }
    }
}
