### The Homes page: list, search, household card.

homes-title = Homes { $count }
homes-title-narrowed = Homes { $shown }/{ $count } /{ $typed }
homes-search-hint = initials, pinyin, Han, door, last 4 of phone
homes-empty = No households yet. Press F10: "Import a roster", or "Add a household" one by one.
homes-nobody = No households yet
homes-not-a-household = This is a place, not a household
homes-revealed = Numbers shown for 10 seconds

# The card.
homes-labelled = { $label }: { $what }
homes-note = note
homes-owner = owner
homes-number = no.
homes-floor-area = { $area } sq m
homes-until = until { $day }
homes-emergency = emergency
homes-id-number = ID
homes-hazard = hazard
homes-task = task
homes-due = due { $day }
homes-visits = visits
homes-never-visited = never visited
homes-missing = missing
homes-verified = details last verified { $day }
homes-never-verified = details never verified

# What can be done.
homes-fill-form = Fill a form..
homes-form-waits = Form to fill: { $forms }
homes-verify = Verify: nothing changed
homes-edit = Edit this household, its note
homes-add-person = Add a resident
homes-people = People: edit, moved out, died, declined..
homes-no-people = Nobody is recorded here: 3 adds a resident
homes-add-hazard = Record a hazard..
homes-checklist = Go through a checklist..
homes-tasks = Tasks..
homes-request = Take down a request or wish..
homes-offered = What can be offered here..
homes-give-relief = Record relief: money, goods..
homes-stance = Answer to an open poll..
homes-reveal = Show numbers (10 s)
homes-blank = Blank names, numbers, notes..
homes-all-visits = Earlier visits
homes-edit-place = Edit this place, its note
homes-person-blank = Blank this person: name, numbers, notes
homes-person-edit = Edit this person
homes-person-left = Moved out
homes-person-deceased = Deceased
homes-person-declined = Does not want to say
homes-who-said = who said so
homes-verified-now = verified { $door }, no change ({ $source })
homes-left-now = recorded: { $name } moved out
homes-deceased-now = recorded: { $name } deceased
homes-task-done = Done
homes-task-tomorrow = Tomorrow
homes-task-week = Next week
homes-task-done-now = task done
homes-task-later-now = task put off
homes-no-visit = Nobody has visited { $door } yet: 1 to 8 record a visit
