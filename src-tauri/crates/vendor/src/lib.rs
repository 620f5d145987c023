//! What every vendor adapter offers, and the layers all of them share.
