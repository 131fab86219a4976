### Polls: the page's list, the sheet at the door, the result to sign.

community-polls = Polls
community-no-polls = No polls. Press 9 to write a question down and whom it is put to.

poll-title = Put a question to every door
poll-question = Question
poll-explanation = Explained
poll-asked = Asked
poll-asked-hint = buildings, units or doors: 3, 3-2, 3-2-501; * for all
poll-asked-unknown = buildings, units or doors: 3, 3-2, 3-2-501; * for all
poll-everyone = every door
poll-part = Take part
poll-consent = Consent
poll-share-hint = 2/3, 75%, >50%
poll-closed-threshold = closed: what has to be reached changes no more; open it again first
poll-no-share = 2/3, 75% or >50%
poll-base = Of whom
poll-from = From
poll-until = Until
poll-state = State
poll-signed = Signed
poll-threshold = Threshold
poll-threshold-said = { $part } of households and { $part_area } of floor area take part; { $consent } of households and { $consent_area } of floor area consent, of { $base }
poll-recorded = logged { $what }
poll-stands = { $what }: { $state }
poll-sign-by = Signed by
poll-do-close = Close: no more answers
poll-do-sign = Sign the result
poll-do-reopen = Open again
poll-none-here = No poll asks this door
poll-which = Which question
poll-answer-title = { $question }
poll-answer-more = Words, who, how
poll-answer = Answer
poll-way = How
poll-who = Who
poll-reason = Why
poll-conditions = If
poll-answered = { $door }: { $answer }
poll-stance = { $question }: { $answer }
poll-not-answered = not asked yet
poll-households = Households
poll-area = Floor area ㎡
poll-objections = Objections
poll-to-ask = Still to ask
poll-all = all
poll-met = Reached by households and by floor area.
poll-not-met = Not reached.
poll-unsettled = Reached by households; nobody can say by floor area.
poll-without-area = The floor area of { $count ->
        [one] one door is not known: it is
       *[other] { $count } doors is not known: they are
    } in no sum of area.
poll-missing = Households: { $part ->
        [zero] { "" }
       *[other] { $part } more to take part,{ " " }
    }{ $consent ->
        [none] no number of new consents is enough
        [zero] enough consent
       *[other] { $consent } more to consent
    }.
poll-missing-area = Floor area: { $part ->
        [zero] { "" }
       *[other] { $part } sq m more to take part,{ " " }
    }{ $consent ->
        [none] no number of new consents is enough
        [zero] enough consent
       *[other] { $consent } sq m more to consent
    }.
poll-line = { $answer } { $count } ({ $share }), { $area } sq m ({ $share_area })
poll-line-all = Asked { $part } of { $count } households
poll-bar = { $answer } { $count } { $share }
poll-sheet = Result of a poll
poll-no-area = not known
poll-written = Written { $at }
poll-column-number = No.
poll-column-door = Door
poll-column-head = Head
poll-column-area = sq m
poll-column-answer = Answer
poll-column-way = How
poll-column-day = Day
poll-column-reason = Reason, conditions
poll-column-sign = Signature
poll-column-households = Households
poll-column-share = Share
poll-sign-worker = Grid worker
poll-sign-residents = For the residents
poll-sign-community = Community
