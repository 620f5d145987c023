-- Outcomes on their way to a vendor. `payload` is a sealed value. `due_ms` is the next try or look, `done_ms` the end.
CREATE TABLE outbox (
    id               TEXT PRIMARY KEY NOT NULL,
    call             TEXT NOT NULL REFERENCES calls (id),
    other_call       TEXT REFERENCES calls (id),
    kind             TEXT NOT NULL CHECK (kind IN ('disposition', 'connect')),
    payload          BLOB NOT NULL,
    state            TEXT NOT NULL CHECK (state IN (
                         'queued', 'sending', 'unknown', 'delivered', 'needs_attention', 'kept_as_note', 'withdrawn')),
    attempts         INTEGER NOT NULL DEFAULT 0,
    may_have_reached INTEGER NOT NULL DEFAULT 0 CHECK (may_have_reached IN (0, 1)),
    looks            INTEGER NOT NULL DEFAULT 0,
    confirmed        INTEGER CHECK (confirmed IN (0, 1)),
    created_ms       INTEGER NOT NULL,
    due_ms           INTEGER,
    done_ms          INTEGER,
    why              TEXT
) STRICT, WITHOUT ROWID;

-- A double click is one outcome. A withdrawn wish to connect leaves room for the next one.
CREATE UNIQUE INDEX outbox_one_per_call ON outbox (call, kind) WHERE state <> 'withdrawn';
CREATE INDEX outbox_not_done ON outbox (id) WHERE state IN ('queued', 'sending', 'unknown', 'needs_attention');
CREATE INDEX outbox_by_other_call ON outbox (other_call) WHERE other_call IS NOT NULL;

-- Each try, written before it is made: one without an end was under way when the bar stopped.
CREATE TABLE attempts (
    entry      TEXT NOT NULL REFERENCES outbox (id) ON DELETE CASCADE,
    number     INTEGER NOT NULL,
    started_ms INTEGER NOT NULL,
    ended_ms   INTEGER,
    result     TEXT,
    PRIMARY KEY (entry, number)
) STRICT, WITHOUT ROWID;
