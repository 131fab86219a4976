### The frame around every page: header, footer, toasts, first start.

app-language = English
app-too-small = Too small { $width }x{ $height }, at least 36x10

# The header.
app-language-other = 中文
page-today = Today
page-map = Map
page-homes = Homes
page-visits = Visits
page-hazards = Hazards
page-collect = Collect
page-requests = Requests
page-community = Community
page-log = Log
header-done = seen { $count }
header-not-home = out { $count }
header-beside = also { $count }
header-planned = plan { $done }/{ $all }
header-hazards = !{ $count }
weekday-1 = Mon
weekday-2 = Tue
weekday-3 = Wed
weekday-4 = Thu
weekday-5 = Fri
weekday-6 = Sat
weekday-7 = Sun

# States of a door. .short is one column.
mark-to-visit = to visit
    .short = .
mark-fine = fine
    .short = v
mark-note = note
    .short = +
mark-hazard = hazard
    .short = !
mark-not-home = out
    .short = -
    .also = away
mark-refused = refused
    .short = x
mark-vacant = vacant
    .short = o
mark-come-back = later
    .short = ~
mark-changed = changed
    .short = #

# Footer and toast.
hint-door = 1-9 record
hint-hazards = 1-9 act
hint-requests = 1-9 act
hint-log = 1-7 export 8 close
hint-choice = 1-9 choose
back-nothing = Nothing open to close here; { $key } goes to Today
page-enter-deeds = What to do
hint-check = 1 ok 2 bad 3 not seen 0 rest ok
hint-check-step = 1 fixed 2 by date 3 report
key-backspace = Backspace
key-enter = Enter
key-space = Space
key-tab = Tab
key-backtab = Shift+Tab
key-up = Up
key-down = Down
key-left = Left
key-right = Right
key-pageup = PgUp
key-pagedown = PgDn
toast-undo = { $key } = undo
toast-redo = { $key } = redo
toast-undone = undone: { $whom } { $what }
toast-redone = redone: { $whom } { $what }
quit-again = Ctrl+C again to quit
quit-demo = The demo is gone once you quit; exported files stay
quit-stay = Stay
quit-leave = Quit
app-repaired = The ledger repaired itself
settings-faulty = Errors in the settings file
keys-unknown-command = Settings, line { $line }: there is no command { $command }.
keys-unknown-key = Settings, line { $line }, { $command }: there is no key { $key }. The default keys stay.
keys-taken = Settings, line { $line }, { $command }: { $key } is already used by { $other }. The default keys stay.
keys-no-safe-key = Settings, line { $line }, { $command }: add a digit, F-key, arrow, Enter, Esc, Tab or Backspace, so that it works with an input method on. The default keys stay.
keys-robs = Settings, line { $line }, { $command }: { $key } is the only key of { $other } that works with an input method on. The default keys stay.
app-latin = Chinese is shown as ? here. To see it, quit and run: export LANG=C.UTF-8
app-letters = Not set to UTF-8: Chinese may look wrong. Quit and run: export LANG=C.UTF-8
cover-on = Names are covered on the screen
cover-off = Names are shown again
mouse-on = Mouse and taps on
mouse-off = Mouse and taps off: text can be selected
palette-dark = Dark background
palette-light = Light background
palette-classic = Green and blue
palette-mono = No colours
job-broken = It failed and changed nothing; try again
paste-cut = Too long, { $count } characters cut off
confirm-leave = Cancel

# What is not finished.
draft-kept = Draft kept; open it again to continue
discard-title = Not saved yet
discard-no = Keep it
discard-yes = Drop it
draft-in-memory = Not on disk yet: what is typed is kept in memory only and tried again every few seconds. { $why }
draft-on-disk = What was typed is on disk now.
draft-resumed = Continuing where you left off
draft-reopened = Continuing: { $whom } is open again
drafts-waiting = { $count } unfinished; open that door to continue

# Search.
search-title = Search { $count }
search-hint = name in pinyin, door, last 4 digits of a phone
search-nothing = Nothing found. Try name, pinyin initials, door, last 4 digits, alone, out
search-taken = Taken as a search
search-stray = Taken as a search: with the input method on, press Shift or use digits
list-separator = {", "}
spot-building = B{ $building }
spot-unit = B{ $building } unit { $unit }
palette-search = Search homes for { $typed }
picker-nothing = Nothing matches; try another word

# The first start.
welcome-what = A grid worker's day: doors, hazards, details and the log, offline. Where to start?
welcome-demo = See the demo: made up, about 420 households, gone when you quit
welcome-import = Import a roster and start
welcome-empty = Start empty
welcome-place = The ledger will be in { $path }
welcome-key = It is encrypted. Without a passphrase the key is a file beside it: whoever can read this folder can open the ledger. You can set a passphrase in the next step.
welcome-wait = One moment
welcome-enter = Choose
welcome-leave = Quit
welcome-begin = Press F10 to import a roster or add a household
header-closed = closed
header-demo = demo
welcome-is-demo = Demo: everything is made up and nothing is kept
appointment-now = { $time } appointment: { $door }

# Marking doors to record them together.
header-marked = *{ $count } marked
mark-count = { $count } marked: 1, 4, 5, 6 or 7 records all; Esc unmarks
mark-count-lived-in = { $count } marked ({ $left } vacant left out): 1, 4, 5, 6 or 7 records all
mark-none-left = No door is marked now
mark-nothing = No door is marked; Space marks one
mark-doors = { $count } marked doors:
mark-doors-only = Only the doors of homes can be marked
mark-one-by-one = Not for marked doors; Esc unmarks them
mark-all-recorded = All { $count } are recorded today: press again to repeat, Esc unmarks
mark-recorded = logged { $what } at { $count } doors
mark-recorded-some = logged { $what } at { $count } doors; { $skipped } already recorded today, skipped
mark-topic-title = Topic for { $count } doors
mark-heard-title = { $topic }: { $count } doors
mark-heard = Met them and explained it
mark-leaflet = Nobody home, left a leaflet

gate-passphrase = The ledger is locked; its passphrase:
gate-recovery = The recovery key:
    .hint = 25 signs in groups of five; small letters are taken too.
gate-new = Choose a passphrase for the ledger
    .hint = The ledger holds other people's lives. With a passphrase nobody who finds the machine can read it; if it is forgotten, only the recovery key opens it. For none just press Enter: whoever can read the ledger's folder can read the ledger then.
gate-again = Once more
gate-shown = The recovery key, shown this once
    .hint = Write it on paper and keep it away from the machine. If the passphrase is forgotten, nothing else opens the ledger. Press Enter when it is written down.
gate-cover = The screen is covered
    .hint = This ledger has no passphrase: anyone who presses Enter sees it again. For a real lock first run: gridday passphrase set
gate-wait = Wait { $seconds } seconds before the next try.
gate-opening = Opening, one moment
gate-making = Making the ledger, one moment
gate-enter = Go on
gate-to-recovery = Recovery key
gate-to-passphrase = Passphrase

# On the lower edge of a box: rows that follow.
popup-placed = { $at } of { $count }: { $title }
popup-more = { $count } more
calendar-title = { $year }-{ $month } (Enter takes)
calendar-weekdays = Mo Tu We Th Fr Sa Su

# The last lines, in the shell, after leaving.
app-left = Everything is saved in { $path }
app-left-demo = The demo is over; nothing of its ledger is kept
app-left-export = The file exported last is { $path }
