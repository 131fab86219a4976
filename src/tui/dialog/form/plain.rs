//! A form asked field by field, each answered by a line. What the fields hold and how they are saved is the form's.

use super::options::Options;
use super::{Field, Form, Kind};
use crate::error::Error;
use crate::i18n::Texts;
use crate::tui::context::{Context, View};
use crate::tui::dialog::Step;
use crate::tui::dialog::question::{Question, folded, named, not_one, numbered};
use crate::tui::widget::date::reason;

/// What became of an answer.
enum Taken {
    /// The next question.
    Next,
    /// Everything as it is now is to be saved.
    Save,
    /// A button was named.
    Press(usize),
    /// Another field was named.
    Go(usize),
    /// It was not understood, and why.
    Not(String),
}

impl Form {
    /// The field that is asked for now; buttons are pressed by shortcuts only.
    fn asked(&self) -> Option<usize> {
        (self.at..self.fields.len()).find(|at| !is_button(&self.fields[*at]) && !self.is_idle(*at))
    }

    pub(super) fn ask(&self, view: &View<'_>) -> Option<Question> {
        let at = self.asked()?;
        let (field, texts) = (&self.fields[at], view.texts);
        let asked = self.fields.iter();
        let asked = asked.filter(|field| !is_button(field) && field.when.is_none());
        let asked = asked.count();
        let mut head = vec![self.title.clone(), self.note.clone()];
        if asked > 1 {
            head.push(texts.with("plain-form-how", &[("count", asked.into())]));
        }
        let mut question = Question::new(head, said(field, &self.hint_at(at), texts));
        question.fault = field
            .fault
            .map_or_else(String::new, |id| texts.get(id).into_owned());
        question = match &field.kind {
            Kind::Choice(options) | Kind::Many(options) => {
                question.numbered(options.all.iter().map(|option| option.label.as_str()))
            }
            Kind::Toggle(_) => question
                .option("1", texts.get("plain-yes"))
                .option("2", texts.get("plain-no")),
            _ => question,
        };
        Some(self.with_shortcuts(question, at))
    }

    /// In the first question the form's own digits are offered: they lead to all that is not in the short list, to the note.
    fn with_shortcuts(&self, mut question: Question, at: usize) -> Question {
        let first = self.fields.iter().position(|field| !is_button(field));
        if self.fields[at].typing() || first != Some(at) {
            return question;
        }
        for (key, name) in &self.shortcuts {
            let there = self.fields.iter().find(|field| field.name == *name);
            if let Some(there) = there {
                let key = key.to_string();
                // An option of that number was picked by its words and is told among those taken.
                question.options.retain(|(number, _)| *number != key);
                question = question.option(key, bare(&there.label));
            }
        }
        question
    }

    pub(super) fn answer(&mut self, line: &str, context: &mut Context<'_>) -> Result<Step, Error> {
        let Some(at) = self.asked() else {
            return self.save(context);
        };
        self.at = at;
        self.fields[at].fault = None;
        match self.take(at, line, context) {
            Taken::Next => self.next(context),
            Taken::Save => self.save(context),
            Taken::Press(button) => self.press(button, context),
            Taken::Go(at) => {
                self.at = at;
                Ok(Step::Stay)
            }
            Taken::Not(why) => {
                context.refuse(why);
                Ok(Step::Stay)
            }
        }
    }

    fn next(&mut self, context: &mut Context<'_>) -> Result<Step, Error> {
        self.at += 1;
        if self.asked().is_some() {
            return Ok(Step::Stay);
        }
        let last = self.fields.iter().rposition(|field| !is_button(field));
        self.at = last.unwrap_or(0);
        self.save(context)
    }

    fn take(&mut self, at: usize, line: &str, context: &mut Context<'_>) -> Taken {
        let typed = folded(line);
        let field = &mut self.fields[at];
        match typed.as_str() {
            "" if field.required && field.is_empty() => {
                field.fault = Some("fault-required");
                return Taken::Go(at);
            }
            "" => return Taken::Next,
            "." => return Taken::Save,
            "<" => {
                let before = (0..at).rev();
                let before = before
                    .into_iter()
                    .find(|at| !is_button(&self.fields[*at]) && !self.is_idle(*at));
                return Taken::Go(before.unwrap_or(at));
            }
            "-" => {
                field.clear();
                return Taken::Next;
            }
            _ => {}
        }
        self.fill(at, line, &typed, context)
    }

