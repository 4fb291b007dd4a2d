-- How families of documents are read: saved by people, applied to the next document whose tables print the same heads.

create table reading_profile (
    id bigint generated always as identity primary key,
    name text not null,
    profile jsonb not null,            -- in the form in which profiles are shared
    changed_at timestamptz not null,
    changed_by text not null,
    dropped_at timestamptz             -- no longer applied; what it was stays
);

-- The profile with which a person wants one waiting file to be read, whatever is saved.
create table job_profile (
    job_id bigint primary key references import_job,
    profile jsonb not null,
    at timestamptz not null,
    actor text not null
);
