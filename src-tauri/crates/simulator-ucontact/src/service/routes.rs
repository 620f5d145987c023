//! The paths, as the documents print them; they are case sensitive.

use crate::settings::ServiceSettings;
use crate::tokens::TokenKind;

/// Where the vendor's services begin.
const BASE: &str = "/Integra/resources/";

/// One service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Service {
    GetUserToken,
    UserLogin,
    AgentLogin,
    EndSession,
    GetContactList,
    AgentLogoff,
    AgentBreak,
    AgentUnBreak,
    DispositionCall,
    AgentCall,
    AgentCallWithData,
    HangupPhone,
    DialerTask,
    ScheduleDialerCall,
    CampaignStatus,
    GetQueueMembers,
    FormGet,
}

const FIXED: [(&str, Service); 16] = [
    ("auth/getUserToken", Service::GetUserToken),
    ("auth/UserLogin", Service::UserLogin),
    ("auth/AgentLogin", Service::AgentLogin),
    ("auth/EndSession", Service::EndSession),
    ("auth/getcontactlist", Service::GetContactList),
    ("api/AgentLogoff", Service::AgentLogoff),
    ("api/AgentUnBreak", Service::AgentUnBreak),
    ("api/DispositionCall", Service::DispositionCall),
    ("Agents/AgentCall", Service::AgentCall),
    ("Agents/AgentCallwithData", Service::AgentCallWithData),
    ("Agents/HangupPhone", Service::HangupPhone),
    ("Dialers/DialerTask", Service::DialerTask),
    ("Dialers/ScheduleDialerCall", Service::ScheduleDialerCall),
    ("Supervisor/campaignstatus", Service::CampaignStatus),
    ("queues/getqueuemembersofqueue", Service::GetQueueMembers),
    ("forms/FormGet", Service::FormGet),
];

/// Returns the service a path leads to, if this version has it.
pub(super) fn find(path: &str, services: &ServiceSettings) -> Option<Service> {
    let rest = path.strip_prefix(BASE)?;
    let fixed = FIXED.iter().find(|(known, _)| *known == rest).map(|(_, service)| *service);
    let service = match fixed {
        Some(service) => service,
        None if rest == services.agent_break_path => Service::AgentBreak,
        None => return None,
    };
    let absent = services.absent.iter().any(|name| name.eq_ignore_ascii_case(service.name()));
    (!absent).then_some(service)
}

impl Service {
    /// The last segment of its documented path, in lower case.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::GetUserToken => "getusertoken",
            Self::UserLogin => "userlogin",
            Self::AgentLogin => "agentlogin",
            Self::EndSession => "endsession",
            Self::GetContactList => "getcontactlist",
            Self::AgentLogoff => "agentlogoff",
            Self::AgentBreak => "agentbreak",
            Self::AgentUnBreak => "agentunbreak",
            Self::DispositionCall => "dispositioncall",
            Self::AgentCall => "agentcall",
            Self::AgentCallWithData => "agentcallwithdata",
            Self::HangupPhone => "hangupphone",
            Self::DialerTask => "dialertask",
            Self::ScheduleDialerCall => "scheduledialercall",
            Self::CampaignStatus => "campaignstatus",
            Self::GetQueueMembers => "getqueuemembersofqueue",
            Self::FormGet => "formget",
        }
    }

    /// Whether it changes anything.
    pub(super) fn acts(self) -> bool {
        match self {
            Self::GetContactList | Self::CampaignStatus | Self::GetQueueMembers | Self::FormGet => false,
            Self::GetUserToken
            | Self::UserLogin
            | Self::AgentLogin
            | Self::EndSession
            | Self::AgentLogoff
            | Self::AgentBreak
            | Self::AgentUnBreak
            | Self::DispositionCall
            | Self::AgentCall
            | Self::AgentCallWithData
            | Self::HangupPhone
            | Self::DialerTask
            | Self::ScheduleDialerCall => true,
        }
    }

    /// The kind of token that was seen with it; `None` where it asks for none.
    pub(super) fn token(self) -> Option<TokenKind> {
        match self {
            Self::GetUserToken | Self::UserLogin | Self::AgentLogin | Self::EndSession => None,
            Self::AgentLogoff
            | Self::AgentBreak
            | Self::AgentUnBreak
            | Self::DispositionCall
            | Self::AgentCall
            | Self::AgentCallWithData
            | Self::HangupPhone
            | Self::GetQueueMembers => Some(TokenKind::Agent),
            Self::DialerTask
            | Self::ScheduleDialerCall
            | Self::CampaignStatus
            | Self::FormGet
            | Self::GetContactList => Some(TokenKind::User),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_match_letter_by_letter() {
        let services = ServiceSettings::default();
        let found = |path: &str| find(path, &services);
        assert_eq!(found("/Integra/resources/api/DispositionCall"), Some(Service::DispositionCall));
        assert_eq!(found("/Integra/resources/api/AgentBreak"), Some(Service::AgentBreak));
        for path in [
            "/Integra/resources/API/DispositionCall",
            "/Integra/resources/api/dispositioncall",
            "/integra/resources/api/DispositionCall",
            "/Integra/resources/api/DispositionCall/",
            "/Integra/resources/auth/AgentLogoff",
            "/resources/api/DispositionCall",
        ] {
            assert_eq!(found(path), None, "{path}");
        }
    }

    #[test]
    fn a_version_can_lack_a_service_or_have_it_elsewhere() {
        let services = ServiceSettings {
            absent: vec!["getusertoken".to_owned()],
            agent_break_path: "Agents/Break".to_owned(),
        };
        assert_eq!(find("/Integra/resources/auth/getUserToken", &services), None);
        assert_eq!(find("/Integra/resources/api/AgentBreak", &services), None);
        assert_eq!(find("/Integra/resources/Agents/Break", &services), Some(Service::AgentBreak));
    }
}
