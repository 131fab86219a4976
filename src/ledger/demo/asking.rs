//! What the made-up community is asked, and who looks for work there: a poll under way, posts, people willing.

use chrono::{Days, NaiveDate};

use super::Filling;
use crate::domain::Moment;
use crate::domain::address::Spot;
use crate::domain::codes::{PostKind, StanceAnswer, StanceWay, WillingState, WorkWish};
use crate::domain::household::Household;
use crate::domain::partner::Partner;
use crate::domain::poll::{Asked, Poll};
use crate::domain::post::Post;
use crate::domain::stance::Stance;
use crate::domain::subject::Subject;
use crate::domain::willing::Willing;

/// Each post: kind, partner, places.
const POSTS: [(&str, usize, u32); 4] = [
    ("mothers", 3, 6),
    ("public", 4, 2),
    ("work-relief", 2, 8),
    ("training", 0, 20),
];

/// What each is willing to do; their skills are the wording's.
const WISHES: [&str; 3] = ["flexible", "full-time", "training"];

/// Fills it in, after everything else.
pub(super) fn fill(filling: &mut Filling<'_>, homes: &[Household], partners: &[Partner]) {
    poll(filling, homes);
    posts(filling, partners);
    willing(filling, homes);
}

fn ago(filling: &Filling<'_>, days: u64) -> Moment {
    let now = filling.now;
    now.checked_sub_days(Days::new(days)).unwrap_or(now)
}

fn ahead(filling: &Filling<'_>, days: u64) -> Option<NaiveDate> {
    filling.now.date_naive().checked_add_days(Days::new(days))
}

/// A lift for the last unit: most doors have answered, in one of three ways.
fn poll(filling: &mut Filling<'_>, homes: &[Household]) {
    let by = super::settings().worker;
    let [question, explanation] = filling.wording.poll.map(str::to_owned);
    let mut poll = Poll::new(filling.id(), question, ago(filling, 12), &by);
    poll.explanation = explanation;
    poll.asked = Spot::parse("5-3").into_iter().map(Asked::Area).collect();
    poll.until = ahead(filling, 20);
    let asked = homes
        .iter()
        .filter(|home| poll.asks(home.id, &home.address));
    for (number, home) in asked.enumerate() {
        let mut home = home.clone();
        // Corner flats are larger; of the last door nobody knows how large it is.
        home.floor_area = match number {
            27 => None,
            number if number % 4 == 0 => Some(9_840),
            _ => Some(7_625),
        };
        let answer = match number {
            1 | 2 => StanceAnswer::OBJECTION,
            9 => StanceAnswer::ABSTAIN,
            number if number % 6 == 5 => StanceAnswer::NOT_REACHED,
            _ => StanceAnswer::CONSENT,
        };
        let way = match number % 7 {
            3 => StanceWay::PHONE,
            5 | 6 => StanceWay::MEETING,
            _ => StanceWay::DOOR,
        };
        let at = ago(filling, 9 - number as u64 / 4);
        let objections = &filling.wording.objections;
        let reason = match answer {
            StanceAnswer::OBJECTION => objections[number % objections.len()],
            _ => "",
        };
        filling.edit.put(Stance {
            id: filling.id(),
            poll: poll.id,
            subject: Subject::from(home.id),
            day: at.date_naive(),
            answer,
            way,
            answered_by: String::new(),
            reason: reason.to_owned(),
            conditions: String::new(),
            replaces: None,
            at,
            by: by.clone(),
            late: false,
        });
        filling.edit.put(home);
    }
    filling.edit.put(poll);
}

fn posts(filling: &mut Filling<'_>, partners: &[Partner]) {
    for (number, (kind, partner, places)) in POSTS.into_iter().enumerate() {
        let [title, hours, pay] = filling.wording.posts[number].map(str::to_owned);
        let mut post = Post::new(
            filling.id(),
            PostKind::new(kind),
            title,
            ago(filling, 15 - number as u64),
        );
        (post.hours, post.pay, post.places) = (hours, pay, places);
        post.partner = partners.get(partner).map(|partner| partner.id);
        post.until = ahead(filling, 60);
        post.min_age = Some(18);
        if kind == "mothers" {
            post.spot = Spot::parse("4");
        }
        filling.edit.put(post);
    }
}

/// The heads of some households of the fourth building.
fn willing(filling: &mut Filling<'_>, homes: &[Household]) {
    let by = super::settings().worker;
    for (number, wish) in WISHES.into_iter().enumerate() {
        let Some(home) = homes.get(260 + number * 4) else {
            break;
        };
        let at = ago(filling, 6);
        let (name, _) = super::people::name(filling, None);
        let skill = filling.wording.skills[number].to_owned();
        let training = match wish {
            "training" => skill.clone(),
            _ => String::new(),
        };
        filling.edit.put(Willing {
            id: filling.id(),
            day: at.date_naive(),
            subject: Subject::from(home.id),
            resident: None,
            name,
            wish: WorkWish::new(wish),
            skill,
            training,
            may_contact: true,
            state: WillingState::OPEN,
            placements: Vec::new(),
            at,
            by: by.clone(),
            note: String::new(),
            late: false,
        });
    }
}
