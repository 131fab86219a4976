//! The words of an expression: XPath 1.0 tokens and `${name}`. Not their structure.
//!
//! The rule of XPath 1.0 §3.7 decides what `*`, `and`, `or`, `div`, `mod` are: after an operand they are operators, anywhere
//! else names (or the wildcard). A name may hold `-` and `.`, so `a-b` is one name and `a -b` a difference.

use super::{Fault, Operator};

/// A word of an expression.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    /// `12`, `12.5`, `.5`
    Number(f64),
    /// `'…'` or `"…"`
    Text(String),
    /// A name, with a prefix if it has one: `jr:choice-name`
    Name(String),
    /// `${name}`
    Reference(String),
    /// `and`, `=`, `+`…
    Operator(Operator),
    /// `/`
    Slash,
    /// `//`
    DoubleSlash,
    /// `(`
    Open,
    /// `)`
    Close,
    /// `[`
    OpenSquare,
    /// `]`
    CloseSquare,
    /// `.`
    Dot,
    /// `..`
    DotDot,
    /// `,`
    Comma,
    /// `@`
    At,
    /// `::`
    ColonColon,
    /// `*` as a wildcard
    Star,
}

/// A token and the place of its first character.
pub(super) type Placed = (Token, usize);

struct Lexer {
    text: Vec<char>,
    at: usize,
    found: Vec<Placed>,
}

/// Splits an expression into its words.
pub(super) fn tokens(source: &str) -> Result<Vec<Placed>, Fault> {
    let mut lexer = Lexer {
        text: source.chars().collect(),
        at: 0,
        found: Vec::new(),
    };
    loop {
        while lexer.peek(0).is_some_and(char::is_whitespace) {
            lexer.at += 1;
        }
        let Some(first) = lexer.peek(0) else {
            return Ok(lexer.found);
        };
        let start = lexer.at;
        let token = lexer.next(first)?;
        lexer.found.push((token, start));
    }
}

/// Whether a name may begin with it.
pub(super) fn begins_name(c: char) -> bool {
    c.is_alphabetic() || c == '_'
}

fn continues_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '\u{b7}')
}

impl Lexer {
    fn peek(&self, ahead: usize) -> Option<char> {
        self.text.get(self.at + ahead).copied()
    }

    fn next(&mut self, first: char) -> Result<Token, Fault> {
        match first {
            '\'' | '"' => self.quoted(first),
            '$' => self.reference(),
            c if c.is_ascii_digit() => self.number(),
            '.' if self.peek(1).is_some_and(|c| c.is_ascii_digit()) => self.number(),
            c if begins_name(c) => self.name(),
            _ => self.sign(first),
        }
    }

    fn quoted(&mut self, quote: char) -> Result<Token, Fault> {
        let start = self.at;
        self.at += 1;
        let begin = self.at;
        while let Some(c) = self.peek(0) {
            self.at += 1;
            if c == quote {
                return Ok(Token::Text(self.text[begin..self.at - 1].iter().collect()));
            }
        }
        Err(Fault::new(
            start,
            "expression-quote",
            [("quote", quote.to_string())],
        ))
    }

    fn reference(&mut self) -> Result<Token, Fault> {
        let start = self.at;
        if self.peek(1) != Some('{') {
            let word: String = self.text[start + 1..]
                .iter()
                .copied()
                .take_while(|c| continues_name(*c))
                .collect();
            return Err(Fault::new(
                start,
                "expression-variable",
                [
                    ("found", format!("${word}")),
                    ("meant", format!("${{{word}}}")),
                ],
            ));
        }
        self.at += 2;
        let begin = self.at;
        while let Some(c) = self.peek(0) {
            self.at += 1;
            if c == '}' {
                let name: String = self.text[begin..self.at - 1].iter().collect();
                let name = name.trim().to_owned();
                if name.is_empty()
                    || name.contains(['$', '{', '(', ')', '\'', '"'])
                    || name.contains(char::is_whitespace)
                {
                    return Err(Fault::new(
                        start,
                        "expression-reference",
                        [("found", format!("${{{name}}}"))],
                    ));
                }
                return Ok(Token::Reference(name));
            }
        }
        Err(Fault::new(
            start,
            "expression-bracket",
            [("open", "${".to_owned()), ("close", "}".to_owned())],
        ))
    }

    fn number(&mut self) -> Result<Token, Fault> {
        let start = self.at;
        while self.peek(0).is_some_and(|c| c.is_ascii_digit()) {
            self.at += 1;
        }
        if self.peek(0) == Some('.') && self.peek(1) != Some('.') {
            self.at += 1;
            while self.peek(0).is_some_and(|c| c.is_ascii_digit()) {
                self.at += 1;
            }
        }
        let digits: String = self.text[start..self.at].iter().collect();
        Ok(Token::Number(digits.parse().unwrap_or(f64::NAN)))
    }

