//! The summary block (domain.md §6) as labelled figures in groups, for sheets and pages. How they are counted is the log's.

pub mod given;

use super::cell::Cell;
use super::words::Words;
use crate::domain::codes::{Coded, CollectAction, Telling};
use crate::ledger::queries::daylog::{CollectFigures, DayLog, Round, Summary};
use crate::ledger::queries::tally;

/// A labelled figure.
pub struct Figure {
    /// What it counts.
    pub label: String,
    /// The figure.
    pub value: Cell,
}

/// Figures under a title.
pub struct Group {
    /// What they are about.
    pub title: String,
    /// The figures.
    pub figures: Vec<Figure>,
}

/// Every group, in the order of the form.
pub fn groups(log: &DayLog, words: &Words<'_>) -> Vec<Group> {
    let summary = &log.summary;
    let mut groups = vec![
        visits(summary, words),
        outcomes(summary, words),
        care(summary, words),
        collected(summary, words),
        hazards(summary, words),
        hazard_kinds(summary, words),
        events(summary, words),
        event_kinds(summary, words),
        handled(summary, words),
        publicity(summary, words),
        tasks(summary, words),
        hours(log, words),
    ];
    let before = groups.len() - 2;
    groups.splice(before..before, given::groups(summary, words));
    groups.extend(
        summary
            .community
            .iter()
            .map(|group| community(group, words)),
    );
    groups
}

/// What happened in the community, as the reports of offices count it too.
pub(in crate::exchange) fn community(group: &tally::Group, words: &Words<'_>) -> Group {
    let figures = group.figures.iter().map(|figure| Figure {
        label: match figure.name {
            tally::Name::Text(id) => words.get(id),
            tally::Name::Code(zh, _) if words.language().starts_with("zh") => zh.to_owned(),
            tally::Name::Code(_, en) => en.to_owned(),
            tally::Name::Codes(one, other) => {
                let at = usize::from(!words.language().starts_with("zh"));
                format!("{} {}", one[at], other[at])
            }
        },
        value: match figure.amount {
            tally::Amount::Count(count) => Cell::Number(u32::try_from(count).unwrap_or(u32::MAX)),
            tally::Amount::Fen(fen) => Cell::Fen(fen),
        },
    });
    Group {
        title: words.get(group.title),
        figures: figures.collect(),
    }
}

struct Builder<'a> {
    words: &'a Words<'a>,
    group: Group,
}

impl<'a> Builder<'a> {
    fn new(words: &'a Words<'a>, title: &str) -> Self {
        Self {
            words,
            group: Group {
                title: words.get(title),
                figures: Vec::new(),
            },
        }
    }

    fn put(mut self, label: String, value: Cell) -> Self {
        self.group.figures.push(Figure { label, value });
        self
    }

    fn count(self, id: &str, number: u32) -> Self {
        let label = self.words.get(id);
        self.put(label, Cell::Number(number))
    }

    /// A figure that is left out when it is nothing.
    fn some(self, id: &str, number: u32) -> Self {
        match number {
            0 => self,
            number => self.count(id, number),
        }
    }

    fn counts(self, rows: &[(&str, u32)]) -> Self {
        let rows = rows.iter();
        rows.fold(self, |builder, (id, number)| builder.count(id, *number))
    }

    /// Doors of the plan somebody knocked at, of how many; nothing without a plan.
    fn plan(self, summary: &Summary) -> Self {
        if summary.planned == 0 {
            return self;
        }
        let label = self.words.get("daylog-figure-plan");
        let done = format!("{}/{}", summary.plan_done, summary.planned);
        self.put(label, Cell::text(done))
    }

    fn share(self, id: &str, permille: Option<u32>) -> Self {
        let label = self.words.get(id);
        self.put(label, permille.map_or(Cell::Empty, Cell::Share))
    }

    fn coded<C: Coded>(mut self, counts: &[(C, u32)]) -> Self {
        for (code, number) in counts {
            let label = self.words.label(*code);
            self = self.put(label, Cell::Number(*number));
        }
        self
    }

