//! Requests in the order in which they ask for the worker, part by part, and what a row says of one. Computed, never stored.

use std::cmp::Reverse;
use std::sync::Arc;

use chrono::NaiveDate;
use ratatui::text::Line;

use crate::domain::Id;
use crate::domain::codes::Triage;
use crate::domain::request::Request;
use crate::domain::subject::Subject;
use crate::ledger::Ledger;
use crate::ledger::queries::mark::Mark;
use crate::tui::context::View;
use crate::tui::kept::{Changed, Followed};
use crate::tui::widget::table::{self, Column};

/// The parts of the list, in the order of the left and right keys.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Part {
    /// Those whose next step is due.
    #[default]
    Due,
    /// Those that rest with somebody.
    Resting,
    /// Those on the list of needs.
    Listed,
    /// Those that are over.
    Over,
}

impl Part {
    pub const ALL: [Self; 4] = [Self::Due, Self::Resting, Self::Listed, Self::Over];

    /// The message that names it.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Due => "requests-part-due",
            Self::Resting => "requests-part-resting",
            Self::Listed => "requests-part-listed",
            Self::Over => "requests-part-over",
        }
    }

    /// Whether a request stands in it on `day`.
    pub fn holds(self, request: &Request, day: NaiveDate) -> bool {
        match self {
            Self::Due => request.asks_on().is_some_and(|on| on <= day),
            Self::Resting => request.asks_on().is_some_and(|on| on > day),
            Self::Listed => request.state.is_listed(),
            Self::Over => !request.is_open(),
        }
    }

    /// The part before or after it.
    pub fn beside(self, ahead: bool) -> Self {
        let at = Self::ALL.iter().position(|part| *part == self).unwrap_or(0);
        let step = if ahead { 1 } else { Self::ALL.len() - 1 };
        Self::ALL[(at + step) % Self::ALL.len()]
    }
}

/// The requests of one part, kept in step with the ledger.
#[derive(Default)]
pub(super) struct Rows {
    rows: Vec<Arc<Request>>,
    counts: [usize; 4],
    followed: Followed<(NaiveDate, Part)>,
    pub part: Part,
}

impl Rows {
    /// The rows, in their order.
    pub fn all(&self) -> &[Arc<Request>] {
        &self.rows
    }

    /// Whether they are as the ledger has them.
    pub fn is_current(&self, ledger: &Ledger, day: NaiveDate) -> bool {
        self.followed.is_current(ledger, &(day, self.part))
    }

    /// How many each part has.
    pub fn counts(&self) -> impl Iterator<Item = (Part, usize)> {
        Part::ALL.into_iter().zip(self.counts)
    }

    /// Where a request stands; else where the first one at its door does.
    pub fn position(&self, subject: &Subject, id: Option<Id<Request>>) -> Option<usize> {
        let same = |request: &Arc<Request>| Some(request.id) == id;
        let there = |request: &Arc<Request>| request.subject == *subject;
        let found = self.rows.iter().position(same);
        found.or_else(|| self.rows.iter().position(there))
    }

    /// Brings the rows up to date; says whether anything was touched.
    pub fn follow(&mut self, ledger: &Ledger, day: NaiveDate) -> bool {
        if self.followed.changed(ledger, (day, self.part)) == Changed::Nothing {
            return false;
        }
        let all = ledger.tables().requests.iter();
        self.counts = [0; 4];
        self.rows.clear();
        for request in all {
            for (count, part) in self.counts.iter_mut().zip(Part::ALL) {
                *count += usize::from(part.holds(request, day));
            }
            if self.part.holds(request, day) {
                self.rows.push(Arc::clone(request));
            }
        }
        let over = self.part == Part::Over;
        self.rows.sort_by_key(|request| {
            (
                request.triage != Triage::URGENT || over,
                request.asks_on(),
                over.then(|| Reverse(request.since())),
                request.id,
            )
        });
        true
    }
}

/// One request: how pressing, where, what, where it stands.
pub(super) fn line(request: &Request, room: usize, view: &View<'_>) -> Line<'static> {
    let columns = [
        Column::fixed(1, 0),
        Column::fixed(8, 0),
        Column::rest(10, 0),
        Column::fixed(8, 0),
        Column::fixed(5, 1),
    ];
    let (plain, dim) = (view.theme.plain(), view.theme.dim());
    let urgent = request.is_open() && request.triage == Triage::URGENT;
    let (mark, mark_style) = match (request.is_open(), urgent) {
        (true, true) => ("!", view.theme.badge(Mark::Hazard)),
        (true, false) => (".", plain),
        (false, _) => ("v", dim),
    };
    let style = if request.is_open() { plain } else { dim };
    let late = request.is_overdue(view.day()) && request.state.rest_days() > 0;
    let on = request
        .asks_on()
        .map(|on| on.format("%m-%d").to_string())
        .unwrap_or_default();
    table::row(
        &[
            (mark, mark_style),
            (&view.door(&request.subject), style),
            (&request.words, style),
            (request.state.label(view.texts.tag()), style),
            (&on, if late { view.theme.alert() } else { dim }),
        ],
        &table::widths(&columns, room),
    )
}
