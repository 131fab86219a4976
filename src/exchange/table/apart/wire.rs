//! What goes from the reading process to the one that asked: frames of a length and bincode. Not how either is run.

use std::io::{self, Read, Write};
use std::ops::ControlFlow;

use serde::{Deserialize, Serialize};

use crate::exchange::table::{Error, Event, Fault, Row};

/// Rows are sent when so much text is waiting.
const GROUP: u64 = 1 << 16;
/// No frame is longer: the text of one row and some.
const MOST: usize = 192 << 20;

const RULES: bincode::config::Configuration<
    bincode::config::LittleEndian,
    bincode::config::Varint,
    bincode::config::Limit<MOST>,
> = bincode::config::standard().with_limit::<MOST>();

/// One thing told over the pipe.
#[derive(Serialize, Deserialize)]
pub enum Message {
    /// A sheet begins.
    Sheet(String),
    /// Rows of it.
    Rows(Vec<Row>),
    /// Something is wrong with it.
    Fault(Fault),
    /// The file is read to its end, or why it cannot be.
    End(Result<(), Reason>),
}

/// [`Error`] without what cannot be sent.
#[derive(Serialize, Deserialize)]
pub enum Reason {
    /// [`Error::Io`], by the system's number where it has one.
    Io(Option<i32>),
    /// [`Error::Empty`]
    Empty,
    /// [`Error::Unknown`]
    Unknown,
    /// [`Error::WebPage`]
    WebPage,
    /// [`Error::Locked`]
    Locked,
    /// [`Error::TooLarge`]
    TooLarge(u64),
    /// [`Error::TooMuchText`]
    TooMuchText(u64),
    /// [`Error::Bomb`]
    Bomb(u64),
    /// [`Error::Damaged`]
    Damaged(String),
    /// [`Error::Memory`]
    Memory(u64),
    /// [`Error::Time`]
    Time(u64),
}

impl From<Error> for Reason {
    fn from(error: Error) -> Self {
        match error {
            Error::Io(error) => Self::Io(error.raw_os_error()),
            Error::Empty => Self::Empty,
            Error::Unknown => Self::Unknown,
            Error::WebPage => Self::WebPage,
            Error::Locked => Self::Locked,
            Error::TooLarge { limit } => Self::TooLarge(limit),
            Error::TooMuchText { limit } => Self::TooMuchText(limit),
            Error::Bomb { ratio } => Self::Bomb(ratio),
            Error::Damaged(what) => Self::Damaged(what),
            Error::Memory { limit } => Self::Memory(limit),
            Error::Time { seconds } => Self::Time(seconds),
        }
    }
}

impl From<Reason> for Error {
    fn from(reason: Reason) -> Self {
        match reason {
            Reason::Io(Some(number)) => Self::Io(io::Error::from_raw_os_error(number)),
            Reason::Io(None) => Self::Io(io::ErrorKind::Other.into()),
            Reason::Empty => Self::Empty,
            Reason::Unknown => Self::Unknown,
            Reason::WebPage => Self::WebPage,
            Reason::Locked => Self::Locked,
            Reason::TooLarge(limit) => Self::TooLarge { limit },
            Reason::TooMuchText(limit) => Self::TooMuchText { limit },
            Reason::Bomb(ratio) => Self::Bomb { ratio },
            Reason::Damaged(what) => Self::Damaged(what),
            Reason::Memory(limit) => Self::Memory { limit },
            Reason::Time(seconds) => Self::Time { seconds },
        }
    }
}

/// The sending end; rows wait until there are enough of them.
pub struct Sender<W: Write> {
    pipe: W,
    rows: Vec<Row>,
    size: u64,
}

impl<W: Write> Sender<W> {
    /// Into this pipe.
    pub fn new(pipe: W) -> Self {
        Self {
            pipe,
            rows: Vec::new(),
            size: 0,
        }
    }

