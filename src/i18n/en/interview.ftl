# Why a step of an interview is not taken. The person reads it under the question.
form-refusal-unknown-path = There is no such question now
form-refusal-unknown-language = The form has no such language
form-refusal-not-asked = This is worked out or only shown; it is not answered
form-refusal-read-only = This is only shown here and cannot be changed
form-refusal-counted = How many there are follows from another answer; change that one
form-refusal-too-many = More cannot be added
form-refusal-not-a-whole-number = Write a whole number, such as 34
form-refusal-not-a-number = Write a number, such as 34 or 34.5
form-refusal-out-of-range = The number is outside the range, or between its steps
form-refusal-not-a-date = There is no such day; write it as 2026-03-15
form-refusal-not-a-time = Write the time as 09:30
form-refusal-not-a-moment = Write day and time as 2026-03-15 09:30
form-refusal-not-a-sign = Only confirming it or leaving it blank is possible
form-refusal-not-a-place = Write latitude and longitude, such as 39.9 116.4
form-refusal-not-offered = This is not among the choices
