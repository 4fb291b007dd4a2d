-- The desk: files that wait to be read, readings that wait for a person, and what people decided. Nothing public asks
-- these three tables; accepting a reading writes the register's own.

create table import_job (
    id bigint generated always as identity primary key,
    name text not null,                -- the file's name, for people
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    size int not null,                 -- bytes
    content bytea,                     -- null once the register has the bytes, or nobody wants them any more
    state text not null default 'queued'
        check (state in ('queued', 'reading', 'review', 'accepted', 'refused', 'cancelled')),
    accept_at_once boolean not null,   -- whoever brought it said "accept everything"
    actor text not null,
    created_at timestamptz not null default clock_timestamp(),
    changed_at timestamptz not null default clock_timestamp(),
    done int not null default 0,       -- pages read, of so many; 0 of 0 where the format has none
    pages int not null default 0,
    reason_ja text,                    -- of a refusal
    reason_en text,
    worker text,                       -- who reads it, until when he must say again that he is alive
    lease_until timestamptz,
    attempts int not null default 0
);
create index on import_job (id) where state in ('queued', 'reading');
create index on import_job (sha256);

-- What reading the file gave. A newer reading is a new row; the earlier one shows what the newer would change.
create table reading (
    id bigint generated always as identity primary key,
    job_id bigint not null references import_job,
    at timestamptz not null,
    content bytea not null,            -- the document as read, whole: compressed JSON
    earlier text[] not null,           -- SHA-256 of earlier texts of the document, whose decisions count here too
    title text not null,
    family text not null,
    format text not null,
    lines int not null,
    unread_lines int not null,
    entries int not null,
    doubtful int not null,             -- entries with a confidence of 0.9 or less
    questions int not null,
    remarks int not null
);
create index on reading (job_id, id);

-- What people decided about a document, for ever: a later decision withdraws an earlier one.
create table decision (
    number bigint generated always as identity primary key,
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    kind text not null check (kind in ('accept', 'accept-above', 'correct', 'split', 'join', 're-parent', 'furniture',
        'reject', 'read-line', 'withdraw')),
    decision jsonb not null,           -- what it is about (place and words) and what was decided
    actor text not null,
    at timestamptz not null
);
create index on decision (sha256, number);
create function decision_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'Decisions are append-only: % refused.', tg_op;
end $$;
create trigger decision_append_only before update or delete or truncate on decision
    for each statement execute function decision_is_append_only();

-- What a document of pages adds to the register: its public pages show the picture beside the words.
alter table source_document add format text not null default 'text';
create table source_page (
    document_id bigint not null references source_document,
    number int not null,               -- 1-based page, sheet or slide
    name text,                         -- of a sheet
    width real not null,               -- in points; 0 where the format knows none
    height real not null,
    primary key (document_id, number)
);
create table source_remark (
    document_id bigint not null references source_document,
    position int not null,
    kind text not null,
    page int,
    text_ja text not null,
    text_en text not null,
    primary key (document_id, position)
);
alter table source_line add page int;
alter table source_line add box real[];       -- left, top, right, bottom, in points from the page's upper left corner
alter table entry add boxes real[];           -- one after the other: page, left, top, right, bottom
create index on source_line (document_id, page) where page is not null;
