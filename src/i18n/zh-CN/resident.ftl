### 居民：人的情况。

resident-needs-name = 没写姓名。

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
