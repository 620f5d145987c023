use std::{env, fmt::Write as _, fs, path::Path, sync::atomic::Ordering};

use ringside_config::Profile;
use ringside_domain::Timestamp;
use ringside_ipc::{BridgeView, KeychainView, Language, Text};
use sysinfo::{Disks, ProcessRefreshKind, ProcessesToUpdate, System};
use url::Url;

use crate::{
    host::{Host, Inner},
    vendors,
};

/// What this is, for whoever opens it.
pub(super) fn about(names: &[&str]) -> String {
    format!(
        "Support bundle of Ringside {}, made {}.\n\n\
         Left out: passwords, tokens, logins, names, telephone numbers and notes. Of addresses only scheme, host and port \
         stand here, because a path may name an account. Calls and outcomes are told apart by the last four letters of \
         their ids.\n\nFiles:\n  {}\n",
        env!("CARGO_PKG_VERSION"),
        Timestamp::now().strftime("%Y-%m-%d %H:%M:%S UTC"),
        names.join("\n  "),
    )
}

/// Program, system, memory, disk and page.
pub(super) async fn system(host: &Host) -> String {
    let (settings, has_key) = (host.inner.state.lock().await.settings.clone(), host.inner.has_key());
    let inner = &host.inner;
    let said = |name: &str| env::var(name).ok().filter(|value| !value.is_empty());
    let drawn = inner.support.drawn.load(Ordering::Relaxed);
    let page = match drawn {
        0 => "none".to_owned(),
        1 => "drawn once".to_owned(),
        more => format!("drawn {more} times: it had died or hung"),
    };
    let mut text = format!(
        "Ringside: {}\nSystem: {}, {}\nDesktop: {}, {}\nRunning for: {} s\nDemo: {}\nKeychain: {}\nData sealed: {}\n\
         Language: {}\nTheme: {:?}\nText: {} %\nPage: {page}\n",
        env!("CARGO_PKG_VERSION"),
        System::long_os_version().unwrap_or_else(|_| env::consts::OS.to_owned()),
        env::consts::ARCH,
        said("XDG_CURRENT_DESKTOP").unwrap_or_else(|| "not named".to_owned()),
        said("XDG_SESSION_TYPE").unwrap_or_else(|| "type not named".to_owned()),
        inner.support.started.elapsed().as_secs(),
        yes(inner.demo.is_some()),
        keychain(inner),
        yes(has_key),
        settings.language.map_or("the system's".to_owned(), |language| format!("{language:?}")),
        settings.theme,
        settings.text_percent.get(),
    );
    text.push_str(&bridge(&host.bridge_view(&*host.inner.state.lock().await)));
    let data = inner.folders.data().to_owned();
    text.push_str(&tokio::task::spawn_blocking(move || measured(&data)).await.unwrap_or_default());
    text
}

/// How it stands with pages of the browser; which they are is nobody's matter.
fn bridge(bridge: &BridgeView) -> String {
    let stands = match (bridge.on, bridge.port, &bridge.trouble) {
        (false, ..) => "off".to_owned(),
        (true, Some(port), _) => format!("on, port {port}"),
        (true, None, Some(trouble)) => format!("on, not standing: {}", trouble.render(Language::English)),
        (true, None, None) => "on, not standing".to_owned(),
    };
    let here = bridge.pages.iter().filter(|page| page.here).count();
    format!("Pages of the browser: {stands}; {} connected, {here} open\n", bridge.pages.len())
}

fn measured(data: &Path) -> String {
    let mut text = String::new();
    // Writing to a String cannot fail.
    let _ = writeln!(text, "Memory: {}", memory().unwrap_or_else(|| "not known".to_owned()));
    if let Some(free) = free_at(data) {
        let _ = writeln!(text, "Disk of the data folder: {} free", size(free));
    }
    text.push_str("Data folder:\n");
    for (name, bytes) in sizes(data) {
        let _ = writeln!(text, "  {name}: {}", size(bytes));
    }
    text
}

fn memory() -> Option<String> {
    let mut system = System::new().ok()?;
    system.refresh_memory();
    let own = sysinfo::get_current_pid().ok()?;
    let what = ProcessRefreshKind::nothing().with_memory();
    system.refresh_processes_specifics(ProcessesToUpdate::Some(&[own]), true, what);
    let used = size(system.process(own)?.memory());
    let (free, all) = (size(system.available_memory()), size(system.total_memory()));
    Some(format!("{used} of this program; {free} free of {all} in all"))
}

