-- The boards at national size, 12,000 duties a round: who sees every duty is asked once a statement and not once an answer,
-- and what the boards count stands in indexes.

-- Nobody sees more than before: the policy of duty shows these four roles every duty, so they see what hangs on it.
alter policy seen on answer using (
    (select i_am('reader', 'reviewer', 'secretariat', 'administrator'))
    or exists (select from duty d where d.id = duty_id));
alter policy seen on report_step using (
    (select i_am('reader', 'reviewer', 'secretariat', 'administrator'))
    or exists (select from duty d where d.id = duty_id));
alter policy seen on verification using (
    (select i_am('reader', 'reviewer', 'secretariat', 'administrator'))
    or exists (select from duty d where d.id = duty_id));

-- What is shared (my_shared) is read from the index alone; so is how far a round is.
drop index duty_organisation_id_round_id_idx;
create index on duty (organisation_id, round_id) include (initiative_code);
create index on duty (round_id, state) include (organisation_id, initiative_code);
create index on duty (round_id) where role = 'unmarked';
create index on answer (duty_id, number) where aside;
create index on initiative (document_id, id);
create index on responsibility (initiative_id) where organisation_id is not null;

-- As before; with an array the index is asked for each of the few organisations, and not every duty whether it is theirs.
create or replace function my_shared() returns table (round_id bigint, initiative_code text)
language sql stable security definer set search_path = public, pg_temp as $$
    select d.round_id, d.initiative_code from duty d where d.organisation_id = any (array(select my_organisations()))
$$;
