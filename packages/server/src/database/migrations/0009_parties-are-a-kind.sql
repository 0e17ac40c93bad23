-- Parties become a kind of the house: recorded by somebody at a moment, with versions, withdrawn instead of deleted.
-- And the unidentified party exists in every installation, as its table of figures must never leave it out.
set search_path = openmara;

alter table party no force row level security;
alter table party_alias no force row level security;

alter table party
  add column version int not null default 1,
  add column recorded_by uuid references account,
  add column recorded_at timestamptz not null default '2016-01-01',
  add column withdrawn_at timestamptz, add column withdrawal_reason text,
  add column external_source text, add column digest text,
  drop constraint party_external_key_key, drop column names;
alter table party alter column recorded_at drop default;
create index party_recorded_by on party (recorded_by);
-- The key was written as "source:key"; it is two columns as for every kind.
update party set external_source = split_part(external_key, ':', 1), external_key = substr(external_key, strpos(external_key, ':') + 1)
 where external_key like '%:%';
alter table party add unique (external_source, external_key);

insert into party (id, kind, name, source, recorded_at)
select '00000000-0000-7000-8000-000000000001', 'unidentified', 'Unidentified armed men', 'OpenMARA', now()
 where not exists (select from party where kind = 'unidentified');
insert into party_alias (party_id, alias, folded, source)
select p.id, a.alias, a.folded, 'OpenMARA'
  from party p, (values ('Unidentified armed men', 'unidentified armed men'), ('Hommes armés non identifiés', 'hommes armes non identifies'),
    ('مسلحون مجهولون', 'مسلحون مجهولون')) a(alias, folded)
 where p.kind = 'unidentified'
on conflict do nothing;

alter table party force row level security;
alter table party_alias force row level security;
-- Nothing of a kind is deleted.
drop policy manage_delete on party;
revoke delete on party from openmara_app, openmara_wide;
