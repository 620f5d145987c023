use std::fmt;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! text_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Wraps the text as it is; no form is checked.
            pub fn new(text: impl Into<String>) -> Self {
                Self(text.into())
            }

            /// The text as it was given.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

macro_rules! uuid_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

uuid_id! {
    /// Our id of a call: made when we first hear of it, never reused, the same across restarts of the bar.
    CallId
}
uuid_id! {
    /// One disposition on its way to a vendor. Time-ordered, so that sorting by it is sorting by age.
    OutboxId
}
text_id! {
    /// The vendor's name of a call, opaque to all but its adapter.
    ///
    /// An adapter whose vendor reuses numbers puts into it whatever makes the call unique (MaxContact: number and
    /// start time), so that two values are equal only for the same call.
    VendorCallId
}
text_id! {
    /// A vendor system such as `maxcontact`, in lower case; for display and logs, never to decide behaviour by.
    VendorId
}
text_id! {
    /// One sign-in of one agent at one vendor; the name of its profile file.
    ProfileId
}
text_id! {
    /// One record on a dialling list.
    LeadId
}
text_id! {
    /// One phone number of a lead.
    LeadPhoneId
}
text_id! {
    /// A dialling list's campaign.
    CampaignId
}
text_id! {
    /// A queue in which inbound calls wait.
    QueueId
}
text_id! {
    /// An agent or supervisor as the vendor numbers them.
    UserId
}
text_id! {
    /// A reason for not being ready, as the vendor or the profile names it.
    BreakId
}
