use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{KeyAction, KeyProblem, Press};

/// The key chosen for one action; `None`, written as an empty text, for an action that is to have none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct KeyChoice(pub Option<Press>);

impl TryFrom<String> for KeyChoice {
    type Error = KeyProblem;

    fn try_from(text: String) -> Result<Self, KeyProblem> {
        if text.is_empty() { Ok(Self(None)) } else { text.parse().map(|press| Self(Some(press))) }
    }
}

impl From<KeyChoice> for String {
    fn from(choice: KeyChoice) -> Self {
        choice.0.map_or_else(Self::new, |press| press.to_string())
    }
}

/// The keys somebody chose; an action that is not named keeps its usual one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "BTreeMap<KeyAction, KeyChoice>", into = "BTreeMap<KeyAction, KeyChoice>")]
pub struct KeyChoices(BTreeMap<KeyAction, KeyChoice>);

impl KeyChoices {
    /// Whether nothing was chosen.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl TryFrom<BTreeMap<KeyAction, KeyChoice>> for KeyChoices {
    type Error = KeyProblem;

    fn try_from(choices: BTreeMap<KeyAction, KeyChoice>) -> Result<Self, KeyProblem> {
        for (action, choice) in &choices {
            if let Some(press) = choice.0.filter(|_| action.is_everywhere()) {
                press.everywhere()?;
            }
        }
        Ok(Self(choices))
    }
}

impl From<KeyChoices> for BTreeMap<KeyAction, KeyChoice> {
    fn from(choices: KeyChoices) -> Self {
        choices.0
    }
}

/// The keys in force: what the administrator says, then the user, then the usual.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyMap(BTreeMap<KeyAction, KeyInForce>);

/// The key of one action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeyInForce {
    /// What presses it; `None` when nothing does.
    pub press: Option<Press>,
    /// Whether the administrator decided it.
    pub fixed: bool,
    /// The action that has the key this one wants; it then has none.
    pub taken_by: Option<(KeyAction, Press)>,
}

impl KeyMap {
    /// Whoever decides more is heard first; among equals the order of [`KeyAction`] counts. No two actions ever share a
    /// key.
    #[must_use]
    pub fn new(policy: &KeyChoices, user: &KeyChoices) -> Self {
        let wish = |action: KeyAction| {
            let usual = || if action.is_everywhere() { None } else { action.usual().parse().ok() };
            match (policy.0.get(&action), user.0.get(&action)) {
                (Some(fixed), _) => (0, fixed.0),
                (None, Some(chosen)) => (1, chosen.0),
                (None, None) => (2, usual()),
            }
        };
        let mut wishes = KeyAction::ALL.map(|action| (wish(action), action));
        wishes.sort_by_key(|((rank, _), action)| (*rank, *action));
        let mut has: BTreeMap<Press, KeyAction> = BTreeMap::new();
        let mut map = BTreeMap::new();
        for ((rank, press), action) in wishes {
            let taken_by = press.and_then(|press| has.get(&press).map(|owner| (*owner, press)));
            let press = press.filter(|_| taken_by.is_none());
            if let Some(press) = press {
                has.insert(press, action);
            }
            map.insert(action, KeyInForce { press, fixed: rank == 0, taken_by });
        }
        Self(map)
    }

    /// All actions with their keys, in order.
    pub fn iter(&self) -> impl Iterator<Item = (KeyAction, KeyInForce)> {
        self.0.iter().map(|(action, key)| (*action, *key))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choices(text: &str) -> KeyChoices {
        toml::from_str(text).unwrap()
    }

    fn key(map: &KeyMap, wanted: KeyAction) -> KeyInForce {
        map.iter().find(|(action, _)| *action == wanted).unwrap().1
    }

    fn press(map: &KeyMap, action: KeyAction) -> Option<String> {
        key(map, action).press.map(|press| press.to_string())
    }

    #[test]
    fn every_action_has_a_name_of_its_own_and_a_usual_key_no_other_has() {
        let none = KeyChoices::default();
        let map = KeyMap::new(&none, &none);
        for action in KeyAction::ALL {
            assert_eq!(KeyAction::of(action.name()), Some(action));
            let usual: Press = action.usual().parse().unwrap();
            assert_eq!(usual.to_string(), action.usual());
            if action.is_everywhere() {
                assert_eq!(usual.everywhere(), Ok(usual));
                assert_eq!(press(&map, action), None, "nobody asked for {action:?}");
            } else {
                assert_eq!(press(&map, action).as_deref(), Some(action.usual()));
            }
        }
        let all: String = KeyAction::ALL
            .iter()
            .map(|action| format!("{} = '{}'\n", action.name(), action.usual()))
            .collect();
        assert!(KeyMap::new(&none, &choices(&all)).iter().all(|(_, key)| key.taken_by.is_none()));
    }

    #[test]
    fn policy_comes_before_the_user_who_comes_before_the_usual() {
        let map = KeyMap::new(&choices("hold = 'Ctrl+H'"), &choices("hold = 'Ctrl+J'\nmute = 'Ctrl+M'"));
        assert_eq!(press(&map, KeyAction::Hold).as_deref(), Some("Ctrl+H"));
        assert!(key(&map, KeyAction::Hold).fixed);
        assert_eq!(press(&map, KeyAction::Mute).as_deref(), Some("Ctrl+M"));
        assert_eq!(press(&map, KeyAction::Record).as_deref(), Some("F5"));
    }

    #[test]
    fn of_two_actions_with_one_key_one_has_it_and_the_other_says_who() {
        let map = KeyMap::new(&KeyChoices::default(), &choices("mute = 'F3'"));
        assert_eq!(press(&map, KeyAction::Mute).as_deref(), Some("F3"));
        assert_eq!(press(&map, KeyAction::Hold), None);
        let by = key(&map, KeyAction::Hold).taken_by.map(|(action, press)| (action, press.to_string()));
        assert_eq!(by, Some((KeyAction::Mute, "F3".to_owned())));
    }

    #[test]
    fn an_action_may_have_no_key_and_two_may_change_theirs() {
        let map = KeyMap::new(&KeyChoices::default(), &choices("record = ''\nhold = 'F4'\nmute = 'F3'"));
        assert_eq!(press(&map, KeyAction::Record), None);
        assert_eq!(press(&map, KeyAction::Hold).as_deref(), Some("F4"));
        assert!(map.iter().all(|(_, key)| key.taken_by.is_none()));
    }

    #[test]
    fn a_file_names_no_key_that_cannot_be_one() {
        for text in ["hold = 'H'", "hold = 3", "jump = 'F3'", "everywhere_hold = 'F3'"] {
            assert!(toml::from_str::<KeyChoices>(text).is_err(), "{text}");
        }
        let text = "hold = \"Ctrl+H\"\nmute = \"\"\n";
        assert_eq!(toml::to_string(&choices(text)).unwrap(), text);
    }
}
