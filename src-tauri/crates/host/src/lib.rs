//! The application without a window: profiles, vendors, engines and secrets wired together.
