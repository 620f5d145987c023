//! Delivers stored dispositions: order, retries, and what needs a person.
