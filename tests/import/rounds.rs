//! Lists written by the program and read again: nothing changes, however they are covered and in whichever language, and what
//! was added to them comes in.

use gridday::clock::{Clock, FixedClock};
use gridday::domain::codes::{ListCategory, PartnerKind, PostKind, ResourceForm};
use gridday::domain::household::Contact;
use gridday::domain::offer::Offer;
use gridday::domain::partner::Partner;
use gridday::domain::post::Post;
use gridday::domain::{Entity, Id};
use gridday::exchange::daylog::{Privacy, Words};
use gridday::exchange::header::Fate;
use gridday::exchange::register::{Export, Format, REGISTERS};
use gridday::exchange::table::Source;
use gridday::i18n::{Language, Texts, Value};
use gridday::ledger::operation::Change;
use gridday::ledger::{Ledger, demo};

use crate::ledger::{clock, empty};
use crate::lists::read;

/// Each list by the noun that writes it and the one that reads it.
const LISTS: [(&str, &str); 4] = [
    ("offer", "offers"),
    ("partner", "partners"),
    ("activity", "activities"),
    ("post", "posts"),
];

/// Columns that only the program knows: reckoned, or a number of the row.
const RECKONED: [&str; 16] = [
    "序号",
    "剩余数量",
    "提供资源数",
    "承接数",
    "办结数",
    "项目数",
    "报名人数",
    "签到人数",
    "No.",
    "Left",
    "Offers",
    "Took on",
    "Done",
    "Projects",
    "Signed up",
    "Came of those",
];

fn added<E: Entity>(entity: E) -> Change {
    Change {
        before: None,
        after: Some(entity.into_record()),
    }
}

/// The demo's community, and records in which there is much to cover.
fn community() -> (Ledger, FixedClock) {
    let (mut ledger, clock) = (empty(), clock());
    demo::fill(&mut ledger, 1, &clock).unwrap();
    let now = clock.now();
    let contact = Contact {
        name: "周志远".to_owned(),
        phones: vec!["14200000077".to_owned(), "14200000078".to_owned()],
    };
    let resident = ledger.tables().residents.iter().next().unwrap();
    let note = format!("找{}，或打 14200000079", resident.name);
    let member = |name: &str| {
        let mut member = Partner::new(
            Id::new(clock.id()),
            name.to_owned(),
            PartnerKind::MEMBER,
            now,
        );
        member.unit = "区法院".to_owned();
        member.note.clone_from(&note);
        member.contact = Some(contact.clone());
        member
    };
    let member = member("欧阳志明");
    let mut offer = Offer::new(
        Id::new(clock.id()),
        format!("轮椅，{note}"),
        ListCategory::LIVELIHOOD,
        ResourceForm::MONEY,
        now,
    );
    offer.partner = Some(member.id);
    offer.quantity = Some(500_050);
    offer.contact = Some(contact.clone());
    offer.conditions.clone_from(&note);
    offer.note.clone_from(&note);
    let mut post = Post::new(
        Id::new(clock.id()),
        PostKind::new("ordinary"),
        "保洁".to_owned(),
        now,
    );
    post.employer = format!("物业 {note}");
    post.contact = Some(contact);
    (post.min_age, post.max_age) = (Some(18), Some(55));
    post.pay.clone_from(&note);
    let changes = vec![added(member), added(offer), added(post)];
    ledger.commit("add", changes, &clock).unwrap();
    (ledger, clock)
}

