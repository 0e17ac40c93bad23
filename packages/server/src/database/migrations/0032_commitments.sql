-- What parties signed, what they promised in it, and what became of it: one table for each kind, as its definition says.
set search_path = openmara;

create table instrument (
  mission_id uuid not null references mission, id uuid not null, version int not null default 1,
  state text not null, state_since date not null, state_reason text,
  title text not null, type text not null, agreed_from date, agreed_to date, agreed_precision text not null,
  "until" date, party uuid references party, follows uuid, follows_as text, source text not null, text text,
  amnesty text, amnesty_passage text, prohibition text, prohibition_passage text, note text,
  external_source text, external_key text, digest text,
  recorded_by uuid not null references account, recorded_at timestamptz not null,
  withdrawn_at timestamptz, withdrawal_reason text,
  primary key (mission_id, id), unique (mission_id, external_source, external_key),
  foreign key (mission_id, follows) references instrument (mission_id, id),
  check ((follows is null) = (follows_as is null)),
  check (agreed_to >= agreed_from),
  check (follows <> id)
);
create index instrument_recorded on instrument (mission_id, recorded_at desc, id desc);
create index instrument_recorded_by on instrument (recorded_by);
create index instrument_party on instrument (party);
create index instrument_follows on instrument (mission_id, follows);
call protect_kind('instrument', 'read_commitments', 'manage_commitments');

create table signatory (
  mission_id uuid not null references mission, id uuid not null, version int not null default 1,
  instrument uuid not null, side text not null, party uuid references party, office text, signed_on date, note text,
  external_source text, external_key text, digest text,
  recorded_by uuid not null references account, recorded_at timestamptz not null,
  withdrawn_at timestamptz, withdrawal_reason text,
  primary key (mission_id, id), unique (mission_id, external_source, external_key),
  foreign key (mission_id, instrument) references instrument (mission_id, id),
  check (party is not null or office is not null)
);
create unique index signatory_named on signatory (mission_id, instrument, side, party, office)
  nulls not distinct where withdrawn_at is null;
create index signatory_recorded on signatory (mission_id, recorded_at desc, id desc);
create index signatory_recorded_by on signatory (recorded_by);
create index signatory_party on signatory (party);
create index signatory_instrument on signatory (mission_id, instrument);
call protect_kind('signatory', 'read_commitments', 'manage_commitments');

create table measure (
  mission_id uuid not null references mission, id uuid not null, version int not null default 1,
  state text not null, state_since date not null, state_reason text,
  instrument uuid not null, standard text not null, text text not null, passage text, theirs text,
  ours uuid references account, due date, cost_amount numeric, cost_currency text, note text,
  external_source text, external_key text, digest text,
  recorded_by uuid not null references account, recorded_at timestamptz not null,
  withdrawn_at timestamptz, withdrawal_reason text,
  primary key (mission_id, id), unique (mission_id, external_source, external_key),
  foreign key (mission_id, instrument) references instrument (mission_id, id),
  check ((cost_amount is null) = (cost_currency is null))
);
create unique index measure_named on measure (mission_id, instrument, text)
  nulls not distinct where withdrawn_at is null;
create index measure_recorded on measure (mission_id, recorded_at desc, id desc);
create index measure_recorded_by on measure (recorded_by);
create index measure_ours on measure (ours);
call protect_kind('measure', 'read_commitments', 'manage_commitments');

create table evidence (
  mission_id uuid not null references mission, id uuid not null, version int not null default 1,
  measure uuid not null, seen_on date not null, bears text not null, finding text not null, source text not null,
  external_source text, external_key text, digest text,
  recorded_by uuid not null references account, recorded_at timestamptz not null,
  withdrawn_at timestamptz, withdrawal_reason text,
  primary key (mission_id, id), unique (mission_id, external_source, external_key),
  foreign key (mission_id, measure) references measure (mission_id, id)
);
create index evidence_recorded on evidence (mission_id, recorded_at desc, id desc);
create index evidence_recorded_by on evidence (recorded_by);
create index evidence_measure on evidence (mission_id, measure);
call protect_kind('evidence', 'read_commitments', 'manage_commitments');

create table milestone (
  mission_id uuid not null references mission, id uuid not null, version int not null default 1,
  state text not null, state_since date not null, state_reason text,
  measure uuid not null, text text not null, due date, ours uuid references account, note text,
  external_source text, external_key text, digest text,
  recorded_by uuid not null references account, recorded_at timestamptz not null,
  withdrawn_at timestamptz, withdrawal_reason text,
  primary key (mission_id, id), unique (mission_id, external_source, external_key),
  foreign key (mission_id, measure) references measure (mission_id, id)
);
create unique index milestone_named on milestone (mission_id, measure, text)
  nulls not distinct where withdrawn_at is null;
create index milestone_recorded on milestone (mission_id, recorded_at desc, id desc);
create index milestone_recorded_by on milestone (recorded_by);
create index milestone_ours on milestone (ours);
call protect_kind('milestone', 'read_commitments', 'manage_commitments');

create table funding (
  mission_id uuid not null references mission, id uuid not null, version int not null default 1,
  measure uuid not null, donor text not null, pledged_on date, pledged_amount numeric, pledged_currency text,
  received_amount numeric, received_currency text, source text not null,
  external_source text, external_key text, digest text,
  recorded_by uuid not null references account, recorded_at timestamptz not null,
  withdrawn_at timestamptz, withdrawal_reason text,
  primary key (mission_id, id), unique (mission_id, external_source, external_key),
  foreign key (mission_id, measure) references measure (mission_id, id),
  check (pledged_amount is not null or received_amount is not null)
);
create index funding_recorded on funding (mission_id, recorded_at desc, id desc);
create index funding_recorded_by on funding (recorded_by);
create index funding_measure on funding (mission_id, measure);
call protect_kind('funding', 'read_commitments', 'manage_commitments');

create table implementing_body (
  mission_id uuid not null references mission, id uuid not null, version int not null default 1,
  instrument uuid not null, name text not null, chair text, members text, met_on date, outcome text, meets_next date,
  ours uuid references account,
  external_source text, external_key text, digest text,
  recorded_by uuid not null references account, recorded_at timestamptz not null,
  withdrawn_at timestamptz, withdrawal_reason text,
  primary key (mission_id, id), unique (mission_id, external_source, external_key),
  foreign key (mission_id, instrument) references instrument (mission_id, id)
);
create unique index implementing_body_named on implementing_body (mission_id, instrument, name)
  nulls not distinct where withdrawn_at is null;
create index implementing_body_recorded on implementing_body (mission_id, recorded_at desc, id desc);
create index implementing_body_recorded_by on implementing_body (recorded_by);
create index implementing_body_ours on implementing_body (ours);
call protect_kind('implementing_body', 'read_commitments', 'manage_commitments');
-- What belongs to an instrument or a measure is looked up by it, withdrawn records too.
create index measure_instrument on measure (mission_id, instrument);
create index milestone_measure on milestone (mission_id, measure);
create index implementing_body_instrument on implementing_body (mission_id, instrument);
