//! The list of those who look for work or training, and where they were placed. Not the posts.

use std::sync::Arc;

use chrono::NaiveDate;
use uuid::Uuid;

use super::{Action, Card, Context, Deeds, Error, List, Row, Said, Source, View};
use crate::domain::Id;
use crate::domain::willing::Willing as Record;
use crate::ledger::table::Tables;
use crate::tui::entry::{post, willing};

/// The list.
pub(super) struct Willing;

fn get(id: Uuid, tables: &Tables) -> Option<&Arc<Record>> {
    tables.willing.get(Id::new(id))
}

impl List for Willing {
    fn name(&self) -> &'static str {
        "community-willing"
    }

    fn empty(&self) -> &'static str {
        "community-no-willing"
    }

    fn adds(&self) -> Action {
        Action::WillingAdd
    }

    fn deeds(&self) -> Deeds {
        Deeds {
            next: "deed-next-willing",
            other: "deed-other-willing",
            settle: None,
            edit: "command-community-edit",
        }
    }

    fn sources(&self, tables: &Tables) -> Vec<Source> {
        vec![Source::of(&tables.willing)]
    }

    fn count(&self, tables: &Tables, _day: NaiveDate) -> usize {
        let people = tables.willing.iter();
        people.filter(|one| one.state.is_open()).count()
    }

    fn rows(&mut self, tables: &Tables, _day: NaiveDate) -> Vec<Row> {
        let mut all: Vec<_> = tables.willing.iter().collect();
        all.sort_by_key(|one| (one.state.position(), one.id));
        let rows = all.into_iter();
        rows.map(|one| Row::about(one.id.uuid(), &one.subject))
            .collect()
    }

    fn line(&self, id: Uuid, view: &View<'_>) -> Option<Said> {
        let one = get(id, view.ledger.tables())?;
        let tag = view.texts.tag();
        let words = format!("{} {}", willing::title(one, view), one.skill);
        let marks = (one.state.is_open(), false);
        let (head, stands) = (one.wish.label(tag), one.state.label(tag));
        Some(Said::new(head, words, stands, marks, view))
    }

    fn title(&self, id: Uuid, view: &View<'_>) -> String {
        let one = get(id, view.ledger.tables());
        one.map(|one| willing::title(one, view)).unwrap_or_default()
    }

    fn card(&self, id: Uuid, card: &mut Card<'_>) {
        let tables = card.view.ledger.tables();
        let Some(one) = get(id, tables) else {
            return;
        };
        let tag = card.view.texts.tag();
        card.head(&[one.wish.label(tag), one.state.label(tag)]);
        card.said("willing-skill", &one.skill);
        card.said("willing-training", &one.training);
        let may = match one.may_contact {
            true => "willing-may-yes",
            false => "willing-may-no",
        };
        let may = card.view.texts.get(may).into_owned();
        card.said("willing-may-contact", &may);
        card.said("hazard-note", &one.note);
        let rows = one.placements.iter().map(|placed| {
            let post = tables.posts.get(placed.post);
            let title = post.map(|post| post.title.as_str()).unwrap_or_default();
            let ended = placed.ended.map(|at| at.date_naive().to_string());
            format!(
                "{title} {} {}",
                placed.at.date_naive(),
                ended.unwrap_or_default()
            )
        });
        card.list("willing-post", rows.map(|row| row.trim_end().to_owned()));
    }

    fn next(&self, id: Uuid, context: &mut Context<'_>) -> Result<(), Error> {
        if let Some(one) = get(id, context.ledger.tables()).cloned() {
            post::posts_for(&one, context);
        }
        Ok(())
    }

    fn other(&self, id: Uuid, context: &mut Context<'_>) -> Result<(), Error> {
        match get(id, context.ledger.tables()).cloned() {
            Some(one) => willing::turn(&one, context),
            None => Ok(()),
        }
    }

    fn edit(&self, id: Uuid, context: &mut Context<'_>) {
        if let Some(one) = get(id, context.ledger.tables()).cloned() {
            willing::edit(&one, context);
        }
    }
}
