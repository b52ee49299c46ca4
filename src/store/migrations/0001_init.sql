-- The store as it was first released: a table for each noun of model/<noun>.c, in the columns of
-- its fields, and a table for each list of parts. Text, days ('2026-02-03'), wall times
-- ('2026-02-03T15:30'), choices (their word), tags (a JSON array) and refs are TEXT; numbers, flags
-- (0, 1), instants (seconds since 1970) and links are BIGINT. NULL is what was not given.

-- Organizations, mirrored from liaise.yaml. One that left the file has archived_on.
CREATE TABLE org (
    id @ID@,
    uid TEXT NOT NULL UNIQUE,
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    created_by TEXT NOT NULL,
    code TEXT NOT NULL UNIQUE CHECK (code <> ''),
    name TEXT NOT NULL CHECK (name <> ''),
    name_local TEXT,
    org_kind TEXT CHECK (org_kind IN ('city', 'county', 'state', 'federal', 'tribal_nation',
        'special_district', 'utility', 'hospital', 'school', 'ngo', 'community_group', 'vendor',
        'media', 'military', 'internal_department', 'other')),
    sector TEXT,
    parent TEXT,
    tier BIGINT CHECK (tier BETWEEN 1 AND 4),
    is_home BIGINT CHECK (is_home IN (0, 1)),
    timezone TEXT,
    languages TEXT,
    hours TEXT,
    cadence_ideal BIGINT CHECK (cadence_ideal >= 1),
    cadence_max BIGINT CHECK (cadence_max >= 1),
    power BIGINT CHECK (power BETWEEN 1 AND 5),
    interest BIGINT CHECK (interest BETWEEN 1 AND 5),
    influence BIGINT CHECK (influence BETWEEN 1 AND 5),
    impact BIGINT CHECK (impact BETWEEN 1 AND 5),
    engagement_current TEXT CHECK (engagement_current IN ('unaware', 'resistant', 'neutral',
        'supportive', 'leading')),
    engagement_desired TEXT CHECK (engagement_desired IN ('unaware', 'resistant', 'neutral',
        'supportive', 'leading')),
    participation TEXT CHECK (participation IN ('inform', 'consult', 'involve', 'collaborate',
        'empower')),
    ics_relation TEXT CHECK (ics_relation IN ('jurisdictional', 'assisting', 'cooperating',
        'agency_representative_only', 'stakeholder', 'none')),
    needs TEXT,
    capabilities TEXT,
    constraints TEXT,
    taboos TEXT,
    notes TEXT,
    tlp TEXT CHECK (tlp IN ('TLP:RED', 'TLP:AMBER+STRICT', 'TLP:AMBER', 'TLP:GREEN', 'TLP:CLEAR')),
    active_from TEXT CHECK (length(active_from) = 10),
    active_to TEXT CHECK (length(active_to) = 10),
    archived_on TEXT CHECK (length(archived_on) = 10)
) @STRICT@;

CREATE TABLE pause (
    id @ID@,
    parent_id BIGINT NOT NULL REFERENCES org (id),
    position BIGINT NOT NULL,
    from_on TEXT NOT NULL CHECK (length(from_on) = 10),
    to_on TEXT NOT NULL CHECK (length(to_on) = 10),
    reason TEXT
) @STRICT@;
CREATE INDEX pause_by_parent ON pause (parent_id, position);

-- Two organizations whose relation we look after, mirrored from liaise.yaml.
CREATE TABLE bridge (
    id @ID@,
    uid TEXT NOT NULL UNIQUE,
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    created_by TEXT NOT NULL,
    a_id BIGINT NOT NULL REFERENCES org (id),
    b_id BIGINT NOT NULL REFERENCES org (id),
    bridge_kind TEXT CHECK (bridge_kind IN ('parent', 'regulates', 'funds', 'supplies', 'serves',
        'mutual_aid', 'competes', 'in_dispute', 'member_of')),
    purpose TEXT,
    from_on TEXT CHECK (length(from_on) = 10),
    to_on TEXT CHECK (length(to_on) = 10),
    cadence_days BIGINT CHECK (cadence_days >= 1),
    archived_on TEXT CHECK (length(archived_on) = 10),
    CHECK (a_id <> b_id)
) @STRICT@;
CREATE INDEX bridge_by_a ON bridge (a_id);
CREATE INDEX bridge_by_b ON bridge (b_id);

