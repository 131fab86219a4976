//! What the made-up community asks for and what others give it: partners, offers, requests, a match and a project.

use chrono::{Days, NaiveDate};

use super::Filling;
use crate::domain::address::Spot;
use crate::domain::codes::{
    Disclosure, ListCategory, MatchTerm, PairingState, PartnerKind, ProjectKind, PublicityWay,
    RequestKind, ResourceForm, Satisfaction, Telling, Topic,
};
use crate::domain::household::{Contact, Household};
use crate::domain::offer::Offer;
use crate::domain::pairing::Pairing;
use crate::domain::partner::{Agreement, Partner};
use crate::domain::project::Project;
use crate::domain::request::{Request, RequestEvent, StepNote};
use crate::domain::told::{Matter, Told};
use crate::domain::topics_of_day::TopicsOfDay;
use crate::domain::{Id, Moment};

/// Name and kind of each partner.
const PARTNERS: [(&str, &str); 6] = [
    ("社区卫生站", "unit"),
    ("暖城小学", "unit"),
    ("区供热公司", "alliance"),
    ("便民超市", "alliance"),
    ("区水务局机关", "reporting"),
    ("周志远", "member"),
];

/// What each offer is: partner, category, form, how much. Its words are the wording's.
const OFFERS: [(usize, &str, &str, Option<u64>); 8] = [
    (0, "health", "goods", Some(3)),
    (0, "health", "activity", None),
    (1, "culture", "place", None),
    (1, "culture", "people", Some(12)),
    (2, "safety", "skill", None),
    (3, "livelihood", "goods", Some(40)),
    (4, "environ", "people", Some(8)),
    (5, "legal-job", "skill", None),
];

/// What each request is: kind, category, how far it has come. Its words are the wording's.
const REQUESTS: [(&str, &str, &[RequestEvent]); 8] = [
    (
        "wish",
        "health",
        &[RequestEvent::Review, RequestEvent::Publish],
    ),
    (
        "wish",
        "culture",
        &[RequestEvent::Review, RequestEvent::Publish],
    ),
    (
        "wish",
        "livelihood",
        &[
            RequestEvent::Review,
            RequestEvent::Publish,
            RequestEvent::Claim,
        ],
    ),
    (
        "appeal",
        "environ",
        &[RequestEvent::Publish, RequestEvent::Assign],
    ),
    ("problem", "safety", &[RequestEvent::Report]),
    ("opinion", "environ", &[RequestEvent::Report]),
    (
        "wish",
        "health",
        &[
            RequestEvent::Review,
            RequestEvent::Publish,
            RequestEvent::Claim,
            RequestEvent::Fulfil,
            RequestEvent::Rate,
            RequestEvent::Close,
        ],
    ),
    ("wish", "livelihood", &[]),
];

/// Fills it all in, after the homes and their past.
pub(super) fn fill(filling: &mut Filling<'_>, homes: &[Household]) -> Vec<Partner> {
    let partners = partners(filling);
    let offers = offers(filling, &partners);
    let requests = requests(filling, homes, &partners);
    pair(filling, &offers, &requests);
    project(filling, &offers, &requests, &partners);
    told(filling, homes, &offers);
    partners
}

fn at(filling: &Filling<'_>, days: u64) -> Moment {
    let now = filling.now;
    now.checked_sub_days(Days::new(days)).unwrap_or(now)
}

fn day(filling: &Filling<'_>, ahead: u64) -> Option<NaiveDate> {
    filling.now.date_naive().checked_add_days(Days::new(ahead))
}

fn partners(filling: &mut Filling<'_>) -> Vec<Partner> {
    let community = super::settings().community;
    let mut made: Vec<Partner> = Vec::new();
    for (number, (name, kind)) in (0u64..).zip(PARTNERS) {
        let kind = PartnerKind::new(kind);
        let created = at(filling, 60 + number);
        let mut partner = Partner::new(filling.id(), name.to_owned(), kind, created);
        partner.reports_to.clone_from(&community);
        partner.reported_on = Some(created.date_naive());
        partner.contact = Some(Contact {
            name: super::people::name(filling, None).0,
            phones: vec![super::people::phone(filling)],
        });
        if kind.is_person() {
            partner.of = made.get(4).map(|unit| unit.id);
            partner.unit = PARTNERS[4].0.to_owned();
        } else {
            partner.agreement = Some(Agreement {
                signed: created.date_naive(),
                until: day(filling, 200 + number),
                terms: String::new(),
            });
        }
        filling.edit.put(partner.clone());
        made.push(partner);
    }
    made
}

