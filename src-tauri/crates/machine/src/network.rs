use std::{collections::BTreeSet, net::IpAddr, time::Duration};

use tokio::{sync::watch, time::sleep};

use crate::watcher::Heard;

/// Coming into a network takes several steps; those after the first are told as one.
const SETTLES: Duration = Duration::from_secs(1);

/// The networks a computer is in: interface and prefix. A new address in the same one is no change.
type Networks = BTreeSet<(String, IpAddr, u8)>;

/// Calls `tell` each time the computer has come into other networks, until that returns `false`.
pub(crate) async fn follow(tell: impl Fn(Heard) -> bool) {
    let (sender, mut receiver) = watch::channel(None);
    let watched = netwatcher::watch_interfaces_with_callback(move |update| {
        sender.send_replace(Some(networks(update.interfaces.values())));
    });
    let _watched = match watched {
        Ok(watched) => watched,
        Err(error) => {
            tracing::warn!(%error, "the system does not tell when its networks change");
            return;
        }
    };
    let mut known: Option<Networks> = None;
    while receiver.changed().await.is_ok() {
        let now = receiver.borrow_and_update().clone();
        let changed = known.is_some() && now != known;
        known = now;
        if changed {
            tracing::info!("the computer is in other networks now");
            if !tell(Heard::Networks) {
                tracing::warn!("a change of networks was not told");
            }
            sleep(SETTLES).await;
        }
    }
}

/// What matters to a session: not the loopback, not what is local to a link, such as each container brings.
fn networks<'a>(interfaces: impl Iterator<Item = &'a netwatcher::Interface>) -> Networks {
    let far = |ip: IpAddr| match ip {
        IpAddr::V4(ip) => !ip.is_loopback() && !ip.is_link_local(),
        IpAddr::V6(ip) => !ip.is_loopback() && !ip.is_unicast_link_local(),
    };
    interfaces
        .flat_map(|interface| interface.ips.iter().map(move |record| (interface, record)))
        .filter(|(_, record)| far(record.ip))
        .map(|(interface, record)| {
            (interface.name.clone(), prefix(record.ip, record.prefix_len), record.prefix_len)
        })
        .collect()
}

fn prefix(ip: IpAddr, length: u8) -> IpAddr {
    match ip {
        IpAddr::V4(ip) => {
            let mask = u32::MAX.checked_shl(32_u32.saturating_sub(length.into())).unwrap_or(0);
            IpAddr::V4((ip.to_bits() & mask).into())
        }
        IpAddr::V6(ip) => {
            let mask = u128::MAX.checked_shl(128_u32.saturating_sub(length.into())).unwrap_or(0);
            IpAddr::V6((ip.to_bits() & mask).into())
        }
    }
}

#[cfg(test)]
mod tests {
    use netwatcher::{Interface, IpRecord};

    use super::*;

    fn interface(name: &str, ips: &[(&str, u8)]) -> Interface {
        let record = |(ip, prefix_len): &(&str, u8)| IpRecord {
            ip: ip.parse().expect("an address"),
            prefix_len: *prefix_len,
        };
        Interface {
            index: 1,
            name: name.into(),
            hw_addr: String::new(),
            ips: ips.iter().map(record).collect(),
        }
    }

    fn of(interfaces: &[Interface]) -> Networks {
        networks(interfaces.iter())
    }

    #[test]
    fn another_network_a_vpn_and_a_cable_pulled_out_are_changes() {
        let office = of(&[interface("wlan0", &[("192.0.2.17", 24)])]);
        assert_ne!(office, of(&[interface("wlan0", &[("198.51.100.4", 24)])]));
        let vpn = [interface("wlan0", &[("192.0.2.17", 24)]), interface("tun0", &[("10.8.0.2", 24)])];
        assert_ne!(office, of(&vpn));
        assert_ne!(office, of(&[]));
        assert_ne!(office, of(&[interface("eth0", &[("192.0.2.17", 24)])]));
    }

    #[test]
    fn a_new_address_in_the_same_network_and_what_is_local_are_none() {
        let before = of(&[interface("eth0", &[("192.0.2.17", 24), ("2001:db8::1", 64)])]);
        let after = of(&[
            interface("eth0", &[("192.0.2.18", 24), ("2001:db8::1", 64), ("2001:db8::abcd", 64)]),
            interface("lo", &[("127.0.0.1", 8), ("::1", 128)]),
            interface("veth1", &[("fe80::2", 64), ("169.254.3.4", 16)]),
        ]);
        assert_eq!(before, after);
    }

    #[test]
    fn a_prefix_keeps_its_bits_at_both_ends() {
        let ip = |text: &str| text.parse::<IpAddr>().expect("an address");
        assert_eq!(prefix(ip("192.0.2.17"), 0), ip("0.0.0.0"));
        assert_eq!(prefix(ip("192.0.2.17"), 32), ip("192.0.2.17"));
        assert_eq!(prefix(ip("2001:db8::1"), 128), ip("2001:db8::1"));
        assert_eq!(prefix(ip("2001:db8::1"), 32), ip("2001:db8::"));
    }
}
