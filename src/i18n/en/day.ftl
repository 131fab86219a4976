### The day: start, plan, rounds, close.

day-start-title = Start { $day }
day-areas = Buildings
day-areas-note = doors: to visit/all
day-begin = Start
day-unit = { $spot } ({ $due }/{ $doors })
day-building = B{ $spot } ({ $due }/{ $doors })
day-more-areas = Pick buildings..
day-cap = At most
day-weather = Weather
day-companions = With
day-companions-hint = names apart by spaces
day-mentor = Mentor
day-worker = Worker
day-started = Day started: { $count } doors
day-started-no-duty = Day started: { $count } doors; nobody on duty this month
day-left-open = { $day } is still open
day-close-first = Close it, then start today
day-begin-button = {" "}Start
day-not-begun = The day has not started: pick buildings
day-is-closed = Day closed; F8 exports it
