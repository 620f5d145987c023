-- Calls to make at a time that was agreed in another call, until they are done. `content` is a sealed value: whom to call
-- and what about. It outlives the call it was agreed in. `called_by` is the call dialled for it.
CREATE TABLE callbacks (
    call      TEXT PRIMARY KEY NOT NULL,
    profile   TEXT NOT NULL,
    at_ms     INTEGER NOT NULL,
    remind_ms INTEGER NOT NULL,
    content   BLOB NOT NULL,
    called_by TEXT,
    called_ms INTEGER,
    done_ms   INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX callbacks_open ON callbacks (profile, remind_ms) WHERE done_ms IS NULL;
CREATE INDEX callbacks_by_caller ON callbacks (called_by) WHERE called_by IS NOT NULL;

-- The outcomes an agent has pinned, each at the digit that picks it.
CREATE TABLE favourites (
    profile TEXT NOT NULL,
    place   INTEGER NOT NULL CHECK (place BETWEEN 1 AND 9),
    code    TEXT NOT NULL,
    PRIMARY KEY (profile, place),
    UNIQUE (profile, code)
) STRICT, WITHOUT ROWID;

-- How often and by how much the agent has put off the end of a wrap-up here, beside what its vendor says of it.
CREATE TABLE wrap_up_extensions (
    call     TEXT PRIMARY KEY NOT NULL REFERENCES calls (id) ON DELETE CASCADE,
    times    INTEGER NOT NULL,
    extra_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- For what a page was opened already: once for each call and event, however often the bar starts.
CREATE TABLE screen_pops (
    call  TEXT NOT NULL REFERENCES calls (id) ON DELETE CASCADE,
    event TEXT NOT NULL CHECK (event IN ('ring', 'answer', 'wrap_up')),
    PRIMARY KEY (call, event)
) STRICT, WITHOUT ROWID;
