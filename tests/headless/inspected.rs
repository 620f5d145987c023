//! A company's proxy that opens what is encrypted, with certificates of the company's own root. Linux says by a variable
//! which certificates a program trusts.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use anyhow::{Context as _, Result, ensure};
use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair, KeyUsagePurpose};
use ringside_ipc::{ErrorCode, SessionRequest, Then};
use ringside_simulator::maxcontact::SimulatorHandle;
use ringside_tests::headless::{Bar, Build, PASSWORD, Place, profile};
use rustls::{ServerConfig, pki_types::PrivateKeyDer};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _, copy_bidirectional},
    net::{TcpListener, TcpStream},
    task::{JoinHandle, JoinSet},
};
use tokio_rustls::TlsAcceptor;

use crate::drive::{dial, hang_up, leave, outcome, save, simulator, until_delivered};

const HOST: &str = "vendor.example";

/// Opens every connection to [`HOST`] and passes what is in it to the vendor. Dropping it closes it.
struct Inspector {
    port: u16,
    /// The company's root, as a file for certificate stores has it.
    root: String,
    opened: Arc<AtomicUsize>,
    listener: JoinHandle<()>,
}

impl Inspector {
    async fn before(vendor: String) -> Result<Self> {
        let mut params = CertificateParams::new(Vec::new())?;
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        params.key_usages = vec![KeyUsagePurpose::KeyCertSign];
        let key = KeyPair::generate()?;
        let root = params.self_signed(&key)?.pem();
        let company = Issuer::new(params, key);
        let key = KeyPair::generate()?;
        let shown = CertificateParams::new(vec![HOST.to_owned()])?.signed_by(&key, &company)?;
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let key = PrivateKeyDer::try_from(key.serialize_der()).map_err(anyhow::Error::msg)?;
        let config = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()?
            .with_no_client_auth()
            .with_single_cert(vec![shown.der().clone()], key)?;
        let acceptor = TlsAcceptor::from(Arc::new(config));
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let port = listener.local_addr()?.port();
        let opened = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&opened);
        let listener = tokio::spawn(async move {
            // Ends with the listener.
            let mut ways = JoinSet::new();
            while let Ok((bar, _)) = listener.accept().await {
                let (acceptor, vendor, count) = (acceptor.clone(), vendor.clone(), Arc::clone(&count));
                ways.spawn(async move {
                    // Whichever side ends first ends the connection.
                    let _ = open(bar, &acceptor, &vendor, &count).await;
                });
            }
        });
        Ok(Self { port, root, opened, listener })
    }
}

impl Drop for Inspector {
    fn drop(&mut self) {
        self.listener.abort();
    }
}

async fn open(mut bar: TcpStream, acceptor: &TlsAcceptor, vendor: &str, opened: &AtomicUsize) -> Result<()> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(bar.read_u8().await?);
    }
    ensure!(head.starts_with(format!("CONNECT {HOST}:443 ").as_bytes()), "another host");
    bar.write_all(b"HTTP/1.1 200 OK\r\n\r\n").await?;
    let mut bar = acceptor.accept(bar).await?;
    opened.fetch_add(1, Ordering::Relaxed);
    let mut vendor = TcpStream::connect(vendor).await?;
    copy_bidirectional(&mut bar, &mut vendor).await?;
    Ok(())
}

/// A bar behind the proxy whose computer trusts the certificates in `store` and no others.
async fn behind(
    sim: &SimulatorHandle,
    store: impl Fn(&Inspector) -> Result<String>,
) -> Result<(Place, Bar, Inspector)> {
    let url = sim.base_url();
    let (vendor, path) =
        url.strip_prefix("http://").and_then(|rest| rest.split_once('/')).context("plain HTTP")?;
    let inspector = Inspector::before(vendor.to_owned()).await?;
    let text = profile(&format!("https://{HOST}/{path}"), &sim.enumerations());
    let place = Place::with_profile(&text, Build::Debug)?;
    let file = place.data().join("trusted.pem");
    std::fs::write(&file, store(&inspector)?)?;
    let line = format!(
        "unset NO_PROXY no_proxy SSL_CERT_DIR; export SSL_CERT_FILE='{}' HTTPS_PROXY='http://127.0.0.1:{}'; exec \"$0\" \"$@\"",
        file.display(),
        inspector.port
    );
    let bar = place.start_by(&line)?;
    Ok((place, bar, inspector))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proxy_that_opens_what_is_encrypted_is_used_where_the_computer_trusts_the_companys_root()
-> Result<()> {
    let sim = simulator(51).await?;
    let (_place, bar, inspector) = behind(&sim, |inspector| Ok(inspector.root.clone())).await?;
    bar.sign_in().await?;
    let call = dial(&bar, "07700900420", None).await?;
    hang_up(&bar, &call).await?;
    save(&bar, &call, outcome("BUSY"), Then::Stay).await?;
    until_delivered(&bar, &call).await?;
    leave(bar).await?;
    ensure!(sim.dispositions().len() == 1, "{:?}", sim.dispositions());
    ensure!(inspector.opened.load(Ordering::Relaxed) > 0, "all of it went by the proxy");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn where_nobody_vouches_for_the_proxys_certificate_the_cause_is_said_and_no_password_leaves()
-> Result<()> {
    let sim = simulator(52).await?;
    // Another company's root.
    let other = rcgen::generate_simple_self_signed(["elsewhere.example".to_owned()])?.cert.pem();
    let (_place, bar, _inspector) = behind(&sim, |_| Ok(other.clone())).await?;
    let sign_in = SessionRequest::SignIn { password: Some(PASSWORD.into()), remember: false };
    let error = bar.refused(sign_in).await?;
    ensure!(error.code == ErrorCode::Tls, "{error:?}");
    let (_, log) = bar.stop().await?;
    ensure!(sim.requests("token") == 0, "the password left");
    ensure!(!log.contains(PASSWORD), "{log}");
    Ok(())
}
