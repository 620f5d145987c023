use ringside_ipc::{
    CampaignView, ColleagueView, DialKindWord, ErrorCode, LeadPhoneView, ListKind, NumberView, QueueView,
    SessionReply, Text, UiError,
};
use ringside_numbers::{NumberProblem, Region};
use ringside_vendor::{DialKind, Reached, Reply, Request as VendorRequest, VendorError};

use super::{Effect, RequestId, Session, Ticket, ui_error};

impl Session {
    pub(super) fn ask_list(&mut self, request: RequestId, send: VendorRequest) -> Vec<Effect> {
        vec![Effect::Send { ticket: Ticket::List { request }, request: Box::new(send) }]
    }

    pub(super) fn list_answered(
        &mut self,
        request: RequestId,
        result: Result<Reply, VendorError>,
    ) -> Vec<Effect> {
        let reply = match result {
            // A list only reads, so nothing can have happened.
            Err(error) => Err(ui_error(&error.with_reached(Reached::No), self.vendor_name())),
            Ok(Reply::Campaigns(list)) => Ok(SessionReply::Campaigns {
                campaigns: list
                    .into_iter()
                    .map(|item| CampaignView {
                        id: item.id.to_string(),
                        name: item.name,
                        description: item.description,
                        active: item.active,
                    })
                    .collect(),
            }),
            Ok(Reply::Queues(list)) => Ok(SessionReply::Queues {
                queues: list
                    .into_iter()
                    .map(|item| QueueView { id: item.id.to_string(), name: item.name, active: item.active })
                    .collect(),
            }),
            Ok(Reply::Colleagues(list)) => Ok(SessionReply::Colleagues {
                colleagues: list
                    .into_iter()
                    .map(|item| ColleagueView { id: item.id.to_string(), name: item.name })
                    .collect(),
            }),
            Ok(Reply::LeadPhones(list)) => Ok(SessionReply::LeadPhones {
                phones: list
                    .into_iter()
                    .map(|item| LeadPhoneView {
                        lead: item.lead.to_string(),
                        id: item.id.map(|id| id.to_string()),
                        number: ringside_numbers::for_person(&item.number, self.profile.region),
                        kind: item.kind,
                    })
                    .collect(),
            }),
            Ok(other) => self.found(other).ok_or_else(|| {
                let error = UiError::with_text(
                    ErrorCode::NotUnderstood,
                    Text::new("error-not-understood-nothing-sent"),
                );
                error.with("vendor", self.vendor_name())
            }),
        };
        vec![Self::reply(request, reply)]
    }

    pub(super) fn storage_reply(request: RequestId) -> Effect {
        Self::reply(request, Err(UiError::new(ErrorCode::Storage)))
    }
}

/// A list as it is asked of a vendor.
pub(super) const fn list_request(list: ListKind) -> VendorRequest {
    match list {
        ListKind::Campaigns => VendorRequest::Campaigns,
        ListKind::Queues => VendorRequest::Queues,
        ListKind::Colleagues => VendorRequest::Colleagues,
    }
}

pub(super) const fn dial_kind(word: DialKindWord) -> DialKind {
    match word {
        DialKindWord::Manual => DialKind::Manual,
        DialKindWord::Extension => DialKind::Extension,
        DialKindWord::Preview => DialKind::Preview,
        DialKindWord::Shotgun => DialKind::Shotgun,
    }
}

pub(super) const fn dial_word(kind: DialKind) -> DialKindWord {
    match kind {
        DialKind::Manual => DialKindWord::Manual,
        DialKind::Extension => DialKindWord::Extension,
        DialKind::Preview => DialKindWord::Preview,
        DialKind::Shotgun => DialKindWord::Shotgun,
    }
}

/// What would be dialled for what was typed.
pub(super) fn number_view(typed: &str, region: Region) -> NumberView {
    match ringside_numbers::parse(typed, region) {
        Ok(number) => NumberView {
            ok: true,
            shown: Some(number.shown()),
            region: number.region().map(Region::code),
            note: if matches!(number, ringside_numbers::Number::Extension(_)) {
                Some(Text::new("number-extension"))
            } else if number.is_unusual() {
                Some(
                    Text::new("number-unusual")
                        .with("region", number.region().map(Region::code).unwrap_or_default()),
                )
            } else {
                None
            },
        },
        Err(problem) => NumberView {
            ok: false,
            shown: None,
            region: None,
            note: Some(Text::new(match problem {
                NumberProblem::Empty => "number-empty",
                NumberProblem::TooShort => "number-too-short",
                NumberProblem::TooLong => "number-too-long",
                NumberProblem::NotANumber => "number-unknown",
            })),
        },
    }
}
