//! Searching among 1,000 to 100,000 households, as at every key of the search field. Not the list on screen.
//!
//! Measured 2026-11-22, AMD EPYC, 2 cores with nothing else to do, rustc 1.95, median of 20; beside it `fzf --filter` over
//! the same lines, its start included, which knows no pinyin:
//!
//! | typed | 100,000 households | fzf, 100,000 |
//! |---|---|---|
//! | `z` | 1.70 ms | |
//! | `zj` | 1.07 ms | |
//! | `zjg` | 1.00 ms | |
//! | `zhangjianguo` | 0.74 ms | |
//! | `zeng` | 1.28 ms | |
//! | `张` | 0.59 ms | 94 ms |
//! | `1` | 1.22 ms | 208 ms |
//! | `501` | 0.86 ms | 178 ms |
//! | `3-2-501` | 0.71 ms | 100 ms |
//! | `2201` | 0.53 ms | 269 ms |
//! | `独居` | 0.60 ms | 140 ms |
//! | `没人` | 0.74 ms | 179 ms |
//! | three words | 0.62 ms | 168 ms |
//! | preparing all, names made up included | 155 ms | |
//!
//! Among 10,000 each took between 0.06 and 0.12 ms.
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
