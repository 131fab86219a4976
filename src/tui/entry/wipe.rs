//! Wiping the ledger when the work is done: what is safe to lose is told first, then the day's count is asked for. What has to
//! be in order is `exchange::leaving`'s.

use std::path::Path;

use crate::domain::Moment;
use crate::domain::subject::Subject;
use crate::error::Error;
use crate::exchange::daylog::{RosterColumns, Template, Words};
use crate::exchange::leaving::{self, LastDay, Layout, Leaving, Standing};
use crate::i18n::{Language, Texts};
use crate::ledger::Ledger;
use crate::ledger::work::Settings;
use crate::tui::context::{Context, Effect};
use crate::tui::dialog::form::{Field, FieldError, Form, Refusal, Values};
use crate::tui::dialog::message::Notice;

/// Tells how every day stands, and goes on to the count when that was read.
///
/// # Errors
/// When a day cannot be read.
pub fn open(_here: Option<Subject>, context: &mut Context<'_>) -> Result<(), Error> {
    let now = context.clock.now();
    let beside = context.settings.beside.clone();
    let leaving = look(context.ledger, context.work, beside.as_deref(), now)?;
    let mut said = vec![context.texts.get("wipe-begin").into_owned(), String::new()];
    said.extend(told(&leaving, context.texts));
    let [title, deed] = ["wipe-title", "wipe-go-on"].map(|id| context.texts.get(id).into_owned());
    let mut leaving = Some(leaving);
    let notice = Notice::new(title, said.join("\n")).deed(deed, move |context| {
        if let Some(leaving) = leaving.take() {
            context.open(form(leaving, context.texts));
        }
        Ok(())
    });
    context.open(notice);
    Ok(())
}

fn form(leaving: Leaving, texts: &Texts) -> Form {
    let text = |id: &'static str| texts.get(id).into_owned();
    let safe = leaving.is_safe();
    let words = [("words", words(texts).into())];
    let form = Form::new("wipe", text("wipe-title"), move |values, context| {
        wipe(&leaving, values, context)
    })
    .transient()
    .note(text("wipe-last"))
    .field(
        Field::number("count", text("wipe-count"), None)
            .required()
            .hint(text("wipe-count-hint")),
    );
    if safe {
        return form;
    }
    let hint = texts.with("wipe-words-hint", &words);
    form.field(
        Field::text("words", text("wipe-words-label"), "")
            .required()
            .hint(hint),
    )
}

fn wipe(leaving: &Leaving, values: &Values<'_>, context: &mut Context<'_>) -> Result<(), Refusal> {
    if values.number("count")? != Some(leaving.count) {
        return Err(FieldError::new("count", "wipe-wrong-count").into());
    }
    if !leaving.is_safe() && !are_words(&values.text("words")) {
        return Err(FieldError::new("words", "wipe-other-words").into());
    }
    leaving::sweep(context.ledger.tables());
    context.ledger.wipe().map_err(Error::from)?;
    context.effect(Effect::Quit);
    Ok(())
}

/// Looks every day and every file over, with the office's own columns kept in the folder `beside`.
///
/// # Errors
/// When a day or the columns cannot be read.
pub fn look(
    ledger: &mut Ledger,
    settings: &Settings,
    beside: Option<&Path>,
    now: Moment,
) -> Result<Leaving, Error> {
    let (template, roster) = (Template::kept(beside)?, RosterColumns::kept(beside)?);
    let texts = Language::ALL.map(Texts::new);
    let say = texts.each_ref().map(Texts::plain);
    let words: Vec<Words<'_>> = (say.iter().zip(&texts))
        .map(|(say, texts)| Words::new(say, texts.tag()))
        .collect();
    let layout = Layout {
        words: &words,
        settings,
        template: template.as_ref(),
        roster: roster.as_ref(),
        now,
    };
    leaving::look(ledger, &layout)
}

/// How every day stands, a line each, and what else would be lost.
pub fn told(leaving: &Leaving, texts: &Texts) -> Vec<String> {
    let mut lines: Vec<String> = leaving
        .days
        .iter()
        .map(|day| day_told(day, texts))
        .collect();
    if lines.is_empty() {
        lines.push(texts.get("wipe-no-day").into_owned());
    }
    if leaving.drafts > 0 {
        lines.push(texts.with("wipe-drafts", &[("count", leaving.drafts.into())]));
    }
    lines
}

fn day_told(day: &LastDay, texts: &Texts) -> String {
    let (id, path) = match &day.standing {
        Standing::Open => ("wipe-day-open", None),
        Standing::NotExported => ("wipe-day-not-exported", None),
        Standing::Gone(path) => ("wipe-day-gone", Some(path)),
        Standing::Differs(path) => ("wipe-day-differs", Some(path)),
        Standing::Proven(path) => ("wipe-day-proven", Some(path)),
    };
    let path = path.map_or_else(String::new, |path| path.display().to_string());
    texts.with(
        id,
        &[("day", day.date.to_string().into()), ("path", path.into())],
    )
}

/// What is said once it is done: that it is, and which files are still there. Nothing of a ledger that was not wiped.
pub fn done(ledger: &Ledger, texts: &Texts) -> Vec<String> {
    if !ledger.is_wiped() {
        return Vec::new();
    }
    let files = leaving::files_left(ledger.tables());
    let mut lines = vec![texts.get("wipe-done").into_owned()];
    if !files.is_empty() {
        lines.push(texts.get("wipe-files").into_owned());
        lines.extend(files.iter().map(|path| format!("  {}", path.display())));
    }
    lines
}

/// The words that say that what is in no file may be lost.
pub fn words(texts: &Texts) -> String {
    texts.get("wipe-words").into_owned()
}

/// Whether these are they, in either language.
pub fn are_words(typed: &str) -> bool {
    let texts = Language::ALL.map(Texts::new);
    texts
        .iter()
        .any(|texts| typed.trim().eq_ignore_ascii_case(&words(texts)))
}
