use super::World;

/// Whose session it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Who {
    Agent(String),
    /// The account's own session or token.
    Account,
}

impl World {
    pub(crate) fn session(&self, ssid: &str) -> Option<&Who> {
        self.sessions.get(ssid)
    }

    pub(crate) fn accepts_token(&self, user_id: &str, token: &str) -> bool {
        let account = &self.settings.account;
        self.token_is_good && account.user_id == user_id && account.token == token
    }

    /// Begins another session of an agent; the ones before are over.
    pub(super) fn begin_session(&mut self, user: &str) -> String {
        self.end_sessions_of(user);
        self.begun_sessions += 1;
        let ssid = format!("agent-session-{user}-{}", self.begun_sessions);
        self.sessions.insert(ssid.clone(), Who::Agent(user.to_owned()));
        ssid
    }

    pub(super) fn end_sessions_of(&mut self, user: &str) {
        self.sessions.retain(|_, who| *who != Who::Agent(user.to_owned()));
    }

    pub(super) fn end_all_sessions(&mut self) {
        self.sessions.clear();
    }

    pub(super) fn end_token(&mut self) {
        self.token_is_good = false;
    }

    /// Makes sessions and token of the settings good.
    pub(super) fn renew_credentials(&mut self) {
        self.token_is_good = true;
        self.sessions.insert(self.settings.account.ssid.clone(), Who::Account);
        for agent in &self.settings.agents {
            self.sessions.insert(agent.ssid.clone(), Who::Agent(agent.id.clone()));
        }
    }

    /// The sessions that are good.
    pub(super) fn good_sessions(&self) -> usize {
        self.sessions.len()
    }
}
