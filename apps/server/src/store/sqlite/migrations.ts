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
  `
  -- Programme, edition, network. Days are ISO 8601.
  create table programme (
    id text primary key,
    name text not null,
    created_at integer not null,
    archived_at integer
  ) strict;

  create table edition (
    id text primary key,
    programme_id text not null references programme (id),
    name text not null,
    starts_on text,
    ends_on text,
    created_at integer not null,
    archived_at integer
  ) strict;

  alter table network add column edition_id text references edition (id);
  alter table network add column starts_on text;
  alter table network add column ends_on text;
  -- Joined by commas.
  alter table network add column languages text not null default 'pl';
  alter table network add column archived_at integer;

  -- A time in which people of the network's cities read each other's documents.
  create table peer_window (
    id text primary key,
    network_id text not null references network (id),
    opens_at integer not null,
    closes_at integer not null,
    note text not null,
    created_at integer not null,
    created_by text not null references person (id)
  ) strict;
  create index peer_window_of_network on peer_window (network_id, closes_at);

  alter table organisation add column kind text not null default 'other';
  -- Null: the usual one of its kind.
  alter table organisation add column executive text;
  alter table organisation add column register_number text;
  -- JSON: the name in the cases that generated sentences need.
  alter table organisation add column forms text not null default '{}';
  alter table organisation add column archived_at integer;

  -- An association or a functional area covers several. Codes are keys, names are not.
  create table organisation_municipality (
    organisation_id text not null references organisation (id),
    teryt text not null,
    name text not null,
    primary key (organisation_id, teryt)
  ) strict;
  insert into organisation_municipality (organisation_id, teryt, name)
    select id, teryt, name from organisation where teryt is not null;
  alter table organisation drop column teryt;

  -- An empty password hash: there is no password, as of somebody who signs in through a provider.
  alter table person add column state text not null default 'active';
  alter table person add column language text not null default 'pl';
  -- Sealed. It counts from when a first code has confirmed it; a time step is used at most once.
  alter table person add column totp_secret text;
  alter table person add column totp_since integer;
  alter table person add column totp_step integer not null default 0;

  create table recovery_code (
    code_hash text primary key,
    person_id text not null references person (id)
  ) strict;
  create index recovery_code_of_person on recovery_code (person_id);

  -- Who somebody is to an OpenID Connect provider.
  create table person_identity (
    issuer text not null,
    subject text not null,
    person_id text not null references person (id),
    created_at integer not null,
    primary key (issuer, subject)
  ) strict;
  create index identity_of_person on person_identity (person_id);

  -- A browser in which somebody has signed in before: others cannot throttle it.
  create table known_device (
    token_hash text not null,
    person_id text not null references person (id),
    created_at integer not null,
    seen_at integer not null,
    -- People who share a computer are known in the same browser.
    primary key (token_hash, person_id)
  ) strict;
  create index known_device_of_person on known_device (person_id);

  alter table session add column device text not null default '';
  alter table session add column address text not null default '';

  create table reset_link (
    token_hash text primary key,
    person_id text not null references person (id),
    created_at integer not null,
    -- Null: they asked for it themselves.
    created_by text references person (id),
    expires_at integer not null
  ) strict;
  create index reset_link_of_person on reset_link (person_id);

  alter table person_grant add column created_by text references person (id);
  create index grant_by_scope on person_grant (scope_kind, scope_id);

  create table invitation (
    id text primary key,
    token_hash text not null unique,
    email text not null,
    name text,
    role text not null,
    scope_kind text not null,
    scope_id text not null,
    -- Where the new person belongs.
    organisation_id text not null references organisation (id),
    language text not null,
    created_at integer not null,
    created_by text not null references person (id),
    expires_at integer not null,
    used_at integer,
    used_by text references person (id),
    revoked_at integer,
    mail_id text
  ) strict;
  create index invitation_by_scope on invitation (scope_kind, scope_id, created_at);

  create table access_request (
    id text primary key,
    document_id text not null references document (id),
    person_id text not null references person (id),
    message text not null,
    created_at integer not null,
    decided_at integer,
    decided_by text references person (id)
  ) strict;
  create index access_request_of_document on access_request (document_id, created_at);

  -- The queue of e-mail. What is in it may hold a link, so it is sealed, and gone once it was sent.
  create table mail (
    id text primary key,
    sealed text,
    created_at integer not null,
    attempts integer not null,
    next_at integer not null,
    sent_at integer,
    failed_at integer
  ) strict;
  create index mail_by_time on mail (next_at);

  -- Whether observers of its network see a document. Until now they saw every one.
  alter table document add column shared_with_network integer not null default 0;
  update document set shared_with_network = 1;

  -- An owner's leads decide about the document; a partner's people write in it.
  alter table document_organisation add column part text not null default 'owner';

  -- A state of a document that has a name.
  create table document_revision (
    id text primary key,
    document_id text not null references document (id),
    name text not null,
    created_at integer not null,
    created_by text not null references person (id),
    -- The whole document as one Yjs update.
    data blob not null
  ) strict;
  create index revision_of_document on document_revision (document_id, created_at);

  create table guest_link (
    id text primary key,
    token_hash text not null unique,
    document_id text not null references document (id),
    revision_id text references document_revision (id),
    -- For a question: the field or record it is about.
    address text,
    note text not null,
    created_at integer not null,
    created_by text not null references person (id),
    expires_at integer not null,
    revoked_at integer,
    -- How often it was opened, and when that was last written in the audit log.
    uses integer not null default 0,
    logged_at integer,
    answers integer not null default 0
  ) strict;
  create index guest_link_of_document on guest_link (document_id, created_at);

  create table proposal (
    id text primary key,
    guest_link_id text not null references guest_link (id),
    document_id text not null references document (id),
    address text not null,
    name text not null,
    body text not null,
    created_at integer not null,
    state text not null,
    decided_at integer,
    decided_by text references person (id)
  ) strict;
  create index proposal_of_document on proposal (document_id, created_at);

  create table setting (
    name text primary key,
    value text not null
  ) strict;

  -- The audit log: also of what nobody was signed in for, and about more than documents.
  create table audit_log (
    id text primary key,
    at integer not null,
    action text not null,
    by_id text references person (id),
    person_id text references person (id),
    document_id text references document (id),
    organisation_id text references organisation (id),
    network_id text references network (id),
    address text,
    details text not null
  ) strict, without rowid;
  insert into audit_log (id, at, action, by_id, document_id, details)
    select id, at, action, person_id, document_id, '{}' from audit_event;
  drop table audit_event;
  create index audit_log_by_time on audit_log (at, id);
  create index audit_log_by_action on audit_log (action, at, id);
  create index audit_log_by_actor on audit_log (by_id, at, id);
  create index audit_log_of_person on audit_log (person_id, at, id);
  create index audit_log_of_document on audit_log (document_id, at, id);

  -- How far back the log reaches. Moving it forward is the only way to remove events.
  create table audit_horizon (at integer not null) strict;
  insert into audit_horizon (at) values (0);
  -- Replacing a row deletes the one that was there without asking the triggers that keep rows.
  create trigger audit_log_is_not_replaced before insert on audit_log
    when exists (select 1 from audit_log where id = new.id) begin
    select raise(abort, 'The audit log is append-only');
  end;
  create trigger audit_log_is_not_changed before update on audit_log begin
    select raise(abort, 'The audit log is append-only');
  end;
  create trigger audit_log_is_kept before delete on audit_log
    when old.at >= (select max(at) from audit_horizon) begin
    select raise(abort, 'The audit log is append-only');
  end;
  create trigger audit_horizon_moves_forward before update on audit_horizon when new.at < old.at begin
    select raise(abort, 'The audit log is append-only');
  end;
  create trigger audit_horizon_is_one before insert on audit_horizon begin
    select raise(abort, 'The audit log is append-only');
  end;
  create trigger audit_horizon_stays before delete on audit_horizon begin
    select raise(abort, 'The audit log is append-only');
  end;
  `,
  `
  -- Who has which section of a document, and by when. Helpers are people of the same kind.
  create table section_plan (
    document_id text not null references document (id),
    section text not null,
    owner_id text references person (id),
    due text,
    ready_by text references person (id),
    ready_at integer,
    primary key (document_id, section)
  ) strict, without rowid;
  create table section_helper (
    document_id text not null references document (id),
    section text not null,
    person_id text not null references person (id),
    primary key (document_id, section, person_id)
  ) strict, without rowid;

  -- Findings of the document check that somebody has muted, with the reason.
  create table muted_finding (
    document_id text not null references document (id),
    finding_key text not null,
    rule text not null,
    place text not null,
    reason text not null,
    muted_by text not null references person (id),
    muted_at integer not null,
    primary key (document_id, finding_key)
  ) strict, without rowid;

  -- Moves to another version of the template, each with the copy of the document as it was before.
  create table template_move (
    id text primary key,
    document_id text not null references document (id),
    from_version integer not null,
    to_version integer not null,
    copy_id text not null references document (id),
    moved_by text not null references person (id),
    moved_at integer not null
  ) strict;
  create index template_move_of_document on template_move (document_id, moved_at);
  `,
  `
  -- Whose a client id of Yjs is: of the first who wrote under it, stored with what they wrote.
  create table client_owner (
    document_id text not null references document (id),
    client integer not null,
    person_id text not null references person (id),
    primary key (document_id, client)
  ) strict, without rowid;
  `,
  `
  -- Revisions that nobody named have no name. A state is one Yjs update, compressed where the encoding says so.
  alter table document_revision add column kind text not null default 'fixed';
  alter table document_revision add column description text not null default '';
  alter table document_revision add column named_by text references person (id);
  alter table document_revision add column encoding text not null default 'plain';
  -- The number of the last update that it holds; none for those made before this was written down.
  alter table document_revision add column seq integer;
  alter table document_revision add column template_version integer;
  create index revision_by_seq on document_revision (document_id, seq);

  -- How many updates of whom a revision has that the one before it has not.
  create table revision_contributor (
    revision_id text not null references document_revision (id),
    person_id text not null references person (id),
    edits integer not null,
    primary key (revision_id, person_id)
  ) strict, without rowid;

  -- Who inserted and who deleted what, up to a number of the log: ids and times, no text. It outlives the log.
  create table authorship (
    document_id text primary key references document (id),
    seq integer not null,
    data blob not null
  ) strict;

  -- The log reaches back to here: everything before is only in snapshots, revisions and authorship.
  alter table document add column log_from_seq integer not null default 1;
  alter table document add column log_from_at integer;

  -- Up to where somebody has seen a document: all of it, and sections that they have seen further.
  create table document_seen (
    document_id text not null references document (id),
    person_id text not null references person (id),
    section text not null default '',
    seq integer not null,
    at integer not null,
    primary key (document_id, person_id, section)
  ) strict, without rowid;
  `,
  `
  -- States that were fixed for guests' links before, with what is written down of them now.
  update document_revision set
    named_by = created_by,
    seq = coalesce((select max(seq) from document_update
      where document_id = document_revision.document_id and at <= document_revision.created_at), 1),
    template_version = coalesce(
      (select from_version from template_move
       where document_id = document_revision.document_id and moved_at > document_revision.created_at
       order by moved_at limit 1),
      (select template_version from document where id = document_revision.document_id))
  where seq is null;
  `,
  `
  -- What is said about documents. Everything that changes takes the next number of its document, for pages that ask what is new.
  alter table document add column review_version integer not null default 0;

  create table review_thread (
    id text primary key,
    document_id text not null references document (id),
    version integer not null,
    -- document, section, field, record, text.
    place_type text not null,
    -- Section, address or collection/record; empty for the document.
    place text not null,
    -- Of a text: JSON of TextAnchor.
    anchor text,
    label text not null,
    kind text not null,
    state text not null,
    is_internal integer not null,
    -- The round in which it was made, with the anchor that it had then: repairs leave that alone.
    round_id text references review_round (id),
    made_place text,
    made_anchor text,
    author_id text not null references person (id),
    created_at integer not null,
    assignee_id text references person (id),
    due text,
    answer_kind text,
    answer text,
    answered_by text references person (id),
    answered_at integer,
    closed_by text references person (id),
    closed_at integer,
    removed_at integer
  ) strict;
  create index review_thread_by_version on review_thread (document_id, version);
  create index review_thread_of_round on review_thread (round_id);
  create index review_thread_waiting on review_thread (document_id)
    where state = 'open' and is_internal = 0 and removed_at is null;

  create table review_message (
    id text primary key,
    thread_id text not null references review_thread (id),
    author_id text not null references person (id),
    created_at integer not null,
    body text not null,
    event text,
    edited_at integer,
    removed_at integer
  ) strict;
  create index review_message_of_thread on review_message (thread_id, created_at);

  -- What a message said before it was edited.
  create table review_message_past (
    message_id text not null references review_message (id),
    at integer not null,
    body text not null,
    primary key (message_id, at)
  ) strict, without rowid;

  -- A change that somebody would make, and what became of it. Claimed: somebody is writing it into the document.
  create table review_suggestion (
    id text primary key,
    document_id text not null references document (id),
    version integer not null,
    batch text not null,
    -- JSON of SuggestedChange.
    change text not null,
    label text not null,
    note text not null,
    author_id text references person (id),
    -- A guest's answer, which has their name.
    proposal_id text references proposal (id),
    guest text,
    created_at integer not null,
    state text not null,
    because text not null default '',
    decided_by text references person (id),
    decided_at integer,
    claimed_by text references person (id),
    claimed_at integer
  ) strict;
  create index review_suggestion_by_version on review_suggestion (document_id, version);
  create index review_suggestion_of_proposal on review_suggestion (proposal_id);

  -- What guests have answered so far.
  insert into review_suggestion (id, document_id, version, batch, change, label, note, proposal_id, guest,
    created_at, state, decided_by, decided_at)
  select id, document_id, 1, id, json_object('type', 'answer', 'place', address, 'text', body), '', '', id,
    name, created_at, case state when 'used' then 'accepted' when 'dismissed' then 'rejected' else 'open' end,
    decided_by, decided_at
  from proposal;
  update document set review_version = 1 where id in (select document_id from proposal);

  -- Whose words they are that somebody took over: ranges of Yjs ids.
  create table review_suggested_text (
    document_id text not null references document (id),
    client integer not null,
    clock integer not null,
    length integer not null,
    suggestion_id text not null references review_suggestion (id),
    primary key (document_id, client, clock)
  ) strict, without rowid;
  create index review_suggested_text_of_suggestion on review_suggested_text (suggestion_id);

  create table review_round (
    id text primary key,
    document_id text not null references document (id),
    number integer not null,
    kind text not null,
    state text not null,
    -- Null once the document's history was let go of.
    revision_id text references document_revision (id),
    sent_by text not null references person (id),
    sent_at integer not null,
    note text not null,
    due text,
    returned_at integer,
    answered_at integer,
    closed_at integer,
    closed_by text references person (id),
    -- The due day for which reviewers were reminded, with when: soon or late.
    reminded text not null default '',
    unique (document_id, number)
  ) strict;
  create table review_round_reviewer (
    round_id text not null references review_round (id),
    person_id text not null references person (id),
    done_at integer,
    -- JSON of PeerGrid.
    grid text,
    -- Whoever was taken off the list keeps what they did.
    removed_at integer,
    primary key (round_id, person_id)
  ) strict, without rowid;

  -- A facilitator's own remarks to use again, and what came of them.
  create table kit_remark (
    id text primary key,
    person_id text not null references person (id),
    title text not null,
    body text not null,
    kind text not null,
    section text,
    created_at integer not null
  ) strict;
  create index kit_remark_of_person on kit_remark (person_id);
  create table kit_use (
    kit_remark_id text not null references kit_remark (id),
    thread_id text not null references review_thread (id),
    at integer not null,
    primary key (kit_remark_id, thread_id)
  ) strict, without rowid;

  -- What people are told. What it says is read from the thread, suggestion or round when it is shown, by who may read it.
  create table notification (
    id text primary key,
    person_id text not null references person (id),
    document_id text not null references document (id),
    event text not null,
    is_for_me integer not null,
    actor_id text references person (id),
    thread_id text references review_thread (id),
    message_id text references review_message (id),
    suggestion_id text references review_suggestion (id),
    round_id text references review_round (id),
    at integer not null,
    read_at integer,
    -- now, digest: what waits to be mailed, and how; done; never when it is only for the inbox.
    mail text not null
  ) strict;
  create index notification_of_person on notification (person_id, at);
  create index notification_unread on notification (person_id) where read_at is null;
  -- For purges, which let suggestions go: what refers to one is looked for with each.
  create index notification_of_suggestion on notification (suggestion_id) where suggestion_id is not null;
  create index notification_to_mail on notification (person_id) where mail in ('now', 'digest');

  -- JSON of NotificationSettings; without any the usual ones hold. Beside them how many e-mails left on their last day.
  create table notification_setting (
    person_id text primary key references person (id),
    settings text,
    mailed_on text,
    mailed_count integer not null default 0
  ) strict;

  create table watch (
    person_id text not null references person (id),
    -- network, document, section.
    kind text not null,
    id text not null,
    section text not null default '',
    level text not null,
    primary key (person_id, kind, id, section)
  ) strict, without rowid;
  `,
  `
  -- Pictures of documents' texts, marks of networks, Word templates of organisations. Each belongs to just one of the three.
  create table stored_file (
    -- One picture in two documents has one id in both.
    id text not null,
    document_id text references document (id),
    network_id text references network (id),
    organisation_id text references organisation (id),
    -- image, mark, word-template.
    kind text not null,
    type text not null,
    -- What it was called when it was given; pictures have no name.
    name text not null default '',
    -- Pixels; 0 for what is no picture.
    width integer not null default 0,
    height integer not null default 0,
    -- Of a mark: what it says to who does not see it, and its place in the row; no place while it is not in the row.
    alt text not null default '',
    place integer,
    sha256 text not null,
    bytes blob not null,
    given_by text references person (id),
    given_at integer not null
  ) strict;
  create unique index stored_file_of_document on stored_file (document_id, id) where document_id is not null;
  create unique index stored_file_of_network on stored_file (network_id, id) where network_id is not null;
  create unique index stored_file_of_organisation on stored_file (organisation_id, kind) where organisation_id is not null;
  create index stored_file_of_giver on stored_file (given_by) where given_by is not null;
  `,
];
