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
