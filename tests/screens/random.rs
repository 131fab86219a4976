//! Any keys, pastes, taps and sizes in any order: nothing breaks, every screen is sound, the way out works.

use crate::screen::{Desk, planned};
use crate::sizes::sound;
use gridday::tui::app::Message;
use proptest::prelude::*;

/// Keys, apart by blanks.
const KEYS: &str = "\
    1 2 3 4 5 6 7 8 9 0 <enter> <esc> <tab> <backtab> <backspace> <up> <down> <left> <right> <pageup> \
    <pagedown> <home> <end> <delete> <f1> <f2> <f3> <f4> <f5> <f6> <f7> <f8> <f9> <f10> / ? <space> a c \
    e h o q r s u v w x 张 𠮷 ４ ， <ctrl+r> <ctrl+u> <ctrl+c> <ctrl+s> <ctrl+x> +7 12-1 <ctrl+k> <ctrl+l> \
    <ctrl+z> m t G g j k : y n";

#[derive(Clone, Debug)]
enum Deed {
    Key(&'static str),
    Burst(String),
    Paste(String),
    Tap(u16, u16),
    Wheel(bool),
    Size(u16, u16),
    Wait(i64),
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        20 => prop::sample::select(KEYS.split(' ').collect::<Vec<_>>()).prop_map(Deed::Key),
        1 => "[0-9a-z张\r]{1,12}".prop_map(Deed::Burst),
        1 => "[0-9a-z张\n\t\u{202E}]{0,12}".prop_map(Deed::Paste),
        4 => (0u16..120, 0u16..36).prop_map(|(x, y)| Deed::Tap(x, y)),
        1 => any::<bool>().prop_map(Deed::Wheel),
        1 => (1u16..130, 1u16..40).prop_map(|(x, y)| Deed::Size(x, y)),
        1 => (0i64..5_000).prop_map(Deed::Wait),
    ]
}

/// Whether the page in front could be left by these keys: nothing is held.
fn way_out(desk: &mut Desk) -> bool {
    desk.resize(80, 24);
    desk.keys("<ctrl+q>");
    desk.effects.last().is_some_and(|effect| effect == "quit")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn nothing_breaks_whatever_is_pressed(deeds in prop::collection::vec(deed(), 1..120), english in any::<bool>()) {
        let language = if english { "en" } else { "zh-CN" };
        let mut desk = Desk::new("80x24", language, planned());
        let mut size = (80, 24);
        for deed in &deeds {
            match deed {
                Deed::Key(key) => desk.keys(key),
                Deed::Burst(text) => desk.burst(text),
                Deed::Paste(text) => desk.send([Message::Paste(text.clone())]),
                Deed::Tap(x, y) => desk.send([Message::Tap(*x, *y)]),
                Deed::Wheel(down) => desk.send([Message::Wheel(*down)]),
                Deed::Size(x, y) => {
                    size = (*x, *y);
                    desk.resize(*x, *y);
                }
                Deed::Wait(millis) => desk.wait(*millis),
            }
            sound(&mut desk, size, &format!("{deed:?}"));
        }
        prop_assert!(way_out(&mut desk));
    }
}
