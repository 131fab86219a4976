### The command line: help, answers, listings, refusals.

cli = The day of a one-day grid worker: doors, hazards, facts, log. Without a command: the screen.
cli-after =
    A DOOR is written as people do: 3-2-501, a name where only one fits, or an id.
    Common parts are 3-2 (a unit) or 3 (a building).
    Standard output is data, standard error is talk.
    Ends with 0 done, 1 refused, 2 wrong usage, 3 ledger in use, 4 damaged.
cli-everywhere = Anywhere
cli-arguments = Arguments that mean the same everywhere
    .plain = line by line, for screen readers, dumb terminals and scripts
    .ledger = The ledger's folder; otherwise GRIDDAY_LEDGER, otherwise the platform's folder for data
    .demo = A made-up community of about 420 households instead of the ledger
    .lang = The language: zh-CN or en
    .json = Answer as JSON
    .passphrase_fd = Read passphrases from this file descriptor, one a line (or from GRIDDAY_PASSPHRASE_FILE, a file with mode 0600)
    .help = Explain; -h in short, --help at length
    .version = Tell the version
    .door = The door or place
    .note = Note
    .day = Only this day: a date, today, yesterday, 11-21
    .source = Who or what it came from
    .id = Its id, or the last characters of it
    .all = Settled ones too
    .unmasked = ID numbers and phones in full; with --reason, and written into the history
    .reason = Why they are needed in full
    .state = How it is lived in
    .away_until = Away until
    .number = The household number of the office's register
    .house_use = What the house is used for
    .tenure = By what right it is held
    .owner = The owner's name
    .owner_phones = The owner's phone; may be given several times
    .notes = What the next person at the door should know
    .sex = Sex; the ID number's goes before it
    .birth = Birth: a date, a month or a year
    .id_number = ID number
    .phones = Phone; may be given several times
    .relation = Relation to the head of the household
    .population = Registered, floating, from abroad
    .residence_match = Whether the person lives where the register says
    .care = Care group, instead of those known; may be given several times
    .workplace = Workplace or school
    .register_address = Where the household register is
    .emergency = Whom to call in need
    .emergency_phones = Phone of whom to call in need; may be given several times
    .remark = Anything else
    .file = The file (csv, tsv, txt, xlsx, xls, ods); - is standard input
    .dry_run = Only tell what would change
    .rejects = Write the rows refused to this file, to be corrected and read in
    .force = Write over that file if it is there
    .maps = What a column means, as heading=field or letters=field; may be given several times

cli-passphrase = The ledger's passphrase: set, change, remove
cli-passphrase-set = Give a passphrase to a ledger that has none
cli-passphrase-change = Choose another passphrase
cli-passphrase-remove = No passphrase any more: the key lies in the ledger's folder, and whoever can read that can read the ledger
cli-recovery = The recovery key, for a forgotten passphrase
cli-recovery-show = A new recovery key, shown this once; the old one is void
cli-recovery-use = Choose a new passphrase by the recovery key
cli-init = Make a ledger
    .no_passphrase = No passphrase: the key lies in the ledger's folder, and whoever can read that can read the ledger
cli-import = Read a file in
cli-import-roster = Read a roster in: households and residents
    .without_ids = Leave ID numbers out
cli-import-tasks = Read a list of tasks in
cli-households = List households
    .query = Door, name, pinyin, initials, last digits, care or state word
cli-show = Show a door: people, history, what is open
cli-queue = List what is due
    .order = The order: urgency, or stairs as one walks
    .waiting = What is due but not for today, and why, instead
cli-visit = Write down an attempt at a door
    .outcome = What happened
    .also = The same at this door, in the same step; may be given several times
    .mode = How: in the home, at the door, by phone
    .answered_by = Who answered
    .met = Name of whom was met
    .topics = Topic explained; may be given several times
    .leaflets = Leaflets handed out
    .needs = Need heard, becomes a task; may be given several times
    .hazards = Hazard found; may be given several times
    .tasks_done = Id of a task settled here; may be given several times
    .hazards_closed = Id of a hazard found in order here; may be given several times
    .again = When to come again: tonight, tomorrow, 19:00, 2026-11-23T19:00
    .until = Away until this day
cli-hazard = Hazards
cli-hazard-add = Write down a hazard
    .door = The door or place; 3-2 or 3 for common parts
    .item = What, as gas/hose-old
    .severity = How grave, where it differs from the table
    .fixed = Put right on the spot
    .deadline = To be put right by this day
    .report = Handed up
    .measure = What was done or ordered
    .responsible = Who has to put it right
