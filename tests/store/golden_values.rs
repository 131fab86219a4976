//! The values that are kept byte for byte: a record of every kind, an entry, a draft, every body. Not their bytes.

use std::collections::BTreeMap;

use gridday::clock::{FixedClock, Hlc};
use gridday::domain::address::Spot;
use gridday::domain::answer_sheet::AnswerSheet;
use gridday::domain::attachment::Attachment;
use gridday::domain::codes::{
    Body, CareGroup, CheckAnswer, CollectAction, FactState, HazardItem, ListCategory, MatchTerm,
    PairingState, PartnerKind, PlaceKind, RequestKind, ResourceForm, Satisfaction, SourceOfFact,
    WishForm,
};
use gridday::domain::collection::{FieldChange, InfoRecord};
use gridday::domain::decision::{Decision, Verdict};
use gridday::domain::hazard::{CheckedItem, HazardCheck};
use gridday::domain::household::Contact;
use gridday::domain::offer::Offer;
use gridday::domain::pairing::Pairing;
use gridday::domain::partner::{Agreement, Partner};
use gridday::domain::project::Project;
use gridday::domain::questionnaire::{Audience, Companion, Questionnaire};
use gridday::domain::request::Request;
use gridday::domain::subject::Subject;
use gridday::domain::trace::{Seen, Trace};
use gridday::domain::{Id, Record};
use gridday::ledger::backing::Memory;
use gridday::ledger::draft::Draft;
use gridday::ledger::operation::{Batch, Change, Header, OpId, Operation};
use gridday::ledger::{Ledger, demo};
use gridday::store::entry::{BodyRef, Bytes, Entry, Part, State};
use gridday::store::journal::Place;
use gridday::store::vault::Vault;
use uuid::Uuid;

use crate::golden_asking::asking;
use crate::golden_told;
use crate::people::{Past, now};

pub fn vault() -> Vault {
    Vault::new(&[7; 32], Uuid::from_u128(1))
}

/// One record of every kind the made-up community has.
pub fn records() -> BTreeMap<&'static str, Record> {
    let clock = FixedClock::at(now());
    let memory = Box::new(Memory::new(Uuid::nil()));
    let mut ledger = Ledger::open(memory).unwrap().0;
    demo::fill(&mut ledger, 7, &clock).unwrap();
    let mut found = BTreeMap::new();
    for operation in ledger.history(None).unwrap() {
        for record in operation.changes.into_iter().filter_map(|it| it.after) {
            found.entry(record.table()).or_insert(record);
        }
    }
    let rare = rarer().into_iter().chain(filled()).chain(community());
    for record in rare
        .chain(golden_told::told())
        .chain(crate::golden_activities::activities())
        .chain(asking())
    {
        found.insert(record.table(), record);
    }
    found
}

/// Kinds the made-up community has none of.
fn rarer() -> [Record; 4] {
    let subject = Subject::Household(Id::new(Uuid::from_u128(1)));
    let decision = Decision {
        id: Id::new(Uuid::from_u128(2)),
        subject: subject.clone(),
        rule: None,
        verdict: Verdict::Dismiss("搬走了".to_owned()),
        at: now(),
    };
    let information = InfoRecord {
        id: Id::new(Uuid::from_u128(3)),
        day: now().date_naive(),
        subject,
        resident: Some(Id::new(Uuid::from_u128(4))),
        at: now(),
        action: CollectAction::new("verified"),
        fields: vec![FieldChange {
            field: "phones".to_owned(),
            old: String::new(),
            new: "14200000001".to_owned(),
        }],
        source: SourceOfFact::new("self"),
        state: FactState::new("verified"),
        late: false,
    };
    let trace = Trace {
        id: Id::new(Uuid::from_u128(5)),
        day: now().date_naive(),
        at: now(),
        seen: Seen::Written {
            format: "xlsx".to_owned(),
            path: "日志.xlsx".to_owned(),
        },
        subject: None,
        reason: Some("社区要".to_owned()),
    };
    let check = HazardCheck {
        id: Id::new(Uuid::from_u128(6)),
        day: now().date_naive(),
        subject: Subject::Household(Id::new(Uuid::from_u128(1))),
        at: now(),
        items: vec![CheckedItem {
            item: HazardItem::new("gas/hose-old"),
            answer: CheckAnswer::new("bad"),
            hazard: None,
        }],
        note: "软管老化".to_owned(),
    };
    [
        decision.into(),
        information.into(),
        trace.into(),
        check.into(),
    ]
}

