-- Mails wait here, written in the transaction of what causes them, until the post has taken them.

create table mail (
    id bigint generated always as identity primary key,
    message_id uuid not null unique default gen_random_uuid(), -- the same at every attempt
    cause text not null check (cause in ('late', 'returned', 'comment', 'opened', 'reopened', 'invitation')),
    round_id bigint references round,
    initiative_code text,
    person_id bigint references person, -- null: has no account yet
    address text not null check (address <> '' and address !~ '[[:cntrl:]]'),
    name text not null check (name !~ '[[:cntrl:]]'),
    subject text not null check (subject <> '' and subject !~ '[[:cntrl:]]'),
    words text not null,
    path text not null check (path ~ '^/' and path !~ '[[:cntrl:]]'), -- what it leads to, from the site's root
    secret text,                       -- the end of the path, for one pair of eyes; gone once the mail is
    state text not null default 'waiting' check (state in ('waiting', 'sent', 'by-hand', 'given-up')),
    attempts int not null default 0,
    next_at timestamptz not null default clock_timestamp(),
    leased_until timestamptz,          -- somebody is sending it
    fault text,                        -- what the post said last
    made_by text not null,
    made_at timestamptz not null default clock_timestamp(),
    ended_by text,                     -- who sent it by hand
    ended_at timestamptz,
    check (state = 'waiting' or secret is null)
);
create index on mail (next_at) where state = 'waiting';
create index on mail (person_id, round_id, cause);

create function mail_is_told() returns trigger language plpgsql as $$
begin
    perform pg_notify('shirube_mail', '');
    return null;
end $$;
create trigger mail_told after insert on mail for each statement execute function mail_is_told();

alter table mail enable row level security;
grant select (id, message_id, cause, round_id, initiative_code, person_id, address, name, subject, words, path, state,
    attempts, next_at, fault, made_by, made_at, ended_by, ended_at) on mail to shirube_web;
grant insert (cause, address, name, subject, words, path, secret, made_by, person_id) on mail to shirube_web;
grant update (state, ended_by, ended_at, secret) on mail to shirube_web;
create policy seen on mail for select to shirube_web using ((select i_am('secretariat', 'administrator')));
create policy invited on mail for insert to shirube_web
    with check ((select i_am('administrator')) and cause = 'invitation');
create policy by_hand on mail for update to shirube_web
    using ((select i_am('secretariat', 'administrator')) and state in ('waiting', 'given-up'))
    with check (state = 'by-hand');

-- Whoever comments cannot see the addresses of the others: the database finds who is to be told, and writes the mails.
-- persons: whom of them; null: all who are meant.
create function mail_people(
    cause text, round bigint, initiative text, duty bigint, persons bigint[], subject text, words text, path text)
returns int language plpgsql security definer set search_path = public, pg_temp as $$
declare
    queued int;
begin
    if not (case cause
        when 'comment' then i_am('secretariat', 'reviewer') or i_share(round, initiative)
        when 'late' then i_am('secretariat') and round_state_of(round) <> 'preparing'
        when 'returned' then i_am('secretariat')
        when 'opened' then i_am('secretariat')
        when 'reopened' then i_am('secretariat')
        else false end)
    then
        raise insufficient_privilege using message = 'Not yours to tell.';
    end if;
    insert into mail (cause, round_id, initiative_code, person_id, address, name, subject, words, path, made_by)
    select mail_people.cause, mail_people.round, mail_people.initiative, p.id, p.email, p.name, mail_people.subject,
        mail_people.words,
        mail_people.path || case when mail_people.cause = 'comment' then (
            select '/rounds/' || d.round_id || '/duties/' || d.id || '#comments' from duty d
            where d.round_id = mail_people.round and d.initiative_code = mail_people.initiative
            order by exists (select from membership m where m.person_id = p.id and m.role = 'reporter'
                    and m.organisation_id = d.organisation_id and m.ended_at is null) desc,
                d.role in ('sole', 'lead') desc, d.id limit 1) else '' end,
        coalesce((select me.name from person me where me.id = my_id()), '')
    from person p
    where p.ended_at is null and (persons is null or p.id = any (persons)) and case mail_people.cause
        when 'comment' then
            p.id <> my_id()
            and (exists (
                    select from membership m join duty d on d.organisation_id = m.organisation_id
                    where m.person_id = p.id and m.role = 'reporter' and m.ended_at is null
                      and d.round_id = mail_people.round and d.initiative_code = mail_people.initiative)
                or exists (
                    select from round_comment c join membership m on m.person_id = c.person_id and m.ended_at is null
                    where c.person_id = p.id and m.role in ('secretariat', 'reviewer')
                      and c.round_id = mail_people.round and c.initiative_code = mail_people.initiative))
            -- Told once until they have looked.
            and not exists (
                select from mail told
                where told.person_id = p.id and told.cause = 'comment' and told.round_id = mail_people.round
                  and told.initiative_code = mail_people.initiative and told.state <> 'given-up'
                  and told.made_at > coalesce((
                      select s.at from comment_seen s
                      where s.person_id = p.id and s.round_id = mail_people.round
                        and s.initiative_code = mail_people.initiative), '-infinity'))
        when 'returned' then exists (
            select from duty d join membership m on m.organisation_id = d.organisation_id
            where d.id = mail_people.duty and m.person_id = p.id and m.role = 'reporter' and m.ended_at is null
              and p.id = coalesce((
                  -- who submitted it; all reporters where that person has moved on
                  select s.person_id from report_step s
                  join membership sm on sm.person_id = s.person_id and sm.role = 'reporter' and sm.ended_at is null
                      and sm.organisation_id = d.organisation_id
                  join person sp on sp.id = s.person_id and sp.ended_at is null
                  where s.duty_id = d.id and s.action = 'submit'
                    and s.id = (select max(l.id) from report_step l where l.duty_id = d.id and l.action = 'submit')
                  limit 1), p.id))
        else exists (
            select from membership m join duty d on d.organisation_id = m.organisation_id
            where m.person_id = p.id and m.role = 'reporter' and m.ended_at is null and d.round_id = mail_people.round)
        end;
    get diagnostics queued = row_count;
    return queued;
end $$;
create function round_state_of(round bigint) returns text language sql stable as $$
    select r.state from round r where r.id = round
$$;
revoke execute on function mail_people from public;
grant execute on function mail_people to shirube_web;
