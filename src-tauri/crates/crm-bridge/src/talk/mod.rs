//! One page's socket, from its first word to its last.

mod let_in;
mod page;
mod socket;

use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite};

use crate::{Origin, house::Guest, rooms::Sent};

#[cfg(test)]
pub(crate) use socket::LONGEST;
pub(crate) use socket::Socket;

/// How long a page may take to say who it is.
const FIRST_WORD: Duration = Duration::from_secs(5);

/// Why a conversation ends: what the page is told by the closing frame, as RFC 6455 and this contract number it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Parting {
    /// The page has gone, or the line with it.
    Gone,
    /// It was told why in words.
    Refused,
    /// It said nothing it was asked to say first in time.
    TooLate,
    /// It sent bytes instead of text.
    NotText,
    /// It sent no JSON object, or broke the rules of sockets.
    NotUnderstood,
    /// It sent more than a frame may have.
    TooLong,
    /// It sent more frames than it may.
    TooFast,
    /// It does not take what it is sent.
    DoesNotRead,
    /// It was let go for one that says who it is.
    Crowded,
    /// The agent took the connection away.
    Disconnected,
    /// The bar closes the bridge.
    Over,
}

impl Parting {
    /// All there are, for the test that each is documented.
    #[cfg(test)]
    pub(crate) const ALL: [Self; 11] = [
        Self::Gone,
        Self::Refused,
        Self::TooLate,
        Self::NotText,
        Self::NotUnderstood,
        Self::TooLong,
        Self::TooFast,
        Self::DoesNotRead,
        Self::Crowded,
        Self::Disconnected,
        Self::Over,
    ];

    /// The closing frame's number and word; `None` where nobody is left to read them.
    pub(crate) fn told(self) -> Option<(u16, &'static str)> {
        match self {
            Self::Gone => None,
            Self::Refused => Some((1000, "refused")),
            Self::Over => Some((1001, "bridge_closed")),
            Self::NotText => Some((1003, "not_text")),
            Self::TooLate => Some((1008, "too_late")),
            Self::NotUnderstood => Some((1008, "not_understood")),
            Self::TooFast => Some((1008, "too_fast")),
            Self::DoesNotRead => Some((1008, "does_not_read")),
            Self::TooLong => Some((1009, "too_long")),
            Self::Crowded => Some((1013, "crowded")),
            Self::Disconnected => Some((4001, "disconnected")),
        }
    }
}

impl From<Sent> for Parting {
    fn from(sent: Sent) -> Self {
        match sent {
            Sent::Crowded => Self::Crowded,
            Sent::Forgotten => Self::Disconnected,
            Sent::Over => Self::Over,
        }
    }
}

/// Speaks with a page until it or the bar has enough of it.
pub(crate) async fn talk<S>(mut socket: Socket<S>, guest: Guest, origin: Origin)
where
    S: AsyncRead + AsyncWrite + Unpin + Send,
{
    let parting = tokio::select! {
        biased;
        sent = guest.sent_away() => sent.into(),
        Err(parting) = conversation(&mut socket, &guest, &origin) => parting,
    };
    tracing::debug!(%origin, ?parting, "a page's connection ends");
    socket.close(parting.told()).await;
}

/// What it is let in by, then everything else. Never `Ok`.
async fn conversation<S>(
    socket: &mut Socket<S>,
    guest: &Guest,
    origin: &Origin,
) -> Result<std::convert::Infallible, Parting>
where
    S: AsyncRead + AsyncWrite + Unpin + Send,
{
    let first = tokio::time::timeout(FIRST_WORD, socket.hear());
    let first = first.await.map_err(|_| Parting::TooLate)??;
    let_in::let_in(socket, guest, origin, &first).await?;
    tracing::info!(%origin, "a page is connected");
    page::serve(socket, guest, origin).await
}
