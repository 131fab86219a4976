//! Where a table comes from: a file or bytes already read, and which format it is, told by its first bytes. Not its rows.

use std::fs::File;
use std::io::{BufReader, Cursor, Read, Seek};
use std::path::{Path, PathBuf};

use zip::ZipArchive;

use super::{Error, Limits, NAME, safe_line};

/// The formats read here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// csv, tsv, txt.
    Text,
    /// ics.
    Calendar,
    /// xlsx, xlsm.
    Xlsx,
    /// xlsb.
    Xlsb,
    /// xls.
    Xls,
    /// ods.
    Ods,
}

/// A file, or bytes from standard input.
pub struct Source {
    name: String,
    content: Content,
}

enum Content {
    File(PathBuf),
    /// A regular file that is open already.
    Open(File),
    Bytes(Vec<u8>),
}

/// A part that unpacks to no more than this is never too even (32 MiB).
const EVEN: u64 = 32 << 20;

/// What all kinds of source offer to a reader.
pub(super) trait Bytes: Read + Seek {}
impl<T: Read + Seek> Bytes for T {}

impl Source {
    /// The file at `path`; it is opened when it is read.
    pub fn file(path: &Path) -> Self {
        let name = path
            .file_name()
            .map_or_else(|| path.to_string_lossy(), |name| name.to_string_lossy());
        Self {
            name: safe_line(&name, NAME).text,
            content: Content::File(path.to_path_buf()),
        }
    }

    /// Bytes that are here already, and the name messages call them by.
    pub fn bytes(name: &str, bytes: Vec<u8>) -> Self {
        Self {
            name: name.to_string(),
            content: Content::Bytes(bytes),
        }
    }

    /// What the asking process handed over: a file, or what comes through a pipe.
    #[cfg(unix)]
    pub(super) fn handed(input: File, limits: &Limits) -> Result<Self, Error> {
        let content = if input.metadata()?.is_file() {
            Content::Open(input)
        } else {
            let mut bytes = Vec::new();
            input.take(limits.piped + 1).read_to_end(&mut bytes)?;
            Content::Bytes(bytes)
        };
        let name = String::new();
        Ok(Self { name, content })
    }

    /// The file to be handed to a reading process; nothing when it is in memory.
    #[cfg(unix)]
    pub(super) fn hand_over(&self) -> Result<Option<File>, Error> {
        self.length()?;
        Ok(match &self.content {
            Content::File(path) => Some(File::open(path)?),
            Content::Open(file) => Some(file.try_clone()?),
            Content::Bytes(_) => None,
        })
    }

    /// Its bytes, when they are in memory.
    #[cfg(unix)]
    pub(super) fn in_memory(&self) -> Option<&[u8]> {
        match &self.content {
            Content::Bytes(bytes) => Some(bytes),
            _ => None,
        }
    }

    /// The file's name, for messages.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// A fresh reader at the start.
    pub(super) fn open(&self) -> Result<Box<dyn Bytes + '_>, Error> {
        Ok(match &self.content {
            Content::File(path) => Box::new(BufReader::with_capacity(1 << 16, File::open(path)?)),
            Content::Open(file) => {
                // One place in the file is shared by all of them: a reader ends before the next begins.
                let mut file = file.try_clone()?;
                file.rewind()?;
                Box::new(BufReader::with_capacity(1 << 16, file))
            }
            Content::Bytes(bytes) => Box::new(Cursor::new(bytes.as_slice())),
        })
    }

    /// Its length in bytes.
    pub(super) fn length(&self) -> Result<u64, Error> {
        Ok(match &self.content {
            Content::File(path) => {
                let facts = std::fs::metadata(path)?;
                if facts.is_dir() {
                    return Err(std::io::Error::from(std::io::ErrorKind::IsADirectory).into());
                }
                facts.len()
            }
            Content::Open(file) => file.metadata()?.len(),
            Content::Bytes(bytes) => bytes.len() as u64,
        })
    }

    /// Its format, told by its bytes: the ending of a name says little about files from an office.
    pub(super) fn format(&self, limits: &Limits) -> Result<Format, Error> {
        let length = self.length()?;
        let limit = match self.content {
            Content::Bytes(_) => limits.piped,
            _ => limits.bytes,
        };
        if length > limit {
            return Err(Error::TooLarge { limit });
        }
        let mut head = Vec::with_capacity(4096);
        self.open()?.take(4096).read_to_end(&mut head)?;
        if head.is_empty() {
            return Err(Error::Empty);
        }
        if head.starts_with(b"PK\x03\x04") {
            return self.packed(limits);
        }
        if head.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
            return self.compound(length, limits);
        }
        let start = String::from_utf8_lossy(&head[..head.len().min(512)])
            .trim_start_matches('\u{feff}')
            .trim_start()
            .to_lowercase();
        if ["<!doctype html", "<html", "<table", "<?xml", "<meta"]
            .iter()
            .any(|tag| start.starts_with(tag))
        {
            return Err(Error::WebPage);
        }
        if start.starts_with("begin:vcalendar") {
            return Ok(Format::Calendar);
        }
        let utf16 = head.starts_with(&[0xFF, 0xFE]) || head.starts_with(&[0xFE, 0xFF]);
        if !utf16 && !super::encoding::looks_like_text(&head) {
            return Err(Error::Unknown);
        }
        Ok(Format::Text)
    }

    /// A zip file: which workbook it is, after its parts were unpacked once to nowhere, so that a small
    /// file that unpacks to gigabytes is refused before anything keeps what comes out of it.
    fn packed(&self, limits: &Limits) -> Result<Format, Error> {
        let damaged = |error: zip::result::ZipError| Error::Damaged(error.to_string());
        let mut archive = ZipArchive::new(self.open()?).map_err(damaged)?;
        if archive.len() > limits.parts {
            return Err(Error::Damaged("too many parts".into()));
        }
        let mut left = limits.unpacked;
        for index in 0..archive.len() {
            let part = archive.by_index(index).map_err(damaged)?;
            // Small parts may be as even as they like; a list of blanks is.
            let even = (part.compressed_size().saturating_mul(limits.ratio)).max(EVEN);
            let count = std::io::copy(&mut part.take(left.min(even) + 1), &mut std::io::sink())
                .map_err(|error| Error::Damaged(error.to_string()))?;
            if count > even {
                return Err(Error::Bomb {
                    ratio: limits.ratio,
                });
            }
            left = left.checked_sub(count).ok_or(Error::TooLarge {
                limit: limits.unpacked,
            })?;
        }
        let has = |name: &str| archive.index_for_name(name).is_some();
        if has("xl/workbook.bin") {
            Ok(Format::Xlsb)
        } else if archive
            .file_names_raw()
            .any(|name| name.eq_ignore_ascii_case(b"xl/workbook.xml"))
        {
            Ok(Format::Xlsx)
        } else if has("content.xml") {
            Ok(Format::Ods)
        } else {
            Err(Error::Unknown)
        }
    }

    /// A compound file: an xls workbook, or an xlsx one under a password.
    fn compound(&self, length: u64, limits: &Limits) -> Result<Format, Error> {
        if length > limits.whole {
            return Err(Error::TooLarge {
                limit: limits.whole,
            });
        }
        let mut bytes = Vec::new();
        self.open()?.read_to_end(&mut bytes)?;
        let wide: Vec<u8> = "EncryptedPackage"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        if bytes
            .windows(wide.len())
            .any(|window| window == wide.as_slice())
        {
            return Err(Error::Locked);
        }
        Ok(Format::Xls)
    }
}
