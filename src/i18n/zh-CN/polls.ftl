### 征求意见：共建页的清单、门口的表态、签字的结果表。

community-polls = 议事
community-no-polls = 没有征求意见。按 9 记下问什么、问哪些户。

poll-title = 问遍每一户
poll-question = 问什么
poll-explanation = 怎么说明
poll-asked = 问哪些户
poll-asked-hint = 楼栋、单元、门牌：3、3-2、3-2-501；全部写 *
poll-asked-unknown = 写楼栋、单元、门牌：3、3-2、3-2-501；全部写 *
poll-everyone = 全网格每户
poll-part = 参与要到
poll-consent = 同意要到
poll-share-hint = 2/3、75%、>50%
poll-closed-threshold = 已截止，达到多少才算不能再改；要改，先重新开放
poll-no-share = 写 2/3、75% 或 >50%
poll-base = 按谁算
poll-from = 从哪天
poll-until = 到哪天
poll-state = 进展
poll-signed = 签字
poll-threshold = 要达到
poll-threshold-said = 参与：户数 { $part }、面积 { $part_area }；同意：户数 { $consent }、面积 { $consent_area }（按{ $base }算）
poll-recorded = 已记 { $what }
poll-stands = { $what }：{ $state }
poll-sign-by = 谁签字
poll-do-close = 截止，不再记表态
poll-do-sign = 结果签字
poll-do-reopen = 重开
poll-none-here = 没有要问这一户的事
poll-which = 问哪一件
poll-answer-title = { $question }
poll-answer-more = 写理由、谁答的、怎么问的
poll-answer = 表态
poll-way = 怎么问的
poll-who = 谁答的
poll-reason = 理由
poll-conditions = 条件
poll-answered = { $door } { $answer }
poll-stance = { $question }：{ $answer }
poll-not-answered = 还没问
poll-households = 户数
poll-area = 面积㎡
poll-objections = 反对的
poll-to-ask = 还要问
poll-all = 合计
poll-met = 户数、面积都达到了。
poll-not-met = 还没达到。
poll-unsettled = 户数达到了；面积说不准。
poll-without-area = 有 { $count } 户不知道面积，没算进面积里。
poll-missing = 户数：{ $part ->
        [zero] { "" }
       *[other] 还差 { $part } 户参与，
    }{ $consent ->
        [none] 同意的再多也不够了
        [zero] 同意的够了
       *[other] 还差 { $consent } 户同意
    }。
poll-missing-area = 面积：{ $part ->
        [zero] { "" }
       *[other] 还差 { $part } ㎡参与，
    }{ $consent ->
        [none] 同意的再多也不够了
        [zero] 同意的够了
       *[other] 还差 { $consent } ㎡同意
    }。
poll-line = { $answer } { $count } 户（{ $share }），{ $area } ㎡（{ $share_area }）
poll-line-all = 问到 { $part } 户，共 { $count } 户
poll-bar = { $answer } { $count } 户 { $share }
poll-sheet = 征求意见结果表
poll-no-area = 不详
poll-written = { $at } 生成
poll-column-number = 序号
poll-column-door = 门牌
poll-column-head = 户主
poll-column-area = 面积㎡
poll-column-answer = 表态
poll-column-way = 方式
poll-column-day = 日期
poll-column-reason = 理由、条件
poll-column-sign = 签字
poll-column-households = 户数
poll-column-share = 占比
poll-sign-worker = 网格员
poll-sign-residents = 居民代表
poll-sign-community = 社区
