//! DeepCall on its bench, in every spelling its documents leave open.

mod answers;
mod bench;

use ringside_simulator::deepcall::{
    BreakDetail, CallIdMember, CurrentDuration, ErrorSpelling, HttpStatus, NoSpelling, Settings, TimeUnit,
};

use self::bench::DeepCallBench;
use crate::suite::conformance;

conformance!(as_recorded, DeepCallBench::start(Settings::default(), ""));
conformance!(otherwise, DeepCallBench::start(otherwise(), ""));
conformance!(with_a_token, DeepCallBench::start(with_a_token(), "auth = 'token'"));

/// All the other spellings at once.
fn otherwise() -> Settings {
    let mut settings = Settings { seed: 7, ..Settings::default() };
    settings.wire.error_spelling = ErrorSpelling::Table;
    settings.wire.not_on_break = NoSpelling::SuccessZero;
    settings.wire.not_in_wrap_up = NoSpelling::SuccessZero;
    settings.wire.http_status = HttpStatus::ByCode;
    settings.wire.numbers_as_strings = true;
    settings.wire.break_detail = BreakDetail::Text;
    settings.wire.wrap_end = TimeUnit::Milliseconds;
    settings.wire.current_duration = CurrentDuration::Elapsed;
    settings.wire.call_id = CallIdMember::InData;
    settings
}

/// The account's token, which means one agent.
fn with_a_token() -> Settings {
    Settings { seed: 8, ..Settings::default() }
}
