### Every failure: what happened, and .hint: what to do.

error-busy = The ledger is in use by process { $pid }, since { $since }. Nothing was touched.
    .hint = Quit that program first; if it hangs, end process { $pid }.
error-exposed = Others on this machine can look into { $path }, so the ledger was not opened. Nothing was touched.
    .hint = Run first: chmod { $mode } '{ $path }'  On a stick or shared storage that keeps no permissions, choose another folder with --ledger.
error-locked = This ledger has a passphrase, and none was given. Nothing was touched.
    .hint = In a terminal you are asked for it; in scripts use --passphrase-fd N or GRIDDAY_PASSPHRASE_FILE.
error-wrong-passphrase = The passphrase is wrong. The ledger's files are not damaged, and nothing was touched.
    .hint = Check capitals and the input method and try again; if it is forgotten, use the recovery key: gridday recovery use
error-wait = After several wrong passphrases the next try has to wait { $seconds } more seconds. Nothing was touched.
error-wrong-recovery = The recovery key has no typing mistake, but it is not this ledger's present one. Nothing was touched.
    .hint = A newer recovery key replaces the older ones; find the one written down last.
error-mistyped-recovery = The recovery key has a mistake: its last character, the check, does not fit. Nothing was touched.
    .hint = It has 25 characters in groups of five, without I, L, O and U. Type it again from the paper.
error-damaged-keys = Both key files are damaged or missing; nothing can be read without them.
    .hint = The damaged files are kept; do not delete them. If there is a backup: gridday restore FILE --ledger DIR
error-damaged-ledger = The journal and its quick copy are both damaged or missing.
    .hint = The damaged files are kept; do not delete them. If there is a backup: gridday restore FILE --ledger DIR
error-damaged = Both copies are damaged of { $what ->
    [history] an entry of the history
    [journal] a part of the journal
    [tables] the account of the quick copy
   *[entry] a record
}.
    .hint = The damaged files are kept; do not delete them. If there is a backup: gridday restore FILE --ledger DIR
error-damaged-operation = What was done in history entry { $id } cannot be read: both copies are damaged.
    .hint = The records themselves are not affected. A backup may still hold it.
error-unsound = Part of the journal is damaged and can be repaired.
    .hint = Run: gridday doctor --repair
error-backup = This file is not a gridday backup, or it is damaged; nothing was restored from it.
    .hint = Try another backup; older ones are in the ledger's folder backups.
error-not-empty = { $path } is not empty; nothing was restored there.
    .hint = Give an empty or new folder with --ledger.
error-fault = The ledger's engine failed: { $why }. Everything recorded so far is safe.
    .hint = Open the ledger again; if it happens again, run: gridday doctor
error-newer = The ledger was written by a newer version (format { $found }; this program reads up to { $known }). Nothing was touched.
    .hint = Open it with the newer gridday.
error-no-ledger = There is no ledger in { $path }.
    .hint = Start gridday and it helps you create one, or run: gridday init --no-passphrase
error-ledger-exists = There is a ledger in { $path } already; it was not touched.
    .hint = Just use it; for another one, give another folder with --ledger.
error-read-only = The ledger can only be read now, because a write did not reach the disk for certain. Everything recorded before is safe.
    .hint = Check whether the disk is full or gone, then open the ledger again.
error-disk = The disk refused to write: { $why }. This was not recorded.
    .hint = Check that the disk is not full and the folder can be written, then try again.
error-disk-full = The disk is full. Nothing was written; everything recorded so far is safe.
    .hint = Free some space, then do it again.
error-disk-gone = The ledger's folder or a file of it is gone (was a card or drive taken out?). Nothing was written.
    .hint = Put it back in its place, then open the ledger again.
error-disk-locked = The ledger's folder may not be written. Nothing was written.
    .hint = See who owns the folder and whether the disk is read-only.
error-too-large = One record is too large to be kept. This was not recorded.
    .hint = Shorten its longest text and save it again.
error-changed = The record was changed in the meantime ({ $table }); it was not overwritten.
    .hint = Look at it as it is now, then change it again.
error-nothing-to-undo = There is nothing left to undo.
error-nothing-to-redo = There is nothing to redo: nothing was just undone.
error-broke-down = gridday broke down. Everything recorded is safe, and what was being typed is kept as a draft: start gridday again to continue. Report: { $path }
error-ledger = The ledger did not take this.
    .hint = Try again; if it happens again, run: gridday doctor
error-file = The file { $path } could not be read or written: { $why }.
    .hint = Check the path and its permissions.

error-hazard-step = A hazard in this state ({ $from }) cannot take that step.
    .hint = See which state it is in, then choose the next step.
error-hazard-needs-measure = A major hazard cannot be closed without a measure.
    .hint = Say what was done, then close it.
error-hazard-before-found = The date is before the day the hazard was found.
    .hint = Deadlines and re-checks cannot be before that day.
error-request-step = In its present state ({ $from }) this request does not take that step.
    .hint = See how far it has come, then choose the next step.
error-request-needs-who = It is not said who takes it on.
    .hint = Name the person or unit who takes it on.
error-request-needs-rating = It is not said how content they are.
    .hint = Choose one: satisfied, fairly satisfied, not satisfied.
error-request-before-taken = The date lies before the day the request was taken down.
    .hint = Check the date.
error-project-step = A project does not go from { $from } to { $to }.
    .hint = See how far it has come: gridday project list
error-poll-step = A poll does not go from { $from } to { $to }: close it first, then sign.
    .hint = Close it, then sign it; to change it, open it again: gridday poll open
error-poll-takes-none = This poll is closed or signed ({ $state }) and takes no answer.
    .hint = If one must be added, open it again first: gridday poll open, or 2 on the page Community.
error-poll-not-asked = This poll does not ask that door.
    .hint = See which buildings it asks: gridday poll show
error-missing = { $what ->
        [household] There is no such household (or it was undone).
        [resident] There is no such person (or it was undone).
        [visit] There is no such visit (or it was undone).
        [hazard] There is no such hazard (or it was undone).
        [request] There is no such request (any more).
        [offer] There is no such offer (any more).
        [pairing] There is no such match (any more).
        [project] There is no such project (any more).
        [partner] There is no such partner (any more).
        [relief] There is no such entry of relief (any more).
        [activity] There is no such activity (any more).
        [listed] They are not on the list (any more).
        [poll] There is no such poll (any more).
        [post] There is no such post (any more).
        [willing] There is nobody like that looking for work (any more).
        [task] There is no such task (or it was undone).
        [door] There is no such door or place (or it was undone).
       *[other] There is no such record (or it was undone).
    }
    .hint = Look for it once more; what was undone can be redone.
error-door-taken = There is already a household at this door.
    .hint = Find that household and change it.
error-day-closed = { $day } is closed and cannot be started again.
    .hint = Later entries are still taken; they are marked as entered late.
error-day-still-open = { $day } is still open.
    .hint = Close it first: gridday day close, or on the Log page.
error-day-not-open = { $day } is not open.
    .hint = Start the day first; entries after closing are still taken and marked as entered late.
