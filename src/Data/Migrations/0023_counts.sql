-- How far each organisation of a round is, kept beside its duties: at national size the boards counted 12,000 duties a round
-- anew for every look. Kept by the database alone, counted from the duties once a transaction and organisation, when it
-- commits: no order of writers leaves it wrong, and nobody waits for another while he still writes.

create table duty_count (
    round_id bigint not null references round,
    organisation_id bigint not null references organisation,
    organisation_name text not null,   -- of the day the round was made
    duties int not null,
    none int not null,
    draft int not null,
    returned int not null,
    submitted int not null,
    approved int not null,
    aside int not null,                -- with a text beside the one that stands
    claimed int not null,              -- of the submitted and approved: with nothing behind it; then the other two grounds
    evidenced int not null,
    verified int not null,
    after_due int not null,            -- of the same: written after the due date
    primary key (round_id, organisation_id)
);

-- Counted from the duties that the caller sees.
create function count_duties(of_round bigint, of_organisation bigint default null) returns setof duty_count
language sql stable as $$
    with d as materialized (
        select id, organisation_id, organisation_name, state, version from duty
        where round_id = of_round and (of_organisation is null or organisation_id = of_organisation))
    select of_round, d.organisation_id, min(d.organisation_name collate "C"), count(*)::int,
        (count(*) filter (where d.state = 'none'))::int,
        (count(*) filter (where d.state = 'draft'))::int,
        (count(*) filter (where d.state = 'returned'))::int,
        (count(*) filter (where d.state = 'submitted'))::int,
        (count(*) filter (where d.state = 'approved'))::int,
        (count(*) filter (where exists (
            select from answer a where a.duty_id = d.id and a.aside and a.number > d.version)))::int,
        (count(*) filter (where c.number is not null and v.version is null and c.content -> 'evidence' = '[]'))::int,
        (count(*) filter (where c.number is not null and v.version is null and c.content -> 'evidence' <> '[]'))::int,
        (count(*) filter (where v.version is not null))::int,
        (count(*) filter (where (c.at at time zone 'Asia/Tokyo')::date > (select due_on from round where id = of_round)))::int
    from d
    left join answer c on c.duty_id = d.id and c.number = d.version and d.state in ('submitted', 'approved')
    left join verification v on v.duty_id = d.id and v.version = c.number
    group by d.organisation_id
$$;

create function count_again(of_round bigint, of_organisation bigint) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
    -- What this transaction changed it has changed before its first count: that one holds it all.
    if exists (
        select from duty_count
        where round_id = of_round and organisation_id = of_organisation and xmin = pg_current_xact_id()::xid) then
        return;
    end if;
    -- Who comes second waits here, and counts what the first has committed.
    perform from duty_count where round_id = of_round and organisation_id = of_organisation for update;
    insert into duty_count select * from count_duties(of_round, of_organisation)
    on conflict (round_id, organisation_id) do update set
        organisation_name = excluded.organisation_name, duties = excluded.duties, none = excluded.none,
        draft = excluded.draft, returned = excluded.returned, submitted = excluded.submitted,
        approved = excluded.approved, aside = excluded.aside, claimed = excluded.claimed,
        evidenced = excluded.evidenced, verified = excluded.verified, after_due = excluded.after_due;
end $$;

revoke execute on function count_again from public;

create function duty_is_counted() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if tg_op = 'INSERT' or new.state <> old.state
        or exists (select from answer a where a.duty_id = new.id and a.aside) then
        perform count_again(new.round_id, new.organisation_id);
    end if;
    return null;
end $$;
create constraint trigger counted after insert or update of state, version on duty
    deferrable initially deferred for each row execute function duty_is_counted();

create function answer_is_counted() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
    perform count_again(d.round_id, d.organisation_id) from duty d
    where d.id = new.duty_id and (new.aside or d.version = new.number and d.state in ('submitted', 'approved'));
    return null;
end $$;
create constraint trigger counted after insert on answer
    deferrable initially deferred for each row execute function answer_is_counted();

create function verification_is_counted() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
    perform count_again(d.round_id, d.organisation_id) from duty d where d.id = new.duty_id;
    return null;
end $$;
create constraint trigger counted after insert on verification
    deferrable initially deferred for each row execute function verification_is_counted();

create function round_is_counted() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
    perform count_again(new.id, o.organisation_id) from duty_count o where o.round_id = new.id;
    return null;
end $$;
create constraint trigger counted after update of due_on on round
    deferrable initially deferred for each row when (new.due_on <> old.due_on) execute function round_is_counted();

insert into duty_count select n.* from round r, count_duties(r.id) n;

alter table duty_count enable row level security;
grant select on duty_count to shirube_web;
-- Whoever reports sees what their own organisation has; of the others they see the duties that they share, and no counts.
create policy seen on duty_count for select to shirube_web using (
    (select i_am('reader', 'reviewer', 'secretariat', 'administrator'))
    or organisation_id in (select my_organisations()));

-- How far each organisation is, of what the caller sees of the round.
create function seen_counts(of_round bigint) returns setof duty_count language sql stable as $$
    select n.* from duty_count n
    where n.round_id = of_round and (select i_am('reader', 'reviewer', 'secretariat', 'administrator'))
    union all
    select n.* from count_duties(of_round) n
    where not (select i_am('reader', 'reviewer', 'secretariat', 'administrator'))
$$;
