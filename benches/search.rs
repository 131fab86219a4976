//! Searching among 1,000 to 100,000 households, as at every key of the search field. Not the list on screen.
//!
//! Measured 2026-11-22, AMD EPYC, 2 cores that were busy with other work (load 6), rustc 1.95, median of 20:
//!
//! | typed | 1,000 | 10,000 | 100,000 households |
//! |---|---|---|---|
//! | `z` | 0.01 ms | 0.20 ms | 6.0 ms |
//! | `zj` | 0.01 ms | 0.26 ms | 2.3 ms |
//! | `zjg` | 0.03 ms | 0.32 ms | 1.2 ms |
//! | `zhangjianguo` | 0.03 ms | 0.22 ms | 0.8 ms |
//! | `张` | 0.02 ms | 0.21 ms | 0.9 ms |
//! | `1` | 0.08 ms | 0.87 ms | 5.8 ms |
//! | `501` | 0.03 ms | 0.32 ms | 3.1 ms |
//! | `2201` | 0.01 ms | 0.19 ms | 2.0 ms |
//! | `独居` | 0.01 ms | 0.18 ms | 1.9 ms |
//! | preparing all, names made up included | 1.7 ms | 26 ms | 339 ms |
//!
//! The target is 10 ms a key among 100,000, on one core and with nothing kept from the key before.

use std::io::Write as _;
use std::process::{Command, Stdio};

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use gridday::search::{Entry, Index, Query};

const SURNAMES: &str = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎";
const GIVEN: &str = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂香建国华志玉红梅春生林海峰云飞雪晨曦宇轩浩然子涵思远家豪";
/// One of every kind that can be typed: initials, full pinyin, both readings of 曾, Han, numbers, a door, the last four
/// of a number, a care word, a state, several words.
const TYPED: [&str; 14] = [
    "z",
    "zj",
    "zjg",
    "zhangjianguo",
    "zeng",
    "cengjian",
    "张",
    "1",
    "501",
    "3-2-501",
    "2201",
    "独居",
    "没人",
    "独居 张 501",
];
/// Of these, what fzf could find too.
const HAN_AND_NUMBERS: [&str; 8] = [
    "张",
    "1",
    "501",
    "3-2-501",
    "2201",
    "独居",
    "没人",
    "独居 张 501",
];
const WORDS: [&str; 6] = ["独居", "低保", "没人", "租户", "空巢", "待访"];

/// A made-up community: two persons a door, each with a phone and an ID number. Every entry is also told as a line.
fn community(households: usize, mut tell: impl FnMut(String)) -> Index<u128> {
    let surnames: Vec<char> = SURNAMES.chars().collect();
    let given: Vec<char> = GIVEN.chars().collect();
    let mut state = 42usize;
    let mut pick = |among: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (state >> 33) % among
    };
    let mut index = Index::new();
    for n in 0..households {
        let door = format!(
            "{}-{}-{}",
            n / 96 + 1,
            n / 48 % 2 + 1,
            (n / 4 % 12 + 1) * 100 + n % 4 + 1
        );
        let mut name = || -> String {
            let letters = [
                surnames[pick(surnames.len())],
                given[pick(given.len())],
                given[pick(given.len())],
            ];
            letters.iter().collect()
        };
        let names = [name(), name()];
        let numbers = [0, 1].map(|m| format!("142{:08}", n * 7 + m));
        let entry = Entry {
            door: &door,
            names: &[&names[0], &names[1]],
            numbers: &[&numbers[0], &numbers[1]],
            words: &[WORDS[n % WORDS.len()]],
        };
        index.put(n as u128, &entry);
        tell(format!(
            "{door} {} {} {}",
            names.join(" "),
            numbers.join(" "),
            WORDS[n % WORDS.len()]
        ));
    }
    index
}

fn search(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("search");
    group.sample_size(20);
    for households in [1_000, 10_000, 100_000] {
        let index = community(households, drop);
        for typed in TYPED {
            let id = BenchmarkId::new(typed, households);
            group.bench_function(id, |bencher| {
                bencher.iter(|| index.find(&Query::new(typed)));
            });
        }
        group.bench_function(BenchmarkId::new("prepare", households), |bencher| {
            bencher.iter(|| community(households, drop));
        });
    }
    group.finish();
}

/// The same among the same doors by `fzf --filter`, where it is installed: it starts anew at every key, knows no pinyin
/// and reads the lines from a pipe.
fn beside_fzf(criterion: &mut Criterion) {
    let version = Command::new("fzf").arg("--version").output();
    if version.is_err() {
        return;
    }
    let mut group = criterion.benchmark_group("fzf --filter");
    group.sample_size(10);
    let mut lines = Vec::new();
    community(100_000, |line| lines.push(line));
    let lines = lines.join("\n");
    for typed in HAN_AND_NUMBERS {
        group.bench_function(BenchmarkId::new(typed, 100_000), |bencher| {
            bencher.iter(|| filtered(typed, &lines));
        });
    }
    group.finish();
}

fn filtered(typed: &str, lines: &str) -> Vec<u8> {
    let child = Command::new("fzf")
        .args(["--filter", typed])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn();
    let mut child = child.expect("fzf starts");
    let mut input = child.stdin.take().expect("a pipe");
    std::thread::scope(|scope| {
        scope.spawn(move || input.write_all(lines.as_bytes()));
        child.wait_with_output().expect("fzf ends").stdout
    })
}

criterion_group!(benches, search, beside_fzf);
criterion_main!(benches);
