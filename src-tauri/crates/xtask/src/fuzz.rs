//! `cargo xtask fuzz`: arbitrary bytes to all that reads what others wrote.

use std::{fs, path::Path};

use anyhow::{Context as _, Result, ensure};

use crate::{
    places,
    shell::{ask, cargo, heading, run, say},
};

/// What makes a build one that libFuzzer can steer: each branch counted, each comparison told.
const FLAGS: [&str; 9] = [
    "--cfg=fuzzing",
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    "-Cllvm-args=-simplifycfg-branch-fold-threshold=0",
    "-Ccodegen-units=1",
    "-Cforce-frame-pointers",
];

/// Runs the targets named, or all, one after another, each for so many minutes; with none, the kept inputs alone.
///
/// # Errors
///
/// When one finds something. The input that did it is kept, and those after it are not run.
pub(crate) fn fuzz(minutes: u64, only: &[String]) -> Result<()> {
    let folder = places::top().join("tests/fuzz");
    let known = targets(&folder)?;
    for name in only {
        ensure!(known.contains(name), "there is no {name}; there are {}", known.join(", "));
    }
    let host = host()?;
    let target = places::target()?.join("fuzz");
    let mut build = cargo();
    // Named, the host's flags are not those of build scripts and macros.
    build.args(["build", "--release", "--bins", "--target", &host, "--manifest-path"]);
    build.arg(folder.join("Cargo.toml")).arg("--target-dir").arg(&target);
    run(build.env_remove("CARGO_ENCODED_RUSTFLAGS").env("RUSTFLAGS", FLAGS.join(" ")))?;
    for name in known.iter().filter(|name| only.is_empty() || only.contains(name)) {
        heading(name);
        let kept = folder.join("corpus").join(name);
        let (grown, found) = (target.join("corpus").join(name), target.join("found").join(name));
        for folder in [&grown, &found] {
            fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
        }
        let mut fuzzer = std::process::Command::new(target.join(&host).join("release").join(name));
        fuzzer.args(["-timeout=10", "-rss_limit_mb=2048", "-print_final_stats=1", "-verbosity=0"]);
        fuzzer.arg(format!("-artifact_prefix={}/", found.display()));
        if minutes == 0 {
            fuzzer.arg("-runs=0");
        } else {
            fuzzer.arg(format!("-max_total_time={}", minutes * 60));
        }
        run(fuzzer.arg(&grown).arg(kept))?;
    }
    say("\nNothing was found.");
    Ok(())
}

fn targets(folder: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder.join("src/bin")).context("there are no targets")? {
        let path = entry.context("there are no targets")?.path();
        names.extend(path.file_stem().map(|stem| stem.to_string_lossy().into_owned()));
    }
    names.sort();
    Ok(names)
}

fn host() -> Result<String> {
    let told = ask(cargo().arg("-vV")).context("cargo does not start")?;
    let host = told.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned).context("cargo does not tell its host")
}
