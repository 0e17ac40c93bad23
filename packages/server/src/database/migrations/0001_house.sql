-- The house. Reference tables first, then mission-owned tables: mission_id leads every key, row security is
-- forced, and the settings come by SET LOCAL. No setting, no rows.

create schema openmara;
set search_path = openmara;

create function setting(name text) returns text language sql stable parallel safe
  as $$ select nullif(current_setting('openmara.' || name, true), '') $$;

-- reference ---------------------------------------------------------------------------------------------
create table term (
  list text not null, code text not null, position int not null,
  label_en text not null, label_fr text not null, label_ar text not null,
  definition text not null, source text not null,
  primary key (list, code)
);

create table mission (
  id uuid primary key, code text not null unique check (code ~ '^[A-Z][A-Z0-9-]{1,15}$'),
  name_en text not null, name_fr text not null, name_ar text not null,
  country text not null check (country ~ '^[A-Z]{3}$'),
  synthetic boolean not null default false, created_at timestamptz not null
);

create table place (
  id uuid primary key, country text not null check (country ~ '^[A-Z]{3}$'),
  level text not null check (level in ('country', 'adm1', 'adm2', 'adm3', 'settlement')),
  pcode text, osm_id text, parent_id uuid references place,
  adm1_id uuid references place, adm2_id uuid references place,
  name text not null, names jsonb not null default '{}',
  latitude double precision check (latitude between -90 and 90), longitude double precision check (longitude between -180 and 180),
  population int, valid_from date, source text not null
);
create index place_parent on place (parent_id);
create index place_adm1 on place (adm1_id);
create index place_adm2 on place (adm2_id);
create unique index place_pcode on place (pcode) where pcode is not null;
create table place_name (
  place_id uuid not null references place on delete cascade, folded text not null, primary key (folded, place_id)
);
create index place_name_place on place_name (place_id);
create table boundary (place_id uuid primary key references place on delete cascade, geometry jsonb not null);

create table party (
  id uuid primary key, external_key text unique, kind text not null, name text not null, names jsonb not null default '{}',
  country text, chain_of_command text, source text not null
);
create table party_alias (
  party_id uuid not null references party on delete cascade, alias text not null, folded text not null,
  since date, until date, source text not null,
  primary key (party_id, folded)
);
create index party_alias_folded on party_alias (folded);
create table party_relation (
  party_id uuid not null references party on delete cascade, other_id uuid not null references party on delete cascade,
  kind text not null check (kind in ('parent', 'splinter_of', 'alliance', 'joined', 'renamed_from')),
  since date, until date, source text not null,
  primary key (party_id, other_id, kind)
);
create index party_relation_other on party_relation (other_id);

create table account (
  id uuid primary key, email text not null, name text not null, password_hash text not null,
  locale text not null default 'en' check (locale in ('en', 'fr', 'ar')),
  created_at timestamptz not null, disabled_at timestamptz
);
create unique index account_email on account (lower(email));
create table session (
  token_digest bytea primary key, account_id uuid not null references account on delete cascade,
  kind text not null check (kind in ('session', 'token')),
  created_at timestamptz not null, last_seen_at timestamptz not null, expires_at timestamptz not null
);
create index session_account on session (account_id);
create table assignment (
  id uuid primary key, account_id uuid not null references account on delete cascade, role text not null,
  mission_id uuid references mission, office text, area_places uuid[] not null default '{}',
  since date not null, until date
);
create index assignment_account on assignment (account_id);
create index assignment_mission on assignment (mission_id);

create table event (
  source text not null, external_key text not null, country text not null, occurred_from date, occurred_to date,
  date_precision text not null, place_text text, latitude double precision, longitude double precision, place_precision text not null,
  side_a text, side_b text, violence text not null, deaths int, deaths_civilians int,
  digest text not null, import_id uuid not null, recorded_at timestamptz not null,
  primary key (source, external_key)
);
create table coding (
  source text not null, external_key text not null, actor text not null, actor_key text, year int not null, form text not null, location text not null,
  state_prevalence int, amnesty_prevalence int, hrw_prevalence int,
  digest text not null, import_id uuid not null, recorded_at timestamptz not null,
  primary key (source, external_key)
);
create table provider (
  source text not null, external_key text not null, country text not null, name text not null, kind text, sector text, place_text text, pcode text,
  latitude double precision, longitude double precision, functional boolean, since date, until date,
  digest text not null, import_id uuid not null, recorded_at timestamptz not null,
  primary key (source, external_key)
);

