//! The Disposition API.

use ringside_simulator_kit::Origin;

use super::ask::Ask;
use super::{Served, auth};
use crate::handle::Core;
use crate::model::{Callback, Choice, DisposeRefused, Disposed, Disposing};
use crate::settings::{DispositionTexts, ListShape, Settings};
use crate::wire::{Json, Reply, object, text};

pub(super) fn serve(core: &mut Core, ask: &Ask) -> Served {
    if let Err(served) = auth::gateway(core, ask) {
        return served;
    }
    let strict = core.world.settings.rules.strict_action_case;
    let is = |action: &str| {
        let given = ask.text("action");
        if strict { given == action } else { given.eq_ignore_ascii_case(action) }
    };
    if is("get") {
        Served::done(list(&core.world.settings))
    } else if is("Set") {
        set(core, ask, &Version::current(core))
    } else {
        Served::refused(Reply::status_message("Fail", "Invalid Action"))
    }
}

/// The dispositions of the account. The vendor documents no answer for this version; the nearest is that of the call it
/// replaced.
fn list(settings: &Settings) -> Reply {
    let shape = settings.wire.list_shape;
    let items = settings.dispositions.iter().map(|disposition| match shape {
        ListShape::Objects => object([
            ("name", text(&disposition.name)),
            ("callback", text(if disposition.callback { "true" } else { "false" })),
        ]),
        ListShape::Details | ListShape::Message | ListShape::Data => text(&disposition.name),
    });
    let key = match shape {
        ListShape::Details | ListShape::Objects => "details",
        ListShape::Message => "message",
        ListShape::Data => "data",
    };
    Reply::json(object([("status", text("Success")), (key, Json::List(items.collect()))]))
}

/// What differs between the versions of the call.
#[derive(Debug, Clone, Copy)]
pub(super) struct Version {
    /// The words of the older pages, where they differ.
    pub(super) older: bool,
    /// Changes what was saved before.
    pub(super) rewrites: bool,
    /// How `callBackTime` is read.
    pub(super) callback: fn(&Core, &Ask, &str) -> Callback,
}

impl Version {
    fn current(core: &Core) -> Self {
        let older = core.world.settings.wire.disposition_texts == DispositionTexts::Older;
        Self { older, rewrites: false, callback: |core, _, text| core.world.callback(text) }
    }
}

/// Sets a disposition for a request whose credentials and action are good.
pub(super) fn set(core: &mut Core, ask: &Ask, version: &Version) -> Served {
    let Version { older, rewrites, callback } = *version;
    let fail = |message| Served::refused(Reply::status_message("Fail", message));
    let Some(ucid) = ask.field("ucid") else { return fail("Invalid ucid") };
    let disposition = match ask.field("disposition") {
        Some("") if older => {
            return Served::refused(Reply::details_status("Empty disposition code", "Fail"));
        }
        None | Some("") => return fail("Invalid Disposition"),
        Some(disposition) => disposition.to_owned(),
    };
    let choice = Choice {
        disposition,
        comments: ask.field("comments").map(str::to_owned),
        callback: ask.filled("callBackTime").map(|text| callback(core, ask, text)),
        pause: ask.is_on("pauseAfterDispose"),
        pause_reason: ask.filled("pauseReason").map(str::to_owned),
        auto_release: ask.is_on("autoRelease"),
    };
    let agent = ask.field("agentID").or(ask.field("agentId").filter(|_| older)).unwrap_or_default();
    let did = ask.text("did");
    let request = Disposing { agent, ucid, did, choice, rewrites };
    match core.world.dispose(ask.now, Origin::Api, &request) {
        Ok(Disposed::Queued) if older => {
            Served::done(Reply::details_status("queued successfully", "Success"))
        }
        Ok(Disposed::Queued) => {
            Served::done(Reply::status_message("Success", "Disposition Queued Successfully"))
        }
        Ok(Disposed::Saved) => {
            Served::done(Reply::details_status("Disposition saved successfully", "Success"))
        }
        Err(why) => Served::refused(worded(why, ucid, did, older)),
    }
}

fn worded(why: DisposeRefused, ucid: &str, did: &str, older: bool) -> Reply {
    let details = match why {
        DisposeRefused::Agent => "Invalid agent",
        DisposeRefused::PauseReasonMissing if older => "Provide pause reason.",
        DisposeRefused::PauseReasonMissing => "Provide pause reason",
        // Made up: the vendor documents nothing for a reason it does not know.
        DisposeRefused::PauseReasonUnknown => "Invalid pause reason",
        DisposeRefused::UcidEmpty => "Invalid ucid()",
        DisposeRefused::UcidTooLong => {
            return Reply::json(object([
                ("status", text("Error")),
                ("details", text("Unable to Dispose . Please retry after some time.")),
            ]));
        }
        DisposeRefused::UcidOrDid => {
            return Reply::details_status(&format!("Invalid ucid [{ucid}] or did [{did}]"), "Fail");
        }
        DisposeRefused::Disposition => "Invalid Disposition",
        DisposeRefused::NotOnCall => "Agent is not on this call.",
        // Made up: the vendor documents nothing for a missing, malformed or past time.
        DisposeRefused::CallbackTime => "Invalid callBackTime",
        // Made up: the vendor documents nothing for a second choice during the call.
        DisposeRefused::AlreadyQueued => "Disposition already Queued",
        DisposeRefused::AlreadyDisposed => "This call is already Disposed.",
    };
    Reply::details_status(details, "Fail")
}
