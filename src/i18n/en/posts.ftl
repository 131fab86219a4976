### Posts, trainings, and who looks for work: the page's lists, forms at the door.

community-posts = Posts
community-no-posts = No posts yet. Press 9 to write one down: who takes whom.
community-willing = Looking
community-no-willing = Nobody is looking for work. Press 9 to write somebody down.

post-title = Write down a post or training
post-name = Title
post-kind = Kind
post-employer = Offered by
post-hours = Hours
post-pay = Pay
post-places = Places
post-left = Left
post-min-age = From age
post-max-age = Up to age
post-groups = For
post-placed = Placed
post-recorded = logged { $what }
post-is-closed = closed { $what }
post-no-ages = nobody is that old
post-is-over = This post is over
post-is-full = No place is left
post-not-this-age = This post is for another age
post-looks-no-more = They have a place, or look no more
post-given = { $who } placed: { $post }
willing-title = Looks for work or training
willing-name = Who
willing-wish = Wish
willing-skill = Can
willing-training = Wants to learn
willing-may-contact = Employer
willing-may-yes = may be told
willing-may-no = not to be told
willing-post = Post
willing-recorded = logged { $what }
willing-stands = { $what }: { $state }
