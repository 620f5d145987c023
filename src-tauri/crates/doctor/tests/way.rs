//! The way to a vendor with everything that can be wrong with it.

use std::{
    net::SocketAddr,
    sync::{Arc, Mutex},
};

use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair, KeyUsagePurpose, date_time_ymd};
use ringside_doctor::{Destination, Findings, examine};
use ringside_ipc::{CheckWord, FindingView, VerdictWord};
use rustls::{ServerConfig, pki_types::PrivateKeyDer};
use tempfile::NamedTempFile;
use tokio::{
    io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _},
    net::TcpListener,
};
use tokio_rustls::TlsAcceptor;

/// A web server on this computer that answers everything with one answer; encrypted where it has a certificate.
async fn serve(tls: Option<ServerConfig>, answer: &'static str) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("listens");
    let address = listener.local_addr().expect("has an address");
    let acceptor = tls.map(|config| TlsAcceptor::from(Arc::new(config)));
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let acceptor = acceptor.clone();
            tokio::spawn(async move {
                match acceptor {
                    Some(acceptor) => {
                        if let Ok(stream) = acceptor.accept(stream).await {
                            talk(stream, answer).await;
                        }
                    }
                    None => talk(stream, answer).await,
                }
            });
        }
    });
    address
}

async fn talk(mut stream: impl AsyncRead + AsyncWrite + Unpin, answer: &str) {
    let mut asked = vec![0; 4_096];
    while let Ok(1..) = stream.read(&mut asked).await {
        if stream.write_all(answer.as_bytes()).await.is_err() {
            break;
        }
    }
}

/// A company's root as a file, and a server's certificate signed by it.
fn signed_by_the_company(
    names: &[&str],
    differs: impl FnOnce(&mut CertificateParams),
) -> (NamedTempFile, ServerConfig) {
    let mut root = CertificateParams::new(Vec::new()).expect("params");
    root.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    root.key_usages = vec![KeyUsagePurpose::KeyCertSign];
    root.distinguished_name.push(rcgen::DnType::CommonName, "Example Works Root");
    let key = KeyPair::generate().expect("a key");
    let file = NamedTempFile::new().expect("a file");
    std::fs::write(file.path(), root.self_signed(&key).expect("signs").pem()).expect("writes");
    let company = Issuer::new(root, key);
    let key = KeyPair::generate().expect("a key");
    let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
    let mut shown = CertificateParams::new(names).expect("params");
    differs(&mut shown);
    let shown = shown.signed_by(&key, &company).expect("signs");
    let key = PrivateKeyDer::try_from(key.serialize_der()).expect("a key");
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_no_client_auth()
        .with_single_cert(vec![shown.der().clone()], key)
        .expect("a server");
    (file, config)
}

/// What is different about a certificate.
type Differs = Box<dyn FnOnce(&mut CertificateParams)>;

const NOW: &str = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n";
const LONG_AGO: &str = "HTTP/1.1 200 OK\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\nContent-Length: 0\r\n\r\n";
const NONSENSE: &str = "220 mail.example ready\r\n";

async fn looked(url: &str, extra_roots: Option<&NamedTempFile>) -> (bool, Vec<FindingView>) {
    let found = Arc::new(Mutex::new(Vec::new()));
    let kept = Arc::clone(&found);
    let mut findings = Findings::new(move |found, _| *kept.lock().expect("no panic") = found.to_vec());
    let extra_roots = extra_roots.map(|file| file.path().to_owned());
    let to = Destination { url: url.parse().expect("an address"), extra_roots };
    let reached = examine(&to, &mut findings).await;
    let found = found.lock().expect("no panic").clone();
    (reached, found)
}

fn of(found: &[FindingView], check: CheckWord) -> (VerdictWord, &str, Option<&str>) {
    let one = found.iter().find(|one| one.check == check).expect("looked at");
    (one.verdict, one.text.key.as_str(), one.next.as_ref().map(|next| next.key.as_str()))
}

/// That this check is the first that is bad, for this reason, and that all after it are skipped.
fn fails_at(found: &[FindingView], check: CheckWord, key: &str, next: &str) {
    assert_eq!(of(found, check), (VerdictWord::Bad, key, Some(next)), "{found:#?}");
    let place = found.iter().position(|one| one.check == check).expect("looked at");
    assert!(found[..place].iter().all(|one| one.verdict != VerdictWord::Bad), "{found:#?}");
    let rest = &found[place + 1..];
    assert!(rest.iter().all(|one| one.verdict == VerdictWord::Skipped), "{found:#?}");
    assert_eq!(found.last().map(|one| one.check), Some(CheckWord::Clock), "nothing is left out");
}

