use serde::{Deserialize, Serialize};

/// The integers the vendor uses but does not document.
///
/// All of them are invented. A client that works only with the defaults has an invention of ours built in, which
/// [`Enumerations::shuffled`] brings to light.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Enumerations {
    /// `Call.CallState`.
    pub call_state: CallStates,
    /// `Call.CallStatus`.
    pub call_status: CallStatuses,
    /// `Call.RecordingState`.
    pub recording_state: RecordingStates,
    /// `CallActionResponse.ResponseCode`.
    pub response_code: ResponseCodes,
}

macro_rules! table {
    ($(#[$doc:meta])* $name:ident { $($(#[$member_doc:meta])* $member:ident = $value:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(default, deny_unknown_fields)]
        pub struct $name { $($(#[$member_doc])* pub $member: i32,)+ }

        impl Default for $name {
            fn default() -> Self {
                Self { $($member: $value,)+ }
            }
        }

        impl $name {
            fn deal(&mut self, rng: &mut fastrand::Rng) {
                let mut values: Vec<i32> = (0..100).collect();
                rng.shuffle(&mut values);
                let mut values = values.into_iter();
                $(self.$member = values.next().unwrap_or($value);)+
            }
        }
    };
}

table! {
    /// Values of `CallState`.
    CallStates {
        /// The number is being called.
        dialling = 1,
        /// It rings at the other end.
        ringing = 2,
        /// Both can talk.
        connected = 3,
        /// The customer hears music.
        held = 4,
        /// Hung up, waits for its result code.
        ended = 5,
    }
}

table! {
    /// Values of `CallStatus`.
    CallStatuses {
        /// The agent dialled it.
        outbound_manual = 1,
        /// The dialler did.
        outbound_dialler = 2,
        /// A customer called.
        inbound = 3,
        /// The second leg of a transfer.
        transfer_leg = 4,
    }
}

table! {
    /// Values of `RecordingState`.
    RecordingStates {
        /// Nothing is recorded.
        off = 0,
        /// The call is being recorded.
        on = 1,
    }
}

table! {
    /// Values of `ResponseCode`.
    ResponseCodes {
        /// Done.
        success = 0,
        /// No such user.
        unknown_user = 1,
        /// The user has no session.
        user_not_logged_in = 2,
        /// No such call of this user.
        unknown_call = 3,
        /// Not possible now.
        wrong_state = 4,
        /// No such result code, or not allowed here.
        unknown_result_code = 5,
        /// No such lead or lead phone.
        unknown_lead = 6,
        /// The role does not allow it, or the token is not good.
        not_permitted = 7,
        /// The simulator itself failed.
        internal = 99,
    }
}

impl Enumerations {
    /// Returns other integers for every name, the same ones for the same seed and none twice in a table.
    pub fn shuffled(seed: u64) -> Self {
        let mut rng = fastrand::Rng::with_seed(seed);
        let mut dealt = Self::default();
        dealt.call_state.deal(&mut rng);
        dealt.call_status.deal(&mut rng);
        dealt.recording_state.deal(&mut rng);
        dealt.response_code.deal(&mut rng);
        dealt
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shuffled_tables_keep_their_values_apart_and_repeat_for_a_seed() {
        for seed in 0..50 {
            let dealt = Enumerations::shuffled(seed);
            assert_eq!(dealt, Enumerations::shuffled(seed));
            let states = &dealt.call_state;
            let mut values =
                vec![states.dialling, states.ringing, states.connected, states.held, states.ended];
            values.sort_unstable();
            values.dedup();
            assert_eq!(values.len(), 5);
        }
        assert_ne!(Enumerations::shuffled(1), Enumerations::shuffled(2));
    }
}
