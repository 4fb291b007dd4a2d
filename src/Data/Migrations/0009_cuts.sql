-- Data cuts: what counted when a round was closed, for ever. The names are kept with it: a cut needs nothing else to be
-- counted again.

create table data_cut (
    id bigint generated always as identity primary key,
    round_id bigint not null references round,
    number int not null,               -- 1, 2, … in its round
    unasked int not null,              -- initiatives of the edition that name no known organisation: nobody was asked
    hash text not null check (hash ~ '^[0-9a-f]{64}$'), -- of all its rows: Domain/Scoreboards/CutText
    person_id bigint not null references person,
    person_name text not null,
    at timestamptz not null default clock_timestamp(),
    unique (round_id, number)
);

create table cut_report (
    cut_id bigint not null references data_cut,
    duty_id bigint not null references duty,
    position int not null,
    initiative_code text not null,
    area_code text not null,           -- of the section; empty: none
    area text not null,
    goal_code text not null,
    goal text not null,
    organisation_id bigint not null references organisation,
    organisation_name text not null,
    role text not null check (role in ('sole', 'lead', 'joint', 'unmarked')),
    version int,                       -- of the answer that counts; null: no report
    status text,
    proof text check (proof in ('claimed', 'evidenced', 'verified')),
    check ((version is null) = (status is null) and (version is null) = (proof is null)),
    primary key (cut_id, duty_id)
);

create function cut_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'Data cuts are append-only: % refused.', tg_op;
end $$;
create trigger data_cut_append_only before update or delete or truncate on data_cut
    for each statement execute function cut_is_append_only();
create trigger cut_report_append_only before update or delete or truncate on cut_report
    for each statement execute function cut_is_append_only();

alter table data_cut enable row level security;
grant select, insert on data_cut to shirube_web;
create policy seen on data_cut for select to shirube_web
    using ((select i_am('reader', 'reviewer', 'secretariat', 'administrator')));
create policy taken on data_cut for insert to shirube_web
    with check ((select i_am('secretariat')) and person_id = (select my_id()));

alter table cut_report enable row level security;
grant select, insert on cut_report to shirube_web;
create policy seen on cut_report for select to shirube_web
    using ((select i_am('reader', 'reviewer', 'secretariat', 'administrator')));
-- Only together with its cut: nothing is added to one that stands.
create policy taken on cut_report for insert to shirube_web with check (
    (select i_am('secretariat'))
    and cut_id in (select c.id from data_cut c where c.xmin = pg_current_xact_id()::xid));
