//! The connection test of the profile form: only reads leave, and each line says what was seen or what to do.

use ringside_config::Profile;
use ringside_ipc::{ErrorCode, TestStep, TestStepName, Text, UiError};
use ringside_vendor::{Reached, VendorError, VendorExt};

use crate::vendors::{self, Secrets};

/// Tries a profile step by step and stops at the first step that fails.
pub(crate) async fn run(profile: &Profile, secrets: Secrets) -> Vec<TestStep> {
    let vendor_name = vendors::name_of(profile.vendor.as_str());
    let text = |key: &str| Text::new(key).with("vendor", vendor_name);
    let mut steps = Vec::new();
    let mut step = |step, result: Result<Text, Text>| {
        let (ok, text) = match result {
            Ok(text) => (true, text),
            Err(text) => (false, text),
        };
        steps.push(TestStep { step, ok, text });
        ok
    };
    let failed =
        |error: VendorError| ringside_engine::ui_error(&error.with_reached(Reached::No), vendor_name).text;
    let built = vendors::build_to_try(profile, secrets);
    let vendor = match built {
        Ok(vendor) => vendor,
        Err(detail) => {
            let error = UiError::new(ErrorCode::BadProfile).with("detail", detail);
            step(TestStepName::Profile, Err(error.text));
            return steps;
        }
    };
    step(TestStepName::Profile, Ok(Text::new("test-profile-ok")));
    let signed_in = vendor.sign_in().await.map(|_| text("test-sign-in-ok")).map_err(failed);
    if !step(TestStepName::SignIn, signed_in) {
        return steps;
    }
    let count = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let agent = vendor.snapshot().await;
    let agent = agent
        .map(|snapshot| Text::new("test-agent-ok").with("count", count(snapshot.calls.len())))
        .map_err(failed);
    if !step(TestStepName::Agent, agent) {
        return steps;
    }
    if !vendor.capabilities().lists_dispositions {
        let own = Text::new("test-outcomes-ok").with("count", count(profile.dispositions.codes.len()));
        step(TestStepName::Outcomes, Ok(own));
        return steps;
    }
    let outcomes = vendor.dispositions().await;
    let outcomes = outcomes
        .map(|catalogue| Text::new("test-outcomes-ok").with("count", count(catalogue.codes.len())))
        .map_err(failed);
    step(TestStepName::Outcomes, outcomes);
    steps
}
