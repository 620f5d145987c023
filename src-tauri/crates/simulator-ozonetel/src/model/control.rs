//! What `CallControl_V4` and `Record.php` do to a call.

use jiff::Timestamp;

use super::call::Leg;
use super::{CallState, HangupBy, World};
use crate::settings::Region;

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Controlling {
    Conference,
    Hold,
    Unhold,
    Mute,
    Unmute,
    Kick,
}

impl Controlling {
    pub(crate) fn parse(word: &str) -> Option<Self> {
        Some(match word {
            "CONFERENCE" => Self::Conference,
            "HOLD" => Self::Hold,
            "UNHOLD" => Self::Unhold,
            "MUTE" => Self::Mute,
            "UNMUTE" => Self::Unmute,
            "KICK_CALL" => Self::Kick,
            _ => return None,
        })
    }
}

/// Why it is not done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ControlRefused {
    NotFound,
    Number,
}

impl World {
    /// Controls a call that is up; `number` is the third party's, or that of the party to be kicked.
    pub(crate) fn control(
        &mut self,
        now: Timestamp,
        what: Controlling,
        ucid: &str,
        did: &str,
        phone_name: &str,
        number: &str,
    ) -> Result<(), ControlRefused> {
        let apart = self.settings.rules.offline_apart;
        let agent = self.agent_with_phone(phone_name).ok_or(ControlRefused::NotFound)?;
        let (agent, agent_number, toolbar) = (agent.of.id.clone(), agent.number.clone(), agent.toolbar);
        let region = self.settings.region;
        let call = self.calls.get_mut(ucid).ok_or(ControlRefused::NotFound)?;
        let fits = call.is_up() && call.agent == agent && call.did == did;
        if !fits || (apart && (toolbar || !call.offline)) {
            return Err(ControlRefused::NotFound);
        }
        if what == Controlling::Kick {
            return self.kick(now, ucid, &agent_number, number);
        }
        if call.state != CallState::Answered {
            return Err(ControlRefused::NotFound);
        }
        match what {
            Controlling::Hold => call.held = true,
            Controlling::Unhold => call.held = false,
            Controlling::Mute => call.muted = true,
            Controlling::Unmute => call.muted = false,
            Controlling::Conference | Controlling::Kick => {
                if !is_dialable(region, number) {
                    return Err(ControlRefused::Number);
                }
                call.legs.push(Leg { number: number.to_owned(), answered: false });
                self.schedule_partner(now, ucid);
            }
        }
        Ok(())
    }

    fn kick(&mut self, now: Timestamp, ucid: &str, agent: &str, number: &str) -> Result<(), ControlRefused> {
        let call = self.calls.get_mut(ucid).ok_or(ControlRefused::NotFound)?;
        if let Some(leg) = call.legs.iter().position(|leg| same_number(&leg.number, number)) {
            call.legs.remove(leg);
            return Ok(());
        }
        if !same_number(agent, number) {
            return Err(ControlRefused::Number);
        }
        call.handed_over = call.legs.iter().any(|leg| leg.answered);
        self.disconnect(now, HangupBy::Agent, ucid);
        Ok(())
    }

    /// Pauses or resumes the recording of a call in progress; returns false when there is none.
    pub(crate) fn record(&mut self, ucid: &str, on: bool) -> bool {
        let call = self.calls.get_mut(ucid).filter(|call| call.state == CallState::Answered);
        call.map(|call| call.recording = on).is_some()
    }
}

fn is_dialable(region: Region, number: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    match region {
        Region::India => number.len() == 11 && number.starts_with('0') && digits(number),
        Region::International => {
            number.strip_prefix('+').is_some_and(|rest| rest.len() >= 7 && rest.len() <= 15 && digits(rest))
        }
    }
}

/// Whether two spellings name one phone: with country code, with a leading zero, or bare.
pub(super) fn same_number(one: &str, other: &str) -> bool {
    let last = |text: &str| {
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        digits[digits.len().saturating_sub(10)..].to_owned()
    };
    let one = last(one);
    !one.is_empty() && one == last(other)
}
