//! The card of a door or place: its lines, how they are broken and drawn, what Enter on each does. What they say is
//! `lines`.

mod lines;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::domain::Id;
use crate::domain::activity::Activity;
use crate::domain::hazard::Hazard;
use crate::domain::household::Household;
use crate::domain::place::Place;
use crate::domain::questionnaire::Questionnaire;
use crate::domain::relief::Relief;
use crate::domain::request::Request;
use crate::domain::resident::Resident;
use crate::domain::subject::Subject;
use crate::domain::task::Task;
use crate::domain::willing::Willing;
use crate::tui::context::View;
use crate::tui::widget::list::{self, Roll};
use crate::tui::widget::popup::{self, Look, boxed};
use crate::tui::widget::taps::Target;
use crate::tui::widget::text;

/// Taps on lines of the card are numbered from here, those on rows of a list beside it from 0.
pub const TAPS: usize = 1_000_000;

/// What Enter on a line of the card does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Everything that can be done about the household.
    Household(Id<Household>),
    /// The form of the door or place, at its note.
    Notes,
    /// What can be done about a person.
    Person(Id<Resident>),
    /// One more person.
    AddPerson(Id<Household>),
    /// The form of what is missing.
    Missing(Id<Household>),
    /// Confirm everything: 核实无变化.
    Verify(Id<Household>),
    /// What can be offered there.
    AtDoor,
    /// The page Visits.
    Visits,
    /// The page Hazards.
    Hazard(Id<Hazard>),
    /// What can be done about a task.
    Task(Id<Task>),
    /// The steps a request can take.
    Request(Id<Request>),
    /// What can be done with an activity somebody there signed up to.
    Activity(Id<Activity>),
    /// Corrects what was given there.
    Relief(Id<Relief>),
    /// What this door answers to a poll.
    Poll,
    /// The form of somebody who looks for work.
    Willing(Id<Willing>),
    /// Fills a questionnaire, or corrects what was filled.
    Form(Id<Questionnaire>),
    /// Everything that can be done about the place.
    Place(Id<Place>),
}

/// A line of the card, in parts that are not broken while each fits.
pub struct Row {
    parts: Vec<String>,
    style: Style,
    /// What Enter does there.
    pub deed: Deed,
}

impl Row {
    /// The line in words.
    pub fn said(&self) -> String {
        self.parts.join(" ")
    }
}

/// The lines of the card of `subject` in a box of `width` columns; with `revealed` numbers are shown in full.
pub fn rows(subject: &Subject, revealed: bool, width: u16, view: &View<'_>) -> Vec<Row> {
    let room = usize::from(width).saturating_sub(1);
    let broken = lines::of(subject, revealed, view)
        .into_iter()
        .flat_map(|row| {
            let Row { parts, style, deed } = row;
            let lines = flow(parts, room).into_iter();
            lines.map(move |line| Row {
                parts: vec![line],
                style,
                deed,
            })
        });
    broken.collect()
}

/// Puts parts one after another into lines of `room` columns; only a part longer than a line is broken itself.
fn flow(parts: Vec<String>, room: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for part in parts.into_iter().filter(|part| !part.is_empty()) {
        match lines.last_mut() {
            Some(line) if text::width(line) + 1 + text::width(&part) <= room => {
                line.push(' ');
                line.push_str(&part);
            }
            _ => lines.extend(text::wrap(&part, room)),
        }
    }
    lines
}

/// Draws the card; with `roll` keys walk through its lines.
pub fn draw(
    frame: &mut Frame<'_>,
    area: Rect,
    subject: Option<&Subject>,
    revealed: bool,
    roll: Option<&mut Roll>,
    view: &View<'_>,
) {
    let title = subject.map_or_else(String::new, |subject| view.door_and_head(subject));
    let inside = boxed(frame, area, &title, Look::Main, view);
    let Some(subject) = subject else { return };
    let rows = rows(subject, revealed, inside.width, view);
    let first = match roll {
        Some(roll) => {
            let line = |at: usize, _| line(&rows[at]);
            list::draw(frame, inside, roll, rows.len(), view, line);
            roll.window(rows.len(), usize::from(inside.height)).start
        }
        None => {
            for (y, row) in (inside.top()..inside.bottom()).zip(&rows) {
                let width = inside.width.saturating_sub(1);
                frame.render_widget(line(row), Rect::new(inside.x + 1, y, width, 1));
            }
            0
        }
    };
    let below = rows
        .len()
        .saturating_sub(first + usize::from(inside.height));
    popup::more(frame, area, below, view);
    for (y, at) in (inside.top()..inside.bottom()).zip(first..rows.len()) {
        let place = Rect::new(inside.x, y, inside.width, 1);
        view.taps.note(place, Target::Item(TAPS + at));
    }
}

fn line(row: &Row) -> Line<'static> {
    Line::from(Span::styled(row.said(), row.style))
}

#[cfg(test)]
mod tests {
    use super::flow;

    fn parts(parts: &[&str]) -> Vec<String> {
        parts.iter().map(|part| (*part).to_owned()).collect()
    }

    #[test]
    fn a_number_is_never_broken_while_it_fits_a_line() {
        let person = parts(&["张建国", "户主", "", "[独居][80+]", "142****0001"]);
        assert_eq!(flow(person, 24), ["张建国 户主 [独居][80+]", "142****0001"]);
        assert_eq!(flow(parts(&["敲门要久，耳背"]), 8), ["敲门要", "久，耳背"]);
    }
}
