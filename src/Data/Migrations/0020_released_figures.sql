-- Figures that came with an answer are public once the release that holds this very version is out.

create index release_answer_version on release_answer (duty_id, version);
create or replace function figure_is_public(duty bigint, version int) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
    select $1 is null or exists (
        select from release_answer a where a.duty_id = $1 and a.version = $2 and is_out(a.release_id))
$$;
