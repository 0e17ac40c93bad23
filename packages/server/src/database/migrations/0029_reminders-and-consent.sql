-- Who asked to be told by e-mail, once a day at most, that something waits; and when that was last done.
set search_path = openmara;

create table reminder (
  account_id uuid primary key references account,
  wanted boolean not null, changed_at timestamptz not null, sent_on date
);
alter table reminder enable row level security;
alter table reminder force row level security;
create policy own on reminder using (account_id = (select setting('account'))::uuid);
create policy narrow_functions on reminder to current_user using (true);
grant select, insert (account_id, wanted, changed_at), update (wanted, changed_at, sent_on)
  on reminder to openmara_app, openmara_wide;

-- For the housekeeping: who asked for it and was not told on that day.
create function reminders_due(today date) returns table (email text)
  language sql stable security definer set search_path = openmara, pg_temp as $$
  select a.email from reminder r join account a on a.id = r.account_id
   where setting('housekeeping') = 'on' and r.wanted and (r.sent_on is null or r.sent_on < today)
     and a.disabled_at is null order by a.id $$;
revoke all on function reminders_due(date) from public;
grant execute on function reminders_due(date) to openmara_app, openmara_wide;

-- Reports by what their source said of anonymised reporting, in the order of the list.
create index report_consent on report (mission_id,
  (case when consent_reporting then 'yes' when not consent_reporting then 'no' else 'unasked' end),
  listed_on desc, id desc) where withdrawn_at is null;
