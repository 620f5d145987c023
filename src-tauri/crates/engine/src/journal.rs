//! Between the session and the store: what is kept, what the last run left behind, and how the outbox is shown.

use std::collections::HashMap;

use ringside_domain::{Call, CallId, CallState, Draft, Moment, PopEvent, ProfileId, Recording, VendorCallId};
use ringside_ipc::{ErrorCode, OutboxEntryView, OutboxWord, OwedView, Text, UiError};
use ringside_outbox::{Choices, Outbox};
use ringside_store::{
    AtEnd, Attention, EntryState, Extension, NewConnect, OutboxEntry, Payload, Store, StoreError, StoredCall,
    Waits, WrapUpEnd,
};

use crate::session::{Decision, Keep, LeftCall, OutboxSummary, Profile, draft_view};

/// How many of the outcomes that are done are listed for whoever asks.
const LISTED: u32 = 500;

/// Keeps one thing on disk. A decision about the outbox needs the outbox itself; without one nobody is signed in.
pub(crate) async fn keep(
    store: &Store,
    outbox: Option<&Outbox>,
    profile: &ProfileId,
    keep: Keep,
    now: Moment,
) -> Result<(), StoreError> {
    let at = now.wall;
    match keep {
        Keep::Begin(call) | Keep::Update(call) => store.begin_call(profile, &call).await,
        Keep::EndOwing(call) => store.end_call_owing(call.id, at).await,
        Keep::EndWithout(call) => store.end_call(call.id, at).await,
        Keep::WrapUp { call, end } => store.keep_wrap_up(call, end).await,
        Keep::Draft { call, draft } => store.save_draft(call, &draft).await,
        Keep::Outcome { call, disposition, arrival } => {
            // A call that already ended owing keeps the time it ended at.
            let result = store.end_call_with_disposition(call.id, at, &disposition, arrival).await;
            result.map(drop)
        }
        Keep::Connect { first, second } => {
            store.queue_connect(NewConnect { first, second, now: at }).await.map(drop)
        }
        Keep::DropOwed { call } => store.drop_owed(call, at).await,
        Keep::Extension { call, extension } => store.keep_extension(call, extension).await,
        Keep::ScreenPop { call, event } => store.keep_screen_pop(call, event).await,
        Keep::Pin { code, place } => store.keep_favourite(profile, &code, place).await,
        Keep::CallbackDialled { callback, by } => store.callback_dialled(callback, by, at).await,
        Keep::CallbackSnoozed { callback, until } => store.snooze_callback(callback, until).await,
        Keep::CallbackDone { callback } => store.callback_done(callback, at).await,
        Keep::Decide { entry, decision } => {
            let outbox = outbox.ok_or(StoreError::NotNow)?;
            let decided = match decision {
                Decision::SendAgain => outbox.send_again(entry).await,
                Decision::MarkDone => outbox.mark_done(entry).await,
                Decision::Change(disposition) => outbox.change(entry, disposition).await,
                Decision::KeepAsNote => outbox.keep_as_note(entry).await,
            };
            decided.map(drop)
        }
    }
}

/// What the last run left behind.
pub(crate) struct Left {
    pub(crate) calls: Vec<LeftCall>,
    /// Calls whose outcome is on its way or done, which the vendor may still list.
    pub(crate) settling: Vec<VendorCallId>,
    pub(crate) numbers: Vec<String>,
    /// The ends of wrap-ups, the earliest first.
    pub(crate) wrap_ups: Vec<(CallId, WrapUpEnd)>,
    /// How they were put off.
    pub(crate) extensions: Vec<(CallId, Extension)>,
    /// For what pages were opened.
    pub(crate) pops: Vec<(CallId, PopEvent)>,
    /// The outcomes pinned, with their digits.
    pub(crate) pinned: Vec<(u8, String)>,
}

pub(crate) async fn left_behind(store: &Store, profile: &ProfileId, now: Moment) -> Result<Left, StoreError> {
    let mut calls = Vec::new();
    for owed in store.owed_calls(profile).await? {
        calls.push(LeftCall { call: rebuild(&owed.call, now), draft: owed.draft });
    }
    for open in store.open_calls(profile).await? {
        let draft = store.draft(open.id).await?;
        calls.push(LeftCall { call: rebuild(&open, now), draft });
    }
    // A call that has its outcome may stay listed for a while, more so where the vendor took it during the call. What
    // came to nothing gave its calls back.
    let here = |entry: &OutboxEntry| !matches!(entry.state, EntryState::Withdrawn { .. });
    let entries = store.entries(profile).await?;
    let settling = entries.into_iter().filter(here).filter_map(|entry| entry.vendor_call);
    Ok(Left {
        calls,
        settling: settling.collect(),
        numbers: store.recent_numbers(profile, 10).await?,
        wrap_ups: store.wrap_ups(profile).await?,
        extensions: store.extensions(profile).await?,
        pops: store.screen_pops(profile).await?,
        pinned: store.favourites(profile).await?,
    })
}

