use ringside_ipc::{RingCard, RingCardRequest, RingReply, RingRequest};
use tauri::{State, WebviewWindow, ipc::Channel};

use crate::shell::ring::Ring;

#[tauri::command]
pub(crate) async fn ring(ring: State<'_, Ring>, request: RingRequest) -> Result<RingReply, ()> {
    match request {
        RingRequest::Describe => {}
        RingRequest::Test => return Ok(ring.test().await),
        RingRequest::Silence => ring.silence(),
    }
    Ok(ring.describe().await)
}

#[tauri::command]
pub(crate) async fn ring_follow(
    ring: State<'_, Ring>,
    window: WebviewWindow,
    channel: Channel<RingCard>,
) -> Result<(), ()> {
    ring.follow_card(window.label(), channel);
    Ok(())
}

#[tauri::command]
pub(crate) async fn ring_card(
    ring: State<'_, Ring>,
    window: WebviewWindow,
    request: RingCardRequest,
) -> Result<(), String> {
    ring.card(window.label(), request).await
}