-- People, the posts they hold, and how to reach them.
CREATE TABLE person (
    id @ID@,
    uid TEXT NOT NULL UNIQUE,
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    created_by TEXT NOT NULL,
    name TEXT NOT NULL UNIQUE CHECK (name <> ''),
    name_local TEXT,
    salutation TEXT,
    languages TEXT,
    timezone TEXT,
    tlp TEXT CHECK (tlp IN ('TLP:RED', 'TLP:AMBER+STRICT', 'TLP:AMBER', 'TLP:GREEN', 'TLP:CLEAR')),
    notes TEXT,
    given TEXT,
    family TEXT,
    pronunciation TEXT,
    interpreter_needed BIGINT CHECK (interpreter_needed IN (0, 1)),
    access_notes TEXT,
    do_not_contact TEXT
) @STRICT@;

CREATE TABLE role (
    id @ID@,
    parent_id BIGINT NOT NULL REFERENCES person (id),
    position BIGINT NOT NULL,
    org_id BIGINT NOT NULL REFERENCES org (id),
    title TEXT NOT NULL CHECK (title <> ''),
    from_on TEXT CHECK (length(from_on) = 10),
    to_on TEXT CHECK (length(to_on) = 10),
    is_primary BIGINT CHECK (is_primary IN (0, 1)),
    authority TEXT CHECK (authority IN ('can_commit', 'can_recommend', 'can_inform', 'gatekeeper',
        'observer')),
    deputy_of_id BIGINT REFERENCES person (id),
    successor_id BIGINT REFERENCES person (id)
) @STRICT@;
CREATE INDEX role_by_parent ON role (parent_id, position);
CREATE INDEX role_by_org ON role (org_id);

CREATE TABLE contact (
    id @ID@,
    parent_id BIGINT NOT NULL REFERENCES person (id),
    position BIGINT NOT NULL,
    type TEXT NOT NULL CHECK (type IN ('phone', 'email', 'radio', 'message', 'letter')),
    value TEXT NOT NULL CHECK (value <> ''),
    label TEXT,
    hours TEXT,
    preferred BIGINT CHECK (preferred BETWEEN 1 AND 99),
    sensitive BIGINT CHECK (sensitive IN (0, 1)),
    verified_on TEXT CHECK (length(verified_on) = 10),
    bounced_on TEXT CHECK (length(bounced_on) = 10)
) @STRICT@;
CREATE INDEX contact_by_parent ON contact (parent_id, position);

-- Contacts: day is the civil day of at in tz.
CREATE TABLE interaction (
    id @ID@,
    uid TEXT NOT NULL UNIQUE,
    ref TEXT UNIQUE,
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    created_by TEXT NOT NULL,
    at BIGINT NOT NULL,
    tz TEXT NOT NULL CHECK (tz <> ''),
    channel TEXT NOT NULL CHECK (channel IN ('in_person', 'video', 'phone', 'radio', 'letter',
        'event', 'email', 'message', 'broadcast')),
    direction TEXT NOT NULL CHECK (direction IN ('mutual', 'inbound', 'outbound')),
    replied BIGINT CHECK (replied IN (0, 1)),
    minutes BIGINT CHECK (minutes >= 0),
    summary TEXT NOT NULL CHECK (summary <> ''),
    body TEXT,
    language TEXT,
    sentiment BIGINT CHECK (sentiment BETWEEN -2 AND 2),
    tlp TEXT CHECK (tlp IN ('TLP:RED', 'TLP:AMBER+STRICT', 'TLP:AMBER', 'TLP:GREEN', 'TLP:CLEAR')),
    attribution TEXT CHECK (attribution IN ('attributed', 'org_only', 'chatham_house',
        'off_record')),
    outcome TEXT CHECK (outcome IN ('reached', 'left_message', 'unreachable', 'bounced',
        'not_required', 'other')),
    location TEXT,
    interpreter TEXT,
    internal BIGINT CHECK (internal IN (0, 1)),
    amended_by TEXT,
    day TEXT NOT NULL CHECK (length(day) = 10)
) @STRICT@;
CREATE INDEX interaction_by_day ON interaction (day);

