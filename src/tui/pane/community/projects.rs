//! The list of projects (项目清单): what was set up from needs and offers, and where it stands. Not their life: that is the domain's.

use std::sync::Arc;

use chrono::NaiveDate;
use uuid::Uuid;

use super::{Action, Card, Context, Deeds, Error, List, Row, Said, Source, View};
use crate::domain::Id;
use crate::domain::money::print_yuan;
use crate::domain::project::Project;
use crate::ledger::table::Tables;
use crate::tui::entry::project;

/// The list.
pub(super) struct Projects;

fn get(id: Uuid, tables: &Tables) -> Option<&Arc<Project>> {
    tables.projects.get(Id::new(id))
}

impl List for Projects {
    fn name(&self) -> &'static str {
        "community-projects"
    }

    fn empty(&self) -> &'static str {
        "community-no-projects"
    }

    fn adds(&self) -> Action {
        Action::ProjectAdd
    }

    fn deeds(&self) -> Deeds {
        Deeds {
            next: "deed-next-projects",
            other: "deed-other-projects",
            settle: None,
            edit: "command-community-edit",
        }
    }

    fn sources(&self, tables: &Tables) -> Vec<Source> {
        vec![Source::of(&tables.projects)]
    }

    fn count(&self, tables: &Tables, _day: NaiveDate) -> usize {
        let projects = tables.projects.iter();
        projects.filter(|one| one.state.is_open()).count()
    }

    fn rows(&mut self, tables: &Tables, day: NaiveDate) -> Vec<Row> {
        let mut all: Vec<_> = tables.projects.iter().collect();
        all.sort_by_key(|one| (!one.state.is_open(), !one.is_overdue(day), one.due, one.id));
        all.into_iter().map(|one| Row::of(one.id.uuid())).collect()
    }

    fn line(&self, id: Uuid, view: &View<'_>) -> Option<Said> {
        let one = get(id, view.ledger.tables())?;
        let tag = view.texts.tag();
        let marks = (one.state.is_open(), one.is_overdue(view.day()));
        let (head, stands) = (one.category.label(tag), one.state.label(tag));
        Some(Said::new(head, one.title.clone(), stands, marks, view))
    }

    fn title(&self, id: Uuid, view: &View<'_>) -> String {
        let one = get(id, view.ledger.tables());
        one.map(|one| one.title.clone()).unwrap_or_default()
    }

    fn card(&self, id: Uuid, card: &mut Card<'_>) {
        let Some(project) = get(id, card.view.ledger.tables()) else {
            return;
        };
        let tag = card.view.texts.tag();
        card.head(&[
            project.category.label(tag),
            project.kind.label(tag),
            project.state.label(tag),
        ]);
        card.said("project-lead", &card.view.name(&project.lead));
        card.day("request-due", project.due);
        let yuan = |fen: Option<u64>| fen.map(print_yuan).unwrap_or_default();
        card.said("project-budget", &yuan(project.budget));
        card.said("project-spent", &yuan(project.spent));
        card.number("project-people", project.people);
        card.said("request-result", &project.result);
        let rating = project.rating.map(|rating| rating.label(tag));
        card.said("request-rating", rating.unwrap_or_default());
        card.said("hazard-note", &project.note);
        let tables = card.view.ledger.tables();
        let needs = project
            .needs
            .iter()
            .filter_map(|id| tables.requests.get(*id));
        let needs = needs.map(|need| {
            let door = card.view.door(&need.subject);
            format!("{door} {} {}", need.words, need.state.label(tag))
        });
        card.list("project-needs", needs);
        let offers = project
            .offers
            .iter()
            .filter_map(|id| tables.offers.get(*id));
        let offers = offers.map(|offer| offer.words.clone());
        card.list("project-offers", offers);
        let partners = project
            .partners
            .iter()
            .filter_map(|id| tables.partners.get(*id));
        let partners = partners.map(|partner| partner.name.clone());
        card.list("project-partners", partners);
    }

    fn next(&self, id: Uuid, context: &mut Context<'_>) -> Result<(), Error> {
        if let Some(one) = get(id, context.ledger.tables()).cloned() {
            project::next(&one, context);
        }
        Ok(())
    }

    fn other(&self, id: Uuid, context: &mut Context<'_>) -> Result<(), Error> {
        if let Some(one) = get(id, context.ledger.tables()).cloned() {
            project::ask(&one, context);
        }
        Ok(())
    }

    fn edit(&self, id: Uuid, context: &mut Context<'_>) {
        if let Some(one) = get(id, context.ledger.tables()).cloned() {
            project::edit(&one, context);
        }
    }
}
