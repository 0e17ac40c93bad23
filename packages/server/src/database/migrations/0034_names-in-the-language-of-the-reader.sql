set search_path = openmara;
-- What a place or a party is called for whoever reads: its name in the language of the transaction, else its own.
create function said(place) returns text language sql stable parallel safe
  as $$ select coalesce(($1).names ->> openmara.setting('language'), ($1).name) $$;
create function said(party) returns text language sql stable parallel safe
  as $$ select coalesce(to_jsonb($1) ->> ('name_' || openmara.setting('language')), ($1).name) $$;

create or replace view party_now with (security_invoker = true) as
  select p.id, n.id as now_id, n.name, n.kind, n.country, said(n) as said
  from party p
  left join party_merge m on m.party_id = p.id and m.split_at is null
  join party n on n.id = coalesce(m.into_id, p.id);

-- Who has taken the tour of the demonstration, or wants none.
create table tour (account_id uuid primary key references account, ended_at timestamptz not null);
alter table tour enable row level security;
alter table tour force row level security;
create policy own on tour using (account_id = (select setting('account'))::uuid);
grant select, insert, update (ended_at) on tour to openmara_app, openmara_wide;
