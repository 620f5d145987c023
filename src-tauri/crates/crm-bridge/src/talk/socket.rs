use std::time::Duration;

use futures::{SinkExt as _, StreamExt as _};
use tokio::{
    io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _},
    time::{Instant, timeout},
};
use tokio_tungstenite::{
    WebSocketStream,
    tungstenite::{
        Error, Message, Utf8Bytes,
        protocol::{CloseFrame, Role, WebSocketConfig},
    },
};

use super::Parting;
use crate::{frame::Said, pace::Pace};

/// The longest message, in whichever number of frames.
pub(crate) const LONGEST: usize = 64 * 1024;
/// How many messages may come at once, and in which time one more.
const PACE: (u32, Duration) = (40, Duration::from_millis(50));
/// How long a page may take to take what it is sent.
const WRITE: Duration = Duration::from_secs(10);
/// How long its last words may take to reach it.
const LAST_WORDS: Duration = Duration::from_secs(1);

/// A WebSocket that keeps its limits: how much, how fast, how long.
pub(crate) struct Socket<S> {
    stream: WebSocketStream<S>,
    pace: Pace,
    heard: Instant,
}

impl<S: AsyncRead + AsyncWrite + Unpin + Send> Socket<S> {
    /// Takes over a connection whose handshake is done.
    pub(crate) async fn over(stream: S) -> Self {
        let limits = WebSocketConfig::default()
            .max_message_size(Some(LONGEST))
            .max_frame_size(Some(LONGEST))
            .read_buffer_size(4 * 1024)
            .write_buffer_size(0)
            .accept_unmasked_frames(false);
        let stream = WebSocketStream::from_raw_socket(stream, Role::Server, Some(limits)).await;
        let now = Instant::now();
        Self { stream, pace: Pace::new(PACE.0, PACE.1, now), heard: now }
    }

    /// When the page was last heard, be it by a sign of life.
    pub(crate) fn heard(&self) -> Instant {
        self.heard
    }

    /// Waits for the next text. Dropped in between, it loses nothing.
    pub(crate) async fn hear(&mut self) -> Result<Utf8Bytes, Parting> {
        loop {
            let message = match self.stream.next().await {
                Some(Ok(message)) => message,
                Some(Err(Error::Capacity(_))) => return Err(Parting::TooLong),
                Some(Err(Error::Protocol(_) | Error::Utf8(_))) => return Err(Parting::NotUnderstood),
                Some(Err(_)) | None => return Err(Parting::Gone),
            };
            self.heard = Instant::now();
            if !self.pace.keeps(self.heard) {
                return Err(Parting::TooFast);
            }
            match message {
                Message::Text(text) => return Ok(text),
                Message::Binary(_) => return Err(Parting::NotText),
                // The library answers, and ends the stream when it has; a bare frame is never read.
                Message::Close(_) | Message::Ping(_) | Message::Pong(_) | Message::Frame(_) => {}
            }
        }
    }

    /// Sends, and waits until it is on its way.
    pub(crate) async fn say(&mut self, said: &Said<'_>) -> Result<(), Parting> {
        // These types have nothing JSON cannot write.
        let text = said.write().map_err(|_| Parting::Gone)?;
        self.send(Message::text(text)).await
    }

    /// Asks for a sign of life.
    pub(crate) async fn ping(&mut self) -> Result<(), Parting> {
        self.send(Message::Ping(Default::default())).await
    }

    async fn send(&mut self, message: Message) -> Result<(), Parting> {
        match timeout(WRITE, self.stream.send(message)).await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(_)) => Err(Parting::Gone),
            Err(_) => Err(Parting::DoesNotRead),
        }
    }

    /// Ends it, with last words if there are any. What still comes in is read and thrown away for a moment, because a connection
    /// that is closed with something unread loses what was sent last.
    pub(crate) async fn close(mut self, told: Option<(u16, &'static str)>) {
        let Some((code, word)) = told else { return };
        let frame = CloseFrame { code: code.into(), reason: Utf8Bytes::from_static(word) };
        let close = async {
            // The page may be gone already.
            let _ = self.stream.close(Some(frame)).await;
            let raw = self.stream.get_mut();
            let _ = raw.shutdown().await;
            let mut rest = [0; 1024];
            while raw.read(&mut rest).await.is_ok_and(|read| read > 0) {}
        };
        let _ = timeout(LAST_WORDS, close).await;
    }
}
