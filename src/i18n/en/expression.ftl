# What is wrong with an expression: where, and what would be right

form-fault-expression-empty = An expression belongs here; it is empty
form-fault-expression-character = { $found } means nothing in an expression; remove or correct it
form-fault-expression-fullwidth = { $found } is a full-width sign; write { $meant } instead
form-fault-expression-quote = The quotation mark { $quote } is never closed; put the same mark after the text
form-fault-expression-bracket = { $open } is never closed; add { $close }
form-fault-expression-end = The expression breaks off: a value is missing at its end
form-fault-expression-unexpected = { $found } cannot stand here: an operator, comma or quotation mark may be missing before it
form-fault-expression-operator = There is no operator { $found }; use { $meant }
form-fault-expression-variable = Another question is written { $meant }, not { $found }
form-fault-expression-reference = { $found } must hold the name of one question, without blanks or quotation marks
form-fault-expression-unknown-function = There is no function { $name }
form-fault-expression-function-like = There is no function { $name }; perhaps { $meant } is meant
form-fault-expression-arguments-exactly = The function { $name } takes { $wanted } arguments, not { $given }
form-fault-expression-arguments-few = The function { $name } takes at least { $wanted } arguments, not { $given }
form-fault-expression-arguments-many = The function { $name } takes at most { $wanted } arguments, not { $given }
form-fault-expression-arguments-pairs = The last arguments of { $name } come in pairs; there are { $given } in all
form-fault-expression-axis = There is no direction { $found }; most often `..` (up) or a name (down) is meant
form-fault-expression-attribute = Forms hold no attributes, so @ cannot be used; write the name of a question
form-fault-expression-pattern = The pattern { $pattern } is wrong, or uses what is not supported (looking around, back-references)
form-fault-expression-digest = There is no checksum { $found }; there are { $known }
form-fault-expression-choice-name = The second argument must be a question, such as { "'${question}'" }
form-fault-expression-deep = The brackets stand too deep in one another (at most { $most }); move a part into a calculation of its own
form-fault-expression-long = The expression is too long (at most { $most } operators); move a part into a calculation of its own
