//! Drives the screen without a terminal: keys in, text out. A whole test is `screen("80x24", "zh-CN", "4<f3>")`.

use chrono::Duration;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use gridday::clock::{Clock, FixedClock, Moment, parse_moment};
use gridday::config::Config;
use gridday::domain::Id;
use gridday::domain::address::{Address, Spot};
use gridday::domain::codes::{CareGroup, Relation};
use gridday::domain::household::Household;
use gridday::domain::resident::Resident;
use gridday::i18n::Language;
use gridday::ledger::Ledger;
use gridday::ledger::backing::Memory;
use gridday::ledger::work::day::plan;
use gridday::ledger::work::{At, Settings};
use gridday::tui::app::{App, Looks, Message};
use gridday::tui::context::Effect;
use gridday::tui::key::Key;
use gridday::tui::widget::taps::Target;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use std::sync::Arc;
use uuid::Uuid;

/// When every test begins: a Sunday morning.
pub const START: &str = "2026-11-22T09:00:00+08:00";

/// The screen after these keys, as text: Han takes two columns, the rows are as wide as the screen.
#[allow(dead_code, reason = "not every test file wants the short form")]
pub fn screen(size: &str, language: &str, keys: &str) -> String {
    let mut desk = Desk::new(size, language, neighbours());
    desk.keys(keys);
    desk.text()
}

/// A clock that a test and the App share.
#[derive(Clone)]
pub struct SharedClock(Arc<FixedClock>);

impl Clock for SharedClock {
    fn now(&self) -> Moment {
        self.0.now()
    }
    fn id(&self) -> Uuid {
        self.0.id()
    }
    fn ticks(&self) -> u64 {
        self.0.ticks()
    }
}

/// A screen under test.
pub struct Desk {
    /// The App, for what a test wants to ask of it.
    pub app: App,
    terminal: Terminal<TestBackend>,
    /// What was drawn last. The backend keeps what stood under the right half of a wide character; terminals do not.
    drawn: Buffer,
    clock: SharedClock,
    /// Where a file goes that is given no folder; it goes when the test is over.
    _here: tempfile::TempDir,
    /// Everything it asked of the outside.
    pub effects: Vec<String>,
}

#[allow(dead_code, reason = "each test file uses a part of it")]
impl Desk {
    /// A screen of `80x24` in a language over a ledger.
    pub fn new(size: &str, language: &str, ledger: Ledger) -> Self {
        Self::with(size, language, ledger, Config::default())
    }

    /// The same with settings.
    pub fn with(size: &str, language: &str, ledger: Ledger, mut config: Config) -> Self {
        let here = tempfile::tempdir().expect("a folder for what is written");
        config.here.get_or_insert_with(|| here.path().to_owned());
        let (columns, rows) = size.split_once('x').expect("80x24");
        let (columns, rows) = (
            columns.parse().expect("columns"),
            rows.parse().expect("rows"),
        );
        let clock = SharedClock(Arc::new(FixedClock::at(
            parse_moment(START).expect("a moment"),
        )));
        let language = Language::parse(language).expect("a language");
        let app = App::new(
            ledger,
            Box::new(clock.clone()),
            language,
            Looks::default(),
            config,
        );
        let terminal =
            Terminal::new(TestBackend::new(columns, rows)).expect("a terminal in memory");
        let mut desk = Self {
            app,
            terminal,
            drawn: Buffer::default(),
            clock,
            _here: here,
            effects: Vec::new(),
        };
        desk.draw();
        desk
    }

    /// Walks through a form to the field of this label.
    #[track_caller]
    pub fn walk_to(&mut self, label: &str) {
        for _ in 0..40 {
            if self.text().contains(&format!("▌{label}")) {
                return;
            }
            self.keys("<tab>");
        }
        panic!("no field {label}: {}", self.text());
    }

    /// Lets time pass; what is due then happens.
    pub fn wait(&mut self, millis: i64) {
        self.clock.0.advance(Duration::milliseconds(millis));
        self.send([Message::Tick]);
    }

    /// Sends messages as one batch and draws.
    pub fn send(&mut self, messages: impl IntoIterator<Item = Message>) {
        self.app.update(messages);
        let mut asked = std::collections::VecDeque::from(self.app.take_effects());
        while let Some(effect) = asked.pop_front() {
            let name = match effect {
                Effect::Start(job) => {
                    self.app
                        .update([Message::Job(gridday::tui::job::Report::Done(job.run()))]);
                    asked.extend(self.app.take_effects());
                    continue;
                }
                Effect::Copy(text) => format!("copy {text}"),
                Effect::Mouse(on) => format!("mouse {on}"),
                Effect::Keep(setting, value) => format!("keep {setting} = {value}"),
                Effect::Run(command) => format!("run {}", command.join(" ")),
                Effect::Bell => "bell".to_owned(),
                Effect::Redraw => "redraw".to_owned(),
                Effect::Lock => "lock".to_owned(),
                Effect::Suspend => "suspend".to_owned(),
                Effect::Quit => "quit".to_owned(),
            };
            self.effects.push(name);
        }
        self.draw();
    }

    /// Presses keys, each well apart: `4`, `<enter>`, `<f3>`, `<ctrl+k>`; everything else is typed as it stands.
    pub fn keys(&mut self, keys: &str) {
        let mut rest = keys;
        while let Some(first) = rest.chars().next() {
            let named = rest.strip_prefix('<').and_then(|rest| rest.split_once('>'));
            let named = named.and_then(|(name, after)| Key::parse(name).map(|key| (key, after)));
            let (event, after) = match named {
                Some((key, after)) => (key.event(), after),
                None => (
                    KeyEvent::new(KeyCode::Char(first), KeyModifiers::NONE),
                    &rest[first.len_utf8()..],
                ),
            };
            rest = after;
            self.clock.0.advance(Duration::milliseconds(200));
            self.send([Message::Key(event)]);
        }
    }

