### What was repaired when the ledger was opened: one line each, numbers only, nobody's data.

store-tail-cut = The journal ended in { $bytes } half-written bytes; they were cut off and kept aside.
store-batch-incomplete = A big change was cut short last time ({ $changes } places) and does not count; do it again if it is still wanted.
store-tables-rebuilt = The quick copy was damaged or missing and was rebuilt from the journal: { $records } records.
store-journal-mended = The journal was damaged in { $frames } places and was repaired from the other copy; nothing is missing.
store-journal-rebuilt = The journal was damaged and was rewritten: { $records } records, { $operations } entries of history.
store-entries-lost = { $count } entries of history cannot be read any more (numbers { $first } to { $last }); the records themselves are not affected.
store-records-doubtful = In { $frames } places both copies are damaged: some records may be older than they were; please check the latest visits.
store-records-gone = Gone in both copies: { $count } records ({ $kind ->
        [households] households
        [residents] people
        [visits] visits
        [hazards] hazards
        [tasks] tasks
        [days] days
        [places] places
        [checks] hazard checks
        [collection] collected facts
        [answer_sheets] answer sheets
        [attachments] files of answer sheets
        [questionnaires] questionnaires
       *[other] { $kind }
    }). The damaged files are kept aside; everything else is open.
store-gone-entries = Gone in both copies: { $count } history entries from { $first } on, recorded between { $since } and { $until }, with what they recorded. The damaged files are kept aside; everything else is open.
store-gone-record = Gone in both copies: { $kind ->
        [households] household
        [residents] person
        [places] place
        [answer_sheets] answer sheet
       *[other] { $kind }
    } { $id }{ $door ->
        [none] {""}
       *[other] {" "}of door { $door }
    }. Other records still refer to it.
store-without-tables = The quick copy cannot be used just now (is the disk full?); everything was read from the journal and nothing is missing.
store-keys-mended = One of the two key files was damaged and was restored from the other.
store-drafts-lost = { $count } drafts cannot be read; they were put aside, not deleted.
store-backup-failed = The ledger's own backup failed: { $why }. Everything recorded is safe; make one by hand: gridday backup --to FILE
store-from-newer = { $count } records were written by a newer version of gridday; this one cannot show them and keeps them as they are.
