-- How the officer judges a relationship, beside the score that is worked out.
CREATE TABLE rating (
    id @ID@,
    uid TEXT NOT NULL UNIQUE,
    ref TEXT UNIQUE,
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    created_by TEXT NOT NULL,
    org_id BIGINT NOT NULL REFERENCES org (id),
    on_day TEXT NOT NULL CHECK (length(on_day) = 10),
    score BIGINT NOT NULL CHECK (score BETWEEN 0 AND 100),
    note TEXT
) @STRICT@;
CREATE INDEX rating_by_org ON rating (org_id, on_day);
-- Why our time for the sides of an issue is uneven, as the officer says.
ALTER TABLE issue ADD COLUMN even_reason TEXT;
