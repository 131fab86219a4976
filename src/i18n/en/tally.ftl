### Figures of the work in the community: a day, a week, a month, a year.

tally-requests = Requests taken down
tally-taken = taken down
tally-wishes = Steps of wishes
tally-request-steps = Steps of requests
tally-request-states = Requests at the end
tally-open = not over
tally-offers = Offers
tally-offers-new = new
tally-offers-held = in force
tally-matches = Matches
tally-matches-made = made
tally-matches-given = given
tally-matches-off = called off
tally-projects = Steps of projects
tally-project-states = Projects at the end
tally-all = all
tally-budget = budget, yuan
tally-spent = spent, yuan
tally-partners = Partners and members
tally-partners-new = new
tally-partners-reported = reported
tally-partners-signed = agreements signed
tally-partners-active = taking part
tally-partners-bound = under agreement

tally-publicity = Publicity, households
tally-households-told = households told
tally-leaflets = leaflets
tally-activities = Activities
tally-activities-held = held
tally-activities-people = people
tally-person-times = person-times
tally-relief = Relief
tally-relief-entries = entries
tally-relief-households = households
tally-relief-people = people
tally-relief-money = money, yuan
tally-relief-worth = goods worth, yuan

report-title-day = Community work of the day
report-title-week = Community work of the week
report-title-month = Community work of the month
report-title-year = Community work of the year
report-days = { $first } to { $last }
report-nothing = Nothing in this time
report-sheet = Summary
