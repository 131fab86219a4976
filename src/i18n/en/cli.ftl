### The command line: help, answers, listings, refusals.

cli = The day of a one-day grid worker: doors, hazards, details, log. Without a command: the screen.
cli-after =
    A DOOR is written as people do: 3-2-501, a name where only one fits, or an id.
    Common parts are 3-2 (a unit) or 3 (a building).
    Data goes to standard output, messages to standard error.
    Exit codes: 0 done, 1 refused, 2 wrong usage, 3 ledger in use, 4 damaged.
cli-everywhere = Anywhere
cli-arguments = Arguments that mean the same everywhere
    .plain = Line by line, for screen readers, dumb terminals and scripts
    .ledger = The ledger's folder; otherwise GRIDDAY_LEDGER, otherwise the platform's folder for data
    .demo = A made-up community of about 420 households instead of the ledger
    .lang = The language: zh-CN or en
    .json = Answer as JSON
    .passphrase_fd = Read passphrases from this file descriptor, one a line (or from GRIDDAY_PASSPHRASE_FILE, a file with mode 0600)
    .help = Help; -h in short, --help in full
    .version = Show the version
    .door = The door or place
    .note = Note
    .day = Only this day: a date, today, yesterday, 11-21
    .source = Who said so, or what shows it
    .id = Its id, or the last characters of it
    .all = Include closed ones
    .unmasked = Show ID numbers and phones in full; needs --reason, and is kept in the history
    .reason = Why they are needed in full
    .state = Occupancy
    .away_until = Away until
    .number = The household number of the office's register
    .house_use = What the house is used for
    .tenure = Tenure
    .owner = The owner's name
    .owner_phones = The owner's phone; may be given several times
    .notes = What the next person at the door should know
    .sex = Sex; where there is an ID number, that decides
    .birth = Birth: a date, a month or a year
    .id_number = ID number
    .phones = Phone; may be given several times
    .relation = Relation to the head of the household
    .population = Population type: registered, floating, from abroad
    .residence_match = Whether the person lives where the register says
    .care = Care group; replaces those known; may be given several times
    .workplace = Workplace or school
    .register_address = Registered address
    .emergency = Emergency contact
    .emergency_phones = Phone of the emergency contact; may be given several times
    .remark = Anything else
    .file = The file (csv, tsv, txt, xlsx, xls, ods); - is standard input
    .dry_run = Only show what would change
    .rejects = Write refused rows to this file, to correct and import again
    .force = Overwrite that file if it exists
    .maps = What a column means, as heading=field or letters=field; may be given several times

cli-passphrase = The ledger's passphrase: set, change, remove
cli-passphrase-set = Set a passphrase on a ledger that has none
cli-passphrase-change = Change the passphrase
cli-passphrase-remove = Remove the passphrase: the key is then kept in the ledger's folder, and whoever can read that can read the ledger
cli-recovery = The recovery key, for a forgotten passphrase
cli-recovery-show = Make a new recovery key, shown only once; the old one stops working
cli-recovery-use = Set a new passphrase with the recovery key
cli-init = Create a ledger
    .no_passphrase = No passphrase: the key is kept in the ledger's folder, and whoever can read that can read the ledger
cli-import = Import a file
cli-import-roster = Import a roster: households and residents
    .without_ids = Leave ID numbers out
cli-import-tasks = Import a task list
cli-households = List households
    .query = Door, name, pinyin, initials, last digits, care group or occupancy
cli-show = Show a door: people, history, open work
cli-queue = List what is due
    .order = The order: urgency, or stairs as one walks
    .waiting = Instead: what is due but not for today, and why
cli-visit = Record a visit
    .outcome = What happened
    .also = The same for this door, in one step; may be given several times
    .mode = How: in the home, at the door, by phone
    .answered_by = Who answered
    .met = Name of the person met
    .topics = Topic explained; may be given several times
    .leaflets = Leaflets handed out
    .needs = Need heard; becomes a task; may be given several times
    .hazards = Hazard found; may be given several times
    .tasks_done = Id of a task done here; may be given several times
    .hazards_closed = Id of a hazard that passed its re-check here; may be given several times
    .again = When to come back: tonight, tomorrow, 19:00, 2026-11-23T19:00
    .until = Away until this day
