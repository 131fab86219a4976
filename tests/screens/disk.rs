//! A disk that refuses: what is typed stays, nothing is called saved, and it goes on when the disk does.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use gridday::clock::Moment;
use gridday::ledger::Ledger;
use gridday::ledger::backing::{
    BackedUp, Backing, BackingError, BackupPlace, Loaded, Memory, Opened,
};
use gridday::ledger::draft::{Draft, DraftKeeper};
use gridday::ledger::operation::Operation;
use uuid::Uuid;

use crate::screen::{Desk, neighbours};

/// A store in memory that is full while the switch is on.
struct Full {
    inside: Memory,
    drafts: Drafts,
    full: Arc<AtomicBool>,
}

struct Drafts {
    inside: Vec<Draft>,
    full: Arc<AtomicBool>,
}

fn room(full: &AtomicBool) -> Result<(), BackingError> {
    if full.load(Ordering::SeqCst) {
        let source = std::io::ErrorKind::StorageFull.into();
        let doing = "write the journal";
        Err(BackingError::Disk { doing, source })
    } else {
        Ok(())
    }
}

impl DraftKeeper for Drafts {
    fn save(&mut self, draft: &Draft) -> Result<(), BackingError> {
        room(&self.full)?;
        self.inside.save(draft)
    }

    fn kept(&mut self) -> Result<Vec<Draft>, BackingError> {
        self.inside.kept()
    }

    fn discard(&mut self, id: Uuid) -> Result<(), BackingError> {
        self.inside.discard(id)
    }
}

impl Backing for Full {
    fn load(&mut self, take: &mut dyn FnMut(Loaded)) -> Result<Opened, BackingError> {
        self.inside.load(take)
    }

    fn append(&mut self, operations: &[Operation]) -> Result<(), BackingError> {
        room(&self.full)?;
        self.inside.append(operations)
    }

    fn operation(&mut self, position: usize) -> Result<Operation, BackingError> {
        self.inside.operation(position)
    }

    fn back_up(
        &mut self,
        place: BackupPlace<'_>,
        at: Moment,
        watch: &mut dyn FnMut(u64, u64),
    ) -> Result<Option<BackedUp>, BackingError> {
        room(&self.full)?;
        self.inside.back_up(place, at, watch)
    }

    fn close(&mut self) -> Result<(), BackingError> {
        Ok(())
    }

    fn wipe(&mut self) -> Result<(), BackingError> {
        self.inside.wipe()
    }

    fn drafts(&mut self) -> &mut dyn DraftKeeper {
        &mut self.drafts
    }
}

fn desk() -> (Desk, Arc<AtomicBool>) {
    let full = Arc::new(AtomicBool::new(false));
    let operations = neighbours().history(None).expect("six households");
    let stream = operations[0].header.id.stream;
    let backing = Full {
        inside: Memory::holding(stream, operations),
        drafts: Drafts {
            inside: Vec::new(),
            full: Arc::clone(&full),
        },
        full: Arc::clone(&full),
    };
    let ledger = Ledger::open(Box::new(backing)).expect("a ledger").0;
    (Desk::new("80x24", "zh-CN", ledger), full)
}

#[test]
fn a_draft_the_disk_refuses_stays_in_memory_is_said_so_and_tried_again() {
    let (mut desk, full) = desk();
    desk.keys("220");
    full.store(true, Ordering::SeqCst);
    desk.burst("血压药快吃完了");
    desk.wait(600);
    let text = desk.text();
    assert!(text.contains("先留在内存里"), "{text}");
    assert!(text.contains("血压药快吃完了"), "{text}");
    desk.wait(20_000);
    assert!(desk.text().contains("血压药快吃完了"));
    full.store(false, Ordering::SeqCst);
    desk.wait(6_000);
    let text = desk.text();
    assert!(text.contains("草稿已经存进磁盘"), "{text}");
    let mut desk = desk.killed("80x24", "zh-CN");
    desk.wait(10);
    assert!(desk.text().contains("血压药快吃完了"), "{}", desk.text());
}

#[test]
fn a_sheet_put_aside_on_a_full_disk_is_not_called_kept_before_it_is() {
    let (mut desk, full) = desk();
    desk.keys("220");
    full.store(true, Ordering::SeqCst);
    desk.burst("血压药快吃完了");
    desk.keys("<esc><esc>");
    let text = desk.text();
    assert!(!text.contains("没写完的留着"), "{text}");
    full.store(false, Ordering::SeqCst);
    desk.wait(6_000);
    assert!(desk.text().contains("草稿已经存进磁盘"), "{}", desk.text());
}

#[test]
fn a_visit_the_disk_refuses_is_not_called_recorded() {
    let (mut desk, full) = desk();
    full.store(true, Ordering::SeqCst);
    desk.keys("1");
    let text = desk.text();
    assert!(!text.contains("已记") && desk.visits() == 0, "{text}");
    assert!(text.contains("磁盘满了"), "{text}");
    desk.keys("220");
    desk.burst("有事");
    desk.keys("<enter><enter>");
    let text = desk.text();
    assert!(text.contains("磁盘满了") && text.contains("有事"), "{text}");
    full.store(false, Ordering::SeqCst);
    desk.keys("<enter>");
    assert_eq!(desk.visits(), 1, "{}", desk.text());
}
