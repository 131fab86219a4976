### What can be offered at a door: told, referred, given; topics of publicity and how far they have come.

topics-of-day = Topics of the day
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