cli-hazard = Hazards
cli-hazard-add = Record a hazard
    .door = The door or place; 3-2 or 3 for common parts
    .item = What: a name from the checklist, or a code such as gas/hose-old
    .severity = Severity, if it differs from the checklist
    .fixed = Fixed on the spot
    .deadline = To be fixed by this day
    .report = Reported
    .measure = What was done or ordered
    .responsible = Who has to fix it
cli-hazard-list = List hazards, open ones first
    .state = Only those in this state
cli-hazard-move = Move a hazard to its next state
    .state = The new state
    .measure = What was done
cli-task = Tasks, and decisions on rows of the queue
cli-task-add = Record a task
    .title = What is to be done
    .door = Where
    .due = By when
    .kind = What kind
    .origin = Who asked for it
    .priority = How urgent
cli-task-list = List tasks
cli-task-done = Mark a task done
cli-task-snooze = Put off a task or a row of the queue
    .id = The task's id, or the row's door
    .until = Not before this day
cli-task-dismiss = Drop a task or a row of the queue
    .id = The task's id, or the row's door
    .reason = Why
cli-task-assign = Hand over a task or a row of the queue
    .id = The task's id, or the row's door
    .to = Who does it
cli-backup = Write the whole ledger into one encrypted file, and check it
    .to = The file; otherwise one more of the ledger's own backups, of which the last few are kept
    .force = Overwrite a file that exists
cli-wipe = Destroy the ledger once the day is closed and exported: its keys, then its files
    .count = Attempts on the last day; asked for otherwise
    .words = The words that give up what is not exported; asked for when needed
cli-restore = Restore a ledger from a backup into an empty or new folder
    .backup = The backup
cli-doctor = Check the ledger: key files, journal, quick copy, drafts, backups; changes nothing unless told to
    .repair = Repair what can be repaired; what is damaged is put aside, never deleted
    .compact = Rewrite the quick copy, smaller; the journal stays as it is
cli-undo = Undo the last step
cli-redo = Redo what was just undone
cli-history = List every change, oldest first
cli-log = Write the day's log
    .day = Which day; otherwise the open one
    .format = Format; otherwise as in the settings, otherwise plain text
    .out = The file; a folder gets a file named after the day
    .force = Overwrite a file that exists
    .unmasked = Names, ID numbers and phones in full; needs --reason, and is kept in the history
    .office = Only the district's daily form, as html
    .template = The office's own columns, a toml file
    .columns = Print all columns, to make the office's own from
cli-day = The working day
cli-day-start = Start the day
    .worker = Who works; otherwise as in the settings
    .mentor = The mentor
    .companions = Who else comes along; may be given several times
    .weather = The weather, for the log
cli-day-plan = Pick the doors of the day
    .areas = Buildings and units, as 3 or 3-2; everything when none is named
    .cap = At most this many doors
cli-day-close = Close the day; later entries are marked as entered late
cli-day-show = Show a day
    .day = Which day; otherwise the open one
cli-place = Places that are not households
cli-place-add = Add a place
    .name = What people call it
    .kind = Which kind of place
    .address = Where it is, in words
    .in_charge = Who is in charge
cli-place-list = List places
cli-household = One household
cli-household-add = Add a household that is not in the roster
    .door = Its door
cli-household-edit = Change a household
    .to = The door it really has
cli-household-blank = Blank names, phones, ID numbers and notes of a household; the history keeps them sealed, undo brings them back, only wiping removes them
cli-household-verify = Verify a household and its people: nothing changed
cli-resident = One person
cli-resident-add = Add a person to a household
    .name = Name
