//! Money: yuan as people write them, kept as fen. No other currency.

/// Yuan with up to two places as fen; none for anything else.
pub fn parse_yuan(text: &str) -> Option<u64> {
    let text = text.trim().trim_end_matches('元').trim_end();
    let (yuan, fen) = text.split_once('.').unwrap_or((text, ""));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if yuan.is_empty() || fen.len() > 2 || !digits(yuan) || !digits(fen) {
        return None;
    }
    let fen: u64 = format!("{fen:0<2}").parse().ok()?;
    yuan.parse::<u64>().ok()?.checked_mul(100)?.checked_add(fen)
}

/// Fen as yuan: `480.50`, `3` where there are no fen.
pub fn print_yuan(fen: u64) -> String {
    match fen % 100 {
        0 => (fen / 100).to_string(),
        rest => format!("{}.{rest:02}", fen / 100),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn yuan_are_read_as_fen_and_nothing_else_is() {
        assert_eq!(parse_yuan("480.5"), Some(48_050));
        assert_eq!(parse_yuan(" 3 元"), Some(300));
        for wrong in ["", ".5", "-1", "1.234", "1,5", "99999999999999999999"] {
            assert_eq!(parse_yuan(wrong), None, "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(fen in 0..u64::MAX) {
            prop_assert_eq!(parse_yuan(&print_yuan(fen)), Some(fen));
        }
    }
}
