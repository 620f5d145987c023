//! A desktop session of its own: home, bus, keyring and one bar, all gone when dropped.

use std::{
    ffi::OsString,
    fs,
    io::{BufRead as _, BufReader, Write as _},
    path::{Path, PathBuf},
    process::{Child, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, bail, ensure};
use ringside_tests::headless::{Bar, Build, program};
use tempfile::TempDir;
use tokio::process::Command;

/// A bus with its folders; the keyring is started by whoever wants one.
pub(crate) struct Desktop {
    home: TempDir,
    bus: Child,
    address: String,
}

/// A running keyring, ended when dropped.
pub(crate) struct Keyring(Child);

impl Desktop {
    /// A session with a bus and without a keyring.
    pub(crate) fn new() -> Result<Self> {
        let home = tempfile::Builder::new().prefix("ringside-planted-").tempdir()?;
        for folder in ["run", "work", "config/profiles", "data"] {
            fs::create_dir_all(home.path().join(folder))?;
        }
        fs::set_permissions(home.path().join("run"), std::os::unix::fs::PermissionsExt::from_mode(0o700))?;
        let configuration = home.path().join("bus.conf");
        fs::write(&configuration, bus_configuration(home.path()))?;
        let mut bus = std::process::Command::new("dbus-daemon")
            .arg(format!("--config-file={}", configuration.display()))
            .args(["--nofork", "--print-address"])
            .stdout(Stdio::piped())
            .spawn()
            .context("dbus-daemon starts (package dbus)")?;
        let mut address = String::new();
        BufReader::new(bus.stdout.take().context("piped")?).read_line(&mut address)?;
        Ok(Self { home, bus, address: address.trim().to_owned() })
    }

    /// Starts the keyring as a login does, with the password of its owner.
    pub(crate) async fn keyring(&self) -> Result<Keyring> {
        let mut command = std::process::Command::new("gnome-keyring-daemon");
        command.envs(self.surroundings());
        let mut child = command
            .args(["--foreground", "--components=secrets", "--unlock"])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .context("gnome-keyring-daemon starts (package gnome-keyring)")?;
        child.stdin.take().context("piped")?.write_all(b"owner's password")?;
        let keyring = Keyring(child);
        let give_up = Instant::now() + Duration::from_secs(30);
        while !self.has_secrets().await? {
            ensure!(Instant::now() < give_up, "no Secret Service appeared");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        Ok(keyring)
    }

    /// Takes the keyring's files away, as a new computer account has none.
    pub(crate) fn lose_keyring(&self, keyring: Keyring) -> Result<()> {
        drop(keyring);
        fs::remove_dir_all(self.home.path().join("share").join("keyrings")).context("the keyring's files")
    }

    async fn has_secrets(&self) -> Result<bool> {
        let mut command = Command::new("dbus-send");
        command.envs(self.surroundings());
        let asked = command
            .args(["--session", "--print-reply", "--dest=org.freedesktop.DBus", "/org/freedesktop/DBus"])
            .args(["org.freedesktop.DBus.NameHasOwner", "string:org.freedesktop.secrets"])
            .output()
            .await
            .context("dbus-send runs (package dbus-bin)")?;
        Ok(String::from_utf8_lossy(&asked.stdout).contains("boolean true"))
    }

    /// Everything this session ever wrote to a disk.
    pub(crate) fn home(&self) -> &Path {
        self.home.path()
    }

    pub(crate) fn config(&self) -> PathBuf {
        self.home.path().join("config")
    }

    pub(crate) fn data(&self) -> PathBuf {
        self.home.path().join("data")
    }

    /// Where the bar works, and would leave a core file.
    pub(crate) fn work(&self) -> PathBuf {
        self.home.path().join("work")
    }

    pub(crate) fn write_profile(&self, id: &str, text: &str) -> Result<()> {
        Ok(fs::write(self.config().join("profiles").join(format!("{id}.toml")), text)?)
    }

    pub(crate) fn write_policy(&self, text: &str) -> Result<()> {
        Ok(fs::write(self.policy(), text)?)
    }

    fn policy(&self) -> PathBuf {
        self.home.path().join("policy.toml")
    }

    /// Starts a bar that logs all it can and might leave a core file. All of its standard output is kept.
    pub(crate) fn bar(&self) -> Result<Bar> {
        // The shell becomes the program, so that its id and a kill are the program's.
        let line = r#"ulimit -c unlimited; echo $$ > "$PWD/pid"; exec "$0" > >(tee -a "$PWD/stdout")"#;
        let mut command = Command::new("bash");
        command.args(["-c", line]).arg(program(Build::Debug)?).current_dir(self.work()).env_clear();
        command.envs(self.surroundings());
        command
            .env("RINGSIDE_CONFIG_DIR", self.config())
            .env("RINGSIDE_DATA_DIR", self.data())
            .env("RINGSIDE_POLICY_FILE", self.policy())
            // The talkative libraries have to be named to be heard.
            .env(
                "RINGSIDE_LOG",
                "trace,reqwest=trace,hyper=trace,hyper_util=trace,h2=trace,rustls=trace,cookie_store=trace",
            )
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .kill_on_drop(true);
        Bar::start(&mut command)
    }

    /// The id of the bar that was started last.
    pub(crate) fn pid(&self) -> Result<String> {
        Ok(fs::read_to_string(self.work().join("pid"))?.trim().to_owned())
    }

    /// All that bars have written to their standard output.
    pub(crate) fn stdout(&self) -> Result<Vec<u8>> {
        Ok(fs::read(self.work().join("stdout"))?)
    }

    fn surroundings(&self) -> [(&str, OsString); 7] {
        let home = self.home.path();
        [
            ("PATH", std::env::var_os("PATH").unwrap_or_default()),
            ("HOME", home.into()),
            ("XDG_DATA_HOME", home.join("share").into()),
            ("XDG_CONFIG_HOME", home.join("settings").into()),
            ("XDG_CACHE_HOME", home.join("cache").into()),
            ("XDG_RUNTIME_DIR", home.join("run").into()),
            ("DBUS_SESSION_BUS_ADDRESS", (&self.address).into()),
        ]
    }
}

impl Drop for Desktop {
    fn drop(&mut self) {
        end(&mut self.bus);
    }
}

impl Drop for Keyring {
    fn drop(&mut self) {
        end(&mut self.0);
    }
}

fn end(child: &mut Child) {
    // One that has ended by itself is as good.
    let _ = child.kill();
    let _ = child.wait();
}

/// Ends a program as a fault does that leaves a core file.
pub(crate) async fn abort(pid: &str) -> Result<()> {
    let status = Command::new("kill").args(["-ABRT", pid]).status().await?;
    if !status.success() {
        bail!("{pid} cannot be aborted");
    }
    Ok(())
}

fn bus_configuration(home: &Path) -> String {
    format!(
        r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"#,
        home.join("bus").display(),
    )
}
