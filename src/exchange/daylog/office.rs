//! The district's daily form (区级日报), field by field (domain.md §6), as it is filled in by hand. Not how it is drawn.

use super::cell::Cell;
use super::figures::stretch;
use super::masks::Masks;
use super::phrases::Phrases;
use super::words::Words;
use crate::domain::codes::{Body, EventCategory, HazardCategory, HazardItem};
use crate::ledger::queries::daylog::{DayLog, HazardRow, Round};

/// A field of the form.
pub struct Field {
    /// Its label.
    pub label: String,
    /// What stands in it.
    pub value: Cell,
    /// Whether it takes a whole line.
    pub wide: bool,
    /// Whether it stands under the field before it (a part of its number).
    pub part: bool,
}

/// The form filled in.
pub struct Form {
    /// Its title.
    pub title: String,
    /// Its fields, in the order of the form.
    pub fields: Vec<Field>,
    /// Who signs, each with room for a name and a date.
    pub signatures: Vec<String>,
}

/// Checklists counted under fire (消防隐患); surroundings have a field of their own, the rest is "other".
const FIRE: [HazardCategory; 6] = [
    HazardCategory::FIRE,
    HazardCategory::ELEC,
    HazardCategory::EBIKE,
    HazardCategory::GAS,
    HazardCategory::HEAT,
    HazardCategory::NINE,
];

/// The lines of 环境卫生 with the checklist items they count.
const SURROUNDINGS: [(&str, &str); 4] = [
    ("daylog-office-banned-prints", "env/banned-prints"),
    ("daylog-office-ads", "env/ads"),
    ("daylog-office-litter", "env/litter"),
    ("daylog-office-new-shed", "env/new-shed"),
];

/// The form of a day.
pub fn form(log: &DayLog, words: Words<'_>, masks: &Masks) -> Form {
    let mut filler = Filler {
        log,
        words,
        phrases: Phrases { words, masks },
        fields: Vec::new(),
    };
    filler.head();
    filler.rounds();
    filler.visits();
    filler.problems();
    filler.hazards();
    filler.end();
    Form {
        title: words.get("daylog-office-title"),
        fields: filler.fields,
        signatures: ["worker", "mentor", "community"]
            .iter()
            .map(|who| words.of("daylog-sign-", who))
            .collect(),
    }
}

struct Filler<'a> {
    log: &'a DayLog,
    words: Words<'a>,
    phrases: Phrases<'a>,
    fields: Vec<Field>,
}

