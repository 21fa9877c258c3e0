-- keii's store, version 1: reports in their versions, and what was read out of each.
-- Ids of versions and of everything read out of them grow with the day of publication (day * 2^32 + n, see rows.py), so that
-- descending ids are the newest first. Spans count Unicode code points of the text, the end exclusive.

CREATE TABLE reports (
    id INTEGER PRIMARY KEY,
    address TEXT UNIQUE,                -- the URL or URN that makes a changed page a new version; NULL: it has none
    added TEXT NOT NULL                 -- when the first version was added, UTC
);

CREATE TABLE versions (
    id INTEGER PRIMARY KEY,
    report_id INTEGER NOT NULL REFERENCES reports,
    number INTEGER NOT NULL,            -- 1 is the first
    newest INTEGER NOT NULL,            -- 1: the last added version of its report
    digest TEXT NOT NULL UNIQUE,        -- of text, day, outlet and address: the same again changes nothing
    dossier TEXT NOT NULL UNIQUE,       -- report.id in keii's JSON
    title TEXT,
    outlet TEXT,
    url TEXT,
    published TEXT,                     -- as the report gives it, ISO
    day TEXT,                           -- its day
    file TEXT NOT NULL,                 -- where it was read from
    added TEXT NOT NULL,
    keii TEXT NOT NULL,                 -- the program's version that read it
    UNIQUE (report_id, number)
);
CREATE INDEX versions_outlet ON versions (outlet, id);

CREATE TABLE texts (
    version_id INTEGER PRIMARY KEY REFERENCES versions,
    text TEXT NOT NULL,
    dossier BLOB NOT NULL               -- keii's JSON without the text, packed by zlib
);

CREATE TABLE passages (                 -- the sentences of a text
    id INTEGER PRIMARY KEY,
    version_id INTEGER NOT NULL REFERENCES versions,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL
);
CREATE INDEX passages_version ON passages (version_id, span_start);

CREATE TABLE actors (                   -- everybody a report names in a record
    id INTEGER PRIMARY KEY,
    version_id INTEGER NOT NULL REFERENCES versions,
    record TEXT NOT NULL,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    country TEXT NOT NULL
);
CREATE INDEX actors_version ON actors (version_id);

CREATE TABLE names (                    -- every name of an actor
    actor_id INTEGER NOT NULL REFERENCES actors,
    name TEXT NOT NULL,
    found INTEGER NOT NULL,             -- 1: in the text; 0: known from the gazetteer
    PRIMARY KEY (actor_id, name)
) WITHOUT ROWID;

CREATE TABLE roles (                    -- offices and functions of an actor
    actor_id INTEGER NOT NULL REFERENCES actors,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (actor_id, title, body)
) WITHOUT ROWID;

CREATE TABLE statements (
    id INTEGER PRIMARY KEY,
    version_id INTEGER NOT NULL REFERENCES versions,
    record TEXT NOT NULL,
    mode TEXT NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    words TEXT NOT NULL,                -- the characters at the span
    cue TEXT,                           -- the reporting predicate's dictionary form
    act TEXT,
    headline INTEGER NOT NULL,
    time TEXT,                          -- TIMEX3 value
    time_start TEXT,
    time_end TEXT,
    certainty TEXT NOT NULL,
    negated INTEGER NOT NULL,
    status TEXT NOT NULL,               -- how the speaker was found
    rule TEXT NOT NULL
);
CREATE INDEX statements_version ON statements (version_id);
CREATE INDEX statements_certainty ON statements (certainty);

CREATE TABLE statement_actors (
    actor_id INTEGER NOT NULL REFERENCES actors,
    role TEXT NOT NULL,                 -- speaker, via or addressee
    statement_id INTEGER NOT NULL REFERENCES statements,
    PRIMARY KEY (actor_id, role, statement_id)
) WITHOUT ROWID;
CREATE INDEX statement_actors_statement ON statement_actors (statement_id);

CREATE TABLE events (
    id INTEGER PRIMARY KEY,
    version_id INTEGER NOT NULL REFERENCES versions,
    record TEXT NOT NULL,
    type TEXT NOT NULL,
    mode TEXT NOT NULL,
    span_start INTEGER NOT NULL,        -- of the trigger
    span_end INTEGER NOT NULL,
    words TEXT NOT NULL,
    time TEXT,
    time_start TEXT,
    time_end TEXT,
    place TEXT NOT NULL,
    certainty TEXT NOT NULL,
    negated INTEGER NOT NULL,
    category TEXT NOT NULL,             -- PLOVER's own
    quad TEXT NOT NULL,
    score REAL NOT NULL
);
CREATE INDEX events_version ON events (version_id);
CREATE INDEX events_type ON events (type);
CREATE INDEX events_certainty ON events (certainty);

