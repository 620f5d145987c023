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
        vendors::build(&self.profile, password)
            .map_err(|detail| UiError::new(ErrorCode::BadProfile).with("detail", detail))
    }

    async fn remember(&self, password: SecretString) {
        // Where the keychain cannot take it the session keeps it, and the keychain's state says so once.
        let _ = self.secrets.keep_password(account(&self.profile), password).await;
    }
}
