//! MaxContact's Telephony Data Services API as a vendor.
