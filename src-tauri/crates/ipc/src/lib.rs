//! All that crosses to the page: requests, views, events and errors.
