//! What the process keeps to itself: the files it makes, and its memory when it breaks down. Opens nothing.

/// From now on files and folders this process makes are its owner's alone, no memory of it is written to a core file, and
/// no other program of the same user may read it. Each where the system has it; nothing of it stops anybody's work.
pub fn keep_to_itself() {
    #[cfg(unix)]
    {
        use rustix::fs::Mode;
        use rustix::process::{Resource, Rlimit, setrlimit, umask};
        umask(Mode::RWXG | Mode::RWXO);
        let none = Rlimit {
            current: Some(0),
            maximum: Some(0),
        };
        let _ = setrlimit(Resource::Core, none);
    }
    // Also where a core goes to a program (`|` in core_pattern), which no limit stops.
    #[cfg(any(target_os = "linux", target_os = "android"))]
    {
        use rustix::process::{DumpableBehavior, set_dumpable_behavior};
        let _ = set_dumpable_behavior(DumpableBehavior::NotDumpable);
    }
}
