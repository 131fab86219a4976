### The page Map: floors and doors.

map-title = { $building }  seen { $done }/{ $doors }
map-unit = Unit { $unit }
map-empty = No households yet. Import a roster, or press F10 and look for "add a household".
