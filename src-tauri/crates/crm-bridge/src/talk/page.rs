use std::{convert::Infallible, sync::Arc, time::Duration};

use futures::{FutureExt as _, StreamExt as _, stream::FuturesUnordered};
use tokio::{
    io::{AsyncRead, AsyncWrite},
    time::{Instant, MissedTickBehavior, interval_at, sleep_until},
};

use super::{Parting, socket::Socket};
use crate::{
    Bar, Origin,
    bar::Refusal,
    frame::{Frame, Said},
    house::Guest,
    wire::{Request, State},
};

/// How often a page that is silent is asked for a sign of life.
const PING: Duration = Duration::from_secs(20);
/// How long one without a sign is taken to be there.
const SILENCE: Duration = Duration::from_secs(60);
/// The least time between two states: what happens in between is in the second.
const BETWEEN_STATES: Duration = Duration::from_millis(100);
/// Requests of one connection under way at the same time.
const UNDER_WAY: usize = 8;

/// Sends states and carries out requests until the connection ends.
pub(super) async fn serve<S>(
    socket: &mut Socket<S>,
    guest: &Guest,
    origin: &Origin,
) -> Result<Infallible, Parting>
where
    S: AsyncRead + AsyncWrite + Unpin + Send,
{
    let mut states = guest.bar().state();
    let mut shown: Option<Arc<State>> = None;
    let mut next_state = Instant::now();
    let mut under_way = FuturesUnordered::new();
    let mut pings = interval_at(Instant::now() + PING, PING);
    pings.set_missed_tick_behavior(MissedTickBehavior::Delay);
    states.mark_changed();
    loop {
        tokio::select! {
            text = socket.hear() => match Frame::read(&text?) {
                Err(_) => return Err(Parting::NotUnderstood),
                Ok(Frame::Refused(refused)) => socket.say(&refused).await?,
                Ok(Frame::Request { id, .. }) if under_way.len() >= UNDER_WAY => {
                    let text = format!("{UNDER_WAY} requests are under way: wait for one of them");
                    socket.say(&Said::refused(Some(id), "too_many_requests", text)).await?;
                }
                Ok(Frame::Request { id, request }) => {
                    let task = carry_out(Arc::clone(guest.bar()), origin.clone(), id.clone(), request);
                    under_way.push(tokio::spawn(task).map(|said| said.unwrap_or_else(|_| failed(id))));
                }
            },
            Some(said) = under_way.next() => socket.say(&said).await?,
            changed = async { sleep_until(next_state).await; states.changed().await } => {
                // Nobody publishes any more: the bar is ending.
                changed.map_err(|_| Parting::Over)?;
                let state = Arc::clone(&states.borrow_and_update());
                if shown.as_ref() != Some(&state) {
                    socket.say(&Said::State { sessions: &state.sessions }).await?;
                    shown = Some(state);
                    next_state = Instant::now() + BETWEEN_STATES;
                }
            }
            _ = pings.tick() => {
                if socket.heard().elapsed() > SILENCE {
                    return Err(Parting::Gone);
                }
                socket.ping().await?;
            }
        }
    }
}

/// A task of its own carries it out, so that it runs to its end though the page goes away.
async fn carry_out(bar: Arc<dyn Bar>, origin: Origin, id: String, request: Request) -> Said<'static> {
    let done = |how, outcomes| Said::Done { id: id.clone(), how, outcomes };
    let said = match request {
        Request::Dial(dial) => bar.dial(&origin, dial).await.map(|how| done(Some(how), None)),
        Request::Outcomes(of) => bar.outcomes(&origin, of).await.map(|outcomes| done(None, Some(outcomes))),
        Request::Outcome(outcome) => bar.outcome(&origin, outcome).await.map(|()| done(None, None)),
    };
    said.unwrap_or_else(|Refusal { why, text }| Said::refused(Some(id), why, text))
}

/// The bar broke down over it.
fn failed(id: String) -> Said<'static> {
    Said::refused(Some(id), "failed", "the bar could not carry it out; look there what became of it")
}
