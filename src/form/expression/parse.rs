//! From words to structure: the grammar of XPath 1.0 with `${name}`. Not what anything means.
//!
//! Nesting is limited to [`DEEPEST`] and an expression to [`LONGEST`] operators, so that no text can exhaust the stack.

use super::functions::{self, Arity};
use super::lexer::{Placed, Token, tokens};
use super::{Axis, Expression, Fault, Operator, Path, Start, Step, Syntax};

mod steps;

/// How deep brackets, predicates and arguments may stand in one another.
pub const DEEPEST: usize = 200;
/// How many operators one expression may have.
pub const LONGEST: usize = 2_000;

/// Reads an expression. References are not yet bound ([`Expression::bind`]).
pub fn parse(source: &str) -> Result<Expression, Fault> {
    let mut parser = Parser {
        end: source.chars().count(),
        words: tokens(source)?,
        at: 0,
        depth: 0,
        operators: 0,
    };
    if parser.words.is_empty() {
        return Err(Fault::new(0, "expression-empty", []));
    }
    let syntax = parser.expression()?;
    if parser.at < parser.words.len() {
        return Err(parser.unexpected());
    }
    Ok(Expression {
        source: source.to_owned(),
        syntax,
    })
}

struct Parser {
    words: Vec<Placed>,
    at: usize,
    end: usize,
    depth: usize,
    operators: usize,
}

/// How tightly an operator binds its operands.
fn strength(operator: Operator) -> usize {
    match operator {
        Operator::Or => 1,
        Operator::And => 2,
        Operator::Equal | Operator::Unequal => 3,
        Operator::Less | Operator::AtMost | Operator::More | Operator::AtLeast => 4,
        Operator::Plus | Operator::Minus => 5,
        Operator::Times | Operator::Divided | Operator::Remainder => 6,
        Operator::Union => 7,
    }
}

impl Parser {
    fn peek(&self) -> Option<&Token> {
        self.words.get(self.at).map(|(token, _)| token)
    }

    fn second(&self) -> Option<&Token> {
        self.words.get(self.at + 1).map(|(token, _)| token)
    }

    fn place(&self) -> usize {
        self.words
            .get(self.at)
            .map_or(self.end, |(_, place)| *place)
    }

    fn takes(&mut self, token: &Token) -> bool {
        let found = self.peek() == Some(token);
        self.at += usize::from(found);
        found
    }

    fn unexpected(&self) -> Fault {
        match self.words.get(self.at) {
            Some((token, place)) => {
                Fault::new(*place, "expression-unexpected", [("found", written(token))])
            }
            None => Fault::new(self.end, "expression-end", []),
        }
    }

    fn closes(&mut self, close: &Token, open: usize) -> Result<(), Fault> {
        if self.takes(close) {
            return Ok(());
        }
        if self.peek().is_some() {
            return Err(self.unexpected());
        }
        let (open_text, close_text) = if *close == Token::Close {
            ("(", ")")
        } else {
            ("[", "]")
        };
        Err(Fault::new(
            open,
            "expression-bracket",
            [
                ("open", open_text.to_owned()),
                ("close", close_text.to_owned()),
            ],
        ))
    }

