use std::{
    fs,
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use crate::step::{MARK, STEP};

/// What answers when the keyring wants to ask a person for its password.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Prompter {
    /// Nothing: there is no display.
    None,
    /// A window nobody looks at.
    NeverAnswers,
}

/// A desktop session of its own: home, bus and keyring, all gone when dropped.
pub(crate) struct Desktop {
    home: tempfile::TempDir,
    bus: Option<(Child, String)>,
}

/// A running keyring, ended when dropped.
pub(crate) struct Keyring(Child);

impl Desktop {
    /// A session with a bus and no keyring yet.
    pub(crate) fn new(prompter: Prompter) -> Self {
        let home = tempfile::tempdir().expect("a folder");
        let services = home.path().join("services");
        fs::create_dir(&services).expect("a folder");
        if prompter == Prompter::NeverAnswers {
            // Started by the bus on demand; it never takes its name, so the keyring waits for it.
            let service = "[D-BUS Service]\nName=org.gnome.keyring.SystemPrompter\nExec=/bin/sleep 30\n";
            fs::write(services.join("prompter.service"), service).expect("a file");
        }
        let configuration = home.path().join("bus.conf");
        fs::write(&configuration, bus_configuration(home.path(), &services)).expect("a file");
        let mut daemon = Command::new("dbus-daemon")
            .arg(format!("--config-file={}", configuration.display()))
            .args(["--nofork", "--print-address"])
            .stdout(Stdio::piped())
            .spawn()
            .expect("dbus-daemon starts (package dbus)");
        let mut address = String::new();
        let stdout = daemon.stdout.take().expect("piped");
        BufReader::new(stdout).read_line(&mut address).expect("an address");
        Self { home, bus: Some((daemon, address.trim().to_owned())) }
    }

    /// A session without any bus, like a bare terminal.
    pub(crate) fn without_bus() -> Self {
        Self { home: tempfile::tempdir().expect("a folder"), bus: None }
    }

    /// Starts the keyring as a login does, with the password of its owner.
    pub(crate) fn keyring_unlocked(&self) -> Keyring {
        self.keyring(&["--unlock"])
    }

    /// Starts the keyring as an automatic login does: nobody typed a password.
    pub(crate) fn keyring_locked(&self) -> Keyring {
        self.keyring(&[])
    }

    fn keyring(&self, arguments: &[&str]) -> Keyring {
        let mut command = self.command("gnome-keyring-daemon");
        command.args(["--foreground", "--components=secrets"]).args(arguments);
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("gnome-keyring-daemon starts (package gnome-keyring)");
        child.stdin.take().expect("piped").write_all(b"owner's password").expect("taken");
        let keyring = Keyring(child);
        self.wait_for_service();
        keyring
    }

    /// Waits until the bus knows a Secret Service.
    fn wait_for_service(&self) {
        let give_up = Instant::now() + Duration::from_secs(30);
        loop {
            let asked = self
                .command("dbus-send")
                .args(["--session", "--print-reply", "--dest=org.freedesktop.DBus", "/org/freedesktop/DBus"])
                .args(["org.freedesktop.DBus.NameHasOwner", "string:org.freedesktop.secrets"])
                .output()
                .expect("dbus-send runs (package dbus-bin)");
            if String::from_utf8_lossy(&asked.stdout).contains("boolean true") {
                return;
            }
            assert!(Instant::now() < give_up, "no Secret Service appeared");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Runs one step in a process of this session and returns what it printed.
    pub(crate) fn run(&self, step: &str) -> Vec<String> {
        let own = std::env::current_exe().expect("a path");
        let output = self
            .command(&own.display().to_string())
            .args(["--ignored", "--exact", "one_step", "--nocapture"])
            .env(STEP, step)
            .output()
            .expect("this program runs");
        let stdout = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success(), "{stdout}{}", String::from_utf8_lossy(&output.stderr));
        stdout.lines().filter_map(|line| line.strip_prefix(MARK)).map(str::to_owned).collect()
    }

    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        let home = self.home.path();
        command
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("HOME", home)
            .env("XDG_DATA_HOME", home.join("data"))
            .env("XDG_CONFIG_HOME", home.join("config"))
            .env("XDG_CACHE_HOME", home.join("cache"))
            .env("XDG_RUNTIME_DIR", home.join("run"));
        let run = home.join("run");
        fs::create_dir_all(&run).expect("a folder");
        #[cfg(unix)]
        fs::set_permissions(&run, std::os::unix::fs::PermissionsExt::from_mode(0o700)).expect("own folder");
        if let Some((_, address)) = &self.bus {
            command.env("DBUS_SESSION_BUS_ADDRESS", address);
        }
        command
    }
}

impl Drop for Desktop {
    fn drop(&mut self) {
        if let Some((daemon, _)) = &mut self.bus {
            end(daemon);
        }
    }
}

impl Drop for Keyring {
    fn drop(&mut self) {
        end(&mut self.0);
    }
}

fn end(child: &mut Child) {
    child.kill().expect("it still runs");
    child.wait().expect("it ends");
}

fn bus_configuration(home: &Path, services: &Path) -> String {
    format!(
        r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={}</listen>
  <auth>EXTERNAL</auth>
  <servicedir>{}</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
  <limit name="service_start_timeout">60000</limit>
</busconfig>
"#,
        home.join("bus").display(),
        services.display(),
    )
}