CREATE TABLE interaction_org (
    id @ID@,
    parent_id BIGINT NOT NULL REFERENCES interaction (id),
    position BIGINT NOT NULL,
    org_id BIGINT NOT NULL REFERENCES org (id),
    part TEXT CHECK (part IN ('initiator', 'present', 'to', 'cc', 'interpreter', 'mentioned',
        'absent_invited'))
) @STRICT@;
CREATE INDEX interaction_org_by_parent ON interaction_org (parent_id, position);
CREATE INDEX interaction_org_by_org ON interaction_org (org_id, parent_id);

CREATE TABLE interaction_person (
    id @ID@,
    parent_id BIGINT NOT NULL REFERENCES interaction (id),
    position BIGINT NOT NULL,
    person_id BIGINT NOT NULL REFERENCES person (id),
    part TEXT CHECK (part IN ('initiator', 'present', 'to', 'cc', 'interpreter', 'mentioned',
        'absent_invited'))
) @STRICT@;
CREATE INDEX interaction_person_by_parent ON interaction_person (parent_id, position);
CREATE INDEX interaction_person_by_person ON interaction_person (person_id, parent_id);

CREATE TABLE about (
    id @ID@,
    parent_id BIGINT NOT NULL REFERENCES interaction (id),
    position BIGINT NOT NULL,
    ref TEXT NOT NULL CHECK (ref <> '')
) @STRICT@;
CREATE INDEX about_by_parent ON about (parent_id, position);
CREATE INDEX about_by_ref ON about (ref);

-- Issues. status, closure, status_on and stage are worked out from issue_move and stage_change.
CREATE TABLE issue (
    id @ID@,
    uid TEXT NOT NULL UNIQUE,
    ref TEXT UNIQUE,
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    created_by TEXT NOT NULL,
    title TEXT NOT NULL CHECK (title <> ''),
    issue_kind TEXT NOT NULL CHECK (issue_kind IN ('question', 'request', 'incident', 'complaint',
        'conflict', 'claim', 'commitment_breach', 'coordination', 'data', 'policy', 'risk')),
    severity TEXT NOT NULL CHECK (severity IN ('low', 'medium', 'high', 'critical')),
    owner_id BIGINT NOT NULL REFERENCES person (id),
    opened TEXT NOT NULL CHECK (length(opened) = 10),
    target TEXT CHECK (length(target) = 10),
    summary TEXT,
    tlp TEXT CHECK (tlp IN ('TLP:RED', 'TLP:AMBER+STRICT', 'TLP:AMBER', 'TLP:GREEN', 'TLP:CLEAR')),
    ack_due TEXT CHECK (length(ack_due) = 10),
    root_cause TEXT,
    outcome TEXT,
    blocked_by TEXT,
    pinned BIGINT CHECK (pinned IN (0, 1)),
    status TEXT NOT NULL CHECK (status IN ('new', 'acknowledged', 'assessing', 'dialogue',
        'waiting', 'escalated', 'referred', 'proposed', 'accepted', 'monitoring', 'closed')),
    closure TEXT CHECK (closure IN ('resolved', 'rejected', 'no_basis', 'duplicate', 'withdrawn')),
    status_on TEXT NOT NULL CHECK (length(status_on) = 10),
    stage BIGINT CHECK (stage BETWEEN 1 AND 9)
) @STRICT@;
CREATE INDEX issue_by_status ON issue (status, target);
CREATE INDEX issue_by_owner ON issue (owner_id);

CREATE TABLE issue_party (
    id @ID@,
    parent_id BIGINT NOT NULL REFERENCES issue (id),
    position BIGINT NOT NULL,
    org_id BIGINT NOT NULL REFERENCES org (id),
    person_id BIGINT REFERENCES person (id),
    stance TEXT CHECK (stance IN ('supports', 'accepts', 'neutral', 'objects', 'blocks')),
    stated_position TEXT,
    interests TEXT,
    fears TEXT,
    options TEXT,
    batna TEXT,
    mode TEXT CHECK (mode IN ('competing', 'collaborating', 'compromising', 'avoiding',
        'accommodating')),
    satisfaction BIGINT CHECK (satisfaction BETWEEN 1 AND 5),
    heard_on TEXT CHECK (length(heard_on) = 10),
    agreed_on TEXT CHECK (length(agreed_on) = 10)
) @STRICT@;
CREATE INDEX issue_party_by_parent ON issue_party (parent_id, position);
CREATE INDEX issue_party_by_org ON issue_party (org_id);
CREATE INDEX issue_party_by_person ON issue_party (person_id);

