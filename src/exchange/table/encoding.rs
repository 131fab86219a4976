//! Which encoding a text file is in, found from its bytes, and its lines as a stream. Not cells.

use std::io::Read;

use encoding_rs::{CoderResult, Decoder, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

/// Whether the start of a file can be text in one of the encodings known here.
pub(super) fn looks_like_text(head: &[u8]) -> bool {
    let nul = head.iter().filter(|&&byte| byte == 0).count();
    let control = head
        .iter()
        .filter(|&&byte| byte < 32 && !matches!(byte, 0 | b'\t' | b'\n' | b'\r' | 0x0c | 0x1b))
        .count();
    if nul > 0 {
        return utf16_by_zeros(head).is_some();
    }
    control * 20 <= head.len()
}

/// UTF-16 without a mark: the zero bytes of its ASCII signs (commas, digits, line ends) stand on one side only.
fn utf16_by_zeros(head: &[u8]) -> Option<&'static Encoding> {
    let zeros = |first: usize| {
        head.iter()
            .skip(first)
            .step_by(2)
            .filter(|&&byte| byte == 0)
            .count()
    };
    match (zeros(0), zeros(1)) {
        (0, odd) if odd > 0 => Some(UTF_16LE),
        (even, 0) if even > 0 => Some(UTF_16BE),
        (even, odd) if odd > even * 20 => Some(UTF_16LE),
        (even, odd) if even > odd * 20 => Some(UTF_16BE),
        _ => None,
    }
}

/// The encoding of all of `reader`: by its mark, by zero bytes, else UTF-8 unless a noticeable part of what is
/// not ASCII fails to be UTF-8; then GB18030, which WPS and Excel write without any mark.
pub(super) fn detect(mut reader: impl Read) -> std::io::Result<&'static Encoding> {
    let mut head = Vec::with_capacity(4096);
    reader.by_ref().take(4096).read_to_end(&mut head)?;
    if let Some((encoding, _)) = Encoding::for_bom(&head) {
        return Ok(encoding);
    }
    if head.contains(&0)
        && let Some(encoding) = utf16_by_zeros(&head)
    {
        return Ok(encoding);
    }
    let mut tally = Tally::default();
    tally.add(&head);
    let mut chunk = vec![0; 1 << 16];
    loop {
        let count = match reader.read(&mut chunk) {
            Ok(0) => break,
            Ok(count) => count,
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        tally.add(&chunk[..count]);
    }
    // A broken byte here and there does not make Chinese text GB18030, whose pairs fail as UTF-8 nearly always.
    let good = tally.good;
    let bad = tally.bad + u64::from(!tally.rest.is_empty());
    Ok(if bad == 0 || bad * 20 < good {
        UTF_8
    } else {
        GB18030
    })
}

/// Counts multi-byte signs that are UTF-8 and sequences that are not, over chunks of any length.
#[derive(Default)]
struct Tally {
    good: u64,
    bad: u64,
    rest: Vec<u8>,
}

impl Tally {
    fn add(&mut self, chunk: &[u8]) {
        let joined;
        let mut bytes = if self.rest.is_empty() {
            chunk
        } else {
            self.rest.extend_from_slice(chunk);
            joined = std::mem::take(&mut self.rest);
            joined.as_slice()
        };
        loop {
            let (valid, error) = match std::str::from_utf8(bytes) {
                Ok(text) => (text, None),
                Err(error) => (
                    std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or(""),
                    Some(error),
                ),
            };
            // Continuation bytes are not signs of their own.
            self.good += valid.bytes().filter(|&byte| byte >= 0xC0).count() as u64;
            match error {
                None => return,
                Some(error) => match error.error_len() {
                    None => {
                        self.rest = bytes[error.valid_up_to()..].to_vec();
                        return;
                    }
                    Some(length) => {
                        self.bad += 1;
                        bytes = &bytes[error.valid_up_to() + length..];
                    }
                },
            }
        }
    }
}

/// The lines of a text file, decoded as it is read.
pub(super) struct Lines<'a> {
    reader: Box<dyn super::source::Bytes + 'a>,
    decoder: Decoder,
    raw: Vec<u8>,
    text: String,
    start: usize,
    ended: bool,
    limit: usize,
    /// Bytes read so far.
    pub(super) read: u64,
    /// Signs that were replaced because they are none.
    pub(super) replaced: u64,
}

impl<'a> Lines<'a> {
    /// The lines of `reader` in `encoding`, none longer than `limit` bytes.
    pub(super) fn new(
        reader: Box<dyn super::source::Bytes + 'a>,
        encoding: &'static Encoding,
        limit: usize,
    ) -> Self {
        Self {
            reader,
            decoder: encoding.new_decoder_with_bom_removal(),
            raw: vec![0; 1 << 16],
            text: String::new(),
            start: 0,
            ended: false,
            limit,
            read: 0,
            replaced: 0,
        }
    }

    /// The next line without its end; a line beyond the limit is cut there and the rest of it dropped.
    pub(super) fn next(&mut self) -> std::io::Result<Option<String>> {
        let mut kept: Option<String> = None;
        let mut searched = self.start;
        loop {
            if let Some(found) = self.text[searched..].find(['\n', '\r']) {
                let end = searched + found;
                let carriage = self.text.as_bytes()[end] == b'\r';
                if carriage && end + 1 == self.text.len() && !self.ended {
                    // Whether a line feed follows is not known yet.
                    searched = end;
                } else {
                    let line = kept.unwrap_or_else(|| {
                        cut(&self.text[self.start..end], self.limit).to_string()
                    });
                    let pair = carriage && self.text.as_bytes().get(end + 1) == Some(&b'\n');
                    self.start = end + 1 + usize::from(pair);
                    return Ok(Some(line));
                }
            } else {
                searched = self.text.len();
            }
            if self.ended {
                let rest = std::mem::take(&mut self.text);
                let line = kept.unwrap_or_else(|| cut(&rest[self.start..], self.limit).to_string());
                let done = self.start == rest.len() && line.is_empty();
                self.start = 0;
                return Ok(if done { None } else { Some(line) });
            }
            if searched - self.start > self.limit {
                kept.get_or_insert_with(|| cut(&self.text[self.start..], self.limit).to_string());
                self.start = searched;
            }
            self.text.drain(..self.start);
            searched -= self.start;
            self.start = 0;
            self.fill()?;
        }
    }

    /// Decodes one more chunk to the end of `text`.
    fn fill(&mut self) -> std::io::Result<()> {
        let count = loop {
            match self.reader.read(&mut self.raw) {
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
                other => break other?,
            }
        };
        self.read += count as u64;
        self.ended = count == 0;
        let mut from = 0;
        loop {
            self.text.reserve(
                self.decoder
                    .max_utf8_buffer_length(count - from)
                    .unwrap_or(1 << 18)
                    .max(16),
            );
            let before = self.text.len();
            let (result, used, replaced) =
                self.decoder
                    .decode_to_string(&self.raw[from..count], &mut self.text, self.ended);
            if replaced {
                self.replaced += self.text[before..].matches('\u{fffd}').count() as u64;
            }
            from += used;
            if result == CoderResult::InputEmpty {
                return Ok(());
            }
        }
    }
}

/// The beginning of `text`, at most `limit` bytes.
fn cut(text: &str, limit: usize) -> &str {
    let end = (0..=limit.min(text.len()))
        .rev()
        .find(|&end| text.is_char_boundary(end))
        .unwrap_or(0);
    &text[..end]
}
