-- Each file has a source of its own unless its mapping names one; an import can be undone; no file name and no
-- identity is kept.
set search_path = openmara;

alter table import_run
  -- The register that the keys of its rows belong to; null where nothing was written.
  add column source text,
  -- Rows that are part of another row's report: a further survivor of it, or a repetition.
  add column merged int not null default 0,
  -- Headings whose cells were left out because they look like identities, and those that a person said are none.
  add column left_out text[] not null default '{}',
  add column let_in text[] not null default '{}',
  add column undone_at timestamptz,
  add column undone_by uuid references account;
create index import_run_undone_by on import_run (undone_by);
alter table import_run drop constraint import_run_state_check;
alter table import_run add constraint import_run_state_check
  check (state in ('reading', 'ready', 'applying', 'applied', 'failed', 'undone'));

-- import_id is the import that brought the report, and null for what was filed by hand; this is the one that made
-- its present version, and null where a hand did.
alter table report add column version_import_id uuid;

-- The owner is held by the policies as well, and no mission is set here.
alter table import_run no force row level security;
alter table import_mapping no force row level security;
alter table report no force row level security;
alter table upload no force row level security;
-- What older imports called their source.
update import_run set source = coalesce(mapping->>'source',
  case when coalesce(mapping->>'name', 'proposed') = 'proposed' then 'log' else mapping->>'name' end);
-- The page named the source of a saved mapping after the mapping: whose records a file brings is asked from now on.
update import_mapping set content = content - 'source' where content->>'source' = content->>'name';
-- A name of a file can be the name of a person; the ending says what it is.
update import_run set file_name = 'file' || coalesce(lower(substring(file_name from '\.(?:[cC][sS][vV]|[tT][sS][vV]|[tT][xX][tT]|[xX][lL][sS][xXmM]|[jJ][sS][oO][nN][lL]|[nN][dD][jJ][sS][oO][nN])$')), '');
update upload set file_name = 'file' || coalesce(lower(substring(file_name from '\.(?:[cC][sS][vV]|[tT][sS][vV]|[tT][xX][tT]|[xX][lL][sS][xXmM]|[jJ][sS][oO][nN][lL]|[nN][dD][jJ][sS][oO][nN])$')), '');
update report set version_import_id = import_id where import_id is not null;
alter table import_run force row level security;
alter table import_mapping force row level security;
alter table report force row level security;
alter table upload force row level security;
