-- What a cut's figures are counted from is as public as the release that was made from it (0014_releases, 0017_boards).
create policy released on cut_initiative for select to shirube_web using (cut_id in (select r.cut_id from released r));
