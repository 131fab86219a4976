### Hazards: states, grades, measures.

hazard-severity = Severity
hazard-deadline = Deadline
hazard-new-deadline = New deadline
hazard-measure = Measure
hazard-measure-hint = what was done or ordered
hazard-responsible = Who fixes it
hazard-responsible-hint = household, property office..
hazard-note = Note
hazard-said = Remark
hazard-new = Record a hazard
hazard-item = Hazard
hazard-item-hint = press 9 to choose
hazard-pick = 9 choose one
hazard-pick-title = What hazard: a digit for its kind, or type
hazard-step = What then
hazard-step-told = told them
hazard-step-fixed = fixed now
hazard-step-by-date = by a date
hazard-step-reported = reported
hazard-deadline-hint = empty: by severity
hazard-severity-hint = empty: as in the checklist
