### What a look over the ledger found and did: ids, numbers and file names, nobody's data.

doctor-note = Note: { $said }
doctor-mendable = Repairable: { $said }
doctor-lost = LOST: { $said }
doctor-whole = The ledger is sound.
doctor-not-whole = Something is damaged and can be repaired from the other copy: gridday doctor --repair
doctor-not-all-there = Both copies of something are gone; it is named above. The damaged files are kept.
doctor-figures = Looked at: { $records } records, { $operations } entries of history in { $frames } blocks, { $drafts } drafts, { $backups } backups{ $newest ->
        [none] {""}
       *[other] (newest { $newest })
    }; journal { $journal } bytes, quick copy { $tables } bytes.
doctor-compacted = The quick copy was rewritten and the journal packed: { $before } bytes before, { $after } now. No history was dropped.
doctor-put-aside = { $count } leftover or damaged files were put aside, not deleted.

doctor-keys-lost = Both key files are damaged or missing; nothing can be read without them.
doctor-key-file = The key file { $file } is damaged, missing or old; the other one is sound.
doctor-all-lost = The journal and its quick copy are both damaged or missing.
doctor-no-journal = The journal is missing; it can be rewritten from the quick copy.
doctor-torn = The journal ends in { $bytes } half-written bytes.
doctor-segment = The head of journal segment { $segment } is damaged.
doctor-batch = A big change was cut short ({ $changes } places) and does not count.
doctor-frames = Blocks of the journal damaged or missing: { $count } (numbers { $first } to { $last }).
doctor-frames-lost = Blocks { $first } to { $last } are in neither copy; records they touched may be older than they were.
doctor-operation-lost = What history entry { $id } did cannot be read in either copy; the records themselves are there.
doctor-lost-before = History entries lost in an earlier repair: { $count }.
doctor-journal-short = Blocks missing at the end of the journal: { $count }; the quick copy has them.
doctor-no-tables = The quick copy is missing; it can be rebuilt from the journal.
doctor-tables-damaged = The quick copy does not open; it can be rebuilt from the journal.
doctor-tables-unproven = The quick copy is not what was written ({ $count } values unreadable); it can be rebuilt from the journal.
doctor-tables-foreign = The quick copy belongs to another ledger; it can be rebuilt from the journal.
doctor-tables-behind = The quick copy is behind the journal (blocks: { $count }); opening the ledger brings it up to date.
doctor-tables-differ = In { $count } places the quick copy differs from the journal; it can be rebuilt.
doctor-draft = The draft { $file } cannot be read.
doctor-backup = The backup { $file } is damaged.
doctor-no-backup = There is no backup beside the ledger yet.
doctor-leftover = { $file } is left over from work that was cut short.
doctor-aside = Put aside in earlier repairs: { $count } ({ $bytes } bytes in quarantine).
