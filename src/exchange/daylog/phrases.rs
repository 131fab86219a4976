//! What is said of a row in a cell: the content of a visit, what follows, what became of a hazard. Not where it stands.

use super::masks::Masks;
use super::words::Words;
use crate::domain::codes::{Body, CheckAnswer, Coded, HazardState, Need, Outcome};
use crate::domain::hazard::Hazard;
use crate::domain::task::Task;
use crate::domain::visit::{Appointment, Visit};
use crate::ledger::queries::daylog::{
    Became, CheckRow, FilledRow, HazardRow, PendingRow, TaskRow, VisitRow, Where,
};

/// Wording and masks together: everything a phrase needs.
#[derive(Clone, Copy)]
pub struct Phrases<'a> {
    /// Texts.
    pub words: Words<'a>,
    /// Masks.
    pub masks: &'a Masks,
}

impl Phrases<'_> {
    /// Which questionnaire was filled, and how much of it is missing.
    pub fn filled(&self, row: &FilledRow) -> String {
        let missing = row.sheet.asked.saturating_sub(row.sheet.answered);
        if row.sheet.is_complete {
            return row.title.clone();
        }
        let values = [
            ("form", row.title.clone()),
            ("missing", missing.to_string()),
        ];
        self.words.with("daylog-filled-in-part", &values)
    }

    /// Whom a row is about: who was met, else the head of the household.
    pub fn person(&self, visit: &Visit, place: &Where) -> String {
        if visit.met.trim().is_empty() {
            self.masks.name(&place.head)
        } else {
            self.masks.name(visit.met.trim())
        }
    }

    /// What a visit was about: nothing amiss, note, topics, leaflets, needs, hazards.
    pub fn content(&self, row: &VisitRow) -> String {
        let (words, visit) = (self.words, &row.visit);
        let mut clauses = Vec::new();
        if visit.all_well {
            clauses.push(words.get("daylog-all-well"));
        }
        clauses.push(self.masks.text(&visit.note));
        clauses.push(self.publicity(visit));
        if !visit.needs.is_empty() {
            let needs = words.list(visit.needs.iter().map(|need| words.label(*need)));
            clauses.push(words.pair(&words.get("daylog-needs"), &needs));
        }
        if !row.hazards.is_empty() {
            let items = row.hazards.iter().map(|hazard| words.label(hazard.item));
            clauses.push(words.pair(&words.get("daylog-hazard"), &words.list(items)));
        }
        words.clauses(clauses)
    }

    /// Topics explained and leaflets left; empty where there were none.
    pub fn publicity(&self, visit: &Visit) -> String {
        let words = self.words;
        let mut parts: Vec<String> = visit
            .topics
            .iter()
            .map(|topic| words.label(*topic))
            .collect();
        if visit.leaflets > 0 {
            parts.push(words.counted("daylog-leaflets", visit.leaflets));
        }
        if parts.is_empty() {
            return String::new();
        }
        words.pair(&words.get("daylog-topics"), &words.list(parts))
    }

    /// What is to be done next after a visit; empty when nothing is.
    pub fn next(&self, visit: &Visit) -> String {
        let words = self.words;
        let mut clauses = Vec::new();
        if let Some(again) = visit.again {
            clauses.push(words.with("daylog-next-appointment", &[("when", self.when(again))]));
        }
        match visit.outcome.follow_up() {
            Some("mute-until") => clauses.push(match visit.away_until {
                Some(until) => {
                    let day = words.short_day(until);
                    words.with("daylog-next-away-until", &[("day", day)])
                }
                None => words.get("daylog-next-away"),
            }),
            Some("appointment") if visit.again.is_some() => {}
            Some("appointment") => clauses.push(words.get("daylog-next-agree")),
            Some(code) => clauses.push(words.of("daylog-next-", code)),
            None => {}
        }
        words.clauses(clauses)
    }

    /// An agreed day and time: `11月23日 19:00`.
    pub fn when(&self, when: Appointment) -> String {
        let day = self.words.short_day(when.on);
        match when.time {
            Some(time) => format!("{day} {}", time.format("%H:%M")),
            None => day,
        }
    }

    /// What should stand beside a visit: late entry, number of the attempt, who answered.
    pub fn visit_remark(&self, visit: &Visit) -> String {
        let words = self.words;
        let mut parts = Vec::new();
        if visit.late {
            parts.push(words.get("daylog-late"));
        }
        if visit.attempt > 1 {
            parts.push(words.counted("daylog-attempt", visit.attempt));
        }
        if let Some(who) = visit.answered_by.filter(|_| visit.outcome.reached()) {
            parts.push(words.pair(&words.get("daylog-answered"), &words.label(who)));
        }
        words.clauses(parts)
    }

    /// Where a hazard stood at the day's end, in the word of its state; handed up, to whom.
    pub fn hazard_result(&self, row: &HazardRow) -> String {
        if let Some(body) = row.handed_to() {
            return self.handed(body);
        }
        if row.state == HazardState::FIXED_ON_SPOT {
            return self.words.get("daylog-result-solved");
        }
        self.words.label(row.state)
    }

    /// What became of a need by the day's end.
    pub fn need_result(&self, need: Need, became: Became) -> String {
        match became {
            Became::Handed(body) => self.handed(body),
            Became::Solved => self.words.get("daylog-result-solved"),
            Became::Dropped => self.words.get("daylog-result-dropped"),
            Became::Open => {
                let body = self.words.label(need.body());
                self.words.with("daylog-result-to-hand", &[("body", body)])
            }
        }
    }

    /// Whether a matter on a body's slip was given to it already: the day's figures count it as handed on only then.
    pub fn given(&self, row: &TaskRow, body: Body) -> String {
        if Body::named(&row.task.assigned_to).is_some() {
            return self.handed(body);
        }
        let values = [("body", self.words.label(body))];
        self.words.with("daylog-result-to-hand", &values)
    }

    fn handed(&self, body: Body) -> String {
        let values = [("body", self.words.label(body))];
        self.words.with("daylog-result-handed", &values)
    }

    /// The measure taken; the ledger's own words for "fixed" and "looked at again" are codes.
    pub fn measure(&self, hazard: &Hazard) -> String {
        let row = HazardState::table().row(&hazard.measure);
        row.map_or_else(
            || self.masks.text(&hazard.measure),
            |row| row.label(self.words.language()).to_owned(),
        )
    }

    /// What is said of a hazard beside its item: who answers for it, the note.
    pub fn hazard_note(&self, row: &HazardRow) -> String {
        let words = self.words;
        let mut parts = vec![self.masks.text(&row.hazard.note)];
        // To whom it was handed up is its result already.
        if !row.hazard.responsible.is_empty() && row.handed_to().is_none() {
            let who = self.masks.text(&row.hazard.responsible);
            parts.push(words.pair(&words.get("daylog-responsible"), &who));
        }
        words.clauses(parts)
    }

    /// What should stand beside a hazard: late entry, found earlier.
    pub fn hazard_remark(&self, row: &HazardRow) -> String {
        let words = self.words;
        let mut parts = Vec::new();
        if row.found_today && row.hazard.late {
            parts.push(words.get("daylog-late"));
        }
        if !row.found_today {
            let day = words.short_day(row.hazard.day);
            parts.push(words.with("daylog-found-on", &[("day", day)]));
        }
        words.clauses(parts)
    }

    /// What a check came to: so many looked at, so many not in order, the note.
    pub fn check(&self, row: &CheckRow) -> String {
        let words = self.words;
        let mut categories: Vec<String> = Vec::new();
        for item in &row.check.items {
            let label = words.label(item.item.category());
            if !categories.contains(&label) {
                categories.push(label);
            }
        }
        let values = [
            ("items", row.looked_at().to_string()),
            ("bad", row.answered(CheckAnswer::BAD).to_string()),
        ];
        let looked = words.with("daylog-looked", &values);
        words.clauses([
            words.pair(&words.list(categories), &looked),
            self.masks.text(&row.check.note),
        ])
    }

    /// What a task asks for; titles that the ledger gave are codes.
    pub fn task_title(&self, task: &Task) -> String {
        let language = self.words.language();
        if let Some(row) = Need::table().row(&task.title) {
            return row.label(language).to_owned();
        }
        match Outcome::table().row(&task.title) {
            Some(row) => {
                let why = row.label(language).to_owned();
                self.words.with("daylog-who-lives-there", &[("why", why)])
            }
            None => self.masks.text(&task.title),
        }
    }

    /// Why something is still to be done: the rules that ask for it, and the tasks by their titles.
    pub fn why(&self, row: &PendingRow) -> String {
        let words = self.words;
        let rules = row.pending.rules.iter().map(|rule| words.label(*rule));
        let tasks = row.tasks.iter().map(|task| self.task_title(task));
        words.clauses([words.list(rules), words.list(tasks)])
    }
}
