use std::sync::LazyLock;

use tokio::sync::watch;

/// Counts how often connections were given up. One for the whole program, as the computer's network is.
static BEGUN: LazyLock<watch::Sender<u64>> = LazyLock::new(|| watch::Sender::new(0));

/// Gives up the connections of every client in this program: the computer slept or is in another network, and what was
/// connected before may be dead without a word. The next request connects anew, by the proxy and certificates the
/// system has now.
///
/// Requests under way that only read fail as interrupted at once. Those that act are left to end by themselves, since
/// giving one up would hide whether it was carried out.
pub fn start_afresh() {
    BEGUN.send_modify(|times| *times += 1);
}

/// Hears of it from now on.
pub(crate) fn begun() -> watch::Receiver<u64> {
    BEGUN.subscribe()
}