/// A list as the program writes it.
fn written(
    ledger: &Ledger,
    clock: &FixedClock,
    (noun, language, privacy): (&str, Language, Privacy),
) -> String {
    let texts = Texts::new(language);
    let say = |id: &str, values: &[(&str, String)]| {
        let values: Vec<(&str, Value<'_>)> = (values.iter())
            .map(|(name, value)| (*name, Value::from(value.as_str())))
            .collect();
        texts.with(id, &values)
    };
    let export = Export {
        register: REGISTERS.iter().find(|one| one.noun == noun).unwrap(),
        tables: ledger.tables(),
        words: Words::new(&say, texts.tag()),
        privacy,
        now: clock.now(),
        day: clock.today(),
        heads: ["", "", ""],
    };
    String::from_utf8(export.bytes(Format::Csv).unwrap()).unwrap()
}

#[test]
fn a_list_that_is_sent_back_changes_nothing_covered_or_not_in_either_language() {
    let (ledger, clock) = community();
    let full = Privacy::Unmasked {
        reason: "街道核对".to_owned(),
    };
    for (noun, list) in LISTS {
        for language in Language::ALL {
            for privacy in [Privacy::Masked, full.clone()] {
                let text = written(&ledger, &clock, (noun, language, privacy.clone()));
                let what = format!("{noun} {language:?} {privacy:?}\n{text}");
                let source = Source::bytes("list.csv", text.into_bytes());
                let plan = read(&ledger, &clock, list, &source, &[]).unwrap();
                let refused: Vec<_> = plan.refused.kept().iter().collect();
                assert_eq!(
                    (plan.counts.new, plan.counts.changed, refused.len()),
                    (0, 0, 0),
                    "{what}"
                );
                assert!(plan.counts.unchanged > 0, "{what}");
                for column in &plan.sheets[0].columns {
                    assert!(
                        matches!(column.fate, Fate::Read(..))
                            || RECKONED.contains(&column.heading.as_str()),
                        "{} {what}",
                        column.heading
                    );
                }
            }
        }
    }
}

/// A covered list to which a clerk wrote something, and one whose covered names could be anybody.
#[test]
fn what_is_written_into_a_covered_list_comes_in_and_the_rest_stays_as_it_is() {
    let (mut ledger, clock) = community();
    let text = written(
        &ledger,
        &clock,
        ("partner", Language::Chinese, Privacy::Masked),
    );
    let row = text.lines().find(|line| line.contains("欧**明")).unwrap();
    let mended = format!("{row}，每周三下午来").replace("区法院", "区检察院");
    let text = text.replace(row, &mended);
    // The unit tells members of one name apart, so the row is about somebody else: nobody is called 欧**明.
    let source = Source::bytes("list.csv", text.into_bytes());
    let plan = read(&ledger, &clock, "partners", &source, &[]).unwrap();
    let keys: Vec<_> = plan.refused.kept().iter().map(|one| one.key).collect();
    assert_eq!((plan.counts.new, &keys[..]), (0, &["import-covered"][..]));

    let text = written(
        &ledger,
        &clock,
        ("partner", Language::Chinese, Privacy::Masked),
    );
    let text = text.replace(row, &format!("{row}，每周三下午来"));
    let source = Source::bytes("list.csv", text.into_bytes());
    let plan = read(&ledger, &clock, "partners", &source, &[]).unwrap();
    assert_eq!((plan.counts.new, plan.counts.changed), (0, 1));
    let before: Vec<_> = ledger.tables().partners.iter().cloned().collect();
    ledger
        .commit("import-partners", plan.changes(), &clock)
        .unwrap();
    for partner in &before {
        let after = ledger.tables().partners.get(partner.id).unwrap();
        let mut wanted = partner.as_ref().clone();
        if wanted.name == "欧阳志明" {
            wanted.note.push_str("，每周三下午来");
        }
        assert!(**after == wanted, "{} {}", after.name, after.note);
    }
}

#[test]
fn the_ages_of_a_post_are_read_or_the_row_is_refused_by_its_column() {
    let (ledger, clock) = (empty(), clock());
    let text = "岗位名称,最小年龄,最大年龄\n甲,18岁,55\n乙,16.5,\n丙,40,30\n丁,,300\n";
    let source = Source::bytes("list.csv", text.as_bytes().to_vec());
    let plan = read(&ledger, &clock, "posts", &source, &[]).unwrap();
    let mut refused: Vec<_> = (plan.refused.kept().iter())
        .map(|one| (one.place.row, one.key, one.heading.as_str()))
        .collect();
    refused.sort_unstable();
    let number = "import-number-refused";
    assert_eq!(
        refused,
        [
            (3, number, "最小年龄"),
            (4, "import-ages-turned", "最大年龄"),
            (5, number, "最大年龄")
        ]
    );
    assert_eq!(plan.counts.new, 1);
}

/// A note of two lines, a unit that came into the list later than its member, and a member whom somebody else answers for.
#[test]
fn what_is_covered_stays_and_is_told_while_the_rest_of_its_row_comes_in() {
    let (mut ledger, clock) = community();
    let now = clock.now();
    let unit = Id::new(clock.id());
    let unit = Partner::new(unit, "区法院".to_owned(), PartnerKind::UNIT, now);
    let known = ledger.tables().partners.iter();
    let known = known
        .filter(|one| one.name == "欧阳志明")
        .collect::<Vec<_>>();
    let mut member = known[0].as_ref().clone();
    let before = Some(known[0].as_ref().clone().into_record());
    member.note.push_str("\n家里有人");
    let after = Some(member.clone().into_record());
    let changes = vec![added(unit), Change { before, after }];
    ledger.commit("edit", changes, &clock).unwrap();
    let (noun, covered) = ("partner", Privacy::Masked);
    let text = written(&ledger, &clock, (noun, Language::Chinese, covered));
    let source = |text: &str| Source::bytes("list.csv", text.as_bytes().to_vec());
    let plan = read(&ledger, &clock, "partners", &source(&text), &[]).unwrap();
    assert_eq!((plan.counts.changed, plan.refused.len()), (0, 0));
    let kept = plan.remarks.kept().iter();
    let kept = kept.filter(|one| one.key == "import-covered-kept").count();
    assert!(kept > 0 && text.contains("欧**明"));

    // The office writes another phone and goes on with the note; whom to ask and how the note begins are covered still.
    let phones = "142****0077 142****0078";
    assert!(text.contains(phones) && text.contains("家里有人"), "{text}");
    let text = text
        .replace(phones, "14200000055")
        .replace("家里有人", "家里有人，已回访");
    let plan = read(&ledger, &clock, "partners", &source(&text), &[]).unwrap();
    assert_eq!((plan.counts.new, plan.counts.changed), (0, 1));
    let changes = plan.changes();
    ledger.commit("import-partners", changes, &clock).unwrap();
    let after = ledger.tables().partners.get(member.id).unwrap();
    let contact = after.contact.as_ref().unwrap();
    assert_eq!(
        (contact.name.as_str(), contact.phones.join(" ")),
        ("周志远", "14200000055".to_owned())
    );
    assert_eq!(after.note, format!("{}，已回访", member.note));
    assert_eq!(after.name, "欧阳志明");
}
