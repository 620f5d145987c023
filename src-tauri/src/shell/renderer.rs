//! Which way the web view draws.

use std::{
    env,
    os::unix::process::CommandExt,
    process::{self, Command},
};

const SWITCH: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";

/// Starts the program again with the DMABUF renderer off, unless the environment already says which one to use.
///
/// Without it the window stays blank on some drivers, and without a graphics card it needs a quarter less memory. The
/// switch has to stand in the environment before GTK starts, and a program cannot safely change its own; replacing
/// the process keeps its id and costs a millisecond. Comes back only where nothing is to be changed or it fails.
pub(crate) fn settle() {
    if env::var_os(SWITCH).is_some() {
        return;
    }
    let Ok(program) = env::current_exe() else { return };
    let mut args = env::args_os();
    let mut again = Command::new(program);
    if let Some(name) = args.next() {
        again.arg0(name);
    }
    let error = again.args(args).env(SWITCH, "1").exec();
    tracing::warn!(id = process::id(), %error, "the renderer could not be chosen");
}
