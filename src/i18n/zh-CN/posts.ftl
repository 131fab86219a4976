### 岗位、培训、就业意向：共建页的清单，门口的表。

community-posts = 岗位
community-no-posts = 还没有岗位。按 9 记一个：谁要人。
community-willing = 求职
community-no-willing = 还没有人求职。按 9 记一条就业意向。

post-title = 记一个岗位、培训
post-name = 叫什么
post-kind = 哪一种
post-employer = 谁用人
post-hours = 时间
post-pay = 待遇
post-places = 名额
post-left = 还剩
post-min-age = 从几岁
post-max-age = 到几岁
post-groups = 给谁
post-placed = 已安置
post-recorded = 已记 { $what }
post-is-closed = 已停招 { $what }
post-no-ages = 没有这样的年龄
post-is-over = 这个岗位已经停招
post-is-full = 没有名额了
post-not-this-age = 这个岗位不收这个年龄
post-looks-no-more = 已经安置，或者不找了
post-given = { $who } 已安置：{ $post }
willing-title = 就业意向
willing-name = 谁
willing-wish = 想怎么做
willing-skill = 会什么
willing-training = 想学什么
willing-may-contact = 用人单位
willing-may-yes = 可以告诉
willing-may-no = 不告诉
willing-post = 岗位
willing-recorded = 已记 { $what }
willing-stands = { $what }：{ $state }
