//! Options of a field, of which one or several are taken. Draws nothing.

use crossterm::event::KeyCode;

use crate::tui::key::Key;

/// Something that can be taken: a value to store, and the words for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The value (a code).
    pub value: String,
    /// The words.
    pub label: String,
}

impl Choice {
    /// The option `value`, shown as `label`.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
        }
    }
}

/// Options of which at most one, or any number, is taken.
#[derive(Clone, Debug)]
pub struct Options {
    /// All of them.
    pub all: Vec<Choice>,
    /// Which are taken.
    pub on: Vec<bool>,
    /// The one under the cursor, where several may be taken.
    pub at: usize,
    /// The headings of the columns they stand in; none lets them follow one another.
    pub headings: Vec<String>,
    /// Options of each column. Those added later stand below all of them: no place moves.
    pub column: usize,
    /// What options added later are: how their values begin, and the heading they stand under.
    pub kinds: Vec<(&'static str, String)>,
    many: bool,
}

impl Options {
    /// At most one of `all`; `chosen` is.
    pub fn one(all: Vec<Choice>, chosen: Option<&str>) -> Self {
        let on: Vec<bool> = all
            .iter()
            .map(|option| Some(option.value.as_str()) == chosen)
            .collect();
        let at = on.iter().position(|on| *on).unwrap_or(0);
        Self {
            on,
            all,
            at,
            headings: Vec::new(),
            column: 0,
            kinds: Vec::new(),
            many: false,
        }
    }

    /// Any of `all`; `ticked` are.
    pub fn many(all: Vec<Choice>, ticked: &[&str]) -> Self {
        let on = all
            .iter()
            .map(|option| ticked.contains(&option.value.as_str()))
            .collect();
        Self {
            on,
            all,
            at: 0,
            headings: Vec::new(),
            column: 0,
            kinds: Vec::new(),
            many: true,
        }
    }

    /// Offers this one no more.
    pub fn drop_value(&mut self, value: &str) {
        if let Some(at) = self.all.iter().position(|option| option.value == value) {
            self.all.remove(at);
            self.on.remove(at);
        }
        self.at = self.on.iter().position(|on| *on).unwrap_or(0);
    }

    /// Lays them out in columns under these headings, the cursor on the option `at`.
    pub fn in_grid(&mut self, headings: Vec<String>, at: usize) {
        self.column = self.all.len().div_ceil(headings.len().max(1)).max(1);
        self.headings = headings;
        self.at = at.min(self.all.len().saturating_sub(1));
    }

    /// How many options stand at their fixed places; the first nine have digits.
    fn placed(&self) -> usize {
        self.column * self.headings.len()
    }

    /// The digit that takes the option at `at`. In a grid those added later have none: theirs mean something else.
    pub fn digit(&self, at: usize) -> Option<usize> {
        let digits = if self.is_grid() {
            self.placed().min(9)
        } else {
            9
        };
        (at < digits).then_some(at + 1)
    }

    /// The heading above an option that was added later, where it is the first of its kind.
    pub fn kind_begins(&self, at: usize) -> Option<&str> {
        let kind = self.kind(at)?;
        let before = at.checked_sub(1).and_then(|before| self.kind(before));
        (before != Some(kind)).then_some(self.kinds[kind].1.as_str())
    }

    /// Of which kind an option is that was added later.
    fn kind(&self, at: usize) -> Option<usize> {
        let option = self.all.get(at).filter(|_| at >= self.placed())?;
        self.kind_of(&option.value)
    }

    fn kind_of(&self, value: &str) -> Option<usize> {
        let mut kinds = self.kinds.iter();
        kinds.position(|(begins, _)| value.starts_with(begins))
    }

    /// Where an option goes that is not there yet: behind the others of its kind.
    fn place_of(&self, value: &str) -> usize {
        let own = self.kind_of(value);
        let later = |at: &usize| own.is_some() && self.kind(*at) > own;
        let added = self.placed().min(self.all.len())..self.all.len();
        added.clone().find(later).unwrap_or(added.end)
    }

    /// Whether they stand in columns.
    pub fn is_grid(&self) -> bool {
        !self.headings.is_empty()
    }

    /// The value of the one taken.
    pub fn chosen(&self) -> Option<&str> {
        self.ticked().next()
    }

    /// The values of those taken.
    pub fn ticked(&self) -> impl Iterator<Item = &str> {
        self.all
            .iter()
            .zip(&self.on)
            .filter(|(_, on)| **on)
            .map(|(option, _)| option.value.as_str())
    }

    /// Takes exactly these options; those that are not there yet are added.
    pub fn take(&mut self, choices: &[Choice]) {
        self.on.fill(false);
        choices.iter().for_each(|choice| self.add(choice));
    }

