### The page Hazards: the list, and what to do step by step.

hazards-title = Hazards { $open } open, { $overdue } late, { $settled } settled
hazards-empty = No hazards yet. Press 3 at a door to record one, or 9 here.
hazards-none-here = No hazard here
hazards-settled = This one is settled. If it is back, press 6
hazards-past-that = This one is past that step
hazards-before-found = before it was found
hazards-today = due today
hazards-late = { $days } d late
hazards-due = Fix by { $day }, { $when }
hazards-due-in = Fix by { $day }, { $days } days left
hazards-recheck-on = Re-check { $day }
hazards-grade = Severity { $level }, { $grade }; { $state }
hazards-trail = Steps so far, latest first
hazards-steps = What to do
hazards-stands = logged { $what }: { $state }
hazards-to-whom = Reported to whom
hazards-needs-measure = A major hazard needs a measure
hazards-said = { $label }: { $value }
hazards-is-closed = closed
hazards-is-fixed = fixed
hazards-in-full = All about it, step by step

# Going through a checklist: is it there, line by line.
checklist-answered = { $title } done { $answered }/{ $count }
checklist-home = Home check
checklist-which = Check what at { $door }
checklist-where = Where to check
checklist-elsewhere = Elsewhere: common parts, a place..
checklist-no = ok
checklist-yes = bad
checklist-unseen = not seen
checklist-then = Then
checklist-fixed = fixed
checklist-by-date = by date
checklist-reported = report
checklist-due = Due
checklist-note = Note
checklist-past = in the past
checklist-rest = rest: ok
checklist-next = Next line
checklist-done = Done
checklist-also-visit = Log a visit too (someone met)?
checklist-leak = Open windows, touch no switch, get out, call 119
checklist-nothing = Nothing was looked at, nothing to log
checklist-logged = logged { $what }: { $count } looked at, { $bad } bad