/// A request, an offer, what of it was given to that request, a project and a partner.
fn community() -> [Record; 5] {
    let subject = Subject::Household(Id::new(Uuid::from_u128(1)));
    let day = now().date_naive();
    let contact = Contact {
        name: "赵敏".to_owned(),
        phones: vec!["14200000002".to_owned()],
    };
    let mut request = Request::new(
        Id::new(Uuid::from_u128(11)),
        day,
        subject,
        RequestKind::WISH,
        now(),
        "李晓",
    );
    request.words = "想要一辆轮椅".to_owned();
    request.form = Some(WishForm::GOODS);
    (request.quantity, request.unit) = (Some(1), "辆".to_owned());
    request.visit = Some(Id::new(Uuid::from_u128(12)));
    request.due = Some(day);
    request.partner = Some(Id::new(Uuid::from_u128(15)));
    request.rating = Some(Satisfaction::SATISFIED);
    let mut offer = Offer::new(
        Id::new(Uuid::from_u128(13)),
        "轮椅".to_owned(),
        ListCategory::new("health"),
        ResourceForm::GOODS,
        now(),
    );
    (offer.partner, offer.contact) = (request.partner, Some(contact.clone()));
    (offer.quantity, offer.from, offer.until) = (Some(3), Some(day), Some(day));
    offer.spot = Spot::parse("3-2");
    offer.groups = vec![CareGroup::ALONE];
    let pairing = Pairing {
        id: Id::new(Uuid::from_u128(14)),
        day,
        request: request.id,
        offer: offer.id,
        project: Some(Id::new(Uuid::from_u128(16))),
        quantity: Some(1),
        state: PairingState::AGREED,
        terms: vec![(MatchTerm::CATEGORY, 40)],
        at: now(),
        by: "李晓".to_owned(),
        settled: Some(now()),
        note: "下周送到".to_owned(),
    };
    let mut partner = Partner::new(
        Id::new(Uuid::from_u128(15)),
        "卫生站".to_owned(),
        PartnerKind::UNIT,
        now(),
    );
    partner.body = Some(Body::CLINIC);
    (partner.of, partner.reported_on) = (Some(partner.id), Some(day));
    partner.contact = Some(contact);
    partner.agreement = Some(Agreement {
        signed: day,
        until: Some(day),
        terms: "每月义诊".to_owned(),
    });
    let id = Id::new(Uuid::from_u128(16));
    let mut project = Project::new(id, "义诊进小区".to_owned(), now(), "李晓");
    (project.needs, project.offers) = (vec![request.id], vec![offer.id]);
    project.partners = vec![partner.id];
    (project.due, project.budget, project.spent) = (Some(day), Some(50_000), Some(48_050));
    (project.people, project.rating) = (Some(30), Some(Satisfaction::FAIRLY));
    [
        request.into(),
        offer.into(),
        pairing.into(),
        project.into(),
        partner.into(),
    ]
}