    /// Operands with operators between them; a stack, not recursion, decides what belongs together.
    fn expression(&mut self) -> Result<Syntax, Fault> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(Fault::new(
                self.place(),
                "expression-deep",
                [("most", DEEPEST.to_string())],
            ));
        }
        let mut waiting: Vec<(Syntax, Operator)> = Vec::new();
        let mut right = self.signed()?;
        while let Some(Token::Operator(operator)) = self.peek() {
            let operator = *operator;
            self.operators += 1;
            if self.operators > LONGEST {
                return Err(Fault::new(
                    self.place(),
                    "expression-long",
                    [("most", LONGEST.to_string())],
                ));
            }
            self.at += 1;
            right = joined(&mut waiting, right, strength(operator));
            waiting.push((right, operator));
            right = self.signed()?;
        }
        self.depth -= 1;
        Ok(joined(&mut waiting, right, 0))
    }

    /// Signs before an operand; `|` binds tighter than they do.
    fn signed(&mut self) -> Result<Syntax, Fault> {
        let mut signs = 0_usize;
        while self.takes(&Token::Operator(Operator::Minus)) {
            signs += 1;
        }
        let mut operand = self.operand()?;
        while signs > 0 && self.takes(&Token::Operator(Operator::Union)) {
            let right = self.operand()?;
            operand = Syntax::Binary(Operator::Union, Box::new(operand), Box::new(right));
        }
        // More than two signs mean what one or two mean.
        let kept = if signs > 2 { 2 - signs % 2 } else { signs };
        for _ in 0..kept {
            operand = Syntax::Negative(Box::new(operand));
        }
        Ok(operand)
    }

    fn operand(&mut self) -> Result<Syntax, Fault> {
        match self.peek() {
            Some(Token::Slash) => {
                self.at += 1;
                let mut steps = Vec::new();
                if self.begins_step() {
                    self.steps(&mut steps)?;
                }
                Ok(path(Start::Root, steps))
            }
            Some(Token::DoubleSlash) => {
                self.at += 1;
                let mut steps = vec![anywhere_below()];
                self.steps(&mut steps)?;
                Ok(path(Start::Root, steps))
            }
            Some(Token::Number(_) | Token::Text(_) | Token::Reference(_) | Token::Open) => {
                self.filtered()
            }
            Some(Token::Name(name))
                if self.second() == Some(&Token::Open) && !is_node_type(name) =>
            {
                self.filtered()
            }
            _ if self.begins_step() => {
                let mut steps = Vec::new();
                self.steps(&mut steps)?;
                Ok(path(Start::Here, steps))
            }
            _ => Err(self.unexpected()),
        }
    }

    /// A primary expression with its predicates and the path that goes on from there.
    fn filtered(&mut self) -> Result<Syntax, Fault> {
        let primary = self.primary()?;
        let predicates = self.predicates()?;
        let mut steps = Vec::new();
        match self.peek() {
            Some(Token::Slash) => {
                self.at += 1;
                self.steps(&mut steps)?;
            }
            Some(Token::DoubleSlash) => {
                self.at += 1;
                steps.push(anywhere_below());
                self.steps(&mut steps)?;
            }
            _ if predicates.is_empty() => return Ok(primary),
            _ => {}
        }
        Ok(path(Start::Nodes(Box::new(primary), predicates), steps))
    }

    fn primary(&mut self) -> Result<Syntax, Fault> {
        let open = self.place();
        let token = self.peek().cloned();
        self.at += 1;
        match token {
            Some(Token::Number(number)) => Ok(Syntax::Number(number)),
            Some(Token::Text(text)) => Ok(Syntax::Text(text)),
            Some(Token::Reference(name)) => Ok(Syntax::Reference(name, None)),
            Some(Token::Open) => {
                let inner = self.expression()?;
                self.closes(&Token::Close, open)?;
                Ok(inner)
            }
            Some(Token::Name(name)) => self.call(&name, open),
            _ => {
                self.at -= 1;
                Err(self.unexpected())
            }
        }
    }

    fn call(&mut self, name: &str, at: usize) -> Result<Syntax, Fault> {
        let open = self.place();
        self.at += 1;
        let mut arguments = Vec::new();
        if !self.takes(&Token::Close) {
            loop {
                arguments.push(self.expression()?);
                if !self.takes(&Token::Comma) {
                    break;
                }
            }
            self.closes(&Token::Close, open)?;
        }
        let Some(function) = functions::find(name) else {
            let named = ("name", name.to_owned());
            return Err(match functions::nearest(name) {
                Some(meant) => {
                    let names = [named, ("meant", meant.to_owned())];
                    Fault::new(at, "expression-function-like", names)
                }
                None => Fault::new(at, "expression-unknown-function", [named]),
            });
        };
        let Arity { least, most } = function.arity();
        let given = arguments.len();
        if given < least || given > most {
            return Err(arity_fault(at, name, least, most, given));
        }
        functions::check_call(function, &mut arguments, at)?;
        Ok(Syntax::Call(function, arguments))
    }
}

/// Joins what waits with what stands to its right, as long as it binds at least as tightly as `strength_after`.
fn joined(
    waiting: &mut Vec<(Syntax, Operator)>,
    mut right: Syntax,
    strength_after: usize,
) -> Syntax {
    while let Some((left, operator)) = waiting.pop() {
        if strength(operator) < strength_after {
            waiting.push((left, operator));
            break;
        }
        right = Syntax::Binary(operator, Box::new(left), Box::new(right));
    }
    right
}

fn path(start: Start, steps: Vec<Step>) -> Syntax {
    Syntax::Path(Path { start, steps })
}

fn anywhere_below() -> Step {
    Step {
        axis: Axis::DescendantOrSelf,
        name: None,
        predicates: Vec::new(),
    }
}

fn is_node_type(name: &str) -> bool {
    matches!(name, "node" | "text" | "comment" | "processing-instruction")
}

fn arity_fault(at: usize, name: &str, least: usize, most: usize, given: usize) -> Fault {
    let key = match (given < least, least == most) {
        (_, true) => "expression-arguments-exactly",
        (true, false) => "expression-arguments-few",
        (false, false) => "expression-arguments-many",
    };
    let names = [
        ("name", name.to_owned()),
        (
            "wanted",
            if given < least { least } else { most }.to_string(),
        ),
        ("given", given.to_string()),
    ];
    Fault::new(at, key, names)
}

/// A token as an author would recognise it.
fn written(token: &Token) -> String {
    match token {
        Token::Number(number) => super::number::to_text(*number),
        Token::Text(text) => format!("'{text}'"),
        Token::Name(name) => name.clone(),
        Token::Reference(name) => format!("${{{name}}}"),
        Token::Operator(operator) => operator.written().to_owned(),
        Token::Slash => "/".to_owned(),
        Token::DoubleSlash => "//".to_owned(),
        Token::Open => "(".to_owned(),
        Token::Close => ")".to_owned(),
        Token::OpenSquare => "[".to_owned(),
        Token::CloseSquare => "]".to_owned(),
        Token::Dot => ".".to_owned(),
        Token::DotDot => "..".to_owned(),
        Token::Comma => ",".to_owned(),
        Token::At => "@".to_owned(),
        Token::ColonColon => "::".to_owned(),
        Token::Star => "*".to_owned(),
    }
}

#[cfg(test)]
mod tests;
