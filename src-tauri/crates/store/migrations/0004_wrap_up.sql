-- The end of the time for wrap-up that the vendor named last for a call, and since when it was known, by its clock.
-- `policy` is `due` until what happens at the end was done, then `done`; `away` when the end passed without the bar.
CREATE TABLE wrap_ups (
    call     TEXT PRIMARY KEY NOT NULL REFERENCES calls (id) ON DELETE CASCADE,
    known_ms INTEGER NOT NULL,
    ends_ms  INTEGER NOT NULL,
    policy   TEXT NOT NULL CHECK (policy IN ('due', 'done', 'away'))
) STRICT, WITHOUT ROWID;

-- How far the clock of a profile's vendor was ahead of this computer's when it was last heard.
CREATE TABLE vendor_clocks (
    profile  TEXT PRIMARY KEY NOT NULL,
    ahead_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
