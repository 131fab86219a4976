//! What the columns of the hazard tables mean: checklists, severities, default deadlines (domain.md §5).

use super::{HazardCategory, HazardItem, HazardState, Severity};

impl HazardCategory {
    /// The checklist, in the order of the table.
    pub fn items(self) -> impl Iterator<Item = HazardItem> {
        HazardItem::all().filter(move |item| item.category() == self)
    }

    /// The label short enough for a list.
    pub fn short(self, language: &str) -> &'static str {
        let column = if language.starts_with("zh") {
            "short"
        } else {
            "short_en"
        };
        self.row()
            .and_then(|row| row.get(column))
            .unwrap_or(self.as_str())
    }
}

impl HazardItem {
    /// The short check of a home, across the checklists: the items with a number in the column `home`, in its order.
    pub fn home_check() -> Vec<Self> {
        let place = |item: &Self| item.row().and_then(|row| row.number("home"));
        let mut items: Vec<Self> = Self::all().filter(|item| place(item).is_some()).collect();
        items.sort_by_key(place);
        items
    }

    /// The checklist it belongs to: what stands before the `/`.
    pub fn category(self) -> HazardCategory {
        HazardCategory::new(self.as_str().split('/').next().unwrap_or_default())
    }

    /// Its severity; unknown items count as ordinary.
    pub fn severity(self) -> Severity {
        self.row()
            .and_then(|row| row.get("severity"))
            .map_or(Severity::ORDINARY, Severity::new)
    }
}

impl Severity {
    /// 1 to 3; 3 for a code no table knows.
    pub fn level(self) -> u8 {
        self.row()
            .and_then(|row| row.number("level"))
            .and_then(|level| u8::try_from(level).ok())
            .unwrap_or(3)
    }

    /// Days from finding to the default deadline; a major hazard's depends on its category.
    pub fn fix_days(self, category: HazardCategory) -> i64 {
        let major = (self == Self::MAJOR)
            .then(|| category.row()?.number("major_fix_days"))
            .flatten();
        major
            .or_else(|| self.row()?.number("fix_days"))
            .unwrap_or(30)
    }

    /// Day of the reminder, counted from finding; never after the deadline.
    pub fn reminder_day(self, category: HazardCategory) -> Option<i64> {
        Some(
            self.row()?
                .number("reminder_day")?
                .min(self.fix_days(category)),
        )
    }

    /// Hours within which the notice is due.
    pub fn notice_hours(self) -> Option<i64> {
        self.row()?.number("notice_hours")
    }

    /// Whether it must be reported on the day it is found.
    pub fn is_reported_same_day(self) -> bool {
        self.row().is_some_and(|row| row.yes("same_day_report"))
    }
}

impl HazardState {
    /// Not closed yet; unknown states count as open, so nothing is lost from view.
    pub fn is_open(self) -> bool {
        self.row().is_none_or(|row| row.yes("open"))
    }
}
