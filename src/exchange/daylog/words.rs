//! The texts of one language as files need them: messages, labels of codes, lists, dates. Not what is said of a row.

use chrono::{Datelike, NaiveDate};

use super::Say;
use crate::domain::codes::Coded;

/// Texts and their language.
#[derive(Clone, Copy)]
pub struct Words<'a> {
    say: &'a Say<'a>,
    language: &'a str,
}

impl<'a> Words<'a> {
    /// The texts behind `say`, for the language with this tag (`zh-CN`, `en`).
    pub const fn new(say: &'a Say<'a>, language: &'a str) -> Self {
        Self { say, language }
    }

    /// The tag of the language.
    pub const fn language(&self) -> &'a str {
        self.language
    }

    /// A message.
    pub fn get(&self, id: &str) -> String {
        (self.say)(id, &[])
    }

    /// A message with values in it.
    pub fn with(&self, id: &str, values: &[(&str, String)]) -> String {
        (self.say)(id, values)
    }

    /// A message with a count in it, named `count`.
    pub fn counted(&self, id: &str, count: impl Into<u64>) -> String {
        let count: u64 = count.into();
        self.with(id, &[("count", count.to_string())])
    }

    /// A message by the name of a code: `daylog-next-` + `retry`.
    pub fn of(&self, head: &str, code: &str) -> String {
        self.get(&format!("{head}{code}"))
    }

    /// What a code is called.
    pub fn label<C: Coded>(&self, code: C) -> String {
        let code = code.code().as_str();
        let row = C::table().row(code);
        row.map_or(code, |row| row.label(self.language)).to_owned()
    }

    /// Words in a row: `甲、乙`, `one, two`.
    pub fn list(&self, words: impl IntoIterator<Item = String>) -> String {
        self.joined("daylog-list", words)
    }

    /// Clauses in a row: `甲；乙`, `one; two`.
    pub fn clauses(&self, clauses: impl IntoIterator<Item = String>) -> String {
        self.joined("daylog-clauses", clauses)
    }

    fn joined(&self, id: &str, parts: impl IntoIterator<Item = String>) -> String {
        let parts = parts.into_iter().filter(|part| !part.is_empty());
        let parts: Vec<String> = parts.collect();
        parts.join(&self.get(id))
    }

    /// A label and its value: `诉求：路灯`, `needs: lights`.
    pub fn pair(&self, label: &str, value: &str) -> String {
        let values = [("label", label.to_owned()), ("value", value.to_owned())];
        self.with("daylog-pair", &values)
    }

    /// A day in full: `2026年11月22日 星期日`.
    pub fn day(&self, date: NaiveDate) -> String {
        let weekday = date.weekday().num_days_from_monday() + 1;
        let weekday = self.get(&format!("daylog-weekday-{weekday}"));
        let values = [
            ("year", date.year().to_string()),
            ("month", self.month(date)),
            ("day", date.day().to_string()),
            ("weekday", weekday),
        ];
        self.with("daylog-day", &values)
    }

    /// A day without its year: `11月23日`.
    pub fn short_day(&self, date: NaiveDate) -> String {
        let values = [("month", self.month(date)), ("day", date.day().to_string())];
        self.with("daylog-short-day", &values)
    }

    fn month(&self, date: NaiveDate) -> String {
        self.get(&format!("daylog-month-{}", date.month()))
    }

    /// Minutes as hours and minutes: `2小时5分`; nothing for none, as a single entry takes no time that is known.
    pub fn duration(&self, minutes: u32) -> String {
        if minutes == 0 {
            return String::new();
        }
        let values = [
            ("hours", (minutes / 60).to_string()),
            ("minutes", (minutes % 60).to_string()),
        ];
        let id = match (minutes / 60, minutes % 60) {
            (0, _) => "daylog-minutes",
            (_, 0) => "daylog-hours-whole",
            _ => "daylog-hours",
        };
        self.with(id, &values)
    }
}
