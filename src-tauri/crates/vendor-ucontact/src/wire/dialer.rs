use serde::Serialize;

/// The value of `DialerTask`'s one field, `call`. Every key is there, unused ones empty.
///
/// Source: "Add record to dialer"; its sample has comments, which no JSON can have. What `source`, `bulk` and
/// `automatic` do is not told, so they are as in the sample.
#[derive(Serialize)]
pub(crate) struct DialerTask {
    /// `YYYY-MM-DD HH:MM:SS`, or `null` for as soon as possible.
    pub(crate) calldate: Option<String>,
    pub(crate) campaign: String,
    pub(crate) destination: String,
    /// Joined with `:`.
    pub(crate) alternatives: String,
    /// An extension, not a user name.
    pub(crate) agent: String,
    pub(crate) data: &'static str,
    pub(crate) source: &'static str,
    pub(crate) bulk: bool,
    pub(crate) automatic: bool,
}

/// The value of `ScheduleDialerCall`'s one field, `callschedule`.
///
/// Source: seen in public code.
#[derive(Serialize)]
pub(crate) struct ScheduleDialerCall {
    /// `YYYY-MM-DD HH:MM:SS`.
    pub(crate) calldate: String,
    pub(crate) campaign: String,
    pub(crate) destination: String,
    /// Joined with `:`.
    pub(crate) alternatives: String,
    /// An extension, not a user name.
    pub(crate) agentphone: String,
    pub(crate) data: &'static str,
}
