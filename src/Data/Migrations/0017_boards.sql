-- Boards at national size. A cut's hash covers what the counted answers say (format 2), each initiative as it counts is
-- written down with its cut, and who shares an initiative is found once a statement and not once a row.

alter table data_cut add column format int not null default 1; -- how its hash is made: Domain/Scoreboards/CutText
alter table cut_report add column answer_hash text             -- SHA-256 of the answer's content; null: none, or format 1
    check (answer_hash is null or version is not null and answer_hash ~ '^[0-9a-f]{64}$');
create index on cut_report (cut_id, initiative_code);

-- An initiative as it counts: its lead's status; where two lead the weaker word, and nothing before both have spoken. It
-- says nothing that the rows of the cut do not say, and is checked against them (Features/Scoreboards/CheckCut).
create table cut_initiative (
    cut_id bigint not null references data_cut,
    code text not null,
    position int not null,
    area_code text not null,           -- empty: none
    goal_code text not null,
    status text,                       -- null: no report
    proof text,
    leads bigint[] not null,           -- organisations, in the order of their numbers
    organisations bigint[] not null,   -- in any role
    primary key (cut_id, code)
);
create index on cut_initiative (cut_id, position);

create function count_cut(cut bigint) returns void language sql as $$
    insert into cut_initiative (cut_id, code, position, area_code, goal_code, status, proof, leads, organisations)
    select cut_id, initiative_code, min(position),
        (array_agg(area_code order by position, organisation_id))[1],
        (array_agg(goal_code order by position, organisation_id))[1],
        case when bool_and(status is not null) filter (where leads) then
            (array_agg(status order by strength, ground, organisation_id) filter (where leads))[1] end,
        case when bool_and(status is not null) filter (where leads) then
            (array_agg(proof order by strength, ground, organisation_id) filter (where leads))[1] end,
        coalesce(array_agg(organisation_id order by organisation_id) filter (where leads), '{}'),
        array_agg(organisation_id order by organisation_id)
    from (
        select *, role in ('sole', 'lead') as leads,
            array_position(array['discontinued', 'incomplete', 'partly-incomplete', 'on-plan', 'done'], status) as strength,
            array_position(array['claimed', 'evidenced', 'verified'], proof) as ground
        from cut_report where cut_id = cut) r
    group by cut_id, initiative_code
$$;
select count_cut(id) from data_cut;

create trigger cut_initiative_append_only before update or delete or truncate on cut_initiative
    for each statement execute function cut_is_append_only();
alter table cut_initiative enable row level security;
grant select, insert on cut_initiative to shirube_web;
create policy seen on cut_initiative for select to shirube_web
    using ((select i_am('reader', 'reviewer', 'secretariat', 'administrator')));
create policy taken on cut_initiative for insert to shirube_web with check (
    (select i_am('secretariat'))
    and cut_id in (select c.id from data_cut c where c.xmin = pg_current_xact_id()::xid));
