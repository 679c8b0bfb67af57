/**
 * The tables, as steps from one format to the next. A step that has shipped is never edited: a change is a new step.
 * Times are milliseconds since the epoch.
 */
export const migrations: readonly string[] = [
  `
  create table organisation (
    id text primary key,
    name text not null,
    -- Seven digits with leading zeros; associations have none.
    teryt text,
    hue integer not null,
    created_at integer not null
  ) strict;

  create table network (
    id text primary key,
    name text not null,
    kind text not null,
    pack text,
    created_at integer not null
  ) strict;

  create table network_organisation (
    network_id text not null references network (id),
    organisation_id text not null references organisation (id),
    joined_at integer not null,
    primary key (network_id, organisation_id)
  ) strict;
  create index network_of_organisation on network_organisation (organisation_id, joined_at);

  create table person (
    id text primary key,
    name text not null,
    -- Lower case: people do not remember how they once typed it.
    email text not null unique,
    password_hash text not null,
    organisation_id text not null references organisation (id),
    created_at integer not null
  ) strict;

  create table session (
    id text primary key,
    -- SHA-256 of the token in the cookie: who reads this table cannot sign in with it.
    token_hash text not null unique,
    person_id text not null references person (id),
    created_at integer not null,
    seen_at integer not null
  ) strict;
  create index session_of_person on session (person_id);
  create index session_by_last_use on session (seen_at);

  -- Who may do what, on what. For the whole installation the scope's id is empty.
  create table person_grant (
    person_id text not null references person (id),
    role text not null,
    scope_kind text not null,
    scope_id text not null,
    created_at integer not null,
    primary key (person_id, role, scope_kind, scope_id)
  ) strict;

  create table document (
    id text primary key,
    template_id text not null,
    template_version integer not null,
    pack text,
    network_id text references network (id),
    title text not null,
    state text not null,
    illustrative integer not null,
    progress_filled integer not null,
    progress_required integer not null,
    created_at integer not null,
    created_by text not null references person (id),
    edited_at integer not null,
    edited_by text references person (id),
    -- The number that the next update gets: given under the row's lock, so the log has no gaps.
    next_seq integer not null,
    -- The last update that title and progress were read from.
    read_seq integer not null,
    -- Changes when the document's history is rewritten.
    epoch integer not null
  ) strict;
  create index document_of_network on document (network_id);

  create table document_organisation (
    document_id text not null references document (id),
    organisation_id text not null references organisation (id),
    primary key (document_id, organisation_id)
  ) strict;
  create index document_by_organisation on document_organisation (organisation_id);

  create table document_update (
    document_id text not null references document (id),
    seq integer not null,
    person_id text not null references person (id),
    at integer not null,
    data blob not null,
    primary key (document_id, seq)
  ) strict, without rowid;

  -- Everything up to a number of the log, in one update.
  create table document_snapshot (
    document_id text primary key references document (id),
    seq integer not null,
    at integer not null,
    data blob not null
  ) strict;

  create table set_up_link (
    token_hash text primary key,
    created_at integer not null
  ) strict;

  create table audit_event (
    id text primary key,
    at integer not null,
    person_id text not null references person (id),
    action text not null,
    document_id text references document (id)
  ) strict;
  create index audit_by_time on audit_event (at);
  `,
];
