//! A list of posts and trainings (岗位清单): one a row, the same title from the same employer being one. Not who took one.

use std::sync::LazyLock;

use chrono::NaiveDate;

use super::Kind;
use crate::domain::address::Spot;
use crate::domain::codes::{CareGroup, PostKind, PostState};
use crate::domain::household::Contact;
use crate::domain::post::Post;
use crate::domain::{Id, Moment};
use crate::exchange::fields::{Fields, Refusal, ask, fill, note, refuse};
use crate::exchange::header::Dictionary;
use crate::ledger::queries::posts;
use crate::ledger::table::Tables;

static DICTIONARY: LazyLock<Dictionary> =
    LazyLock::new(|| Dictionary::new(include_str!("posts/columns.tsv")));

/// The list.
pub(super) struct Posts;

/// A post as a row says it.
#[derive(PartialEq)]
pub(super) struct Entry {
    title: String,
    kind: Option<PostKind>,
    employer: String,
    hours: String,
    pay: String,
    place: String,
    spot: Option<Spot>,
    places: Option<u32>,
    groups: Vec<CareGroup>,
    from: Option<NaiveDate>,
    until: Option<NaiveDate>,
    conditions: String,
    contact: Contact,
    state: Option<PostState>,
    note: String,
}

/// Whom it is meant for; a word that names no care group is kept in the note.
fn groups(fields: &mut Fields<'_>) -> Vec<CareGroup> {
    let said = fields.text("groups", 200);
    let marks = ['、', '，', ',', '；', ';', '/', ' '];
    let mut groups = Vec::new();
    for word in said.split(marks).filter(|word| !word.is_empty()) {
        match CareGroup::find(word) {
            Some(group) => groups.push(group),
            None => fields.rest.push(word.to_owned()),
        }
    }
    groups
}

impl Kind for Posts {
    type Entry = Entry;
    type Key = (String, String);
    type Record = Post;

    const NAME: &'static str = "title";

    fn dictionary() -> &'static Dictionary {
        &DICTIONARY
    }

    fn read(fields: &mut Fields<'_>, _tables: &Tables) -> Result<Entry, Refusal> {
        let title = fields.text("title", 80);
        if title.is_empty() {
            return refuse("title", "import-no-words");
        }
        let (from, until) = (fields.day("from"), fields.day("until"));
        if let (Some(from), Some(until)) = (from, until)
            && until < from
        {
            return refuse("until", "import-ends-before");
        }
        let near = fields.text("near", 30);
        let spot = Spot::parse(&near);
        if spot.is_none() {
            fields.rest.push(near);
        }
        let places = fields.count("places")?;
        Ok(Entry {
            title,
            kind: fields.code("kind", PostKind::find),
            employer: fields.text("employer", 60),
            hours: fields.text("hours", 100),
            pay: fields.text("pay", 100),
            place: fields.text("place", 100),
            spot,
            places,
            groups: groups(fields),
            from,
            until,
            conditions: fields.text("conditions", 200),
            contact: fields.contact(),
            state: fields.code("state", PostState::find),
            note: fields.note(),
        })
    }

    fn key(entry: &Entry) -> Self::Key {
        (entry.title.clone(), entry.employer.clone())
    }

    fn key_of(post: &Post, tables: &Tables) -> Self::Key {
        let partner = post.partner.and_then(|id| tables.partners.get(id));
        let employer = partner.map_or(&post.employer, |partner| &partner.name);
        (post.title.clone(), employer.clone())
    }

    fn make(entry: &Entry, id: Id<Post>, now: Moment) -> Post {
        let kind = entry.kind.unwrap_or(PostKind::new("ordinary"));
        Post::new(id, kind, entry.title.clone(), now)
    }

    fn tell(entry: &Entry, post: &mut Post, tables: &Tables) {
        post.kind = entry.kind.unwrap_or(post.kind);
        if !entry.employer.is_empty() {
            let mut partners = tables.partners.iter();
            let partner = partners.find(|one| one.name == entry.employer);
            post.partner = partner.map(|partner| partner.id);
        }
        post.places = entry.places.unwrap_or(post.places);
        for group in &entry.groups {
            if !post.groups.contains(group) {
                post.groups.push(*group);
            }
        }
        (post.from, post.until) = (entry.from.or(post.from), entry.until.or(post.until));
        post.spot = entry.spot.clone().or_else(|| post.spot.clone());
        post.state = entry.state.unwrap_or(post.state);
        ask(&mut post.contact, &entry.contact);
        for (own, said) in [
            (&mut post.employer, &entry.employer),
            (&mut post.hours, &entry.hours),
            (&mut post.pay, &entry.pay),
            (&mut post.place, &entry.place),
            (&mut post.conditions, &entry.conditions),
        ] {
            fill(own, said);
        }
        note(&mut post.note, &entry.note);
    }

    fn check(
        before: Option<&Post>,
        after: &Post,
        tables: &Tables,
        _now: Moment,
    ) -> Result<(), Refusal> {
        if let (Some(from), Some(until)) = (after.from, after.until)
            && until < from
        {
            return refuse("until", "import-ends-before");
        }
        let taken = before.and_then(|before| posts::taken(tables).get(&before.id).copied());
        match taken {
            Some(taken) if after.places < taken => refuse("places", "import-less-than-given"),
            _ => Ok(()),
        }
    }
}
