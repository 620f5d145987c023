//! The certificate the vendor's host shows: who signed it, how long it holds, whether it is trusted.

use std::{
    io,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use jiff::{Timestamp, tz::TimeZone};
use ringside_ipc::Text;
use rustls::{
    CertificateError, ClientConfig, DigitallySignedStruct, Error, SignatureScheme,
    client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier},
    crypto::{CryptoProvider, ring},
    pki_types::{CertificateDer, ServerName, UnixTime, pem::PemObject as _},
};
use rustls_platform_verifier::Verifier;
use tokio::time::timeout;
use tokio_rustls::TlsConnector;
use x509_parser::parse_x509_certificate;

use crate::{Destination, Finding, route::Line};

const WITHIN: Duration = Duration::from_secs(8);

/// How long before its end a certificate is worth a look.
const SOON_DAYS: i64 = 14;

const DAY_S: i64 = 86_400;

/// Trusts as the system does and remembers what it was shown.
#[derive(Debug)]
struct Remembering {
    trusts: Verifier,
    shown: Mutex<Option<CertificateDer<'static>>>,
}

impl ServerCertVerifier for Remembering {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        *self.shown.lock().unwrap_or_else(PoisonError::into_inner) = Some(end_entity.clone().into_owned());
        self.trusts.verify_server_cert(end_entity, intermediates, server_name, ocsp_response, now)
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.trusts.verify_tls12_signature(message, certificate, signed)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.trusts.verify_tls13_signature(message, certificate, signed)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.trusts.supported_verify_schemes()
    }
}

/// Looks at the certificate; returns whether it is trusted, or none is needed.
pub(crate) async fn look(to: &Destination, line: Line) -> (Finding, bool) {
    if !line.encrypted {
        return (Finding::skipped(Text::new("doctor-certificate-none")), true);
    }
    let roots = match roots(to) {
        Ok(roots) => roots,
        Err(_) => {
            return (Finding::bad(Text::new("doctor-certificate-file"), "doctor-do-root"), false);
        }
    };
    let provider = Arc::new(ring::default_provider());
    let (remembering, config) = match trusting(roots, &provider) {
        Ok(both) => both,
        Err(_) => {
            return (Finding::bad(Text::new("doctor-certificate-no-roots"), "doctor-do-root"), false);
        }
    };
    let Ok(name) = ServerName::try_from(line.host.clone()) else {
        return (Finding::bad(Text::new("doctor-certificate-name"), "doctor-do-address"), false);
    };
    let shaken = timeout(WITHIN, TlsConnector::from(Arc::new(config)).connect(name, line.stream)).await;
    let shown = remembering.shown.lock().unwrap_or_else(PoisonError::into_inner).take();
    let facts = shown.as_ref().and_then(facts);
    match shaken {
        Ok(Ok(_)) => (trusted(facts), true),
        Ok(Err(error)) => (untrusted(&error, facts), false),
        Err(_) => (Finding::bad(Text::new("doctor-certificate-broken"), "doctor-do-network"), false),
    }
}

fn trusting(
    roots: Vec<CertificateDer<'static>>,
    provider: &Arc<CryptoProvider>,
) -> Result<(Arc<Remembering>, ClientConfig), Error> {
    let trusts = Verifier::new_with_extra_roots(roots, Arc::clone(provider))?;
    let remembering = Arc::new(Remembering { trusts, shown: Mutex::default() });
    let config = ClientConfig::builder_with_provider(Arc::clone(provider))
        .with_safe_default_protocol_versions()?
        .dangerous()
        .with_custom_certificate_verifier(remembering.clone())
        .with_no_client_auth();
    Ok((remembering, config))
}

fn roots(to: &Destination) -> io::Result<Vec<CertificateDer<'static>>> {
    let Some(file) = &to.extra_roots else { return Ok(Vec::new()) };
    let read = CertificateDer::pem_file_iter(file).map_err(io::Error::other)?;
    let roots: Result<Vec<_>, _> = read.collect();
    roots.map_err(io::Error::other)
}

/// What a certificate says of itself.
struct Facts {
    issuer: String,
    ends: Timestamp,
}

fn facts(der: &CertificateDer<'_>) -> Option<Facts> {
    let (_, certificate) = parse_x509_certificate(der).ok()?;
    let issuer = certificate.issuer();
    let names = [issuer.iter_common_name().next(), issuer.iter_organization().next()];
    let issuer = names.into_iter().flatten().find_map(|name| name.as_str().ok());
    let ends = Timestamp::from_second(certificate.validity().not_after.timestamp()).ok()?;
    Some(Facts { issuer: issuer.unwrap_or("?").to_owned(), ends })
}

impl Facts {
    fn text(&self, key: &str) -> Text {
        let day = self.ends.to_zoned(TimeZone::UTC).date().to_string();
        Text::new(key).with("issuer", self.issuer.as_str()).with("day", day)
    }
}

fn trusted(facts: Option<Facts>) -> Finding {
    let Some(facts) = facts else { return Finding::good(Text::new("doctor-certificate-trusted")) };
    let left = (facts.ends.as_second() - Timestamp::now().as_second()) / DAY_S;
    if left < SOON_DAYS {
        Finding::doubtful(facts.text("doctor-certificate-soon"), "doctor-do-vendor")
    } else {
        Finding::good(facts.text("doctor-certificate-ok"))
    }
}

fn untrusted(error: &io::Error, facts: Option<Facts>) -> Finding {
    let broken = || Finding::bad(Text::new("doctor-certificate-broken"), "doctor-do-network");
    let cause = error.get_ref().and_then(|cause| cause.downcast_ref::<Error>());
    let (Some(Error::InvalidCertificate(why)), Some(facts)) = (cause, facts) else { return broken() };
    let (key, next) = match why {
        CertificateError::Expired | CertificateError::ExpiredContext { .. } => {
            ("doctor-certificate-expired", "doctor-do-clock-or-vendor")
        }
        CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => {
            ("doctor-certificate-not-yet", "doctor-do-clock-or-vendor")
        }
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
            ("doctor-certificate-name", "doctor-do-address")
        }
        CertificateError::UnknownIssuer => ("doctor-certificate-unknown", "doctor-do-root"),
        _ => ("doctor-certificate-bad", "doctor-do-root"),
    };
    Finding::bad(facts.text(key), next)
}
