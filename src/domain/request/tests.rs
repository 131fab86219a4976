//! The lives of domain.md §5, Wish and Event: nothing skips a step, everything can be brought to an end.

use proptest::prelude::*;

use super::*;

fn request(kind: RequestKind) -> Request {
    let at = Moment::parse_from_rfc3339("2026-11-22T09:00:00+08:00").unwrap();
    let subject = Subject::Household(Id::new(uuid::Uuid::from_u128(1)));
    let id = Id::new(uuid::Uuid::from_u128(2));
    Request::new(id, at.date_naive(), subject, kind, at, "李晓")
}

fn full() -> StepNote {
    StepNote {
        who: "赵敏".to_owned(),
        rating: Some(Satisfaction::SATISFIED),
        ..StepNote::default()
    }
}

fn walk(request: &mut Request, events: &[RequestEvent]) -> Result<(), RequestRefusal> {
    let at = request.at;
    events
        .iter()
        .try_for_each(|event| request.take(*event, at, "李晓", full()))
}

#[test]
fn a_wish_goes_from_order_to_close_out_step_by_step() {
    use RequestEvent as E;
    let mut wish = request(RequestKind::WISH);
    let life = [
        E::Review,
        E::Publish,
        E::Claim,
        E::Begin,
        E::Fulfil,
        E::Rate,
        E::Close,
    ];
    for (done, event) in life.iter().enumerate() {
        for later in &life[done + 1..] {
            let skips = wish.next(*later).is_ok();
            assert!(
                !skips || *later == E::Fulfil,
                "{event:?} skipped by {later:?}"
            );
        }
        assert_eq!(wish.ways().first(), Some(event));
        walk(&mut wish, &[*event]).unwrap();
    }
    assert_eq!((wish.state, wish.is_open()), (RequestState::CLOSED, false));
    assert_eq!((wish.helper.as_str(), wish.steps.len()), ("赵敏", 8));
}

#[test]
fn a_request_is_solved_here_or_reported_answered_and_visited_back() {
    use RequestEvent as E;
    let mut appeal = request(RequestKind::APPEAL);
    assert!(appeal.next(E::Review).is_err());
    walk(
        &mut appeal,
        &[E::ToReport, E::Report, E::Answer, E::VisitBack],
    )
    .unwrap();
    assert!(!appeal.is_open());
    walk(&mut appeal, &[E::Reopen]).unwrap();
    assert_eq!(appeal.state, RequestState::TO_REPORT);
    let mut solved = request(RequestKind::PROBLEM);
    assert_eq!(solved.ways().first(), Some(&E::Solve));
    solved.triage = Triage::URGENT;
    assert_eq!(solved.ways().first(), Some(&E::Report));
    walk(&mut solved, &[E::Solve]).unwrap();
    assert!(!solved.is_open());
}

#[test]
fn nobody_named_no_rating_and_a_day_too_early_are_refused() {
    let mut wish = request(RequestKind::WISH);
    walk(&mut wish, &[RequestEvent::Review, RequestEvent::Publish]).unwrap();
    let at = wish.at;
    let none = StepNote::default();
    let refused = wish.take(RequestEvent::Claim, at, "", none.clone());
    assert_eq!(refused, Err(RequestRefusal::NeedsWho));
    walk(&mut wish, &[RequestEvent::Claim, RequestEvent::Fulfil]).unwrap();
    let refused = wish.take(RequestEvent::Rate, at, "", none);
    assert_eq!(refused, Err(RequestRefusal::NeedsRating));
    let early = at - chrono::TimeDelta::days(1);
    let refused = wish.take(RequestEvent::Rate, early, "", full());
    assert_eq!(refused, Err(RequestRefusal::BeforeTaken));
}

#[test]
fn unclaimed_for_a_week_it_asks_for_somebody_and_a_named_day_comes_first() {
    let mut wish = request(RequestKind::WISH);
    assert_eq!(wish.asks_on(), Some(wish.day));
    walk(&mut wish, &[RequestEvent::Review, RequestEvent::Publish]).unwrap();
    assert_eq!(wish.asks_on(), wish.day.checked_add_days(Days::new(7)));
    wish.due = wish.day.succ_opt();
    assert_eq!(wish.asks_on(), wish.day.succ_opt());
}

proptest! {
    /// Whatever is done in whatever order: the trail tells the state, a wish is never handed up, an event never
    /// reviewed, what is open has a usual way on, and from anywhere there is a way to an end.
    #[test]
    fn any_order_of_steps_keeps_a_life_whole(
        kind in prop::sample::select(RequestKind::all().collect::<Vec<_>>()),
        steps in prop::collection::vec(0usize..16, 0..40),
    ) {
        let events: Vec<RequestEvent> = RequestEvent::all().collect();
        let mut request = request(kind);
        for step in steps {
            let before = request.clone();
            let at = request.at;
            let taken = request.take(events[step], at, "李晓", full());
            prop_assert_eq!(taken.is_ok(), before.next(events[step]).is_ok());
            if taken.is_err() {
                prop_assert!(request == before);
            }
            prop_assert_eq!(request.steps.last().unwrap().to, request.state);
            let reported = [RequestState::TO_REPORT, RequestState::REPORTED, RequestState::ANSWERED];
            prop_assert!(!kind.is_wish() || !reported.contains(&request.state));
            prop_assert!(kind.is_wish() || request.state != RequestState::REVIEWED);
            let on = request.ways().into_iter().find(|way| *way != RequestEvent::Withdraw);
            prop_assert!(!request.is_open() || on.is_some());
        }
        for _ in 0..8 {
            if !request.is_open() { break; }
            let (usual, at) = (request.ways()[0], request.at);
            request.take(usual, at, "李晓", full()).unwrap();
        }
        prop_assert!(!request.is_open());
    }
}