cli-resident-blank = Blank a person's name, phones, ID number and notes
    .id = The person's id from the listing with --json; its last characters are enough
cli-resident-edit = Change a person
    .id = The person's id, as households --json shows it, or its last characters
    .name = Name
    .door = The household the person belongs to now
    .left = Moved out
    .deceased = Died
cli-apply = Carry out standard input, one JSON object a line, and answer each line once it is on disk
cli-completions = Print the completion script of a shell
    .shell = The shell
cli-man = Print the manual page
cli-reset-terminal = Put right a terminal that a killed program left behind

# Words that were not understood.
cli-usage-no-command = There is no command "{ $given }".
cli-usage-needs-command = { $command } needs to know what to do: { $known }
cli-usage-unknown = "{ $given }" is not known here.
cli-usage-missing = Still missing: { $what }
cli-usage-no-value = { $what }: a value has to follow.
cli-usage-bad-value = { $what }: "{ $given }" cannot be written here.
cli-usage-too-many = { $what }: "{ $given }" is too much.
cli-usage-twice = { $what }: only once.
cli-usage-conflict = { $what } does not go with { $other }.
cli-usage-not-utf8 = Some of it is not UTF-8 and cannot be read. Run export LANG=C.UTF-8 first.
cli-usage-known = Known are: { $known }
cli-usage-between = It has to be { $least } to { $most }.
cli-usage-number = It has to be a whole number.
cli-usage-suggest = Perhaps you mean: { $known }
cli-usage-named = { $argument } ({ $help })
cli-usage-options = [OPTIONS]
cli-usage-command = COMMAND
cli-usage-form = Usage: { $usage }
cli-usage-help = More: { $command } --help

cli-done-init = Ledger created in { $path }. Its key is a file beside it: whoever can read that folder can read the ledger.
cli-done-visits = { $count } doors: { $outcome }
cli-done-visit = { $door } { $head }: { $outcome }{ $attempt ->
        [1] {""}
       *[other] , attempt { $attempt }
    }{ $hazards ->
        [0] {""}
        [one] , 1 hazard
       *[other] , { $hazards } hazards
    }
cli-done-hazard = Hazard { $id } at { $door }: { $item } ({ $severity }){ $deadline ->
        [none] {""}
       *[other] , by { $deadline }
    }
cli-done-hazard-move = Hazard { $id }: { $state }
cli-done-task = Task { $id }: { $title }
cli-done-task-done = Done: { $title }
cli-done-decision = Noted: { $what }
cli-done-place = Place { $id }: { $name }
cli-done-household-add = Added { $door }
cli-done-household-blank = { $door }: names, numbers and notes are blanked
cli-done-resident-blank = { $id }: name, numbers and notes are blanked
cli-done-edit = Changed { $what }
cli-done-verify = { $door }: verified, no change
cli-done-resident = Recorded { $name } ({ $id })
cli-done-nothing = { $what }: nothing to change
cli-done-undo = Undone: { $verb } { $door } ({ $changes ->
        [one] 1 record
       *[other] { $changes } records
    })
cli-done-redo = Redone: { $verb } { $door } ({ $changes ->
        [one] 1 record
       *[other] { $changes } records
    })
cli-done-log = Saved: { $path }
cli-done-day-start = { $day } started. { $worker ->
        [none] No worker named: next time add --worker NAME, or write it into the settings.
       *[other] Worker: { $worker }.
    } Plan: { $doors } doors
cli-done-day-plan = { $day }: { $doors ->
        [one] 1 door
       *[other] { $doors } doors
    } planned
cli-done-day-close = { $day } is closed. Later entries are marked as entered late.

cli-done-dry-run = Dry run: nothing was imported.
cli-done-import = Imported. To undo all of it: gridday undo
cli-import-not-kept = { $count } rows were refused and not kept; import again with --rejects refused.csv to keep and mend them.
cli-importing = Reading

