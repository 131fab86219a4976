### Why a door is in the queue.

queue-reason-hazard-report = major hazard, to be reported today: { $item }
queue-reason-hazard-look = major hazard, look at it: { $item } ({ $day })
queue-reason-recheck = re-check: { $item } ({ $day })
queue-reason-hazard-deadline = deadline to fix: { $item } ({ $day })
queue-reason-appointment = agreed to come back ({ $day })
queue-reason-appointment-time = agreed to come on { $day } at { $time }
queue-reason-care = { $rule } (last { $last })
queue-reason-care-first = { $rule } (never visited)
queue-reason-care-changed = something changed there, go soon: { $rule } (last { $last })
queue-reason-ordinary = { $rule } (last { $last })
queue-reason-first-visit = never visited
queue-reason-state-check = check whether still { $state } (last { $seen })
queue-reason-state-check-first = check whether { $state }
queue-reason-back = should be back since { $until }, check
queue-reason-retry = { $attempts ->
    [1] { $outcome } last time, try again
   *[other] { $outcome } last time, try again (nobody met in { $attempts } tries)
}
queue-reason-retry-refused = { $attempts ->
    [1] { $outcome } last time: phone first, or ask the building lead or property office to introduce you
   *[other] { $outcome } last time: phone first, or ask the building lead or property office to introduce you (nobody met in { $attempts } tries)
}
queue-reason-community = nobody met in { $attempts } tries, hand over to the community
queue-reason-fix-register = no such address, correct it first
queue-reason-task = { $title } ({ $origin })
queue-reason-task-due = { $title } ({ $origin }, by { $day })
queue-reason-task-time = { $title } ({ $origin }, { $day } { $time })
queue-reason-who-lives-there = { $title }: write down who lives there now ({ $origin })
queue-reason-draft = unfinished entry
queue-reason-facts-missing = missing: { $fields }
queue-reason-form = form to fill: { $title }
queue-reason-ask = not asked yet: { $question }
queue-reason-ask-again = not reached, ask again: { $question }
queue-reason-request = { $kind }: { $words }
queue-reason-request-review = { $kind } to review: { $words }
queue-reason-request-decide = { $kind } to decide on: { $words }
queue-reason-request-publish = { $kind } to put on the list: { $words }
queue-reason-request-unclaimed = { $kind } unclaimed for { $days } days, to assign: { $words }
queue-reason-request-begin = { $who } took it on, ask whether it has begun: { $words }
queue-reason-request-doing = { $who } is at it, ask how far: { $words }
queue-reason-request-rate = Done, ask how content they are: { $words }
queue-reason-request-close = Rated, to close: { $words }
queue-reason-request-report = { $kind } to report: { $words }
queue-reason-request-answer = Reported { $days } days ago, ask for the result: { $words }
queue-reason-request-visit-back = The result is back, go and tell them: { $words }
queue-reason-project-begin = Set up: time to start ({ $day })
queue-reason-project-finish = Due: say it is finished, or change the day ({ $day })
queue-reason-project-hear = A month under way: ask how it goes
queue-reason-project-evaluate = Finished: to be rated
queue-reason-activity = Time is past: say who came, or call it off
queue-reason-poll-close = Last day is past: close it, or change the day
queue-reason-poll-sign = Closed: the result is to be signed
queue-reason-project-begin-brief = time to start
queue-reason-project-finish-brief = finish it or move it
queue-reason-project-hear-brief = ask how it goes
queue-reason-project-evaluate-brief = to be rated
queue-reason-activity-brief = who came, or call off
queue-reason-poll-close-brief = close it or move it
queue-reason-poll-sign-brief = to be signed
queue-reason-facts-stale = details to confirm (last { $since })
queue-reason-planned = in today's plan
queue-reason-evening = evening round

queue-why-snoozed = put off to { $day }
queue-why-dismissed = dropped: { $reason }
queue-why-assigned = handed to { $to }
queue-why-outside-plan = not in today's plan
queue-why-other-slot = another time of day: { $day }, { $slot }
queue-why-cooling-off = not again today, from { $day }
queue-why-appointment = agreed for { $day }
queue-why-appointment-time = agreed for { $day } { $time }
queue-why-away = away for long
queue-why-away-until = away until { $day }
queue-why-nobody-there = { $state }, nobody lives there
queue-why-bad-address = wrong address, correct it first
queue-why-later = not before { $day }
queue-why-done = visited today

queue-fact-head = who lives there
queue-fact-state = occupancy
queue-fact-name = head's name
queue-fact-phone = head's phone
queue-fact-sex = head's sex
queue-fact-birth = head's year of birth

# Each rule in a short word, for lists where it is narrow.
reason-hazard-major = major
reason-appointment = agreed
reason-care-due = care
reason-recheck = re-check
reason-hazard-due = fix-by
reason-task = task
reason-project = project
reason-activity = activity
reason-poll = poll
reason-ask = poll
reason-request = request
reason-draft = unfinished
reason-retry = retry
reason-community = community
reason-first-visit = first
reason-facts-missing = details
reason-ordinary-due = regular
reason-state-check = vacant?
reason-facts-stale = outdated
reason-planned = planned
reason-evening = evening