/// The calls that owe an outcome, to show and to finish.
pub(crate) async fn owed(
    store: &Store,
    profile: &ProfileId,
    region: ringside_numbers::Region,
    now: Moment,
) -> Result<(Vec<OwedView>, HashMap<CallId, Call>), StoreError> {
    let owed = store.owed_calls(profile).await?;
    let ends = store.wrap_ups(profile).await?;
    let away = |id: CallId| ends.iter().any(|(call, end)| *call == id && end.policy == AtEnd::Away);
    let views = owed.iter().map(|owed| {
        let call = &owed.call;
        let number = call.number.as_ref().map(|number| ringside_numbers::for_person(number, region));
        OwedView {
            call: call.id.to_string(),
            who: call.name.clone().or_else(|| number.clone()),
            number,
            queue: call.queue.clone(),
            ended_at_ms: call.ended.unwrap_or(call.started).as_millisecond(),
            draft: draft_view(&owed.draft.clone().unwrap_or_default(), true),
            can_send: call.vendor_call.is_some(),
            ended_away: away(call.id),
        }
    });
    let views = views.collect();
    let calls = owed.iter().map(|owed| (owed.call.id, rebuild(&owed.call, now))).collect();
    Ok((views, calls))
}

/// A call as an earlier run stored it: its line may be up, nobody knows how.
fn rebuild(stored: &StoredCall, now: Moment) -> Call {
    let started = now.at_wall(stored.started);
    let released = stored.ended.map(|ended| now.at_wall(ended));
    Call {
        id: stored.id,
        vendor_id: stored.vendor_call.clone(),
        direction: stored.direction,
        number: stored.number.clone(),
        name: stored.name.clone(),
        queue: stored.queue.clone(),
        lead: stored.lead.clone(),
        state: if released.is_some() { CallState::WrapUp } else { CallState::Connected },
        since: released.unwrap_or(started),
        started,
        answered: None,
        released,
        ended_by: None,
        recording: (Recording::Unknown, now),
        muted: None,
        allowed: None,
        consults_for: None,
        code: None,
        estimated: true,
        listed: false,
    }
}

/// The outcomes on their way, to show; those done count from `midnight` on.
pub(crate) fn summary(
    entries: &[OutboxEntry],
    profile: &Profile,
    midnight: jiff::Timestamp,
    now: Moment,
) -> OutboxSummary {
    let (vendor_name, region) = (profile.vendor_name.as_str(), profile.region);
    let mut summary = OutboxSummary::default();
    for entry in entries {
        match entry.state {
            EntryState::Queued { .. } | EntryState::Sending | EntryState::Unknown { .. } => {
                summary.on_the_way += 1;
                summary.calls_on_the_way.extend(entry.vendor_call.clone());
            }
            EntryState::NeedsAttention { .. } => {
                summary.needs_attention += 1;
                summary.calls_needing_attention.extend(entry.vendor_call.clone());
            }
            EntryState::Delivered { at, .. } | EntryState::MarkedDone { at } => {
                summary.done += u32::from(at >= midnight);
            }
            EntryState::KeptAsNote { .. } | EntryState::Withdrawn { .. } => {}
        }
        if !matches!(entry.state, EntryState::Withdrawn { .. }) {
            summary.entries.push(entry_view(entry, vendor_name, region, now));
        }
    }
    summary
}

