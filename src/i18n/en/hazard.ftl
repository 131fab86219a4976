### Hazards: states, grades, measures.

hazard-severity = Grade
hazard-deadline = Deadline
hazard-new-deadline = New deadline
hazard-measure = Measure
hazard-measure-hint = what was done or ordered
hazard-responsible = Who fixes it
hazard-responsible-hint = household, property office..
hazard-note = Note
hazard-said = Said now
