-- What those who answer for an initiative in a round, the secretariat and the reviewers say to each other about it. Never
-- public. The names are those of the day.

create table round_comment (
    id bigint generated always as identity primary key,
    round_id bigint not null references round,
    initiative_code text not null,
    words text not null check (words <> '' and length(words) <= 2000),
    save_key uuid not null,            -- of the form: sent twice it is one comment
    role text not null check (role in ('reporter', 'reviewer', 'secretariat')), -- as what the person spoke
    organisation_id bigint references organisation,
    organisation_name text not null,   -- empty: for none
    person_id bigint not null references person,
    person_name text not null,
    at timestamptz not null default clock_timestamp(),
    unique (person_id, save_key),
    check ((role = 'reporter') = (organisation_id is not null))
);
create index on round_comment (round_id, initiative_code, id);
create function comment_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'Comments are append-only: % refused.', tg_op;
end $$;
create trigger comment_append_only before update or delete or truncate on round_comment
    for each statement execute function comment_is_append_only();

-- Up to which comment somebody has read.
create table comment_seen (
    person_id bigint not null references person,
    round_id bigint not null references round,
    initiative_code text not null,
    comment_id bigint not null,
    at timestamptz not null default clock_timestamp(),
    primary key (person_id, round_id, initiative_code)
);

alter table round_comment enable row level security;
grant select, insert on round_comment to shirube_web;
create policy seen on round_comment for select to shirube_web
    using ((select i_am('reviewer', 'secretariat')) or i_share(round_id, initiative_code));
create policy said on round_comment for insert to shirube_web with check (
    person_id = (select my_id())
    and exists (
        select from duty d
        where d.round_id = round_comment.round_id and d.initiative_code = round_comment.initiative_code
          and (d.organisation_id = round_comment.organisation_id and i_answer_for(d.organisation_id)
               or round_comment.organisation_id is null and i_am(round_comment.role))));

alter table comment_seen enable row level security;
grant select, insert, update (comment_id, at) on comment_seen to shirube_web;
create policy own on comment_seen to shirube_web
    using (person_id = (select my_id())) with check (person_id = (select my_id()));
