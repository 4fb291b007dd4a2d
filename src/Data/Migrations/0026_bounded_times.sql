-- Two times are chosen and not the clock's: until when an invitation is good, and when a release comes out. Both are held to
-- the clock: no link that opens an account for years, no release forgotten in a far future. What stands stands.
alter table invitation add constraint invitation_lives_for_days
    check (expires_at > made_at and expires_at <= made_at + interval '8 days') not valid;
-- That it is not in the past is held by its policy (0014).
alter table release_timing add constraint release_comes_within_a_year
    check (publish_at <= at + interval '400 days') not valid;
