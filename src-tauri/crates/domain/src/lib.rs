//! The words of the trade as types, and the agent and call state machines.
