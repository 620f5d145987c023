//! The Ozonetel CloudAgent adapter.
