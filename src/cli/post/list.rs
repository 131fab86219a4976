//! `post list`, `post show`, `post match`: which posts there are, who has a place, whom one suits. Changes nothing.

use crate::cli::columns::Columns;
use crate::cli::failure::Failure;
use crate::cli::json::{PostRow, SuitsRow};
use crate::cli::output;
use crate::cli::reading;
use crate::cli::session::Session;
use crate::clock::Clock;
use crate::domain::codes::PostKind;
use crate::domain::post::Post as Record;
use crate::ledger::queries::posts;

/// Which posts to list.
#[derive(clap::Args)]
pub struct List {
    /// Those that are over too.
    #[arg(long)]
    all: bool,
    /// Only those of this kind.
    #[arg(long, value_name = "KIND")]
    kind: Option<String>,
}

impl List {
    pub(super) fn run(self, session: &mut Session) -> Result<(), Failure> {
        let kind: Option<PostKind> = reading::code_if(self.kind.as_deref())?;
        let (tables, today) = (session.ledger.tables(), session.clock.today());
        let mut found: Vec<_> = (tables.posts.iter())
            .filter(|post| self.all || !post.is_over(today))
            .filter(|post| kind.is_none_or(|kind| post.kind == kind))
            .collect();
        found.sort_by_key(|post| (post.is_over(today), post.kind.position(), post.id));
        let taken = posts::taken(tables);
        let gone = |post: &Record| taken.get(&post.id).copied().unwrap_or(0);
        let rows = found
            .iter()
            .map(|post| PostRow::of(post, gone(post), tables));
        if session.json {
            return output::json_array(rows.map(Ok));
        }
        if found.is_empty() {
            session.say("cli-none", &[]);
            return Ok(());
        }
        let columns = ["id", "kind", "left", "until", "provider", "post"];
        let mut table = Columns::new(session.headings(&columns));
        for row in rows {
            table.row([
                reading::short(row.id),
                PostKind::new(row.kind)
                    .label(session.texts.tag())
                    .to_owned(),
                format!("{}/{}", row.left, row.places),
                row.until.map(|day| day.to_string()).unwrap_or_default(),
                row.employer,
                row.title,
            ]);
        }
        table.print()
    }
}

/// Which post to show.
#[derive(clap::Args)]
pub struct Show {
    /// The post.
    #[arg(value_name = "ID")]
    id: String,
}

impl Show {
    pub(super) fn run(self, session: &mut Session) -> Result<(), Failure> {
        let post = super::known(session, &self.id)?;
        let tables = session.ledger.tables();
        let placed = posts::placed(tables, post.id);
        let taken = u32::try_from(placed.len()).unwrap_or(u32::MAX);
        let row = PostRow::of(&post, taken, tables);
        if session.json {
            return output::json(&row);
        }
        let mut lines = vec![
            format!("{}  {}", reading::short(row.id), row.title),
            format!("  {}", post.kind.label(session.texts.tag())),
        ];
        for said in [
            &row.employer,
            &row.hours,
            &row.pay,
            &row.place,
            &row.conditions,
            &row.note,
        ] {
            if !said.is_empty() {
                lines.push(format!("  {said}"));
            }
        }
        let values = [("left", row.left.into()), ("places", row.places.into())];
        lines.push(format!("  {}", session.text("cli-post-left", &values)));
        lines.extend(placed.iter().map(|who| {
            let door = crate::cli::door::written(tables, &who.subject);
            format!("  - {}  {door} {}", reading::short(who.id.uuid()), who.name)
        }));
        output::lines(lines)
    }
}

/// Whom a post suits.
#[derive(clap::Args)]
pub struct Match {
    /// The post.
    #[arg(value_name = "ID")]
    id: String,
}

impl Match {
    pub(super) fn run(self, session: &mut Session) -> Result<(), Failure> {
        let post = std::sync::Arc::new(super::known(session, &self.id)?);
        let tables = session.ledger.tables();
        let found = posts::people_for(tables, &post, session.clock.today());
        crate::cli::willing::suits(session, &found, |one, tables| {
            let row = SuitsRow::of(one, tables);
            (
                row.willing,
                format!("{} {} {}", row.door, row.name, row.skill),
            )
        })
    }
}
