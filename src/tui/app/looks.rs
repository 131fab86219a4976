//! What terminal and settings say of colours and keys. Not the colours or the keys themselves.

use super::super::command::Action;
use super::super::keymap::Wish;
use super::super::theme::{Palette, Theme};
use crate::config::{self, Config, CtrlZ};
use crate::i18n::Language;

/// What was found out about the terminal before the first screen.
#[derive(Clone, Copy, Debug, Default)]
pub struct Looks {
    /// Line characters are two columns wide here: draw with ASCII.
    pub ascii: bool,
    /// Han is not drawn as Han here: English, and `?` for what is not ASCII.
    pub latin: bool,
    /// The background is light.
    pub light: bool,
    /// No colours (`NO_COLOR`, `TERM=dumb`).
    pub colourless: bool,
}

impl Looks {
    /// The language to speak here: the one wished for, English where Han cannot be shown.
    pub(super) fn language(self, wished: Language) -> Language {
        if self.latin {
            Language::English
        } else {
            wished
        }
    }
}

/// The keys the settings wish for, with Ctrl+Z where it is wanted and not given to something else.
pub(super) fn wishes(settings: &Config) -> Vec<Wish> {
    const CTRL_Z: &str = "ctrl+z";
    let suspend = Action::Suspend.command().name;
    let rows = settings.keys.iter().map(|row| Wish {
        command: row.command.clone(),
        keys: row.keys.clone(),
        line: row.line,
    });
    let mut wishes: Vec<Wish> = rows.collect();
    let given = wishes
        .iter()
        .any(|wish| wish.keys.iter().any(|key| key.eq_ignore_ascii_case(CTRL_Z)));
    if settings.ctrl_z == CtrlZ::Suspend && !given {
        match wishes.iter_mut().find(|wish| wish.command == suspend) {
            Some(wish) => wish.keys.push(CTRL_Z.to_owned()),
            None => wishes.push(Wish {
                command: suspend.to_owned(),
                keys: vec![CTRL_Z.to_owned()],
                line: 0,
            }),
        }
    }
    wishes
}

/// How things look under these settings on such a terminal.
pub fn theme(settings: &Config, looks: Looks) -> Theme {
    Theme {
        palette: palette(settings, looks),
        ascii: looks.ascii,
        light: looks.light,
    }
}

fn palette(settings: &Config, looks: Looks) -> Palette {
    match settings.theme {
        _ if looks.colourless => Palette::Mono,
        config::Theme::Auto if looks.light => Palette::Light,
        config::Theme::Auto | config::Theme::Dark => Palette::Dark,
        config::Theme::Light => Palette::Light,
        config::Theme::Classic => Palette::Classic,
        config::Theme::Mono => Palette::Mono,
    }
}
