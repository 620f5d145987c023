use std::time::Duration;

use tokio::{
    io::{AsyncRead, AsyncWrite},
    time::timeout,
};

use super::{Parting, socket::Socket};
use crate::{
    Answer, Origin, Question,
    frame::{First, Said},
    house::Guest,
    rooms::{Answered, NotAdmitted, NotAsked},
    token::{Token, code},
};

/// How long a question stands.
const QUESTION: Duration = Duration::from_secs(60);

/// Lets a page in by its first words, or says why not. `Ok` when it is in.
pub(super) async fn let_in<S>(
    socket: &mut Socket<S>,
    guest: &Guest,
    origin: &Origin,
    first: &str,
) -> Result<(), Parting>
where
    S: AsyncRead + AsyncWrite + Unpin + Send,
{
    match First::read(first) {
        Some(First::Hello { token }) => by_token(socket, guest, origin, &token).await,
        Some(First::Connect {}) => by_asking(socket, guest, origin).await,
        None => Err(Parting::NotUnderstood),
    }
}

async fn by_token<S>(
    socket: &mut Socket<S>,
    guest: &Guest,
    origin: &Origin,
    token: &str,
) -> Result<(), Parting>
where
    S: AsyncRead + AsyncWrite + Unpin + Send,
{
    let known = match Token::read(token) {
        Some(token) => guest.bar().knows(origin, &token.hash()).await,
        None => false,
    };
    if !known {
        return refuse(socket, "unknown", "this token is not known here, or not any more: connect anew")
            .await;
    }
    admit(socket, guest).await
}

async fn by_asking<S>(socket: &mut Socket<S>, guest: &Guest, origin: &Origin) -> Result<(), Parting>
where
    S: AsyncRead + AsyncWrite + Unpin + Send,
{
    match guest.ask() {
        Ok(()) => {}
        Err(NotAsked::Busy) => return busy(socket).await,
        Err(NotAsked::NotNow) => return not_now(socket).await,
        Err(NotAsked::Gone) => return Err(Parting::Disconnected),
    }
    // Without random numbers nothing here is safe, and nobody is asked.
    let (Ok(code), Ok(token)) = (code(), Token::draw()) else {
        guest.answered(origin, Answered::NotSeen);
        return not_now(socket).await;
    };
    socket.say(&Said::Code { code: &code }).await?;
    let question = guest.bar().ask(Question { origin: origin.clone(), code });
    let answer = tokio::select! {
        answer = timeout(QUESTION, question) => answer,
        // There is nothing to say before the answer.
        heard = socket.hear() => return Err(heard.err().unwrap_or(Parting::NotUnderstood)),
    };
    let (answered, answer) = match answer {
        Ok(Answer::Yes) => (Answered::Yes, Ok(())),
        Ok(Answer::No) => {
            (Answered::No, Err(("declined", "the agent said no: ask again in ten minutes at the earliest")))
        }
        Err(_) => (
            Answered::No,
            Err(("too_late", "the agent has not answered: ask again in ten minutes at the earliest")),
        ),
        Ok(Answer::Busy) => (Answered::NotSeen, Err(BUSY)),
        Ok(Answer::NotNow) => (Answered::NotSeen, Err(NOT_NOW)),
    };
    guest.answered(origin, answered);
    if let Err((why, text)) = answer {
        return refuse(socket, why, text).await;
    }
    tracing::info!(%origin, "the agent let a page in");
    if guest.bar().keep(origin, token.hash()).await.is_err() {
        return refuse(socket, "not_kept", "the bar could not remember this page, so it is not connected")
            .await;
    }
    admit(socket, guest).await?;
    socket.say(&Said::Connected { token: &token.write() }).await
}

const BUSY: (&str, &str) = ("busy", "the agent is being asked something else: ask again in a minute");
const NOT_NOW: (&str, &str) = ("not_now", "the agent cannot be asked now: ask again later");

async fn busy<S: AsyncRead + AsyncWrite + Unpin + Send>(socket: &mut Socket<S>) -> Result<(), Parting> {
    refuse(socket, BUSY.0, BUSY.1).await
}

async fn not_now<S: AsyncRead + AsyncWrite + Unpin + Send>(socket: &mut Socket<S>) -> Result<(), Parting> {
    refuse(socket, NOT_NOW.0, NOT_NOW.1).await
}

async fn admit<S: AsyncRead + AsyncWrite + Unpin + Send>(
    socket: &mut Socket<S>,
    guest: &Guest,
) -> Result<(), Parting> {
    match guest.admit() {
        Ok(()) => Ok(()),
        Err(NotAdmitted::Gone) => Err(Parting::Disconnected),
        Err(NotAdmitted::Full) => {
            refuse(socket, "too_many", "too many pages are connected: close some, or share one connection")
                .await
        }
    }
}

async fn refuse<S>(socket: &mut Socket<S>, why: &'static str, text: &'static str) -> Result<(), Parting>
where
    S: AsyncRead + AsyncWrite + Unpin + Send,
{
    socket.say(&Said::refused(None, why, text)).await?;
    Err(Parting::Refused)
}
