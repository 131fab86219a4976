### 帮助页和里面的说明。

help-title = 帮助  (打字找，Enter 执行)
help-always = 随时
help-global = 每一页
help-list = 移动
help-door = 记录
help-mark = 几户一起记
help-form = 填写
help-check = 排查
help-fill = 填表
help-choice = 选择
help-input-method = 拼音没反应？输入法开着：用数字和方向键，或按 Shift 切英文。直接打汉字就是搜索，不会误记。
help-also = 计划3/24 另走4：开工时选的24户走了3户；另走4户是到期的照护、复查、约好的、任务，程序自动列入今日，不算在计划里。
