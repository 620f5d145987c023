use std::sync::Arc;

use async_trait::async_trait;
use ringside_config::Profile;
use ringside_engine::Connector;
use ringside_ipc::{ErrorCode, UiError};
use ringside_secrets::{Account, Found, Secrets};
use ringside_vendor::Vendor;
use secrecy::SecretString;

use crate::vendors;

/// Makes the vendor of one profile, with the password typed or the one from the keychain.
pub(crate) struct ProfileConnector {
    pub(crate) profile: Profile,
    pub(crate) secrets: Secrets,
}

/// The name a profile's password goes by.
pub(crate) fn account(profile: &Profile) -> Account<'_> {
    Account { profile: profile.id.as_str(), user: &profile.login }
}

/// The name a profile's second secret goes by. No login can be called so: it would be trimmed.
pub(crate) fn second_account(profile: &Profile) -> Account<'_> {
    Account { profile: profile.id.as_str(), user: " second" }
}

/// The second secret of a profile, where its vendor has a use for one and one is kept.
pub(crate) async fn second(secrets: &Secrets, profile: &Profile) -> Option<SecretString> {
    if !vendors::takes_second(profile.vendor.as_str()) {
        return None;
    }
    match secrets.password(second_account(profile)).await {
        Found::Password(kept) => Some(kept),
        Found::Absent | Found::Unavailable(_) => None,
    }
}

#[async_trait]
impl Connector for ProfileConnector {
    async fn connect(&self, password: Option<SecretString>) -> Result<Arc<dyn Vendor>, UiError> {
        let password = match password {
            Some(typed) => typed,
            None => match self.secrets.password(account(&self.profile)).await {
                Found::Password(kept) => kept,
                Found::Absent | Found::Unavailable(_) => {
                    return Err(UiError::with_text(
                        ErrorCode::SignedOut,
                        ringside_ipc::Text::new("error-no-password"),
                    ));
                }
            },
        };
        let second = second(&self.secrets, &self.profile).await;
        vendors::build(&self.profile, vendors::Secrets { password, second })
            .map_err(|detail| UiError::new(ErrorCode::BadProfile).with("detail", detail))
    }

    async fn remember(&self, password: SecretString) {
        // Where the keychain cannot take it the session keeps it, and the keychain's state says so once.
        let _ = self.secrets.keep_password(account(&self.profile), password).await;
    }
}
