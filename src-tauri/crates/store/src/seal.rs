use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use secrecy::{ExposeSecret, SecretBox};
use zeroize::Zeroizing;

use crate::error::StoreError;

const PLAIN: u8 = 0;
const SEALED: u8 = 1;
const NONCE_BYTES: usize = 24;

/// Which value is sealed. It is bound to its place, so that a value copied elsewhere in the file does not open.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place<'a> {
    /// The table and column, such as `calls.number`.
    pub(crate) column: &'static str,
    /// The row's id.
    pub(crate) row: &'a str,
}

/// Seals single values with XChaCha20-Poly1305, or marks them as plain while there is no key.
///
/// The first byte tells which, so that a key that turns up later seals what was plain, and a key that is gone leaves
/// values unreadable and never wrong.
pub(crate) struct Seal {
    cipher: Option<XChaCha20Poly1305>,
}

impl Seal {
    pub(crate) fn new(key: Option<&SecretBox<[u8; 32]>>) -> Self {
        Self { cipher: key.map(|key| XChaCha20Poly1305::new(key.expose_secret().into())) }
    }

    /// The bytes to store for `value`.
    pub(crate) fn close(&self, place: Place<'_>, value: &[u8]) -> Result<Vec<u8>, StoreError> {
        let Some(cipher) = &self.cipher else {
            return Ok([&[PLAIN], value].concat());
        };
        let mut nonce = [0; NONCE_BYTES];
        getrandom::fill(&mut nonce)
            .map_err(|error| StoreError::Io(std::io::Error::other(error.to_string())))?;
        let aad = aad(place);
        let payload = Payload { msg: value, aad: &aad };
        let sealed = cipher
            .encrypt(XNonce::from_slice(&nonce), payload)
            .map_err(|_| StoreError::Io(std::io::Error::other("the value is too long to be sealed")))?;
        Ok([&[SEALED], nonce.as_slice(), &sealed].concat())
    }

    /// The value behind stored bytes; `None` when it was sealed with a key that is not here, or was tampered with.
    pub(crate) fn open(&self, place: Place<'_>, stored: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        let (form, rest) = stored.split_first()?;
        match *form {
            PLAIN => Some(Zeroizing::new(rest.to_vec())),
            SEALED => {
                let (nonce, sealed) = rest.split_at_checked(NONCE_BYTES)?;
                let aad = aad(place);
                let payload = Payload { msg: sealed, aad: &aad };
                self.cipher.as_ref()?.decrypt(XNonce::from_slice(nonce), payload).ok().map(Zeroizing::new)
            }
            _ => None,
        }
    }

    /// The text behind stored bytes, on the terms of [`open`](Self::open).
    pub(crate) fn open_text(&self, place: Place<'_>, stored: Option<&[u8]>) -> Option<String> {
        let value = self.open(place, stored?)?;
        std::str::from_utf8(&value).ok().map(str::to_owned)
    }
}

/// No column name holds a zero byte, so two places never share these bytes.
fn aad(place: Place<'_>) -> Vec<u8> {
    [place.column.as_bytes(), &[0], place.row.as_bytes()].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NUMBER: Place<'_> = Place { column: "calls.number", row: "a" };

    fn seal(byte: u8) -> Seal {
        Seal::new(Some(&SecretBox::new(Box::new([byte; 32]))))
    }

    #[test]
    fn a_sealed_value_shows_nothing_and_opens_with_its_key_alone() {
        let stored = seal(1).close(NUMBER, b"+441632960000").unwrap();
        assert!(!stored.windows(5).any(|part| part == b"96000"));
        assert_eq!(seal(1).open(NUMBER, &stored).unwrap().as_slice(), b"+441632960000");
        assert!(seal(2).open(NUMBER, &stored).is_none());
        assert!(Seal::new(None).open(NUMBER, &stored).is_none());
    }

    #[test]
    fn a_value_moved_to_another_row_or_column_does_not_open() {
        let stored = seal(1).close(NUMBER, b"+441632960000").unwrap();
        assert!(seal(1).open(Place { row: "b", ..NUMBER }, &stored).is_none());
        assert!(seal(1).open(Place { column: "calls.name", ..NUMBER }, &stored).is_none());
    }

    #[test]
    fn damaged_bytes_of_any_length_do_not_open() {
        let stored = seal(1).close(NUMBER, b"note").unwrap();
        for length in 0..stored.len() {
            assert!(seal(1).open(NUMBER, &stored[..length]).is_none(), "{length}");
        }
        for place in 0..stored.len() {
            let mut damaged = stored.clone();
            damaged[place] ^= 0x40;
            assert!(seal(1).open(NUMBER, &damaged).is_none(), "{place}");
        }
    }

    #[test]
    fn without_a_key_a_value_is_plain_and_a_later_key_reads_it() {
        let stored = Seal::new(None).close(NUMBER, b"note").unwrap();
        assert_eq!(stored, b"\0note");
        assert_eq!(seal(1).open(NUMBER, &stored).unwrap().as_slice(), b"note");
    }
}
