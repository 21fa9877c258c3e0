-- Version 2: who is one across reports. An actor is a mention in one report, an entity the one who is meant.

CREATE TABLE entities (
    id INTEGER PRIMARY KEY,
    key TEXT UNIQUE,                    -- of those known by name: person:…, state:PRK, body:…; NULL for others
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    country TEXT NOT NULL,
    merged_into INTEGER REFERENCES entities  -- by a decision; NULL: stands for itself
);
CREATE INDEX entities_merged ON entities (merged_into) WHERE merged_into IS NOT NULL;

CREATE TABLE entity_keys (              -- by what a later actor finds its candidates
    key TEXT NOT NULL,
    entity_id INTEGER NOT NULL REFERENCES entities,
    PRIMARY KEY (key, entity_id)
) WITHOUT ROWID;
CREATE INDEX entity_keys_entity ON entity_keys (entity_id);

CREATE TABLE entity_names (
    name TEXT NOT NULL,
    entity_id INTEGER NOT NULL REFERENCES entities,
    reports INTEGER NOT NULL,           -- in how many versions it has this name; 0: known from the gazetteer
    first_day TEXT,
    last_day TEXT,
    PRIMARY KEY (name, entity_id)
) WITHOUT ROWID;
CREATE INDEX entity_names_entity ON entity_names (entity_id);

CREATE TABLE entity_roles (             -- offices, with the days of the reports that give them
    entity_id INTEGER NOT NULL REFERENCES entities,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    reports INTEGER NOT NULL,
    first_day TEXT,
    last_day TEXT,
    PRIMARY KEY (entity_id, title, body)
) WITHOUT ROWID;

ALTER TABLE actors ADD COLUMN entity_id INTEGER REFERENCES entities;
CREATE INDEX actors_entity ON actors (entity_id);

CREATE TABLE pending (                  -- versions whose actors have not been given their entities yet
    version_id INTEGER PRIMARY KEY REFERENCES versions
);
INSERT INTO pending SELECT id FROM versions;

CREATE VIEW entities_v AS
SELECT e.id AS entity_id, e.key, e.name, e.type, e.country, e.merged_into,
       (SELECT group_concat(n.name, '、') FROM entity_names n WHERE n.entity_id = e.id) AS names,
       (SELECT group_concat(r.body || r.title, '、') FROM entity_roles r WHERE r.entity_id = e.id) AS roles,
       (SELECT count(*) FROM actors a WHERE a.entity_id = e.id) AS mentions
FROM entities e;

CREATE TABLE decisions (                -- what is one and what is not; only ever added to, a later one stands over an earlier
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,                 -- merge or split
    one TEXT NOT NULL,                  -- actor:12
    other TEXT NOT NULL,
    reason TEXT NOT NULL,
    made_by TEXT NOT NULL,              -- hand or keii
    made TEXT NOT NULL
);
CREATE INDEX decisions_one ON decisions (one);
CREATE INDEX decisions_other ON decisions (other);
