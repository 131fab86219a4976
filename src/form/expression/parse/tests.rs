//! Expressions that are and are not: structure, names by position, faults with their place.

use proptest::prelude::*;

use super::*;
use crate::form::definition::ItemIndex;

fn written(syntax: &Syntax) -> String {
    match syntax {
        Syntax::Number(number) => number.to_string(),
        Syntax::Text(text) => format!("'{text}'"),
        Syntax::Reference(name, _) => format!("${{{name}}}"),
        Syntax::Call(function, arguments) => {
            let arguments: Vec<String> = arguments.iter().map(written).collect();
            format!("{}({})", function.name(), arguments.join(","))
        }
        Syntax::Binary(operator, left, right) => {
            format!(
                "({} {} {})",
                written(left),
                operator.written(),
                written(right)
            )
        }
        Syntax::Negative(inner) => format!("-{}", written(inner)),
        Syntax::Path(path) => {
            let start = match &path.start {
                Start::Here => ".".to_owned(),
                Start::Root => String::new(),
                Start::Nodes(start, predicates) => format!("{}{}", written(start), all(predicates)),
            };
            let steps: Vec<String> = path
                .steps
                .iter()
                .map(|step| {
                    format!(
                        "/{:?}::{}{}",
                        step.axis,
                        step.name.as_deref().unwrap_or("*"),
                        all(&step.predicates)
                    )
                })
                .collect();
            start + &steps.concat()
        }
    }
}

fn all(predicates: &[Syntax]) -> String {
    predicates
        .iter()
        .map(|predicate| format!("[{}]", written(predicate)))
        .collect()
}

#[test]
fn structure_follows_xpath() {
    for (source, structure) in [
        ("1 + 2 * 3", "(1 + (2 * 3))"),
        ("1 - 2 - 3", "((1 - 2) - 3)"),
        ("1 or 2 and 3 = 4 < 5", "(1 or (2 and (3 = (4 < 5))))"),
        ("(1 + 2) * 3", "((1 + 2) * 3)"),
        ("- - 3", "--3"),
        ("---3", "-3"),
        ("-${a} + 1", "(-${a} + 1)"),
        ("-a|b", "-(./Child::a | ./Child::b)"),
        ("a|b = c", "((./Child::a | ./Child::b) = ./Child::c)"),
        ("* * *", "(./Child::* * ./Child::*)"),
        ("div div div", "(./Child::div div ./Child::div)"),
        ("mod mod mod", "(./Child::mod mod ./Child::mod)"),
        (
            "and and or or or",
            "((./Child::and and ./Child::or) or ./Child::or)",
        ),
        ("a-b", "./Child::a-b"),
        ("a -b", "(./Child::a - ./Child::b)"),
        ("${a}-${b}", "(${a} - ${b})"),
        ("today()-1", "(today() - 1)"),
        ("5 mod 2", "(5 mod 2)"),
        ("/", ""),
        ("/data/组/名", "/Child::data/Child::组/Child::名"),
        ("//x[2]", "/DescendantOrSelf::*/Child::x[2]"),
        (".", "./Itself::*"),
        ("../x", "./Parent::*/Child::x"),
        ("./x", "./Child::x"),
        (". > 3", "(./Itself::* > 3)"),
        ("current()/../x", "current()/Parent::*/Child::x"),
        (
            "instance('l')/root/item[name = ${x}]/label",
            "instance('l')/Child::root/Child::item[(./Child::name = ${x})]/Child::label",
        ),
        ("${r}[x='a'][1]", "${r}[(./Child::x = 'a')][1]"),
        ("jr:choice-name(${a}, '${a}')", "jr:choice-name(${a},${a})"),
        (
            "ancestor-or-self::node()/following-sibling::*[last()]",
            "./AncestorOrSelf::*/FollowingSibling::*[last()]",
        ),
        (".5 + 5.", "(0.5 + 5)"),
        ("'it''s' = \"\"", ""),
    ] {
        if structure.is_empty() && source != "/" {
            assert!(parse(source).is_err(), "{source}");
            continue;
        }
        let parsed = parse(source).map(|expression| written(&expression.syntax));
        assert_eq!(parsed.as_deref(), Ok(structure), "{source}");
    }
}

