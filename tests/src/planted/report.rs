//! What was searched, and how much of it there was.

use std::{collections::BTreeSet, fmt};

use anyhow::{Result, ensure};

use super::{Needles, Planted};

/// The searches after one shift.
pub struct Report {
    vendor: &'static str,
    planted: Vec<(&'static str, usize)>,
    proof: Vec<u8>,
    searched: Vec<(String, usize, usize)>,
}

impl Report {
    /// A report of a shift at this vendor with these planted in it.
    #[must_use]
    pub fn new(vendor: &'static str, all: &[Planted]) -> Self {
        let mut planted: Vec<(&'static str, usize)> = Vec::new();
        for one in all {
            match planted.iter_mut().find(|(what, _)| *what == one.what) {
                Some((_, count)) => *count += 1,
                None => planted.push((one.what, 1)),
            }
        }
        Self { vendor, planted, proof: Needles::proof(all), searched: Vec::new() }
    }

    /// Every value was really in use: each is found in one of these places.
    ///
    /// # Errors
    ///
    /// The first that is in none of them.
    pub fn must_find(&self, all: &[Planted], places: &[Vec<u8>], but: &[&str]) -> Result<()> {
        for planted in all.iter().filter(|planted| !but.contains(&planted.what)) {
            let one = Needles::of(std::slice::from_ref(planted))?;
            let used = places.iter().any(|bytes| !one.find(bytes).is_empty());
            ensure!(used, "{}: {planted:?} was never in use", self.vendor);
        }
        Ok(())
    }

    /// Searches one place. The same search first finds every kind of value in the same bytes with the values added.
    ///
    /// # Errors
    ///
    /// When something is found, or nothing was there to be searched.
    pub fn search(&mut self, name: &str, places: &[Vec<u8>], needles: &Needles) -> Result<()> {
        let size: usize = places.iter().map(Vec::len).sum();
        ensure!(size > 0, "{}: {name} is empty, so nothing was searched", self.vendor);
        let seeded = [places.concat(), self.proof.clone()].concat();
        let found: BTreeSet<_> = needles.find(&seeded).into_iter().map(|(what, _)| what).collect();
        ensure!(found == needles.kinds(), "{}: a search of {name} finds {found:?} only", self.vendor);
        for bytes in places {
            let found = needles.find(bytes);
            let shown = found.first().map(|_| needles.around(bytes));
            ensure!(found.is_empty(), "{}: {name} shows {found:?}: {shown:?}", self.vendor);
        }
        self.searched.push((name.to_owned(), size, needles.spellings()));
        Ok(())
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let planted: Vec<String> =
            self.planted.iter().map(|(what, count)| format!("{count} {what}")).collect();
        writeln!(f, "\n{}: planted {}", self.vendor, planted.join(", "))?;
        for (name, size, spellings) in &self.searched {
            writeln!(f, "  {name:<40} {size:>9} bytes, {spellings} spellings, found 0")?;
        }
        Ok(())
    }
}
