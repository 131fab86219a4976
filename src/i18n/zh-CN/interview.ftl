# 表单里一步没有做成的原因，写在题目下面给填写的人看。
form-refusal-unknown-path = 现在没有这道题
form-refusal-unknown-language = 表单没有这种语言
form-refusal-not-asked = 这一项是算出来的或只给人看的，不用填
form-refusal-read-only = 这一项只能看，不能改
form-refusal-counted = 几份由前面的答案决定，请改那个答案
form-refusal-too-many = 不能再加了
form-refusal-not-a-whole-number = 请填整数，如 34
form-refusal-not-a-number = 请填数字，如 34 或 34.5
form-refusal-out-of-range = 数字不在范围内，或不在刻度上
form-refusal-not-a-date = 没有这一天，请写成 2026-03-15 这样
form-refusal-not-a-time = 时间请写成 09:30 这样
form-refusal-not-a-moment = 日期和时间请写成 2026-03-15 09:30 这样
form-refusal-not-a-sign = 这一项只能确认，或留空
form-refusal-not-a-place = 请填纬度和经度，如 39.9 116.4
form-refusal-not-offered = 选项里没有这一个
