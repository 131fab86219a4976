### A household: its facts and how they are said.

# Why an address is not certain.
address-empty = no address
address-no-building = no building
address-no-room = no room
address-building-or-unit = the first number may be a building or a unit, as in 3-501
address-building-or-floor = the first number may be a building or a floor
address-looks-like-date = a spreadsheet turned the door into a date
address-spreadsheet-date = a spreadsheet turned the door into the number of a date
address-not-a-dwelling = a shop, a garage or the like: not a home
address-floor-and-room = floor and room do not agree
address-too-many-parts = the columns disagree about the address
address-unread = words that are not part of a door

# Forms.
household-add-title = Add a household
household-add-note = A door that is not in the roster
household-edit-title = Edit household { $door }
household-door = Door
household-door-hint = 3-2-501
household-door-taken = this door exists already
household-head = Head or resident
household-head-hint = leave empty if not known
household-state = Occupancy
household-away-until = Away until
household-away-hint = only if away for long: 3-15
household-notes = Note
household-notes-hint = for the next knock: hard of hearing
household-owner = Owner
household-owner-phone = Owner's phone
household-tenure = Tenure
household-use = Use
household-number = Register no.
household-floor-area = Floor area
household-floor-area-hint = square metres: 89.5
household-no-area = write square metres: 89.5
household-saved = changed { $door }
household-added = added { $door }
household-unchanged = { $door }: nothing changed
