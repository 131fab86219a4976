//! Forms and expressions beside the reference engines, by `tests/reference/peers.py`; says what it skips where they are absent.

use std::path::Path;
use std::process::Command;

#[test]
fn forms_and_expressions_are_those_of_the_reference_engines() {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference/peers.py");
    let run = Command::new("python3")
        .arg(script)
        .arg(env!("CARGO_BIN_EXE_gridday"))
        .output();
    let Ok(run) = run else {
        println!("skipped: no python3");
        return;
    };
    let said = String::from_utf8_lossy(&run.stdout);
    println!("{said}");
    let failed = String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success(), "{said}\n{failed}");
}
