use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::{
    file,
    folders::Folders,
    problem::{FileProblem, from_toml},
};

/// How a shift in demo mode goes: how many calls come, and what else happens when. Written by trainers.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, expecting = "a table")]
pub struct ShiftScript {
    /// What a trainer calls it.
    pub name: String,
    /// What it is for.
    #[serde(default)]
    pub about: String,
    /// How many calls come in an hour.
    #[serde(default)]
    pub calls_per_hour: CallsPerHour,
    /// Of how many calls in a hundred nobody takes the ones the agent dials.
    #[serde(default)]
    pub unanswered_percent: Option<Percent>,
    /// How long the other side talks, in seconds, from and to.
    #[serde(default)]
    pub talk_s: Option<TalkSeconds>,
    /// What happens besides.
    #[serde(default)]
    pub steps: Vec<ShiftStep>,
}

/// One thing that happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, expecting = "a table")]
pub struct ShiftStep {
    /// How many seconds after the shift begins.
    pub after_s: u32,
    /// What.
    pub what: Happening,
}

/// Something that can happen in demo mode although no agent asked for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Happening {
    /// A customer calls.
    CallArrives,
    /// The other side hangs up, or gives up while it rings.
    CallerHangsUp,
    /// The call ends at the agent's own phone.
    CallDrops,
    /// The number dialled is engaged.
    LineBusy,
    /// Another program, or a supervisor, changes the agent's state.
    StateChanges,
    /// A supervisor logs the agent out.
    LoggedOut,
    /// The vendor's session is over.
    SessionEnds,
    /// The vendor restarts and has forgotten who was signed in.
    VendorRestarts,
    /// The vendor takes four seconds for every answer.
    VendorSlow,
    /// The vendor does not answer at all.
    VendorDown,
    /// The vendor is as it should be again.
    VendorWell,
}

impl Happening {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::CallArrives,
        Self::CallerHangsUp,
        Self::CallDrops,
        Self::LineBusy,
        Self::StateChanges,
        Self::LoggedOut,
        Self::SessionEnds,
        Self::VendorRestarts,
        Self::VendorSlow,
        Self::VendorDown,
        Self::VendorWell,
    ];
}

/// How many calls come in an hour: 0 to 240.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(try_from = "i64")]
pub struct CallsPerHour(u16);

impl CallsPerHour {
    /// The number of calls.
    #[must_use]
    pub const fn get(self) -> u16 {
        self.0
    }
}

impl TryFrom<i64> for CallsPerHour {
    type Error = &'static str;

    fn try_from(calls: i64) -> Result<Self, Self::Error> {
        let calls = u16::try_from(calls).ok().filter(|calls| *calls <= 240);
        calls.map(Self).ok_or("expected a number from 0 to 240")
    }
}

/// Of a hundred: 0 to 100.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "i64")]
pub struct Percent(u8);

impl Percent {
    /// The number.
    #[must_use]
    pub const fn get(self) -> u8 {
        self.0
    }
}

impl TryFrom<i64> for Percent {
    type Error = &'static str;

    fn try_from(percent: i64) -> Result<Self, Self::Error> {
        let percent = u8::try_from(percent).ok().filter(|percent| *percent <= 100);
        percent.map(Self).ok_or("expected a number from 0 to 100")
    }
}

/// How long somebody talks: two numbers of seconds, the lesser one first, up to an hour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Vec<i64>")]
pub struct TalkSeconds {
    /// At least.
    pub from: u32,
    /// At most.
    pub to: u32,
}

impl TryFrom<Vec<i64>> for TalkSeconds {
    type Error = &'static str;

    fn try_from(seconds: Vec<i64>) -> Result<Self, Self::Error> {
        let in_range =
            |seconds: &i64| u32::try_from(*seconds).ok().filter(|seconds| (1..=3_600).contains(seconds));
        match seconds.iter().map(in_range).collect::<Option<Vec<_>>>().as_deref() {
            Some([from, to]) if from <= to => Ok(Self { from: *from, to: *to }),
            _ => Err("expected two numbers from 1 to 3600, the lesser one first"),
        }
    }
}

