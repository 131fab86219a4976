//! Values that are kept byte for byte: a poll, an answer to it, a post and somebody placed in it. Not their bytes.

use gridday::domain::address::Spot;
use gridday::domain::codes::{
    CareGroup, MatchTerm, PollState, PostKind, StanceAnswer, StanceWay, WillingState, WorkWish,
};
use gridday::domain::household::Contact;
use gridday::domain::poll::{Asked, Counted, Poll, SignOff};
use gridday::domain::post::Post;
use gridday::domain::stance::Stance;
use gridday::domain::subject::Subject;
use gridday::domain::willing::{Placement, Willing};
use gridday::domain::{Id, Record};
use uuid::Uuid;

use crate::people::now;

/// A poll that was signed, an answer to it, a post, and somebody placed in it.
pub fn asking() -> [Record; 4] {
    let household = Id::new(Uuid::from_u128(1));
    let day = now().date_naive();
    let id = Id::new(Uuid::from_u128(21));
    let mut poll = Poll::new(id, "加装电梯".to_owned(), now(), "李晓");
    poll.explanation = "一层不出钱".to_owned();
    poll.asked = vec![
        Asked::Everyone,
        Asked::Area(Spot::parse("3-2").unwrap()),
        Asked::Door(household),
    ];
    poll.until = Some(day);
    poll.state = PollState::SIGNED;
    let stance = Stance {
        id: Id::new(Uuid::from_u128(22)),
        poll: poll.id,
        subject: Subject::Household(household),
        day,
        answer: StanceAnswer::OBJECTION,
        way: StanceWay::PHONE,
        answered_by: "赵敏".to_owned(),
        reason: "采光".to_owned(),
        conditions: "往东挪".to_owned(),
        replaces: Some(Id::new(Uuid::from_u128(23))),
        at: now(),
        by: "李晓".to_owned(),
        late: true,
    };
    poll.signed = Some(SignOff {
        by: "王建平".to_owned(),
        at: now(),
        doors: vec![Counted {
            household,
            door: "3-2-501".to_owned(),
            area: Some(9_840),
            answer: stance.answer,
            stance: Some(stance.id),
        }],
    });
    let (id, kind) = (Id::new(Uuid::from_u128(24)), PostKind::new("mothers"));
    let mut post = Post::new(id, kind, "羊绒缝纫".to_owned(), now());
    (post.partner, post.places) = (Some(Id::new(Uuid::from_u128(15))), 6);
    (post.spot, post.groups) = (Spot::parse("3"), vec![CareGroup::SINGLE_MOM]);
    (post.from, post.until) = (Some(day), Some(day));
    (post.min_age, post.max_age) = (Some(18), Some(50));
    post.contact = Some(Contact {
        name: "赵敏".to_owned(),
        phones: vec!["14200000002".to_owned()],
    });
    let willing = Willing {
        id: Id::new(Uuid::from_u128(25)),
        day,
        subject: Subject::Household(household),
        resident: Some(Id::new(Uuid::from_u128(4))),
        name: "赵敏".to_owned(),
        wish: WorkWish::new("flexible"),
        skill: "缝纫".to_owned(),
        training: "护理".to_owned(),
        may_contact: true,
        state: WillingState::PLACED,
        placements: vec![Placement {
            post: post.id,
            terms: vec![(MatchTerm::WISH, 40)],
            at: now(),
            by: "李晓".to_owned(),
            ended: Some(now()),
            note: "试工".to_owned(),
        }],
        at: now(),
        by: "李晓".to_owned(),
        note: "下午有空".to_owned(),
        late: false,
    };
    [poll.into(), stance.into(), post.into(), willing.into()]
}
