-- What is searched: the folded words of every record, with blanks between them. `at` is the moment
-- by which the newest comes first; label is how the records that point here are found by its name.
CREATE TABLE search_text (
    id @ID@,
    noun TEXT NOT NULL,
    record_id BIGINT NOT NULL,
    at BIGINT NOT NULL,
    label TEXT,
    folded TEXT NOT NULL,
    UNIQUE (noun, record_id)
) @STRICT@;
@SEARCH@;