/// A trainer's file that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadScript {
    /// The file.
    pub path: PathBuf,
    /// What is wrong, and where.
    pub problem: FileProblem,
}

impl ShiftScript {
    /// Reads one.
    ///
    /// # Errors
    ///
    /// What is wrong with it, with line and key.
    pub fn parse(text: &str) -> Result<Self, FileProblem> {
        from_toml(text)
    }

    /// Reads all scripts a trainer put into the folder `shifts` beside the settings, by the names of their files; the bad
    /// ones come beside them.
    #[must_use]
    pub fn load_all(folders: &Folders) -> (Vec<(String, Self)>, Vec<BadScript>) {
        let (mut good, mut bad) = (Vec::new(), Vec::new());
        let Ok(entries) = std::fs::read_dir(folders.config().join("shifts")) else { return (good, bad) };
        let mut paths: Vec<_> = entries.filter_map(Result::ok).map(|entry| entry.path()).collect();
        paths.sort();
        for path in paths.into_iter().filter(|path| path.extension().is_some_and(|end| end == "toml")) {
            match read(&path) {
                Ok(script) => {
                    good.push((path.file_stem().unwrap_or_default().to_string_lossy().into_owned(), script));
                }
                Err(problem) => bad.push(BadScript { path, problem }),
            }
        }
        (good, bad)
    }
}

fn read(path: &Path) -> Result<ShiftScript, FileProblem> {
    file::read(path).and_then(|text| ShiftScript::parse(&text.unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_pen_is_named_with_its_line_and_key() {
        for (text, line, said) in [
            ("name = \"x\"\ncalls_per_hour = 900\n", 2, "calls_per_hour: a number from 0 to 240 is needed"),
            (
                "name = \"x\"\n\n[[steps]]\nafter_s = 60\nwhat = \"vendor_sad\"\n",
                5,
                "steps.what: known here: ",
            ),
            ("name = \"x\"\ntalk_s = [90, 30]\n", 2, "talk_s: two numbers from 1 to 3600"),
            (
                "name = \"x\"\n[[steps]]\nafter = 60\nwhat = \"call_drops\"\n",
                3,
                "steps.after: this key means nothing here",
            ),
        ] {
            let problem = ShiftScript::parse(text).unwrap_err();
            assert_eq!(problem.line, Some(line), "{problem}");
            assert!(problem.to_string().contains(said), "{problem}");
        }
        let problem = ShiftScript::parse("calls_per_hour = 1\n").unwrap_err();
        assert!(problem.to_string().contains("name: this key is missing"), "{problem}");
    }

    #[test]
    fn what_is_left_out_does_not_happen() {
        let script = ShiftScript::parse("name = \"quiet\"\n").unwrap();
        assert_eq!((script.calls_per_hour.get(), script.steps.len()), (0, 0));
        assert_eq!((script.unanswered_percent, script.talk_s), (None, None));
    }

    #[test]
    fn good_scripts_stand_beside_bad_ones_and_other_files_are_left_alone() {
        let outer = tempfile::tempdir().unwrap();
        let folders = Folders::at(outer.path().join("config"), outer.path().join("data"));
        assert_eq!(ShiftScript::load_all(&folders), (Vec::new(), Vec::new()));
        let shifts = folders.config().join("shifts");
        std::fs::create_dir_all(&shifts).unwrap();
        for (name, text) in [("b.toml", "name = \"B\""), ("a.toml", "name = 1"), ("notes.txt", "?")] {
            std::fs::write(shifts.join(name), text).unwrap();
        }
        let (good, bad) = ShiftScript::load_all(&folders);
        assert_eq!(
            good.iter().map(|(id, script)| (id.as_str(), script.name.as_str())).collect::<Vec<_>>(),
            [("b", "B")]
        );
        assert!(bad.len() == 1 && bad[0].path.ends_with("a.toml") && bad[0].problem.line == Some(1));
    }
}
