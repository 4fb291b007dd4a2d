-- The same rights, asked once a statement and not once a row: a workbook of six hundred rows asked six hundred times who takes
-- it back, and looked for each answer among all that workbooks had brought. No rule is another one than before.

-- As before. A function in SQL is planned anew in every statement that asks it; one in plpgsql once a session.
create or replace function my_id() returns bigint
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
    return (
        select s.person_id from session s join person p on p.id = s.person_id and p.ended_at is null
        where s.key_hash = sha256(convert_to(current_setting('shirube.session', true), 'UTF8'))
          and s.ended_at is null and s.expires_at > clock_timestamp());
end $$;
create or replace function i_am(variadic roles text[]) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
    return exists (
        select from membership where person_id = (select my_id()) and role = any (roles) and ended_at is null);
end $$;
create or replace function i_answer_for(organisation bigint) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
    return exists (
        select from membership
        where person_id = (select my_id()) and role = 'reporter' and organisation_id = organisation and ended_at is null);
end $$;
create or replace function round_state(round bigint) returns text language plpgsql stable as $$
begin
    return (select r.state from round r where r.id = $1);
end $$;

-- Who answers for which organisations is one list (my_organisations), made once.
alter policy moved on duty
    using ((select i_am('secretariat'))
        or organisation_id in (select my_organisations()) and state <> 'approved')
    with check ((select i_am('secretariat'))
        or organisation_id in (select my_organisations()) and state <> 'approved');
alter policy given on answer with check (
    person_id = (select my_id())
    and exists (
        select from duty d where d.id = duty_id and d.organisation_id in (select my_organisations())));
alter policy taken on report_step with check (
    person_id = (select my_id())
    and exists (
        select from duty d
        where d.id = duty_id
          and (d.organisation_id in (select my_organisations()) and action in ('submit', 'takeback')
               or (select i_am('secretariat')) and action in ('return', 'approve'))));

-- The answer is found by its duty and number: asked for "any that a workbook brought", the database read all of those.
alter policy brought on report_step with check (
    person_id = (select my_id())
    and action = 'submit'
    and (select i_am('secretariat'))
    and (
        select a.workbook_id from answer a
        where a.duty_id = report_step.duty_id and a.number = report_step.version) is not null);
alter policy with_its_move on report_step with check (
    exists (
        select from duty d
        where d.id = duty_id and d.version = report_step.version and d.xmin = pg_current_xact_id()::xid
          and (action, d.state) in (
              ('submit', 'submitted'), ('takeback', 'draft'), ('return', 'returned'), ('approve', 'approved'))
          and d.round_id in (select r.id from round r where r.state <> 'preparing')));

-- The version of the questions, whoever writes. It is filled in before the policies look at the row, and they refuse a row of
-- a duty that the writer does not see.
alter function answer_names_its_questions() security definer set search_path = public, pg_temp;

-- Every row that a statement moved is held to the table of steps at its end: who, from where to where. An update that
-- changes nothing is a step that does not follow, too; before the round opens only who leads may change.
create function duties_move_by_the_table() returns trigger language plpgsql as $$
declare
    why text;
begin
    if current_user <> 'shirube_web' then
        return null;
    end if;
    select m.why into why from (
        select case
            when r.state = 'preparing' then
                case when (n.state, n.version) <> (o.state, o.version) or n.changed_at is distinct from o.changed_at
                    then 'The round has not been opened yet.' end
            -- A version that is written is not submitted or approved in the same breath, and nothing moves that stays as it is.
            when not (
                n.version = o.version
                and (o.state, n.state) in (
                    ('draft', 'submitted'), ('returned', 'submitted'), ('submitted', 'draft'), ('submitted', 'returned'),
                    ('approved', 'returned'), ('submitted', 'approved'))
                or n.version > o.version
                and (o.state, n.state) in (('none', 'draft'), ('draft', 'draft'), ('returned', 'returned')))
                then format('An answer that is %s does not become %s.', o.state, n.state)
            when (o.state, n.state) in (('submitted', 'returned'), ('approved', 'returned'), ('submitted', 'approved'))
                and not (select i_am('secretariat'))
                then 'Only the secretariat returns and approves.'
            -- What a ministry answers, nobody else moves; the secretariat only by the ministry's workbook.
            when (n.version > o.version or n.state in ('draft', 'submitted'))
                and o.organisation_id not in (select my_organisations())
                and (o.state = 'submitted'
                    or (select a.workbook_id from answer a where a.duty_id = o.id and a.number = n.version) is null)
                then 'Only the organisation whose duty it is answers, or its workbook.'
            end as why
        from duty_before o join duty_after n on n.id = o.id left join round r on r.id = o.round_id) m
    where m.why is not null limit 1;
    if why is not null then
        raise insufficient_privilege using message = why;
    end if;
    return null;
end $$;
drop trigger duty_moves on duty;
drop trigger duty_answered on duty;
drop function duty_moves_by_the_table();
drop function duty_is_answered_by_its_own();
create trigger duty_moves after update on duty
    referencing old table as duty_before new table as duty_after
    for each statement execute function duties_move_by_the_table();

-- Asked of a row only where its time is not one of this transaction.
drop trigger whose_clock on duty;
create trigger whose_clock before update of changed_at on duty
    for each row when (
        new.changed_at is distinct from old.changed_at
        and new.changed_at not between transaction_timestamp() and clock_timestamp())
    execute function time_is_the_databases('changed_at');
create trigger whose_clock_at_first before insert on duty
    for each row when (new.changed_at is not null) execute function time_is_the_databases('changed_at');