CREATE TABLE event_actors (
    actor_id INTEGER NOT NULL REFERENCES actors,
    role TEXT NOT NULL,                 -- agent, target or source (on whose word)
    event_id INTEGER NOT NULL REFERENCES events,
    inferred INTEGER NOT NULL,
    PRIMARY KEY (actor_id, role, event_id)
) WITHOUT ROWID;
CREATE INDEX event_actors_event ON event_actors (event_id);

CREATE TABLE event_countries (          -- the countries on either side of an event, for looking up pairs
    one TEXT NOT NULL,                  -- alpha-3; one < other
    other TEXT NOT NULL,
    event_id INTEGER NOT NULL REFERENCES events,
    PRIMARY KEY (one, other, event_id)
) WITHOUT ROWID;

CREATE TABLE event_mentions (           -- each place where the report tells the event
    event_id INTEGER NOT NULL REFERENCES events,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    certainty TEXT NOT NULL,
    negated INTEGER NOT NULL,
    PRIMARY KEY (event_id, span_start)
) WITHOUT ROWID;

CREATE TABLE agreements (
    id INTEGER PRIMARY KEY,
    version_id INTEGER NOT NULL REFERENCES versions,
    record TEXT NOT NULL,
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    span_start INTEGER NOT NULL,        -- of its first mention
    span_end INTEGER NOT NULL,
    words TEXT NOT NULL
);
CREATE INDEX agreements_version ON agreements (version_id);
CREATE INDEX agreements_title ON agreements (title);

CREATE TABLE agreement_actors (
    actor_id INTEGER NOT NULL REFERENCES actors,
    agreement_id INTEGER NOT NULL REFERENCES agreements,
    inferred INTEGER NOT NULL,
    PRIMARY KEY (actor_id, agreement_id)
) WITHOUT ROWID;
CREATE INDEX agreement_actors_agreement ON agreement_actors (agreement_id);

CREATE TABLE stages (                   -- steps in an agreement's life
    id INTEGER PRIMARY KEY,
    agreement_id INTEGER NOT NULL REFERENCES agreements,
    stage TEXT NOT NULL,
    time TEXT,
    time_start TEXT,
    time_end TEXT,
    certainty TEXT NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    words TEXT NOT NULL
);
CREATE INDEX stages_agreement ON stages (agreement_id);

CREATE TABLE provisions (               -- what an agreement binds its parties to
    id INTEGER PRIMARY KEY,
    agreement_id INTEGER NOT NULL REFERENCES agreements,
    type TEXT NOT NULL,
    condition TEXT NOT NULL,            -- the record's trigger
    obligation TEXT NOT NULL,
    article TEXT NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    words TEXT NOT NULL
);
CREATE INDEX provisions_agreement ON provisions (agreement_id);
CREATE INDEX provisions_type ON provisions (type);

CREATE TABLE provision_actors (         -- whom a provision binds
    actor_id INTEGER NOT NULL REFERENCES actors,
    provision_id INTEGER NOT NULL REFERENCES provisions,
    PRIMARY KEY (provision_id, actor_id)
) WITHOUT ROWID;
CREATE INDEX provision_actors_actor ON provision_actors (actor_id);

CREATE TABLE transfers (
    id INTEGER PRIMARY KEY,
    version_id INTEGER NOT NULL REFERENCES versions,
    record TEXT NOT NULL,
    item TEXT NOT NULL,
    category TEXT NOT NULL,
    quantity TEXT NOT NULL,
    time TEXT,
    time_start TEXT,
    time_end TEXT,
    certainty TEXT NOT NULL,
    negated INTEGER NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    words TEXT NOT NULL
);
CREATE INDEX transfers_version ON transfers (version_id);
CREATE INDEX transfers_category ON transfers (category);

CREATE TABLE transfer_actors (
    actor_id INTEGER NOT NULL REFERENCES actors,
    role TEXT NOT NULL,                 -- giver or receiver
    transfer_id INTEGER NOT NULL REFERENCES transfers,
    PRIMARY KEY (actor_id, role, transfer_id)
) WITHOUT ROWID;
CREATE INDEX transfer_actors_transfer ON transfer_actors (transfer_id);