/// The room left on the disk a folder is on.
pub(super) fn free_at(folder: &Path) -> Option<u64> {
    let disks = Disks::new_with_refreshed_list().ok()?;
    let here = disks.iter().filter(|disk| folder.starts_with(disk.mount_point()));
    here.max_by_key(|disk| disk.mount_point().as_os_str().len()).map(sysinfo::Disk::available_space)
}

/// The files of a folder, and what lies in its folders taken together.
fn sizes(folder: &Path) -> Vec<(String, u64)> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let size = |path: &Path| {
        if path.is_dir() {
            sizes(path).iter().map(|(_, size)| size).sum()
        } else {
            path.metadata().map_or(0, |file| file.len())
        }
    };
    let mut all: Vec<_> = entries
        .filter_map(Result::ok)
        .map(|entry| (entry.file_name().to_string_lossy().into_owned(), size(&entry.path())))
        .collect();
    all.sort();
    all
}

/// The policy in force, every key of it, and what is wrong with its file.
pub(super) fn policy(inner: &Inner) -> String {
    let bad = inner.bad_policy.as_ref().map(|bad| format!("The file is not good: {bad}\n"));
    format!("{}In force: {:#?}\n", bad.unwrap_or_default(), inner.policy)
}

/// The profiles without what signs in.
pub(super) async fn profiles(host: &Host) -> String {
    let state = host.inner.state.lock().await;
    let mut text = String::new();
    for profile in state.profiles.good() {
        let kept = state.passwords.get(&profile.id).copied().unwrap_or_default();
        text.push_str(&profile_text(profile, kept, state.seconds.contains(&profile.id)));
    }
    for bad in host.app_view(&state).bad_profiles {
        text.push_str(&bad.render(Language::English));
        text.push('\n');
    }
    if text.is_empty() {
        text.push_str("There is none.\n");
    }
    text
}

fn profile_text(profile: &Profile, password: bool, second: bool) -> String {
    let options: Vec<_> = profile.options.keys().map(String::as_str).collect();
    format!(
        "{}\n  vendor: {}\n  address: {}\n  region: {}\n  agent's id: {}\n  password kept: {}\n  second secret kept: {}\n  \
         options set: {}\n  own outcomes: {}, requirements: {}, breaks: {}, overrun: {}\n",
        profile.id,
        vendors::name_of(profile.vendor.as_str()),
        reduced(&profile.base_url),
        profile.region.code(),
        if profile.user_id.is_empty() { "none" } else { "given" },
        yes(password),
        yes(second),
        if options.is_empty() { "none".to_owned() } else { options.join(", ") },
        profile.dispositions.codes.len(),
        profile.requirements.len(),
        profile.break_reasons.len(),
        yes(profile.overrun.is_some()),
    )
}

/// Scheme, host and port: enough to see a wrong address, and a path may name an account.
fn reduced(address: &str) -> String {
    let Ok(url) = Url::parse(address) else { return "not an address".to_owned() };
    let port = url.port().map(|port| format!(":{port}"));
    let rest = if url.path().trim_matches('/').is_empty() { "" } else { "/…" };
    format!("{}://{}{}{rest}", url.scheme(), url.host_str().unwrap_or_default(), port.unwrap_or_default())
}

fn keychain(inner: &Inner) -> String {
    match inner.keychain_view() {
        KeychainView::Available => "works".to_owned(),
        KeychainView::InMemory => "not used".to_owned(),
        KeychainView::SessionOnly { why, data } => {
            let said = |text: Text| text.render(Language::English);
            format!("{} {}", said(why), said(data))
        }
    }
}

const fn yes(it_is: bool) -> &'static str {
    if it_is { "yes" } else { "no" }
}

/// A size for people.
pub(super) fn size(bytes: u64) -> String {
    const MB: u64 = 1024 * 1024;
    let (unit, name) = if bytes < 1024 * MB { (MB, "MB") } else { (1024 * MB, "GB") };
    let tenths = bytes.saturating_mul(10) / unit;
    format!("{}.{} {name}", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_an_address_only_scheme_host_and_port_are_told() {
        for (address, told) in [
            ("https://acme.example", "https://acme.example"),
            ("https://acme.example:8443/webservices/4711", "https://acme.example:8443/…"),
            ("https://me:pw@acme.example/x?token=1", "https://acme.example/…"),
            ("acme", "not an address"),
        ] {
            assert_eq!(reduced(address), told);
        }
    }

    #[test]
    fn sizes_are_for_people() {
        assert_eq!(size(0), "0.0 MB");
        assert_eq!(size(1_572_864), "1.5 MB");
        assert_eq!(size(44_345_289_933), "41.2 GB");
    }
}
