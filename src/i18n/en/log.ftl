### The page Log: the day in order, its figures, export, the end of the day.

log-title = { $day } visits { $attempted }, met { $met }, out { $away }, refused { $refused }
log-title-short = { $day } visits { $attempted }, met { $met }
log-empty = Nothing recorded on this day. F2 opens Today; left and right turn to other days.
log-nothing-here = Nothing here
log-figures = Summary { $state }
log-pad = Export, close
log-day-started = day started
log-day-closed = day closed
log-undone = undone: { $what }
log-late = entered late: { $what }
log-hazard = hazard: { $item }, { $state }
log-hazard-step = hazard: { $item } now { $state }
log-stance = { $question }: { $answer }
log-willing = looks for work, { $name }: { $wish }
log-request = { $kind }: { $words }
log-request-step = Request: { $words }, now { $state }
log-check = check: { $count } looked at, { $bad } found
log-collected = details: { $action } { $person }
log-filled = { $missing ->
    [0] Form: { $title }
   *[other] Form: { $title }, { $missing } missing
}
log-form-corrected = Form corrected: { $title }, { $reason }
log-task-done = done: { $title }
log-is-undone = This was undone; it cannot be corrected
log-export = Export the log
log-export-note = As { $name }{ $state ->
        [none] {""}
       *[other] {" "}({ $state })
    }
log-format = Format
log-kind-txt = text (counts only)
log-kind-csv = CSV
log-kind-xlsx = XLSX
log-kind-html = HTML
log-kind-md = Markdown
log-kind-json = JSON
log-kind-office = district form
log-masked = Masked
log-masked-hint = names, phones, IDs hidden; short text has counts only
log-reason = Why unmasked
log-reason-hint = required if unmasked; kept in the history
log-folder = Folder
log-folder-hint = left empty: { $folder }, where the program was started
log-needs-reason = say why
log-no-folder = no such folder: make it first
log-office-file = district-form-{ $day }
log-written = Saved: { $name } in { $folder }
log-copied-and-written = Sent to the terminal's clipboard, and saved: { $name } in { $folder }
log-over = { $path } exists already
log-over-deed = Overwrite it
log-close-title = Close { $day }
log-left-undone = Left undone: { $count }
log-close-deed = Close
log-older = Written before the day was closed: { $count } ({ $formats }). They still say it is open: 1 to 7 write them again
log-closed = { $day } is closed; later entries are marked as entered late
log-closed-already = This day is closed already
log-not-begun = This day was not started
log-doors-open = { $count } doors still open: closing loses nothing, they stay in the queue for another day
log-no-door-open = No door is left open
log-undone-doors = { $count } doors: { $what }
log-offer = offer: { $words }
log-partner = partner: { $words }
log-project = project: { $words }, { $state }
log-match = match: { $words }, { $state }
log-listed-many = { $what }, { $count } in all
