### What can be offered at a door: told, referred, given; topics of publicity and how far they have come.

topics-of-day = Topics of the day
topics-field = Topics
topics-which = To tell at every door
topics-none-set = none set; pick from all topics
topics-more = All topics..
topics-set = topics of the day: { $topics }
topics-taken-off = no topics of the day any more
topics-coverage = Households by topic
topics-covered = { $topic }: { $told } of { $households } households, { $leaflets } leaflets
topics-covered-all = All: { $any } of { $households } households, { $leaflets } leaflets ({ $unsorted } of no one topic)

log-told = { $how }: { $what }{ $leaflets ->
    [0] {""}
    [one] , 1 leaflet
   *[other] , { $leaflets } leaflets
}

at-door-title = { $door }: what can be offered
at-door-none = Nothing to offer. On the page Community, under Offers, 9 writes one down.
at-door-keys = 1 told  2 referred  3 given  4 more
at-door-recorded = { $door } logged { $how }: { $what }
at-door-again = { $how } today already
at-door-told-today = { $how } today
at-door-told-on = { $how } { $day }
at-door-was-told = It was told
at-door-read = Read it all
at-door-more = More..
at-door-why = Fits
at-door-who = Ask
at-door-where = Where
at-door-when = When
at-door-conditions = If
at-door-from = from { $from }
at-door-until = until { $until }
at-door-asked = asked for "{ $words }"
at-door-heard = spoke of { $need }
at-door-of-the-day = topic of the day
at-door-near = near
at-door-everybody = for everybody
at-door-yuan = {" "}yuan
at-door-leaflets = Leaflets
at-door-amount = Yuan
at-door-how = How
at-door-way = Way
at-door-person = To
at-door-to = Or to whom
at-door-for-need = For what was asked here: { $words }
at-door-beside-need = Beside it, not for that request
sheet-topic-today = { $topic } (today)
homes-told = Told
told-post-not-given = Write down who looks for work first, then place them
