-- Version 2: who is one across reports, and what is told of one thing. An actor is somebody in one report, an entity the one who is
-- meant; a record is what one report tells, an item the thing told; a story is an affair with its reports.

CREATE TABLE entities (
    id INTEGER PRIMARY KEY,
    ref TEXT NOT NULL UNIQUE,           -- what commands call it: state:PRK, person:… for those the tables know, else who12
    kind TEXT NOT NULL,                 -- person, state, organisation, group or office
    country TEXT NOT NULL,
    name TEXT NOT NULL,
    stable TEXT NOT NULL,               -- ref again for those the tables know, else ""
    learned TEXT NOT NULL,              -- full names, surnames and offices by which it is known again, JSON
    merged_into INTEGER REFERENCES entities  -- by a decision; NULL: stands for itself
);
CREATE INDEX entities_merged ON entities (merged_into) WHERE merged_into IS NOT NULL;

CREATE TABLE entity_names (
    entity_id INTEGER NOT NULL REFERENCES entities,
    name TEXT NOT NULL,
    reports INTEGER NOT NULL,           -- in how many versions it has this name; 0: known from the gazetteer
    first_day TEXT,                     -- of the reports that give the name
    last_day TEXT,
    PRIMARY KEY (entity_id, name)
) WITHOUT ROWID;
CREATE INDEX entity_names_name ON entity_names (name);

CREATE TABLE entity_roles (             -- offices of an entity
    entity_id INTEGER NOT NULL REFERENCES entities,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    reports INTEGER NOT NULL,           -- in how many versions it has this office
    first_day TEXT,                     -- of the reports that give the office
    last_day TEXT,
    PRIMARY KEY (entity_id, title, body)
) WITHOUT ROWID;

ALTER TABLE actors ADD COLUMN entity_id INTEGER REFERENCES entities;
ALTER TABLE actors ADD COLUMN reason TEXT;  -- why the actor is that entity
CREATE INDEX actors_entity ON actors (entity_id);

CREATE TABLE stories (
    id INTEGER PRIMARY KEY,
    ref TEXT NOT NULL UNIQUE,           -- what commands call it: story3
    name TEXT UNIQUE,                   -- the one given with --story; NULL: found by keii
    title TEXT NOT NULL,                -- its name, else the first report's title
    reports INTEGER NOT NULL,           -- how many versions are placed in it
    first_day TEXT NOT NULL,            -- of its reports, "" when none has a day
    last_day TEXT NOT NULL,
    merged_into INTEGER REFERENCES stories
);
CREATE INDEX stories_last ON stories (last_day);
CREATE INDEX stories_merged ON stories (merged_into) WHERE merged_into IS NOT NULL;

CREATE TABLE placed (                   -- which story a version belongs to
    version_id INTEGER PRIMARY KEY REFERENCES versions,
    story_id INTEGER NOT NULL REFERENCES stories,
    voice TEXT NOT NULL,                -- whose voice it is: the outlet, or the agency it copies
    reason TEXT NOT NULL                -- why it was placed there
);
CREATE INDEX placed_story ON placed (story_id);

CREATE TABLE items (                    -- things told by one or several reports
    id INTEGER PRIMARY KEY,
    ref TEXT NOT NULL UNIQUE,           -- what commands call it: item40
    story_id INTEGER NOT NULL REFERENCES stories,
    kind TEXT NOT NULL,                 -- statement, event, agreement, transfer or attendance
    day TEXT NOT NULL,                  -- when it took place, else when it was first told, "" when neither is known
    merged_into INTEGER REFERENCES items
);
CREATE INDEX items_story ON items (story_id);
CREATE INDEX items_day ON items (day);
CREATE INDEX items_merged ON items (merged_into) WHERE merged_into IS NOT NULL;

CREATE TABLE tellings (                 -- what one report tells of an item
    id INTEGER PRIMARY KEY,
    item_id INTEGER NOT NULL REFERENCES items,
    version_id INTEGER NOT NULL REFERENCES versions,
    record TEXT NOT NULL,
    reason TEXT NOT NULL,               -- why it is that item
    telling TEXT NOT NULL               -- the record made comparable, JSON
);
CREATE INDEX tellings_item ON tellings (item_id);
CREATE INDEX tellings_version ON tellings (version_id);

CREATE TABLE marks (                    -- by what entities, stories and items are found again
    mark INTEGER NOT NULL,              -- a hash of the mark
    number INTEGER NOT NULL,            -- counts what stands under it
    ref TEXT NOT NULL,
    PRIMARY KEY (mark, number)
) WITHOUT ROWID;

CREATE TABLE decisions (                -- what is one and what is not; only ever added to, a later one stands over an earlier
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,                 -- merge or split
    one TEXT NOT NULL,                  -- a ref
    other TEXT NOT NULL,                -- a ref, or a report's id and a record of it (REPORT/s1)
    reason TEXT NOT NULL,
    made_by TEXT NOT NULL,              -- hand
    made TEXT NOT NULL                  -- when, UTC
);
CREATE INDEX decisions_one ON decisions (one);
CREATE INDEX decisions_other ON decisions (other);

CREATE TABLE pending (                  -- versions that have not been gathered yet
    version_id INTEGER PRIMARY KEY REFERENCES versions
);
INSERT INTO pending SELECT id FROM versions;

CREATE VIEW entities_v AS
SELECT e.ref, e.name, e.kind, e.country, (SELECT m.ref FROM entities m WHERE m.id = e.merged_into) AS merged_into,
       (SELECT group_concat(n.name, '、') FROM entity_names n WHERE n.entity_id = e.id) AS names,
       (SELECT group_concat(r.body || r.title, '、') FROM entity_roles r WHERE r.entity_id = e.id) AS roles,
       (SELECT count(*) FROM actors a WHERE a.entity_id = e.id) AS reports
FROM entities e;

CREATE VIEW stories_v AS
SELECT s.ref, s.title, s.reports, s.first_day, s.last_day, (SELECT m.ref FROM stories m WHERE m.id = s.merged_into) AS merged_into,
       (SELECT count(DISTINCT p.voice) FROM placed p WHERE p.story_id = s.id) AS voices
FROM stories s;

CREATE VIEW items_v AS
SELECT i.ref, s.ref AS story, i.kind, i.day, (SELECT m.ref FROM items m WHERE m.id = i.merged_into) AS merged_into,
       count(*) AS tellings, count(DISTINCT p.voice) AS voices, min(v.published) AS first_told, max(v.published) AS last_told,
       min(json_extract(t.telling, '$.text')) AS words
FROM items i JOIN stories s ON s.id = i.story_id JOIN tellings t ON t.item_id = i.id JOIN versions v ON v.id = t.version_id
JOIN placed p ON p.version_id = t.version_id GROUP BY i.id;

CREATE VIEW tellings_v AS
SELECT i.ref AS item, s.ref AS story, i.kind, v.dossier AS report, v.outlet, v.published, v.newest, p.voice, t.record, t.reason,
       json_extract(t.telling, '$.text') AS words, json_extract(t.telling, '$.certainty') AS certainty,
       json_extract(t.telling, '$.span[0]') AS span_start, json_extract(t.telling, '$.span[1]') AS span_end
FROM tellings t JOIN items i ON i.id = t.item_id JOIN stories s ON s.id = i.story_id JOIN versions v ON v.id = t.version_id
JOIN placed p ON p.version_id = t.version_id;