CREATE TABLE issue_move (
    id @ID@,
    parent_id BIGINT NOT NULL REFERENCES issue (id),
    position BIGINT NOT NULL,
    on_day TEXT NOT NULL CHECK (length(on_day) = 10),
    status TEXT NOT NULL CHECK (status IN ('new', 'acknowledged', 'assessing', 'dialogue',
        'waiting', 'escalated', 'referred', 'proposed', 'accepted', 'monitoring', 'closed')),
    closure TEXT CHECK (closure IN ('resolved', 'rejected', 'no_basis', 'duplicate', 'withdrawn')),
    note TEXT,
    party TEXT,
    until TEXT CHECK (length(until) = 10)
) @STRICT@;
CREATE INDEX issue_move_by_parent ON issue_move (parent_id, position);

CREATE TABLE stage_change (
    id @ID@,
    parent_id BIGINT NOT NULL REFERENCES issue (id),
    position BIGINT NOT NULL,
    on_day TEXT NOT NULL CHECK (length(on_day) = 10),
    stage BIGINT NOT NULL CHECK (stage BETWEEN 0 AND 9),
    reason TEXT,
    evidence TEXT
) @STRICT@;
CREATE INDEX stage_change_by_parent ON stage_change (parent_id, position);

CREATE TABLE extension (
    id @ID@,
    parent_id BIGINT NOT NULL REFERENCES issue (id),
    position BIGINT NOT NULL,
    on_day TEXT NOT NULL CHECK (length(on_day) = 10),
    from_on TEXT CHECK (length(from_on) = 10),
    to_on TEXT NOT NULL CHECK (length(to_on) = 10),
    reason TEXT
) @STRICT@;
CREATE INDEX extension_by_parent ON extension (parent_id, position);

-- Promises.
CREATE TABLE commitment (
    id @ID@,
    uid TEXT NOT NULL UNIQUE,
    ref TEXT UNIQUE,
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    created_by TEXT NOT NULL,
    debtor_id BIGINT NOT NULL REFERENCES org (id),
    creditor_id BIGINT NOT NULL REFERENCES org (id),
    broker_id BIGINT REFERENCES org (id),
    text TEXT NOT NULL CHECK (text <> ''),
    made TEXT NOT NULL CHECK (length(made) = 10),
    due TEXT NOT NULL CHECK (length(due) = 10),
    status TEXT NOT NULL CHECK (status IN ('offered', 'open', 'in_progress', 'fulfilled', 'partial',
        'broken', 'waived', 'superseded', 'disputed', 'declined')),
    resolved TEXT CHECK (length(resolved) = 10),
    supersedes_id BIGINT REFERENCES commitment (id),
    tlp TEXT CHECK (tlp IN ('TLP:RED', 'TLP:AMBER+STRICT', 'TLP:AMBER', 'TLP:GREEN', 'TLP:CLEAR')),
    debtor_person_id BIGINT REFERENCES person (id),
    creditor_person_id BIGINT REFERENCES person (id),
    source TEXT,
    evidence TEXT,
    waived_by TEXT,
    note TEXT,
    CHECK (debtor_id <> creditor_id)
) @STRICT@;
CREATE INDEX commitment_by_status ON commitment (status, due);
CREATE INDEX commitment_by_debtor ON commitment (debtor_id);
CREATE INDEX commitment_by_creditor ON commitment (creditor_id);
CREATE INDEX commitment_by_broker ON commitment (broker_id);

