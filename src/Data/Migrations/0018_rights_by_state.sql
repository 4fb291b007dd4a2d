-- What the tables of steps say (Domain/Rounds: RoundTransitions, ReportTransitions, RoundActs) the database holds as well:
-- nobody who works under the web role answers before a round is open, changes what was submitted, or takes a step that does
-- not follow. Restrictive policies: who may at all stands in the others.

create function round_state(round bigint) returns text language sql stable as $$
    select r.state from round r where r.id = round
$$;

create function round_moves_by_the_table() returns trigger language plpgsql as $$
begin
    if current_user = 'shirube_web'
        and (old.state, new.state) not in (('preparing', 'open'), ('open', 'closed'), ('closed', 'open')) then
        raise insufficient_privilege using message = format('A round that is %s does not become %s.', old.state, new.state);
    end if;
    return new;
end $$;
create trigger round_moves before update of state on round
    for each row execute function round_moves_by_the_table();

create function duty_moves_by_the_table() returns trigger language plpgsql as $$
begin
    if current_user <> 'shirube_web' then
        return new;
    end if;
    if round_state(old.round_id) = 'preparing' then
        raise insufficient_privilege using message = 'The round has not been opened yet.';
    end if;
    -- A version that is written is not submitted or approved in the same breath, and nothing moves that stays as it is.
    if not (
        new.version = old.version
        and (old.state, new.state) in (
            ('draft', 'submitted'), ('returned', 'submitted'), ('submitted', 'draft'), ('submitted', 'returned'),
            ('approved', 'returned'), ('submitted', 'approved'))
        or new.version > old.version
        and (old.state, new.state) in (('none', 'draft'), ('draft', 'draft'), ('returned', 'returned'))) then
        raise insufficient_privilege using
            message = format('An answer that is %s does not become %s.', old.state, new.state);
    end if;
    if (old.state, new.state) in (('submitted', 'returned'), ('approved', 'returned'), ('submitted', 'approved'))
        and not i_am('secretariat') then
        raise insufficient_privilege using message = 'Only the secretariat returns and approves.';
    end if;
    return new;
end $$;
create trigger duty_moves before update of state, version, changed_at on duty
    for each row execute function duty_moves_by_the_table();

create function lead_is_settled_in_time() returns trigger language plpgsql as $$
begin
    if current_user = 'shirube_web' and round_state(old.round_id) <> 'preparing' then
        raise insufficient_privilege using message = 'Who leads is settled before the round is opened.';
    end if;
    return new;
end $$;
create trigger lead_settled_in_time before update of role on duty
    for each row execute function lead_is_settled_in_time();

create policy at_first on round as restrictive for insert to shirube_web with check (state = 'preparing');
create policy before_it_opens on duty as restrictive for insert to shirube_web
    with check (round_state(round_id) = 'preparing' and state = 'none' and version = 0);

create policy in_its_time on answer as restrictive for insert to shirube_web with check (
    exists (
        select from duty d join round r on r.id = d.round_id
        where d.id = duty_id and r.state <> 'preparing' and d.state in ('none', 'draft', 'returned')
          and is_late = (r.state = 'closed')));

-- A step stands beside the move that it tells of, in the same transaction.
create policy with_its_move on report_step as restrictive for insert to shirube_web with check (
    exists (
        select from duty d
        where d.id = duty_id and d.version = report_step.version and d.xmin = pg_current_xact_id()::xid
          and (action, d.state) in (
              ('submit', 'submitted'), ('takeback', 'draft'), ('return', 'returned'), ('approve', 'approved'))
          and round_state(d.round_id) <> 'preparing'));

create policy in_its_time on verification as restrictive for insert to shirube_web with check (
    exists (select from duty d where d.id = duty_id and round_state(d.round_id) <> 'preparing'));

create policy when_closed on data_cut as restrictive for insert to shirube_web
    with check (round_state(round_id) = 'closed');
