use std::collections::BTreeMap;

/// A method that changes something, with its parameters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Command {
    GoReady,
    Dial { phone: String, lead: Option<i64> },
    Hangup { call: i32 },
    Dispose { call: i32, code: String },
    Hold { call: i32 },
    Retrieve { call: i32 },
    StopRecord { call: i32 },
    StartRecord { call: i32 },
    ChangeLead { call: i32, lead_phone: i64 },
    CreateNewLead { call: i32, phone: String },
    ConnectCalls(Connect),
    LogIn { campaign: Option<i32> },
    LogOut,
    GoNotReady,
    RequestBreak { kind: String },
    DialExt { phone: String },
    DialPreview { lead: Option<i64> },
    ShotgunDial { lead: i64 },
    TransferToUser { call: i32, target: i32 },
    CompleteTransfer { call: i32, code: Option<String> },
}

/// Parameters of `connectcalls`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Connect {
    pub(crate) calls: [i32; 2],
    pub(crate) codes: [String; 2],
    pub(crate) notes: [Option<String>; 2],
    pub(crate) sales: [Option<i32>; 2],
}

impl Command {
    /// Returns the path segment of the method.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::GoReady => "goready",
            Self::Dial { .. } => "dial",
            Self::Hangup { .. } => "hangup",
            Self::Dispose { .. } => "dispose",
            Self::Hold { .. } => "hold",
            Self::Retrieve { .. } => "retrieve",
            Self::StopRecord { .. } => "stoprecord",
            Self::StartRecord { .. } => "startrecord",
            Self::ChangeLead { .. } => "changelead",
            Self::CreateNewLead { .. } => "createnewlead",
            Self::ConnectCalls(_) => "connectcalls",
            Self::LogIn { .. } => "login",
            Self::LogOut => "logout",
            Self::GoNotReady => "gonotready",
            Self::RequestBreak { .. } => "requestbreak",
            Self::DialExt { .. } => "dialext",
            Self::DialPreview { .. } => "dialpreview",
            Self::ShotgunDial { .. } => "shotgundial",
            Self::TransferToUser { .. } => "transfertouser",
            Self::CompleteTransfer { .. } => "completetransfer",
        }
    }

    /// Returns the call the request names, the first of two.
    pub(crate) fn call(&self) -> Option<i32> {
        match self {
            Self::Hangup { call }
            | Self::Dispose { call, .. }
            | Self::Hold { call }
            | Self::Retrieve { call }
            | Self::StopRecord { call }
            | Self::StartRecord { call }
            | Self::ChangeLead { call, .. }
            | Self::CreateNewLead { call, .. }
            | Self::TransferToUser { call, .. }
            | Self::CompleteTransfer { call, .. } => Some(*call),
            Self::ConnectCalls(connect) => Some(connect.calls[0]),
            Self::GoReady
            | Self::Dial { .. }
            | Self::LogIn { .. }
            | Self::LogOut
            | Self::GoNotReady
            | Self::RequestBreak { .. }
            | Self::DialExt { .. }
            | Self::DialPreview { .. }
            | Self::ShotgunDial { .. } => None,
        }
    }

    /// Returns the parameters beside user and call, by the vendor's names.
    pub(crate) fn parameters(&self) -> BTreeMap<String, String> {
        let mut told = BTreeMap::new();
        let mut tell = |name: &str, value: Option<String>| {
            if let Some(value) = value {
                told.insert(name.to_owned(), value);
            }
        };
        match self {
            Self::Dial { phone, lead } => {
                tell("phone", Some(phone.clone()));
                tell("leadid", lead.map(|id| id.to_string()));
            }
            Self::Dispose { code, .. } => tell("resultcode", Some(code.clone())),
            Self::ChangeLead { lead_phone, .. } => tell("leadphone", Some(lead_phone.to_string())),
            Self::CreateNewLead { phone, .. } | Self::DialExt { phone } => tell("phone", Some(phone.clone())),
            Self::ConnectCalls(connect) => {
                for (index, number) in ["1", "2"].into_iter().enumerate() {
                    tell(&format!("call{number}"), Some(connect.calls[index].to_string()));
                    tell(&format!("resultcode{number}"), Some(connect.codes[index].clone()));
                    tell(&format!("notes{number}"), connect.notes[index].clone());
                    tell(&format!("numsales{number}"), connect.sales[index].map(|sales| sales.to_string()));
                }
            }
            Self::LogIn { campaign } => tell("campaignid", campaign.map(|id| id.to_string())),
            Self::RequestBreak { kind } => tell("breaktype", Some(kind.clone())),
            Self::DialPreview { lead } => tell("leadid", lead.map(|id| id.to_string())),
            Self::ShotgunDial { lead } => tell("lead", Some(lead.to_string())),
            Self::TransferToUser { target, .. } => tell("target", Some(target.to_string())),
            Self::CompleteTransfer { code, .. } => tell("resultcode", code.clone()),
            Self::GoReady
            | Self::Hangup { .. }
            | Self::Hold { .. }
            | Self::Retrieve { .. }
            | Self::StopRecord { .. }
            | Self::StartRecord { .. }
            | Self::LogOut
            | Self::GoNotReady => {}
        }
        told
    }
}
