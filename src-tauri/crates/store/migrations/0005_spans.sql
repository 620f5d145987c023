-- What the agent was doing, from when until when, as far as the bar saw it. `reason` is the vendor's label of a break.
-- `until_ms` of the newest one grows while it lasts.
CREATE TABLE spans (
    profile  TEXT NOT NULL,
    from_ms  INTEGER NOT NULL,
    until_ms INTEGER NOT NULL,
    doing    TEXT NOT NULL CHECK (doing IN ('ready', 'not_ready', 'break', 'ringing', 'talk', 'hold', 'wrap_up')),
    reason   TEXT,
    call     TEXT,
    PRIMARY KEY (profile, from_ms)
) STRICT, WITHOUT ROWID;
CREATE INDEX spans_by_end ON spans (profile, until_ms);