CREATE TABLE attendances (
    id INTEGER PRIMARY KEY,
    version_id INTEGER NOT NULL REFERENCES versions,
    record TEXT NOT NULL,
    actor_id INTEGER NOT NULL REFERENCES actors,
    event_id INTEGER REFERENCES events,
    capacity TEXT NOT NULL,             -- the record's role
    side TEXT NOT NULL,
    presence TEXT NOT NULL,
    certainty TEXT NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    words TEXT NOT NULL
);
CREATE INDEX attendances_version ON attendances (version_id);
CREATE INDEX attendances_actor ON attendances (actor_id);
CREATE INDEX attendances_event ON attendances (event_id);

CREATE TABLE stances (
    id INTEGER PRIMARY KEY,
    version_id INTEGER NOT NULL REFERENCES versions,
    record TEXT NOT NULL,
    actor_id INTEGER NOT NULL REFERENCES actors,
    statement_id INTEGER REFERENCES statements,
    target TEXT NOT NULL,
    polarity TEXT NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    words TEXT NOT NULL
);
CREATE INDEX stances_version ON stances (version_id);
CREATE INDEX stances_actor ON stances (actor_id);
CREATE INDEX stances_statement ON stances (statement_id);

CREATE TABLE assessments (
    id INTEGER PRIMARY KEY,
    version_id INTEGER NOT NULL REFERENCES versions,
    record TEXT NOT NULL,
    certainty TEXT NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    words TEXT NOT NULL
);
CREATE INDEX assessments_version ON assessments (version_id);

CREATE TABLE assessment_actors (        -- who judges; nobody: the outlet
    actor_id INTEGER NOT NULL REFERENCES actors,
    assessment_id INTEGER NOT NULL REFERENCES assessments,
    PRIMARY KEY (actor_id, assessment_id)
) WITHOUT ROWID;
CREATE INDEX assessment_actors_assessment ON assessment_actors (assessment_id);

-- Looking up by words: content words in normalised form, written as keii.grammar.words gives them. The rowid is the passage's
-- or statement's id. Nothing of the text is kept in these two.
CREATE VIRTUAL TABLE passage_words USING fts5 (words, content = '', columnsize = 0, tokenize = 'ascii');
CREATE VIRTUAL TABLE statement_words USING fts5 (words, content = '', columnsize = 0, tokenize = 'ascii');

CREATE TABLE spellings (                -- how each normalised word is written in texts
    spelling TEXT NOT NULL,
    word TEXT NOT NULL,
    PRIMARY KEY (spelling, word)
) WITHOUT ROWID;

CREATE TABLE grams (                    -- the characters and pairs of characters of each spelling
    gram TEXT NOT NULL,
    spelling TEXT NOT NULL,
    PRIMARY KEY (gram, spelling)
) WITHOUT ROWID;

CREATE VIEW reports_v AS
SELECT v.id AS version_id, v.dossier AS report, v.number AS version, v.newest, v.outlet, v.published, v.day, v.title, v.url,
       v.file, v.added, t.text
FROM versions v JOIN texts t ON t.version_id = v.id;

CREATE VIEW actors_v AS
SELECT a.id AS actor_id, v.dossier AS report, v.outlet, v.published, v.newest, a.record, a.name, a.type, a.country,
       (SELECT group_concat(n.name, '、') FROM names n WHERE n.actor_id = a.id AND n.found) AS names,
       (SELECT group_concat(r.body || r.title, '、') FROM roles r WHERE r.actor_id = a.id) AS roles
FROM actors a JOIN versions v ON v.id = a.version_id;

CREATE VIEW statements_v AS
SELECT s.id AS statement_id, v.dossier AS report, v.outlet, v.published, v.newest, s.record,
       (SELECT group_concat(a.name, '、') FROM statement_actors x JOIN actors a ON a.id = x.actor_id
        WHERE x.statement_id = s.id AND x.role = 'speaker') AS speaker,
       (SELECT group_concat(a.name, '、') FROM statement_actors x JOIN actors a ON a.id = x.actor_id
        WHERE x.statement_id = s.id AND x.role = 'via') AS via,
       (SELECT group_concat(a.name, '、') FROM statement_actors x JOIN actors a ON a.id = x.actor_id
        WHERE x.statement_id = s.id AND x.role = 'addressee') AS addressee,
       s.words, s.mode, s.cue, s.act, s.time, s.time_start, s.time_end, s.certainty, s.negated, s.headline, s.status, s.rule,
       s.span_start, s.span_end
FROM statements s JOIN versions v ON v.id = s.version_id;

