-- What documents about research hold is found by search, and leads to its place on the page of the portfolio: also of
-- documents that are here already.

alter table passage drop constraint passage_kind_check;
alter table passage add constraint passage_kind_check
    check (kind in ('initiative', 'goal', 'section', 'progress', 'organisation', 'research', 'line'));

insert into passage (document_id, kind, path, body, norm, organisations, weight)
select said.document_id, 'research', said.path, said.body,
    lower(regexp_replace(normalize(said.body, NFKC), '\s', '', 'g')), '{}', 0.75
from (
    select n.document_id, '/portfolio#p-' || left(d.sha256, 12) || '-' || n.key as path,
        concat_ws(' ', n.text, n.fields ->> 'subtitle', n.fields ->> 'contact', n.fields ->> 'leader',
            n.fields ->> 'affiliation', n.fields ->> 'country', n.fields ->> 'abbreviation') as body
    from entry n join source_document d on d.id = n.document_id
    where d.family = 'portfolio-slides'
        and n.kind in ('research-theme', 'programme', 'institution', 'research-area', 'country-strategy', 'target')
    order by d.id, n.position
) said;
