//! Many short rows of values in one place. Not what the values mean.

/// Where a row lies.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Span {
    start: u32,
    length: u32,
}

/// Rows, one behind the other; a row that was given up keeps its room until [`Arena::pack`].
#[derive(Debug)]
pub(super) struct Arena<T> {
    items: Vec<T>,
    unused: usize,
}

impl<T> Default for Arena<T> {
    fn default() -> Self {
        Self {
            items: Vec::new(),
            unused: 0,
        }
    }
}

impl<T: Copy> Arena<T> {
    /// Adds a row. Past 4 billion values the row stays empty.
    pub(super) fn add(&mut self, row: impl IntoIterator<Item = T>) -> Span {
        let start = self.items.len();
        self.items.extend(row);
        match (
            u32::try_from(start),
            u32::try_from(self.items.len() - start),
        ) {
            (Ok(start), Ok(length)) => Span { start, length },
            _ => Span::default(),
        }
    }

    pub(super) fn get(&self, span: Span) -> &[T] {
        let start = span.start as usize;
        &self.items[start..start + span.length as usize]
    }

    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        self.items.len()
    }

    /// Gives a row up.
    pub(super) fn release(&mut self, span: Span) {
        self.unused += span.length as usize;
    }

    /// Whether most of the room is unused.
    pub(super) fn wasteful(&self) -> bool {
        self.unused > 4096 && self.unused > self.items.len() / 2
    }

    /// Keeps the given rows only, in the given order.
    pub(super) fn pack<'a>(&mut self, spans: impl Iterator<Item = &'a mut Span>) {
        let mut packed = Arena::default();
        for span in spans {
            *span = packed.add(self.get(*span).iter().copied());
        }
        *self = packed;
    }
}
