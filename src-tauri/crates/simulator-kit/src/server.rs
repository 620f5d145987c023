use std::net::SocketAddr;
use std::sync::Mutex;

use axum::Router;
use axum::body::Body;
use axum::response::Response;
use hyper::server::conn::http1;
use hyper_util::rt::TokioIo;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::{JoinHandle, JoinSet};
use tokio_util::sync::{CancellationToken, DropGuard};
use tower::ServiceExt;

use crate::SimulatorError;

/// Marks an answer that must never be sent: the connection ends instead.
#[derive(Debug, Clone, Copy)]
struct HangUp;

#[derive(Debug, thiserror::Error)]
#[error("the connection was broken on request")]
struct Broken;

/// Returns an answer at which the server breaks the connection without a byte.
pub fn break_connection() -> Response {
    let mut response = Response::new(Body::empty());
    response.extensions_mut().insert(HangUp);
    response
}

/// A port that is taken and not served yet.
#[derive(Debug)]
pub(crate) struct Listening {
    addr: SocketAddr,
    listener: TcpListener,
}

impl Listening {
    /// Listens on the loopback interface; port 0 takes a free one.
    pub(crate) async fn on(port: u16) -> Result<Self, SimulatorError> {
        let addr = SocketAddr::from(([127, 0, 0, 1], port));
        let failed = |source| SimulatorError::Listen { addr, source };
        let listener = TcpListener::bind(addr).await.map_err(failed)?;
        let addr = listener.local_addr().map_err(failed)?;
        Ok(Self { addr, listener })
    }

    /// Where it listens.
    pub(crate) fn addr(&self) -> SocketAddr {
        self.addr
    }

    /// Begins to answer; `beside` runs as long as the server does, unless it ends before.
    pub(crate) fn serve(self, router: Router, beside: impl Future<Output = ()> + Send + 'static) -> Server {
        let ending = CancellationToken::new();
        let mut tasks = JoinSet::new();
        tasks.spawn(beside);
        let task = tokio::spawn(accept(self.listener, router, tasks, ending.clone()));
        let _end_on_drop = ending.clone().drop_guard();
        Server { addr: self.addr, ending, task: Mutex::new(Some(task)), _end_on_drop }
    }
}

/// A running HTTP/1.1 server; dropping it ends it with all its connections.
#[derive(Debug)]
pub(crate) struct Server {
    addr: SocketAddr,
    ending: CancellationToken,
    task: Mutex<Option<JoinHandle<()>>>,
    _end_on_drop: DropGuard,
}

impl Server {
    /// Where it listens.
    pub(crate) fn addr(&self) -> SocketAddr {
        self.addr
    }

    /// Ends the server and returns once its port is free and its connections are closed.
    pub(crate) async fn stop(&self) {
        self.ending.cancel();
        let task = self.task.lock().ok().and_then(|mut task| task.take());
        if let Some(task) = task {
            // The task neither panics nor is aborted by anyone, so there is nothing to learn from its result.
            let _ = task.await;
        }
    }
}

async fn accept(listener: TcpListener, router: Router, mut tasks: JoinSet<()>, ending: CancellationToken) {
    loop {
        tokio::select! {
            () = ending.cancelled() => break,
            Some(_) = tasks.join_next() => {}
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => {
                    tasks.spawn(serve(stream, router.clone(), ending.clone()));
                }
                // Out of file handles, most likely: the tasks that end make room.
                Err(error) => {
                    tracing::warn!(%error, "cannot accept a connection");
                    tokio::time::sleep(std::time::Duration::from_millis(20)).await;
                }
            },
        }
    }
    drop(listener);
    tasks.shutdown().await;
}

async fn serve(stream: TcpStream, router: Router, ending: CancellationToken) {
    // Only costs latency when it fails.
    let _ = stream.set_nodelay(true);
    let service = hyper::service::service_fn(move |request: hyper::Request<hyper::body::Incoming>| {
        let (router, ending) = (router.clone(), ending.clone());
        async move {
            // A task of its own, because a real server finishes a request whose client has gone away.
            let handled = tokio::spawn(async move {
                tokio::select! {
                    () = ending.cancelled() => Err(Broken),
                    Ok(response) = router.oneshot(request.map(Body::new)) => Ok(response),
                }
            });
            match handled.await {
                Ok(Ok(response)) if response.extensions().get::<HangUp>().is_none() => Ok(response),
                _ => Err(Broken),
            }
        }
    });
    if let Err(error) = http1::Builder::new().serve_connection(TokioIo::new(stream), service).await {
        tracing::debug!(%error, "connection ended early");
    }
}
