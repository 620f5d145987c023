use std::time::Duration;

use ringside_domain::ProfileId;

use crate::profile::{Profile, ProfileFile, VENDORS};

fn with(line: &str) -> Result<Profile, String> {
    let text = format!(
        "name = 'Pune'\nvendor = 'ozonetel'\nbase_url = 'https://in1-ccaas-api.ozonetel.com'\n{line}\n\
         [user]\nlogin = 'acme'\nuser_id = 'a101'\n"
    );
    let file: ProfileFile = toml::from_str(&text).map_err(|error| error.to_string())?;
    file.check(&ProfileId::new("pune"), &VENDORS).map_err(|problem| format!("{problem:?}"))
}

#[test]
fn no_wrap_up_is_shorter_than_the_profile_says_or_else_than_five_seconds() {
    for (line, seconds) in [("", 5), ("shortest_wrap_up_s = 0", 0), ("shortest_wrap_up_s = 30", 30)] {
        let profile = with(line).expect(line);
        assert_eq!(profile.shortest_wrap_up, Duration::from_secs(seconds), "{line}");
        let again = profile.to_file().check(&profile.id, &VENDORS).expect("its own file");
        assert_eq!(again.shortest_wrap_up, profile.shortest_wrap_up, "{line}");
    }
    for line in ["shortest_wrap_up_s = 3601", "shortest_wrap_up_s = -1", "shortest_wrap_up_s = 'long'"] {
        let problem = with(line).expect_err(line);
        assert!(problem.contains("shortest_wrap_up_s") || problem.contains("invalid"), "{problem}");
    }
}

#[test]
fn how_long_the_vendor_lets_a_call_ring_is_known_only_where_the_profile_says() {
    for (line, seconds) in [("", None), ("rings_for_s = 20", Some(20)), ("rings_for_s = 600", Some(600))] {
        let profile = with(line).expect(line);
        assert_eq!(profile.rings_for_s, seconds, "{line}");
        let again = profile.to_file().check(&profile.id, &VENDORS).expect("its own file");
        assert_eq!(again.rings_for_s, seconds, "{line}");
    }
    for line in ["rings_for_s = 0", "rings_for_s = 601"] {
        assert!(with(line).expect_err(line).contains("rings_for_s"));
    }
}