cli-hazard-list = List hazards, open ones first
    .state = Only those in this state
cli-hazard-move = Move a hazard on
    .state = The state it comes to
    .measure = What was done
cli-task = Tasks, and decisions about rows of the queue
cli-task-add = Write down a task
    .title = What is to be done
    .door = Where
    .due = By when
    .kind = What it asks for
    .origin = Who asked for it
    .priority = How pressing
cli-task-list = List tasks
cli-task-done = Settle a task
cli-task-snooze = Put a task or a row of the queue off
    .id = The task's id, or the row's door
    .until = Not before this day
cli-task-dismiss = Drop a task or a row of the queue
    .id = The task's id, or the row's door
    .reason = Why
cli-task-assign = Give a task or a row of the queue to somebody else
    .id = The task's id, or the row's door
    .to = Who does it
cli-backup = Write the whole ledger into one sealed file, and prove it
    .to = The file; otherwise one more of the ledger's own backups, of which the last few are kept
    .force = Write over a file that is there
cli-restore = Make a ledger from a backup, in an empty or new folder
    .backup = The backup
cli-doctor = Look the ledger over: key files, journal, quick copy, drafts, backups; changes nothing unless told to
    .repair = Mend what can be mended; what is damaged is put aside, never deleted
    .compact = Write the quick copy anew, smaller; the journal stays as it is
cli-undo = Take the last step back
cli-redo = Do again what was taken back last
cli-history = List every change, oldest first
cli-log = Write the day's log
    .day = Which; otherwise the one that is open
    .format = In which format; otherwise as in the settings, otherwise plain text
    .out = The file; a folder gets a file named after the day
    .force = Write over a file that is there
    .unmasked = Names, ID numbers and phones in full; with --reason, and written into the history
    .office = The district's daily form alone, as html
    .template = The office's own columns, a toml file
    .columns = Write out every column, to begin a file of one's own with
cli-day = The working day
cli-day-start = Begin today
    .worker = Who works; otherwise as in the settings
    .mentor = The regular grid worker
    .companions = Who else comes along; may be given several times
    .weather = The weather, for the log
cli-day-plan = Pick the doors of the day
    .areas = Buildings and units, as 3 or 3-2; everything when none is named
    .cap = At most so many doors
cli-day-close = Close the day; later entries are marked late
cli-day-show = Show a day
    .day = Which; otherwise the one that is open
cli-place = Places that are no households
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
cli-household-verify = Confirm what is known of a household and its people
cli-resident = One person
cli-resident-add = Add a person to a household
    .name = Name
cli-resident-edit = Change a person
    .id = The person's id, as households --json shows it, or its last characters
    .name = Name
    .door = The household the person belongs to now
    .left = Moved out
    .deceased = Died
cli-apply = Do what is read from standard input, one JSON object a line, and answer each line when it is on disk
cli-completions = Write the completions of a shell
    .shell = The shell
cli-man = Write the manual page
cli-reset-terminal = Put a terminal right that a killed program left behind

cli-done-init = A ledger was made in { $path }. Its key lies in a file beside it: whoever can read that folder can read the ledger.
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
cli-done-task-done = Settled: { $title }
cli-done-decision = Noted: { $what }
cli-done-place = Place { $id }: { $name }
cli-done-household-add = { $door } was added
cli-done-edit = { $what } was changed
cli-done-verify = { $door }: everything confirmed
cli-done-resident = { $name } ({ $id }) was written down
cli-done-nothing = { $what }: nothing to change
cli-done-undo = Taken back: { $verb } { $door } ({ $changes ->
        [one] 1 record
       *[other] { $changes } records
    })
cli-done-redo = Done again: { $verb } { $door } ({ $changes ->
        [one] 1 record
       *[other] { $changes } records
    })
cli-done-log = Written: { $path }
cli-done-day-start = { $day } has begun. Worker: { $worker }. Doors planned: { $doors }
cli-done-day-plan = { $day }: { $doors ->
        [one] 1 door
       *[other] { $doors } doors
    } planned
cli-done-day-close = { $day } is closed. Later entries are marked late.

cli-done-dry-run = Only a rehearsal: nothing was read in.
cli-done-import = Read in; one gridday undo takes all of it back.
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
cli-column-started = begun
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
    .hint = Name a folder with --ledger.
cli-no-clock = GRIDDAY_CLOCK is no moment: { $value }
    .hint = Write it as 2026-11-22T09:00:00+08:00.
cli-no-such-door = There is no door, place or name { $door }.
    .hint = List the doors with gridday households; add one with gridday household add.
