//! The ring card's window takes the size its page needs. One that is just coming up may lose what it is asked for on the
//! way, so it is asked again until it has it. Pure: only the clock is from outside.

use std::time::Duration;

use tokio::{sync::watch, time};

/// Width and height, in CSS pixels.
pub(crate) type Size = (u32, u32);

/// How often a window is asked to take a size, at first and where that did not help.
const ASKED_EVERY: Duration = Duration::from_millis(100);
const ASKED_SELDOM: Duration = Duration::from_secs(1);
const ASKED_OFTEN: u32 = 20;

/// Asks for the newest size that is `wanted`, and for no older one, until the window has it; `ask` says whether it had it
/// already. Ends when nobody wants anything any more, or with the error of a window that is gone.
pub(crate) async fn follow<E>(
    mut wanted: watch::Receiver<Size>,
    mut ask: impl FnMut(Size) -> Result<bool, E>,
) -> Result<(), E> {
    let mut asked = (*wanted.borrow(), 0);
    loop {
        let size = *wanted.borrow_and_update();
        let times = if asked.0 == size { asked.1 + 1 } else { 1 };
        asked = (size, times);
        let there = ask(size)?;
        let changed = wanted.changed();
        let pause = if times < ASKED_OFTEN { ASKED_EVERY } else { ASKED_SELDOM };
        let still_wanted = if there { Ok(changed.await) } else { time::timeout(pause, changed).await };
        if let Ok(Err(_)) = still_wanted {
            return Ok(());
        }
    }
}

#[cfg(test)]
mod tests {
    use std::{cell::RefCell, convert::Infallible};

    use super::*;

    const DRAWN_HIDDEN: Size = (320, 228);
    const ONE_CALL: Size = (320, 156);
    const TWO_CALLS: Size = (320, 311);

    /// A window that takes what it is asked for a moment later, but not the first few times.
    #[derive(Default)]
    struct Window {
        loses: usize,
        size: Size,
        asked: Vec<Size>,
    }

    impl Window {
        fn ask(&mut self, size: Size) -> Result<bool, Infallible> {
            self.asked.push(size);
            let there = self.size == size;
            if self.asked.len() > self.loses {
                self.size = size;
            }
            Ok(there)
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_window_that_loses_what_it_is_asked_for_is_asked_until_it_has_it_and_then_left_alone() {
        for loses in [0, 3, 40] {
            let window = RefCell::new(Window { loses, ..Window::default() });
            let (_wanted, newest) = watch::channel(ONE_CALL);
            let asked = follow(newest, |size| window.borrow_mut().ask(size));
            assert!(time::timeout(Duration::from_secs(60), asked).await.is_err(), "it goes on with the card");
            let window = window.into_inner();
            assert_eq!((window.size, window.asked.len()), (ONE_CALL, loses + 2));
        }
    }

    #[tokio::test(start_paused = true)]
    async fn once_more_is_needed_nothing_less_is_asked_for_again() {
        let window = RefCell::new(Window { loses: 2, ..Window::default() });
        let (wanted, newest) = watch::channel(DRAWN_HIDDEN);
        let page = async {
            for size in [ONE_CALL, TWO_CALLS] {
                time::sleep(Duration::from_millis(10)).await;
                wanted.send_replace(size);
            }
            time::sleep(Duration::from_secs(3)).await;
            drop(wanted);
        };
        let (ended, ()) = tokio::join!(follow(newest, |size| window.borrow_mut().ask(size)), page);
        assert_eq!(ended, Ok(()));
        let window = window.into_inner();
        assert_eq!(window.size, TWO_CALLS);
        assert_eq!(window.asked, [DRAWN_HIDDEN, ONE_CALL, TWO_CALLS, TWO_CALLS]);
    }

    #[tokio::test(start_paused = true)]
    async fn a_window_that_is_gone_is_asked_no_more() {
        let (_wanted, newest) = watch::channel(ONE_CALL);
        assert_eq!(follow(newest, |_| Err("gone")).await, Err("gone"));
    }
}
