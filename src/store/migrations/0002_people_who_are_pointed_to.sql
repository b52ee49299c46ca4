-- Removing a person asks who points to them: without these each question reads a whole table.
CREATE INDEX meeting_by_chair ON meeting (chair_id) WHERE chair_id IS NOT NULL;
CREATE INDEX commitment_by_debtor_person ON commitment (debtor_person_id)
    WHERE debtor_person_id IS NOT NULL;
CREATE INDEX commitment_by_creditor_person ON commitment (creditor_person_id)
    WHERE creditor_person_id IS NOT NULL;
CREATE INDEX role_by_deputy_of ON role (deputy_of_id) WHERE deputy_of_id IS NOT NULL;
CREATE INDEX role_by_successor ON role (successor_id) WHERE successor_id IS NOT NULL;
