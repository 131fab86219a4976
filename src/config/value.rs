//! A settings file cut into settings with their lines, and typed readers of one setting. Not which settings there are.

use std::path::PathBuf;

use chrono::NaiveTime;
use toml::de::{DeTable, DeValue};

use super::fault::{Expected, Fault, FaultKind};
use super::quiet::{Period, time};

/// One setting as it stands in the file.
pub(super) struct Setting<'a> {
    /// Its tables and name: `plan.doors`.
    pub(super) path: String,
    /// Its line, from 1.
    pub(super) line: usize,
    value: DeValue<'a>,
}

/// Every setting of a text, or the lines that are not TOML.
pub(super) fn settings(text: &str) -> (Vec<Setting<'_>>, Vec<Fault>) {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let line_at = |place: usize| text[..place.min(text.len())].matches('\n').count() + 1;
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut settings = Vec::new();
    if errors.is_empty() {
        flatten("", table.into_inner(), &line_at, &mut settings);
    }
    let mut faults: Vec<Fault> = errors
        .iter()
        .map(|error| Fault {
            line: error.span().map_or(1, |span| line_at(span.start)),
            key: String::new(),
            kind: FaultKind::Syntax,
        })
        .collect();
    faults.dedup();
    (settings, faults)
}

fn flatten<'a>(
    above: &str,
    table: DeTable<'a>,
    line_at: &impl Fn(usize) -> usize,
    into: &mut Vec<Setting<'a>>,
) {
    for (key, value) in table {
        let line = line_at(key.span().start);
        let path = match above {
            "" => key.get_ref().to_string(),
            _ => format!("{above}.{}", key.get_ref()),
        };
        match value.into_inner() {
            DeValue::Table(table) => flatten(&path, table, line_at, into),
            value => into.push(Setting { path, line, value }),
        }
    }
}

impl Setting<'_> {
    pub(super) fn fault(&self, kind: FaultKind) -> Fault {
        Fault {
            line: self.line,
            key: self.path.clone(),
            kind,
        }
    }

    fn str(&self) -> Result<&str, FaultKind> {
        let text = self.value.as_str();
        text.ok_or(FaultKind::Kind(Expected::Text))
    }

    /// A text without the blanks around it; control characters would upset the screen and are left out.
    pub(super) fn text(&self) -> Result<String, FaultKind> {
        let clean: String = self.str()?.chars().filter(|c| !c.is_control()).collect();
        Ok(clean.trim().to_owned())
    }

    /// A path; none if it is empty.
    pub(super) fn path(&self) -> Result<Option<PathBuf>, FaultKind> {
        let text = self.text()?;
        Ok((!text.is_empty()).then(|| PathBuf::from(text)))
    }

    pub(super) fn texts(&self) -> Result<Vec<String>, FaultKind> {
        let wrong = FaultKind::Kind(Expected::Texts);
        let items = self.value.as_array().ok_or(wrong.clone())?;
        let text = |item: &DeValue<'_>| item.as_str().map(str::to_owned).ok_or(wrong.clone());
        items.iter().map(|item| text(item.get_ref())).collect()
    }

    /// Four codes, each one that `known` knows.
    pub(super) fn four(&self, known: impl Fn(&str) -> bool) -> Result<[String; 4], FaultKind> {
        let codes: [String; 4] = self
            .texts()
            .ok()
            .and_then(|codes| codes.try_into().ok())
            .ok_or(FaultKind::Kind(Expected::Four))?;
        match codes.iter().find(|code| !known(code)) {
            Some(code) => Err(FaultKind::Code(code.clone())),
            None => Ok(codes),
        }
    }

    pub(super) fn yes_or_no(&self) -> Result<bool, FaultKind> {
        let answer = self.value.as_bool();
        answer.ok_or(FaultKind::Kind(Expected::YesOrNo))
    }

    pub(super) fn number(&self, least: u16, most: u16) -> Result<u16, FaultKind> {
        let number = self
            .value
            .as_integer()
            .and_then(|number| i64::from_str_radix(number.as_str(), number.radix()).ok())
            .ok_or(FaultKind::Kind(Expected::Number))?;
        u16::try_from(number)
            .ok()
            .filter(|number| (least..=most).contains(number))
            .ok_or(FaultKind::Range(least.into(), most.into()))
    }

    pub(super) fn time(&self) -> Result<NaiveTime, FaultKind> {
        let found = self.value.as_str().and_then(time);
        found.ok_or(FaultKind::Kind(Expected::Time))
    }

    pub(super) fn periods(&self) -> Result<Vec<Period>, FaultKind> {
        let wrong = FaultKind::Kind(Expected::Periods);
        let texts = self.texts().map_err(|_| wrong.clone())?;
        let period = |text: &String| Period::parse(text).ok_or(wrong.clone());
        texts.iter().map(period).collect()
    }

    /// A text that `read` can read; `allowed` is told when it cannot.
    pub(super) fn choice<T>(
        &self,
        read: impl Fn(&str) -> Option<T>,
        allowed: &[&str],
    ) -> Result<T, FaultKind> {
        read(self.str()?).ok_or_else(|| FaultKind::Choice(allowed.join(" ")))
    }

    pub(super) fn one_of<T: Copy>(&self, choices: &[(&str, T)]) -> Result<T, FaultKind> {
        let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
        let find = |text: &str| choices.iter().find(|(name, _)| *name == text);
        Ok(self.choice(find, &names)?.1)
    }
}
