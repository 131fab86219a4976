//! What terminal and settings say of colours and keys. Not the colours or the keys themselves.

use std::collections::BTreeMap;

use super::super::command::Action;
use super::super::theme::{Palette, Theme};
use crate::config::{self, Config, CtrlZ};

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

/// The keys of the settings by command, with Ctrl+Z where it is wanted.
pub(super) fn keys(settings: &Config) -> BTreeMap<String, Vec<String>> {
    let rows = settings
        .keys
        .iter()
        .map(|row| (row.command.clone(), row.keys.clone()));
    let mut keys: BTreeMap<_, _> = rows.collect();
    if settings.ctrl_z == CtrlZ::Suspend {
        keys.entry(Action::Suspend.command().name.to_owned())
            .or_default()
            .push("ctrl+z".to_owned());
    }
    keys
}

/// How things look under these settings on such a terminal.
pub fn theme(settings: &Config, looks: Looks) -> Theme {
    Theme {
        palette: palette(settings, looks),
        ascii: looks.ascii,
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
