//! A list of posts and trainings (岗位清单): one a row, the same title from the same employer being one. Not who took one.

use std::sync::LazyLock;

use chrono::NaiveDate;

use super::{Cover, Kind, in_turn};
use crate::domain::address::Spot;
use crate::domain::codes::{CareGroup, PostKind, PostState};
use crate::domain::household::Contact;
use crate::domain::post::Post;
use crate::domain::{Id, Moment};
use crate::exchange::fields::{Fields, Refusal, ask, fill, note, refuse};
use crate::exchange::header::Dictionary;
use crate::ledger::queries::{partners, posts};
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
    min_age: Option<u8>,
    max_age: Option<u8>,
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
    let mut groups = Vec::new();
    for part in said.split(['、', '，', ',', '；', ';']).map(str::trim) {
        if let Some(group) = CareGroup::find(part) {
            groups.push(group);
            continue;
        }
        // A name in English has blanks of its own.
        for word in part.split(['/', ' ']).filter(|word| !word.is_empty()) {
            match CareGroup::find(word) {
                Some(group) => groups.push(group),
                None => fields.rest.push(word.to_owned()),
            }
        }
    }
    groups
}

/// Words behind an age.
const YEARS: [&str; 5] = ["", "岁", "周岁", "岁以上", "岁以下"];

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
        in_turn(from, until)?;
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
            min_age: fields.whole("min_age", &YEARS)?,
            max_age: fields.whole("max_age", &YEARS)?,
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
        let employer = partners::named(tables, post.partner, &post.employer);
        (post.title.clone(), employer)
    }

    fn key_shown(post: &Post, cover: &Cover<'_>) -> Self::Key {
        let employer = cover.giver(post.partner, &post.employer);
        (cover.text(&post.title), employer)
    }

    fn lift(entry: &mut Entry, post: &Post, cover: &Cover<'_>) {
        cover.lift_giver(&mut entry.employer, post.partner, &post.employer);
        cover.lift([
            (&mut entry.hours, post.hours.as_str()),
            (&mut entry.pay, &post.pay),
            (&mut entry.place, &post.place),
            (&mut entry.conditions, &post.conditions),
        ]);
        cover.lift_note(&mut entry.note, &post.note);
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
        post.min_age = entry.min_age.or(post.min_age);
        post.max_age = entry.max_age.or(post.max_age);
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
        in_turn(after.from, after.until)?;
        if let (Some(min), Some(max)) = (after.min_age, after.max_age)
            && max < min
        {
            return refuse("max_age", "import-ages-turned");
        }
        let taken = before.and_then(|before| posts::taken(tables).get(&before.id).copied());
        match taken {
            Some(taken) if after.places < taken => refuse("places", "import-less-than-given"),
            _ => Ok(()),
        }
    }
}
