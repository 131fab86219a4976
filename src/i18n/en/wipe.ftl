### Wiping the ledger, after closing and exporting.

wipe-title = Wipe the ledger
wipe-begin = Nobody can get the people and deeds in the ledger back after this: its keys are destroyed, then its files removed, its own backups too. Exported files stay, and so do backups you wrote elsewhere with backup --to: those still open, remove them yourself.
wipe-go-on = Go on wiping
wipe-last = This cannot be undone.
wipe-day-open = { $day }: not closed yet.
wipe-day-not-exported = { $day }: its log was never exported (the text for chats holds counts only and is not enough).
wipe-day-gone = { $day }: exported, but the file is gone: { $path }
wipe-day-differs = { $day }: the file is not what the ledger has (changed, cut short, or more was written down since): { $path }
wipe-day-proven = { $day }: exported; just read back and compared: { $path }
wipe-no-day = No day was worked yet.
wipe-drafts = { $count ->
        [one] One draft is not saved.
       *[other] { $count } drafts are not saved.
    }
wipe-words = wipe without export
wipe-count = Attempts on the last day
wipe-count-hint = Open the log, look for "Attempts" and type that number
wipe-words-label = Give it up
wipe-words-hint = What is not exported will be lost; if you mean that, type: { $words }
wipe-ask-words = What is not exported will be lost. If you mean that, type: { $words }
wipe-ask-count = How many attempts on the last day? Open the log and look for "Attempts":
wipe-wrong-count = Not the number in the log; nothing was wiped
    .hint = Nothing was touched. Open the exported log, look for "Attempts", and try again.
wipe-other-words = Those are not the words; nothing was wiped
wipe-not-safe = Something is not exported, so nothing was wiped and nothing was touched.
    .hint = Close the day: gridday day close, then export it: gridday log --day DATE --format xlsx --out FILE. If it may be lost, add: --words '{ $words }'
wipe-needs-count = There is nobody to ask: give the attempts of the last day with { $option }. Nothing was touched.
wipe-done = The ledger is wiped: its keys destroyed, its files removed. Backups you wrote elsewhere with backup --to still open; remove them too.
wipe-files = These exported files are still there; remove them once they are handed in:
wipe-finished = A wiping that was cut short is finished now.
