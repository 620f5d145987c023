//! What can happen at a simulated vendor, in that vendor's own events.

use ringside_config::Happening;
use ringside_simulator::{Fault, FaultRule, Tenant};
use serde_json::{Value, json};

/// As good as for ever: until the vendor is well again.
const ALL: u32 = u32::MAX;
/// Slower than anybody would call quick, and quick enough to be no failure.
const SLOW_MS: u64 = 4_000;

/// Lets it happen.
///
/// # Errors
///
/// Why it makes no sense now; nothing changed then.
pub(super) fn happen(tenant: &dyn Tenant, what: Happening) -> Result<(), String> {
    match what {
        Happening::VendorWell => {
            tenant.clear_faults();
            Ok(())
        }
        Happening::VendorSlow => {
            tenant.clear_faults();
            tenant.fault(FaultRule::next("*", ALL, Fault::Delay { ms: SLOW_MS }));
            Ok(())
        }
        Happening::VendorDown => {
            tenant.clear_faults();
            tenant.fault(FaultRule::next("*", ALL, Fault::DropBefore));
            Ok(())
        }
        Happening::CallArrives => {
            // Numbers nobody has, from the ranges set aside for stories.
            let number = match tenant.vendor() {
                "maxcontact" | "genesys" => format!("07700900{}", fastrand::u16(100..1000)),
                "ucontact" => format!("55501{}", fastrand::u16(10..100)),
                _ => format!("0990000{}", fastrand::u16(1000..10_000)),
            };
            event(tenant, "inbound_call", &json!({"number": number}))
        }
        Happening::CallerHangsUp => event(tenant, "customer_hangs_up", &Value::Null),
        Happening::CallDrops => event(tenant, "agent_hangs_up", &Value::Null),
        Happening::LineBusy if tenant.vendor() == "deepcall" => event(tenant, "number_fails", &Value::Null),
        Happening::LineBusy => event(tenant, "customer_hangs_up", &Value::Null),
        Happening::StateChanges => match tenant.vendor() {
            "maxcontact" => event(tenant, "agent_not_ready", &Value::Null),
            "ozonetel" => event(tenant, "agent_pauses", &json!({"reason": "Meeting"})),
            "genesys" => event(tenant, "agent_takes_state", &json!({"operation": "NotReady"})),
            "deepcall" => event(tenant, "supervisor_begins_break", &json!({"kind": "Meeting"})),
            _ => event(tenant, "agent_breaks", &json!({"motive": "Reunión"})),
        },
        Happening::LoggedOut => event(tenant, "supervisor_logs_out", &Value::Null),
        Happening::SessionEnds => bare(
            tenant,
            match tenant.vendor() {
                "maxcontact" | "ucontact" => "expire_tokens",
                "genesys" => "sessions_expire",
                "deepcall" => "expire_session",
                _ => "expire_token",
            },
        ),
        Happening::VendorRestarts => bare(tenant, "restart"),
    }
}

/// An event of the demo's agent.
fn event(tenant: &dyn Tenant, name: &str, more: &Value) -> Result<(), String> {
    let (key, agent) = match tenant.vendor() {
        "maxcontact" => ("user", json!(42)),
        "ozonetel" => ("agent", json!("a102")),
        "genesys" => ("user", json!("supervisor1")),
        "deepcall" => ("user", json!("13")),
        _ => ("agent", json!("a.ejemplo")),
    };
    let mut event = json!({"event": name});
    event[key] = agent;
    for (name, value) in more.as_object().into_iter().flatten() {
        event[name] = value.clone();
    }
    tenant.happen(event).map(drop)
}

/// An event of the vendor's own.
fn bare(tenant: &dyn Tenant, name: &str) -> Result<(), String> {
    tenant.happen(json!({"event": name})).map(drop)
}
