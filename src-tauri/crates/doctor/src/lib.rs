//! The way from this computer to a vendor, looked at step by step: what is found, how long it took, what to do about it.
//!
//! Nothing is signed in to and nothing is changed; whoever has an account goes on from there. What was found holds no
//! path, no login and no secret.

mod answer;
mod certificate;
mod finding;
mod route;

use std::path::PathBuf;

use ringside_ipc::CheckWord;
use url::Url;

pub use finding::{Finding, Findings};

/// Where the way leads.
#[derive(Debug, Clone)]
pub struct Destination {
    /// The profile's base URL.
    pub url: Url,
    /// The file with the company's own root certificates, where the profile names one.
    pub extra_roots: Option<PathBuf>,
}

/// Looks at the whole way; returns whether the vendor's host answers. What cannot be looked at any more is skipped.
pub async fn examine(to: &Destination, findings: &mut Findings) -> bool {
    let reached = reach(to, findings).await;
    if !reached {
        findings.skip_until(CheckWord::Clock, "doctor-not-reached");
        return false;
    }
    findings.begin(CheckWord::Answer);
    let (answer, answered) = answer::ask(to).await;
    findings.end(answer);
    match answered {
        Some(answered) => {
            findings.begin(CheckWord::Clock);
            findings.end(answer::clock(&answered));
            true
        }
        None => {
            findings.skip_until(CheckWord::Clock, "doctor-not-reached");
            false
        }
    }
}

async fn reach(to: &Destination, findings: &mut Findings) -> bool {
    findings.begin(CheckWord::Proxy);
    let route = route::choose(&to.url);
    findings.end(route.found());
    findings.begin(CheckWord::Name);
    let (found, addresses) = route.name().await;
    findings.end(found);
    if addresses.is_empty() {
        return false;
    }
    findings.begin(CheckWord::Connection);
    let (found, line) = route.connect(&addresses).await;
    findings.end(found);
    let Some(line) = line else { return false };
    findings.begin(CheckWord::Certificate);
    let (found, trusted) = certificate::look(to, line).await;
    findings.end(found);
    trusted
}