    /// Puts an answer into its field.
    fn fill(&mut self, at: usize, line: &str, typed: &str, context: &mut Context<'_>) -> Taken {
        let field = &mut self.fields[at];
        let texts = context.texts;
        match &mut field.kind {
            Kind::Choice(_) | Kind::Many(_) => self.choose(at, typed, texts),
            Kind::Toggle(on) => match typed {
                "1" => {
                    *on = true;
                    Taken::Next
                }
                "2" => {
                    *on = false;
                    Taken::Next
                }
                _ => Taken::Not(texts.get("plain-one-or-two").into_owned()),
            },
            Kind::Number(number) => {
                if !typed.bytes().all(|byte| byte.is_ascii_digit()) {
                    return Taken::Not(texts.get("fault-not-a-number").into_owned());
                }
                number.set("", 0);
                field.paste(typed, context);
                Taken::Next
            }
            Kind::Date(date) => {
                let before = date.field.text().to_owned();
                date.set(typed, usize::MAX);
                if let Err(fault) = date.day(context.clock.today()) {
                    date.set(&before, usize::MAX);
                    return Taken::Not(texts.get(reason(fault)).into_owned());
                }
                Taken::Next
            }
            Kind::Note(_) if typed == "q" => Taken::Not(texts.get("plain-note-q").into_owned()),
            Kind::Note(note) => {
                match line.trim().strip_prefix(['+', '＋']) {
                    Some(more) if !note.is_empty() => {
                        let both = format!("{}\n{}", note.text(), more.trim());
                        note.set("", 0);
                        field.paste(&both, context);
                    }
                    _ => {
                        note.set("", 0);
                        field.paste(line.trim(), context);
                    }
                }
                Taken::Next
            }
            Kind::Text(text) => {
                text.set("", 0);
                field.paste(line.trim(), context);
                Taken::Next
            }
            Kind::Button(button) => Taken::Press(*button),
        }
    }

    /// Digits, apart or together; words; the form's own digits. A dot after them saves.
    fn choose(&mut self, at: usize, typed: &str, texts: &Texts) -> Taken {
        let (typed, save) = match typed.strip_suffix('.') {
            Some(rest) => (rest, true),
            None => (typed, false),
        };
        let (many, options) = match &self.fields[at].kind {
            Kind::Many(options) => (true, options),
            Kind::Choice(options) => (false, options),
            _ => return Taken::Next,
        };
        let count = options.all.len();
        let words = match digits(typed, count) {
            Some(digits) => digits,
            None => vec![typed.trim().to_owned()],
        };
        if !many && words.len() > 1 {
            return Taken::Not(texts.get("plain-only-one").into_owned());
        }
        // Nothing is taken unless everything is understood.
        let mut taken = Vec::new();
        let mut led = None;
        for word in &words {
            match self.option(at, word, texts) {
                Ok(Led::Option(option)) => taken.push(option),
                Ok(Led::Nothing) => self.fields[at].clear(),
                Ok(Led::Field(there)) => led = Some(there),
                Err(why) => return Taken::Not(why),
            }
        }
        if let Kind::Choice(options) | Kind::Many(options) = &mut self.fields[at].kind {
            taken.into_iter().for_each(|option| options.press(option));
        }
        match led {
            Some(there) => match self.fields[there].kind {
                Kind::Button(button) => Taken::Press(button),
                _ => Taken::Go(there),
            },
            None if save => Taken::Save,
            None => Taken::Next,
        }
    }

