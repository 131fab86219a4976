//! Pictures of screens are exact: borders meet, Han fills two columns, and the same screen gives the same bytes.

#[path = "support/picture.rs"]
mod picture;
#[path = "support/pty.rs"]
mod pty;

use picture::boxes::{Shape, shape};
use picture::{Studio, film::Film, palette};
use pty::terminal::{Manners, Terminal};

/// Where a character's strokes touch an edge of a cell of 9 by 23: `horizontal` for left and right, `far` for
/// the right and the lower one.
fn touches(character: char, horizontal: bool, far: bool) -> Vec<String> {
    let Some(Shape::Filled(path, _)) = shape(character, 9.0, 23.0) else {
        panic!("{character} has no shape");
    };
    let edge = if horizontal { 9.0 } else { 23.0 } * if far { 1.0 } else { 0.0 };
    let mut found: Vec<String> = path
        .split('M')
        .filter(|part| !part.is_empty())
        .filter_map(|part| {
            let numbers: Vec<f32> = part
                .split([' ', 'H', 'V', 'Z'])
                .filter_map(|number| number.parse().ok())
                .collect();
            let [x0, y0, x1, y1, ..] = numbers[..] else {
                panic!("{part} is no rectangle");
            };
            let (along, across) = if horizontal {
                ([x0, x1], [y0, y1])
            } else {
                ([y0, y1], [x0, x1])
            };
            along.contains(&edge).then(|| format!("{across:?}"))
        })
        .collect();
    found.sort();
    found
}

#[test]
fn borders_of_one_weight_meet_at_the_edge_of_their_cells() {
    for (right, left) in [
        ("─┌├┬┼└┴╓╟", "─┐┤┬┼┘┴╖╢"),
        ("━┏┣┳╋┗┻", "━┓┫┳╋┛┻"),
        ("═╔╠╦╬╚╩╒╞", "═╗╣╦╬╝╩╕╡"),
    ] {
        let expected = touches(right.chars().next().unwrap(), true, true);
        assert!(!expected.is_empty());
        right
            .chars()
            .for_each(|one| assert_eq!(touches(one, true, true), expected, "{one}"));
        left.chars()
            .for_each(|one| assert_eq!(touches(one, true, false), expected, "{one}"));
    }
    for (down, up) in [
        ("│┌├┬┼┐┤╒╤", "│└├┴┼┘┤╘╧"),
        ("┃┏┣┳╋", "┃┗┣┻╋"),
        ("║╔╠╦╬╗╣╓╥", "║╚╠╩╬╝╣╙╨"),
    ] {
        let expected = touches(down.chars().next().unwrap(), false, true);
        down.chars()
            .for_each(|one| assert_eq!(touches(one, false, true), expected, "{one}"));
        up.chars()
            .for_each(|one| assert_eq!(touches(one, false, false), expected, "{one}"));
    }
}

#[test]
fn only_borders_and_blocks_have_shapes_of_their_own() {
    assert!(('\u{2580}'..='\u{259f}').all(|block| shape(block, 9.0, 23.0).is_some()));
    assert!(
        "a中·┄╱"
            .chars()
            .all(|other| shape(other, 9.0, 23.0).is_none())
    );
}

#[test]
fn the_same_screen_gives_the_same_picture_and_film() {
    let mut terminal = Terminal::new((24, 4), Manners::default());
    terminal.take("┌ 待办 ─┐\r\n│\x1b[7m张𠮷\x1b[m │\r\n╚═\x1b[1;37;41m!\x1b[m══╝".as_bytes());
    let mut made = Vec::new();
    for _ in 0..2 {
        let studio = match Studio::open(&palette::DARK) {
            Ok(studio) => studio,
            Err(missing) => return eprintln!("skipped: {missing}"),
        };
        let mut film = Film::default();
        for (key, time) in [("", 50), ("1", 100)] {
            film.take(&studio, &terminal.shown().screen, "gridday", key, time);
        }
        made.push((studio.png(&terminal.shown().screen, "gridday"), film.gif()));
    }
    assert_eq!(made[0], made[1]);
    assert!(made[0].0.starts_with(b"\x89PNG") && made[0].1.starts_with(b"GIF89a"));
}
