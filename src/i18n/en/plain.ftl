### Plain mode: for screen readers, dumb terminals and scripts. Every choice has a digit.

plain-latin = Not set to UTF-8: Chinese is written as it is read. For Chinese, leave and run export LANG=C.UTF-8
plain-begin = gridday, line by line. Type a line, press Enter. ?=help, 10=menu, 00=undo, q=quit.
plain-standing = { $day }, { $done } of { $all } doors done, out { $away }, hazards { $hazards }
plain-next = Next { $door }: { $who }
plain-door = { $door }: { $who }
plain-people = people: { $count }
plain-not-begun = the day is not begun
plain-comma = , { "" }
plain-semicolon = ; { "" }
plain-on-disk = { $done }, saved
plain-all-done = No doors left for today. 19=start the day, 14=homes, 17=log and close the day
plain-no-homes = No homes yet. 25=import a roster, 23=add a home
plain-in-the-menu = That is in the menu: 36=visits here, 37=numbers in full, 15=hazards
plain-redo = 27=redo
plain-one-by-one = One door at a time here. For several alike use a command: gridday visit DOOR not-home --also DOOR
plain-still-at = Still at { $place }
plain-task-digits = This task has no door. 0=open it, 9=next one
plain-undertaking-digits = This one has no door. 0=act on it, 9=next one
plain-common-parts = These are common parts; no household to change
plain-burst = { $count } lines came at once; none was carried out. One line at a time, please
plain-unreadable = This line cannot be read: too long, or not UTF-8. Type it again
plain-bye = Goodbye
plain-left = Cancelled
plain-search-what = Type what to find: name, door, last 4 digits of a phone
plain-no-such-number = No such number here. ?=help
plain-correct-a-visit = correct a visit

# Questions and answers.
plain-which = Which one
plain-which-or-words = Which one, or some letters of it
plain-yes = yes
plain-no = no
plain-one-or-two = Type 1 or 2
plain-only-one = Only one can be chosen
plain-no-such-option = There is no such choice
plain-several-options = Which one: { $options }
plain-more-options = { $count } more; type some letters of it
plain-lines-between = { $count } lines between; type ? to hear all
plain-closed = { $option } (not now)
plain-aside = { " " }({ $text })
plain-note-how = Enter ends it, 00 = put aside
plain-note-q = q was not noted. To leave write 00 first, then q
plain-way-out = - empties it, 00 puts it aside
plain-several = several, apart by spaces
plain-present = , now: { $value }
plain-form-how = { $count } questions. Empty line=as it is, full stop=save
plain-checklist-line = { $at }/{ $count } { $item }
plain-checklist-how = Empty line=not looked, next one; full stop=save

# Lists.
plain-list-head = { $heading }, type a digit:
plain-list-more = 0 on, { $count } more
plain-found-one = Found { $door }
plain-found = homes found: { $count }
plain-hazards = open hazards: { $count }
plain-no-hazards = No open hazards
plain-visits = visits: { $count }; which one to correct
plain-no-visits = No visits yet

# Menus.
plain-menu-go = Go to
plain-menu-add = Add, and more
plain-menu-here = This door
plain-menu-hide = Who may read or hear it
plain-menu-keep = The ledger itself
plain-menu-next = next door
plain-menu-due = to do
plain-menu-evening = evening round
plain-menu-homes = homes
plain-menu-hazards = hazards
plain-menu-collect = details missing
plain-menu-log = log, export, close the day
plain-menu-tasks = tasks
plain-menu-visits = visits here, correct one
plain-menu-reveal = numbers in full
plain-menu-waiting = not today

# Words that may be typed too, apart by spaces.
plain-words-redo = redo
plain-words-mark = mark select
plain-words-undo = undo u
plain-words-help = help h
plain-words-quit = quit q exit
plain-words-next = next n
plain-words-menu = menu m
plain-words-begin = start begin
plain-words-log = log
plain-words-close = close

plain-help =
    Words find a door: name, initials, door, last 4 digits of a phone. After / always.
    Empty line=say again, 10 20 30=menus, 11=next door, 00=undo, q=quit.
plain-help-list = Type 1 to 9 for a row, 0 for the next rows.
plain-help-form = Empty line=as it is, next. - =clear, < =back, full stop=save, 00=put aside.
plain-help-choice = Type a digit or some letters. 00=cancel.
plain-no-passphrase = No passphrase was set: whoever can read { $path } can read the ledger. To set one, leave and run: gridday passphrase set

plain-menu-together = Monthly duty, calendars
plain-menu-community = Community
