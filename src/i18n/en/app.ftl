### The frame around every page: header, footer, toasts, first start.

# The name of the language, in itself.
app-language = English
app-too-small = Too small { $width }x{ $height }, at least 36x10
