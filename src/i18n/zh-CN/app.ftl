### 每一页都有的：标题、底栏、提示、首次启动。

# 语言自己的名字。
app-language = 中文
app-too-small = 窗口太小 { $width }x{ $height }，至少 36x10