#[test]
fn faults_name_the_place_and_what_is_meant() {
    for (source, at, key) in [
        ("", 0, "expression-empty"),
        ("  ", 0, "expression-empty"),
        ("1 +", 3, "expression-end"),
        ("(1 + 2", 0, "expression-bracket"),
        ("if(1, 2", 2, "expression-bracket"),
        ("a[1", 1, "expression-bracket"),
        ("1 + 2)", 5, "expression-unexpected"),
        ("1 2", 2, "expression-unexpected"),
        ("${a} ${b}", 5, "expression-unexpected"),
        ("a b", 2, "expression-unexpected"),
        ("'abc", 0, "expression-quote"),
        ("${a", 0, "expression-bracket"),
        ("$a > 3", 0, "expression-variable"),
        ("${a} == 3", 5, "expression-operator"),
        ("${a} && ${b}", 5, "expression-operator"),
        ("!${a}", 0, "expression-operator"),
        ("selected（${a}", 8, "expression-fullwidth"),
        ("1 # 2", 2, "expression-character"),
        ("selectd(${a}, 'x')", 0, "expression-function-like"),
        ("look_up_in_table(1)", 0, "expression-unknown-function"),
        ("1 + if(1, 2)", 4, "expression-arguments-exactly"),
        ("round()", 0, "expression-arguments-few"),
        ("round(1, 2, 3)", 0, "expression-arguments-many"),
        ("@id", 0, "expression-attribute"),
        ("sibling::a", 0, "expression-axis"),
        ("regex(., '(')", 0, "expression-pattern"),
        ("1 + ", 4, "expression-end"),
    ] {
        let fault = parse(source)
            .map(|found| written(&found.syntax))
            .expect_err(source);
        assert_eq!((fault.at, fault.what.key), (at, key), "{source}");
    }
}

#[test]
fn an_expression_as_deep_or_long_as_allowed_is_read_and_one_beyond_is_refused() {
    let deep = |n: usize| "(".repeat(n) + "1" + &")".repeat(n);
    assert!(parse(&deep(DEEPEST - 1)).is_ok());
    assert_eq!(
        parse(&deep(100_000))
            .map(|_| ())
            .expect_err("deep")
            .what
            .key,
        "expression-deep"
    );
    let long = |n: usize| "1".to_owned() + &"+1".repeat(n);
    assert!(parse(&long(LONGEST)).is_ok());
    assert_eq!(
        parse(&long(100_000))
            .map(|_| ())
            .expect_err("long")
            .what
            .key,
        "expression-long"
    );
    assert!(parse(&("-".repeat(100_000) + "1")).is_ok());
    assert!(parse(&"a[".repeat(100_000)).is_err());
}

#[test]
fn names_are_bound_to_items() {
    let mut expression = parse("${a} + sum(${b}[${c} > 1]) + ${a}").expect("valid");
    assert_eq!(
        expression.references().collect::<Vec<_>>(),
        ["a", "b", "c", "a"]
    );
    let known = |name: &str| {
        ["a", "b", "c"]
            .iter()
            .position(|known| *known == name)
            .map(ItemIndex)
    };
    assert_eq!(expression.bind(&mut { known }), Ok(()));
    let items: Vec<_> = expression
        .pieces()
        .into_iter()
        .filter_map(|piece| {
            if let Syntax::Reference(_, item) = piece {
                *item
            } else {
                None
            }
        })
        .collect();
    assert_eq!(
        items,
        [ItemIndex(0), ItemIndex(1), ItemIndex(2), ItemIndex(0)]
    );
    let mut expression = parse("${a} + ${agee}").expect("valid");
    assert_eq!(expression.bind(&mut { known }), Err("agee".to_owned()));
}

proptest! {
    #[test]
    fn no_text_makes_the_parser_fall(text in "\\PC{0,60}") {
        let _ = parse(&text);
    }

    #[test]
    fn no_heap_of_words_makes_the_parser_fall(words in prop::collection::vec(prop::sample::select(vec![
        "a", "1", "'x'", "${r}", "(", ")", "[", "]", "/", "//", ".", "..", ",", "*", "-", "+", "=", "<", "or", "div", "mod", "if(",
        "selected(", "::", "child::", "@", "|", "node()", "jr:choice-name(", "$", "!", " ",
    ]), 0..40)) {
        let text = words.concat();
        if let Err(fault) = parse(&text) {
            prop_assert!(fault.at <= text.chars().count());
        }
    }
}