    /// Adds the option if it is not there, and takes it.
    pub fn add(&mut self, choice: &Choice) {
        let at = self
            .all
            .iter()
            .position(|option| option.value == choice.value);
        let at = at.unwrap_or_else(|| {
            let at = self.place_of(&choice.value);
            self.all.insert(at, choice.clone());
            self.on.insert(at, false);
            at
        });
        if !self.on[at] {
            self.press(at);
        }
    }

    /// Takes or leaves the option at `at`.
    pub fn press(&mut self, at: usize) {
        if at >= self.all.len() {
            return;
        }
        self.at = at;
        if self.many {
            self.on[at] = !self.on[at];
        } else {
            self.on = (0..self.all.len()).map(|other| other == at).collect();
        }
    }

    /// Takes a key: digits and Space take, arrows move, Backspace takes nothing. Says whether it was one.
    pub fn key(&mut self, key: Key) -> bool {
        let last = self.all.len().saturating_sub(1);
        let at = match key.code {
            KeyCode::Char(digit @ '1'..='9') if !key.ctrl => {
                let at = digit as usize - '1' as usize;
                if self.digit(at).is_some() {
                    self.press(at);
                }
                return true;
            }
            KeyCode::Char(' ') => {
                self.press(self.at);
                return true;
            }
            KeyCode::Backspace | KeyCode::Delete => {
                self.on.fill(false);
                return true;
            }
            // In a grid the arrows go from box to box, and leave it at its ends.
            KeyCode::Up if self.is_grid() && self.at > 0 => self.at - 1,
            KeyCode::Down if self.is_grid() && self.at < last => self.at + 1,
            KeyCode::Left if self.is_grid() && self.at >= self.column => self.at - self.column,
            KeyCode::Right if self.is_grid() && self.at + self.column <= last => {
                self.at + self.column
            }
            KeyCode::Left => self.at.saturating_sub(1),
            KeyCode::Right if !self.many && self.chosen().is_none() => self.at,
            KeyCode::Right => (self.at + 1).min(last),
            KeyCode::Home => 0,
            KeyCode::End => last,
            _ => return false,
        };
        if self.many {
            self.at = at;
        } else {
            self.press(at);
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options() -> Vec<Choice> {
        ["a", "b", "c"]
            .map(|value| Choice::new(value, value.to_uppercase()))
            .to_vec()
    }

    fn press(options: &mut Options, keys: &[&str]) {
        keys.iter()
            .for_each(|key| assert!(options.key(Key::parse(key).unwrap())));
    }

    #[test]
    fn one_is_taken_by_digit_or_arrow_and_left_again() {
        let mut one = Options::one(options(), None);
        press(&mut one, &["right"]);
        assert_eq!(one.chosen(), Some("a"));
        press(&mut one, &["3", "left"]);
        assert_eq!(one.chosen(), Some("b"));
        press(&mut one, &["backspace", "9"]);
        assert_eq!(one.chosen(), None);
    }

    #[test]
    fn in_a_grid_the_arrows_go_from_box_to_box_and_leave_it_at_its_ends() {
        let mut grid = Options::many([options(), options()].concat(), &[]);
        grid.in_grid(vec!["x".to_owned(), "y".to_owned()], 0);
        press(&mut grid, &["down", "right"]);
        assert_eq!(grid.at, 4);
        press(&mut grid, &["down"]);
        assert!(
            !grid.key(Key::parse("down").unwrap()),
            "on to the next field"
        );
        press(&mut grid, &["left", "up", "up"]);
        assert_eq!(grid.at, 0);
        assert!(!grid.key(Key::parse("up").unwrap()));
    }

    #[test]
    fn what_is_added_to_a_grid_stands_with_its_kind_and_has_no_digit() {
        let mut grid = Options::many(options(), &[]);
        grid.in_grid(vec!["x".to_owned()], 0);
        grid.kinds = vec![("n:", "needs".to_owned()), ("h:", "hazards".to_owned())];
        for value in ["h:1", "n:1", "n:2"] {
            grid.add(&Choice::new(value, value));
        }
        let all: Vec<&str> = grid.all.iter().map(|one| one.value.as_str()).collect();
        assert_eq!(all, ["a", "b", "c", "n:1", "n:2", "h:1"]);
        let headings = (0..6).map(|at| grid.kind_begins(at));
        let expected = [None, None, None, Some("needs"), None, Some("hazards")];
        assert!(headings.eq(expected));
        assert_eq!([2, 3].map(|at| grid.digit(at)), [Some(3), None]);
        press(&mut grid, &["4"]);
        assert_eq!(grid.ticked().count(), 3, "a digit without a place is none");
    }

    #[test]
    fn many_are_ticked_and_unticked() {
        let mut many = Options::many(options(), &["b"]);
        press(&mut many, &["1", "2", "right", "space"]);
        assert_eq!(many.ticked().collect::<Vec<_>>(), ["a", "c"]);
    }
}
