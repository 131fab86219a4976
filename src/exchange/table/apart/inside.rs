//! The reading process: puts limits on itself, reads what it is handed on its standard input, and tells it over its
//! standard output. Not who starts it.

use std::ffi::OsString;
use std::fs::File;
use std::io::{BufWriter, ErrorKind};
use std::os::fd::AsFd;
use std::process::ExitCode;

use rustix::process::{Resource, Rlimit, setrlimit};

use super::ASKED;
use super::wire::Sender;
use crate::exchange::table::{Error, Limits, Source, read_here};

/// Reads a file, if these are the words of a process that asks for it; called before anything else is done.
pub fn asked(mut words: impl Iterator<Item = OsString>) -> Option<ExitCode> {
    if words.nth(1)? != ASKED {
        return None;
    }
    // Whatever goes wrong is the asker's to say; words of a panic could hold what stands in the file.
    std::panic::set_hook(Box::new(|_| {}));
    let limits = words
        .next()
        .and_then(|text| serde_json::from_str(text.to_str()?).ok());
    Some(limits.map_or(ExitCode::from(2), |limits| read(&limits)))
}

fn read(limits: &Limits) -> ExitCode {
    confine(limits);
    let mut sender = Sender::new(BufWriter::new(std::io::stdout().lock()));
    let source = std::io::stdin()
        .as_fd()
        .try_clone_to_owned()
        .map_err(Into::into)
        .and_then(|handed| Source::handed(File::from(handed), limits));
    let read =
        source.and_then(|source| read_here(&source, limits, &mut |event| sender.tell(event)));
    // Some memory is asked for in a way that may be refused.
    let read = read.map_err(|error| match error {
        Error::Io(error) if error.kind() == ErrorKind::OutOfMemory => Error::Memory {
            limit: limits.memory,
        },
        error => error,
    });
    match sender.end(read) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

/// Takes from this process what a reader does not need. Where the system refuses, the asker's clock still holds.
fn confine(limits: &Limits) {
    let set = |resource, most: u64| {
        let limit = Rlimit {
            current: Some(most),
            // A second more, so that the end of its time can be told from other ends.
            maximum: Some(most + u64::from(resource == Resource::Cpu)),
        };
        let _ = setrlimit(resource, limit);
    };
    #[cfg(not(target_os = "openbsd"))]
    set(Resource::As, limits.memory);
    set(Resource::Cpu, limits.seconds);
    set(Resource::Core, 0);
    set(Resource::Fsize, 0);
    set(Resource::Nofile, 16);
}
