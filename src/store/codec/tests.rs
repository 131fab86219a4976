//! Golden bytes of version one, and hostile ones.

use super::*;
use proptest::prelude::*;

type Sample = (u64, String, Option<Vec<u8>>);

#[test]
fn the_bytes_of_version_one_do_not_change() {
    let value: Sample = (300, "门".to_owned(), Some(vec![7, 8]));
    let golden = [1, 251, 44, 1, 3, 0xe9, 0x97, 0xa8, 1, 2, 7, 8];
    assert_eq!(encode(&value).unwrap(), golden);
    assert_eq!(decode::<Sample>(&golden).unwrap(), value);
}

#[test]
fn leftovers_later_versions_and_empty_input_are_refused() {
    let mut bytes = encode(&7u64).unwrap();
    bytes.push(0);
    assert!(matches!(decode::<u64>(&bytes), Err(Error::Damaged(_))));
    assert!(matches!(
        decode::<u64>(&[2, 7]),
        Err(Error::Newer { found: 2, known: 1 })
    ));
    assert!(decode::<u64>(&[]).is_err());
    assert!(decode::<u64>(&[0, 7]).is_err());
}

#[test]
fn ten_hostile_bytes_cannot_ask_for_a_terabyte() {
    let bytes = [1, 253, 255, 255, 255, 255, 255, 0, 0, 0, 0];
    assert!(decode::<Vec<u8>>(&bytes).is_err());
    assert!(decode::<Vec<u64>>(&bytes).is_err());
    assert!(decode::<String>(&bytes).is_err());
}

#[test]
fn a_value_past_the_limit_is_not_written() {
    assert!(matches!(
        encode(&vec![0u8; LIMIT]),
        Err(Error::TooLarge { .. })
    ));
}

proptest! {
    #[test]
    fn what_is_written_is_read_and_noise_never_panics(value: Sample, noise: Vec<u8>) {
        prop_assert_eq!(decode::<Sample>(&encode(&value).unwrap()).unwrap(), value);
        let _ = decode::<Sample>(&noise);
    }
}
