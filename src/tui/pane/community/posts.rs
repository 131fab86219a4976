//! The list of posts and trainings: what is to be had, how many places are left, who has one. Not the placing.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;
use uuid::Uuid;

use super::{Action, Card, Context, Deeds, Error, List, Row, Said, Source, View};
use crate::domain::Id;
use crate::domain::post::Post;
use crate::ledger::queries::posts;
use crate::ledger::table::Tables;
use crate::tui::entry::post;

/// The list.
#[derive(Default)]
pub(super) struct Posts {
    taken: HashMap<Id<Post>, u32>,
}

fn get(id: Uuid, tables: &Tables) -> Option<&Arc<Post>> {
    tables.posts.get(Id::new(id))
}

impl Posts {
    fn left(&self, post: &Post) -> u32 {
        let gone = self.taken.get(&post.id).copied().unwrap_or(0);
        post.places.saturating_sub(gone)
    }
}

impl List for Posts {
    fn name(&self) -> &'static str {
        "community-posts"
    }

    fn empty(&self) -> &'static str {
        "community-no-posts"
    }

    fn adds(&self) -> Action {
        Action::PostAdd
    }

    fn deeds(&self) -> Deeds {
        Deeds {
            next: "deed-next-posts",
            other: "deed-other-posts",
            settle: None,
            edit: "command-community-edit",
        }
    }

    fn sources(&self, tables: &Tables) -> Vec<Source> {
        vec![Source::of(&tables.posts), Source::of(&tables.willing)]
    }

    fn count(&self, tables: &Tables, day: NaiveDate) -> usize {
        tables.posts.iter().filter(|one| !one.is_over(day)).count()
    }

    fn rows(&mut self, tables: &Tables, day: NaiveDate) -> Vec<Row> {
        self.taken = posts::taken(tables);
        let mut all: Vec<_> = tables.posts.iter().collect();
        all.sort_by_key(|one| (one.is_over(day), one.kind.position(), one.id));
        all.into_iter().map(|one| Row::of(one.id.uuid())).collect()
    }

    fn line(&self, id: Uuid, view: &View<'_>) -> Option<Said> {
        let post = get(id, view.ledger.tables())?;
        let (over, left) = (post.is_over(view.day()), self.left(post));
        let stands = match over {
            true => view.texts.get("community-over").into_owned(),
            false => format!("{left}/{}", post.places),
        };
        let head = post.kind.label(view.texts.tag());
        let marks = (!over, left == 0 && !over);
        Some(Said::new(head, post.title.clone(), stands, marks, view))
    }

    fn title(&self, id: Uuid, view: &View<'_>) -> String {
        let post = get(id, view.ledger.tables());
        post.map(|one| one.title.clone()).unwrap_or_default()
    }

    fn card(&self, id: Uuid, card: &mut Card<'_>) {
        let tables = card.view.ledger.tables();
        let Some(post) = get(id, tables) else {
            return;
        };
        let tag = card.view.texts.tag();
        card.head(&[post.kind.label(tag), post.state.label(tag)]);
        card.said("post-employer", &post::employer(post, card.view));
        card.said("post-left", &format!("{}/{}", self.left(post), post.places));
        card.said("post-hours", &post.hours);
        card.said("post-pay", &post.pay);
        card.said("offer-place", &post.place);
        card.day("offer-from", post.from);
        card.day("offer-until", post.until);
        card.number("post-min-age", post.min_age);
        card.number("post-max-age", post.max_age);
        let groups = post.groups.iter().map(|group| group.label(tag));
        card.said("post-groups", &groups.collect::<Vec<_>>().join(" "));
        card.said("offer-conditions", &post.conditions);
        card.contact(post.contact.as_ref());
        card.said("hazard-note", &post.note);
        let placed = posts::placed(tables, post.id).into_iter();
        let view = card.view;
        let rows =
            placed.map(|who| format!("{} {}", view.door(&who.subject), view.name(&who.name)));
        card.list("post-placed", rows);
    }

    fn next(&self, id: Uuid, context: &mut Context<'_>) -> Result<(), Error> {
        if let Some(one) = get(id, context.ledger.tables()).cloned() {
            post::people_for(&one, context);
        }
        Ok(())
    }

    fn other(&self, id: Uuid, context: &mut Context<'_>) -> Result<(), Error> {
        match get(id, context.ledger.tables()).cloned() {
            Some(one) => post::turn(&one, context),
            None => Ok(()),
        }
    }

    fn edit(&self, id: Uuid, context: &mut Context<'_>) {
        if let Some(one) = get(id, context.ledger.tables()).cloned() {
            post::edit(&one, context);
        }
    }
}
