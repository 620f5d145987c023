use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// `state` of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum CallState {
    /// An incoming call that waits for its answer.
    Ringing,
    /// An outgoing call that waits for its answer.
    Dialing,
    /// Both sides are connected.
    Established,
    /// On hold.
    Held,
    /// Over.
    Released,
}

/// `callType` of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum CallType {
    /// From one phone of the contact centre to another.
    Internal,
    /// From a customer.
    Inbound,
    /// To a customer.
    Outbound,
    /// To a third party, about another call.
    Consult,
}

/// `recordingState` of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum RecordingState {
    /// Not recorded.
    Stopped,
    /// Recorded.
    Recording,
    /// Recorded with a gap.
    Paused,
}

/// A call as one agent has it.
#[derive(Debug, Clone)]
pub(crate) struct Call {
    pub(crate) uuid: String,
    pub(crate) conn_id: String,
    pub(crate) user: String,
    pub(crate) state: CallState,
    pub(crate) kind: CallType,
    /// Numbers of the others.
    pub(crate) parties: Vec<String>,
    pub(crate) dnis: String,
    pub(crate) user_data: Map<String, Value>,
    pub(crate) started: Timestamp,
    pub(crate) ended: Option<Timestamp>,
    pub(crate) muted: bool,
    pub(crate) recording: RecordingState,
    /// The call a consultation is about.
    pub(crate) parent: Option<String>,
    /// A supervisor is on it.
    pub(crate) supervised: bool,
    /// It is the supervisor's side of this agent's call.
    pub(crate) monitors: Option<String>,
    pub(crate) monitored_user_muted: bool,
}

impl Call {
    pub(crate) fn is_live(&self) -> bool {
        self.state != CallState::Released
    }

    pub(crate) fn is_named(&self, id: &str) -> bool {
        self.uuid == id || self.conn_id == id
    }

    pub(crate) fn is_conference(&self) -> bool {
        self.parties.len() > 1
    }
}

/// What the capabilities of a call depend on beside the call.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Around {
    /// The device can be told to answer.
    pub(crate) private: bool,
    /// It has a live consultation call.
    pub(crate) consulting: bool,
    /// Another call of the agent is held.
    pub(crate) other_held: bool,
    /// Another call of the agent is established.
    pub(crate) other_established: bool,
    pub(crate) mute: bool,
    pub(crate) recording: bool,
    pub(crate) clear_call: bool,
    pub(crate) reject: bool,
}

const USER_DATA: [&str; 4] = ["AttachUserData", "UpdateUserData", "DeleteUserData", "DeleteUserDataPair"];
const THIRD_PARTIES: [&str; 4] =
    ["InitiateTransfer", "SingleStepTransfer", "InitiateConference", "SingleStepConference"];

impl Call {
    /// The operations allowed now.
    pub(crate) fn capabilities(&self, around: Around) -> Vec<&'static str> {
        let mut list = Vec::new();
        match self.state {
            CallState::Released => return list,
            CallState::Ringing => {
                if around.private {
                    list.push("Answer");
                }
                if around.reject {
                    list.push("Reject");
                }
            }
            CallState::Dialing => list.extend(["SendDtmf", "Hangup"]),
            CallState::Established => {
                list.extend(["Hangup", "Hold", "SendDtmf"]);
                list.extend(THIRD_PARTIES);
                if around.other_held {
                    list.extend(["SwapCalls", "CompleteTransfer", "CompleteConference"]);
                }
                if self.monitors.is_some() {
                    list.extend(["SwitchToListenIn", "SwitchToCoach", "SwitchToBargeIn"]);
                    list.push(if self.monitored_user_muted {
                        "UnmuteMonitoredUser"
                    } else {
                        "MuteMonitoredUser"
                    });
                }
                if self.is_conference() || self.monitors.is_some() {
                    list.push("RemoveParticipantFromConference");
                }
            }
            CallState::Held => {
                if !around.consulting {
                    list.push("Retrieve");
                }
                if around.consulting || around.other_established {
                    list.push("SwapCalls");
                }
                if around.consulting {
                    list.push("CompleteTransfer");
                }
                list.push("Hangup");
                list.extend(THIRD_PARTIES);
            }
        }
        list.extend(USER_DATA);
        if around.clear_call && self.state != CallState::Dialing && !around.consulting {
            list.push("ClearCall");
        }
        if matches!(self.state, CallState::Established | CallState::Held) && !around.consulting {
            self.add_switches(around, &mut list);
        }
        list
    }

    fn add_switches(&self, around: Around, list: &mut Vec<&'static str>) {
        if around.mute {
            list.push(if self.muted { "UnmuteCall" } else { "MuteCall" });
        }
        if around.recording {
            match self.recording {
                RecordingState::Stopped => list.push("StartCallRecording"),
                RecordingState::Recording => list.extend(["PauseCallRecording", "StopCallRecording"]),
                RecordingState::Paused => list.extend(["ResumeCallRecording", "StopCallRecording"]),
            }
        }
    }
}
