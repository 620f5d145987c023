//! A host whose certificate nobody vouches for, until the profile does.

use std::sync::Arc;

use rcgen::{CertifiedKey, KeyPair};
use ringside_vendor::{Reached, Retry, VendorErrorKind, VendorExt};
use rustls::{ServerConfig, pki_types::PrivateKeyDer};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
};
use tokio_rustls::TlsAcceptor;

use super::{
    bad_input::assert_discreet,
    bench::{account, adapter},
};

/// Starts a TLS server that answers every request with a token whose cookie jar nobody needs, and an empty list.
async fn server(certified: &CertifiedKey<KeyPair>) -> String {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let key = PrivateKeyDer::try_from(certified.signing_key.serialize_der()).expect("a key");
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_no_client_auth()
        .with_single_cert(vec![certified.cert.der().clone()], key)
        .expect("a certificate");
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let port = listener.local_addr().expect("bound").port();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let Ok(mut stream) = acceptor.accept(stream).await else { continue };
            let mut head = [0; 4096];
            let Ok(length) = stream.read(&mut head).await else { continue };
            let body = if head[..length].windows(8).any(|part| part == b"apitoken") {
                r#"{"TokenKey":"abc"}"#
            } else {
                r#"{"Success":true,"Data":[]}"#
            };
            let answer = format!(
                "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: {}\r\n\r\n{body}",
                body.len()
            );
            let _ = stream.write_all(answer.as_bytes()).await;
            let _ = stream.shutdown().await;
        }
    });
    format!("https://localhost:{port}/webservices/services")
}

fn certified(name: &str) -> CertifiedKey<KeyPair> {
    rcgen::generate_simple_self_signed([name.to_owned()]).expect("a certificate")
}

#[tokio::test]
async fn a_certificate_nobody_vouches_for_stops_everything_before_the_password_leaves() {
    let base_url = server(&certified("localhost")).await;
    let error = adapter(account(&base_url, "")).sign_in().await.expect_err("not trusted");
    assert_eq!((error.kind, error.reached), (VendorErrorKind::Tls, Reached::No));
    assert_eq!(error.retry, Retry::Never);
    assert_discreet(&error);
}

#[tokio::test]
async fn a_companys_own_root_is_trusted_once_the_profile_names_it() {
    let certified = certified("localhost");
    let base_url = server(&certified).await;
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("root.pem");
    std::fs::write(&file, certified.cert.pem()).expect("written");
    let options = format!("extra_ca_file = '{}'", file.display());
    let snapshot = adapter(account(&base_url, &options)).snapshot().await.expect("trusted");
    assert_eq!(snapshot.calls, []);
}

#[tokio::test]
async fn a_certificate_for_another_host_is_not_trusted_even_with_its_root() {
    let certified = certified("elsewhere.example");
    let base_url = server(&certified).await;
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("root.pem");
    std::fs::write(&file, certified.cert.pem()).expect("written");
    let options = format!("extra_ca_file = '{}'", file.display());
    let error = adapter(account(&base_url, &options)).snapshot().await.expect_err("another host");
    assert_eq!(error.kind, VendorErrorKind::Tls);
}

#[tokio::test]
async fn a_host_that_speaks_no_tls_is_told_as_such() {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let port = listener.local_addr().expect("bound").port();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let _ = stream.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n").await;
            // Read what was sent first: a connection closed on unread bytes is reset, and the answer lost.
            let _ = stream.read(&mut [0; 4096]).await;
        }
    });
    let base_url = format!("https://localhost:{port}/webservices/services");
    let error = adapter(account(&base_url, "")).snapshot().await.expect_err("no TLS");
    assert_eq!((error.kind, error.reached), (VendorErrorKind::Tls, Reached::No));
}