-- mission-owned -----------------------------------------------------------------------------------------
create table area (
  mission_id uuid not null references mission, id uuid not null, code text not null, name text not null,
  place_ids uuid[] not null default '{}',
  primary key (mission_id, id), unique (mission_id, code)
);

create table import_mapping (
  mission_id uuid not null references mission, name text not null, content jsonb not null,
  saved_by uuid not null references account, saved_at timestamptz not null,
  primary key (mission_id, name)
);
create index import_mapping_saved_by on import_mapping (saved_by);

create table import_run (
  mission_id uuid not null references mission, id uuid not null, file_name text not null, file_digest text not null,
  target text not null, mapping jsonb not null, snapshot boolean not null default false,
  state text not null check (state in ('reading', 'ready', 'applying', 'applied', 'failed')),
  rows int not null default 0, created int not null default 0, updated int not null default 0,
  unchanged int not null default 0, withdrawn int not null default 0, refused int not null default 0,
  warnings jsonb not null default '[]', problem text, bytes_read bigint not null default 0, bytes_total bigint not null default 0,
  started_by uuid not null references account, started_at timestamptz not null, applied_at timestamptz,
  primary key (mission_id, id)
);
create index import_run_started_by on import_run (started_by);
create index import_run_latest on import_run (mission_id, started_at desc);
create table import_refusal (
  mission_id uuid not null, import_id uuid not null, row_number int not null, position int not null,
  column_name text, value text, code text not null, reason text not null, cells jsonb,
  primary key (mission_id, import_id, row_number, position),
  foreign key (mission_id, import_id) references import_run on delete cascade
);

create table report (
  mission_id uuid not null references mission, id uuid not null, version int not null default 1,
  external_source text, external_key text, digest text,
  received_on date, occurred_from date, occurred_to date, date_precision text not null,
  place_id uuid references place, adm1_id uuid references place, place_text text, place_precision text not null,
  latitude double precision, longitude double precision,
  forms text[] not null default '{}', circumstances text[] not null default '{}',
  party_ids uuid[] not null default '{}', party_text text,
  source_type text not null, reliability text, credibility text, stated_verification text,
  consent_referral boolean, consent_reporting boolean, consent_accountability boolean, consent_advocacy boolean,
  narrative text, office text, remarks text, original jsonb,
  filed_by uuid not null references account, import_id uuid,
  synthetic boolean not null default false, withdrawn_at timestamptz,
  recorded_at timestamptz not null,
  primary key (mission_id, id), unique (mission_id, external_source, external_key),
  check ((date_precision = 'unknown') = (occurred_from is null)), check (occurred_from <= occurred_to)
);
create index report_latest on report (mission_id, received_on desc, id desc);
create index report_place on report (place_id);
create index report_adm1 on report (adm1_id);
create index report_filed_by on report (filed_by);

create table report_survivor (
  mission_id uuid not null, report_id uuid not null, line int not null, external_key text,
  sex text not null, age_band text not null, displacement text not null,
  count int not null check (count > 0), count_known boolean not null,
  primary key (mission_id, report_id, line),
  foreign key (mission_id, report_id) references report on delete cascade
);
create table report_version (
  mission_id uuid not null, report_id uuid not null, version int not null,
  recorded_at timestamptz not null, superseded_at timestamptz not null, superseded_by uuid not null references account,
  state jsonb not null, survivors jsonb not null,
  primary key (mission_id, report_id, version),
  foreign key (mission_id, report_id) references report on delete cascade
);
create index report_version_by on report_version (superseded_by);

