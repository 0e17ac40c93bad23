-- Releases: figures that were given to those who read figures only, once for each period, with the moment that they
-- hold for. The ledger of all of them is what a new table is protected against (docs/methods/disclosure.md).
set search_path = openmara;

create table release (
  mission_id uuid not null references mission, id uuid not null,
  audience text not null check (audience in ('readers_of_figures')),
  period text not null check (period ~ '^\d{4}(-(Q[1-4]|H[12]))?$'), first_day date not null, last_day date not null,
  moment timestamptz not null, synthetic boolean not null, made_by uuid not null references account, made_at timestamptz not null,
  primary key (mission_id, id), unique (mission_id, audience, period), check (last_day > first_day)
);
create index release_made_by on release (made_by);

create table release_table (
  mission_id uuid not null, id uuid not null, release_id uuid not null, line int not null check (line > 0),
  population text not null, rows_dimension text not null, columns_dimension text,
  -- What is shown; null where the table was refused, and then why.
  published jsonb, refused text check (refused in ('closes_a_circle', 'narrows_a_count')),
  primary key (mission_id, id), foreign key (mission_id, release_id) references release,
  unique nulls not distinct (mission_id, release_id, population, rows_dimension, columns_dimension),
  check ((published is null) <> (refused is null))
);

-- The counts behind a table, withheld ones too: a later table is protected together with them. Read by makers only.
create table release_truth (
  mission_id uuid not null, table_id uuid not null, counts jsonb not null,
  primary key (mission_id, table_id), foreign key (mission_id, table_id) references release_table
);

-- What was given stays as it was given: rows come and are read, nothing changes or goes.
do $$
declare t text;
begin
  foreach t in array array['release', 'release_table', 'release_truth'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy read on %I for select using (mission_id = (select setting(''mission''))::uuid and (select allowed(%L)))',
      t, case t when 'release_truth' then 'make_release' else 'read_releases' end);
    execute format('create policy make on %I for insert with check (mission_id = (select setting(''mission''))::uuid and (select allowed(''make_release'')))', t);
    execute format('grant select, insert on %I to openmara_app, openmara_wide', t);
  end loop;
end $$;