    /// Sends what a reader tells; breaks off when nobody listens any more.
    pub fn tell(&mut self, event: Event<'_>) -> ControlFlow<()> {
        let sent = match event {
            Event::Row(row) => {
                self.size += row.size();
                self.rows.push(row);
                if self.size < GROUP {
                    return ControlFlow::Continue(());
                }
                self.flush()
            }
            Event::Sheet(name) => self.send(Message::Sheet(name.to_owned())),
            Event::Fault(fault) => self.send(Message::Fault(fault)),
        };
        match sent {
            Ok(()) => ControlFlow::Continue(()),
            Err(_) => ControlFlow::Break(()),
        }
    }

    /// Says how it ended.
    ///
    /// # Errors
    /// When nobody listens any more.
    pub fn end(mut self, read: Result<(), Error>) -> io::Result<()> {
        self.send(Message::End(read.map_err(Reason::from)))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.size = 0;
        let rows = std::mem::take(&mut self.rows);
        if rows.is_empty() {
            return Ok(());
        }
        self.write(&Message::Rows(rows))
    }

    fn send(&mut self, message: Message) -> io::Result<()> {
        self.flush()?;
        self.write(&message)
    }

    fn write(&mut self, message: &Message) -> io::Result<()> {
        let bytes = bincode::serde::encode_to_vec(message, RULES).map_err(io::Error::other)?;
        let length = u32::try_from(bytes.len()).map_err(io::Error::other)?;
        self.pipe.write_all(&length.to_le_bytes())?;
        self.pipe.write_all(&bytes)?;
        self.pipe.flush()
    }
}

/// The next message; nothing at the pipe's end.
///
/// # Errors
/// When what comes is no message.
pub fn receive(pipe: &mut impl Read) -> io::Result<Option<Message>> {
    let mut length = [0; 4];
    match pipe.read_exact(&mut length) {
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
        read => read?,
    }
    let length = u32::from_le_bytes(length) as usize;
    if length > MOST {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let mut bytes = Vec::new();
    pipe.take(length as u64).read_to_end(&mut bytes)?;
    let decoded = bincode::serde::decode_from_slice(&bytes, RULES);
    match decoded {
        Ok((message, read)) if read == length => Ok(Some(message)),
        _ => Err(io::ErrorKind::InvalidData.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::table::{Cell, Kind};
    use proptest::prelude::*;

    #[test]
    fn what_is_told_comes_out_in_order_and_a_cut_pipe_is_no_end() {
        let row = |number| Row {
            number,
            cells: vec![Cell {
                text: "甲".to_owned(),
                kind: Kind::Text,
                merged: false,
            }],
            share: 7,
        };
        let mut pipe = Vec::new();
        let mut sender = Sender::new(&mut pipe);
        let _ = sender.tell(Event::Sheet("名册"));
        let _ = sender.tell(Event::Row(row(1)));
        let _ = sender.tell(Event::Row(row(2)));
        let _ = sender.tell(Event::Fault(Fault::HiddenSheet));
        sender.end(Err(Error::Bomb { ratio: 200 })).unwrap();
        let mut bytes = pipe.as_slice();
        let mut next = || receive(&mut bytes).unwrap();
        assert!(matches!(next(), Some(Message::Sheet(name)) if name == "名册"));
        assert!(matches!(next(), Some(Message::Rows(rows)) if rows == [row(1), row(2)]));
        assert!(matches!(next(), Some(Message::Fault(Fault::HiddenSheet))));
        assert!(matches!(next(), Some(Message::End(Err(Reason::Bomb(200))))));
        assert!(next().is_none());
        let mut cut = &pipe[..pipe.len() - 1];
        let last = std::iter::from_fn(|| receive(&mut cut).transpose()).last();
        assert!(last.unwrap().is_err());
    }

    proptest! {
        #[test]
        fn noise_in_the_pipe_never_panics(bytes: Vec<u8>) {
            let mut pipe = bytes.as_slice();
            while let Ok(Some(_)) = receive(&mut pipe) {}
        }
    }
}
