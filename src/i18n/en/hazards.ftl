### The page Hazards: the list, and what to do step by step.

hazards-title = Hazards { $open } open, { $overdue } late, { $settled } settled
hazards-empty = No hazards yet. Press 3 at a door to note one, or h anywhere.
hazards-none-here = No hazard here
hazards-settled = This one is settled. If it is back, press 6
hazards-past-that = This one is past that step
hazards-before-found = before it was found
hazards-today = due today
hazards-late = { $days } d late
hazards-due = Due { $day }, { $when }
hazards-due-in = Due { $day }, { $days } days left
hazards-recheck-on = Re-check { $day }
hazards-grade = Grade { $level }, { $grade }; { $state }
hazards-trail = Trail, latest first
hazards-steps = What to do
hazards-stands = logged { $what }: { $state }
hazards-to-whom = Reported to whom
hazards-needs-measure = A major hazard needs a measure
hazards-said = { $label }: { $value }
hazards-is-closed = closed
hazards-is-fixed = fixed
