-- Indicators: what is measured, and the history of every figure. All three tables are append-only: what was said once stays
-- readable, and what is said anew is a further line with its reason.

create table indicator (
    id bigint generated always as identity primary key,
    code text not null unique,         -- public id
    edition_id bigint references edition, -- null: read from a document that is no part of an edition
    of_kind text not null check (of_kind in ('edition', 'goal', 'initiative', 'progress', 'document')),
    of_code text not null,             -- of the goal, initiative or progress; the edition's slug; the first 12 digits of the SHA-256
    made_at timestamptz not null default clock_timestamp()
);
create index on indicator (edition_id);
create index on indicator (of_code);

-- What it is called and how it is counted: the newest line holds.
create table indicator_definition (
    indicator_id bigint not null references indicator,
    number int not null check (number > 0),
    title text not null check (title <> ''),
    title_en text not null,            -- empty: none was given
    unit text not null,                -- empty: none is printed
    measure text not null check (measure in ('number', 'percent', 'ratio')),
    direction text check (direction in ('ascending', 'descending')), -- null: not said
    aggregation text check (aggregation in ('latest', 'sum', 'average')),
    is_public boolean not null,
    reason text not null,
    document_id bigint references source_document, -- null: a person said it
    first_line int,
    last_line int,
    statement text not null,           -- the words it was read from, repaired
    confidence real,                   -- of the reading
    person_id bigint references person,
    person_name text,
    at timestamptz not null default clock_timestamp(),
    primary key (indicator_id, number),
    check (number = 1 or reason <> ''),
    check ((document_id is null) = (person_id is not null)),
    check ((document_id is null) = (confidence is null))
);

create table indicator_fact (
    id bigint generated always as identity primary key,
    indicator_id bigint not null references indicator,
    kind text not null check (kind in ('baseline', 'target', 'actual', 'break')),
    state text not null check (state in ('value', 'not-set', 'missing', 'withdrawn', 'said')),
    starts_on date,                    -- null: the source does not say of when it is
    ends_on date,
    period text,                       -- its short name: FY2022
    number int not null check (number > 0), -- in its slot: what is 2 or more corrects what was there
    value numeric,
    qualifier text check (qualifier in ('exact', 'about', 'at-least', 'over', 'at-most', 'under')),
    printed text,                      -- as it stood or was typed
    due_on date,                       -- of what is not set yet: until when, and by whom
    set_by text not null default '',
    reason text not null,
    document_id bigint references source_document,
    first_line int,
    last_line int,
    person_id bigint references person,
    person_name text,
    duty_id bigint,                    -- of an answer that was approved, with its version
    version int,
    at timestamptz not null default clock_timestamp(),
    foreign key (duty_id, version) references answer (duty_id, number),
    check ((state = 'value') = (value is not null and qualifier is not null and printed is not null)),
    check (state <> 'not-set' or kind = 'target' and due_on is not null and set_by <> ''),
    check ((kind = 'break') = (state = 'said') or state = 'withdrawn'),
    check ((starts_on is null) = (ends_on is null) and (starts_on is null) = (period is null) and starts_on <= ends_on),
    check (number = 1 or reason <> ''),
    check (state not in ('missing', 'withdrawn', 'said') or reason <> ''),
    check (document_id is not null or person_id is not null),
    check ((duty_id is null) = (version is null))
);
-- Lines of one slot correct each other; an indicator has one baseline, whatever its date.
create unique index indicator_fact_slot on indicator_fact (indicator_id, kind,
    (case when kind <> 'baseline' then starts_on end), (case when kind <> 'baseline' then ends_on end), number)
    nulls not distinct;

create function indicator_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'Indicators are append-only: % refused.', tg_op;
end $$;
create trigger indicator_append_only before update or delete or truncate on indicator
    for each statement execute function indicator_is_append_only();
create trigger indicator_definition_append_only before update or delete or truncate on indicator_definition
    for each statement execute function indicator_is_append_only();
create trigger indicator_fact_append_only before update or delete or truncate on indicator_fact
    for each statement execute function indicator_is_append_only();

-- A line follows the one before it: nobody opens a slot a second time as if nothing had been there.
create function indicator_fact_follows() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if new.number <> 1 + coalesce((
        select max(f.number) from indicator_fact f
        where f.indicator_id = new.indicator_id and f.kind = new.kind
          and (f.kind = 'baseline' or f.starts_on is not distinct from new.starts_on and f.ends_on is not distinct from new.ends_on)), 0)
    then
        raise exception 'Figure % of indicator % does not follow the one before it.', new.number, new.indicator_id;
    end if;
    return new;
end $$;
create trigger indicator_fact_follows before insert on indicator_fact
    for each row execute function indicator_fact_follows();

-- The one place that says what anybody may see. A figure that came with an answer waits for the release of its round.
create function figure_is_public(duty bigint, version int) returns boolean language sql stable as $$
    select duty is null
$$;
create view public_indicator as
    select i.id, i.code, i.edition_id, i.of_kind, i.of_code, d.number, d.title, d.title_en, d.unit, d.measure, d.direction,
        d.aggregation, d.document_id, d.first_line, d.last_line, d.statement, d.confidence, d.at
    from indicator i
    join lateral (select * from indicator_definition d where d.indicator_id = i.id order by d.number desc limit 1) d on true
    where d.is_public;
create view public_fact as
    select f.*,
        row_number() over (partition by f.indicator_id, f.kind,
            case when f.kind <> 'baseline' then f.starts_on end, case when f.kind <> 'baseline' then f.ends_on end
            order by f.number desc) = 1 as stands
    from indicator_fact f
    join public_indicator i on i.id = f.indicator_id
    where figure_is_public(f.duty_id, f.version);

alter table indicator enable row level security;
grant select, insert on indicator to shirube_web;
create policy seen on indicator for select to shirube_web
    using ((select i_am('reader', 'reviewer', 'reporter', 'secretariat', 'administrator')));
create policy made on indicator for insert to shirube_web with check ((select i_am('secretariat')));

alter table indicator_definition enable row level security;
grant select, insert on indicator_definition to shirube_web;
create policy seen on indicator_definition for select to shirube_web
    using ((select i_am('reader', 'reviewer', 'reporter', 'secretariat', 'administrator')));
create policy made on indicator_definition for insert to shirube_web
    with check ((select i_am('secretariat')) and person_id = (select my_id()));

-- What an answer brought is seen by whoever sees the answer.
alter table indicator_fact enable row level security;
grant select, insert on indicator_fact to shirube_web;
create policy seen on indicator_fact for select to shirube_web using (
    (select i_am('reader', 'reviewer', 'reporter', 'secretariat', 'administrator'))
    and (duty_id is null or exists (select from duty d where d.id = duty_id)));
create policy made on indicator_fact for insert to shirube_web
    with check ((select i_am('secretariat')) and person_id = (select my_id()));

-- What search finds is named by the program; whoever adds a kind need not name all the others again.
alter table passage drop constraint passage_kind_check;
alter table passage add constraint passage_kind_check check (kind ~ '^[a-z]+$');
