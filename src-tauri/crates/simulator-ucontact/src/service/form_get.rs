//! FormGet: known queries with known answers. No SQL is ever run.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::{Body, Request};
use crate::data::{CAMPAIGNS, TREE};
use crate::handle::Core;
use crate::model::Refusal;
use crate::settings::FormQuery;

type Row = BTreeMap<String, String>;

/// The tables that can be read as a whole, each by one exact text.
#[derive(Debug, Clone, Copy)]
enum Table {
    Dispositions,
    Queues,
    QueuesAgents,
    AsteriskMembers,
    CallsScheduler,
    DispositionsRepo,
}

const KNOWN: [(&str, &str, Table); 6] = [
    (
        "Data",
        "SELECT campaign, channel, value1, value2, value3, action FROM ccdata.dispositions",
        Table::Dispositions,
    ),
    ("Data", "SELECT name, did FROM ccdata.queues", Table::Queues),
    ("Data", "SELECT queuename, agent, channel FROM ccdata.queues_agents", Table::QueuesAgents),
    ("Data", "SELECT membername, paused FROM ccdata.asterisk_members", Table::AsteriskMembers),
    (
        "Data",
        "SELECT id, calldate, campaign, destination, alternatives, agentphone FROM ccdata.calls_scheduler",
        Table::CallsScheduler,
    ),
    (
        "Repo",
        "SELECT campaign, agent, callerid, guid, comment, value1, value2, value3, data1, data2, channel, \
         dateprocessed FROM ccrepo.dispositions_repo",
        Table::DispositionsRepo,
    ),
];

impl Core {
    pub(super) fn form_get(&self, request: &Request<'_>) -> Result<Body, Refusal> {
        let asked = plain(request.form.text("query"));
        let dsn = request.form.text("dsn");
        let fits = |known_dsn: &str, known: &str| {
            (dsn.is_empty() || dsn == known_dsn) && plain(known).eq_ignore_ascii_case(&asked)
        };
        let own = |query: &&FormQuery| fits(&query.dsn, &query.query);
        if let Some(query) = self.settings.form_queries.iter().find(own) {
            return Ok(Body::json(&query.rows));
        }
        let known = KNOWN.iter().find(|(dsn, query, _)| fits(dsn, query));
        let (_, _, table) = known.ok_or(Refusal("unknown query"))?;
        Ok(Body::json(&self.rows(*table)))
    }

    fn rows(&self, table: Table) -> Vec<Row> {
        match table {
            Table::Dispositions => TREE
                .iter()
                .map(|leaf| {
                    row([
                        ("campaign", leaf.campaign),
                        ("channel", leaf.channel),
                        ("value1", leaf.levels[0]),
                        ("value2", leaf.levels[1]),
                        ("value3", leaf.levels[2]),
                        ("action", leaf.action),
                    ])
                })
                .collect(),
            Table::Queues => CAMPAIGNS
                .iter()
                .map(|campaign| row([("name", campaign.name), ("did", campaign.did)]))
                .collect(),
            Table::QueuesAgents => self
                .world
                .agents()
                .flat_map(|agent| CAMPAIGNS.iter().map(move |campaign| (agent, campaign.name)))
                .filter(|(agent, campaign)| agent.works_on(campaign))
                .map(|(agent, campaign)| {
                    row([("queuename", campaign), ("agent", &agent.user), ("channel", "telephony")])
                })
                .collect(),
            Table::AsteriskMembers => self
                .world
                .agents()
                .filter(|agent| agent.signed_in)
                .map(|agent| {
                    let paused = if agent.on_break.is_some() { "1" } else { "0" };
                    row([("membername", &agent.user), ("paused", paused)])
                })
                .collect(),
            Table::CallsScheduler => self.scheduled(),
            Table::DispositionsRepo => self.processed(),
        }
    }

    fn scheduled(&self) -> Vec<Row> {
        let records = self.world.dialer_records.iter().zip(1_u64..);
        let dated = records.filter_map(|(record, id)| Some((record, id, record.calldate.as_deref()?)));
        dated
            .map(|(record, id, calldate)| {
                row([
                    ("id", &id.to_string()),
                    ("calldate", calldate),
                    ("campaign", &record.campaign),
                    ("destination", &record.destination),
                    ("alternatives", &record.alternatives),
                    ("agentphone", &record.agentphone),
                ])
            })
            .collect()
    }

    fn processed(&self) -> Vec<Row> {
        let dispositions = self.world.dispositions.iter();
        dispositions
            .map(|held| {
                row([
                    ("campaign", &held.campaign),
                    ("agent", &held.agent),
                    ("callerid", &held.callerid),
                    ("guid", &held.guid),
                    ("comment", &held.comment),
                    ("value1", &held.l1),
                    ("value2", &held.l2),
                    ("value3", &held.l3),
                    ("data1", &held.d1),
                    ("data2", &held.d2),
                    ("channel", "telephony"),
                    ("dateprocessed", &self.local(held.at)),
                ])
            })
            .collect()
    }

    fn local(&self, at: Timestamp) -> String {
        at.to_zoned(self.zone.clone()).strftime("%Y-%m-%d %H:%M:%S").to_string()
    }
}

fn row<const N: usize>(columns: [(&str, &str); N]) -> Row {
    columns.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

/// White space counts as one blank, and a semicolon at the end as nothing.
fn plain(query: &str) -> String {
    let words: Vec<&str> = query.trim().trim_end_matches(';').split_whitespace().collect();
    words.join(" ")
}
