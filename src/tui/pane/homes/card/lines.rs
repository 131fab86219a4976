//! What the lines of a card say: the household, its people, what was, what is open, what is missing. Not their places.

use chrono::NaiveDate;
use ratatui::style::Style;

use super::{Deed, Row};
use crate::domain::area::print_area;
use crate::domain::codes::{Sex, WillingState};
use crate::domain::household::{Contact, Household};
use crate::domain::mask::mask_phone;
use crate::domain::place::Place;
use crate::domain::resident::Resident;
use crate::domain::subject::Subject;
use crate::ledger::queries::activities;
use crate::ledger::queries::facts;
use crate::ledger::queries::mark::Mark;
use crate::ledger::queries::questionnaires;
use crate::ledger::queries::relief;
use crate::tui::context::View;
use crate::tui::entry;
use crate::tui::entry::at_the_door;
use crate::tui::filling;
use crate::tui::mark;
use crate::tui::widget::date::short_day;

/// So many visits are told in a line.
const VISITS: usize = 3;

/// The lines of a door or place, not yet broken; with `revealed` numbers are shown in full.
pub fn of(subject: &Subject, revealed: bool, view: &View<'_>) -> Vec<Row> {
    let mut card = Card {
        rows: Vec::new(),
        revealed,
        view,
    };
    let tables = view.ledger.tables();
    if let Some(home) = subject.household().and_then(|id| tables.households.get(id)) {
        card.household(home);
    }
    if let Some(place) = subject.place().and_then(|id| tables.places.get(id)) {
        card.place(place);
    }
    card.rows
}

struct Card<'a> {
    rows: Vec<Row>,
    revealed: bool,
    view: &'a View<'a>,
}

