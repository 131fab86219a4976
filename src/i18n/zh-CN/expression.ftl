# 表达式里的毛病：说清错在哪儿、应该怎么写

form-fault-expression-empty = 这里应该写表达式，现在是空的
form-fault-expression-character = { $found } 在表达式里没有意义，请删去或改正
form-fault-expression-fullwidth = { $found } 是全角符号，请改成半角的 { $meant }
form-fault-expression-quote = 引号 { $quote } 有头没尾，请在文字后面补上同样的引号
form-fault-expression-bracket = { $open } 没有合上，请补上 { $close }
form-fault-expression-end = 表达式没写完：末尾还缺一个值
form-fault-expression-unexpected = { $found } 不该出现在这里：前面可能缺运算符、逗号或引号
form-fault-expression-operator = 没有 { $found } 这个运算符，请改用 { $meant }
form-fault-expression-variable = 引用别的题目要写成 { $meant }，不能写 { $found }
form-fault-expression-reference = { $found } 里应该只写一个题目的名字，不带空格和引号
form-fault-expression-unknown-function = 没有函数 { $name }
form-fault-expression-function-like = 没有函数 { $name }，应该是 { $meant } 吧
form-fault-expression-arguments-exactly = 函数 { $name } 要 { $wanted } 个参数，现在是 { $given } 个
form-fault-expression-arguments-few = 函数 { $name } 至少要 { $wanted } 个参数，现在是 { $given } 个
form-fault-expression-arguments-many = 函数 { $name } 最多 { $wanted } 个参数，现在是 { $given } 个
form-fault-expression-arguments-pairs = 函数 { $name } 的后几个参数要成对，现在共 { $given } 个
form-fault-expression-axis = 没有 { $found } 这个方向，常用的是上一级 `..` 和下一级的名字
form-fault-expression-attribute = 表单的数据没有属性，不能用 @，请写题目的名字
form-fault-expression-pattern = 正则表达式 { $pattern } 写错了，或用了不支持的写法（前后查找、反向引用）
form-fault-expression-digest = 没有 { $found } 这种摘要算法，可用的是 { $known }
form-fault-expression-choice-name = 第二个参数要写题目，例如 { "'${question}'" }
form-fault-expression-deep = 括号套得太深，最多 { $most } 层，请把一部分放进另一个计算题
form-fault-expression-long = 表达式太长，最多 { $most } 个运算符，请把一部分放进另一个计算题
