//! What this computer knows that must not leave it.

use ringside_config::{Folders, Profile};
use ringside_domain::{Draft, Timestamp};
use ringside_logging::Private;
use ringside_secrets::Found;
use ringside_store::{OutboxEntry, Payload, StoreError};
use secrecy::ExposeSecret as _;
use zeroize::Zeroizing;

use crate::{
    connect::{account, second},
    host::Host,
};

type Values = Vec<(Private, Zeroizing<String>)>;

/// Every secret and everything personal that the program could have written anywhere.
pub(super) async fn values(host: &Host) -> Values {
    let mut values = Values::new();
    let mut add = |what, value: &str| values.push((what, Zeroizing::new(value.to_owned())));
    let (profiles, with_password) = {
        let state = host.inner.state.lock().await;
        for engine in state.engines.values() {
            for call in &engine.views().borrow().calls {
                call.name.iter().for_each(|name| add(Private::Name, name));
                call.number.iter().for_each(|number| add(Private::Number, number));
                add(Private::Note, &call.draft.note);
            }
        }
        let with_password = state.passwords.iter().filter(|(_, has)| **has).map(|(id, _)| id.clone());
        (state.profiles.good().to_vec(), with_password.collect::<Vec<_>>())
    };
    if let Some(home) = Folders::home() {
        add(Private::Home, &home.display().to_string());
    }
    for profile in &profiles {
        add(Private::Name, &profile.login);
        profile.label.iter().for_each(|label| add(Private::Name, label));
        // A keychain that has said no before is not asked again: that may open a prompt.
        if with_password.contains(&profile.id)
            && let Found::Password(kept) = host.inner.secrets.password(account(profile)).await
        {
            add(Private::Secret, kept.expose_secret());
        }
        if let Some(kept) = second(&host.inner.secrets, profile).await {
            add(Private::Secret, kept.expose_secret());
        }
        if let Err(error) = personal(host, profile, &mut add).await {
            tracing::warn!(%error, "what is personal could not be read to be left out by name");
        }
    }
    values
}

async fn personal(
    host: &Host,
    profile: &Profile,
    add: &mut impl FnMut(Private, &str),
) -> Result<(), StoreError> {
    let store = &host.inner.store;
    for call in store.calls_of_shift(&profile.id, Timestamp::MIN).await? {
        call.number.iter().for_each(|number| add(Private::Number, number));
        call.name.iter().for_each(|name| add(Private::Name, name));
    }
    for entry in store.entries(&profile.id).await? {
        outcome(&entry, add);
    }
    for owed in store.owed_calls(&profile.id).await? {
        owed.draft.iter().for_each(|draft| noted(draft, add));
    }
    for open in store.open_calls(&profile.id).await? {
        store.draft(open.id).await?.iter().for_each(|draft| noted(draft, add));
    }
    for number in store.recent_numbers(&profile.id, usize::MAX).await? {
        add(Private::Number, &number);
    }
    Ok(())
}

fn outcome(entry: &OutboxEntry, add: &mut impl FnMut(Private, &str)) {
    entry.who.iter().for_each(|who| add(Private::Name, who));
    entry.number.iter().for_each(|number| add(Private::Number, number));
    let dispositions = match &entry.payload {
        Some(Payload::Disposition(disposition)) => vec![disposition],
        Some(Payload::Connect { first, second, .. }) => vec![first, second],
        None => Vec::new(),
    };
    for note in dispositions.into_iter().filter_map(|disposition| disposition.note.as_ref()) {
        add(Private::Note, note);
    }
}

fn noted(draft: &Draft, add: &mut impl FnMut(Private, &str)) {
    add(Private::Note, &draft.note);
}
