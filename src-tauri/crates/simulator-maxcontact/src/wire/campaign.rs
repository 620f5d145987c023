use super::{Members, Node, Object};
use crate::data::{CAMPAIGNS, Campaign};
use crate::settings::{CampaignsShape, WireSettings};

/// What `campaigns` returns.
pub(crate) fn campaigns(wire: &WireSettings) -> Node {
    let mut rows = CAMPAIGNS.iter().map(|row| (row.id, campaign(row, wire.duplicate_leads)));
    match wire.campaigns_shape {
        CampaignsShape::List => Node::list("Campaign", rows.map(|row| row.1).collect()),
        CampaignsShape::Single => rows.next().map_or(Node::Null, |row| row.1),
        CampaignsShape::KeyValue => {
            let pair = |(id, value): (i32, Node)| {
                Node::object("KeyValueOfintCampaign", [("Key", Node::Int(id.into())), ("Value", value)])
            };
            Node::list("KeyValueOfintCampaign", rows.map(pair).collect())
        }
        CampaignsShape::Map => Node::Map(rows.map(|(id, value)| (id.to_string(), value)).collect()),
    }
}

/// The vendor's inner object with all its members.
fn campaign(row: &Campaign, leads_twice: bool) -> Node {
    let mut members: Members = Vec::new();
    let mut put = |name: &str, value: Node| members.push((name.to_owned(), value));
    for (name, value) in [
        ("CampaignID", row.id),
        ("TenantID", 1),
        ("SessionID", 7_000 + row.id),
        ("Status", i32::from(row.active)),
        ("Type", row.kind),
        ("EstimatedRecordCount", row.records),
        ("DefaultListID", 40 + row.id),
        ("Pacing", 2),
        ("InitialPacing", 2),
        ("EndLine", 30),
        ("MaxCallCap", 60),
        ("TargetDropPercent", 3),
        ("TeleParamPlanID", 1),
        ("SchedulePlanID", 2),
    ] {
        put(name, Node::Int(value.into()));
    }
    for name in [
        "CalculatedLines",
        "CallsPlacedThisMinute",
        "Cps",
        "DefaultPhoneType",
        "LinesToReturn",
        "NumToCall",
        "PlacingInterval",
        "SoftCap",
        "StartLine",
        "ZipTone",
        "ZipToneBeep",
    ] {
        put(name, Node::Int(0));
    }
    for (name, value) in [
        ("Active", row.active),
        ("AlwaysRun", false),
        ("AutoRecord", true),
        ("UseAutoPacing", true),
        ("UseGlobalBlackoutDates", true),
    ] {
        put(name, Node::Bool(value));
    }
    for (name, value) in [
        ("CampaignName", row.name),
        ("CampaignIcon", "campaign.png"),
        ("Description", row.description),
        ("CallerID", row.caller_id),
        ("FirstCreated", "2024-03-11T09:00:00"),
        ("LastFetch", "0001-01-01T00:00:00"),
        ("LastModified", "2024-10-27T01:30:00"),
        ("LastPacingAdjust", "0001-01-01T00:00:00"),
        ("MOTD", "Say <who we are> & why we call."),
        ("Schedule", "Mon-Fri 09:00-20:00"),
        ("UserName", "supervisor"),
    ] {
        put(name, Node::text(value));
    }
    for name in [
        "BlackoutDateses",
        "DropQueue",
        "IvrSessions",
        "LeadsInProgress",
        "Lists",
        "ListsForStats",
        "PreviewQueue",
        "ReadyUsers",
        "ResultSessions",
        "Schedules",
        "SchedulesUI",
        "UncalledLeads",
    ] {
        put(name, Node::list("anyType", Vec::new()));
    }
    let no_stats = || Node::object("CampaignStats", [("Calls", Node::Int(0)), ("Drops", Node::Int(0))]);
    for name in ["LiveStats", "LiveStatsTemp", "SessionStats"] {
        put(name, no_stats());
    }
    for name in ["BlackoutDates", "UserAddress", "ZipToneWav"] {
        put(name, Node::Null);
    }
    put("PlacedPredictiveCallsLock", Node::object("anyType", []));
    put("Leads", Node::object("LeadCache", [("Count", Node::Int(row.records.into()))]));
    if leads_twice {
        put("Leads", Node::Null);
    }
    members.sort_by(|one, other| one.0.cmp(&other.0));
    Node::Object(Object { contract: "Campaign", members })
}
