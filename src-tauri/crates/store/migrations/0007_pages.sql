-- Pages of the agent's browser that may use the bar, each by its origin. `token` is the SHA-256 of what the page has: the
-- bar keeps nothing by which anybody could pass for it. A page open in two browsers has two.
CREATE TABLE pages (
    token    BLOB PRIMARY KEY NOT NULL CHECK (length(token) = 32),
    origin   TEXT NOT NULL,
    since_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX pages_by_origin ON pages (origin, since_ms);
