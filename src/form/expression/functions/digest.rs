//! Checksums and Base64, of the UTF-8 bytes of a text.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::Digest;

use super::super::Syntax;
use super::super::evaluate::Scope;
use super::super::value::Value;

/// The names of checksums, as XForms writes them.
pub(super) const ALGORITHMS: [&str; 5] = ["MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512"];

/// Whether an algorithm is one of ours, in any case.
pub(super) fn is_known(algorithm: &str) -> bool {
    ALGORITHMS
        .iter()
        .any(|known| known.eq_ignore_ascii_case(algorithm))
}

/// The checksum of a text: the algorithm, then `hex` or `base64` (the usual one). An unknown algorithm gives a blank.
pub(super) fn digest<'a>(scope: &Scope<'a>, arguments: &'a [Syntax]) -> Value<'a> {
    let text = scope.text(&arguments[0]);
    let Some(sum) = checksum(text.as_bytes(), &scope.text(&arguments[1])) else {
        return Value::BLANK;
    };
    let hex = arguments
        .get(2)
        .is_some_and(|encoding| scope.text(encoding).eq_ignore_ascii_case("hex"));
    if hex {
        return Value::text(
            sum.iter()
                .map(|byte| format!("{byte:02x}"))
                .collect::<String>(),
        );
    }
    Value::text(STANDARD.encode(sum))
}

fn checksum(bytes: &[u8], algorithm: &str) -> Option<Vec<u8>> {
    Some(match algorithm.to_uppercase().as_str() {
        "MD5" => md5::Md5::digest(bytes).to_vec(),
        "SHA-1" => sha1::Sha1::digest(bytes).to_vec(),
        "SHA-256" => sha2::Sha256::digest(bytes).to_vec(),
        "SHA-384" => sha2::Sha384::digest(bytes).to_vec(),
        "SHA-512" => sha2::Sha512::digest(bytes).to_vec(),
        _ => return None,
    })
}

/// The first 64 bits of the SHA-256 of a text as a signed number: how JavaRosa and Web Forms make a seed of words.
pub(super) fn seed(text: &str) -> i64 {
    let sum = sha2::Sha256::digest(text.as_bytes());
    let mut first = [0; 8];
    first.copy_from_slice(&sum[..8]);
    i64::from_be_bytes(first)
}

/// The text that was encoded as Base64; what is no Base64 gives a blank.
pub(super) fn base64_decode<'a>(scope: &Scope<'a>, arguments: &'a [Syntax]) -> Value<'a> {
    let text = scope.text(&arguments[0]);
    let bytes = STANDARD.decode(text.trim()).unwrap_or_default();
    Value::text(String::from_utf8_lossy(&bytes).into_owned())
}