    fn done(self) -> Group {
        self.group
    }
}

fn visits(summary: &Summary, words: &Words<'_>) -> Group {
    Builder::new(words, "daylog-group-visits")
        .count("daylog-figure-households", summary.households)
        .count("daylog-figure-places", summary.places)
        .count("daylog-figure-attempted", summary.attempted)
        .count("daylog-figure-effective", summary.effective)
        .share(
            "daylog-figure-effective-rate",
            summary.effective_percent().map(|percent| percent * 10),
        )
        .count("daylog-figure-people-met", summary.people_met)
        .count("daylog-figure-met", summary.met)
        .count("daylog-figure-at-home", summary.at_home)
        .count("daylog-figure-not-at-home", summary.not_at_home)
        .count("daylog-figure-unmet", summary.attempted - summary.met)
        .count("daylog-figure-not-home", summary.not_home)
        .count("daylog-figure-refused", summary.refused)
        .plan(summary)
        .share("daylog-figure-coverage", summary.coverage_permille())
        .count("daylog-figure-doors", summary.doors)
        .count("daylog-figure-late", summary.late)
        .done()
}

fn outcomes(summary: &Summary, words: &Words<'_>) -> Group {
    Builder::new(words, "daylog-group-outcomes")
        .coded(&summary.outcomes)
        .done()
}

fn care(summary: &Summary, words: &Words<'_>) -> Group {
    let care = summary.care;
    Builder::new(words, "daylog-group-care")
        .counts(&[
            ("daylog-figure-care-doors", care.doors),
            ("daylog-figure-care-old", care.old),
            ("daylog-figure-care-child", care.child),
            ("daylog-figure-care-special", care.special),
            ("daylog-figure-care-left", care.left),
        ])
        .done()
}

fn collected(summary: &Summary, words: &Words<'_>) -> Group {
    let mut builder = Builder::new(words, "daylog-group-collection");
    for (id, figures) in [
        ("daylog-figure-people", &summary.people),
        ("daylog-figure-houses", &summary.houses),
    ] {
        let houses = id == "daylog-figure-houses";
        let told = by_action(figures).into_iter();
        // A house does not die.
        for (action, number) in told.filter(|(it, _)| !houses || *it != CollectAction::DECEASED) {
            let label = words.pair(&words.get(id), &words.label(action));
            builder = builder.put(label, Cell::Number(number));
        }
    }
    for (title, number) in &summary.filled {
        let label = words.with("daylog-figure-filled", &[("form", title.clone())]);
        builder = builder.put(label, Cell::Number(*number));
    }
    builder.done()
}

/// Collected facts by what was done.
pub fn by_action(figures: &CollectFigures) -> [(CollectAction, u32); 6] {
    [
        (CollectAction::NEW, figures.new),
        (CollectAction::UPDATE, figures.updated),
        (CollectAction::VERIFY, figures.verified),
        (CollectAction::LEFT, figures.left),
        (CollectAction::DECEASED, figures.deceased),
        (CollectAction::DECLINED, figures.declined),
    ]
}

fn hazards(summary: &Summary, words: &Words<'_>) -> Group {
    let hazards = &summary.hazards;
    Builder::new(words, "daylog-group-hazards")
        .counts(&[
            ("daylog-figure-checks", hazards.checks),
            ("daylog-figure-items", hazards.items),
            ("daylog-figure-bad", hazards.bad),
            ("daylog-figure-found", hazards.found),
            ("daylog-figure-followed", hazards.followed),
            ("daylog-figure-fixed", hazards.fixed),
            ("daylog-figure-reported", hazards.reported),
            ("daylog-figure-to-fix", hazards.to_fix),
            ("daylog-figure-recheck", hazards.to_recheck),
            ("daylog-figure-closed", hazards.closed),
        ])
        .done()
}

