-- The register. Every row read from a document hangs on its source document; what is current is what
-- edition.current_document_id (for the tree) and "no later document replaces it" (for the rest) say.

create table strategy (
    id bigint generated always as identity primary key,
    slug text not null unique,
    name text not null,
    name_en text
);

create table edition (
    id bigint generated always as identity primary key,
    strategy_id bigint not null references strategy,
    slug text not null unique,
    name text not null,
    year int,
    as_of text,                       -- ISO 8601 with the precision of the source: 2023-04
    current_document_id bigint        -- the document its tree is read from; null while none was imported
);

create table source_document (
    id bigint generated always as identity primary key,
    sha256 text not null unique check (sha256 ~ '^[0-9a-f]{64}$'),
    name text not null,               -- the file's name when it was imported, for people
    content bytea not null,
    encoding text not null,
    family text not null,             -- register, progress-slides, follow-up-slides, outline
    title text not null,
    as_of text,
    language text not null,
    edition_id bigint references edition,
    replaces_id bigint references source_document,
    lines int not null,
    blank_lines int not null,
    read_lines int not null,
    furniture_lines int not null,
    unread_lines int not null,
    imported_at timestamptz not null,
    check (lines = blank_lines + read_lines + furniture_lines + unread_lines)
);
alter table edition add foreign key (current_document_id) references source_document;
create index on source_document (edition_id);
create index on source_document (replaces_id);

create table source_line (
    document_id bigint not null references source_document,
    number int not null,              -- 1-based
    text text not null,
    state text not null check (state in ('blank', 'read', 'furniture', 'unread')),
    why text,                         -- of furniture
    primary key (document_id, number)
);

-- Every entry as it was read, with its place. The tables below say what the register makes of it.
create table entry (
    document_id bigint not null references source_document,
    key text not null,                -- e12, as in the read contract
    position int not null,
    parent_key text,
    kind text not null,
    marker text,
    text text not null,
    repeat_of_key text,
    page int,
    first_line int not null,
    last_line int not null,
    quote text not null,
    confidence real not null check (confidence between 0 and 1),
    fields jsonb not null,
    primary key (document_id, key)
);
create index on entry (document_id, first_line);

create table organisation (
    id bigint generated always as identity primary key,
    slug text not null unique,        -- mext, mext-…; for bodies without a known one: o + public id
    name text not null,
    name_en text,
    parent_id bigint references organisation,
    corporate_number text unique check (corporate_number ~ '^[0-9]{13}$'),
    rank int not null                 -- 建制順, the official order; 1000 where none is known
);

create table organisation_name (
    organisation_id bigint not null references organisation,
    name text not null,
    valid_from date,                  -- null: since ever; null valid_to: today's
    valid_to date,
    primary key (organisation_id, name)
);

-- What a document calls an organisation. basis: table (its own table of abbreviations), name (the name or a common
-- short form of it), register (slides without a table: as the register of the same edition calls it), near (only nearly
-- in the table: a question asks), unknown (organisation_id null: a question asks).
create table alias (
    document_id bigint not null references source_document,
    printed text not null,
    organisation_id bigint references organisation,
    basis text not null check (basis in ('table', 'name', 'register', 'near', 'unknown')),
    primary key (document_id, printed)
);

create table section (
    id bigint generated always as identity primary key,
    document_id bigint not null,
    entry_key text not null,
    code text not null,               -- public id; the same in every reading of the edition that holds it
    edition_id bigint not null references edition,
    parent_id bigint references section,
    level text not null check (level in ('part', 'section', 'subsection')),
    marker text,
    text text not null,
    position int not null,
    foreign key (document_id, entry_key) references entry (document_id, key),
    unique (document_id, code)
);

create table goal (
    id bigint generated always as identity primary key,
    document_id bigint not null,
    entry_key text not null,
    code text not null,
    edition_id bigint not null references edition,
    section_id bigint references section,
    parent_id bigint references goal,  -- the overarching goal over a specific one
    level text not null check (level in ('overarching', 'specific')),
    marker text,
    text text not null,                -- statements separated by a line feed
    match_keys text[] not null,        -- what a heading elsewhere must equal, after normalisation, to be this goal
    repeat_of_id bigint references goal,
    cross_reference text,              -- 前掲のとおり, as printed, where the goal points to its original
    position int not null,
    foreign key (document_id, entry_key) references entry (document_id, key),
    unique (document_id, code)
);