-- Agreements and their clauses.
CREATE TABLE agreement (
    id @ID@,
    uid TEXT NOT NULL UNIQUE,
    ref TEXT UNIQUE,
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    created_by TEXT NOT NULL,
    title TEXT NOT NULL CHECK (title <> ''),
    type TEXT NOT NULL CHECK (type IN ('mou', 'moa', 'contract', 'mutual_aid', 'data_sharing',
        'nda', 'loan', 'protocol', 'sla', 'annex')),
    status TEXT NOT NULL CHECK (status IN ('draft', 'in_negotiation', 'in_review',
        'awaiting_signature', 'active', 'suspended', 'in_renewal', 'expired', 'terminated',
        'superseded', 'abandoned')),
    effective TEXT CHECK (length(effective) = 10),
    expires TEXT CHECK (length(expires) = 10),
    notice_days BIGINT CHECK (notice_days BETWEEN 0 AND 36525),
    auto_renew_months BIGINT CHECK (auto_renew_months BETWEEN 1 AND 1200),
    review_every_months BIGINT CHECK (review_every_months BETWEEN 1 AND 1200),
    required BIGINT CHECK (required IN (0, 1)),
    custodian TEXT,
    file TEXT,
    reviewed_on TEXT CHECK (length(reviewed_on) = 10),
    tlp TEXT CHECK (tlp IN ('TLP:RED', 'TLP:AMBER+STRICT', 'TLP:AMBER', 'TLP:GREEN', 'TLP:CLEAR')),
    note TEXT
) @STRICT@;
CREATE INDEX agreement_by_status ON agreement (status, expires);

CREATE TABLE agreement_org (
    id @ID@,
    parent_id BIGINT NOT NULL REFERENCES agreement (id),
    position BIGINT NOT NULL,
    org_id BIGINT NOT NULL REFERENCES org (id),
    signed_on TEXT CHECK (length(signed_on) = 10)
) @STRICT@;
CREATE INDEX agreement_org_by_parent ON agreement_org (parent_id, position);
CREATE INDEX agreement_org_by_org ON agreement_org (org_id, parent_id);

CREATE TABLE clause (
    id @ID@,
    parent_id BIGINT NOT NULL REFERENCES agreement (id),
    position BIGINT NOT NULL,
    no TEXT NOT NULL CHECK (no <> ''),
    text TEXT NOT NULL CHECK (text <> '')
) @STRICT@;
CREATE INDEX clause_by_parent ON clause (parent_id, position);

-- Meetings. starts and ends are wall times in tz; starts_at and ends_at the instants they mean.
CREATE TABLE meeting (
    id @ID@,
    uid TEXT NOT NULL UNIQUE,
    ref TEXT UNIQUE,
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    created_by TEXT NOT NULL,
    title TEXT NOT NULL CHECK (title <> ''),
    starts TEXT NOT NULL CHECK (length(starts) = 16),
    ends TEXT NOT NULL CHECK (length(ends) = 16),
    tz TEXT NOT NULL CHECK (tz <> ''),
    place TEXT,
    link TEXT,
    status TEXT NOT NULL CHECK (status IN ('proposed', 'scheduled', 'confirmed', 'postponed',
        'held', 'minutes_draft', 'minutes_circulated', 'closed', 'not_held', 'cancelled')),
    series TEXT,
    purpose TEXT,
    chair_id BIGINT REFERENCES person (id),
    attribution TEXT CHECK (attribution IN ('attributed', 'org_only', 'chatham_house',
        'off_record')),
    tlp TEXT CHECK (tlp IN ('TLP:RED', 'TLP:AMBER+STRICT', 'TLP:AMBER', 'TLP:GREEN', 'TLP:CLEAR')),
    quorum BIGINT CHECK (quorum >= 0),
    circulated_on TEXT CHECK (length(circulated_on) = 10),
    note TEXT,
    starts_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL
) @STRICT@;
CREATE INDEX meeting_by_starts_at ON meeting (starts_at);

CREATE TABLE meeting_org (
    id @ID@,
    parent_id BIGINT NOT NULL REFERENCES meeting (id),
    position BIGINT NOT NULL,
    org_id BIGINT NOT NULL REFERENCES org (id)
) @STRICT@;
CREATE INDEX meeting_org_by_parent ON meeting_org (parent_id, position);
CREATE INDEX meeting_org_by_org ON meeting_org (org_id, parent_id);

CREATE TABLE meeting_person (
    id @ID@,
    parent_id BIGINT NOT NULL REFERENCES meeting (id),
    position BIGINT NOT NULL,
    person_id BIGINT NOT NULL REFERENCES person (id),
    rsvp TEXT CHECK (rsvp IN ('none', 'accepted', 'tentative', 'declined')),
    attended BIGINT CHECK (attended IN (0, 1)),
    sent_delegate TEXT
) @STRICT@;
CREATE INDEX meeting_person_by_parent ON meeting_person (parent_id, position);
CREATE INDEX meeting_person_by_person ON meeting_person (person_id, parent_id);

