//! What a keyboard, a paste and a pointing device send down the line, by name. Not who reads it.
#![allow(
    dead_code,
    reason = "every test target that includes this uses a part of it"
)]

/// One thing a person does at the keyboard: the bytes that arrive together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stroke {
    /// The bytes, as xterm sends them.
    pub bytes: Vec<u8>,
    /// What was written for it in the script, for messages.
    pub name: String,
}

impl Stroke {
    fn new(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self {
            name: name.into(),
            bytes: bytes.into(),
        }
    }
}

/// Reads a script such as `4<enter><f2>文字<c-r>`. A run of characters outside ASCII is one stroke, as an
/// input method hands it over; every other character is a stroke of its own. `<lt>` is `<`.
///
/// # Panics
/// On a name it does not know.
pub fn strokes(script: &str) -> Vec<Stroke> {
    let mut found: Vec<Stroke> = Vec::new();
    let mut composed = false;
    let mut rest = script;
    while let Some(first) = rest.chars().next() {
        if first == '<' {
            let end = rest
                .find('>')
                .unwrap_or_else(|| panic!("`<` without `>` in the key script {script:?}"));
            let name = &rest[..=end];
            found.push(Stroke::new(name, named(&rest[1..end])));
            composed = false;
            rest = &rest[end + 1..];
            continue;
        }
        let text = first.to_string();
        match found.last_mut() {
            Some(last) if composed && !first.is_ascii() => {
                last.bytes.extend_from_slice(text.as_bytes());
                last.name.push(first);
            }
            _ => found.push(Stroke::new(text.clone(), text)),
        }
        composed = !first.is_ascii();
        rest = &rest[first.len_utf8()..];
    }
    found
}

fn named(name: &str) -> Vec<u8> {
    let name = name.to_ascii_lowercase();
    if let Some(letter) = name.strip_prefix("c-").and_then(|rest| rest.bytes().next()) {
        return vec![letter & 0x1f];
    }
    if let Some(rest) = name.strip_prefix("a-") {
        return [b"\x1b", rest.as_bytes()].concat();
    }
    let bytes: &[u8] = match name.as_str() {
        "enter" => b"\r",
        "esc" => b"\x1b",
        "tab" => b"\t",
        "s-tab" | "backtab" => b"\x1b[Z",
        "backspace" => b"\x7f",
        "del" => b"\x1b[3~",
        "ins" => b"\x1b[2~",
        "up" => b"\x1b[A",
        "down" => b"\x1b[B",
        "right" => b"\x1b[C",
        "left" => b"\x1b[D",
        "home" => b"\x1b[H",
        "end" => b"\x1b[F",
        "pgup" => b"\x1b[5~",
        "pgdn" => b"\x1b[6~",
        "space" => b" ",
        "lt" => b"<",
        "gt" => b">",
        "f1" => b"\x1bOP",
        "f2" => b"\x1bOQ",
        "f3" => b"\x1bOR",
        "f4" => b"\x1bOS",
        "f5" => b"\x1b[15~",
        "f6" => b"\x1b[17~",
        "f7" => b"\x1b[18~",
        "f8" => b"\x1b[19~",
        "f9" => b"\x1b[20~",
        "f10" => b"\x1b[21~",
        "f11" => b"\x1b[23~",
        "f12" => b"\x1b[24~",
        _ => panic!("no key is called <{name}>"),
    };
    bytes.to_vec()
}

/// A button of the pointing device, by its number in xterm's SGR reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Button {
    /// The first button, and a tap.
    Left,
    /// The wheel, or a swipe, upwards.
    WheelUp,
    /// The wheel, or a swipe, downwards.
    WheelDown,
}

/// The report of one press (and release) at column `x`, row `y`, both from 0.
pub fn pointer(button: Button, x: u16, y: u16) -> Vec<u8> {
    let (x, y) = (x + 1, y + 1);
    match button {
        Button::Left => format!("\x1b[<0;{x};{y}M\x1b[<0;{x};{y}m"),
        Button::WheelUp => format!("\x1b[<64;{x};{y}M"),
        Button::WheelDown => format!("\x1b[<65;{x};{y}M"),
    }
    .into_bytes()
}

/// What a terminal sends for pasted text: line ends become CR, and the marks are there if they were asked for.
pub fn pasted(text: &str, bracketed: bool) -> Vec<u8> {
    let text = text.replace("\r\n", "\r").replace('\n', "\r");
    if bracketed {
        format!("\x1b[200~{text}\x1b[201~").into_bytes()
    } else {
        text.into_bytes()
    }
}