impl Card<'_> {
    fn push(&mut self, parts: Vec<String>, style: Style, deed: Deed) {
        self.rows.push(Row { parts, style, deed });
    }

    fn household(&mut self, home: &Household) {
        let (id, view) = (home.id, self.view);
        let (plain, dim) = (view.theme.plain(), view.theme.dim());
        self.push(self.standing(home), plain, Deed::Household(id));
        if !home.notes.is_empty() {
            let note = self.labelled("homes-note", &home.notes);
            self.push(vec![note], view.theme.strong(), Deed::Notes);
        }
        let people = view.ledger.tables().residents_of(id);
        for resident in people.into_iter().filter(|resident| resident.is_here()) {
            self.push(self.person(resident), plain, Deed::Person(resident.id));
        }
        let add = format!("+ {}", view.texts.get("homes-add-person"));
        self.push(vec![add], dim, Deed::AddPerson(id));
        self.affairs(&Subject::Household(id));
        self.forms(&Subject::Household(id));
        let missing = facts::missing_at(view.ledger.tables(), home);
        if !missing.is_empty() {
            let names = missing.messages().into_iter().map(|id| view.texts.get(id));
            let separator = view.texts.get("list-separator");
            let names = names.collect::<Vec<_>>().join(&separator);
            let line = self.labelled("homes-missing", &names);
            self.push(vec![line], view.theme.alert(), Deed::Missing(id));
        }
        self.push(vec![verified(home, view)], dim, Deed::Verify(id));
    }

    /// Each questionnaire that is for this door or was filled here: when, or that it is still to be.
    fn forms(&mut self, subject: &Subject) {
        let view = self.view;
        let tables = view.ledger.tables();
        for one in questionnaires::in_use(tables) {
            let sheet = questionnaires::filled(tables, one.id, subject);
            let (said, style) = match sheet {
                _ if filling::is_begun(one.id, subject, view) => (
                    view.texts.get("filling-begun").into_owned(),
                    view.theme.alert(),
                ),
                Some(sheet) => (filling::filled(sheet, view), view.theme.dim()),
                None if questionnaires::is_for(tables, &one.audience, subject) => (
                    view.texts.get("filling-asked").into_owned(),
                    view.theme.alert(),
                ),
                None => continue,
            };
            let parts = vec![format!("{}:", one.title), said];
            self.push(parts, style, Deed::Form(one.id));
        }
    }

    /// How the door is lived in and held, and whose it is.
    fn standing(&self, home: &Household) -> Vec<String> {
        let language = self.view.texts.tag();
        let mut parts = vec![home.state.label(language).to_owned()];
        if let Some(until) = home.away_until {
            let values = [("day", until.to_string().into())];
            parts.push(self.view.texts.with("homes-until", &values));
        }
        parts.extend(home.house_use.map(|code| code.label(language).to_owned()));
        parts.extend(home.tenure.map(|code| code.label(language).to_owned()));
        parts.dedup();
        if let Some(area) = home.floor_area {
            let values = [("area", print_area(area.into()).into())];
            parts.push(self.view.texts.with("homes-floor-area", &values));
        }
        if let Some(owner) = &home.owner {
            parts.extend(self.contact("homes-owner", owner));
        }
        if let Some(number) = &home.number {
            parts.push(self.labelled("homes-number", number));
        }
        parts
    }

    /// A person: name, relation, sex, age, care, phones; the ID number only while revealed.
    fn person(&self, resident: &Resident) -> Vec<String> {
        let view = self.view;
        let (language, today) = (view.texts.tag(), view.clock.today());
        let mut parts = vec![view.name(&resident.name)];
        parts.extend(
            resident
                .relation
                .map(|code| code.label(language).to_owned()),
        );
        if ![Sex::UNKNOWN, Sex::UNSTATED].contains(&resident.sex()) {
            parts.push(resident.sex().label(language).to_owned());
        }
        if let Some(age) = resident.age(today) {
            parts.push(view.texts.with("card-age", &[("age", age.into())]));
        }
        let care = resident.care_groups(today);
        let words = care.iter().map(|group| group.short(language));
        let words = words.chain(resident.tags.iter().map(String::as_str));
        parts.push(words.map(|word| format!("[{word}]")).collect());
        parts.extend(resident.phones.iter().map(|phone| self.number(phone)));
        let details = resident.details.as_deref();
        if let Some(contact) = details.and_then(|details| details.emergency.as_ref()) {
            parts.extend(self.contact("homes-emergency", contact));
        }
        if let Some(number) = resident.id_number.as_ref().filter(|_| self.revealed) {
            parts.push(self.labelled("homes-id-number", number.as_str()));
        }
        parts
    }

    fn place(&mut self, place: &Place) {
        let (view, deed) = (self.view, Deed::Place(place.id));
        let mut lines = vec![
            vec![place.kind.label(view.texts.tag()).to_owned()],
            vec![place.address.clone()],
        ];
        if let Some(contact) = &place.in_charge {
            lines.push(self.contact("place-in-charge", contact));
        }
        if let Some(sleeps) = place.people_sleep_there {
            let id = if sleeps {
                "place-sleeps-yes"
            } else {
                "place-sleeps-no"
            };
            lines.push(vec![self.labelled("place-sleeps", &view.texts.get(id))]);
        }
        if let Some(count) = place.extinguishers {
            lines.push(vec![
                self.labelled("place-extinguishers", &count.to_string()),
            ]);
        }
        for line in lines {
            self.push(line, view.theme.plain(), deed);
        }
        if !place.notes.is_empty() {
            let note = self.labelled("homes-note", &place.notes);
            self.push(vec![note], view.theme.strong(), Deed::Notes);
        }
        self.affairs(&Subject::Place(place.id));
    }

    /// What is open at a door or place, and how the last visits went.
    fn affairs(&mut self, subject: &Subject) {
        let view = self.view;
        let (tables, language, today) = (view.ledger.tables(), view.texts.tag(), view.day());
        let style = |late: bool| {
            if late {
                view.theme.alert()
            } else {
                view.theme.plain()
            }
        };
        for hazard in tables.hazards.of(subject).filter(|hazard| hazard.is_open()) {
            let what = hazard.item.label(language);
            let state = hazard.state.label(language).to_owned();
            let mut parts = vec![self.labelled("homes-hazard", what), state];
            parts.extend(hazard.look_on().map(|day| self.due(day)));
            self.push(
                parts,
                style(hazard.is_overdue(today)),
                Deed::Hazard(hazard.id),
            );
        }
        for task in tables.tasks.of(subject).filter(|task| task.is_open()) {
            let mut parts = vec![self.labelled(
                "homes-task",
                &crate::tui::entry::task::title(task, self.view),
            )];
            parts.extend(task.due_on().map(|day| self.due(day)));
            self.push(parts, style(task.is_overdue(today)), Deed::Task(task.id));
        }
        for request in tables.requests.of(subject).filter(|one| one.is_open()) {
            let kind = request.kind.label(language);
            let values = [
                ("label", kind.into()),
                ("what", request.words.as_str().into()),
            ];
            let parts = vec![
                view.texts.with("homes-labelled", &values),
                request.state.label(language).to_owned(),
            ];
            self.push(parts, view.theme.plain(), Deed::Request(request.id));
        }
        self.joined(subject);
        self.asking(subject);
        let visits = tables.visits.of(subject).rev().take(VISITS);
        let visits = visits.map(|visit| {
            let mark = Mark::after(tables, visit);
            let word = view.texts.get(mark::text(mark));
            format!("{} {} {word}", short_day(visit.day, today), mark.ascii())
        });
        let mut parts: Vec<String> = visits.collect();
        let last = parts.len().saturating_sub(1);
        for part in &mut parts[..last] {
            part.push_str(" |");
        }
        match parts.first_mut() {
            Some(first) => *first = self.labelled("homes-visits", first),
            None => parts.push(view.texts.get("homes-never-visited").into_owned()),
        }
        self.push(parts, view.theme.plain(), Deed::Visits);
    }

    /// What somebody there signed up to, what was last given, and what was told.
    fn joined(&mut self, subject: &Subject) {
        let view = self.view;
        let (tables, today) = (view.ledger.tables(), view.day());
        for (activity, _) in activities::at_door(tables, subject, today) {
            let [start, _] = crate::tui::entry::activity::when(&activity.hours);
            let what = format!("{start} {}", activity.title);
            let parts = vec![self.labelled("homes-activity", &what)];
            let style = match activity.is_on(today) {
                true => view.theme.alert(),
                false => view.theme.plain(),
            };
            self.push(parts, style, Deed::Activity(activity.id));
        }
        let given = relief::at_door(tables, subject);
        if let Some(last) = given.first() {
            let day = short_day(last.given, today);
            let what = crate::tui::entry::relief::given(last, view);
            let mut parts = vec![self.labelled("homes-relief", &format!("{day} {what}"))];
            if given.len() > 1 {
                let values = [("count", given.len().into())];
                parts.push(view.texts.with("homes-relief-count", &values));
            }
            self.push(parts, view.theme.plain(), Deed::Relief(last.id));
        }
        self.told(subject);
    }

    /// What polls ask here and what was answered; who looks for work.
    fn asking(&mut self, subject: &Subject) {
        let view = self.view;
        let (tables, tag) = (view.ledger.tables(), view.texts.tag());
        for line in entry::poll::stances(subject, view) {
            self.push(vec![line], view.theme.plain(), Deed::Poll);
        }
        let willing = tables.willing.of(subject);
        for one in willing.filter(|one| one.state != WillingState::WITHDRAWN) {
            let who = format!("{} {}", view.name(&one.name), one.wish.label(tag));
            let mut parts = vec![self.labelled("willing-title", &who), one.skill.clone()];
            let placed = one.placed().and_then(|one| tables.posts.get(one.post));
            parts.extend(placed.map(|post| format!("{} {}", one.state.label(tag), post.title)));
            self.push(parts, view.theme.plain(), Deed::Willing(one.id));
        }
    }

    /// What was told, referred or given there last, beside the visits.
    fn told(&mut self, subject: &Subject) {
        let mut parts = at_the_door::told_in_short(subject, VISITS, self.view);
        let last = parts.len().saturating_sub(1);
        for part in parts.iter_mut().take(last) {
            part.push_str(" |");
        }
        if let Some(first) = parts.first_mut() {
            *first = self.labelled("homes-told", first);
            self.push(parts, self.view.theme.plain(), Deed::AtDoor);
        }
    }

    fn number(&self, phone: &str) -> String {
        if self.revealed {
            phone.to_owned()
        } else {
            mask_phone(phone)
        }
    }

    fn contact(&self, label: &'static str, contact: &Contact) -> Vec<String> {
        let mut parts = vec![self.labelled(label, &self.view.name(&contact.name))];
        parts.extend(contact.phones.iter().map(|phone| self.number(phone)));
        parts
    }

    /// `Label: what`, in the way of the language.
    fn labelled(&self, label: &'static str, what: &str) -> String {
        let texts = self.view.texts;
        let values = [("label", texts.get(label).into()), ("what", what.into())];
        texts.with("homes-labelled", &values)
    }

    fn due(&self, day: NaiveDate) -> String {
        let day = short_day(day, self.view.day());
        self.view.texts.with("homes-due", &[("day", day.into())])
    }
}

/// When the facts of a household were last confirmed.
pub fn verified(home: &Household, view: &View<'_>) -> String {
    match home.verified_on {
        Some(day) => {
            let values = [("day", day.to_string().into())];
            view.texts.with("homes-verified", &values)
        }
        None => view.texts.get("homes-never-verified").into_owned(),
    }
}
