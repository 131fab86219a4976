//! Frames and segment heads as bytes: only their own place, no flipped bit, no noise.

use super::*;
use proptest::prelude::*;

fn vault() -> Vault {
    Vault::new(&[7; 32], Uuid::from_u128(1))
}

#[test]
fn a_frame_fits_only_its_place() {
    let bytes = build(&vault(), 7, &[1; 16], b"body").unwrap();
    let frame = parse(&bytes).unwrap();
    assert_eq!(
        (frame.number, frame.previous, frame.size),
        (7, [1; 16], bytes.len())
    );
    assert_eq!(frame.open(&vault()).unwrap(), b"body");
    let mut moved = bytes.clone();
    moved[8] = 8;
    let end = moved.len() - FOOT;
    let sum = crc32c::crc32c(&moved[..end]);
    moved[end..].copy_from_slice(&sum.to_le_bytes());
    let frame = parse(&moved).unwrap();
    assert_eq!(frame.number, 8);
    assert!(
        frame.open(&vault()).is_err(),
        "a right checksum does not make it genuine"
    );
}

#[test]
fn any_flipped_bit_and_any_cut_is_noticed() {
    let bytes = build(&vault(), 7, &[1; 16], b"body").unwrap();
    for bit in 0..bytes.len() * 8 {
        let mut bad = bytes.clone();
        bad[bit / 8] ^= 1 << (bit % 8);
        assert_eq!(parse(&bad), None, "bit {bit}");
    }
    assert!((0..bytes.len()).all(|end| parse(&bytes[..end]).is_none()));
}

#[test]
fn a_length_past_the_cap_is_refused_before_anything_is_read() {
    let mut head = build(&vault(), 7, &[1; 16], b"body").unwrap();
    head[4..8].copy_from_slice(&u32::MAX.to_le_bytes());
    assert_eq!(claimed_size(&head), None);
    assert_eq!(parse(&head), None);
    let body = vec![0; codec::LIMIT + 1];
    assert!(matches!(
        build(&vault(), 1, &[0; 16], &body),
        Err(Error::TooLarge { .. })
    ));
}

#[test]
fn a_segment_head_is_for_one_ledger_and_one_place() {
    let ledger = Uuid::from_u128(1);
    let head = segment_head(ledger, 5, &[9; 16]);
    assert_eq!(read_segment_head(&head, ledger, 5).unwrap(), [9; 16]);
    assert!(read_segment_head(&head, ledger, 6).is_err());
    assert!(read_segment_head(&head, Uuid::from_u128(2), 5).is_err());
    assert!(read_segment_head(&head[..63], ledger, 5).is_err());
}

proptest! {
    #[test]
    fn noise_never_panics(noise: Vec<u8>, from in 0usize..300) {
        let _ = parse(&noise);
        let _ = find(&noise, from);
        let _ = claimed_size(&noise);
        let _ = read_segment_head(&noise, Uuid::nil(), 1);
    }

    #[test]
    fn a_frame_is_found_again_behind_noise(noise: Vec<u8>) {
        let mut bytes = noise.clone();
        bytes.extend(build(&vault(), 1, &[0; 16], b"body").unwrap());
        prop_assert_eq!(find(&bytes, 0), Some(noise.len()));
    }
}
