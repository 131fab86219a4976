### A household: its facts and how they are said.

# Why an address is not certain.
address-empty = no address
address-no-building = no building
address-no-room = no room
address-building-or-unit = the first number may be a building or a unit, as in 3-501
address-building-or-floor = the first number may be a building or a floor
address-looks-like-date = a spreadsheet turned the door into a date
address-spreadsheet-date = a spreadsheet turned the door into the number of a date
address-not-a-dwelling = a shop, a garage or the like: no dwelling
address-floor-and-room = floor and room do not agree
address-too-many-parts = the columns disagree about the address
address-unread = words that are no part of a door
