use std::time::Instant;
fn cpu() -> u64 { let s = std::fs::read_to_string("/proc/self/stat").unwrap(); let v: Vec<&str> = s.rsplit(')').next().unwrap().split_whitespace().collect(); (v[11].parse::<u64>().unwrap() + v[12].parse::<u64>().unwrap())*10 }
fn rss() -> String { let s = std::fs::read_to_string("/proc/self/status").unwrap(); s.lines().filter(|l| l.starts_with("VmRSS")||l.starts_with("VmHWM")).collect::<Vec<_>>().join(" ") }
fn main() {
    use gridday::store::Store; use gridday::ledger::{Ledger, backing::Backing};
    let root = std::path::PathBuf::from(std::env::var("PROBE").unwrap());
    let at = gridday::clock::parse_moment("2026-11-22T09:00:00+08:00").unwrap();
    for i in 0..3 {
        let (t, c) = (Instant::now(), cpu());
        let mut store = Store::open(&root, at).unwrap();
        println!("open {:?} cpu {} ms  {}", t.elapsed(), cpu() - c, rss());
        if i == 1 { let mut n = 0; store.load(&mut |r| { std::hint::black_box(r); n += 1; }).unwrap(); println!("load {n} {:?} cpu {}", t.elapsed(), cpu() - c); store.close().unwrap(); continue; }
        let ledger = Ledger::open(Box::new(store)).unwrap();
        println!("ledger {:?} cpu {} ms {}", t.elapsed(), cpu() - c, rss());
        drop(ledger);
    }
}
