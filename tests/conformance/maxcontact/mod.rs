//! MaxContact on its bench, in every shape its answers may have.

mod answers;
mod bad_input;
mod bench;
mod blind_repeats;
mod extras;
mod tls;

use ringside_simulator::maxcontact::{
    CampaignsShape, CommandData, Enumerations, EnvelopeOrder, ExpiredAnswer, LoginRefusal, Nulls, Settings,
    XmlDates,
};

use self::bench::MaxContactBench;
use crate::suite::conformance;

conformance!(json, MaxContactBench::start(Settings::default(), ""));
conformance!(xml, MaxContactBench::start(Settings::default(), "response_format = 'xml'"));
conformance!(json_otherwise, MaxContactBench::start(json_otherwise(), ""));
conformance!(xml_otherwise, MaxContactBench::start(xml_otherwise(), ""));

/// JSON in all the other shapes, with other numbers for everything undocumented.
fn json_otherwise() -> Settings {
    let mut settings = Settings { enumerations: Enumerations::shuffled(7), seed: 7, ..Settings::default() };
    settings.wire.wrapped_json = true;
    settings.wire.json_type = true;
    settings.wire.nulls = Nulls::Absent;
    settings.wire.command_data = CommandData::True;
    settings.wire.envelope_order = EnvelopeOrder::Listed;
    settings.wire.campaigns_shape = CampaignsShape::Map;
    settings.token.expiry_member = None;
    settings.token.expired_answer = ExpiredAnswer::Envelope;
    settings.token.refusal = LoginRefusal::NullToken;
    settings
}

/// XML whatever is asked for, in all the other shapes, enumerations by name, dates without zone.
fn xml_otherwise() -> Settings {
    let mut settings = Settings { enumerations: Enumerations::shuffled(8), seed: 8, ..Settings::default() };
    settings.wire.always_xml = true;
    settings.wire.nulls = Nulls::Absent;
    settings.wire.command_data = CommandData::Absent;
    settings.wire.envelope_order = EnvelopeOrder::Listed;
    settings.wire.campaigns_shape = CampaignsShape::KeyValue;
    settings.wire.xml_dates = XmlDates::NoZone;
    settings.wire.xml_enum_names = true;
    settings.wire.root_element = "CallActionResponseOfArrayOfCall".to_owned();
    settings.token.expired_answer = ExpiredAnswer::HtmlPage;
    settings.token.refusal = LoginRefusal::Envelope;
    settings.token.newest_only = true;
    settings
}
