use ringside_config::{InForce, SetBy, Settings, in_force};
use ringside_ipc::{InForceView, Language, ProfileReply, SetByWord, Text};

use crate::host::Host;

impl Host {
    /// Which value of each key is in force, and who set it.
    pub(crate) async fn in_force(&self) -> ProfileReply {
        let settings = self.inner.state.lock().await.settings.clone();
        let inner = &self.inner;
        let keys = in_force(&inner.policy, &inner.policy_file, &settings).into_iter().map(view).collect();
        let settings_file = inner.folders.settings().display().to_string();
        let bad_policy = inner.bad_policy.as_ref().map(|bad| {
            Text::new("bad-policy-file")
                .with("file", bad.path.display().to_string())
                .with("detail", bad.problem.to_string())
        });
        // A save since then has put a good file in its place.
        let bad_settings = Settings::load(&inner.folders).1.map(|problem| {
            Text::new("bad-settings-file")
                .with("file", settings_file.clone())
                .with("detail", problem.to_string())
        });
        ProfileReply::InForce {
            keys,
            policy_file: inner.policy_file.path.display().to_string(),
            policy_there: inner.policy_file.there,
            settings_file,
            problems: bad_policy.into_iter().chain(bad_settings).collect(),
        }
    }
}

fn view(one: InForce) -> InForceView {
    let (set_by, line) = match one.set_by {
        SetBy::Policy { line } => (SetByWord::Policy, u32::try_from(line).ok()),
        SetBy::User => (SetByWord::User, None),
        SetBy::Default => (SetByWord::Default, None),
    };
    let named = Text::new(format!("in-force-{}", one.key.replace(['.', '_'], "-")));
    // Keys of a table that everybody fills for herself, such as those of the keyboard, are their own names.
    let name = match named.is_known(Language::English) {
        true => named,
        false => Text::new("in-force-other").with("key", one.key.as_str()),
    };
    InForceView { key: one.key, name, value: one.value, set_by, line }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ringside_config::{Policy, PolicyFile};

    #[test]
    fn every_key_of_policy_and_settings_has_a_name_in_every_language() {
        let nowhere = PolicyFile::read("/nowhere/policy.toml".as_ref());
        let keys = in_force(&Policy::default(), &nowhere, &Settings::default());
        let names = keys.into_iter().map(|one| view(one).name);
        let lacking: Vec<_> =
            names.filter(|name| name.key == "in-force-other").map(|name| name.args).collect();
        assert!(lacking.is_empty(), "support.en.ftl, support.es.ftl or support.hi.ftl lacks {lacking:?}");
    }
}