create table incident (
  mission_id uuid not null references mission, id uuid not null, version int not null default 1, reference text not null,
  occurred_from date, occurred_to date, date_precision text not null,
  place_id uuid references place, adm1_id uuid references place, adm2_id uuid references place, place_precision text not null,
  latitude double precision, longitude double precision,
  forms text[] not null default '{}', conflict_links text[] not null default '{}', link_reason text,
  source_types text[] not null default '{}',
  status text not null default 'reported', decided_on date, report_count int not null default 0, survivor_count int not null default 0,
  summary text, referred_to text, synthetic boolean not null default false,
  created_by uuid not null references account, recorded_at timestamptz not null,
  primary key (mission_id, id), unique (mission_id, reference),
  check ((date_precision = 'unknown') = (occurred_from is null)), check (occurred_from <= occurred_to)
);
create index incident_latest on incident (mission_id, (coalesce(occurred_from, '0001-01-01'::date)) desc, id desc);
create index incident_status on incident (mission_id, status, (coalesce(occurred_from, '0001-01-01'::date)) desc, id desc);
create index incident_decided on incident (mission_id, decided_on);
create index incident_adm1_latest on incident (mission_id, adm1_id, (coalesce(occurred_from, '0001-01-01'::date)) desc, id desc);
create index incident_place on incident (place_id);
create index incident_adm1 on incident (adm1_id);
create index incident_adm2 on incident (adm2_id);
create index incident_created_by on incident (created_by);

create table survivor_group (
  mission_id uuid not null, incident_id uuid not null, line int not null,
  sex text not null, age_band text not null, displacement text not null, civilian boolean,
  nationality text, group_name text, disability boolean, pregnant boolean, child_born boolean, detained boolean,
  count int not null check (count > 0), count_known boolean not null default true,
  primary key (mission_id, incident_id, line),
  foreign key (mission_id, incident_id) references incident on delete cascade
);
create table alleged_perpetrator (
  mission_id uuid not null, incident_id uuid not null, line int not null,
  party_id uuid not null references party, unit text, number int check (number > 0),
  attribution text not null default 'unknown', individually_identified boolean not null default false,
  primary key (mission_id, incident_id, line),
  foreign key (mission_id, incident_id) references incident on delete cascade
);
create index alleged_perpetrator_party on alleged_perpetrator (party_id);
create table circumstance (
  mission_id uuid not null, incident_id uuid not null, code text not null,
  primary key (mission_id, incident_id, code),
  foreign key (mission_id, incident_id) references incident on delete cascade
);
create table response (
  mission_id uuid not null, incident_id uuid not null, survivor_line int not null, service text not null, state text not null,
  reason text, recorded_on date not null,
  primary key (mission_id, incident_id, survivor_line, service),
  foreign key (mission_id, incident_id, survivor_line) references survivor_group on delete cascade
);
create table verification_step (
  mission_id uuid not null, incident_id uuid not null, sequence int not null,
  kind text not null check (kind in ('step', 'decision')), method text, decision text, primary_source boolean not null,
  officer_id uuid not null references account, taken_on date not null, grounds text not null check (length(grounds) > 0),
  recorded_at timestamptz not null,
  primary key (mission_id, incident_id, sequence),
  foreign key (mission_id, incident_id) references incident on delete cascade
);
create index verification_step_officer on verification_step (officer_id);
create table incident_report (
  mission_id uuid not null, incident_id uuid not null, report_id uuid not null,
  joined_by uuid not null references account, joined_at timestamptz not null, reason text not null,
  separated_by uuid references account, separated_at timestamptz, separation_reason text,
  independent boolean not null default true,
  primary key (mission_id, incident_id, report_id, joined_at),
  foreign key (mission_id, incident_id) references incident on delete cascade,
  foreign key (mission_id, report_id) references report on delete cascade
);
-- a report belongs to one incident at a time
create unique index incident_report_once on incident_report (mission_id, report_id) where separated_at is null;
create index incident_report_joined_by on incident_report (joined_by);
create index incident_report_separated_by on incident_report (separated_by);
create table incident_version (
  mission_id uuid not null, incident_id uuid not null, version int not null,
  recorded_at timestamptz not null, superseded_at timestamptz not null, superseded_by uuid not null references account,
  state jsonb not null, survivors jsonb not null, perpetrators jsonb not null, circumstances jsonb not null, responses jsonb not null,
  primary key (mission_id, incident_id, version),
  foreign key (mission_id, incident_id) references incident on delete cascade
);
create index incident_version_by on incident_version (superseded_by);
create index incident_version_time on incident_version (mission_id, superseded_at);

create table saved_view (
  mission_id uuid not null references mission, id uuid not null, account_id uuid not null references account, page text not null,
  name text not null, filter jsonb not null, saved_at timestamptz not null,
  primary key (mission_id, id), unique (mission_id, account_id, page, name)
);
create index saved_view_account on saved_view (account_id);

