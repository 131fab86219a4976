//! The questionnaires that come with the program, as the workbooks an office changes. Not who filled them.

/// File names and workbooks: household facts, elder visit, lift consent, work and wages.
pub const WORKBOOKS: [(&str, &[u8]); 4] = [
    (
        "household-facts.xlsx",
        include_bytes!("forms/household-facts.xlsx"),
    ),
    ("elder-visit.xlsx", include_bytes!("forms/elder-visit.xlsx")),
    (
        "lift-consent.xlsx",
        include_bytes!("forms/lift-consent.xlsx"),
    ),
    (
        "work-and-wages.xlsx",
        include_bytes!("forms/work-and-wages.xlsx"),
    ),
];