CREATE VIEW events_v AS
SELECT e.id AS event_id, v.dossier AS report, v.outlet, v.published, v.newest, e.record, e.type, e.mode,
       (SELECT group_concat(a.name, '、') FROM event_actors x JOIN actors a ON a.id = x.actor_id
        WHERE x.event_id = e.id AND x.role = 'agent') AS agent,
       (SELECT group_concat(a.name, '、') FROM event_actors x JOIN actors a ON a.id = x.actor_id
        WHERE x.event_id = e.id AND x.role = 'target') AS target,
       (SELECT group_concat(a.name, '、') FROM event_actors x JOIN actors a ON a.id = x.actor_id
        WHERE x.event_id = e.id AND x.role = 'source') AS source,
       e.words,
       (SELECT substr(t.text, p.span_start + 1, p.span_end - p.span_start) FROM passages p
        JOIN texts t ON t.version_id = p.version_id
        WHERE p.version_id = e.version_id AND p.span_start <= e.span_start
        ORDER BY p.span_start DESC LIMIT 1) AS sentence,
       e.time, e.time_start, e.time_end, e.place, e.certainty, e.negated, e.category, e.quad, e.score, e.span_start, e.span_end
FROM events e JOIN versions v ON v.id = e.version_id;

CREATE VIEW agreements_v AS
SELECT g.id AS agreement_id, v.dossier AS report, v.outlet, v.published, v.newest, g.record, g.title, g.kind,
       (SELECT group_concat(a.name, '、') FROM agreement_actors x JOIN actors a ON a.id = x.actor_id
        WHERE x.agreement_id = g.id) AS parties,
       s.stage, s.time, s.time_start, s.time_end, s.certainty,
       coalesce(s.words, g.words) AS words,
       coalesce(s.span_start, g.span_start) AS span_start, coalesce(s.span_end, g.span_end) AS span_end
FROM agreements g JOIN versions v ON v.id = g.version_id LEFT JOIN stages s ON s.agreement_id = g.id;

CREATE VIEW provisions_v AS
SELECT p.id AS provision_id, v.dossier AS report, v.outlet, v.published, v.newest, g.title AS agreement, p.type, p.condition,
       p.obligation, p.article,
       (SELECT group_concat(a.name, '、') FROM provision_actors x JOIN actors a ON a.id = x.actor_id
        WHERE x.provision_id = p.id) AS obligor,
       p.words, p.span_start, p.span_end
FROM provisions p JOIN agreements g ON g.id = p.agreement_id JOIN versions v ON v.id = g.version_id;

CREATE VIEW transfers_v AS
SELECT t.id AS transfer_id, v.dossier AS report, v.outlet, v.published, v.newest, t.record, t.item, t.category, t.quantity,
       (SELECT group_concat(a.name, '、') FROM transfer_actors x JOIN actors a ON a.id = x.actor_id
        WHERE x.transfer_id = t.id AND x.role = 'giver') AS giver,
       (SELECT group_concat(a.name, '、') FROM transfer_actors x JOIN actors a ON a.id = x.actor_id
        WHERE x.transfer_id = t.id AND x.role = 'receiver') AS receiver,
       t.words, t.time, t.time_start, t.time_end, t.certainty, t.negated, t.span_start, t.span_end
FROM transfers t JOIN versions v ON v.id = t.version_id;

CREATE VIEW attendances_v AS
SELECT p.id AS attendance_id, v.dossier AS report, v.outlet, v.published, v.newest, p.record, a.name AS person, p.capacity,
       p.side, e.words AS event, p.presence, p.certainty, p.words, p.span_start, p.span_end
FROM attendances p JOIN actors a ON a.id = p.actor_id JOIN versions v ON v.id = p.version_id
LEFT JOIN events e ON e.id = p.event_id;

CREATE VIEW stances_v AS
SELECT h.id AS stance_id, v.dossier AS report, v.outlet, v.published, v.newest, h.record, a.name AS holder, h.target,
       h.polarity, h.words, h.span_start, h.span_end
FROM stances h JOIN actors a ON a.id = h.actor_id JOIN versions v ON v.id = h.version_id;

CREATE VIEW assessments_v AS
SELECT j.id AS assessment_id, v.dossier AS report, v.outlet, v.published, v.newest, j.record,
       (SELECT group_concat(a.name, '、') FROM assessment_actors x JOIN actors a ON a.id = x.actor_id
        WHERE x.assessment_id = j.id) AS holder,
       j.certainty, j.words, j.span_start, j.span_end
FROM assessments j JOIN versions v ON v.id = j.version_id;
