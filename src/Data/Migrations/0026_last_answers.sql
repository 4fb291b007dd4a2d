-- What one round knows of the earlier ones: the last answer, also across editions and as it was corrected; who was said to
-- lead. And a round that was made by mistake: sent twice it is one, and it can be renamed or dropped before it opens.

create index on duty (initiative_code, organisation_id, round_id);

-- The last answer of an organisation for each initiative of a round (or for the one named): of the same code; else of the one
-- initiative of equal words in an earlier round over an edition of the same strategy, and of none where that edition has the
-- words more than once. It says what was corrected after its release: a text that was corrected does not come back, nor
-- evidence that was taken out. A status may be the same again in a later version, so it follows the very version alone.
create function last_answers(of_round bigint, of_organisation bigint, of_initiative text default null)
returns table (
    initiative_code text, duty_id bigint, content jsonb, questions int,
    same_words boolean,                -- found by equal words in another edition
    corrected_as text)                 -- the released answer whose corrections it says; null: none
language sql stable as $$
    with asked as (
        select d.initiative_code as code, i.norm, e.strategy_id
        from duty d
        join round r on r.id = d.round_id
        join edition e on e.id = r.edition_id
        left join initiative i on i.document_id = r.document_id and i.code = d.initiative_code
        where d.round_id = $1 and d.organisation_id = $2 and ($3 is null or d.initiative_code = $3)
    ), by_code as (
        select distinct on (a.code) a.code, d.id
        from asked a
        join duty d on d.initiative_code = a.code and d.organisation_id = $2 and d.round_id < $1
            and d.state in ('submitted', 'approved')
        order by a.code, d.round_id desc
    ), by_words as (
        select distinct on (a.code) a.code, d.id, r.document_id, a.norm
        from asked a
        join edition e on e.strategy_id = a.strategy_id
        join round r on r.edition_id = e.id and r.id < $1
        join initiative j on j.document_id = r.document_id and md5(j.norm) = md5(a.norm) and j.norm = a.norm
        join duty d on d.round_id = r.id and d.initiative_code = j.code and d.organisation_id = $2
            and d.state in ('submitted', 'approved')
        where not exists (select from by_code c where c.code = a.code)
        order by a.code, r.id desc
    ), found as (
        select code, id, false as same_words from by_code
        union all
        select w.code, w.id, true from by_words w
        where (select count(*) from initiative j
            where j.document_id = w.document_id and md5(j.norm) = md5(w.norm) and j.norm = w.norm) = 1
    ), said as (
        select f.code, f.id, f.same_words, a.number, a.content, a.questions
        from found f join duty d on d.id = f.id join answer a on a.duty_id = d.id and a.number = d.version
    ), fix as (
        select f.id, r.version, r.code, k.id as number, k.field, k.before,
            first_value(k.after) over (partition by f.id, k.field order by k.id desc) as after
        from found f join release_answer r on r.duty_id = f.id join correction k on k.answer_id = r.id
    ), changed as (
        select s.id, x.field, x.after as said, x.code, x.number
        from said s join fix x on x.id = s.id and x.before = s.content -> x.field and x.after <> x.before
        where x.field <> 'status' or x.version = s.number
        union all
        -- Another list than the released one: what was taken out stays out.
        select s.id, x.field, (
                select coalesce(jsonb_agg(e.item order by e.n), '[]')
                from jsonb_array_elements(s.content -> 'evidence') with ordinality e (item, n)
                where not exists (
                    select from fix y
                    where y.id = s.id and y.field = 'evidence' and y.before @> jsonb_build_array(e.item)
                      and not y.after @> jsonb_build_array(e.item))), x.code, x.number
        from said s join fix x on x.id = s.id and x.field = 'evidence'
        where not exists (
                select from fix y where y.id = s.id and y.field = 'evidence' and y.before = s.content -> 'evidence')
          and exists (
                select from jsonb_array_elements(s.content -> 'evidence') item
                where x.before @> jsonb_build_array(item) and not x.after @> jsonb_build_array(item))
    ), corrected as (
        select id, jsonb_object_agg(field, said) as fields, (array_agg(code order by number desc))[1] as code
        from changed group by id
    )
    select s.code, s.id, s.content || coalesce(c.fields, '{}'), s.questions, s.same_words, c.code
    from said s left join corrected c on c.id = s.id
$$;

-- As before; what is unchanged brings its files along from where the last answer is found.
create or replace function answer_names_its_files() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
    hash text;
begin
    for hash in select f #>> '{}' from jsonb_path_query(new.content, '$.evidence[*].file ? (@ != null)') f loop
        insert into duty_file (duty_id, sha256, name, media_type, size, person_id, person_name)
        select new.duty_id, f.sha256, f.name, f.media_type, f.size, new.person_id, new.person_name
        from duty b
        join duty a on a.organisation_id = b.organisation_id
            and (a.initiative_code = b.initiative_code
                or a.id in (
                    select l.duty_id from last_answers(b.round_id, b.organisation_id, b.initiative_code) l))
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

-- Who leads as an earlier round over the same reading settled it: not of this round, and another may be said while it is
-- prepared.
alter table duty add column lead_from bigint references round;
create index on duty (round_id) where lead_from is not null;
grant update (lead_from) on duty to shirube_web;

-- Names of which nobody knew, when the round was made, whose they are: nobody was asked in their place. A list by initiative
-- (code, text, names as printed).
alter table round add column unasked jsonb not null default '[]';
create function unknown_names(of_document bigint) returns jsonb language sql stable as $$
    select coalesce(jsonb_agg(jsonb_build_object('code', n.code, 'text', n.text, 'printed', n.printed) order by n.position), '[]')
    from (
        select i.position, i.code, i.text, jsonb_agg(r.printed order by r.position) as printed
        from initiative i join responsibility r on r.initiative_id = i.id and r.organisation_id is null
        where i.document_id = of_document
        group by i.id) n
$$;
update round set unasked = unknown_names(document_id);
grant insert (unasked) on round to shirube_web;

-- Of the form: sent twice it is one round.
alter table round add column form_key uuid unique;
grant insert (form_key) on round to shirube_web;

grant update (name) on round to shirube_web;
create function round_is_named_in_time() returns trigger language plpgsql as $$
begin
    if current_user = 'shirube_web' and old.state <> 'preparing' then
        raise insufficient_privilege using message = 'A round that was opened keeps its name.';
    end if;
    return new;
end $$;
create trigger round_named_in_time before update of name on round
    for each row execute function round_is_named_in_time();

-- A round that was dropped before it opened. It stays, and nobody who works under the web role meets it again.
create table dropped_round (
    round_id bigint primary key references round,
    reason text not null check (reason <> ''),
    person_id bigint not null references person,
    person_name text not null,
    at timestamptz not null default clock_timestamp()
);
create function dropped_round_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'A round that was dropped stays so: % refused.', tg_op;
end $$;
create trigger dropped_round_append_only before update or delete or truncate on dropped_round
    for each statement execute function dropped_round_is_append_only();
alter table dropped_round enable row level security;
grant insert (round_id, reason, person_id, person_name) on dropped_round to shirube_web;
create policy made on dropped_round for insert to shirube_web with check (
    (select i_am('secretariat')) and person_id = (select my_id()) and round_state(round_id) = 'preparing');
create function dropped_rounds() returns setof bigint
language sql stable security definer set search_path = public, pg_temp as $$
    select round_id from dropped_round
$$;
create policy not_dropped on round as restrictive for select to shirube_web
    using (id not in (select dropped_rounds()));