#[tokio::test]
async fn a_host_that_answers_is_reached_and_each_step_is_told_in_order() {
    let server = serve(None, NOW).await;
    let (reached, found) = looked(&format!("http://{server}"), None).await;
    assert!(reached);
    let checks: Vec<_> = found.iter().map(|one| one.check).collect();
    assert_eq!(checks, CheckWord::ALL[2..8]);
    assert_eq!(of(&found, CheckWord::Certificate).1, "doctor-certificate-none");
    assert_eq!(of(&found, CheckWord::Answer), (VerdictWord::Good, "doctor-answer-ok", None));
    assert_eq!(of(&found, CheckWord::Clock).1, "doctor-clock-not-told");
}

#[tokio::test]
async fn a_port_nobody_listens_on_refuses() {
    let free = TcpListener::bind("127.0.0.1:0").await.expect("listens").local_addr().expect("has an address");
    let (reached, found) = looked(&format!("http://{free}"), None).await;
    assert!(!reached);
    fails_at(&found, CheckWord::Connection, "doctor-connection-refused", "doctor-do-address");
}

#[tokio::test]
async fn a_name_nobody_knows_is_said_to_be_one() {
    let (reached, found) = looked("https://nobody.invalid", None).await;
    assert!(!reached);
    fails_at(&found, CheckWord::Name, "doctor-name-bad", "doctor-do-address");
}

#[tokio::test]
async fn the_companys_own_certificate_is_trusted_where_its_root_is_known_and_named_where_not() {
    let (root, config) = signed_by_the_company(&["localhost"], |_| {});
    let server = serve(Some(config), NOW).await;
    let url = format!("https://localhost:{}", server.port());
    let (reached, found) = looked(&url, Some(&root)).await;
    assert!(reached, "{found:#?}");
    assert_eq!(of(&found, CheckWord::Certificate), (VerdictWord::Good, "doctor-certificate-ok", None));
    assert_eq!(of(&found, CheckWord::Answer).0, VerdictWord::Good);

    let (reached, found) = looked(&url, None).await;
    assert!(!reached);
    fails_at(&found, CheckWord::Certificate, "doctor-certificate-unknown", "doctor-do-root");
    let certificate = found.iter().find(|one| one.check == CheckWord::Certificate).expect("looked at");
    assert_eq!(certificate.text.args.get("issuer"), Some(&"Example Works Root".into()));
}

#[tokio::test]
async fn a_certificate_that_has_ended_has_not_begun_or_is_for_another_host_is_told_apart() {
    let ended = |params: &mut CertificateParams| params.not_after = date_time_ymd(2024, 3, 1);
    let not_begun = |params: &mut CertificateParams| params.not_before = date_time_ymd(4000, 1, 1);
    let soon = |params: &mut CertificateParams| {
        let week = std::time::SystemTime::now() + std::time::Duration::from_secs(7 * 86_400);
        params.not_after = week.into();
    };
    let cases: [(&[&str], Differs, &str, &str); 3] = [
        (&["localhost"], Box::new(ended), "doctor-certificate-expired", "doctor-do-clock-or-vendor"),
        (&["localhost"], Box::new(not_begun), "doctor-certificate-not-yet", "doctor-do-clock-or-vendor"),
        (&["other.example"], Box::new(|_| {}), "doctor-certificate-name", "doctor-do-address"),
    ];
    for (names, differs, key, next) in cases {
        let (root, config) = signed_by_the_company(names, differs);
        let server = serve(Some(config), NOW).await;
        let (_, found) = looked(&format!("https://localhost:{}", server.port()), Some(&root)).await;
        fails_at(&found, CheckWord::Certificate, key, next);
    }
    let (root, config) = signed_by_the_company(&["localhost"], soon);
    let server = serve(Some(config), NOW).await;
    let (reached, found) = looked(&format!("https://localhost:{}", server.port()), Some(&root)).await;
    assert!(reached);
    let certificate = of(&found, CheckWord::Certificate);
    assert_eq!(certificate, (VerdictWord::Doubtful, "doctor-certificate-soon", Some("doctor-do-vendor")));
}

#[tokio::test]
async fn what_speaks_no_tls_or_no_http_is_not_taken_for_the_vendor() {
    let server = serve(None, NONSENSE).await;
    let (_, found) = looked(&format!("https://localhost:{}", server.port()), None).await;
    fails_at(&found, CheckWord::Certificate, "doctor-certificate-broken", "doctor-do-network");
    let (_, found) = looked(&format!("http://{server}"), None).await;
    fails_at(&found, CheckWord::Answer, "doctor-answer-none", "doctor-do-network");
}

#[tokio::test]
async fn clocks_that_are_apart_are_worth_a_look() {
    let server = serve(None, LONG_AGO).await;
    let (reached, found) = looked(&format!("http://{server}"), None).await;
    assert!(reached);
    let clock = of(&found, CheckWord::Clock);
    assert_eq!(clock, (VerdictWord::Doubtful, "doctor-clock-apart", Some("doctor-do-clock")));
}
