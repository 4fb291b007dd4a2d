-- A follow-up round: what is asked of whom about an edition, and every answer that was ever given.

create table round (
    id bigint generated always as identity primary key,
    edition_id bigint not null references edition,
    document_id bigint not null references source_document, -- the reading of the edition that is followed up
    name text not null,
    due_on date not null,
    instructions text not null,
    questions jsonb not null,          -- the question set, with its version
    state text not null check (state in ('preparing', 'open', 'closed')),
    made_at timestamptz not null default clock_timestamp()
);

-- One organisation answers for one initiative. The names are those of the day the round was made.
create table duty (
    id bigint generated always as identity primary key,
    round_id bigint not null references round,
    position int not null,
    initiative_code text not null,
    initiative_text text not null,
    goal_text text not null,
    organisation_id bigint not null references organisation,
    organisation_name text not null,
    role text not null check (role in ('sole', 'lead', 'joint', 'unmarked')),
    state text not null default 'none' check (state in ('none', 'draft', 'submitted', 'returned', 'approved')),
    version int not null default 0,    -- the answer's newest version; 0: none yet
    changed_at timestamptz,
    unique (round_id, initiative_code, organisation_id)
);
create index on duty (round_id, position);
create index on duty (organisation_id, round_id);

-- Every version of every answer, for ever. aside: somebody else had saved meanwhile; both were told, and this text waits
-- beside the other until one of them settles it.
create table answer (
    duty_id bigint not null references duty,
    number int not null,               -- 1, 2, …
    base int not null,                 -- the version that whoever wrote it had seen
    aside boolean not null,
    content jsonb not null,
    via text not null check (via in ('web', 'workbook')),
    save_key uuid not null,            -- of the form or file: sent twice it is one version
    person_id bigint not null references person,
    person_name text not null,
    is_late boolean not null,
    at timestamptz not null default clock_timestamp(),
    primary key (duty_id, number),
    unique (duty_id, save_key)
);
create function answer_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'Answers are append-only: % refused.', tg_op;
end $$;
create trigger answer_append_only before update or delete or truncate on answer
    for each statement execute function answer_is_append_only();

-- Submitted, returned, approved: each step with its words.
create table report_step (
    id bigint generated always as identity primary key,
    duty_id bigint not null references duty,
    action text not null,
    version int not null,              -- of the answer it is about
    reason text not null,
    person_id bigint not null references person,
    person_name text not null,
    at timestamptz not null default clock_timestamp()
);
create index on report_step (duty_id, id);

create function i_answer_for(organisation bigint) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
    select exists (
        select from membership
        where person_id = my_id() and role = 'reporter' and organisation_id = organisation and ended_at is null)
$$;
-- Who shares an initiative sees what the others answer; who shares nothing sees nothing.
create function i_share(round bigint, initiative text) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
    select exists (
        select from duty d
        join membership m on m.organisation_id = d.organisation_id
            and m.person_id = my_id() and m.role = 'reporter' and m.ended_at is null
        where d.round_id = round and d.initiative_code = initiative)
$$;

alter table round enable row level security;
grant select, insert, update (state) on round to shirube_web;
create policy seen on round for select to shirube_web
    using ((select i_am('reader', 'reviewer', 'reporter', 'secretariat', 'administrator')));
create policy made on round for insert to shirube_web with check ((select i_am('secretariat')));
create policy moved on round for update to shirube_web using ((select i_am('secretariat')));

alter table duty enable row level security;
grant select, insert, update (state, version, changed_at, role) on duty to shirube_web;
create policy seen on duty for select to shirube_web
    using ((select i_am('reader', 'reviewer', 'secretariat', 'administrator')) or i_share(round_id, initiative_code));
create policy made on duty for insert to shirube_web with check ((select i_am('secretariat')));
-- What is approved only the secretariat moves; and only it approves, or says who leads.
create policy moved on duty for update to shirube_web
    using ((select i_am('secretariat')) or i_answer_for(organisation_id) and state <> 'approved')
    with check ((select i_am('secretariat')) or i_answer_for(organisation_id) and state <> 'approved');
create function role_is_settled_by_the_secretariat() returns trigger language plpgsql as $$
begin
    if new.role <> old.role and current_user = 'shirube_web' and not i_am('secretariat') then
        raise insufficient_privilege using message = 'Only the secretariat says who leads.';
    end if;
    return new;
end $$;
create trigger role_settled before update of role on duty
    for each row execute function role_is_settled_by_the_secretariat();

alter table answer enable row level security;
grant select, insert on answer to shirube_web;
-- A duty that is not seen has no answers: the policy of duty holds here, too.
create policy seen on answer for select to shirube_web using (exists (select from duty d where d.id = duty_id));
create policy given on answer for insert to shirube_web with check (
    person_id = (select my_id())
    and exists (select from duty d where d.id = duty_id and i_answer_for(d.organisation_id)));

alter table report_step enable row level security;
grant select, insert on report_step to shirube_web;
create policy seen on report_step for select to shirube_web using (exists (select from duty d where d.id = duty_id));
create policy taken on report_step for insert to shirube_web with check (
    person_id = (select my_id())
    and exists (
        select from duty d
        where d.id = duty_id
          and (i_answer_for(d.organisation_id) and action in ('submit', 'takeback')
               or (select i_am('secretariat')) and action in ('return', 'approve'))));

grant select on strategy, edition, initiative, goal, section, responsibility to shirube_web;
