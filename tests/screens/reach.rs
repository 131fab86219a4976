//! Every command of the table is reached without a letter: by a key that works under an input method, or by the palette.

use crate::screen::{Desk, planned};
use gridday::tui::command::{COMMANDS, Command, Scope};
use gridday::tui::key::Key;

/// The pages, by the key that turns to each, with the scope that is theirs alone.
const PAGES: [(&str, Scope); 7] = [
    ("<f2>", Scope::Today),
    ("<f3>", Scope::Map),
    ("<f4>", Scope::Homes),
    ("<f5>", Scope::Visits),
    ("<f6>", Scope::Hazards),
    ("<f7>", Scope::Collect),
    ("<f8>", Scope::Log),
];

fn has_safe_key(command: &Command) -> bool {
    let keys = command.keys.iter().filter_map(|key| Key::parse(key));
    keys.into_iter().any(Key::passes_input_method)
}

/// Whether the palette of this page lists the command when its name is typed.
fn is_in_palette(desk: &mut Desk, command: &Command) -> bool {
    desk.keys("<f10>");
    // What an input method hands over: all at once, and looked for by the name in the settings.
    desk.burst(command.name);
    let texts = desk.app.view().texts;
    let name = texts.get(&command.action.text()).into_owned();
    let start: String = name.chars().take(20).collect();
    let listed = desk.text().contains(&start);
    desk.keys("<esc>");
    listed
}

#[test]
fn every_command_has_a_key_that_passes_an_input_method_or_is_in_the_palette() {
    let mut reached = Vec::new();
    for (page, scope) in PAGES {
        let mut desk = Desk::new("120x36", "en", planned());
        desk.keys(page);
        let here = |command: &&Command| command.scope == scope && !has_safe_key(command);
        for command in COMMANDS.iter().filter(here) {
            assert!(is_in_palette(&mut desk, command), "{}", command.name);
            reached.push(command.action);
        }
    }
    let mut desk = Desk::new("120x36", "en", planned());
    for command in COMMANDS.iter().filter(|command| !has_safe_key(command)) {
        if !reached.contains(&command.action) {
            assert!(is_in_palette(&mut desk, command), "{}", command.name);
        }
    }
}

#[test]
fn inside_boxes_where_there_is_no_palette_every_command_has_such_a_key() {
    let inside = |scope| matches!(scope, Scope::Form | Scope::Choice);
    for command in COMMANDS.iter().filter(|command| inside(command.scope)) {
        assert!(has_safe_key(command), "{}", command.name);
    }
}
