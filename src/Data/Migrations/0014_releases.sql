-- Releases: what is published of a round, from one data cut, at a time that was said before; and corrections after it. All of
-- it is append-only. Whether a release is out is asked in one place, is_out; what the public may see of releases stands in
-- the views released…, and row-level security repeats it for the tables.

create table release (
    id bigint generated always as identity primary key,
    code text not null unique,         -- r…: its permanent address
    cut_id bigint not null references data_cut,
    number int not null,               -- 1, 2, … in its round; one that was cancelled gives its number back
    round_name text not null,          -- the names of the day
    edition_slug text not null,
    edition_name text not null,
    title text not null,
    title_en text not null,
    note text not null,
    note_en text not null,
    manifest text not null,            -- JSON, to the byte as it is published
    hash text not null check (hash = encode(sha256(convert_to(manifest, 'UTF8')), 'hex')),
    ledger_line bigint not null,       -- the last line of the ledger before the release
    ledger_hash text not null,
    person_id bigint not null references person,
    person_name text not null,
    at timestamptz not null default clock_timestamp()
);
create index on release (cut_id);

-- When it comes out: the last row counts. A row without a time cancels it.
create table release_timing (
    release_id bigint not null references release,
    number int not null,               -- 1, 2, …
    publish_at timestamptz,
    reason text not null,              -- empty in the first
    person_id bigint not null references person,
    person_name text not null,
    at timestamptz not null default clock_timestamp(),
    primary key (release_id, number),
    check (number = 1 or reason <> ''),
    check (number > 1 or publish_at is not null)
);

-- The answers of the cut at the very versions that it counts, all of them approved.
create table release_answer (
    id bigint generated always as identity primary key,
    release_id bigint not null references release,
    code text not null unique,         -- a…: its permanent address
    duty_id bigint not null references duty,
    version int not null,
    position int not null,
    initiative_code text not null,
    initiative_text text not null,
    area_code text not null,
    area text not null,
    goal_code text not null,
    goal text not null,
    organisation_id bigint not null references organisation,
    organisation_slug text not null,
    organisation_name text not null,
    role text not null check (role in ('sole', 'lead', 'joint', 'unmarked')),
    proof text not null check (proof in ('claimed', 'evidenced', 'verified')),
    content jsonb not null,            -- what is published of the answer, nothing else
    hash text not null check (hash ~ '^[0-9a-f]{64}$'), -- Domain/Publishing/ReleasedText
    unique (release_id, duty_id)
);
create index on release_answer (initiative_code);

-- One field of a released answer, before and after. What is shown is the last one's; all are kept.
create table correction (
    id bigint generated always as identity primary key,
    code text not null unique,         -- c…: its permanent address
    answer_id bigint not null references release_answer,
    number int not null,               -- 1, 2, … of its answer
    field text not null check (field in ('status', 'progress', 'next', 'evidence')),
    before jsonb not null,
    after jsonb not null,
    reason text not null check (reason <> ''),
    person_id bigint not null references person,
    person_name text not null,
    at timestamptz not null default clock_timestamp(),
    unique (answer_id, number),
    check (before <> after)
);

create function release_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'Releases and corrections are append-only: % refused.', tg_op;
end $$;
create trigger release_append_only before update or delete or truncate on release
    for each statement execute function release_is_append_only();
create trigger release_timing_append_only before update or delete or truncate on release_timing
    for each statement execute function release_is_append_only();
create trigger release_answer_append_only before update or delete or truncate on release_answer
    for each statement execute function release_is_append_only();
create trigger correction_append_only before update or delete or truncate on correction
    for each statement execute function release_is_append_only();

-- The one place that says whether a release is out. The time is that of the transaction: what reads twice sees one answer.
create function is_out(of_release bigint) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
    select coalesce((
        select t.publish_at <= now() from release_timing t where t.release_id = of_release order by t.number desc limit 1),
        false)
$$;

-- What is out, or about to be while this is written down, is neither moved nor cancelled.
create function what_is_out_stays_out() returns trigger language plpgsql as $$
declare
    last release_timing;
begin
    select * into last from release_timing t where t.release_id = new.release_id order by t.number desc limit 1;
    if new.number <> coalesce(last.number, 0) + 1 then
        raise exception 'The times of a release are numbered one after the other.';
    end if;
    if last.number is not null and (last.publish_at is null or last.publish_at <= clock_timestamp() + interval '10 seconds') then
        raise exception 'A release that is out or cancelled stays so.';
    end if;
    return new;
end $$;
create trigger release_timing_stands before insert on release_timing
    for each row execute function what_is_out_stays_out();

-- One release a cut: another only after it was cancelled.
create function a_cut_is_released_once() returns trigger language plpgsql as $$
begin
    if exists (
        select from release r
        where r.cut_id = new.cut_id and not exists (
            select from release_timing t where t.release_id = r.id and t.publish_at is null)) then
        raise exception 'There is a release of this data cut.';
    end if;
    return new;
end $$;
create trigger release_is_the_only_one before insert on release
    for each row execute function a_cut_is_released_once();

