use std::{fs, path::PathBuf};

/// How much of the newest lines goes into a bundle: some days of work, and still quickly read.
const MOST_BYTES: usize = 512 * 1024;

/// The log files of this bar, newest first, as far as they fit; the oldest of them begins in its midst.
pub(super) async fn newest(folder: PathBuf) -> Vec<(String, String)> {
    tokio::task::spawn_blocking(move || read(&folder, MOST_BYTES)).await.unwrap_or_default()
}

fn read(folder: &std::path::Path, most: usize) -> Vec<(String, String)> {
    let mut logs = Vec::new();
    let mut left = most;
    for age in 0.. {
        let name = if age == 0 { "ringside.log".to_owned() } else { format!("ringside.{age}.log") };
        let Ok(bytes) = fs::read(folder.join(&name)) else { break };
        let from = bytes.len().saturating_sub(left);
        // Whole lines only.
        let from = if from == 0 {
            0
        } else {
            bytes[from..].iter().position(|b| *b == b'\n').map_or(bytes.len(), |end| from + end + 1)
        };
        let text = String::from_utf8_lossy(&bytes[from..]).into_owned();
        left = left.saturating_sub(text.len());
        logs.push((name, text));
        if from > 0 || left == 0 {
            break;
        }
    }
    logs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_whole_lines_are_taken_and_no_more_than_fit() {
        let folder = tempfile::tempdir().expect("has a folder");
        let put = |name: &str, text: &str| fs::write(folder.path().join(name), text).expect("writes");
        put("ringside.log", "five\nsix\n");
        put("ringside.1.log", "three\nfour\n");
        put("ringside.2.log", "one\ntwo\n");
        let taken = |most| read(folder.path(), most).into_iter().map(|(_, text)| text).collect::<Vec<_>>();
        assert_eq!(taken(1_000), ["five\nsix\n", "three\nfour\n", "one\ntwo\n"]);
        assert_eq!(taken(16), ["five\nsix\n", "four\n"]);
        assert_eq!(taken(7), ["six\n"]);
        assert_eq!(read(&folder.path().join("none"), 10), []);
    }
}