cli-none = Nothing to list.
cli-column-id = id
cli-column-door = door
cli-column-head = head
cli-column-state = state
cli-column-care = care
cli-column-people = people
cli-column-severity = severity
cli-column-deadline = deadline
cli-column-hazard = hazard
cli-column-due = due
cli-column-priority = priority
cli-column-title = task
cli-column-kind = kind
cli-column-name = name
cli-column-address = where
cli-column-at = when
cli-column-what = what
cli-column-changes = records
cli-column-worker = worker
cli-column-day = day
cli-column-mentor = mentor
cli-column-companions = with
cli-column-grid = grid
cli-column-weather = weather
cli-column-started = started
cli-column-closed = closed
cli-column-plan = plan

cli-column-score = score
cli-column-why = why
cli-column-phone = phone
cli-column-missing = missing
cli-column-todo = to do today
cli-column-waiting = not today
cli-column-visits = visits

cli-no-home = There is no home folder to put a ledger in.
    .hint = Give a folder with --ledger.
cli-no-clock = GRIDDAY_CLOCK is not a time: { $value }
    .hint = Write it as 2026-11-22T09:00:00+08:00.
cli-no-such-door = There is no door, place or name { $door }.
    .hint = List the doors with gridday households; add one with gridday household add.
cli-door-not-unique = { $door } could be any of these:
    .hint = Write one of them in full.
cli-not-a-household = { $door } is not a household.
    .hint = Write a door such as 3-2-501.
cli-not-a-door = { $door } is not clear: { $why }
    .hint = Write the door in full, such as 3-2-501.
cli-not-an-area = { $door } is neither a building nor a unit.
    .hint = Write 3 for building 3, 3-2 for its unit 2.
cli-no-such-id = There is no record with the id { $id }.
    .hint = Lists show ids; with --json in full.
cli-id-not-unique = Several ids end in { $id }:
    .hint = Write more of the id.
cli-unknown-code = { $value } is not in the table { $table }.
    .hint = You can write: { $known }
cli-no-date = { $value } is not a day.
    .hint = Write 2026-11-23, 11-23, tomorrow or +7.
cli-too-long = The text is longer than { $limit } characters.
    .hint = Make it shorter; nothing was recorded.
cli-one-of = Use only one of these: { $names }
cli-no-way-to = No step leads to the state { $state }.
    .hint = See how far it has come: gridday hazard list
cli-no-day = Nothing was recorded on { $day }.
    .hint = Try another day, such as yesterday or 11-21.
cli-care-sensitive = The ledger keeps no words about correction, illness or belief.
    .hint = Leave that word out.
cli-no-format = There is no format { $format }.
    .hint = You can write: txt, md, csv, xlsx, html, json
cli-needs-reason = Numbers in full need a reason.
    .hint = Add --reason "why"
cli-no-terminal = needs a terminal
cli-apply-not-json = The line is not a JSON object: { $why }
cli-apply-not-utf8 = The line is not { $what }.
cli-apply-too-long = The line is longer than { $limit } bytes and was skipped.
    .hint = Split it into several lines.
cli-apply-no-such-deed = There is no "do" with this name: { $name }
    .hint = You can write: { $known }
cli-apply-unknown-field = There is no field { $field } here.
    .hint = You can write: { $known }
cli-apply-missing-field = The field { $field } is missing.
    .hint = For example: { $example }
cli-apply-not-understood = A field has a wrong value: { $why }
    .hint = For example: { $example }
cli-plain-alone = { $option } cannot be used with a command.
    .hint = Type only: gridday --plain
cli-apply-manual = Fields of { $field }; those with * are required. Each means the same as the argument of the command.
cli-import-what = Say what the file is.
    .hint = Type gridday import roster { $file } or gridday import tasks { $file }.

cli-done-backup = Backed up and read back: { $path }, { $operations } entries of history, { $bytes } bytes. It needs this ledger's key to be restored; the key file travels in it.
cli-done-restore = Restored in { $path }: { $records } records, { $operations } entries of history.
cli-backing-up = Backing up
cli-restoring = Restoring
cli-examining = Checking
cli-compacting = Rewriting

