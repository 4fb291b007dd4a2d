-- Survey workbooks that came back, as they came: the proof of who answered what where the web was not used.

create table returned_workbook (
    id bigint generated always as identity primary key,
    round_id bigint not null references round,
    organisation_id bigint not null references organisation,
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    name text not null,                -- of the file, as the browser said it
    content bytea not null,
    reading jsonb not null,            -- what was read from it on that day: Features/Rounds/Workbooks/ReturnedBook
    person_id bigint not null references person,
    person_name text not null,
    returned_at timestamptz not null default clock_timestamp(),
    unique (round_id, organisation_id, sha256)
);
alter table returned_workbook alter content set storage external; -- it is packed already

-- What was taken over from it. A workbook may be taken in parts: what is settled later comes with a line of its own.
create table workbook_acceptance (
    id bigint generated always as identity primary key,
    workbook_id bigint not null references returned_workbook,
    taken int not null,                -- answers that were written
    aside int not null,                -- of those that crossed with the web, kept beside it
    left_out jsonb not null,           -- of those, where the web stays: {"duty": version of the web}
    submitted int not null,
    person_id bigint not null references person,
    person_name text not null,
    at timestamptz not null default clock_timestamp()
);
create index on workbook_acceptance (workbook_id, id);

create function returned_workbook_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'Returned workbooks are append-only: % refused.', tg_op;
end $$;
create trigger returned_workbook_append_only before update or delete or truncate on returned_workbook
    for each statement execute function returned_workbook_is_append_only();
create trigger workbook_acceptance_append_only before update or delete or truncate on workbook_acceptance
    for each statement execute function returned_workbook_is_append_only();

-- From which workbook a version came; null: from none.
alter table answer
    add workbook_id bigint references returned_workbook,
    add check (workbook_id is null or via = 'workbook');
create index on answer (workbook_id) where workbook_id is not null;

alter table returned_workbook enable row level security;
grant select, insert on returned_workbook to shirube_web;
-- A ministry brings its own and sees its own; the secretariat brings what it was sent, and sees all.
create policy seen on returned_workbook for select to shirube_web
    using ((select i_am('secretariat')) or i_answer_for(organisation_id));
create policy returned on returned_workbook for insert to shirube_web with check (
    person_id = (select my_id()) and ((select i_am('secretariat')) or i_answer_for(organisation_id)));

alter table workbook_acceptance enable row level security;
grant select, insert on workbook_acceptance to shirube_web;
-- A workbook that is not seen was not accepted by me: the policy of returned_workbook holds here, too.
create policy seen on workbook_acceptance for select to shirube_web
    using (exists (select from returned_workbook w where w.id = workbook_id));
create policy accepted on workbook_acceptance for insert to shirube_web with check (
    person_id = (select my_id()) and exists (select from returned_workbook w where w.id = workbook_id));

-- The secretariat writes no answer of its own; it may only bring that of a ministry's workbook.
create policy brought on answer for insert to shirube_web with check (
    person_id = (select my_id())
    and via = 'workbook'
    and (select i_am('secretariat'))
    and exists (
        select from duty d
        join returned_workbook w on w.round_id = d.round_id and w.organisation_id = d.organisation_id
        where d.id = duty_id and w.id = workbook_id));
create policy brought on report_step for insert to shirube_web with check (
    person_id = (select my_id())
    and action = 'submit'
    and (select i_am('secretariat'))
    and exists (
        select from answer a
        where a.duty_id = report_step.duty_id and a.number = report_step.version and a.workbook_id is not null));
