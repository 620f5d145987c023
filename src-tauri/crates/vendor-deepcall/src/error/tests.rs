use VendorErrorKind as Kind;
use ringside_vendor::{Reached, VendorError};

use super::*;

const ALL: [Module; 9] = [
    Module::AgentProfile,
    Module::AgentDashboard,
    Module::Agent,
    Module::Employee,
    Module::Group,
    Module::Directory,
    Module::CallReport,
    Module::OverallCount,
    Module::ClickToCall,
];

fn told(module: Module, code: i64, words: &str) -> (VendorError, Fault) {
    let fault = refused(module, Some(code), Some(words), "s3ss10n");
    (fault.failure.clone().during(vendor_id(), "look"), fault)
}

#[test]
fn a_shared_code_means_the_same_in_every_module_of_the_json_interface() {
    for module in ALL.into_iter().filter(|module| *module != Module::ClickToCall) {
        for (code, words, kind, stops) in [
            (1000, "Invalid parameter(s)", Kind::Refused, false),
            (1001, "Invalid data type", Kind::Refused, false),
            (1002, "UserId not provided", Kind::Refused, false),
            (1003, "AgentId does not exist", Kind::UnknownAgent, false),
            (1004, "File not found", Kind::Refused, false),
            (1005, "Invalid contact number", Kind::BadNumber, false),
            (1009, "Something went wrong", Kind::ServerFault, false),
            (1010, "Error in DB connect", Kind::ServerFault, false),
            (1012, "No data found", Kind::Refused, false),
            (1014, "Invalid token", Kind::SignedOut, true),
            (1015, "Permission denied", Kind::NotAllowed, false),
            (1020, "Token not found", Kind::SignedOut, true),
            (1032, "Internal server error", Kind::ServerFault, false),
            (1039, "User account suspended", Kind::NotAllowed, true),
            (1043, "Agent is not logged in", Kind::UnknownAgent, false),
            (1047, "Invalid Request Data", Kind::Refused, false),
        ] {
            let (error, fault) = told(module, code, words);
            assert_eq!((error.kind, fault.stops), (kind, stops), "{module:?} {code}");
            assert_eq!(error.vendor_code.as_deref(), Some(code.to_string().as_str()));
            assert_eq!(error.detail.as_deref(), Some(words));
            let (retry, reached) = if kind == Kind::ServerFault {
                (Retry::Backoff, Reached::Maybe)
            } else {
                (Retry::Never, Reached::No)
            };
            assert_eq!((error.retry, error.reached), (retry, reached), "{module:?} {code}");
        }
    }
}

#[test]
fn from_1501_on_a_code_means_what_its_module_says() {
    for (module, code, words, kind, stops) in [
        (Module::AgentProfile, 1501, "Agent id not match", Kind::BadCredentials, true),
        (Module::AgentProfile, 1502, "On break is : 0", Kind::Refused, false),
        (Module::AgentProfile, 1503, "SSID not valid for setWebPingTime", Kind::SignedOut, true),
        (Module::AgentProfile, 1504, "Agent not in wrap time", Kind::Refused, false),
        (Module::AgentProfile, 1505, "Missing required parameters:mic_perm", Kind::Refused, false),
        (
            Module::AgentProfile,
            1506,
            "Cannot update [ping_time] as it is of incompatible type",
            Kind::ServerFault,
            false,
        ),
        (Module::Agent, 1501, "Data already in processing", Kind::RateLimited, false),
        (Module::Employee, 1501, "Data already in processing", Kind::RateLimited, false),
        (Module::Agent, 1502, "Invalid filter value", Kind::Refused, false),
        (Module::Employee, 1503, "Invalid role id", Kind::Refused, false),
        (Module::Directory, 1501, "Sticky agent error", Kind::Refused, false),
        (Module::Directory, 1502, "Type is not valid", Kind::Refused, false),
        (Module::Directory, 1503, "Account manager error", Kind::Refused, false),
        (Module::Directory, 1504, "Failed to create directory", Kind::Refused, false),
        (Module::Directory, 1505, "CLI does not exist", Kind::Refused, false),
        (Module::Directory, 1506, "Group ID does not exist", Kind::Refused, false),
        (Module::Group, 1501, "name missing", Kind::Refused, false),
        (Module::Group, 1502, "GroupId is required", Kind::Refused, false),
        (Module::Group, 1503, "Group not found or not authorized", Kind::Refused, false),
        (Module::AgentDashboard, 1501, "Agent dashboard error", Kind::ServerFault, false),
    ] {
        let (error, fault) = told(module, code, words);
        assert_eq!((error.kind, fault.stops), (kind, stops), "{module:?} {code}");
        assert_eq!(error.retry, Retry::Never, "{module:?} {code}");
        assert_eq!(error.detail.as_deref(), Some(words), "{module:?} {code}");
    }
    for code in 1502..=1530 {
        for module in [Module::Agent, Module::Employee, Module::Directory] {
            assert_eq!(told(module, code, "").0.kind, Kind::Refused, "{module:?} {code}");
        }
    }
}

#[test]
fn the_token_of_click_to_call_is_not_what_the_session_hangs_on() {
    for code in [1014, 1020, 1039, 1015] {
        let (error, fault) = told(Module::ClickToCall, code, "Invalid token");
        assert_eq!((error.kind, fault.stops), (Kind::NotAllowed, false), "{code}");
    }
}

#[test]
fn a_refusal_without_a_code_is_one_all_the_same_and_shows_no_secret() {
    for module in ALL {
        let fault = refused(module, None, Some("no s3ss10n for 919800000001"), "s3ss10n");
        let error = fault.failure.during(vendor_id(), "look");
        assert_eq!((error.kind, error.detail.as_deref()), (Kind::Refused, Some("no … for …")));
    }
}