impl Filler<'_> {
    fn put(&mut self, id: &str, value: Cell, wide: bool) {
        self.fields.push(Field {
            label: self.words.get(id),
            value,
            wide,
            part: false,
        });
    }

    fn text(&mut self, id: &str, text: impl Into<String>) {
        self.put(id, Cell::text(text), false);
    }

    fn count(&mut self, id: &str, number: usize) {
        let number = u32::try_from(number).unwrap_or(u32::MAX);
        self.put(id, Cell::Number(number), false);
    }

    fn part(&mut self, id: &str, number: usize) {
        self.count(id, number);
        if let Some(field) = self.fields.last_mut() {
            field.part = true;
        }
    }

    fn head(&mut self) {
        let head = &self.log.head;
        self.text("daylog-office-date", self.words.day(head.date()));
        let weather = head.day.weather.map(|weather| self.words.label(weather));
        self.text("daylog-office-weather", weather.unwrap_or_default());
        self.text("daylog-office-grid", head.day.grid.clone());
        self.text("daylog-office-community", head.day.community.clone());
        self.text("daylog-office-worker", head.day.worker.clone());
        // The worker's own number is asked for by no setting; the form leaves room to write it.
        self.text("daylog-office-phone", "");
        let mentor = head.day.mentor.clone();
        let companions = self.words.list(head.day.companions.iter().cloned());
        self.text("daylog-office-companions", companions);
        self.text("daylog-office-mentor", mentor);
    }

    fn rounds(&mut self) {
        let time = |round: Option<Round>, end: fn(&Round) -> crate::domain::Moment| {
            let at = round.map(|round| end(&round).naive_local());
            at.map_or(Cell::Empty, |at| Cell::Time(at.time()))
        };
        let first = self.log.head.first();
        let second = self.log.head.second().first().copied();
        self.put("daylog-office-first-from", time(first, |it| it.from), false);
        self.put("daylog-office-first-to", time(first, |it| it.to), false);
        self.put(
            "daylog-office-second-from",
            time(second, |it| it.from),
            false,
        );
        self.put("daylog-office-second-to", time(second, |it| it.to), false);
        let further: Vec<String> = (self.log.head.second().iter().skip(1))
            .map(stretch)
            .collect();
        if !further.is_empty() {
            let further = self.words.list(further);
            self.put("daylog-office-further", Cell::text(further), true);
        }
        let total = self.words.duration(self.log.summary.minutes);
        self.text("daylog-office-minutes", total);
    }

    fn visits(&mut self) {
        let log = self.log;
        self.count("daylog-office-households", log.summary.households as usize);
        let mut doors: Vec<String> = Vec::new();
        for row in &log.visits {
            let place = &row.place;
            let door = self.phrases.masks.text(&place.door);
            let head = self.phrases.masks.name(&place.head);
            let door = format!("{door} {head}").trim_end().to_owned();
            if !doors.contains(&door) {
                doors.push(door);
            }
        }
        let doors = self.words.clauses(doors);
        self.put("daylog-office-doors", Cell::text(doors), true);
    }

    /// 问题总件数 = 矛盾纠纷 + 群众诉求 + 群众意见建议 + 其他.
    fn problems(&mut self) {
        let events = &self.log.summary.events.by_category;
        let number = |wanted: &dyn Fn(EventCategory) -> bool| -> usize {
            let counted = events.iter().filter(|(event, _)| wanted(*event));
            counted.map(|(_, number)| *number as usize).sum()
        };
        let disputes = number(&|event| event == EventCategory::DISPUTE);
        let opinions = number(&|event| event == EventCategory::OPINION);
        let public_order = number(&|event| event == EventCategory::SECURITY);
        let other = number(&|event| event == EventCategory::OTHER) + public_order;
        let all = number(&|_| true);
        self.count("daylog-office-problems", all);
        self.part("daylog-office-disputes", disputes);
        self.part("daylog-office-requests", all - disputes - opinions - other);
        self.part("daylog-office-opinions", opinions);
        self.part("daylog-office-others", other);
        self.count("daylog-office-public-order", public_order);
    }

    fn hazards(&mut self) {
        let log = self.log;
        let found = || log.hazards.iter().filter(|row| row.found_today);
        let fire: Vec<&HazardRow> = found()
            .filter(|row| FIRE.contains(&row.hazard.item.category()))
            .collect();
        let surroundings: Vec<&HazardRow> = found()
            .filter(|row| row.hazard.item.category() == HazardCategory::ENV)
            .collect();
        let other: Vec<&HazardRow> = found()
            .filter(|row| {
                let category = row.hazard.item.category();
                !FIRE.contains(&category) && category != HazardCategory::ENV
            })
            .collect();
        self.list("daylog-office-fire", &fire);
        self.list("daylog-office-surroundings", &surroundings);
        let mut named = 0;
        for (id, item) in SURROUNDINGS {
            let item = HazardItem::new(item);
            let number = surroundings.iter().filter(|row| row.hazard.item == item);
            let number = number.count();
            named += number;
            self.part(id, number);
        }
        self.part(
            "daylog-office-surroundings-other",
            surroundings.len() - named,
        );
        self.list("daylog-office-other-hazards", &other);
    }

    /// A number and, where it is not 0, what and where.
    fn list(&mut self, id: &str, rows: &[&HazardRow]) {
        let items = rows.iter().map(|row| {
            let door = self.phrases.masks.text(&row.place.door);
            let item = self.words.label(row.hazard.item);
            let result = self.phrases.hazard_result(row);
            let values = [("door", door), ("item", item), ("result", result)];
            self.words.with("daylog-office-item", &values)
        });
        let items = self.words.clauses(items);
        let values = [("count", rows.len().to_string()), ("items", items)];
        let id_of_value = if rows.is_empty() {
            "daylog-office-none"
        } else {
            "daylog-office-items"
        };
        let value = self.words.with(id_of_value, &values);
        self.put(id, Cell::text(value), true);
    }

    fn end(&mut self) {
        let summary = &self.log.summary;
        // Only what went to the district centre was reported there; the rest is named by whom it went to.
        let district = summary.handed_to(Body::DISTRICT);
        self.count("daylog-office-solved", summary.solved() as usize);
        self.count("daylog-office-escalated", district as usize);
        let others = (summary.handed.iter()).filter(|(body, _)| *body != Body::DISTRICT);
        let others = others.map(|(body, number)| format!("{} {number}", self.words.label(*body)));
        let values = [
            ("count", (summary.escalated() - district).to_string()),
            ("items", self.words.list(others)),
        ];
        let id = if summary.escalated() > district {
            "daylog-office-items"
        } else {
            "daylog-office-none"
        };
        let text = self.words.with(id, &values);
        self.put("daylog-office-handed", Cell::text(text), true);
        let narrative = super::text::narrative(self.log, &self.words);
        self.put("daylog-office-narrative", Cell::text(narrative), true);
        self.text("daylog-office-photos", "");
        self.text("daylog-office-device", self.words.get("daylog-office-this"));
    }
}
