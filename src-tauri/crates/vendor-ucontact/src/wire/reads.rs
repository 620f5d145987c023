use ringside_vendor_http::Failure;
use serde::Deserialize;
use serde_json::Value;

use super::Said;
use crate::error::{nothing_read, unexpected};

/// The figures of one campaign, in the order in which the one known client shows them.
///
/// Source: `Supervisor/campaignstatus`, seen in public code; numbers come as numbers or text.
const FIGURES: [&str; 11] = [
    "availables",
    "busy",
    "paused",
    "onwrapup",
    "acd",
    "completed",
    "abandoned",
    "totalcalls",
    "talked",
    "hold",
    "servicelevel",
];

/// One campaign of `campaignstatus`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct CampaignStatus {
    /// With its mark of direction.
    pub(crate) campaign: String,
    /// Name and value of each figure that is there.
    pub(crate) figures: Vec<(&'static str, String)>,
}

/// Reads the object of `campaignstatus`, keyed by campaign.
pub(crate) fn campaign_statuses(said: Said) -> Result<Vec<CampaignStatus>, Failure> {
    if said.is_no() {
        return Err(nothing_read());
    }
    let Said::Json(Value::Object(campaigns)) = said else {
        return Err(unexpected("the campaigns' figures are no object"));
    };
    campaigns
        .into_iter()
        .map(|(campaign, status)| {
            let Value::Object(status) = status else {
                return Err(unexpected("a campaign's figures are no object"));
            };
            let figure = |name: &'static str| {
                let text = match status.get(name)? {
                    Value::Number(number) => number.to_string(),
                    Value::String(text) => text.trim().to_owned(),
                    _ => return None,
                };
                // Of a time, only its first eight characters are HH:MM:SS.
                let text =
                    if matches!(name, "talked" | "hold") { text.chars().take(8).collect() } else { text };
                Some((name, text))
            };
            Ok(CampaignStatus { campaign, figures: FIGURES.into_iter().filter_map(figure).collect() })
        })
        .collect()
}

/// One row of `getqueuemembersofqueue`. Its other members are not known.
///
/// Source: seen in public code.
#[derive(Deserialize)]
struct Member {
    membername: String,
}

/// Reads the agents' names of `getqueuemembersofqueue`.
pub(crate) fn queue_members(said: Said) -> Result<Vec<String>, Failure> {
    if said.is_no() {
        return Err(nothing_read());
    }
    let Said::Json(json @ Value::Array(_)) = said else {
        return Err(unexpected("the campaign's members are no list"));
    };
    // Why it cannot be read stays unsaid: that holds what stands there, and may be a name.
    let members: Vec<Member> =
        serde_json::from_value(json).map_err(|_| unexpected("a campaign's member has no name"))?;
    Ok(members.into_iter().map(|member| member.membername).collect())
}

#[cfg(test)]
mod tests {
    use ringside_vendor::{Retry, VendorErrorKind};

    use super::*;

    fn said(body: &str) -> Said {
        Said::read(body.as_bytes()).expect("readable")
    }

    #[test]
    fn figures_come_as_numbers_or_text_and_anything_else_is_left_out() {
        let statuses = campaign_statuses(said(
            r#"{"Cobranza->":{"campaign":"Cobranza->","busy":2,"availables":"3","paused":null,"servicelevel":"87.5",
                "talked":"01:02:03.456","hold":"00:00","onwrapup":[1],"unheard":{"a":1}},"Soporte<-":{}}"#,
        ))
        .expect("figures");
        assert_eq!(statuses[0].campaign, "Cobranza->");
        let figures: Vec<_> =
            statuses[0].figures.iter().map(|(name, value)| (*name, value.as_str())).collect();
        assert_eq!(
            figures,
            [
                ("availables", "3"),
                ("busy", "2"),
                ("talked", "01:02:03"),
                ("hold", "00:00"),
                ("servicelevel", "87.5")
            ]
        );
        assert_eq!(statuses[1], CampaignStatus { campaign: "Soporte<-".into(), figures: vec![] });
    }

    #[test]
    fn a_list_that_is_none_is_not_understood_and_zero_is_worth_another_try() {
        for body in ["", "OK", "[]", "{\"a\":1}", "\"{}\""] {
            let error = campaign_statuses(said(body)).expect_err(body);
            assert_eq!(error.kind, VendorErrorKind::NotUnderstood, "{body}");
        }
        for body in ["", "{}", "[1]", "[{}]", "[{\"membername\":7}]"] {
            let error = queue_members(said(body)).expect_err(body);
            assert_eq!(error.kind, VendorErrorKind::NotUnderstood, "{body}");
        }
        let error =
            queue_members(said("\"0\"")).expect_err("a no").during(crate::error::vendor_id(), "colleagues");
        assert_eq!((error.kind, error.retry), (VendorErrorKind::Refused, Retry::Backoff));
    }

    #[test]
    fn what_stands_where_a_member_should_is_not_told() {
        let error = queue_members(said("[\"mrojas\"]")).expect_err("no member");
        let error = error.during(crate::error::vendor_id(), "colleagues");
        assert!(!format!("{error:?}").contains("mrojas"), "{error:?}");
    }

    #[test]
    fn members_are_read_by_name_whatever_comes_with_it() {
        let members =
            queue_members(said(r#"[{"membername":"mrojas","paused":"1"},{"membername":"jnúñez"}]"#));
        assert_eq!(members.ok(), Some(vec!["mrojas".to_owned(), "jnúñez".to_owned()]));
    }
}