    /// What one word of an answer leads to.
    fn option(&self, at: usize, word: &str, texts: &Texts) -> Result<Led, String> {
        let (Kind::Choice(options) | Kind::Many(options)) = &self.fields[at].kind else {
            return Ok(Led::Nothing);
        };
        let key = (word.chars().count() == 1)
            .then(|| word.chars().next())
            .flatten();
        let shortcut = self.shortcuts.iter().find(|(known, _)| Some(*known) == key);
        let there =
            shortcut.and_then(|(_, name)| self.fields.iter().position(|field| field.name == *name));
        if let Some(there) = there {
            return Ok(Led::Field(there));
        }
        if word == "0" {
            return Ok(Led::Nothing);
        }
        if let Some(option) = numbered(word, options.all.len()) {
            return Ok(Led::Option(option));
        }
        let labels = || options.all.iter().map(|option| option.label.as_str());
        let found = named(word, labels());
        match &found[..] {
            [one] => Ok(Led::Option(*one)),
            _ => Err(not_one(&found, |at| options.all[at].label.as_str(), texts)),
        }
    }
}

/// Where a word leads.
enum Led {
    Option(usize),
    Nothing,
    Field(usize),
}

/// The numbers in an answer: apart by blanks or commas; up to nine options also as digits in a row.
fn digits(typed: &str, options: usize) -> Option<Vec<String>> {
    let parts = typed.split([' ', ',', '/', ';']);
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    let numbers = |part: &&str| part.bytes().all(|byte| byte.is_ascii_digit());
    if parts.is_empty() || !parts.iter().all(numbers) {
        return None;
    }
    if options <= 9 {
        let each = parts.iter().flat_map(|part| part.chars());
        return Some(each.map(String::from).collect());
    }
    Some(parts.into_iter().map(str::to_owned).collect())
}

fn is_button(field: &Field) -> bool {
    matches!(field.kind, Kind::Button(_))
}

/// A label without the key the screen shows before it.
fn bare(label: &str) -> &str {
    label
        .trim_start_matches(|c: char| c.is_ascii_digit())
        .trim_start()
}

/// The question of a field: its label, what it is for, what stands in it.
fn said(field: &Field, hint: &str, texts: &Texts) -> String {
    let mut said = bare(&field.label).to_owned();
    if said.is_empty() {
        said = texts.get("plain-which").into_owned();
    }
    let aside = |text: &str, said: &mut String| {
        said.push_str(&texts.with("plain-aside", &[("text", text.into())]));
    };
    if field.required {
        aside(&texts.get("fault-required"), &mut said);
    }
    if matches!(field.kind, Kind::Many(_)) {
        aside(&texts.get("plain-several"), &mut said);
    }
    if !hint.is_empty() {
        aside(hint, &mut said);
    }
    if matches!(field.kind, Kind::Note(_)) {
        aside(&texts.get("plain-note-how"), &mut said);
    }
    let present = present(field, texts);
    if !present.is_empty() {
        said.push_str(&texts.with("plain-present", &[("value", present.into())]));
    }
    said
}

/// What stands in a field, in words.
fn present(field: &Field, texts: &Texts) -> String {
    let taken = |options: &Options| {
        let taken = options.all.iter().zip(&options.on).filter(|(_, on)| **on);
        let labels: Vec<&str> = taken.map(|(option, _)| option.label.as_str()).collect();
        labels.join(&texts.get("list-separator"))
    };
    match &field.kind {
        Kind::Text(text) | Kind::Number(text) => text.text().to_owned(),
        Kind::Date(date) => date.field.text().to_owned(),
        Kind::Note(note) => note.text().replace('\n', " "),
        Kind::Choice(options) | Kind::Many(options) => taken(options),
        Kind::Toggle(true) => texts.get("plain-yes").into_owned(),
        Kind::Toggle(false) => texts.get("plain-no").into_owned(),
        Kind::Button(_) => String::new(),
    }
}

impl Field {
    /// Empties it.
    fn clear(&mut self) {
        match &mut self.kind {
            Kind::Text(text) | Kind::Number(text) => text.set("", 0),
            Kind::Date(date) => date.set("", 0),
            Kind::Note(note) => note.set("", 0),
            Kind::Choice(options) | Kind::Many(options) => options.on.fill(false),
            Kind::Toggle(on) => *on = false,
            Kind::Button(_) => {}
        }
    }
}
