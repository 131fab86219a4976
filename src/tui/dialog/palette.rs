//! Every command by name: type some letters (pinyin too), Enter carries it out. The names come from the table.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::{Dialog, Step};
use crate::error::Error;
use crate::i18n::{self, Texts};
use crate::search::{Entry, Index, Query};
use crate::tui::command::{Action, Scope};
use crate::tui::context::{Context, View};
use crate::tui::key::Key;
use crate::tui::widget::filter::{Filter, Reply, marked};
use crate::tui::widget::{popup, text};

/// A command offered.
#[derive(Clone)]
pub struct Offered {
    /// The command.
    pub action: Action,
    /// The message that names it here, where it is not its own.
    pub called: Option<String>,
    /// Why it cannot be done now, as a message id.
    pub refused: Option<&'static str>,
    /// The command that turns to the page its keys are for, where that is another one.
    pub away: Option<Action>,
}

impl Offered {
    fn id(&self) -> String {
        self.called.clone().unwrap_or_else(|| self.action.text())
    }
}

/// Columns the keys take at most.
const KEYS: usize = 14;
/// Columns a name keeps beside the reason why it cannot be done.
const NAME: usize = 10;

/// A row of the palette.
#[derive(Clone, Copy)]
enum Row {
    /// A command offered, by number.
    Command(usize),
    /// What was typed is looked for among the doors.
    Search,
}

/// Commands, found by their names in every language.
pub struct Names {
    offered: Vec<Offered>,
    index: Index<usize>,
}

impl Names {
    /// These commands.
    pub fn new(offered: Vec<Offered>, texts: &Texts) -> Self {
        let mut index = Index::new();
        for (at, one) in offered.iter().enumerate() {
            let id = one.id();
            // A match in the language of the screen comes first.
            let others = i18n::every().iter();
            let others = others.filter(|other| other.tag() != texts.tag());
            let mut names = vec![texts.get(&id)];
            names.extend(others.map(|other| other.get(&id)));
            let also = format!("{id}.also");
            let spoken = i18n::every().iter().filter(|other| other.has(&also));
            names.extend(spoken.map(|other| other.get(&also)));
            names.push(one.action.command().name.into());
            let names: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
            let entry = Entry {
                names: &names,
                ..Entry::default()
            };
            index.put(at, &entry);
        }
        Self { offered, index }
    }

    /// The command of this number.
    pub fn get(&self, at: usize) -> &Offered {
        &self.offered[at]
    }

    /// The numbers of those that match, the best first; what ends the work stands last.
    pub fn find(&self, query: &Query) -> impl Iterator<Item = usize> + use<> {
        let mut found = self.index.find(query);
        found.sort_by_key(|hit| last(self.offered[hit.key].action) / 2);
        found.into_iter().map(|hit| hit.key)
    }
}

/// The palette.
pub struct Palette {
    names: Names,
    filter: Filter<Row>,
}

impl Palette {
    /// The palette over these commands.
    pub fn new(offered: Vec<Offered>, texts: &Texts) -> Self {
        // What is rarely wanted stands last.
        let mut order: Vec<usize> = (0..offered.len()).collect();
        order.sort_by_key(|at| last(offered[*at].action));
        let rows = order.into_iter().map(Row::Command).collect();
        Self {
            names: Names::new(offered, texts),
            filter: Filter::new("", rows),
        }
    }

    /// The commands that match; behind them, what was typed may be meant for the doors.
    fn found(&self) -> Vec<Row> {
        let found = self.names.find(self.filter.query()).map(Row::Command);
        let typed = !self.filter.query().is_empty();
        found.chain(typed.then_some(Row::Search)).collect()
    }

    fn take(&mut self, reply: Reply, context: &mut Context<'_>) -> Step {
        match reply {
            Reply::Stay => return Step::Stay,
            Reply::Look => {
                let found = self.found();
                self.filter.set(found);
                return Step::Stay;
            }
            Reply::Leave => {}
            Reply::Chosen => match self.filter.here() {
                Some(Row::Command(at)) => context.outbox.actions.push(self.names.get(*at).action),
                Some(Row::Search) => {
                    context.outbox.sought = Some(self.filter.text().trim().to_owned());
                }
                None => {}
            },
        }
        Step::Done
    }
}

