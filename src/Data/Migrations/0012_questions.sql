-- What a round asks, in versions; and evidence that is handed in as a file.

-- Every version that anybody could answer, for ever. round.questions is the one in force. Nobody writes here: what a round
-- asks from the moment it is opened is kept by itself.
create table question_set (
    round_id bigint not null references round,
    version int not null check (version > 0),
    content jsonb not null,
    person_id bigint references person, -- null: by the program
    person_name text not null,
    at timestamptz not null default clock_timestamp(),
    primary key (round_id, version)
);
insert into question_set (round_id, version, content, person_name)
select id, (questions ->> 'version')::int, questions, '' from round where state <> 'preparing';

create function question_set_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'Question sets are append-only: % refused.', tg_op;
end $$;
create trigger question_set_append_only before update or delete or truncate on question_set
    for each statement execute function question_set_is_append_only();

create function questions_are_kept() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if new.state = 'preparing' then
        return null;
    end if;
    insert into question_set (round_id, version, content, person_id, person_name)
    values (new.id, (new.questions ->> 'version')::int, new.questions, my_id(),
        coalesce((select name from person where id = my_id()), ''))
    on conflict do nothing;
    if (select content from question_set where round_id = new.id order by version desc limit 1) <> new.questions then
        raise exception 'What was asked stays: another question set of an open round is another version.';
    end if;
    return null;
end $$;
create trigger questions_kept after insert or update of state, questions on round
    for each row execute function questions_are_kept();

alter table question_set enable row level security;
grant select on question_set to shirube_web;
create policy seen on question_set for select to shirube_web using (exists (select from round r where r.id = round_id));
-- Which round: the policy "moved" of round says who.
grant update (questions, due_on, instructions) on round to shirube_web;

-- Which version an answer answers: the one in force when it was saved.
alter table answer add column questions int not null default 1;
alter table answer alter column questions drop default;
create function answer_names_its_questions() returns trigger language plpgsql as $$
begin
    new.questions := (
        select (r.questions ->> 'version')::int from duty d join round r on r.id = d.round_id where d.id = new.duty_id);
    return new;
end $$;
create trigger answer_questions before insert on answer
    for each row execute function answer_names_its_questions();

-- Bytes by their hash, each once.
create table evidence_file (
    sha256 text primary key check (sha256 = encode(sha256(content), 'hex')),
    content bytea not null check (octet_length(content) > 0)
);
alter table evidence_file alter column content set storage external; -- office files and pictures are compressed already

-- Which duty's it is, and what it is called there. It stays when an answer no longer names it: earlier versions do.
create table duty_file (
    duty_id bigint not null references duty,
    sha256 text not null references evidence_file,
    name text not null,
    media_type text not null,
    size int not null,
    person_id bigint not null references person,
    person_name text not null,
    at timestamptz not null default clock_timestamp(),
    primary key (duty_id, sha256)
);
create index on duty_file (sha256);

create function evidence_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'Evidence is append-only: % refused.', tg_op;
end $$;
create trigger evidence_file_append_only before update or delete or truncate on evidence_file
    for each statement execute function evidence_is_append_only();
create trigger duty_file_append_only before update or delete or truncate on duty_file
    for each statement execute function evidence_is_append_only();

-- Only who has the bytes can hand them in: whoever could name a hash alone would read what others handed in.
create function attach_evidence(duty bigint, file_name text, media text, bytes bytea) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
    hash text := encode(sha256(bytes), 'hex');
begin
    if not exists (select from duty d where d.id = duty and i_answer_for(d.organisation_id)) then
        raise insufficient_privilege using message = 'Only the organisation whose duty it is hands in evidence.';
    end if;
    insert into evidence_file (sha256, content) values (hash, bytes) on conflict do nothing;
    insert into duty_file (duty_id, sha256, name, media_type, size, person_id, person_name)
    select duty, hash, file_name, media, octet_length(bytes), p.id, p.name from person p where p.id = my_id()
    on conflict do nothing;
    return hash;
end $$;
-- An answer names no file that was not handed in for it: those of the round before come along with what is unchanged.
create function answer_names_its_files() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
    hash text;
begin
    for hash in select f #>> '{}' from jsonb_path_query(new.content, '$.evidence[*].file ? (@ != null)') f loop
        insert into duty_file (duty_id, sha256, name, media_type, size, person_id, person_name)
        select new.duty_id, f.sha256, f.name, f.media_type, f.size, new.person_id, new.person_name
        from duty b
        join duty a on a.organisation_id = b.organisation_id and a.initiative_code = b.initiative_code
        join duty_file f on f.duty_id = a.id and f.sha256 = hash
        where b.id = new.duty_id
        order by f.at desc limit 1
        on conflict do nothing;
        if not exists (select from duty_file where duty_id = new.duty_id and sha256 = hash) then
            raise exception 'An answer names a file that was not handed in for it: %.', hash;
        end if;
    end loop;
    return null;
end $$;
create trigger answer_files after insert on answer
    for each row when (jsonb_path_exists(new.content, '$.evidence[*].file ? (@ != null)'))
    execute function answer_names_its_files();

revoke execute on function attach_evidence from public;
grant execute on function attach_evidence to shirube_web;

alter table duty_file enable row level security;
grant select on duty_file to shirube_web;
create policy seen on duty_file for select to shirube_web using (exists (select from duty d where d.id = duty_id));
alter table evidence_file enable row level security;
grant select on evidence_file to shirube_web;
create policy seen on evidence_file for select to shirube_web
    using (exists (select from duty_file f where f.sha256 = evidence_file.sha256));
