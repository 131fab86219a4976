//! The pictures of the README are of the program as it is: their text is compared, and one command draws them anew.
//!
//! `GRIDDAY_PICTURES=1 cargo test --test screenshots` writes `screenshots/*.png` (dark, and `*-light.png`), `day.gif`,
//! `day.cast` and `screens.txt`; it needs the font package `fonts-noto-cjk`. Without the variable the screens are
//! compared with `screens.txt`, which needs none: both themes write the same words.

#[path = "support/cast.rs"]
mod cast;
#[path = "support/picture.rs"]
mod picture;
#[path = "support/pty.rs"]
mod pty;

use std::collections::BTreeMap;
use std::path::PathBuf;

use cast::Cast;
use picture::{Studio, film::Film, palette};
use pty::frame::Frame;
use pty::terminal::Manners;
use pty::{Home, Launch, Session};

/// One picture: its name, the keys that lead to it from the one before, and words that are then on the screen.
struct Shot {
    name: &'static str,
    keys: &'static str,
    words: [&'static str; 2],
}

const fn shot(
    name: &'static str,
    keys: &'static str,
    chinese: &'static str,
    english: &'static str,
) -> Shot {
    Shot {
        name,
        keys,
        words: [chinese, english],
    }
}

/// The pages in order; each goes on where the one before stopped.
const PAGES: &[Shot] = &[
    shot("today", "145", "已办 3", "one 3"),
    shot("sheet", "225", "[x]5", "[x]5"),
    shot("map", "<f8>2<f3>", "7F  ", "7F  "),
    shot("homes", "<f4>", "住户", "Homes"),
    shot("visits", "<f5>", "2026-11-22 走访 3", "2026-11-22: 3"),
    shot("hazards", "<f6>", "隐患", "Hazards"),
    shot("collect", "<f7>", "采集", "Collect"),
    shot("log", "<f8>", "日志", "Log"),
    shot("requests", "<f2>R", "[要办", "[To do"),
    shot("community", "C", "[资源", "[Offers"),
    shot("door", "<f2>d", "能提供什么", "what can be offered"),
];

/// On a phone: the queue, and the map.
const PHONE: &[Shot] = &[
    shot("phone", "1", "已记", "logged"),
    shot("phone-map", "<f3>", "7F  ", "7F  "),
];

/// On a wide screen: queue, door and map side by side.
const WIDE: &[Shot] = &[shot("wide", "145", "已办 3", "one 3")];

/// A day as keys, each with what it is called in the film and what then stands on the screen (Chinese).
const DAY: &[(&str, &str, &str)] = &[
    ("", "", "待办"),
    ("1", "1", "已办 1"),
    ("4", "4", "已办 2"),
    ("5", "5", "已办 3"),
    ("2", "2", "有事/隐患"),
    ("2", "2", "[x]2"),
    ("5", "5", "[x]5"),
    ("Enter", "<enter>", "已办 4"),
    ("Backspace", "<backspace>", "已办 3"),
    ("F3", "<f3>", "1单元"),
    ("F6", "<f6>", "隐患"),
    ("F8", "<f8>", "日志"),
];

fn demo(home: &Home, language: &str, size: (u16, u16), manners: Manners) -> Session {
    let session = Launch::new(home, &["--demo", "--lang", language])
        .size(size.0, size.1)
        .manners(manners)
        .start();
    session.wait_text("F1");
    session
}

/// The rows that do not depend on how fast the machine is: all but the toast.
fn lasting(frame: &Frame) -> String {
    let mut lines = frame.lines();
    let toast = lines.len().saturating_sub(2);
    if let Some(line) = lines.get_mut(toast) {
        line.clear();
    }
    lines
        .iter()
        .map(|line| line.trim_end())
        .collect::<Vec<_>>()
        .join("\n")
}

/// Walks a list of shots in one language and hands each frame on.
fn walk(
    shots: &[Shot],
    language: (usize, &str),
    size: (u16, u16),
    manners: &Manners,
    mut take: impl FnMut(String, &Frame),
) {
    let (number, tag) = language;
    let home = Home::new();
    let mut session = demo(&home, tag, size, manners.clone());
    for shot in shots {
        session.keys(shot.keys);
        let frame = session.wait_text(shot.words[number]);
        take(format!("{}-{}", shot.name, &tag[..2]), &frame);
    }
    session.keys("<c-q><c-q>");
    session.wait_exit();
}

fn every_shot(manners: &Manners, mut take: impl FnMut(String, &Frame)) {
    for language in [(0, "zh-CN"), (1, "en")] {
        walk(PAGES, language, (80, 24), manners, &mut take);
        walk(PHONE, language, (44, 20), manners, &mut take);
        walk(WIDE, language, (120, 36), manners, &mut take);
    }
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("screenshots")
}

fn wanted() -> bool {
    std::env::var_os("GRIDDAY_PICTURES").is_some()
}

/// Walks every shot in a terminal with these manners; draws it where that is wanted, and keeps its text.
fn draw(
    theme: &'static palette::Theme,
    manners: &Manners,
    suffix: &str,
    screens: &mut BTreeMap<String, String>,
) {
    let studio = wanted().then(|| Studio::open(theme).expect("the font for pictures"));
    every_shot(manners, |name, frame| {
        if let Some(studio) = &studio {
            let png = studio.png(&frame.screen, "gridday");
            let file = folder().join(format!("{name}{suffix}.png"));
            std::fs::write(file, png).expect("writing a picture");
        }
        screens.insert(name, lasting(frame));
    });
}

#[test]
fn the_pictures_show_the_screens_of_today() {
    let mut screens = BTreeMap::new();
    draw(&palette::DARK, &Manners::default(), "", &mut screens);
    let mut light = BTreeMap::new();
    draw(&palette::LIGHT, &Manners::light(), "-light", &mut light);
    assert_eq!(light, screens, "a light terminal shows other words");
    let text: String = screens
        .iter()
        .map(|(name, screen)| format!("== {name}\n{screen}\n"))
        .collect();
    let kept = folder().join("screens.txt");
    if wanted() {
        std::fs::write(&kept, text).expect("writing the texts of the pictures");
        return;
    }
    let kept = std::fs::read_to_string(kept).expect("screenshots/screens.txt");
    for (now, then) in text.split("== ").zip(kept.split("== ")) {
        assert_eq!(
            now, then,
            "a picture is stale: GRIDDAY_PICTURES=1 cargo test --test screenshots"
        );
    }
    assert_eq!(text.len(), kept.len());
}

#[test]
fn a_day_can_be_filmed_from_the_first_door_to_the_log() {
    let studio = wanted().then(|| {
        let mut studio = Studio::open(&palette::DARK).expect("the font for pictures");
        studio.rounded = false;
        studio
    });
    let mut film = Film::default();
    let home = Home::new();
    let mut session = demo(&home, "zh-CN", (80, 24), Manners::default());
    let mut cast = Cast::new((80, 24), "gridday");
    for (caption, keys, words) in DAY {
        session.keys(keys);
        let frame = session.wait_text(words);
        if let Some(studio) = &studio {
            film.take(studio, &frame.screen, "gridday", caption, 160);
            cast.take(&session.written(), 160);
        }
    }
    if studio.is_some() {
        std::fs::write(folder().join("day.gif"), film.gif()).expect("writing the film");
        std::fs::write(folder().join("day.cast"), cast.finish()).expect("writing the recording");
    }
}
