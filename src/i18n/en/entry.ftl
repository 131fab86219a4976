### Fields of dialogs and what is wrong with a value.

fault-required = required
fault-not-a-number = not a number
fault-not-a-day = not a day: try 11-22, 2021-03-05, tomorrow
fault-far-off = a year from 2000 to 2100
fault-no-such-day = no such day
fault-not-a-time = not a time: try 19:00

# Which door, common parts or place.
where-label = Where
where-hint = 3-2-501, 3-2 (stairs), 3 (block), a place
where-unknown = no such place
where-several = which of them
where-which = Which of them
fault-not-later = must be after today

# What Enter does at a field.
form-press = Open
form-next = Next

# Blanking what is personal.
blank-title = { $door }: whose name, numbers and notes to blank
blank-household = Everybody, and the notes
blank-no-door = Choose a household first, then blank it
blank-done = { $door }: names, numbers and notes are blanked
blank-nothing = { $door }: nothing left to blank