cli-door-not-unique = { $door } could be any of these:
    .hint = Write one of them in full.
cli-not-a-household = { $door } is no household.
    .hint = Write a door such as 3-2-501.
cli-not-a-door = { $door } is not clear: { $why }
    .hint = Write the door in full, as 3-2-501.
cli-not-an-area = { $door } is neither a building nor a unit.
    .hint = Write 3 for building 3, 3-2 for its unit 2.
cli-no-such-id = There is no record with the id { $id }.
    .hint = The listings show ids; with --json in full.
cli-id-not-unique = Several ids end in { $id }:
    .hint = Write more of it.
cli-unknown-code = { $value } is no word of the table { $table }.
    .hint = Possible: { $known }
cli-no-date = { $value } is no day.
    .hint = Write 2026-11-23, 11-23, tomorrow or +7.
cli-too-long = The text is longer than { $limit } characters.
    .hint = Write it shorter; nothing was recorded.
cli-one-of = Only one of these is possible at a time: { $names }
cli-no-way-to = No step leads to the state { $state }.
cli-no-day = There is no day { $day } in the ledger.
cli-care-sensitive = The ledger holds no words about correction, illness or belief.
    .hint = Leave that word out.
cli-no-format = There is no format { $format }.
cli-needs-reason = Numbers in full need a reason.
cli-no-terminal = needs a terminal
cli-apply-not-json = The line is no JSON object: { $why }
cli-apply-not-utf8 = The line is not { $what }.
cli-apply-too-long = The line is longer than { $limit } bytes and was passed over.
cli-apply-no-such-deed = The field do has no known name: { $name }
    .hint = Possible: { $known }
cli-apply-unknown-field = There is no field { $field } here.
    .hint = Possible: { $known }
cli-apply-missing-field = The field { $field } is missing.
    .hint = For example: { $example }
cli-apply-not-understood = A field holds what it cannot hold: { $why }
    .hint = For example: { $example }
cli-plain-alone = { $option } stands alone, without a subcommand.
    .hint = Type only: gridday --plain
cli-apply-manual = These may stand in { $field }; fields with * must be there. Each means what the argument of the subcommand means.
cli-import-what = Say what the file is.
    .hint = Type gridday import roster { $file } or gridday import tasks { $file }.

cli-done-backup = Backed up and read back: { $path }, { $operations } entries of history, { $bytes } bytes. It needs this ledger's key to be restored; the key file travels in it.
cli-done-restore = Restored in { $path }: { $records } records, { $operations } entries of history.
cli-backing-up = Backing up
cli-restoring = Restoring
cli-examining = Looking over
cli-compacting = Writing anew

cli-ask-passphrase = Passphrase:
cli-ask-new = New passphrase:
cli-ask-again = Once more:
cli-ask-recovery = Recovery key:
cli-not-alike = They differ; once again.
cli-given-up = No passphrase was given; nothing was touched.
cli-has-passphrase = This ledger has a passphrase already.
    .hint = To choose another, run: gridday passphrase change
cli-has-no-passphrase = This ledger has no passphrase.
    .hint = To set one, run: gridday passphrase set
cli-passphrase-file-open = Others can read the passphrase file { $path }; it was not used.
    .hint = First run: chmod 600 { $path }
cli-init-no-passphrase = There is no terminal to ask for a passphrase on; no ledger was made.
    .hint = Give one by --passphrase-fd N or GRIDDAY_PASSPHRASE_FILE; without one, say so: gridday init --no-passphrase
cli-done-init-behind = A ledger was made in { $path }. Without passphrase or recovery key nobody can read it; a lost passphrase cannot be found again.
cli-done-passphrase-set = The passphrase is set, for the ledger's own backups too. Backups copied elsewhere before still open without one: delete them.
cli-done-passphrase-change = The passphrase is changed, for the ledger's own backups too. Backups copied elsewhere before open with the old one.
cli-done-passphrase-remove = The passphrase is gone: whoever can read the ledger's folder can read the ledger.
cli-recovery-key = The recovery key, shown this once. If the passphrase is forgotten, nothing else opens the ledger:
    .hint = Write it on paper and keep it away from the machine. The last sign is a check sign: one mistake is noticed.
secret-refused = This is a passphrase that everybody tries first; it is not taken.
    .hint = Put a few unrelated words together: easy to keep, hard to guess.
secret-weak = Strength: weak. Whoever has the files guesses it in hours.
secret-fair = Strength: fair.
secret-strong = Strength: strong.
