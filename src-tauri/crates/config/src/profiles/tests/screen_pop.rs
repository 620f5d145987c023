use ringside_domain::{PopEvent, ProfileId};

use crate::{
    profile::{Profile, VENDORS},
    profiles::parse,
};

fn with(lines: &str) -> Result<Profile, String> {
    let text = format!(
        "name = 'Pune'\nvendor = 'ozonetel'\nbase_url = 'https://in1-ccaas-api.ozonetel.com'\n\
         [user]\nlogin = 'acme'\nuser_id = 'a101'\n{lines}"
    );
    parse(&text, &ProfileId::new("pune"), &VENDORS).map_err(|problem| problem.to_string())
}

#[test]
fn a_page_for_each_event_is_read_and_saved_as_it_was_written() {
    let pops = "[[screen_pop]]\nevent = 'ring'\nurl = 'https://crm.example.com/?n={number.e164}'\n\
                [[screen_pop]]\nevent = 'wrap_up'\nurl = 'http://localhost:8080/{lead.id}'\n";
    let profile = with(pops).expect("good");
    let read: Vec<_> = profile.screen_pops.iter().map(|pop| (pop.event, pop.template.text())).collect();
    assert_eq!(
        read,
        [
            (PopEvent::Ring, "https://crm.example.com/?n={number.e164}"),
            (PopEvent::WrapUp, "http://localhost:8080/{lead.id}")
        ]
    );
    assert_eq!(profile.to_file().check(&profile.id, &VENDORS).expect("its own file"), profile);
}

#[test]
fn a_bad_page_is_named_with_its_line_and_key() {
    for (pop, place) in [
        ("event = 'ring'\nurl = 'https://{name}/'", "line 9, column 1: screen_pop.url"),
        ("event = 'ring'\nurl = 'https://crm.example.com/{phone}'", "line 9, column 1: screen_pop.url"),
        ("event = 'ring'\nurl = 'javascript:alert(1)'", "line 9, column 1: screen_pop.url"),
        ("event = 'ring'\nurl = 'http://crm.example.com/'", "line 9, column 1: screen_pop.url"),
        ("event = 'hang_up'\nurl = 'https://crm.example.com/'", "line 8"),
        ("event = 'ring'", "screen_pop"),
        (
            "event = 'ring'\nurl = 'https://a.example/'\n[[screen_pop]]\nevent = 'ring'\nurl = 'https://b.example/'",
            "line 11, column 1: screen_pop.event",
        ),
    ] {
        let said = with(&format!("[[screen_pop]]\n{pop}\n")).expect_err(pop);
        assert!(said.contains(place), "{pop}: {said}");
        assert!(!said.contains("crm.example.com") && !said.contains("alert"), "{said}");
    }
}