fn entry_view(
    entry: &OutboxEntry,
    vendor_name: &str,
    region: ringside_numbers::Region,
    now: Moment,
) -> OutboxEntryView {
    let text = |key: &str| Text::new(key).with("vendor", vendor_name);
    let label = match &entry.payload {
        Some(Payload::Disposition(disposition)) => disposition.label().to_owned(),
        Some(Payload::Connect { first, second, .. }) => format!("{} + {}", first.label(), second.label()),
        None => String::new(),
    };
    let until =
        |at: jiff::Timestamp| u64::try_from(at.as_millisecond() - now.wall.as_millisecond()).unwrap_or(0);
    let (state, why, next_try_ms) = match &entry.state {
        EntryState::Queued { not_before, waits } => {
            let why = waits.map(|waits| match waits {
                Waits::Offline => text("outbox-waiting-network"),
                Waits::Tls | Waits::RateLimited | Waits::ServerFault => text("outbox-waiting-retry"),
                Waits::SignIn | Waits::Account => text("outbox-signed-out"),
                Waits::Elsewhere => text("why-elsewhere"),
                Waits::CallEnd => text("outbox-held-for-call-end"),
            });
            (OutboxWord::Queued, why, not_before.map(until))
        }
        EntryState::Sending => (OutboxWord::Sending, None, None),
        EntryState::Unknown { .. } => (OutboxWord::Unknown, Some(text("outbox-asking")), None),
        EntryState::Delivered { confirmed: true, .. } => (OutboxWord::Delivered, None, None),
        EntryState::Delivered { confirmed: false, .. } => {
            (OutboxWord::DeliveredUnconfirmed, Some(text("outbox-unconfirmed")), None)
        }
        EntryState::MarkedDone { .. } => (OutboxWord::MarkedDone, None, None),
        EntryState::NeedsAttention { why } => {
            (OutboxWord::NeedsAttention, Some(attention_text(why, vendor_name)), None)
        }
        EntryState::KeptAsNote { .. } => (OutboxWord::KeptAsNote, None, None),
        EntryState::Withdrawn { why, .. } => {
            (OutboxWord::KeptAsNote, Some(attention_text(why, vendor_name)), None)
        }
    };
    let settled_at = match &entry.state {
        EntryState::Delivered { at, .. }
        | EntryState::MarkedDone { at }
        | EntryState::KeptAsNote { at }
        | EntryState::Withdrawn { at, .. } => Some(at.as_millisecond()),
        EntryState::Queued { .. }
        | EntryState::Sending
        | EntryState::Unknown { .. }
        | EntryState::NeedsAttention { .. } => None,
    };
    let choices = Choices::of(entry);
    OutboxEntryView {
        id: entry.id.to_string(),
        call: entry.call.to_string(),
        who: entry.who.as_ref().map(|who| ringside_numbers::for_person(who, region)),
        number: entry.number.as_ref().map(|number| ringside_numbers::for_person(number, region)),
        label,
        state,
        why,
        saved_at_ms: entry.created.as_millisecond(),
        settled_at_ms: settled_at,
        next_try_ms,
        can_send_again: choices.send_again,
        can_change: choices.change,
    }
}

/// The newest outcomes that are done, as far back as anybody scrolls.
pub(crate) async fn done(
    store: &Store,
    profile: &ProfileId,
    vendor_name: &str,
    region: ringside_numbers::Region,
    now: Moment,
) -> Result<Vec<OutboxEntryView>, StoreError> {
    let mut entries = store.done(profile, LISTED).await?;
    entries.retain(|entry| !matches!(entry.state, EntryState::Withdrawn { .. }));
    Ok(entries.iter().map(|entry| entry_view(entry, vendor_name, region, now)).collect())
}

/// Why a person has to decide, in words.
pub(crate) fn attention_text(why: &Attention, vendor_name: &str) -> Text {
    let text = |key: &str| Text::new(key).with("vendor", vendor_name);
    match why {
        Attention::Refused { .. } => text("outbox-refused"),
        Attention::NotAllowed => text("outbox-not-allowed"),
        Attention::NotSupported | Attention::InvalidRequest => text("outbox-cannot-send"),
        Attention::NoSuchCall | Attention::NoVendorCall => text("outbox-call-gone"),
        Attention::NotSent => text("outbox-not-sent"),
        Attention::StillListed => text("outbox-still-listed"),
        Attention::CannotTell => text("outbox-cannot-tell"),
        Attention::Unreadable => text("outbox-unreadable"),
        Attention::AlreadyDisposed => text("outbox-already-disposed"),
        Attention::UnknownDisposition => text("outbox-unknown-disposition"),
        Attention::BreakReason => text("outbox-break-reason"),
        Attention::NotOnCall => text("outbox-not-on-call"),
    }
}

/// A connecting of two calls that came to nothing, in words.
pub(crate) fn attention_error(why: &Attention, vendor_name: &str) -> UiError {
    let code = match why {
        Attention::Refused { .. }
        | Attention::NotAllowed
        | Attention::NotSupported
        | Attention::AlreadyDisposed
        | Attention::UnknownDisposition
        | Attention::BreakReason
        | Attention::NotOnCall => ErrorCode::Refused,
        Attention::NoSuchCall | Attention::NoVendorCall => ErrorCode::NoSuchCall,
        Attention::InvalidRequest | Attention::NotSent | Attention::Unreadable => ErrorCode::NotNow,
        Attention::StillListed | Attention::CannotTell => ErrorCode::Interrupted,
    };
    UiError::with_text(code, attention_text(why, vendor_name))
}

/// The drafts that a connecting gives back when it did not happen.
pub(crate) fn drafts_of(entry: &OutboxEntry) -> Vec<(CallId, Draft)> {
    match &entry.payload {
        Some(Payload::Connect { other, first, second, .. }) => {
            vec![(entry.call, Draft::of(first, false)), (*other, Draft::of(second, false))]
        }
        Some(Payload::Disposition(_)) | None => Vec::new(),
    }
}
