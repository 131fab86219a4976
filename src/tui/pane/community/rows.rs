//! The rows of the four lists of the page Community, and what each says of one record. Computed, never stored.

use std::sync::Arc;

use chrono::NaiveDate;
use ratatui::style::Style;
use ratatui::text::Line;

use crate::domain::codes::ListCategory;
use crate::domain::offer::Offer;
use crate::domain::partner::Partner;
use crate::domain::project::Project;
use crate::domain::request::Request;
use crate::ledger::Ledger;
use crate::ledger::queries::matching;
use crate::ledger::table::Tables;
use crate::tui::context::View;
use crate::tui::widget::table::{self, Column};

/// The lists, in the order of the left and right keys.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Tab {
    /// 资源清单.
    #[default]
    Offers,
    /// 需求清单.
    Needs,
    /// 项目清单.
    Projects,
    /// 共建单位 and members.
    Partners,
}

impl Tab {
    pub const ALL: [Self; 4] = [Self::Offers, Self::Needs, Self::Projects, Self::Partners];

    /// The message that names it.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Offers => "community-offers",
            Self::Needs => "community-needs",
            Self::Projects => "community-projects",
            Self::Partners => "community-partners",
        }
    }

    /// The message that says that there are none, and what to do.
    pub const fn empty(self) -> &'static str {
        match self {
            Self::Offers => "community-no-offers",
            Self::Needs => "community-no-needs",
            Self::Projects => "community-no-projects",
            Self::Partners => "community-no-partners",
        }
    }

    /// The list before or after it.
    pub fn beside(self, ahead: bool) -> Self {
        let at = Self::ALL.iter().position(|tab| *tab == self).unwrap_or(0);
        let step = if ahead { 1 } else { Self::ALL.len() - 1 };
        Self::ALL[(at + step) % Self::ALL.len()]
    }
}

/// A record of one of the lists.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Row {
    /// An offer, and what of it is left.
    Offer(Arc<Offer>, Option<u64>),
    Need(Arc<Request>),
    Project(Arc<Project>),
    Partner(Arc<Partner>),
}

impl Row {
    fn uuid(&self) -> uuid::Uuid {
        match self {
            Self::Offer(offer, _) => offer.id.uuid(),
            Self::Need(request) => request.id.uuid(),
            Self::Project(project) => project.id.uuid(),
            Self::Partner(partner) => partner.id.uuid(),
        }
    }
}

/// The rows of the list shown, kept in step with the ledger.
#[derive(Default)]
pub(super) struct Rows {
    rows: Vec<Row>,
    counts: [usize; 4],
    seen: Option<(usize, NaiveDate, Tab)>,
    pub tab: Tab,
}

impl Rows {
    /// The rows, in their order.
    pub fn all(&self) -> &[Row] {
        &self.rows
    }

    /// How many each list has.
    pub fn counts(&self) -> impl Iterator<Item = (Tab, usize)> {
        Tab::ALL.into_iter().zip(self.counts)
    }

    /// Where the record of a row stands now.
    pub fn position(&self, row: &Row) -> Option<usize> {
        let id = row.uuid();
        self.rows.iter().position(|other| other.uuid() == id)
    }

    /// Whether they are as the ledger has them.
    pub fn is_current(&self, ledger: &Ledger, day: NaiveDate) -> bool {
        self.seen == Some((ledger.headers().len(), day, self.tab))
    }

    /// Brings the rows up to date; says whether anything was done since.
    pub fn follow(&mut self, ledger: &Ledger, day: NaiveDate) -> bool {
        if self.is_current(ledger, day) {
            return false;
        }
        self.seen = Some((ledger.headers().len(), day, self.tab));
        let tables = ledger.tables();
        let needs = tables.requests.iter();
        self.counts = [
            tables.offers.iter().filter(|one| !one.is_over(day)).count(),
            needs.filter(|one| one.state.is_listed()).count(),
            tables
                .projects
                .iter()
                .filter(|one| one.state.is_open())
                .count(),
            tables.partners.iter().filter(|one| one.active).count(),
        ];
        self.rows = match self.tab {
            Tab::Offers => offers(tables, day),
            Tab::Needs => needs_of(tables),
            Tab::Projects => projects(tables, day),
            Tab::Partners => partners(tables),
        };
        true
    }
}