/// How far down a command stands: what is rarely wanted after the rest, and last what drops or ends something.
fn last(action: Action) -> u8 {
    match action {
        Action::Mouse | Action::Suspend => 1,
        Action::Wipe => 4,
        _ if action.ends_work() => 2,
        _ => 0,
    }
}

impl Dialog for Palette {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Choice]
    }

    fn typing(&self) -> bool {
        true
    }

    fn update(&mut self, action: Action, context: &mut Context<'_>) -> Result<Step, Error> {
        let reply = self.filter.update(action);
        Ok(self.take(reply, context))
    }

    fn typed(&mut self, key: Key, context: &mut Context<'_>) -> Result<Step, Error> {
        let reply = self.filter.typed(key);
        Ok(self.take(reply, context))
    }

    fn pasted(&mut self, text: &str, context: &mut Context<'_>) {
        let reply = self.filter.pasted(text);
        self.take(reply, context);
    }

    fn select(&mut self, item: usize, context: &mut Context<'_>) -> Result<Step, Error> {
        let reply = self.filter.choose(item);
        Ok(self.take(reply, context))
    }

    fn draw(&mut self, frame: &mut Frame<'_>, screen: Rect, view: &View<'_>) {
        let width = screen.width.saturating_sub(2).min(64);
        let height = u16::try_from(self.names.offered.len() + 3).unwrap_or(u16::MAX);
        let title = view.texts.get("command-palette");
        let place = popup::place(screen, width, height, true);
        let inside = popup::open(frame, place, &title, view);
        let typed = self.filter.text().trim().to_owned();
        let names = &self.names;
        let nothing = view.texts.get("picker-nothing");
        self.filter.draw(
            frame,
            inside,
            "> ",
            &nothing,
            view,
            |row, query, room| match row {
                Row::Command(at) => offer(names.get(*at), query, room, view),
                Row::Search => {
                    let values = [("typed", typed.as_str().into())];
                    let said = view.texts.with("palette-search", &values);
                    Line::from(text::cut(&said, room).into_owned())
                }
            },
        );
        popup::more(frame, place, self.filter.below(), view);
    }
}

/// A command's name and its keys at the right; where it cannot be done now, the reason stands in their place.
pub fn offer(offered: &Offered, query: &Query, room: usize, view: &View<'_>) -> Line<'static> {
    let name = view.texts.get(&offered.id()).into_owned();
    let dim = view.theme.dim();
    let found = query.highlight(&name);
    if let Some(reason) = offered.refused {
        return Line::from(refusal(&name, reason, query, room, view));
    }
    let keys = view.keymap.keys(offered.action).iter();
    let keys: Vec<_> = keys.map(|key| key.shown(view.texts)).collect();
    let widest = if room < 44 { KEYS / 2 } else { KEYS };
    let mut shown = keys.first().cloned().unwrap_or_default();
    // A digit alone would mean something else on this page.
    if let Some(page) = offered.away.filter(|_| !shown.is_empty()) {
        shown = format!("{} {shown}", view.key(page));
    } else if let Some(second) = keys.get(1)
        && text::width(&shown) + text::width(second) < widest
    {
        shown = format!("{shown} {second}");
    }
    let widest = widest.max(text::width(&shown));
    let mut spans = marked(
        &name,
        &found,
        room.saturating_sub(widest + 1),
        view.theme.plain(),
        view,
    );
    let keys = text::pad_left(&shown, widest.min(room));
    spans.push(Span::styled(format!(" {keys}"), dim));
    Line::from(spans)
}

/// A name and why it cannot be done now; where there is little room both are cut.
pub fn refusal(
    name: &str,
    reason: &'static str,
    query: &Query,
    room: usize,
    view: &View<'_>,
) -> Vec<Span<'static>> {
    let dim = view.theme.dim();
    let reason = view.texts.get(reason);
    let left = room.saturating_sub(text::width(&reason) + 2);
    let columns = left.max(NAME.min(room / 2)).min(text::width(name));
    let mut spans = marked(name, &query.highlight(name), columns, dim, view);
    let reason = text::cut(&reason, room.saturating_sub(columns + 2)).into_owned();
    spans.push(Span::styled(format!("  {reason}"), dim));
    spans
}
