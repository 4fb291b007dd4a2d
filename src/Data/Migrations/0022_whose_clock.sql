-- When something was said, cut or released says the database's clock alone: nobody who works under the web role writes a time
-- of his own. And what the table of acts (Domain/Rounds/RoundActs) says of workbooks, figures and releases is held here, too.

-- Where the column has its default, the right to write it goes. release.at stands in its manifest, so it is written, and held
-- below.
do $$
declare
    of_table regclass;
    others text;
begin
    for of_table, others in
        select c.oid::regclass,
            (select string_agg(quote_ident(a.attname), ', ') from pg_attribute a
                where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                  and not (a.attname in ('at', 'made_at', 'returned_at') and a.atthasdef))
        from pg_class c
        where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname not in ('release', 'ledger')
          and has_table_privilege('shirube_web', c.oid, 'insert')
          and exists (
              select from pg_attribute a
              where a.attrelid = c.oid and a.attname in ('at', 'made_at', 'returned_at') and a.atthasdef)
    loop
        execute format('revoke insert on %s from shirube_web', of_table);
        execute format('grant insert (%s) on %s to shirube_web', others, of_table);
    end loop;
end $$;

-- The others are written with the database's own time, between the beginning of the transaction and now.
create function time_is_the_databases() returns trigger language plpgsql as $$
declare
    name text;
    said timestamptz;
    before timestamptz;
begin
    if current_user <> 'shirube_web' then
        return new;
    end if;
    foreach name in array tg_argv loop
        execute format('select ($1).%I', name) into said using new;
        before := null;
        if tg_op = 'UPDATE' then
            execute format('select ($1).%I', name) into before using old;
        end if;
        if said is not null and said is distinct from before
            and said not between transaction_timestamp() and clock_timestamp() then
            raise insufficient_privilege using message = format('%s.%s is the time of the database.', tg_table_name, name);
        end if;
    end loop;
    return new;
end $$;
create trigger whose_clock before insert or update on release
    for each row execute function time_is_the_databases('at');
create trigger whose_clock before insert on ledger
    for each row execute function time_is_the_databases('at');
create trigger whose_clock before insert or update of changed_at on duty
    for each row execute function time_is_the_databases('changed_at');
create trigger whose_clock before insert or update on comment_seen
    for each row execute function time_is_the_databases('at');
create trigger whose_clock before update on mail
    for each row execute function time_is_the_databases('ended_at');
create trigger whose_clock before insert or update on membership
    for each row execute function time_is_the_databases('began_at', 'ended_at');
create trigger whose_clock before update on person
    for each row execute function time_is_the_databases('ended_at');
create trigger whose_clock before insert or update on invitation
    for each row execute function time_is_the_databases('used_at', 'withdrawn_at');
create trigger whose_clock before update on session
    for each row execute function time_is_the_databases('ended_at');

-- What a ministry answers, nobody else moves; the secretariat only by the ministry's workbook.
create function duty_is_answered_by_its_own() returns trigger language plpgsql as $$
begin
    if current_user = 'shirube_web'
        and not i_answer_for(old.organisation_id)
        and (new.version > old.version or new.state in ('draft', 'submitted'))
        and (old.state = 'submitted'
            or not exists (
                select from answer a
                where a.duty_id = old.id and a.number = new.version and a.workbook_id is not null)) then
        raise insufficient_privilege using message = 'Only the organisation whose duty it is answers, or its workbook.';
    end if;
    return new;
end $$;
create trigger duty_answered before update of state, version on duty
    for each row execute function duty_is_answered_by_its_own();

-- A workbook comes back once its round was opened.
create policy in_its_time on returned_workbook as restrictive for insert to shirube_web
    with check (round_state(round_id) <> 'preparing');
create policy in_its_time on workbook_acceptance as restrictive for insert to shirube_web with check (
    exists (select from returned_workbook w where w.id = workbook_id and round_state(w.round_id) <> 'preparing'));

-- A figure that came with an answer stands beside the approval of that answer, in the same transaction.
create policy with_its_approval on indicator_fact as restrictive for insert to shirube_web with check (
    duty_id is null
    or exists (
        select from duty d
        where d.id = duty_id and d.version = indicator_fact.version and d.state = 'approved'
          and d.xmin = pg_current_xact_id()::xid and round_state(d.round_id) <> 'preparing'));

-- A release is made, moved and corrected of a round that was opened.
create function round_of_release(of_release bigint) returns text language sql stable as $$
    select round_state(c.round_id) from release r join data_cut c on c.id = r.cut_id where r.id = of_release
$$;
create policy in_its_time on release as restrictive for insert to shirube_web with check (
    exists (select from data_cut c where c.id = cut_id and round_state(c.round_id) <> 'preparing'));
create policy in_its_time on release_timing as restrictive for insert to shirube_web
    with check (round_of_release(release_id) <> 'preparing');
create policy in_its_time on correction as restrictive for insert to shirube_web with check (
    exists (select from release_answer a where a.id = answer_id and round_of_release(a.release_id) <> 'preparing'));