-- What the public may see. These run with the rights of their owner; the condition is in them.
create view released as
    select r.id, r.code, r.cut_id, c.round_id, r.number, c.number as cut_number, c.hash as cut_hash, r.round_name,
        r.edition_slug, r.edition_name, r.title, r.title_en, r.note, r.note_en, r.manifest, r.hash, r.ledger_line,
        r.ledger_hash, r.person_name, r.at,
        (select t.publish_at from release_timing t where t.release_id = r.id order by t.number desc limit 1) as publish_at,
        not exists (
            select from release later join data_cut l on l.id = later.cut_id
            where l.round_id = c.round_id and later.number > r.number and is_out(later.id)) as is_latest -- of its round
    from release r join data_cut c on c.id = r.cut_id
    where is_out(r.id);

create view released_answer as
    select a.id, a.release_id, r.code as release_code, r.publish_at, r.is_latest, r.edition_slug, r.round_id, r.round_name,
        a.code, a.version, a.position, a.initiative_code, a.initiative_text, a.area_code, a.area, a.goal_code, a.goal,
        a.organisation_id, a.organisation_slug, a.organisation_name, a.role, a.proof, a.content, a.hash,
        coalesce((select k.after from correction k where k.answer_id = a.id and k.field = 'status'
            order by k.number desc limit 1), a.content -> 'status') #>> '{}' as status,
        coalesce((select k.after from correction k where k.answer_id = a.id and k.field = 'progress'
            order by k.number desc limit 1), a.content -> 'progress') #>> '{}' as progress,
        coalesce((select k.after from correction k where k.answer_id = a.id and k.field = 'next'
            order by k.number desc limit 1), a.content -> 'next') #>> '{}' as next,
        coalesce((select k.after from correction k where k.answer_id = a.id and k.field = 'evidence'
            order by k.number desc limit 1), a.content -> 'evidence') as evidence,
        (select count(*)::int from correction k where k.answer_id = a.id) as corrections
    from release_answer a join released r on r.id = a.release_id;

create view released_correction as
    select k.id, k.code, k.answer_id, k.number, k.field, k.before, k.after, k.reason, k.person_name, k.at, a.release_id,
        r.code as release_code, a.code as answer_code, a.initiative_code, a.initiative_text, a.organisation_slug,
        a.organisation_name, a.position
    from correction k join release_answer a on a.id = k.answer_id join released r on r.id = a.release_id;

-- A data cut that a release was made from, with its rows: GetCut's columns.
create view released_cut as
    select c.id, c.round_id, c.number, r.round_name as round, r.edition_name as edition, c.person_name as by, c.at, c.unasked,
        c.hash, r.id as release_id, r.code as release_code
    from data_cut c join released r on r.cut_id = c.id;

create view released_cut_row as
    select c.cut_id, c.duty_id, d.initiative_text as words, c.position, c.initiative_code, c.area_code, c.area, c.goal_code,
        c.goal, c.organisation_id, c.organisation_name, c.role, c.version, c.status, c.proof, a.code as answer_code
    from cut_report c
    join duty d on d.id = c.duty_id
    join released r on r.cut_id = c.cut_id
    left join release_answer a on a.release_id = r.id and a.duty_id = c.duty_id;

grant select on released, released_answer, released_correction, released_cut, released_cut_row to shirube_web;

alter table release enable row level security;
grant select, insert on release to shirube_web;
create policy seen on release for select to shirube_web
    using ((select i_am('reader', 'reviewer', 'secretariat', 'administrator')) or is_out(id));
create policy made on release for insert to shirube_web
    with check ((select i_am('secretariat')) and person_id = (select my_id()));

alter table release_timing enable row level security;
grant select, insert on release_timing to shirube_web;
create policy seen on release_timing for select to shirube_web
    using (release_id in (select r.id from release r));
create policy made on release_timing for insert to shirube_web with check (
    (select i_am('secretariat')) and person_id = (select my_id()) and (publish_at is null or publish_at >= now()));

alter table release_answer enable row level security;
grant select, insert on release_answer to shirube_web;
-- A release that is not seen has no answers: the policy of release holds here, too.
create policy seen on release_answer for select to shirube_web using (release_id in (select r.id from release r));
-- Only together with its release, and only what the cut counts and is approved at that version.
create policy made on release_answer for insert to shirube_web with check (
    (select i_am('secretariat'))
    and exists (
        select from release r
        join cut_report c on c.cut_id = r.cut_id
        join duty d on d.id = c.duty_id and d.state = 'approved' and d.version = c.version
        where r.id = release_id and r.xmin = pg_current_xact_id()::xid
            and c.duty_id = release_answer.duty_id and c.version = release_answer.version));

alter table correction enable row level security;
grant select, insert on correction to shirube_web;
create policy seen on correction for select to shirube_web using (answer_id in (select a.id from release_answer a));
create policy made on correction for insert to shirube_web with check (
    (select i_am('secretariat')) and person_id = (select my_id())
    and exists (select from release_answer a where a.id = answer_id and is_out(a.release_id)));

-- The cut behind a release is as public as the release.
create policy released on data_cut for select to shirube_web using (id in (select r.cut_id from released r));
create policy released on cut_report for select to shirube_web using (cut_id in (select r.cut_id from released r));
