-- What happened, for support: append-only, without numbers, names and notes.
CREATE TABLE timeline (
    id      INTEGER PRIMARY KEY,
    at_ms   INTEGER NOT NULL,
    profile TEXT NOT NULL,
    cause   TEXT NOT NULL,
    what    TEXT NOT NULL
) STRICT;
CREATE INDEX timeline_by_time ON timeline (profile, at_ms);

-- Numbers dialled lately. `number` is a sealed value.
CREATE TABLE recent_numbers (
    id      TEXT PRIMARY KEY NOT NULL,
    profile TEXT NOT NULL,
    at_ms   INTEGER NOT NULL,
    number  BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX recent_numbers_by_time ON recent_numbers (profile, at_ms);
