/// What happens when the time for wrap-up is over and the call still has no outcome.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum AtZero {
    /// Nothing: the call waits for the agent.
    #[default]
    Wait,
    /// The draft becomes the outcome where it is complete.
    SaveDraft,
    /// An outcome named for this case is given.
    Overrun,
}

/// Whether and how an agent may put off the end of a wrap-up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ExtendWrapUp {
    /// By how many seconds each time.
    pub seconds: u32,
    /// How often for each call.
    pub times: u32,
}