/// A questionnaire, an answer sheet and its file.
fn filled() -> [Record; 3] {
    let subject = Subject::Household(Id::new(Uuid::from_u128(1)));
    let questionnaire = Questionnaire {
        id: Id::new(Uuid::from_u128(7)),
        form: "elders".to_owned(),
        title: "独居老人探访".to_owned(),
        version: "3".to_owned(),
        file: "elders.xlsx".to_owned(),
        workbook: vec![0x50, 0x4b],
        companions: vec![Companion {
            name: "towns.csv".to_owned(),
            bytes: b"name,label".to_vec(),
        }],
        audience: vec![
            Audience::Everyone,
            Audience::Area(Spot::parse("3-2").unwrap()),
            Audience::Care(CareGroup::ALONE),
            Audience::Places(PlaceKind::SHOP),
        ],
        due: Some(now().date_naive()),
        added: now(),
        retired: false,
    };
    let sheet = AnswerSheet {
        id: Id::new(Uuid::from_u128(8)),
        questionnaire: questionnaire.id,
        version: "3".to_owned(),
        day: now().date_naive(),
        subject: subject.clone(),
        resident: Some(Id::new(Uuid::from_u128(4))),
        begun: now(),
        finished: now(),
        worker: "网格员甲".to_owned(),
        language: "中文 (zh)".to_owned(),
        answers: "{}".to_owned(),
        declined: vec!["/data/phone".to_owned()],
        name: "3-2-501".to_owned(),
        is_complete: true,
        answered: 5,
        asked: 6,
        revision: 1,
        reason: "填错了".to_owned(),
        late: false,
    };
    let file = Attachment {
        id: Id::new(Uuid::from_u128(9)),
        sheet: sheet.id,
        subject,
        day: now().date_naive(),
        name: "1.jpg".to_owned(),
        bytes: vec![0xff, 0xd8],
        added: now(),
    };
    [questionnaire.into(), sheet.into(), file.into()]
}

fn header() -> Header {
    Header {
        id: id(3),
        at: Hlc {
            millis: 1_795_000_000_000,
            counter: 2,
        },
        offset_minutes: 480,
        worker: "网格员甲".to_owned(),
        verb: "import-roster".to_owned(),
        undoes: Some(id(1)),
        batch: Some(Batch {
            id: Uuid::from_u128(9),
            last: true,
        }),
        changes: 1,
    }
}

fn id(seq: u64) -> OpId {
    let stream = Uuid::from_u128(0x5eed);
    OpId { stream, seq }
}

fn operation() -> Operation {
    let mut past = Past::new(Uuid::from_u128(0x5eed));
    let changes = past.next().changes;
    let reversed: Vec<Change> = changes.iter().map(Change::reversed).collect();
    Operation {
        header: header(),
        changes: [changes, reversed].concat(),
    }
}

/// Every kind of body a frame can have.
pub fn bodies() -> Vec<(&'static str, Vec<u8>)> {
    let (operation, header) = (&operation(), &header());
    let state = State::Effect;
    let parts = &[Part {
        kind: 2,
        bytes: Bytes(vec![1, 2, 3]),
    }];
    let past = Some(State::Void);
    let records: Vec<Record> = operation
        .changes
        .iter()
        .filter_map(|it| it.after.clone())
        .collect();
    let extended = BodyRef::Extended {
        past,
        operation,
        parts,
    };
    [
        ("operation", BodyRef::Operation(operation)),
        ("past", BodyRef::Past { state, operation }),
        ("lost", BodyRef::Lost(header)),
        ("records", BodyRef::Records(&records)),
        ("whole", BodyRef::Whole),
        ("extended", extended),
    ]
    .into_iter()
    .map(|(name, body)| (name, body.encode().unwrap()))
    .collect()
}

pub fn entry() -> Entry {
    let place = Place {
        number: 3,
        segment: 1,
        offset: 700,
    };
    Entry {
        place,
        state: State::Effect,
        header: header(),
        inline: Some(Bytes(vec![9; 5])),
    }
}

pub fn draft() -> Draft {
    Draft {
        id: Uuid::from_u128(7),
        kind: "quick-log".to_owned(),
        subject: None,
        state: "{\"note\":\"血压药\"}".to_owned(),
        at: now(),
    }
}