    /// Types characters all at once, as an input method or an unmarked paste does.
    pub fn burst(&mut self, text: &str) {
        self.clock.0.advance(Duration::milliseconds(200));
        let keys = text.chars().map(|c| match c {
            '\r' => KeyCode::Enter,
            c => KeyCode::Char(c),
        });
        self.send(
            keys.map(|code| Message::Key(KeyEvent::new(code, KeyModifiers::NONE)))
                .collect::<Vec<_>>(),
        );
        self.wait(40);
    }

    /// Taps the middle of what was drawn for `target`.
    pub fn tap(&mut self, target: Target) {
        let (column, row) = self.app.place_of(target).expect("nothing drawn for that");
        self.send([Message::Tap(column, row)]);
    }

    /// Changes the size of the screen.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.terminal.backend_mut().resize(columns, rows);
        self.send([Message::Resize(columns, rows)]);
    }

    fn draw(&mut self) {
        let app = &mut self.app;
        let frame = self.terminal.draw(|frame| app.draw(frame));
        self.drawn = frame.expect("drawing in memory").buffer.clone();
    }

    /// The screen as text, without blanks at the ends of rows.
    pub fn text(&self) -> String {
        let rows: Vec<String> = self
            .rows()
            .iter()
            .map(|row| row.trim_end().to_owned())
            .collect();
        rows.join("\n")
    }

    /// The rows of the screen; the second cell of a wide character is left out.
    pub fn rows(&self) -> Vec<String> {
        let buffer = &self.drawn;
        let area = buffer.area;
        let row = |y| {
            let mut text = String::new();
            let mut skip = 0;
            for x in 0..area.width {
                if skip > 0 {
                    skip -= 1;
                    continue;
                }
                let symbol = buffer[(x, y)].symbol();
                skip = gridday::tui::widget::text::width(symbol).saturating_sub(1);
                text.push_str(symbol);
            }
            text
        };
        (0..area.height).map(row).collect()
    }

    /// What stands above the footer: a line, or two where it took the edge of the page as well.
    pub fn toast(&self) -> String {
        let rows = self.rows();
        let (above, line) = (&rows[rows.len() - 3], &rows[rows.len() - 2]);
        let above = Some(above).filter(|row| row.starts_with(' ') && !row.starts_with(" ["));
        format!("{}{}", above.map_or("", |row| row.trim()), line.trim())
    }

    /// The last row.
    pub fn footer(&self) -> String {
        self.rows()
            .last()
            .map(|row| row.trim().to_owned())
            .unwrap_or_default()
    }

    /// Where the real cursor is.
    pub fn cursor(&mut self) -> Position {
        use ratatui::backend::Backend as _;
        self.terminal
            .backend_mut()
            .get_cursor_position()
            .expect("a cursor")
    }

    /// How many visits are in the ledger.
    pub fn visits(&self) -> usize {
        self.app.view().ledger.tables().visits.len()
    }

    /// Ends by force: a new screen over the same ledger.
    pub fn killed(self, size: &str, language: &str) -> Self {
        Self::new(size, language, self.app.into_ledger())
    }
}

/// The same with a day begun and its plan: all doors of building 3.
#[allow(dead_code, reason = "not every test file wants a plan")]
pub fn planned() -> Ledger {
    let mut ledger = neighbours();
    let clock = FixedClock::at(parse_moment(START).expect("a moment"));
    let settings = Settings {
        worker: "李晓".to_owned(),
        ..Settings::default()
    };
    let at = At {
        clock: &clock,
        settings: &settings,
    };
    let doors = ledger
        .tables()
        .households
        .iter()
        .map(|home| home.id)
        .collect();
    let building = Spot {
        building: "3".to_owned(),
        ..Spot::default()
    };
    plan(&mut ledger, vec![building], None, doors, at).expect("a plan");
    ledger
}

/// Six made-up households of building 3.
pub fn neighbours() -> Ledger {
    let clock = FixedClock::at(parse_moment("2026-11-01T09:00:00+08:00").expect("a moment"));
    let (mut ledger, _) = Ledger::open(Box::new(Memory::new(clock.id()))).expect("an empty ledger");
    let people: [(&str, &str, &[&str], &str); 6] = [
        ("1", "403", &["张建国", "张伟"], "14200000001"),
        ("1", "404", &["欧阳志明"], "14200000002"),
        ("1", "301", &["吴桂祥"], "14200000003"),
        ("1", "302", &["刘洋", "刘小雨"], "14200000004"),
        ("2", "1201", &["𠮷田梅"], "14200000005"),
        ("2", "203", &["赵铁柱"], "14200000006"),
    ];
    let mut edit = ledger.edit();
    for (unit, room, names, phone) in people {
        let address = Address {
            building: "3".to_owned(),
            unit: Some(unit.to_owned()),
            room: room.to_owned(),
            floor: room[..room.len() - 2].parse().ok(),
            ..Address::default()
        };
        let household = Id::new(clock.id());
        let mut home = Household::new(household, address);
        if room == "403" {
            home.notes = "敲门要久，耳背".to_owned();
        }
        edit.put(home);
        for (at, name) in names.iter().enumerate() {
            let mut resident = Resident::new(Id::new(clock.id()), household, (*name).to_owned());
            resident.relation = (at == 0).then_some(Relation::HEAD);
            if at == 0 {
                resident.phones = vec![phone.to_owned()];
            }
            if *name == "张建国" {
                resident.care = vec![CareGroup::ALONE];
            }
            edit.put(resident);
        }
    }
    let changes = edit.changes();
    ledger
        .commit("import-roster", changes, &clock)
        .expect("six households");
    ledger
}
