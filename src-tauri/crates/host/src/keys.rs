//! The keys in force, and what the system makes of those that work in every program.

use std::collections::BTreeMap;

use ringside_config::{KeyAction, KeyChoice, KeyChoices, KeyMap, KeyProblem, Press};
use ringside_ipc::{ErrorCode, KeyRefusedView, KeyView, KeysView, ProfileReply, Text, UiError};

use crate::host::{Host, State};

/// What the system made of the keys that are to work in every program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Everywhere {
    /// Why no key can, where none can.
    pub not: Option<Text>,
    /// The keys it did not give us, by what they were to do.
    pub failed: BTreeMap<KeyAction, Text>,
}

impl Default for Everywhere {
    /// Nobody has asked a system: there is no window.
    fn default() -> Self {
        Self { not: Some(Text::new("keys-no-window")), failed: BTreeMap::new() }
    }
}

impl Host {
    /// The keys in force that are to work whatever program has the keyboard.
    pub async fn keys_everywhere(&self) -> BTreeMap<KeyAction, Press> {
        let state = self.inner.state.lock().await;
        let map = KeyMap::new(&self.inner.policy.keys, &state.settings.keys);
        map.iter()
            .filter(|(action, _)| action.is_everywhere())
            .filter_map(|(action, key)| Some((action, key.press?)))
            .collect()
    }

    /// Takes what became of [`Self::keys_everywhere`], for whoever shows it.
    pub async fn everywhere_is(&self, everywhere: Everywhere) {
        let mut state = self.inner.state.lock().await;
        if state.everywhere != everywhere {
            state.everywhere = everywhere;
            self.publish_app(&mut state);
        }
    }

    pub(crate) fn keys_view(&self, state: &State) -> KeysView {
        let map = KeyMap::new(&self.inner.policy.keys, &state.settings.keys);
        let view = |(action, key): (KeyAction, ringside_config::KeyInForce)| KeyView {
            action: action.name().to_owned(),
            key: key.press.map(|press| press.to_string()),
            usual: action.usual().to_owned(),
            fixed: key.fixed,
            taken_by: key.taken_by.map(|(owner, _)| owner.name().to_owned()),
            failed: state.everywhere.failed.get(&action).filter(|_| key.press.is_some()).cloned(),
        };
        KeysView { all: map.iter().map(view).collect(), not_everywhere: state.everywhere.not.clone() }
    }

    pub(crate) async fn set_keys(&self, keys: BTreeMap<String, String>) -> Result<ProfileReply, UiError> {
        let (choices, mut refused) = read(keys)?;
        let mut state = self.inner.state.lock().await;
        // What an action cannot have was left out above.
        let user = KeyChoices::try_from(choices).unwrap_or_default();
        let map = KeyMap::new(&self.inner.policy.keys, &user);
        refused.extend(map.iter().filter_map(|(action, key)| {
            let (owner, press) = key.taken_by?;
            Some(KeyRefusedView {
                action: action.name().to_owned(),
                key: press.to_string(),
                other: Some(owner.name().to_owned()),
                why: Text::new("keys-taken").with("key", press.to_string()),
            })
        }));
        if refused.is_empty() {
            let mut settings = state.settings.clone();
            settings.keys = user;
            self.keep_settings(&mut state, settings)?;
        }
        Ok(ProfileReply::Keys { refused })
    }
}

type Choices = BTreeMap<KeyAction, KeyChoice>;

/// What can be a key, and what is wrong with the rest.
fn read(keys: BTreeMap<String, String>) -> Result<(Choices, Vec<KeyRefusedView>), UiError> {
    let (mut choices, mut refused) = (Choices::new(), Vec::new());
    for (name, key) in keys {
        let Some(action) = KeyAction::of(&name) else {
            return Err(UiError::new(ErrorCode::BadRequest).with("detail", "there is no such action"));
        };
        let read = KeyChoice::try_from(key.clone()).and_then(|choice| match choice.0 {
            Some(press) if action.is_everywhere() => press.everywhere().map(|press| KeyChoice(Some(press))),
            Some(_) | None => Ok(choice),
        });
        match read {
            Ok(choice) => drop(choices.insert(action, choice)),
            Err(problem) => {
                let why = Text::new(words(problem)).with("key", key.as_str());
                refused.push(KeyRefusedView { action: name, key, other: None, why });
            }
        }
    }
    Ok((choices, refused))
}

const fn words(problem: KeyProblem) -> &'static str {
    match problem {
        KeyProblem::NotAKey => "keys-not-a-key",
        KeyProblem::Types => "keys-types",
        KeyProblem::AltGr => "keys-alt-gr",
        KeyProblem::Reserved => "keys-reserved",
        KeyProblem::NotEverywhere => "keys-not-everywhere",
    }
}