fn offers(tables: &Tables, day: NaiveDate) -> Vec<Row> {
    let taken = matching::taken(tables);
    let mut all: Vec<_> = tables.offers.iter().cloned().collect();
    all.sort_by_key(|one| (one.is_over(day), one.category.position(), one.id));
    let left = |offer: &Offer| {
        let gone = taken.get(&offer.id).copied().unwrap_or(0);
        offer.quantity.map(|all| all.saturating_sub(gone))
    };
    let rows = all.into_iter().map(|offer| {
        let left = left(&offer);
        Row::Offer(offer, left)
    });
    rows.collect()
}

fn needs_of(tables: &Tables) -> Vec<Row> {
    let needs = tables.requests.iter();
    let mut all: Vec<_> = needs.filter(|one| one.state.is_listed()).cloned().collect();
    all.sort_by_key(|one| (one.category.position(), one.asks_on(), one.id));
    all.into_iter().map(Row::Need).collect()
}

fn projects(tables: &Tables, day: NaiveDate) -> Vec<Row> {
    let mut all: Vec<_> = tables.projects.iter().cloned().collect();
    all.sort_by_key(|one| (!one.state.is_open(), !one.is_overdue(day), one.due, one.id));
    all.into_iter().map(Row::Project).collect()
}

fn partners(tables: &Tables) -> Vec<Row> {
    let mut all: Vec<_> = tables.partners.iter().cloned().collect();
    all.sort_by_key(|one| (!one.active, one.kind.position(), one.id));
    all.into_iter().map(Row::Partner).collect()
}

/// What a row says: what sort, what it is called, how it stands; the style of all and of how it stands.
struct Said {
    head: String,
    words: String,
    stands: String,
    style: Style,
    last: Style,
}

/// One record: what it is, what it is called, how it stands.
pub(super) fn line(row: &Row, room: usize, view: &View<'_>) -> Line<'static> {
    let columns = [
        Column::fixed(8, 1),
        Column::rest(10, 0),
        Column::fixed(8, 0),
    ];
    let said = match row {
        Row::Offer(offer, left) => offer_line(offer, *left, view),
        Row::Need(request) => need_line(request, view),
        Row::Project(project) => project_line(project, view),
        Row::Partner(partner) => partner_line(partner, view),
    };
    table::row(
        &[
            (&said.head, view.theme.dim()),
            (&said.words, said.style),
            (&said.stands, said.last),
        ],
        &table::widths(&columns, room),
    )
}

fn offer_line(offer: &Offer, left: Option<u64>, view: &View<'_>) -> Said {
    let over = offer.is_over(view.day());
    let style = live(!over, view);
    Said {
        head: category(offer.category, view),
        words: offer.words.clone(),
        stands: match left {
            _ if over => view.texts.get("community-over").into_owned(),
            Some(left) => format!("{left}{}", offer.unit),
            None => String::new(),
        },
        style,
        last: alert(left == Some(0) && !over, style, view),
    }
}

fn need_line(request: &Request, view: &View<'_>) -> Said {
    let style = view.theme.plain();
    Said {
        head: category(request.category, view),
        words: format!("{} {}", view.door(&request.subject), request.words),
        stands: request.state.label(view.texts.tag()).to_owned(),
        style,
        last: alert(request.is_overdue(view.day()), style, view),
    }
}

fn project_line(project: &Project, view: &View<'_>) -> Said {
    let style = live(project.state.is_open(), view);
    Said {
        head: category(project.category, view),
        words: project.title.clone(),
        stands: project.state.label(view.texts.tag()).to_owned(),
        style,
        last: alert(project.is_overdue(view.day()), style, view),
    }
}

fn partner_line(partner: &Partner, view: &View<'_>) -> Said {
    let style = live(partner.active, view);
    let until = partner.agreement.as_ref().and_then(|one| one.until);
    let stands = until.map(|until| until.format("%y-%m-%d").to_string());
    Said {
        head: partner.kind.label(view.texts.tag()).to_owned(),
        words: partner.name.clone(),
        stands: stands.unwrap_or_default(),
        style,
        last: alert(until.is_some_and(|until| until < view.day()), style, view),
    }
}

fn category(category: ListCategory, view: &View<'_>) -> String {
    category.label(view.texts.tag()).to_owned()
}

fn live(live: bool, view: &View<'_>) -> Style {
    match live {
        true => view.theme.plain(),
        false => view.theme.dim(),
    }
}

fn alert(alert: bool, style: Style, view: &View<'_>) -> Style {
    match alert {
        true => view.theme.alert(),
        false => style,
    }
}
