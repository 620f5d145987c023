//! Sole owner of a session: commands in, snapshots and effects out.
