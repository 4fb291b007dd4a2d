-- What somebody who is not the ministry has checked of an answer, and how. It is of one version: another one is unchecked.

create table verification (
    duty_id bigint not null,
    version int not null,
    how text not null check (how <> ''),
    person_id bigint not null references person,
    person_name text not null,
    at timestamptz not null default clock_timestamp(),
    primary key (duty_id, version),
    foreign key (duty_id, version) references answer (duty_id, number)
);
create function verification_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'Verifications are append-only: % refused.', tg_op;
end $$;
create trigger verification_append_only before update or delete or truncate on verification
    for each statement execute function verification_is_append_only();

alter table verification enable row level security;
grant select, insert on verification to shirube_web;
create policy seen on verification for select to shirube_web using (exists (select from duty d where d.id = duty_id));
create policy given on verification for insert to shirube_web with check (
    (select i_am('reviewer', 'secretariat'))
    and person_id = (select my_id())
    and exists (
        select from duty d
        where d.id = duty_id and d.version = verification.version and d.state in ('submitted', 'approved')));
