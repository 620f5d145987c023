-- Calls this bar has seen, and what was typed for them. `number`, `name` and `content` are sealed values.
CREATE TABLE calls (
    id          TEXT PRIMARY KEY NOT NULL,
    profile     TEXT NOT NULL,
    vendor_call TEXT,
    direction   TEXT CHECK (direction IN ('inbound', 'outbound')),
    number      BLOB,
    name        BLOB,
    queue       TEXT,
    lead        TEXT,
    started_ms  INTEGER NOT NULL,
    ended_ms    INTEGER,
    outcome     TEXT NOT NULL DEFAULT 'none' CHECK (outcome IN ('none', 'owed', 'saved', 'dropped'))
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX calls_by_vendor_call ON calls (profile, vendor_call) WHERE vendor_call IS NOT NULL;
CREATE INDEX calls_by_start ON calls (profile, started_ms);

CREATE TABLE drafts (
    call    TEXT PRIMARY KEY NOT NULL REFERENCES calls (id) ON DELETE CASCADE,
    content BLOB NOT NULL
) STRICT, WITHOUT ROWID;