create table fact (
  mission_id uuid not null references mission, id uuid not null, kind text not null, text_en text not null, paragraph text not null, source text not null,
  primary key (mission_id, id)
);

create table document (
  mission_id uuid not null references mission, id uuid not null, kind text not null, period text not null, locale text not null, as_of timestamptz not null,
  title text not null, model jsonb not null, state text not null check (state in ('draft', 'cleared')),
  composed_by uuid not null references account, composed_at timestamptz not null, cleared_by uuid references account, cleared_at timestamptz,
  primary key (mission_id, id)
);
create index document_composed_by on document (composed_by);
create index document_cleared_by on document (cleared_by);

create table audit_entry (
  id uuid primary key, at timestamptz not null, account_id uuid, role text, mission_id uuid, operation text not null,
  record_id text, outcome text not null, note text
);
create index audit_entry_at on audit_entry (at desc, id desc);
create index audit_entry_mission on audit_entry (mission_id, at desc);

-- row security ------------------------------------------------------------------------------------------
-- The scopes are decided by the rules in core and arrive as settings; the policies only apply them.
do $$
declare t text;
begin
  foreach t in array array['area', 'import_mapping', 'import_run', 'import_refusal', 'saved_view', 'fact', 'document'] loop
    execute format('alter table openmara.%I enable row level security', t);
    execute format('alter table openmara.%I force row level security', t);
    execute format('create policy mission on openmara.%I using (mission_id = (select openmara.setting(''mission''))::uuid)', t);
  end loop;
  foreach t in array array['report', 'report_survivor', 'report_version', 'incident', 'survivor_group', 'alleged_perpetrator', 'circumstance', 'response', 'verification_step', 'incident_report', 'incident_version', 'audit_entry'] loop
    execute format('alter table openmara.%I enable row level security', t);
    execute format('alter table openmara.%I force row level security', t);
  end loop;
end $$;

create policy report_scope on report using (
  mission_id = (select setting('mission'))::uuid and (
    (select setting('report_scope')) = 'all'
    or ((select setting('report_scope')) = 'area' and (filed_by = (select setting('account'))::uuid or adm1_id = any ((select setting('area_places'))::uuid[])))
    or ((select setting('report_scope')) = 'office' and (filed_by = (select setting('account'))::uuid or office = (select setting('office'))))
  ));
create policy incident_scope on incident using (
  mission_id = (select setting('mission'))::uuid and (
    (select setting('incident_scope')) = 'all'
    or ((select setting('incident_scope')) = 'area' and adm1_id = any ((select setting('area_places'))::uuid[]))
    or ((select setting('incident_scope')) = 'verified' and status = 'verified')
  ));
-- Parts follow their whole: a full scope sees them directly, a narrower one through the row it may see.
do $$
declare t text;
begin
  foreach t in array array['report_survivor', 'report_version'] loop
    execute format('create policy part on openmara.%1$I using (mission_id = (select openmara.setting(''mission''))::uuid and ((select openmara.setting(''report_scope'')) = ''all'' or exists (select from openmara.report r where r.mission_id = %1$I.mission_id and r.id = %1$I.report_id)))', t);
  end loop;
  foreach t in array array['survivor_group', 'alleged_perpetrator', 'circumstance', 'response', 'verification_step', 'incident_report', 'incident_version'] loop
    execute format('create policy part on openmara.%1$I using (mission_id = (select openmara.setting(''mission''))::uuid and ((select openmara.setting(''incident_scope'')) = ''all'' or exists (select from openmara.incident i where i.mission_id = %1$I.mission_id and i.id = %1$I.incident_id)))', t);
  end loop;
end $$;
create policy audit_write on audit_entry for insert with check (true);
create policy audit_read on audit_entry for select using ((select setting('audit')) = 'read');

-- the application's role owns nothing ---------------------------------------------------------------------
grant usage on schema openmara to openmara_app;
grant select, insert, update, delete on all tables in schema openmara to openmara_app;
revoke update, delete on audit_entry, report_version, incident_version, verification_step from openmara_app;
revoke insert, update, delete on term from openmara_app;
grant delete on session to openmara_app;