fn hazard_kinds(summary: &Summary, words: &Words<'_>) -> Group {
    let mut builder = Builder::new(words, "daylog-group-hazard-kinds");
    for (severity, number) in &summary.hazards.by_severity {
        let label = words.pair(
            &words.get("daylog-column-severity"),
            &words.label(*severity),
        );
        builder = builder.put(label, Cell::Number(*number));
    }
    builder.coded(&summary.hazards.by_category).done()
}

fn events(summary: &Summary, words: &Words<'_>) -> Group {
    let events = &summary.events;
    Builder::new(words, "daylog-group-events")
        .counts(&[
            ("daylog-figure-events", events.heard),
            ("daylog-figure-events-solved", events.solved),
            ("daylog-figure-events-handed", events.handed),
            ("daylog-figure-events-dropped", events.dropped),
            ("daylog-figure-events-open", events.open),
            ("daylog-figure-events-earlier", events.earlier),
        ])
        .done()
}

fn event_kinds(summary: &Summary, words: &Words<'_>) -> Group {
    Builder::new(words, "daylog-group-event-kinds")
        .coded(&summary.events.by_category)
        .done()
}

/// Hazards and needs together: what the worker settled, what went to whom.
fn handled(summary: &Summary, words: &Words<'_>) -> Group {
    let mut builder = Builder::new(words, "daylog-group-handled")
        .count("daylog-figure-solved", summary.solved())
        .count("daylog-figure-escalated", summary.escalated());
    for (body, number) in &summary.handed {
        let values = [("body", words.label(*body))];
        let label = words.with("daylog-figure-handed-to", &values);
        builder = builder.put(label, Cell::Number(*number));
    }
    builder.done()
}

fn publicity(summary: &Summary, words: &Words<'_>) -> Group {
    Builder::new(words, "daylog-group-publicity")
        .count("daylog-figure-publicity", summary.publicity_households)
        .coded(&summary.topics)
        .count("daylog-figure-leaflets", summary.leaflets)
        .coded(&told(summary))
        .some(
            "daylog-figure-asked",
            summary.stances.iter().map(|(_, number)| number).sum(),
        )
        .some("daylog-figure-willing", summary.willing)
        .done()
}

/// What was told, referred and given beside the visits, those of none left out.
pub fn told(summary: &Summary) -> Vec<(Telling, u32)> {
    let told = summary.told;
    let all = [
        (Telling::TOLD, told.told),
        (Telling::REFERRED, told.referred),
        (Telling::GIVEN, told.given),
    ];
    all.into_iter().filter(|(_, number)| *number > 0).collect()
}

fn tasks(summary: &Summary, words: &Words<'_>) -> Group {
    let tasks = summary.tasks;
    Builder::new(words, "daylog-group-tasks")
        .counts(&[
            ("daylog-figure-tasks-done", tasks.done),
            ("daylog-figure-tasks-added", tasks.added),
            ("daylog-figure-tasks-carried", tasks.carried),
            ("daylog-figure-tasks-overdue", tasks.overdue),
            ("daylog-figure-unfinished", summary.unfinished),
            ("daylog-figure-rest", summary.rest),
            ("daylog-figure-tomorrow", summary.tomorrow),
        ])
        .done()
}

fn hours(log: &DayLog, words: &Words<'_>) -> Group {
    let mut builder = Builder::new(words, "daylog-group-hours");
    for (number, round) in (1_u32..).zip(&log.head.rounds) {
        let label = words.counted("daylog-figure-round", number);
        builder = builder.put(label, Cell::text(stretch(round)));
    }
    let total = words.duration(log.summary.minutes);
    builder
        .put(words.get("daylog-figure-minutes"), Cell::text(total))
        .done()
}

/// From when to when a round went: `09:10-10:45`; its one moment where it has only one entry.
pub fn stretch(round: &Round) -> String {
    let (from, to) = (round.from.format("%H:%M"), round.to.format("%H:%M"));
    if round.minutes() == 0 {
        from.to_string()
    } else {
        format!("{from}-{to}")
    }
}
