### The page Map: floors and doors.

map-title = { $building }  seen { $done }/{ $doors }
map-unit = Unit { $unit }
map-empty = No households yet. Press F10 to import a roster or add one.
map-above = ^{ $count }
map-below = v{ $count }
