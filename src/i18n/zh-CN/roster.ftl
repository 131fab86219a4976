### 读花名册：计划、哪行没收、为什么。

# 文件打不开、读不了。
table-io = 文件读不了：{ $why }
    .hint = 看看路径对不对、有没有权限。
table-no-file = 没有这个文件：{ $file }
    .hint = 看看文件名和所在的文件夹对不对；名字里有空格的话，要用引号括起来。
table-empty = 文件是空的
    .hint = 看看是不是选错了文件。
table-unknown = 这不是表格文件
    .hint = 能读 csv、tsv、txt、xlsx、xlsb、xls、ods。
table-web-page = 这是网页，只是名字像表格
    .hint = 用 WPS 或 Excel 打开，另存为 xlsx 再导入。
table-locked = 表格加了密码
    .hint = 去掉密码，另存一份再导入。
table-too-large = 「{ $file }」太大，超过 { $size }
    .hint = xls 最多 20 MB，可以另存为 xlsx 或 csv；别的分成几个文件导入。
table-too-much-text = 「{ $file }」里的字太多，超过 { $size }
    .hint = 只留要用的列，或者分成几个文件导入。
table-bomb = 「{ $file }」解开后比原来大 { $ratio } 倍还多，正常表格不会这样，没有读
    .hint = 问问发文件的人；要用里面的内容，在表格软件里打开，另存为 csv 再导入。
table-too-much-memory = 读「{ $file }」要用的内存超过 { $size }，没有读
    .hint = 正常的花名册用不了这么多。在表格软件里打开，只留要用的表，另存为 csv 再导入。
table-too-slow = 读「{ $file }」超过 { $seconds } 秒还没读完，没有读
    .hint = 只留要用的表，分成几个文件，或者另存为 csv 再导入。
table-damaged = 表格文件坏了，或者没有下载完整
    .hint = 重新下载，或者用 WPS 打开后另存一份。

# 读得了，但有地方要知道。
table-unclosed-quote = 引号没有成对，这一行按没有引号读
table-undecodable = 有 { $value } 个字认不出来，换成了空心方块
table-too-many-columns = 列太多，只读前 { $value } 列
table-too-many-rows = 行太多，只读前 { $value } 行
table-hidden-sheet = 隐藏的工作表，没有读
table-damaged-sheet = 工作表坏了，只读到第 { $value } 行

# 整个文件导不进来。
import-no-header = 没找到表头
    .hint = 表头要在前 20 行里，至少认得出两列（花名册如姓名、地址，资源清单如资源名称、提供单位）；也可以用 --map 指定，例如 --map "B=name"。
import-stopped = 已停下，什么都没有导入
import-bad-mapping = 看不懂 --map { $value }
    .hint = 写成 --map "列名=字段" 或 --map "B=字段"，字段有：{ $fields }；不要这一列写 --map "列名=-"。

# 哪一行没有收，为什么。
import-no-name = 没写姓名
import-name-long = 姓名太长
import-name-odd = 这不像姓名
import-no-door = 没写地址，也不能看作同上一户
import-reject-reason = 未收原因

# 收了，但要看一眼。
import-name-unusual = 姓名不常见：{ $value }
import-birth-future = 出生日期在将来，没有收：{ $value }
import-birth-too-early = 出生年份太早，没有收：{ $value }
import-birth-unreadable = 出生日期看不懂：{ $value }
import-birth-from-age = 按年龄推算出生年份：{ $value }
import-area-unreadable = 面积看不懂，没有收
import-word-unknown = 不认得「{ $value }」，没有收
import-relation-unknown = 不认得的关系「{ $value }」，记作其他
import-phone-local = 没有区号，也不够手机号的位数：{ $value }
import-sensitive-word = 有不该登记的敏感词，没有收
import-state-differs = 同一户的居住状态前后不一致：{ $value }
import-id-at-two-doors = 同一个人前面写在 { $value }，按那户
import-name-corrected = 身份证号和门牌都对得上：原来叫 { $value }，已改成这个名字
import-name-stays = 身份证号和门牌都对得上，台账里叫 { $value }，已核实过：没改名，请核对
import-id-of-another = 身份证号与 { $value } 一位居民相同，姓名不同：号码没收，请核对
import-vacant-with-people = 登记为空置，却有 { $value } 个人
import-care-doubtful = 与年龄或性别对不上：{ $value }
import-moved = 换了门牌：{ $value }
import-not-moved = 台账核实过住在 { $value }，没有改门牌
import-door-filled = 楼栋没写，按上一行算作 { $value }
import-door-filled-lived-in = 楼栋没写，按上一行算；这户住着 { $value }，请核对
import-gone = 台账里已迁出或注销，花名册里还有；没有改回去

# 导入时记下的小任务。
import-task-number = 核对身份证号：{ $name }
import-task-numbers = 核对 { $count } 人的身份证号
import-task-vacant = 核对是否空置：登记有人
import-task-relation = 核对与户主关系和性别：{ $name }
import-task-care = 核对{ $group }：{ $name }

# 计划：会变什么。
import-columns-read = 认出的列
import-columns-guessed = 猜的列，请看一眼
import-columns-twice = 重复的列，没有用
import-columns-ignored = 没用上的列
import-columns-sensitive = 太敏感、不登记的列
import-households = 住户：新增 { $new }，变更 { $changed }，不变 { $unchanged }
import-residents = 居民：新增 { $new }，变更 { $changed }，不变 { $unchanged }
import-homes-filled = { $field }：{ $count } 户由空填入
import-homes-changed = { $field }：{ $count } 户有改动
import-people-filled = { $field }：{ $count } 人由空填入
import-people-changed = { $field }：{ $count } 人有改动
import-absent = 这些门牌里有 { $count } 人台账有、花名册没有；没有动
import-refused = 没有收的行：{ $count }
import-remarks = 要看一眼的：{ $count }
import-new-tasks = 会记下的小任务：{ $count }
import-totals = 跳过的合计行：{ $count }
import-skipped = 跳过的说明、签字行：{ $count }
import-nothing = 没有要改的
import-rows = 已读 { $count } 行

# 导入的对话框。
import-formats = 能读 xlsx、xls、ods、csv、tsv，先看一遍再导
import-path = 文件
import-path-hint = Tab 补全路径，也可粘贴
import-files = 选文件..
import-files-above = .. 上一级
import-path-missing = 没有这个文件，看看路径
import-path-is-folder = 这是文件夹，要写文件
import-without-ids = 不收身份证号
import-without-ids-hint = 性别、出生仍从号码里取
import-read = 读文件
import-reading = 正在读文件
import-plan-title = 导入前看一遍 { $file }
import-done-with-tasks = { $done }，小任务 { $count } 件
import-done-refused = { $done }；{ $count } 行没收也没另存，再导一次可另存
import-done-refused-kept = { $done }；{ $count } 行没收，已另存
import-go = 导入
import-close = 关闭
import-leave = 取消
import-left = 没有导入，什么都没动
import-write-rejects = 没收的行另存
import-rejects-written = 没收的行写在 { $path }，改好再导
import-roster-title = 导入花名册
import-roster-imported = 已导入 { $households } 户 { $residents } 人
import-aside = 跳过的是第 { $rows } 行
import-no-column = 没有「{ $value }」这一列
    .hint = 照文件里的列名写，或者写列的字母。
import-mapped-twice = 「{ $value }」这一列，--map 说了两样
