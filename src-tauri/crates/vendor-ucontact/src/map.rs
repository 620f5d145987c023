use jiff::{Timestamp, tz::TimeZone};
use ringside_domain::{Campaign, CampaignId, Colleague, Queue, QueueId, UserId};
use ringside_vendor::{
    BreakOrder, Capabilities, Counter, DialKind, DispositionFields, DispositionForm, DispositionWindow,
    Evidence,
};

use crate::{config::Settled, wire::CampaignStatus};

/// What works with these settings.
pub(crate) fn capabilities(settled: &Settled) -> Capabilities {
    let by_extension = settled.knows_extension;
    let figures = settled.tokens.campaign_status.is_some();
    let callback = settled.zone.is_some() && settled.callback_campaign.is_some();
    let sales = [&settled.d1, &settled.d2, &settled.tag].into_iter().any(|text| text.names("sales"));
    Capabilities {
        ready: by_extension,
        breaks: (by_extension && settled.break_path.is_some()).then_some(BreakOrder::AnyTime),
        dial: if by_extension && settled.dialling.is_some() { vec![DialKind::Manual] } else { Vec::new() },
        hang_up: by_extension,
        own_calls_only: true,
        disposition: Some(DispositionWindow::AfterRelease),
        disposition_form: DispositionForm::Code,
        disposition_fields: DispositionFields { note: true, callback, sales },
        disposition_evidence: Evidence::None,
        after_disposition: settled.after_disposition,
        campaigns: figures,
        queues: figures,
        counters: figures,
        colleagues: !settled.colleagues_of.is_empty(),
        schedule_call: settled.tokens.dialer.is_some() && settled.zone.is_some(),
        ..Capabilities::default()
    }
}

/// `YYYY-MM-DD HH:MM:SS` by the instance's clock, from 00 to 23 hours.
pub(crate) fn local_time(at: Timestamp, zone: &TimeZone) -> String {
    at.to_zoned(zone.clone()).strftime("%Y-%m-%d %H:%M:%S").to_string()
}

/// Campaigns have no other id than their name, mark of direction included.
pub(crate) fn campaign(status: CampaignStatus) -> Campaign {
    Campaign {
        id: CampaignId::new(&*status.campaign),
        name: status.campaign,
        description: None,
        active: None,
    }
}

/// What the vendor calls queues and campaigns is one and the same.
pub(crate) fn queue(status: CampaignStatus) -> Queue {
    Queue { id: QueueId::new(&*status.campaign), name: status.campaign, active: None }
}

pub(crate) fn counters(status: CampaignStatus) -> impl Iterator<Item = Counter> {
    let CampaignStatus { campaign, figures } = status;
    figures.into_iter().map(move |(name, value)| Counter {
        of: Some(campaign.clone()),
        name: name.to_owned(),
        value,
    })
}

pub(crate) fn colleague(name: String) -> Colleague {
    Colleague { id: UserId::new(&*name), name }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_written_by_the_instances_clock_from_0_to_23_hours() {
        let zone = TimeZone::get("America/Montevideo").expect("a zone");
        let at: Timestamp = "2025-03-14T19:30:05.9Z".parse().expect("an instant");
        assert_eq!(local_time(at, &zone), "2025-03-14 16:30:05");
        let midnight: Timestamp = "2025-03-15T03:00:00Z".parse().expect("an instant");
        assert_eq!(local_time(midnight, &zone), "2025-03-15 00:00:00");
    }

    #[test]
    fn a_time_follows_the_zones_summer_and_winter() {
        let zone = TimeZone::get("Europe/Madrid").expect("a zone");
        for (at, text) in [
            ("2025-01-10T12:00:00Z", "2025-01-10 13:00:00"),
            ("2025-07-10T12:00:00Z", "2025-07-10 14:00:00"),
            ("2025-03-30T01:00:00Z", "2025-03-30 03:00:00"),
        ] {
            assert_eq!(local_time(at.parse().expect("an instant"), &zone), text);
        }
    }
}
