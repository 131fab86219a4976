//! Every form of a folder, filled at random: `GRIDDAY_FORMS=DIR cargo test form::interview::tests::folder`.
//! Without the variable, and always beside it, the forms of `tests/fixtures/forms`.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

use super::surroundings;
use crate::form::definition::{Form, ItemIndex, Kind};
use crate::form::interview::{Interview, Shown};
use crate::form::read;
use crate::form::submission::{Tables, to_xml};

const STEPS: usize = 60;

/// Numbers that jump about, the same in every run.
struct Luck(u64);

impl Luck {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % most.max(1)
    }
}

fn workbooks(folder: &Path) -> Vec<PathBuf> {
    let files = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files: Vec<PathBuf> = files.map(|file| file.path()).collect();
    files.retain(|file| {
        file.extension()
            .is_some_and(|end| end == "xlsx" || end == "xls" || end == "ods")
    });
    files.sort();
    files
}

fn answer(
    form: &Interview,
    node: crate::form::tree::NodeId,
    item: ItemIndex,
    luck: &mut Luck,
) -> String {
    let n = luck.below(40);
    match form.form().item(item).kind {
        Kind::Integer | Kind::Range => n.to_string(),
        Kind::Decimal => format!("{n}.5"),
        Kind::Date => format!("20{:02}-0{}-1{}", n, n % 9 + 1, n % 9),
        Kind::Time => format!("{:02}:30", n % 24),
        Kind::DateTime => format!("2026-03-15T{:02}:30", n % 24),
        Kind::SelectOne | Kind::SelectMultiple | Kind::Rank => {
            let choices = form.choices(node);
            let several = form.form().item(item).kind != Kind::SelectOne;
            let names = (0..if several { 3 } else { 1 })
                .filter_map(|_| choices.get(luck.below(choices.len())))
                .map(|choice| choice.name.clone());
            names.collect::<Vec<_>>().join(" ")
        }
        Kind::Acknowledge => "OK".to_owned(),
        Kind::Geopoint => "39.9 116.4".to_owned(),
        _ => ["", "yes", "x", "12", "2020-01-01"][n % 5].to_owned(),
    }
}

fn step(form: &mut Interview, luck: &mut Luck) {
    let asked = form.asked();
    let Some(place) = asked.get(luck.below(asked.len())).copied() else {
        return;
    };
    match place.shown {
        Shown::Question => {
            let value = answer(form, place.node, place.item, luck);
            let _ = form.set_node(place.node, &value);
        }
        Shown::Adding if luck.below(3) == 0 => drop(form.add_instance_at(place.node, place.item)),
        Shown::Instance { .. } if luck.below(6) == 0 => drop(form.remove_instance(place.node)),
        _ if luck.below(4) == 0 => {
            let languages = &form.form().languages;
            let language = languages[luck.below(languages.len())].clone();
            let _ = form.set_language(&language);
        }
        _ => {}
    }
}

fn has_chance(form: &Form) -> bool {
    let rules = form
        .items
        .iter()
        .filter_map(|item| item.calculation.as_ref());
    let chance = ["random", "uuid", "randomize"];
    rules
        .into_iter()
        .any(|rule| rule.calls().any(|call| chance.contains(&call.name())))
}

fn fill(form: Form, seed: u64) {
    let (form, mut luck) = (Arc::new(form), Luck(seed));
    let mut interview = Interview::begin(Arc::clone(&form), surroundings());
    // What is typed over a calculation is, by its rule, another value than the calculation's.
    let typed_over =
        (form.items.iter()).any(|item| item.kind.is_asked() && item.calculation.is_some());
    for _ in 0..STEPS {
        step(&mut interview, &mut luck);
    }
    let (mut again, leftovers) =
        Interview::resume(Arc::clone(&form), &interview.answers(), surroundings());
    assert_eq!(leftovers.len(), 0);
    assert!(again.picture() == interview.picture(), "resumed");
    let mut tables = Tables::new(&form, 0, true);
    tables.add(&interview);
    assert!(to_xml(&interview).len() > 100);
    if !typed_over && !has_chance(&form) {
        again.reckon_all();
        assert!(again.picture() == interview.picture(), "reckoned anew");
    }
}

/// Fills a form in a thread that is called after it: what fails there says in which form, and with which seed.
fn fill_named(form: &Form, name: &str, seed: u64) {
    let called = thread::Builder::new().name(format!("{name} {seed}"));
    let filled = thread::scope(|scope| {
        let filling = called.spawn_scoped(scope, || fill(form.clone(), seed));
        filling.unwrap().join()
    });
    assert!(filled.is_ok(), "{name} {seed}");
}

#[test]
fn every_form_of_a_folder_is_filled_without_a_fault() {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/forms");
    let given = std::env::var_os("GRIDDAY_FORMS").map(PathBuf::from);
    for file in given
        .iter()
        .chain([&own])
        .flat_map(|folder| workbooks(folder))
    {
        let bytes = std::fs::read(&file).unwrap();
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        let beside = |wanted: &str| std::fs::read(file.with_file_name(wanted)).ok();
        match read::read(&bytes, &name, &beside) {
            Err(faults) => assert!(!faults.is_empty(), "{name} is refused without a reason"),
            Ok(form) => (0..4).for_each(|seed| fill_named(&form, &name, seed)),
        }
    }
}
