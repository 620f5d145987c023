//! Resources as JSON.

mod directory;

use jiff::Timestamp;
use serde_json::{Map, Value, json};

pub(crate) use directory::{contact, contacts, group, groups, queues, skills};

use crate::data;
use crate::model::{Agent, Call, CallState, Refusal, UserState, World};
use crate::settings::{Generation, Network, RefusalHttp, Role, WireSettings};

/// What goes missing when members are to go missing and none is named.
pub(crate) const IDENTITIES: [&str; 12] = [
    "id",
    "statusCode",
    "callUuid",
    "userName",
    "uri",
    "name",
    "operationName",
    "phoneNumber",
    "channel",
    "clientId",
    "successful",
    "messageType",
];

/// The envelope of an accepted request, with `members`.
pub(crate) fn accepted(wire: &WireSettings, members: Map<String, Value>) -> Value {
    let mut answer = Map::new();
    answer.insert("statusCode".to_owned(), code(wire, 0));
    answer.extend(members);
    Value::Object(answer)
}

/// The envelope with one member.
pub(crate) fn answer(wire: &WireSettings, name: &str, value: Value) -> Value {
    accepted(wire, [(name.to_owned(), value)].into_iter().collect())
}

/// The envelope of a refusal.
pub(crate) fn refusal(wire: &WireSettings, refusal: &Refusal) -> Value {
    json!({ "statusCode": code(wire, refusal.code), "statusMessage": refusal.message })
}

fn code(wire: &WireSettings, code: u8) -> Value {
    if wire.string_status_code { code.to_string().into() } else { code.into() }
}

/// The HTTP status of a refusal.
pub(crate) fn http_status(wire: &WireSettings, refusal: &Refusal) -> u16 {
    let matching = || match (wire.refusal_http, refusal.code) {
        (RefusalHttp::Ok, _) => 200,
        (RefusalHttp::Matching, 2 | 18) => 409,
        (RefusalHttp::Matching, 3 | 5) => 403,
        (RefusalHttp::Matching, 6) => 404,
        (RefusalHttp::Matching, _) => 400,
    };
    refusal.http.unwrap_or_else(matching)
}

pub(crate) fn call(world: &World, call: &Call, now: Timestamp) -> Value {
    let old = world.settings.wire.generation == Generation::Old;
    let id = if old { &call.conn_id } else { &call.uuid };
    let base = world.uri_base();
    let device = world.agents.get(&call.user).map(|agent| agent.settings.device_id.as_str());
    let seconds = call.ended.unwrap_or(now).duration_since(call.started).as_secs().max(0);
    let mut value = json!({
        "id": id,
        "state": call.state,
        "callUuid": call.uuid,
        "connId": call.conn_id,
        "deviceUri": format!("{base}/devices/{}", device.unwrap_or_default()),
        "participants": call.parties.iter().map(|party| participant(party, old)).collect::<Vec<_>>(),
        "dnis": call.dnis,
        "callType": call.kind,
        "capabilities": world.ordered_capabilities(call, now),
        "duration": seconds.to_string(),
        "mute": if call.muted { "On" } else { "Off" },
        "supervisorListeningIn": call.supervised,
        "monitoredUserMuted": call.monitored_user_muted,
        "monitoring": call.monitors.is_some(),
        "uri": format!("{base}/me/calls/{id}"),
        "path": format!("/calls/{id}"),
    });
    if old {
        let info: Vec<Value> = call.parties.iter().map(|party| participant_info(party)).collect();
        value["participantsInfo"] = info.into();
    }
    if !call.user_data.is_empty() {
        value["userData"] = Value::Object(call.user_data.clone());
    }
    if call.kind == crate::model::CallType::Inbound {
        value["ani"] = call.parties.first().cloned().into();
    }
    if world.settings.rules.recording {
        value["recordingState"] = json!(call.recording);
    }
    if call.state == CallState::Established {
        value["case"] = json!([]);
    }
    if let Some(parent) =
        call.parent.as_deref().and_then(|uuid| world.calls.iter().find(|call| call.uuid == uuid))
    {
        let id = if old { &parent.conn_id } else { &parent.uuid };
        value["parentCallUri"] = format!("{base}/me/calls/{id}").into();
        value["parentCallPath"] = format!("/calls/{id}").into();
    }
    value
}

fn participant(number: &str, old: bool) -> Value {
    if old {
        return number.into();
    }
    json!({ "e164Number": "", "formattedPhoneNumber": number, "phoneNumber": number, "digits": number })
}

fn participant_info(number: &str) -> Value {
    json!({ "digits": number, "e164Number": "", "formattedPhoneNumber": number })
}

pub(crate) fn user_state(world: &World, state: &UserState) -> Value {
    let mut value = json!({ "state": state.state });
    if let Some(id) = &state.id {
        value["id"] = id.as_str().into();
    }
    if let Some(label) = &state.display_name {
        value["displayName"] = label.as_str().into();
    }
    if let Some(mode) = state.work_mode {
        value["workMode"] = mode.into();
    }
    if let Some(reason) = &state.reason {
        let name = match world.settings.wire.generation {
            Generation::New => "reason",
            Generation::Old => "reasonCode",
        };
        value[name] = reason.as_str().into();
    }
    value
}

