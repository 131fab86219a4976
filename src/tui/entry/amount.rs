//! How much of something is given, as a field: a number of what is counted, or money in yuan, which is kept in fen.

use crate::domain::money::{parse_yuan, print_yuan};
use crate::tui::context::View;
use crate::tui::dialog::form::{Field, FieldError, Values};

/// The field's name.
const NAME: &str = "quantity";

/// The field, labelled by the message `counted`, of money by that of an amount; `asked` stands in it.
pub fn field(asked: u64, money: bool, counted: &'static str, view: &View<'_>) -> Field {
    let field = match money {
        true => {
            let label = view.texts.get("at-door-amount").into_owned();
            Field::text(NAME, label, &print_yuan(asked)).limit(12)
        }
        false => {
            let label = view.texts.get(counted).into_owned();
            Field::number(NAME, label, u32::try_from(asked).ok())
        }
    };
    field.required()
}

/// How much was filled in; money in fen.
///
/// # Errors
/// When it is no amount, or nothing.
pub fn read(values: &Values<'_>, money: bool) -> Result<u64, FieldError> {
    let none = || FieldError::new(NAME, "match-none-given");
    let quantity = match money {
        true => parse_yuan(&values.text(NAME))
            .ok_or_else(|| FieldError::new(NAME, "project-no-amount"))?,
        false => values.number(NAME)?.map(u64::from).ok_or_else(none)?,
    };
    (quantity > 0).then_some(quantity).ok_or_else(none)
}
