//! Folders, profiles and settings on disk.