cli-ask-passphrase = Passphrase:
cli-ask-new = New passphrase:
cli-ask-again = Once more:
cli-ask-recovery = Recovery key:
cli-not-alike = They differ; try again.
cli-given-up = No passphrase was given; nothing was touched.
cli-has-passphrase = This ledger has a passphrase already.
    .hint = To choose another, run: gridday passphrase change
cli-has-no-passphrase = This ledger has no passphrase.
    .hint = To set one, run: gridday passphrase set
cli-passphrase-file-open = Others can read the passphrase file { $path }; it was not used.
    .hint = First let only its owner read it (chmod 600).
cli-init-no-passphrase = There is no terminal to ask for a passphrase on; no ledger was created.
    .hint = Give one with --passphrase-fd N or GRIDDAY_PASSPHRASE_FILE; to go without one: gridday init --no-passphrase
cli-done-init-behind = Ledger created in { $path }. Without the passphrase or the recovery key nobody can read it; a lost passphrase cannot be found again.
cli-done-passphrase-set = The passphrase is set, also for the ledger's own backups. Backups copied elsewhere earlier still open without it: delete them.
cli-done-passphrase-change = The passphrase is changed, also for the ledger's own backups. Backups copied elsewhere earlier still open with the old one.
cli-done-passphrase-remove = The passphrase is removed: whoever can read the ledger's folder can read the ledger.
cli-recovery-key = The recovery key, shown only this once. If the passphrase is forgotten, nothing else opens the ledger:
    .hint = Write it on paper and keep it away from the computer. Its last character is a check: one mistake is noticed.
secret-refused = This is one of the first passphrases anybody tries; it cannot be used.
    .hint = Put a few unrelated words together: easy to keep, hard to guess.
secret-weak = Strength: weak. Whoever has the files could guess it in hours.
secret-fair = Strength: fair.
secret-strong = Strength: strong.

cli-form = Questionnaires (XLSForm)
cli-form-eval = Evaluate an expression of the kind forms use over an XML document
    .data = The document: XML, or an XForm with its instances
    .expression = The expression; { "${name}" } is the first element of that name
    .node = The path of the node it is evaluated at; otherwise the root
    .now = The present moment, `2026-03-15T10:30:00+08:00`; otherwise the clock's
    .tz = The zone of local days, such as `Asia/Shanghai`; otherwise one with the offset of the present moment
cli-form-check = Check a questionnaire: every fault at its cell, and what would be right
    .form = The workbook: `.xlsx`, `.xls` or `.ods`
    .media = The folder of its files; by default the one the workbook lies in
cli-form-in-expression = { $text } (character { $place } of the expression)
cli-form-warning = Note: { $text }
cli-form-ready = The form has no faults and can be filled
cli-form-no-expression = The expression is wrong at character { $place }: { $fault }
cli-form-no-name = The document has no element { $name }
cli-form-no-node = There is no node { $path }
cli-form-large = { $file } is larger than 20 MB
cli-form-malformed = { $file } is not well-formed XML
cli-form-no-element = { $file } has no element
cli-form-deep = The elements of { $file } stand too deep in one another
cli-form-no-date = { $text } is no date; it was taken as blank
cli-form-no-pattern = { $text } is no pattern that can be used; nothing matches it
cli-form-run = Fill a form from a script of steps and print its state
    .form = The form: .xlsx, .xls or .ods
    .script = The steps as JSON: `now`, `tz` and `steps` (`set` with `value`, `add_repeat`, `remove_repeat`, `set_language`, `snapshot`)
    .media = Where the files lie that the form wants; beside the form if not given
cli-form-no-script = { $file } is no script of steps: { $why }
cli-form-no-zone = There is no time zone { $zone }; write one such as `Asia/Shanghai`
cli-form-refused = Step { $step } was not taken: { $why }
