//! The recovery key as people write it: 24 random signs and a check sign, in groups of five. Not what it opens.
//!
//! The signs are Crockford's base32 (no I, L, O, U); small letters, O for 0, I and L for 1, hyphens and blanks are
//! taken. The check sign finds every single wrong sign and every two neighbours exchanged.

use zeroize::Zeroizing;

use crate::ledger::secret::Secret;
use crate::store::error::{Error, Result};
use crate::store::vault;

const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const RANDOM: usize = 24; // 120 bits
const ALL: usize = RANDOM + 1;
const GROUP: usize = 5;

/// A fresh one.
pub(super) fn fresh() -> Result<Secret> {
    let mut signs = Zeroizing::new([0u8; ALL]);
    vault::random(&mut signs[..RANDOM])?;
    signs.iter_mut().for_each(|sign| *sign &= 31);
    signs[RANDOM] = times_x(remainder(&signs[..RANDOM]));
    let mut text = String::with_capacity(ALL + ALL / GROUP);
    for (at, sign) in signs.iter().enumerate() {
        if at > 0 && at % GROUP == 0 {
            text.push('-');
        }
        text.push(char::from(SIGNS[usize::from(*sign)]));
    }
    Ok(Secret::typed(text))
}

/// The signs of one that was typed.
///
/// # Errors
/// [`Error::Mistyped`] when the number of signs, one of them, or the check sign is wrong.
pub(super) fn read(typed: &Secret) -> Result<Zeroizing<[u8; ALL]>> {
    let mut signs = Zeroizing::new([0u8; ALL]);
    let mut count = 0;
    for letter in typed.text().chars() {
        if letter.is_whitespace() || matches!(letter, '-' | '‐' | '–' | '—' | '_' | '.') {
            continue;
        }
        let sign = value(letter).ok_or(Error::Mistyped)?;
        *signs.get_mut(count).ok_or(Error::Mistyped)? = sign;
        count += 1;
    }
    if count == ALL && remainder(&*signs) == 0 {
        Ok(signs)
    } else {
        Err(Error::Mistyped)
    }
}

fn value(letter: char) -> Option<u8> {
    let letter = match letter.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let at = SIGNS.iter().position(|sign| char::from(*sign) == letter)?;
    u8::try_from(at).ok()
}

/// The signs as a polynomial at x, in the field of 32 with x^5 = x^2 + 1; x has order 31, more than there are signs.
fn remainder(signs: &[u8]) -> u8 {
    signs.iter().fold(0, |sum, sign| times_x(sum) ^ sign)
}

fn times_x(value: u8) -> u8 {
    let twice = value << 1;
    if twice & 32 == 0 {
        twice
    } else {
        twice ^ 0b10_0101
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str) -> Secret {
        Secret::typed(text.to_owned())
    }

    #[test]
    fn it_is_read_back_however_it_is_written() {
        for _ in 0..50 {
            let key = fresh().unwrap();
            assert_eq!(key.text().len(), 29);
            let signs = read(&key).unwrap();
            let sloppy = key
                .text()
                .to_lowercase()
                .replace('-', " ")
                .replace('0', "o")
                .replace('1', "l");
            assert_eq!(read(&typed(&sloppy)).unwrap(), signs);
        }
        assert_ne!(fresh().unwrap(), fresh().unwrap());
    }

    #[test]
    fn one_wrong_sign_and_two_exchanged_are_noticed() {
        let key = fresh().unwrap();
        let plain: Vec<char> = key.text().chars().filter(|sign| *sign != '-').collect();
        for at in 0..plain.len() {
            for sign in SIGNS.map(char::from) {
                let mut wrong = plain.clone();
                wrong[at] = sign;
                let wrong = typed(&wrong.iter().collect::<String>());
                assert_eq!(read(&wrong).is_ok(), sign == plain[at]);
            }
            if at > 0 && plain[at] != plain[at - 1] {
                let mut wrong = plain.clone();
                wrong.swap(at, at - 1);
                assert!(read(&typed(&wrong.iter().collect::<String>())).is_err());
            }
        }
        for text in ["", "U", "0000", &format!("{}0", key.text()), "钥匙"] {
            assert!(matches!(read(&typed(text)), Err(Error::Mistyped)));
        }
    }
}