create table initiative (
    id bigint generated always as identity primary key,
    document_id bigint not null,
    entry_key text not null,
    code text not null,
    edition_id bigint not null references edition,
    goal_id bigint not null references goal,
    text text not null,
    norm text not null,               -- Normal.ForSearch(text): equal for exact repeats
    position int not null,
    foreign key (document_id, entry_key) references entry (document_id, key),
    unique (document_id, code)
);
create index on initiative (goal_id);
create index on initiative (edition_id);
create index on initiative (code);
create index on initiative (document_id, position);
create index on initiative (document_id, md5(norm));
create index on goal (code);
create index on goal (document_id, position);
create index on goal (section_id);
create index on goal (parent_id);
create index on section (document_id, position);
-- From a line of a source to what the register made of it.
create index on section (document_id, entry_key);
create index on goal (document_id, entry_key);
create index on initiative (document_id, entry_key);

create table responsibility (
    initiative_id bigint not null references initiative,
    position int not null,            -- as printed, from 1
    organisation_id bigint references organisation,
    printed text not null,            -- without the mark
    role text not null check (role in ('sole', 'lead', 'joint', 'unmarked')),
    primary key (initiative_id, position)
);
create index on responsibility (organisation_id, role);

create table progress (
    id bigint generated always as identity primary key,
    document_id bigint not null,
    entry_key text not null,
    code text not null,
    edition_id bigint references edition,
    kind text not null check (kind in ('progress', 'overview', 'direction', 'highlight', 'footnote')),
    area text,
    text text not null,
    repeat_of_id bigint references progress,
    position int not null,
    foreign key (document_id, entry_key) references entry (document_id, key),
    unique (document_id, code)
);
create index on progress (edition_id);
create index on progress (code);
create index on progress (document_id, entry_key);

-- The goals a progress entry reports on. basis: heading (it stands under that goal's heading), block (it stands with
-- several goals' headings and the document does not say which), repeat (as its first printing says).
create table progress_goal (
    progress_id bigint not null references progress,
    goal_id bigint not null references goal,
    basis text not null check (basis in ('heading', 'block', 'repeat')),
    primary key (progress_id, goal_id)
);
create index on progress_goal (goal_id);

create table progress_organisation (
    progress_id bigint not null references progress,
    position int not null,
    organisation_id bigint references organisation,
    printed text not null,
    primary key (progress_id, position)
);
create index on progress_organisation (organisation_id);

create table scoreboard_row (
    document_id bigint not null,
    entry_key text not null,
    edition_id bigint references edition,
    position int not null,
    area text not null,
    is_total boolean not null,
    initiatives int not null,
    on_plan int not null,
    incomplete int not null,
    rate_percent int not null,
    primary key (document_id, entry_key),
    foreign key (document_id, entry_key) references entry (document_id, key)
);
create index on scoreboard_row (edition_id);

create table question (
    id bigint generated always as identity primary key,
    document_id bigint not null references source_document,
    position int not null,
    kind text not null,
    entry_key text,
    subject text not null,
    text_ja text not null,
    text_en text not null,
    lines int[] not null,
    candidates text[] not null
);
create index on question (document_id);

-- What search finds. norm = Normal.ForSearch(body); rank weight: the register before progress before source lines.
create table passage (
    id bigint generated always as identity primary key,
    document_id bigint not null references source_document,
    kind text not null check (kind in ('initiative', 'goal', 'section', 'progress', 'organisation', 'line')),
    path text not null,               -- of its page on the site: /initiatives/i7k3f9q2xb0
    body text not null,
    norm text not null,
    organisations bigint[] not null,
    weight real not null
);
create index on passage (document_id);

create table ledger (
    seq bigint primary key,
    at timestamptz not null,
    actor text not null,
    use_case text not null,
    subject text not null,
    detail text not null,
    previous_hash text not null,
    hash text not null
);
create function ledger_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'The ledger is append-only: % refused.', tg_op;
end $$;
create trigger ledger_append_only before update or delete or truncate on ledger
    for each statement execute function ledger_is_append_only();
