//! The matrix as text: printed by the run, and as a page of the documentation.

use std::{
    collections::{BTreeMap, HashMap},
    fmt::Write,
};

use crate::{
    bad::Bad,
    cell::Class,
    columns::COLUMNS,
    rules::{self, RULES},
    told::Told,
};

const INTRODUCTION: &str = "\
# Bad input

What an adapter makes of each kind of bad answer, for each class of request, at each vendor. The rules at the end are
written from the vendors' documents; `cargo test -p ringside-tests --test matrix` holds every cell to them, each adapter in
all its layers against its simulator, and prints this matrix. The answer is bad each time the request is sent.

In every cell: nothing panics; no error holds a secret, a number, a name or an address, in the log's form or the agent's;
what acts is executed once at most, exactly once if the adapter said yes, never if it said `not done`; and as soon as the
vendor is in order the next request works – after the wait that was named, or a new sign-in where the session was over.

A cell says what kind of failure it is told as, whether the vendor may have done it all the same, and when trying again makes
sense: `not again` without a change, `later` with a growing pause, `after the wait` the vendor named, `at its own pace` where
the adapter watches by a clock of its own. `works, knows less` means that what could not be read is unknown.
";

/// What came of each cell.
#[derive(Default)]
pub(crate) struct Matrix(HashMap<(Bad, Class, usize), Told>);

impl Matrix {
    pub(crate) fn set(&mut self, at: (Bad, Class, usize), told: Told) {
        self.0.insert(at, told);
    }

    /// As the rules have it.
    fn by_the_rules() -> Self {
        let mut matrix = Self::default();
        for bad in Bad::ALL {
            for class in Class::ALL {
                for (at, &column) in COLUMNS.iter().enumerate() {
                    matrix.set((bad, class, at), rules::expected(column, bad, class));
                }
            }
        }
        matrix
    }

    /// A table for each class of request: a line for each kind of bad answer, a column for each vendor.
    pub(crate) fn tables(&self) -> String {
        let mut text = String::new();
        for class in Class::ALL {
            let _ = write!(text, "\n## {}\n\n| Answer |", heading(class));
            for column in COLUMNS {
                let _ = write!(text, " {} |", column.name());
            }
            let _ = write!(text, "\n|---|{}", "---|".repeat(COLUMNS.len()));
            for bad in Bad::ALL {
                let _ = write!(text, "\n| {} |", bad.name());
                for at in 0..COLUMNS.len() {
                    let told = self.0.get(&(bad, class, at)).map_or("**wrong**".to_owned(), Told::to_string);
                    let _ = write!(text, " {told} |");
                }
            }
            text.push('\n');
        }
        text
    }

    /// How many cells there are of each outcome.
    pub(crate) fn counts(&self) -> String {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for told in self.0.values() {
            *counts.entry(told.to_string()).or_default() += 1;
        }
        let mut counts: Vec<_> = counts.into_iter().collect();
        counts.sort_by(|(a, a_count), (b, b_count)| b_count.cmp(a_count).then_with(|| a.cmp(b)));
        let (all, ways, classes) = (self.0.len(), COLUMNS.len(), Class::ALL.len());
        let mut text = format!(
            "\n## Counts\n\n{ways} ways to speak to five vendors × {} kinds of bad answers × {classes} classes of \
             requests: {all} cells.\n\n| Cells | Outcome |\n|---:|---|\n",
            Bad::ALL.len()
        );
        for (told, count) in counts {
            let _ = writeln!(text, "| {count} | {told} |");
        }
        text
    }
}

fn heading(class: Class) -> &'static str {
    match class {
        Class::Read => "Reading",
        Class::SignIn => "Signing in",
        Class::Act => "Acting on a call",
        Class::Outcome => "Giving an outcome",
    }
}

/// The whole page.
pub(crate) fn page() -> String {
    let matrix = Matrix::by_the_rules();
    let mut page = format!("{INTRODUCTION}{}{}", matrix.tables(), matrix.counts());
    page.push_str(
        "\n## Requests\n\n| Vendor | Reading | Signing in | Acting | Outcome |\n|---|---|---|---|---|\n",
    );
    for column in COLUMNS {
        let _ = write!(page, "| {} |", column.name());
        for class in Class::ALL {
            let _ = write!(page, " `{}` |", column.method(class));
        }
        page.push('\n');
    }
    page.push_str(
        "\n## Rules\n\nOf several that fit a cell the last one counts.\n\n| Answer | Where | Outcome | Because |\n|---|---|---|---|\n",
    );
    for rule in RULES {
        let _ =
            writeln!(page, "| {} | {} | {} | {} |", rule.bad.name(), rule.place(), rule.then, rule.because);
    }
    page
}
