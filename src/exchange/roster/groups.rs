//! What an import changes, counted by field: how many doors or people get it filled, how many get it changed. Holds no
//! values, so nothing of it needs a mask.

use std::collections::BTreeMap;

use crate::domain::collection::FieldChange;

/// Whose field it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Whose {
    /// A household's.
    Household,
    /// A resident's.
    Resident,
}

impl Whose {
    /// The code programs know it by.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Household => "household",
            Self::Resident => "resident",
        }
    }
}

/// A field that changes, and for how many.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Whose field.
    pub whose: Whose,
    /// The field, in kebab-case; `other` for what has no name.
    pub field: String,
    /// Whether nothing stood there before.
    pub filled: bool,
    /// How many doors or people.
    pub count: usize,
}

impl Group {
    /// The message's name in the texts.
    pub const fn key(&self) -> &'static str {
        match (self.whose, self.filled) {
            (Whose::Household, true) => "import-homes-filled",
            (Whose::Household, false) => "import-homes-changed",
            (Whose::Resident, true) => "import-people-filled",
            (Whose::Resident, false) => "import-people-changed",
        }
    }

    /// The message's name of the field.
    pub fn field_key(&self) -> String {
        format!("daylog-field-{}", self.field)
    }
}

/// Groups of changes, the largest first.
pub(super) fn groups<'a>(changed: impl Iterator<Item = (Whose, &'a [FieldChange])>) -> Vec<Group> {
    let mut counts: BTreeMap<(Whose, &str, bool), usize> = BTreeMap::new();
    for (whose, fields) in changed {
        for field in fields {
            let filled = matches!(field.old.as_str(), "" | "unknown");
            *counts.entry((whose, &field.field, filled)).or_default() += 1;
        }
        if fields.is_empty() {
            *counts.entry((whose, "other", false)).or_default() += 1;
        }
    }
    let group = |((whose, field, filled), count): ((Whose, &str, bool), usize)| Group {
        whose,
        field: field.to_owned(),
        filled,
        count,
    };
    let mut groups: Vec<Group> = counts.into_iter().map(group).collect();
    groups.sort_by_key(|group| (group.whose, std::cmp::Reverse(group.count)));
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_counted_apart_where_it_was_blank() {
        let change = |field: &str, old: &str| FieldChange {
            field: field.to_owned(),
            old: old.to_owned(),
            new: "owned".to_owned(),
        };
        let changed = [
            vec![change("tenure", "")],
            vec![change("tenure", ""), change("state", "unknown")],
            vec![change("tenure", "public")],
            vec![],
        ];
        let changed = changed.iter().map(|all| (Whose::Household, all.as_slice()));
        let told: Vec<_> = groups(changed)
            .into_iter()
            .map(|group| (group.field, group.filled, group.count))
            .collect();
        assert_eq!(told[0], ("tenure".to_owned(), true, 2));
        assert_eq!(told.len(), 4);
        assert!(told.contains(&("other".to_owned(), false, 1)));
    }
}
