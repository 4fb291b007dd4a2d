-- The figures of all rounds at once, and who shares an initiative found once a statement: at 12,000 duties a round, asking
-- row by row took seconds.

-- How many initiatives of a cut stand how. Like cut_initiative it says nothing that the rows of the cut do not say.
create table cut_count (
    cut_id bigint not null references data_cut,
    status text,                       -- null: no report
    proof text,
    initiatives int not null,
    unique nulls not distinct (cut_id, status, proof)
);
insert into cut_count (cut_id, status, proof, initiatives)
select cut_id, status, proof, count(*) from cut_initiative group by cut_id, status, proof;
create trigger cut_count_append_only before update or delete or truncate on cut_count
    for each statement execute function cut_is_append_only();
alter table cut_count enable row level security;
grant select, insert on cut_count to shirube_web;
create policy seen on cut_count for select to shirube_web
    using ((select i_am('reader', 'reviewer', 'secretariat', 'administrator')));
create policy released on cut_count for select to shirube_web using (cut_id in (select r.cut_id from released r));
create policy taken on cut_count for insert to shirube_web with check (
    (select i_am('secretariat'))
    and cut_id in (select c.id from data_cut c where c.xmin = pg_current_xact_id()::xid));

-- Whoever is named with an initiative sees what the others answer: as i_share, for all rows at once.
create function my_organisations() returns setof bigint
language sql stable security definer set search_path = public, pg_temp as $$
    select organisation_id from membership
    where person_id = (select my_id()) and role = 'reporter' and ended_at is null
$$;
create function my_shared() returns table (round_id bigint, initiative_code text)
language sql stable security definer set search_path = public, pg_temp as $$
    select d.round_id, d.initiative_code from duty d where d.organisation_id in (select my_organisations())
$$;
alter policy seen on duty using (
    (select i_am('reader', 'reviewer', 'secretariat', 'administrator'))
    or organisation_id in (select my_organisations())
    or (round_id, initiative_code) in (select s.round_id, s.initiative_code from my_shared() s));
