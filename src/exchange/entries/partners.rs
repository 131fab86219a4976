//! A list of partners (共建单位名册, 双报到党员名册): one a row, by kind and name; members by their unit too. Not what they give.

use std::collections::HashMap;
use std::sync::LazyLock;

use chrono::NaiveDate;

use super::{Cover, Kind, in_turn};
use crate::domain::codes::{Body, PartnerKind};
use crate::domain::household::Contact;
use crate::domain::partner::{Agreement, Partner};
use crate::domain::{Id, Moment};
use crate::exchange::fields::{Fields, Refusal, ask, cell, fill, is_covered, note, refuse};
use crate::exchange::header::Dictionary;
use crate::ledger::table::Tables;

static DICTIONARY: LazyLock<Dictionary> =
    LazyLock::new(|| Dictionary::new(include_str!("partners/columns.tsv")));

/// The list.
pub(super) struct Partners;

/// A partner as a row says it.
#[derive(PartialEq)]
pub(super) struct Entry {
    name: String,
    kind: PartnerKind,
    body: Option<Body>,
    unit: String,
    reports_to: String,
    reported_on: Option<NaiveDate>,
    signed: Option<NaiveDate>,
    until: Option<NaiveDate>,
    terms: String,
    contact: Contact,
    strengths: String,
    active: Option<bool>,
    note: String,
}

/// Whether somebody is still on the list, as offices say it.
fn on_the_list(text: &str) -> Option<bool> {
    const NO: [&str; 14] = [
        "否",
        "不",
        "非",
        "无",
        "未",
        "已退",
        "退出",
        "已注销",
        "注销",
        "已解除",
        "解除",
        "已终止",
        "终止",
        "已撤",
    ];
    const YES: [&str; 10] = [
        "是", "在册", "有", "正常", "有效", "yes", "y", "true", "1", "√",
    ];
    let text = text.trim().to_lowercase();
    if ["no", "n", "false", "0", "×", "x", "f"].contains(&text.as_str())
        || NO.iter().any(|no| text.starts_with(no))
    {
        return Some(false);
    }
    (YES.contains(&text.as_str()) || text == "t" || text == "✓").then_some(true)
}

/// The unit tells two people of one name apart; a unit is known by its name.
fn key(kind: PartnerKind, name: &str, unit: &str) -> (PartnerKind, String, String) {
    let unit = if kind.is_person() { unit } else { "" };
    (kind, name.to_owned(), unit.to_owned())
}

impl Kind for Partners {
    type Entry = Entry;
    type Key = (PartnerKind, String, String);
    type Record = Partner;

    const NAME: &'static str = "name";

