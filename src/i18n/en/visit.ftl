### A visit: outcome, mode, whom one met.

visit-again-in-the-past = The day agreed on has passed.
    .hint = Give today or a later day, such as tonight, tomorrow, 2026-11-23.

# Correcting a visit.
visit-edit-title = Correct visit { $door } { $day } { $time }
visit-edit-note = Old and new stay in the history
visit-outcome = Outcome
visit-met-name = Who was met
visit-again-at = Come back
visit-leaflets = Leaflets
visit-corrected = corrected the visit at { $door }
visit-corrected-stays = corrected the visit at { $door }; unchanged: { $what }
visit-edit-stays = Old and new stay in the history; unchanged: { $what }
visit-stays-state = occupancy (change it on Homes)
visit-stays-tasks = task { $what } (change it in Tasks)
visit-stays-hazards = hazard { $what } (change it on Hazards)