    fn plain_name(&mut self) -> String {
        let start = self.at;
        while self.peek(0).is_some_and(continues_name) {
            self.at += 1;
        }
        self.text[start..self.at].iter().collect()
    }

    fn name(&mut self) -> Result<Token, Fault> {
        let start = self.at;
        let mut name = self.plain_name();
        if self.after_operand() {
            let operator = match name.as_str() {
                "or" => Operator::Or,
                "and" => Operator::And,
                "div" => Operator::Divided,
                "mod" => Operator::Remainder,
                _ => return Err(unexpected_name(start, name)),
            };
            return Ok(Token::Operator(operator));
        }
        if self.peek(0) == Some(':') {
            if self.peek(1).is_some_and(begins_name) {
                self.at += 1;
                name.push(':');
                name.push_str(&self.plain_name());
            } else if self.peek(1) == Some('*') {
                self.at += 2;
                name.push_str(":*");
            }
        }
        Ok(Token::Name(name))
    }

    /// Whether an operand stands right before: then a name or `*` can only be an operator.
    fn after_operand(&self) -> bool {
        matches!(
            self.found.last(),
            Some((
                Token::Number(_)
                    | Token::Text(_)
                    | Token::Name(_)
                    | Token::Reference(_)
                    | Token::Close
                    | Token::CloseSquare
                    | Token::Dot
                    | Token::DotDot
                    | Token::Star,
                _
            ))
        )
    }

    fn sign(&mut self, first: char) -> Result<Token, Fault> {
        let start = self.at;
        let second = self.peek(1);
        let (token, length) = match (first, second) {
            ('.', Some('.')) => (Token::DotDot, 2),
            ('.', _) => (Token::Dot, 1),
            ('/', Some('/')) => (Token::DoubleSlash, 2),
            ('/', _) => (Token::Slash, 1),
            (':', Some(':')) => (Token::ColonColon, 2),
            ('(', _) => (Token::Open, 1),
            (')', _) => (Token::Close, 1),
            ('[', _) => (Token::OpenSquare, 1),
            (']', _) => (Token::CloseSquare, 1),
            (',', _) => (Token::Comma, 1),
            ('@', _) => (Token::At, 1),
            ('*', _) if self.after_operand() => (Token::Operator(Operator::Times), 1),
            ('*', _) => (Token::Star, 1),
            ('=', Some('=')) => return Err(meant(start, "==", "=")),
            ('=', _) => (Token::Operator(Operator::Equal), 1),
            ('!', Some('=')) => (Token::Operator(Operator::Unequal), 2),
            ('!', _) => return Err(meant(start, "!", "not( )")),
            ('<', Some('=')) => (Token::Operator(Operator::AtMost), 2),
            ('<', Some('>')) => return Err(meant(start, "<>", "!=")),
            ('<', _) => (Token::Operator(Operator::Less), 1),
            ('>', Some('=')) => (Token::Operator(Operator::AtLeast), 2),
            ('>', _) => (Token::Operator(Operator::More), 1),
            ('+', _) => (Token::Operator(Operator::Plus), 1),
            ('-', _) => (Token::Operator(Operator::Minus), 1),
            ('|', Some('|')) => return Err(meant(start, "||", "or")),
            ('|', _) => (Token::Operator(Operator::Union), 1),
            ('&', Some('&')) => return Err(meant(start, "&&", "and")),
            ('&', _) => return Err(meant(start, "&", "and")),
            ('%', _) => return Err(meant(start, "%", "mod")),
            _ => return Err(strange(start, first)),
        };
        self.at += length;
        Ok(token)
    }
}

fn meant(at: usize, found: &str, meant: &str) -> Fault {
    Fault::new(
        at,
        "expression-operator",
        [("found", found.to_owned()), ("meant", meant.to_owned())],
    )
}

fn unexpected_name(at: usize, found: String) -> Fault {
    Fault::new(at, "expression-unexpected", [("found", found)])
}

/// A character that means nothing here; the full-width twin of one that does is named with it.
fn strange(at: usize, found: char) -> Fault {
    let meant = match found {
        '（' => "(",
        '）' => ")",
        '，' | '、' => ",",
        '＝' => "=",
        '＋' => "+",
        '－' | '–' | '—' | '−' => "-",
        '＊' | '×' => "*",
        '÷' => "div",
        '＜' => "<",
        '＞' => ">",
        '≤' => "<=",
        '≥' => ">=",
        '≠' => "!=",
        '‘' | '’' | '“' | '”' | '「' | '」' => "'",
        '［' | '【' => "[",
        '］' | '】' => "]",
        '｛' => "{",
        '｝' => "}",
        '＄' | '￥' => "$",
        '．' | '。' => ".",
        '／' => "/",
        '！' => "!",
        _ => return Fault::new(at, "expression-character", [("found", found.to_string())]),
    };
    Fault::new(
        at,
        "expression-fullwidth",
        [("found", found.to_string()), ("meant", meant.to_owned())],
    )
}
