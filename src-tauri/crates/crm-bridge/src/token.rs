use std::fmt;

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest as _, Sha256};
use subtle::ConstantTimeEq as _;
use zeroize::Zeroizing;

/// What a connected page shows at its next visit: 256 random bits. Leaves this crate only towards the page.
pub(crate) struct Token(Zeroizing<[u8; 32]>);

impl Token {
    /// Draws one.
    pub(crate) fn draw() -> Result<Self, getrandom::Error> {
        let mut bits = Zeroizing::new([0; 32]);
        getrandom::fill(bits.as_mut())?;
        Ok(Self(bits))
    }

    /// Reads one as a page writes it: 43 letters, base64url without padding.
    pub(crate) fn read(text: &str) -> Option<Self> {
        // The engine guesses the room for what it decodes in whole groups: one byte more than a token has.
        let mut room = Zeroizing::new([0; 33]);
        let read = URL_SAFE_NO_PAD.decode_slice(text, room.as_mut()).ok()?;
        let bits = room.get(..read)?.try_into().ok()?;
        Some(Self(Zeroizing::new(bits)))
    }

    /// Writes it as a page keeps it.
    pub(crate) fn write(&self) -> Zeroizing<String> {
        Zeroizing::new(URL_SAFE_NO_PAD.encode(self.0.as_ref()))
    }

    /// What of it may be kept.
    pub(crate) fn hash(&self) -> TokenHash {
        TokenHash(Sha256::digest(self.0.as_ref()).into())
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token")
    }
}

/// The SHA-256 of a page's token: all the bar keeps of it. Two are compared in constant time.
///
/// A token is 256 random bits, so that nothing slower than one hash stands between it and whoever reads the hash.
#[derive(Clone, Copy)]
pub struct TokenHash([u8; 32]);

impl TokenHash {
    /// Returns it as it is stored.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl From<[u8; 32]> for TokenHash {
    fn from(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }
}

impl PartialEq for TokenHash {
    fn eq(&self, other: &Self) -> bool {
        self.0.ct_eq(&other.0).into()
    }
}

impl Eq for TokenHash {}

impl fmt::Debug for TokenHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TokenHash")
    }
}

/// Draws the six figures of a question, each as likely as the other.
pub(crate) fn code() -> Result<String, getrandom::Error> {
    // Those of the last, incomplete million of what fits are drawn again.
    const FAIR: u32 = u32::MAX / 1_000_000 * 1_000_000;
    loop {
        let drawn = getrandom::u32()?;
        if drawn < FAIR {
            return Ok(format!("{:06}", drawn % 1_000_000));
        }
    }
}
