-- When a round's questions, due date and instructions may be changed, and when files are handed in (Domain/Rounds/RoundActs):
-- as 0018_rights_by_state.sql holds it for the rest.

create function what_is_asked_is_settled_when_closed() returns trigger language plpgsql as $$
begin
    if current_user = 'shirube_web' and old.state = 'closed' then
        raise insufficient_privilege using message = 'What a closed round asked is not changed. Reopen it first.';
    end if;
    return new;
end $$;
create trigger asked_before_the_close before update of questions, due_on, instructions on round
    for each row execute function what_is_asked_is_settled_when_closed();

create or replace function attach_evidence(duty bigint, file_name text, media text, bytes bytea) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
    hash text := encode(sha256(bytes), 'hex');
begin
    if not exists (
        select from duty d join round r on r.id = d.round_id
        where d.id = duty and i_answer_for(d.organisation_id)
          and r.state <> 'preparing' and d.state in ('none', 'draft', 'returned')) then
        raise insufficient_privilege using
            message = 'Only the organisation whose duty it is hands in evidence, while it may write its answer.';
    end if;
    insert into evidence_file (sha256, content) values (hash, bytes) on conflict do nothing;
    insert into duty_file (duty_id, sha256, name, media_type, size, person_id, person_name)
    select duty, hash, file_name, media, octet_length(bytes), p.id, p.name from person p where p.id = my_id()
    on conflict do nothing;
    return hash;
end $$;
