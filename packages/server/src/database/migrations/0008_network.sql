-- The network: one focal point for each component, agency and field office.
set search_path = openmara;

create table focal_point (
  mission_id uuid not null references mission, id uuid not null, version int not null default 1,
  component text, agency text, field_office text not null, areas uuid[] not null default '{}',
  since date not null, until date, contact text, deputy text, account uuid references account,
  external_source text, external_key text, digest text,
  recorded_by uuid not null references account, recorded_at timestamptz not null,
  withdrawn_at timestamptz, withdrawal_reason text,
  primary key (mission_id, id), unique (mission_id, external_source, external_key),
  check ((component is null) <> (agency is null)), check (until >= since)
);
create unique index focal_point_named on focal_point (mission_id, component, agency, field_office, since)
  nulls not distinct where withdrawn_at is null;
create index focal_point_recorded on focal_point (mission_id, recorded_at desc, id desc);
create index focal_point_account on focal_point (account);
create index focal_point_recorded_by on focal_point (recorded_by);
call protect_kind('focal_point', 'read_network', 'manage_network');