pub(crate) fn device(world: &World, agent: &Agent) -> Value {
    let base = world.uri_base();
    let mut value = json!({
        "id": agent.settings.device_id,
        "deviceState": if agent.is_active() { "Active" } else { "Inactive" },
        "userState": user_state(world, &agent.state),
        "phoneNumber": agent.settings.phone_number,
        "description": "",
        "e164Number": "",
        "telephonyNetwork": match agent.settings.network {
            Network::Private => "Private",
            Network::Public => "Public",
        },
        "doNotDisturb": if agent.do_not_disturb { "On" } else { "Off" },
        "voiceEnvironmentUri": format!("{base}/voice-environments/{}", data::VOICE_ENVIRONMENT),
        "capabilities": agent.device_capabilities(),
        "channels": ["voice"],
        "dynamicPhoneNumber": "",
        "uri": format!("{base}/devices/{}", agent.settings.device_id),
        "path": format!("/devices/{}", agent.settings.device_id),
    });
    if let Some(number) = &agent.forward_to {
        value["forwardTo"] = number.as_str().into();
    }
    if let Some(monitoring) = &agent.monitoring {
        value["supervisorMonitoringState"] = json!({
            "state": monitoring.state,
            "mode": monitoring.mode,
            "scope": monitoring.scope,
            "targetDeviceUri": monitoring.target_uri,
        });
    }
    value
}

/// The user with those sub-resources that are asked for and there.
pub(crate) fn user(world: &World, agent: &Agent, subresources: &str, now: Timestamp) -> Value {
    let wanted = |name: &str| subresources.split(',').any(|asked| asked == name || asked.starts_with('*'));
    let base = world.uri_base();
    let user = &agent.settings;
    let mut roles = vec!["ROLE_AGENT"];
    roles.extend((user.role >= Role::Supervisor).then_some("ROLE_SUPERVISOR"));
    roles.extend((user.role >= Role::Admin).then_some("ROLE_ADMIN"));
    let path = format!("/users/{}", user.id);
    let mut value = json!({
        "id": user.id,
        "userName": user.user_name,
        "firstName": user.first_name,
        "lastName": user.last_name,
        "emailAddress": format!("{}@example.com", user.user_name),
        "roles": roles,
        "enabled": true,
        "changePasswordOnFirstLogin": false,
        "contactCenterId": data::CONTACT_CENTER,
        "uri": format!("{base}{path}"),
        "path": path,
    });
    if wanted("devices") {
        value["devices"] = json!([device(world, agent)]);
    }
    if wanted("channels") && !world.settings.trouble.multimedia_down && !agent.channels.is_empty() {
        let states = channels(world, agent);
        value["channelStates"] = states.clone();
        value["channels"] = states;
    }
    if wanted("calls") {
        value["calls"] = world.live_calls(&user.user_name).map(|it| call(world, it, now)).collect();
    }
    if wanted("features") {
        value["features"] = agent.features().map(|id| feature(base, id)).collect();
    }
    if wanted("skills") {
        value["skills"] = skills(base);
    }
    if wanted("settings") {
        value["settings"] = json!({ "interaction-workspace": {
            "interaction.disposition.value-business-attribute": "DispositionCode",
        }});
    }
    if wanted("groups") {
        value["groups"] = json!([business_unit(base)]);
    }
    value
}

pub(crate) fn channels(world: &World, agent: &Agent) -> Value {
    let state = |(channel, state): (&String, &UserState)| json!({ "channel": channel, "userState": user_state(world, state) });
    agent.channels.iter().map(state).collect()
}

fn feature(base: &str, id: &str) -> Value {
    let path = format!("/features/{id}");
    json!({
        "id": id,
        "displayName": id,
        "description": "",
        "autoAssignOnContactCenterCreate": true,
        "uri": format!("{base}{path}"),
        "path": path,
    })
}

pub(crate) fn business_unit(base: &str) -> Value {
    let path = "/groups/2-70f1d9a3-00";
    json!({
        "id": "2-70f1d9a3-00",
        "name": "Customer Care",
        "type": "BusinessUnit",
        "contains": ["users"],
        "uri": format!("{base}{path}"),
        "path": path,
    })
}

/// `settings` of the agent states.
pub(crate) fn agent_states(world: &World) -> Value {
    let system = data::SYSTEM_STATES.iter().map(|(operation, label, state, mode, id)| {
        let state = if *state == "LoggedOut" { "Logout" } else { state };
        let mut value = json!({ "id": id, "operationName": operation, "displayName": label, "state": state });
        if let Some(mode) = mode {
            value["workMode"] = (*mode).into();
        }
        value
    });
    let custom = world.settings.agent_states.iter().map(|state| {
        json!({
            "id": state.id,
            "operationName": state.operation_name,
            "displayName": state.display_name,
            "state": "NotReady",
            "reason": state.reason,
        })
    });
    system.chain(custom).collect()
}

pub(crate) fn services(world: &World) -> Value {
    let base = world.uri_base();
    let trouble = &world.settings.trouble;
    let list = [
        ("Provisioning", false),
        ("Voice", trouble.voice_down),
        ("MultiMediaState", trouble.multimedia_down),
        ("MultiMediaContent", trouble.multimedia_down),
    ];
    let service = |(at, (kind, down)): (usize, (&str, bool))| {
        let path = format!("/services/{}", at + 1);
        json!({
            "id": (at + 1).to_string(),
            "name": kind,
            "type": kind,
            "state": if down { "Inactive" } else { "Active" },
            "uri": format!("{base}{path}"),
            "path": path,
        })
    };
    list.into_iter().enumerate().map(service).collect()
}
