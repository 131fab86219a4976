### 居民：人的情况。

resident-needs-name = 没写姓名。
    .hint = 填上姓名再保存。

# 身份证号为什么没收，或者哪里要看一眼。
id-scientific = 号码被表格软件改成了科学计数，后面几位丢了
id-zero-ended = 号码末三位被表格软件改成了 000
id-masked = 号码带星号，不完整
id-length = 位数不对，应为 18 位
id-characters = 号码里有不该有的字
id-birth-date = 号码里的出生日期不对
id-check-digit = 末位校验不对，可能抄错一位
id-old-form = 15 位旧号码，没有校验位
id-foreign-resident = 外国人永久居留证号
id-unknown-province = 号码前两位不是任何省份
id-sex-differs = 性别与身份证号不符，以号码为准
id-birth-differs = 出生日期与身份证号不符，以号码为准

# 电话为什么没收。
phone-scientific = 号码被表格软件改成了科学计数，后面几位丢了
phone-masked = 号码带星号，不完整
phone-too-short = 位数太少
phone-too-long = 位数太多
phone-not-a-phone = 不是电话号码

# 表单。
resident-add-title = 添加居民 { $door }
resident-edit-title = 变更 { $door } { $name }
resident-decline-title = { $name } 不愿提供
resident-decline-note = 勾上的算办完，不再当作缺项
resident-name = 姓名
resident-relation = 与户主关系
resident-sex = 性别
resident-birth = 出生
resident-birth-hint = 如 1942、1942.9、1942-9-17
resident-not-a-birth = 看不懂：写 1942、1942.9 或 1942-9-17
resident-birth-ahead = 出生日期还没到
resident-phone = 电话
resident-care = 关注类别
resident-care-more = 更多类别..
resident-care-title = 关注类别
resident-tags = 其他关注词
resident-tags-hint = 用空格隔开
resident-tag-sensitive = 有不该登记的敏感词
resident-population = 人口类型
resident-residence-match = 人户一致
resident-emergency = 紧急联系人
resident-emergency-phone = 紧急电话
resident-workplace = 单位或学校
resident-id-number = 身份证号
resident-id-number-hint = 上级表格要才填
resident-saved = 已变更 { $door }
resident-added = 已添加居民 { $door }
resident-declined = 已记不愿提供 { $door }

# 前后对不上的：照说的记，另记一条小任务去核实。
doubt-relation = 与户主关系和性别对不上
doubt-spouse = 配偶与户主同一性别
doubt-care = 关注类别与年龄或性别对不上
doubt-alone = 家里添了人，是否还独居
doubt-alone-of = { $name } 是否还独居（家里添了人）
doubt-task = 核实 { $name }：{ $what }
doubt-said = 请核实：{ $what }
