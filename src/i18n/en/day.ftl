### The day: start, plan, rounds, close.

day-start-title = Begin { $day }
day-areas = Buildings
day-areas-note = doors: to visit/all
day-begin = Begin
day-unit = { $spot } ({ $due }/{ $doors })
day-building = B{ $spot } ({ $due }/{ $doors })
day-more-areas = Pick buildings..
day-cap = At most
day-weather = Weather
day-companions = With
day-companions-hint = names apart by spaces
day-mentor = Mentor
day-worker = Worker
day-started = The day has begun: { $count } doors
day-left-open = { $day } is still open
day-close-first = Close it, then begin today
day-not-begun = The day has not begun: F10, or tap here
