//! The real program in a real terminal: keys, pastes, taps, sizes, signals, lost terminals. What is drawn in detail is
//! tests/screens.
//!
//! None sleeps and none is flaky: on 2026-11-22 all of them passed 51 times in a row, three at a time on two cores (load 5 to
//! 18), 162 s each. What failed before that in 32 such runs were two faults of the program, mended since.
//!
//! Where each test of the terminal's behaviour stands (`screens::` is tests/screens, without a terminal; `languages::`
//! and `terminal::` are tests of those names; the others are here):
//!
//! | What | Test |
//! |---|---|
//! | one-key record and undo | `typing::one_key_records_and_backspace_takes_it_back` |
//! | a note in UTF-8, 𠮷, the cursor's column | `typing::a_note_takes_rare_characters_and_the_cursor_counts_columns` |
//! | UTF-8 byte by byte | `typing::a_character_that_arrives_byte_by_byte_is_one_character` |
//! | marked paste in and outside fields | `paste::a_marked_paste_*` |
//! | raw burst with CR and with LF | `paste::a_burst_*`, `screens::frame::a_pasted_number_is_searched_for_with_marks_and_without` |
//! | full-width `４`, Han in normal mode, `？` | `typing::what_an_input_method_writes_*` |
//! | footer tap, row tap, wheel, taps off | `pointer::*` |
//! | resize 120x36, 40x20, 20x6, 80x24, no hidden commits | `sizes::a_storm_of_sizes_records_nothing_unseen` |
//! | popup border at 64 widths | `sizes::the_edge_of_a_popup_is_whole_at_64_widths` |
//! | kill -9, then restart | `endings::*_kill_9_*` |
//! | SIGTERM, SIGHUP, hang-up, panic restore | `endings::signals_*`, `endings::a_lost_terminal_*`, `endings::a_panic_*` |
//! | ^Z as a setting, CONT redraw, SIGSTOP from the palette | `stopping::*` |
//! | no terminal: exit 2 | `endings::without_a_terminal_it_says_so_and_writes_no_codes` |
//! | NO_COLOR, light and dark | `looks::*` |
//! | ambiguous-wide, not UTF-8 and mute terminals | `looks::lines_two_columns_wide_*`, `looks::a_terminal_*` |
//! | every command by an IME-safe key or the palette | `screens::reach::*` |
//! | each page at each size in both languages | `screens::sizes::*` |
//! | any keys in any order | `screens::random::nothing_breaks_whatever_is_pressed` |
//! | a held key for 3 s | `screens::frame::a_held_key_records_at_most_twice_in_three_seconds` |
//! | digits behind "too small" | `sizes::a_storm_*`, `screens::frame::behind_too_small_*` |
//! | no character of two widths outside borders | `languages::no_character_is_of_two_widths`, `screens::sizes::*` |
//! | English fits the Chinese boxes | `screens::sizes::english_fits_where_chinese_does` |
//! | settings: keys, bell, input method, both dates | `settings::*` |
//! | idle, latency | `pace::*` |

#[path = "../support/pty.rs"]
mod pty;

mod endings;
mod locking;
mod looks;
mod pace;
mod paste;
mod plain;
mod pointer;
mod settings;
mod shown;
mod sizes;
mod start;
mod stopping;
mod typing;

use pty::{Frame, Home, Launch, Session};

/// The demo on its first page.
fn demo(home: &Home) -> Session {
    let session = Launch::new(home, &["--demo"]).start();
    session.wait_text("记一笔");
    session
}

/// Whether the header counts a door where nobody was home.
fn nobody_home(frame: &Frame) -> bool {
    frame.row(0).contains("没人1")
}

/// Whether nothing was recorded that the header counts.
fn nothing_recorded(frame: &Frame) -> bool {
    !frame.row(0).contains("没人") && frame.row(0).contains("计划0/24")
}

/// Writes the settings file of a home.
fn settings(home: &Home, text: &str) {
    let folder = home.path().join("config/gridday");
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(folder.join("config.toml"), text).expect("a settings file");
}