fn offers(filling: &mut Filling<'_>, partners: &[Partner]) -> Vec<Offer> {
    let mut made = Vec::new();
    for (number, (partner, category, form, quantity)) in OFFERS.into_iter().enumerate() {
        let words = filling.wording.offers[number].to_owned();
        let created = at(filling, 30 - number as u64);
        let (category, form) = (ListCategory::new(category), ResourceForm::new(form));
        let mut offer = Offer::new(filling.id(), words, category, form, created);
        offer.partner = partners.get(partner).map(|partner| partner.id);
        offer.quantity = quantity;
        offer.from = Some(created.date_naive());
        offer.until = day(filling, 90);
        offer.spot = Spot::parse("4").filter(|_| partner == 0);
        filling.edit.put(offer.clone());
        made.push(offer);
    }
    made
}

fn requests(filling: &mut Filling<'_>, homes: &[Household], partners: &[Partner]) -> Vec<Request> {
    let by = super::settings().worker;
    let mut made = Vec::new();
    for (number, (kind, category, steps)) in REQUESTS.into_iter().enumerate() {
        let Some(home) = homes.get(170 + number * 3) else {
            break;
        };
        let taken = at(filling, 4);
        let mut request = Request::new(
            filling.id(),
            taken.date_naive(),
            home.id.into(),
            RequestKind::new(kind),
            taken,
            &by,
        );
        request.category = ListCategory::new(category);
        filling.wording.requests[number].clone_into(&mut request.words);
        request.disclosure = Disclosure::HELPER;
        request.quantity = Some(1).filter(|_| kind == "wish");
        for event in steps {
            let said = StepNote {
                who: partners
                    .get(4)
                    .map(|one| one.name.clone())
                    .unwrap_or_default(),
                partner: partners.get(4).map(|one| one.id),
                rating: Some(Satisfaction::SATISFIED).filter(|_| event.rates()),
                ..StepNote::default()
            };
            // A step it does not take leaves it where it is, which is as good for a demo.
            if request.take(*event, at(filling, 2), &by, said).is_err() {
                break;
            }
        }
        filling.edit.put(request.clone());
        made.push(request);
    }
    made
}

fn pair(filling: &mut Filling<'_>, offers: &[Offer], requests: &[Request]) {
    let (Some(offer), Some(request)) = (offers.get(6), requests.get(3)) else {
        return;
    };
    let decided = at(filling, 2);
    filling.edit.put(Pairing {
        id: filling.id(),
        day: decided.date_naive(),
        request: request.id,
        offer: offer.id,
        project: None,
        quantity: Some(2),
        state: PairingState::AGREED,
        terms: vec![(MatchTerm::CATEGORY, 40), (MatchTerm::PERIOD, 10)],
        at: decided,
        by: super::settings().worker,
        settled: None,
        note: String::new(),
    });
}

fn project(
    filling: &mut Filling<'_>,
    offers: &[Offer],
    requests: &[Request],
    partners: &[Partner],
) {
    fn of<T: Clone>(ids: impl Iterator<Item = Id<T>>) -> Vec<Id<T>> {
        ids.collect()
    }
    let id = filling.id();
    let title = filling.wording.project.to_owned();
    let mut project = Project::new(id, title, at(filling, 10), &super::settings().worker);
    project.kind = ProjectKind::new("estate");
    project.category = ListCategory::new("environ");
    project.needs = of(requests.iter().skip(3).take(1).map(|one| one.id));
    project.offers = of(offers.iter().skip(6).take(1).map(|one| one.id));
    project.partners = of(partners.iter().skip(4).take(1).map(|one| one.id));
    project.due = day(filling, 30);
    project.budget = Some(120_000);
    filling.edit.put(project);
}

/// What was told, referred and given at some doors two days ago.
fn told(filling: &mut Filling<'_>, homes: &[Household], offers: &[Offer]) {
    let topic = Topic::new("home-adaptation");
    let mut all = vec![(Matter::Topic(topic), topic.to_string(), Telling::TOLD)];
    for (offer, how) in [(1, Telling::REFERRED), (5, Telling::GIVEN)] {
        let offer = offers.get(offer);
        all.extend(offer.map(|offer| (Matter::Offer(offer.id), offer.words.clone(), how)));
    }
    let when = at(filling, 2);
    filling.edit.put(TopicsOfDay {
        id: filling.id(),
        date: when.date_naive(),
        topics: ["anti-fraud", "fire"].map(Topic::new).to_vec(),
        at: when,
        by: super::settings().worker,
    });
    for (number, (what, words, how)) in all.into_iter().enumerate() {
        let Some(home) = homes.get(210 + number * 3) else {
            return;
        };
        filling.edit.put(Told {
            id: filling.id(),
            day: when.date_naive(),
            subject: home.id.into(),
            what,
            words,
            how,
            way: PublicityWay::SPOKEN,
            leaflets: u16::from(number == 0),
            resident: None,
            to: String::new(),
            quantity: Some(1).filter(|_| how == Telling::GIVEN),
            pairing: None,
            note: String::new(),
            at: when,
            by: super::settings().worker,
            late: false,
        });
    }
}