CREATE TABLE agenda_item (
    id @ID@,
    parent_id BIGINT NOT NULL REFERENCES meeting (id),
    position BIGINT NOT NULL,
    text TEXT NOT NULL CHECK (text <> ''),
    presenter TEXT,
    minutes BIGINT CHECK (minutes BETWEEN 0 AND 1440)
) @STRICT@;
CREATE INDEX agenda_item_by_parent ON agenda_item (parent_id, position);

CREATE TABLE minute (
    id @ID@,
    parent_id BIGINT NOT NULL REFERENCES meeting (id),
    position BIGINT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('note', 'decision', 'action', 'position', 'objection')),
    text TEXT NOT NULL CHECK (text <> ''),
    agreed_by TEXT,
    dissent TEXT,
    became TEXT
) @STRICT@;
CREATE INDEX minute_by_parent ON minute (parent_id, position);

-- What we are going to do.
CREATE TABLE followup (
    id @ID@,
    uid TEXT NOT NULL UNIQUE,
    ref TEXT UNIQUE,
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    created_by TEXT NOT NULL,
    title TEXT NOT NULL CHECK (title <> ''),
    about TEXT,
    org_id BIGINT REFERENCES org (id),
    person_id BIGINT REFERENCES person (id),
    followup_kind TEXT NOT NULL CHECK (followup_kind IN ('call', 'write', 'meet', 'research',
        'brief', 'decide', 'check_outcome', 'renew', 'thank', 'relay', 'internal')),
    priority TEXT NOT NULL CHECK (priority IN ('low', 'medium', 'high')),
    due TEXT NOT NULL CHECK (length(due) = 10),
    not_before TEXT CHECK (length(not_before) = 10),
    status TEXT NOT NULL CHECK (status IN ('planned', 'in_progress', 'waiting', 'done', 'skipped',
        'cancelled')),
    waiting_on TEXT,
    snoozed BIGINT CHECK (snoozed >= 0),
    done_at TEXT CHECK (length(done_at) = 10),
    outcome TEXT CHECK (outcome IN ('reached', 'left_message', 'unreachable', 'bounced',
        'not_required', 'other')),
    waiting_until TEXT CHECK (length(waiting_until) = 10),
    owner_id BIGINT REFERENCES person (id),
    repeat TEXT,
    repeat_from TEXT CHECK (repeat_from IN ('due', 'done')),
    pile_up BIGINT CHECK (pile_up IN (0, 1)),
    attempts BIGINT CHECK (attempts >= 0),
    note TEXT
) @STRICT@;
CREATE INDEX followup_by_status ON followup (status, due);
CREATE INDEX followup_by_org ON followup (org_id);
CREATE INDEX followup_by_person ON followup (person_id);
CREATE INDEX followup_by_owner ON followup (owner_id);
CREATE INDEX followup_by_about ON followup (about);

-- The next number of each kind of ref. Numbers are never given out twice.
CREATE TABLE counter (
    kind TEXT PRIMARY KEY,
    next BIGINT NOT NULL
) @STRICT@;

CREATE TABLE setting (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) @STRICT@;

-- What was typed into a form and not saved yet.
CREATE TABLE draft (
    id @ID@,
    form TEXT NOT NULL,
    target TEXT NOT NULL,
    fields TEXT NOT NULL,
    cursor TEXT,
    saved_at BIGINT NOT NULL,
    UNIQUE (form, target)
) @STRICT@;

-- The journal: what was done, in a sentence, and the records before and after, chained by hashes.
CREATE TABLE change (
    id @ID@,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    sentence TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo', 'setup')),
    reverses BIGINT REFERENCES change (id),
    is_undone BIGINT NOT NULL DEFAULT 0 CHECK (is_undone IN (0, 1))
) @STRICT@;
CREATE INDEX change_by_reverses ON change (reverses);

CREATE TABLE event (
    seq @ID@,
    change_id BIGINT NOT NULL REFERENCES change (id),
    object TEXT NOT NULL,
    table_name TEXT NOT NULL,
    row_id BIGINT NOT NULL,
    verb TEXT NOT NULL CHECK (verb IN ('add', 'change', 'remove')),
    old TEXT,
    new TEXT,
    prev_hash TEXT NOT NULL,
    hash TEXT NOT NULL
) @STRICT@;
CREATE INDEX event_by_change ON event (change_id);
CREATE INDEX event_by_object ON event (object);
