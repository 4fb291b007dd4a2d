-- A figure that came with an answer holds while that very version is approved, or a release that was not cancelled holds it.
-- Of an answer that was returned it stays readable as a line of history, and stands for nothing.

create function figure_holds(duty bigint, version int) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
    select $1 is null
        or exists (select from duty d where d.id = $1 and d.version = $2 and d.state = 'approved')
        or exists (
            select from release_answer a
            where a.duty_id = $1 and a.version = $2 and not exists (
                select from release_timing t where t.release_id = a.release_id and t.publish_at is null))
$$;
