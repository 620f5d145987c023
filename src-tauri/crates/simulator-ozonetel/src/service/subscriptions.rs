//! Who is told of events. Answers are bare sentences.

use super::Served;
use super::ask::Ask;
use crate::handle::Core;
use crate::model::Subscription;
use crate::wire::{Reply, object, text};

fn admit(core: &Core, ask: &Ask) -> Result<String, Served> {
    let settings = &core.world.settings;
    let good = ask.header("api_key") == Some(&settings.api_key)
        && ask.header("username") == Some(&settings.user_name);
    if good { Ok(settings.user_name.clone()) } else { Err(Served::locked_out(Reply::plain("Unauthorized"))) }
}

pub(super) fn subscribe(core: &mut Core, ask: &Ask) -> Served {
    let user = match admit(core, ask) {
        Ok(user) => user,
        Err(served) => return served,
    };
    // One address per kind: a later one takes the place of the first.
    if let Some(url) = ask.filled("callEventsURL") {
        url.clone_into(&mut core.world.subscription.call_url);
    }
    if let Some(url) = ask.filled("agentEventsURL") {
        url.clone_into(&mut core.world.subscription.agent_url);
    }
    Served::done(Reply::plain(&format!("Subscription added successfully for User: {user}")))
}

pub(super) fn list(core: &mut Core, ask: &Ask) -> Served {
    let user = match admit(core, ask) {
        Ok(user) => user,
        Err(served) => return served,
    };
    let Subscription { call_url, agent_url } = &core.world.subscription;
    if call_url.is_empty() && agent_url.is_empty() {
        return Served::done(Reply::plain(&format!("Subscription doesnt exists for User: {user}")));
    }
    let members = [("agentEventsURL", text(agent_url)), ("callEventsURL", text(call_url))];
    Served::done(Reply::json(object(members)))
}

pub(super) fn unsubscribe(core: &mut Core, ask: &Ask) -> Served {
    let user = match admit(core, ask) {
        Ok(user) => user,
        Err(served) => return served,
    };
    let kind = ask.text("eventType");
    let (call, agent) = match kind {
        "call" => (true, false),
        "agent" => (false, true),
        "both" => (true, true),
        // Made up.
        _ => return Served::refused(Reply::plain("Invalid eventType")),
    };
    let Subscription { call_url, agent_url } = &mut core.world.subscription;
    let any = (call && !call_url.is_empty()) || (agent && !agent_url.is_empty());
    if !any {
        return Served::refused(Reply::plain(&format!("Subscription doesn't exists for User: {user}")));
    }
    if call {
        call_url.clear();
    }
    if agent {
        agent_url.clear();
    }
    Served::done(Reply::plain(&format!("Unsubscribed to {kind} events successfully for User: {user}")))
}