    fn dictionary() -> &'static Dictionary {
        &DICTIONARY
    }

    fn read(fields: &mut Fields<'_>, tables: &Tables) -> Result<Entry, Refusal> {
        let (person, name) = (fields.text("person", 60), fields.text("name", 60));
        let (unit, said) = match (name.as_str(), person.as_str()) {
            ("", "") => return refuse("name", "import-no-name"),
            // A list of members has the name of a person, and perhaps that of the unit.
            (_, "") => (fields.text("unit", 60), name),
            _ => (joined_unit(fields.text("unit", 60), name), person.clone()),
        };
        let named = fields.code("kind", PartnerKind::find);
        let known = tables.partners.iter().find(|one| one.name == said);
        let usual = match (person.is_empty() && unit.is_empty(), known) {
            (false, _) => PartnerKind::MEMBER,
            (true, Some(known)) => known.kind,
            (true, None) => PartnerKind::UNIT,
        };
        let contact = fields.contact();
        let (signed, until) = (fields.day("signed"), fields.day("until"));
        in_turn(signed, until)?;
        let active = fields.code("active", on_the_list);
        let terms = fields.text("terms", 200);
        let known = known.is_some_and(|known| known.agreement.is_some());
        if signed.is_none() && !known && (until.is_some() || !terms.is_empty()) {
            // An agreement has a day on which it was signed; what is said without one is kept in the note.
            for field in ["until", "terms"] {
                if let Some((cell, column)) = cell(fields.row, fields.layout, field) {
                    fields.rest.push(format!("{}：{}", column.1, cell.text));
                    (fields.tell)(Some(column), "import-agreement-unsigned", String::new());
                }
            }
        }
        Ok(Entry {
            name: said,
            kind: named.unwrap_or(usual),
            body: fields.code("body", Body::find),
            unit,
            reports_to: fields.text("reports_to", 60),
            reported_on: fields.day("reported_on"),
            signed,
            until,
            terms,
            contact,
            strengths: fields.text("strengths", 200),
            active,
            note: fields.note(),
        })
    }

    fn key(entry: &Entry) -> Self::Key {
        key(entry.kind, &entry.name, &entry.unit)
    }

    fn key_of(partner: &Partner, tables: &Tables) -> Self::Key {
        let unit = partner.of.and_then(|id| tables.partners.get(id));
        let unit = unit.map_or(&partner.unit, |unit| &unit.name);
        key(partner.kind, &partner.name, unit)
    }

    fn key_shown(partner: &Partner, cover: &Cover<'_>) -> Self::Key {
        let unit = cover.giver(partner.of, &partner.unit);
        key(partner.kind, &cover.partner(partner), &unit)
    }

    fn lift(entry: &mut Entry, partner: &Partner, cover: &Cover<'_>) {
        cover.lift_giver(&mut entry.unit, partner.of, &partner.unit);
        let agreement = partner.agreement.as_ref();
        cover.lift([
            (&mut entry.reports_to, partner.reports_to.as_str()),
            (&mut entry.terms, agreement.map_or("", |one| &one.terms)),
            (&mut entry.strengths, &partner.strengths),
        ]);
        cover.lift_note(&mut entry.note, &partner.note);
    }

    fn make(entry: &Entry, id: Id<Partner>, now: Moment) -> Partner {
        Partner::new(id, entry.name.clone(), entry.kind, now)
    }

    fn tell(entry: &Entry, partner: &mut Partner, tables: &Tables) {
        partner.body = entry.body.or(partner.body);
        if !entry.unit.is_empty() {
            let mut units = tables.partners.iter();
            let unit = units.find(|one| one.name == entry.unit && !one.kind.is_person());
            partner.of = unit.map(|unit| unit.id).or(partner.of);
        }
        partner.reported_on = entry.reported_on.or(partner.reported_on);
        let known = partner.agreement.take();
        let signed = entry.signed.or(known.as_ref().map(|one| one.signed));
        partner.agreement = signed.map(|signed| {
            let known = known.unwrap_or_else(|| Agreement {
                signed,
                until: None,
                terms: String::new(),
            });
            let until = entry.until.or(known.until);
            let mut terms = known.terms;
            fill(&mut terms, &entry.terms);
            Agreement {
                signed,
                until,
                terms,
            }
        });
        ask(&mut partner.contact, &entry.contact);
        if let Some(own) = partner.contact.as_mut()
            && partner.kind.is_person()
            && own.name.is_empty()
            && !entry.contact.phones.is_empty()
        {
            // A member's phones are the member's own, unless somebody else is named beside them.
            own.name.clone_from(&partner.name);
        }
        partner.active = entry.active.unwrap_or(partner.active);
        for (own, said) in [
            (&mut partner.unit, &entry.unit),
            (&mut partner.reports_to, &entry.reports_to),
            (&mut partner.strengths, &entry.strengths),
        ] {
            fill(own, said);
        }
        note(&mut partner.note, &entry.note);
    }

    fn check(
        before: Option<&Partner>,
        after: &Partner,
        _tables: &Tables,
        _now: Moment,
    ) -> Result<(), Refusal> {
        if before.is_none() && after.kind.is_person() && is_covered(&after.name) {
            return refuse("name", "import-covered");
        }
        let agreement = after.agreement.as_ref();
        agreement.map_or(Ok(()), |one| in_turn(Some(one.signed), one.until))
    }

    fn tie(entries: &[&Entry], records: &mut [Partner]) {
        let units = records.iter().filter(|one| !one.kind.is_person());
        let units: HashMap<String, Id<Partner>> =
            units.map(|one| (one.name.clone(), one.id)).collect();
        for (entry, member) in entries.iter().zip(records) {
            let says_unit = member.kind.is_person() && !entry.unit.is_empty();
            if says_unit && member.of.is_none() {
                member.of = units.get(&member.unit).copied();
            }
        }
    }
}

/// The unit of a member: said as such, else what stands as the name of the unit.
fn joined_unit(unit: String, name: String) -> String {
    match unit.is_empty() {
        true => name,
        false => unit,
    }
}
