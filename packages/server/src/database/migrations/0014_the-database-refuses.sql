-- The application's role sees and writes what its settings name, in every table; what was recorded is never deleted,
-- not even with what it belongs to; who is who, what they hold and what they did is written by narrow functions only.
set search_path = openmara;

-- 1. Nothing cascades ---------------------------------------------------------------------------------------
do $$
declare k record;
begin
  for k in select conrelid::regclass as on_table, conname, pg_get_constraintdef(oid) as definition
             from pg_constraint where contype = 'f' and confdeltype = 'c' and connamespace = 'openmara'::regnamespace loop
    execute format('alter table %s drop constraint %I, add constraint %I %s', k.on_table, k.conname, k.conname,
      replace(k.definition, 'ON DELETE CASCADE', 'ON DELETE RESTRICT'));
  end loop;
end $$;
revoke delete on all tables in schema openmara from openmara_app, openmara_wide;
-- What somebody began to write, a file that was brought, the lines of a report whose former state is kept, attempts.
grant delete on draft, upload, report_survivor to openmara_app, openmara_wide;
grant delete on sign_in_attempt to openmara_app;

-- 2. Scopes bind what is written ----------------------------------------------------------------------------
-- Whoever reads verified incidents only writes none, and whoever takes the role of the whole mission has its scope.
-- The scope stands inside the one comparison that there was: a condition of its own would make the planner expect a
-- two-hundredth of the rows again (migration 0003).
do $$
declare t text;
begin
  foreach t in array array['report', 'report_survivor', 'report_version'] loop
    execute format('alter policy whole_mission on %I using (mission_id = (select case when openmara.setting(''report_scope'') = ''all'' then openmara.setting(''mission'') end)::uuid)', t);
  end loop;
  foreach t in array array['incident', 'survivor_group', 'alleged_perpetrator', 'circumstance', 'response', 'verification_step', 'incident_report', 'incident_version'] loop
    execute format('alter policy whole_mission on %I using (mission_id = (select case when openmara.setting(''incident_scope'') = ''all'' then openmara.setting(''mission'') end)::uuid)', t);
    -- Restrictive: it takes away from the policies that let in, for writing only.
    execute format('create policy reads_verified_only_insert on %I as restrictive for insert to openmara_app with check (mission_id = (select openmara.setting(''mission''))::uuid and ((select openmara.setting(''following'')) = ''on'' or (select openmara.setting(''incident_scope'')) in (''all'', ''area'')))', t);
    execute format('create policy reads_verified_only_update on %I as restrictive for update to openmara_app using (mission_id = (select openmara.setting(''mission''))::uuid and ((select openmara.setting(''following'')) = ''on'' or (select openmara.setting(''incident_scope'')) in (''all'', ''area'')))', t);
  end loop;
end $$;
-- Who does not see the whole mission files in her own name, and for her own office where she has one. What she filed
-- before she changed office stays hers to change: whoever withdraws consent must find somebody who can record it.
create policy files_for_itself on report as restrictive for insert to openmara_app with check (
  mission_id = (select setting('mission'))::uuid and (
    (select setting('report_scope')) = 'all'
    or (filed_by = (select setting('account'))::uuid
        and ((select setting('report_scope')) <> 'office' or (select setting('office')) is null or office = (select setting('office'))))));

-- 3. Who is who ---------------------------------------------------------------------------------------------
-- A password is set by its owner: until then there is none. What is shown of an invitation is kept as its digest.
alter table account alter column password_hash drop not null;
create table invitation (
  token_digest bytea primary key, account_id uuid not null references account, invited_by uuid references account,
  created_at timestamptz not null, expires_at timestamptz not null, used_at timestamptz
);
create index invitation_account on invitation (account_id);
create index invitation_by on invitation (invited_by);
-- The key that was shown when the installation was set up: it stands for the second person where there is none yet.
create table first_run_key (digest bytea primary key, made_at timestamptz not null);
alter table assignment add column granted_by uuid references account;
create index assignment_granted_by on assignment (granted_by);

-- Narrow functions run as the owner, whom forced row security holds as well where it is no superuser.
do $$
declare t text;
begin
  foreach t in array array['account', 'session', 'assignment', 'invitation', 'first_run_key', 'mission'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
  end loop;
  foreach t in array array['account', 'session', 'assignment', 'invitation', 'first_run_key', 'mission', 'audit_entry'] loop
    execute format('revoke all on %I from openmara_app, openmara_wide', t);
    execute format('create policy narrow_functions on %I to current_user using (true)', t);
  end loop;
end $$;

-- Colleagues are known by name to whoever is signed in, password and all else to nobody; what each holds, to the
-- colleague, in the mission, and to who keeps the accounts.
grant select (id, email, name, locale, created_at, disabled_at), insert (id, email, name, locale, created_at)
  on account to openmara_app, openmara_wide;
create policy signed_in on account for select using ((select setting('account')) is not null);
create policy keep_accounts on account for insert with check ((select allowed('manage_accounts')));
grant select on assignment to openmara_app, openmara_wide;
create policy in_mission on assignment for select using (
  mission_id = (select setting('mission'))::uuid or account_id = (select setting('account'))::uuid or (select allowed('manage_accounts')));
grant select, insert on mission to openmara_app, openmara_wide;
create policy signed_in on mission for select using ((select setting('account')) is not null or id = (select setting('mission'))::uuid);
create policy manage on mission for insert with check ((select allowed('manage_missions')));
grant select on audit_entry to openmara_app, openmara_wide;
drop policy audit_write on audit_entry;

create function is_set_up() returns boolean language sql stable security definer set search_path = openmara, pg_temp
  as $$ select exists (select from account) $$;

create function mission_named(wanted text) returns table (id uuid, code text, country text, synthetic boolean)
  language sql stable security definer set search_path = openmara, pg_temp
  as $$ select m.id, m.code, m.country, m.synthetic from mission m where m.code = wanted $$;
-- For the housekeeping, which goes from mission to mission.
create function mission_ids() returns table (id uuid)
  language sql stable security definer set search_path = openmara, pg_temp
  as $$ select m.id from mission m where setting('housekeeping') = 'on' order by m.id $$;

create function assignments_of(account uuid) returns jsonb language sql stable security definer set search_path = openmara, pg_temp as $$
  select jsonb_agg(jsonb_build_object('role', s.role, 'missionId', s.mission_id, 'office', s.office,
                                      'areaPlaces', s.area_places) order by s.id)
    from assignment s
   where s.account_id = account and s.since <= current_date and (s.until is null or s.until >= current_date) $$;

-- Whose session it is. A session ends after fifteen minutes in which nothing was asked; a token only at its end.
create function actor_of_session(digest bytea)
  returns table (account_id uuid, email text, name text, locale text, assignments jsonb)
  language plpgsql security definer set search_path = openmara, pg_temp as $$
#variable_conflict use_column
begin
  return query select a.id, a.email, a.name, a.locale, assignments_of(a.id)
    from session t join account a on a.id = t.account_id
   where t.token_digest = digest and t.expires_at > now() and a.disabled_at is null
     and (t.kind = 'token' or t.last_seen_at > now() - interval '15 minutes');
  if found then
    update session t set last_seen_at = now() where t.token_digest = digest and t.last_seen_at < now() - interval '30 seconds';
  end if;
end $$;
-- For jobs and for the command line of the machine that holds the data.
create function actor_by_email(wanted text)
  returns table (account_id uuid, email text, name text, locale text, assignments jsonb)
  language sql stable security definer set search_path = openmara, pg_temp as $$
  select a.id, a.email, a.name, a.locale, assignments_of(a.id)
    from account a where lower(a.email) = lower(wanted) and a.disabled_at is null $$;
-- What signing in needs to know of the one account that it names.
create function secret_of(wanted text) returns table (id uuid, password_hash text)
  language sql stable security definer set search_path = openmara, pg_temp
  as $$ select a.id, a.password_hash from account a where lower(a.email) = lower(wanted) and a.disabled_at is null $$;

-- Opens a session for who showed the password: the hash that was checked must be that of the account at this moment.
create function open_session(digest bytea, account uuid, checked_hash text, begun timestamptz, ends timestamptz)
  returns boolean language plpgsql security definer set search_path = openmara, pg_temp as $$
begin
  insert into session (token_digest, account_id, kind, created_at, last_seen_at, expires_at)
  select digest, a.id, 'session', begun, begun, ends from account a
   where a.id = open_session.account and a.password_hash = checked_hash and a.disabled_at is null;
  return found;
end $$;
-- Whoever shows a token may end it; it is the whole proof that there is.
create function close_session(digest bytea) returns boolean language plpgsql security definer set search_path = openmara, pg_temp as $$
begin
  delete from session where token_digest = digest;
  return found;
end $$;

-- Whether the role opens nothing that was reported or counted. core/access/granting.ts says the same from the
-- capabilities, and a test holds the two together.
create function opens_no_content(role text) returns boolean language sql immutable
  as $$ select role in ('administrator', 'auditor') $$;

-- Whether one may give this role to another: who holds it there and no less of it, or leads the arrangements of the
-- mission; a role without content, an administrator.
create function may_grant(granter uuid, role text, mission uuid, office text, areas uuid[]) returns boolean
  language sql stable security definer set search_path = openmara, pg_temp as $$
  select exists (
    select from assignment s where s.account_id = granter and s.since <= current_date and (s.until is null or s.until >= current_date)
       and case when opens_no_content(may_grant.role) then s.role = 'administrator'
                when s.role = 'senior_wpa' and s.mission_id = may_grant.mission then true
                else s.role = may_grant.role and (s.mission_id is null or s.mission_id = may_grant.mission)
                     and (s.office is null or s.office = may_grant.office)
                     and (s.area_places = '{}' or (may_grant.areas <> '{}' and may_grant.areas <@ s.area_places)) end) $$;

-- Gives a role to another account. The granter is whoever the transaction acts for, and never the one who receives.
create function grant_role(assignment uuid, account uuid, role text, mission uuid, office text, areas uuid[], until date, key_digest bytea)
  returns void language plpgsql security definer set search_path = openmara, pg_temp as $$
declare granter uuid := setting('account')::uuid;
begin
  if granter is null or granter = account
     or not (may_grant(granter, role, mission, office, areas)
             or exists (select from first_run_key k where k.digest = key_digest)) then
    raise insufficient_privilege using message = 'a role is given by a second person who holds it';
  end if;
  insert into assignment (id, account_id, role, mission_id, office, area_places, since, until, granted_by)
  values (assignment, account, role, mission, office, areas, current_date, until, granter);
end $$;

create function first_run_key_fits(key_digest bytea) returns boolean language sql stable security definer set search_path = openmara, pg_temp
  as $$ select exists (select from first_run_key where digest = key_digest) $$;

-- The account behind an address, where it is another's and the one who asks may give everything that it holds; of an
-- account without any role, an administrator.
create function invitable(wanted text) returns uuid language sql stable security definer set search_path = openmara, pg_temp as $$
  select a.id from account a
   where lower(a.email) = lower(wanted) and a.disabled_at is null and a.id <> setting('account')::uuid
     and not exists (select from assignment s where s.account_id = a.id
                       and not may_grant(setting('account')::uuid, s.role, s.mission_id, s.office, s.area_places))
     and (exists (select from assignment s where s.account_id = a.id)
          or may_grant(setting('account')::uuid, 'administrator', null, null, '{}')) $$;

-- Invites another account to set its password. Earlier invitations end.
create function invite(account uuid, digest bytea, days int) returns timestamptz
  language plpgsql security definer set search_path = openmara, pg_temp as $$
declare
  granter uuid := setting('account')::uuid;
  ends timestamptz := now() + make_interval(days => least(days, 30));
begin
  if granter is null or account is distinct from invitable((select a.email from account a where a.id = invite.account)) then
    raise insufficient_privilege using message = 'an invitation is made by who may give every role of the account';
  end if;
  update invitation i set expires_at = now() where i.account_id = account and i.used_at is null and i.expires_at > now();
  insert into invitation (token_digest, account_id, invited_by, created_at, expires_at)
  values (digest, account, granter, now(), ends);
  return ends;
end $$;

-- The owner of an invitation sets the password, once; sessions that were opened with an older one end.
create function accept_invitation(digest bytea, new_hash text) returns text
  language plpgsql security definer set search_path = openmara, pg_temp as $$
declare
  owner uuid;
  address text;
begin
  update invitation i set used_at = now()
   where i.token_digest = digest and i.used_at is null and i.expires_at > now()
     and exists (select from account a where a.id = i.account_id and a.disabled_at is null)
   returning i.account_id into owner;
  if owner is not null then
    update account a set password_hash = new_hash where a.id = owner returning a.email into address;
    delete from session s where s.account_id = owner;
  end if;
  return address;
end $$;
-- Whether there is such an invitation, before a password is chosen and hashed for it.
create function invitation_stands(digest bytea) returns uuid language sql stable security definer set search_path = openmara, pg_temp
  as $$ select account_id from invitation where token_digest = digest and used_at is null and expires_at > now() $$;

-- An empty installation: the administrator, the first mission, who leads its arrangements and her invitation, and the
-- key for the missions that follow. Once.
create function set_up(administrator jsonb, first_mission jsonb, adviser jsonb, invitation_digest bytea, key_digest bytea, days int)
  returns boolean language plpgsql security definer set search_path = openmara, pg_temp as $$
declare
  admin uuid := administrator->>'id';
  leads uuid := adviser->>'id';
begin
  lock table account in exclusive mode;
  if exists (select from account) then return false; end if;
  insert into mission select * from jsonb_populate_record(null::mission, first_mission);
  insert into account (id, email, name, password_hash, locale, created_at)
  values (admin, administrator->>'email', administrator->>'name', administrator->>'password_hash', administrator->>'locale', now()),
         (leads, adviser->>'email', adviser->>'name', null, adviser->>'locale', now());
  insert into assignment (id, account_id, role, mission_id, since, granted_by)
  values (gen_random_uuid(), admin, 'administrator', null, current_date, null),
         (gen_random_uuid(), leads, 'senior_wpa', (first_mission->>'id')::uuid, current_date, null);
  insert into invitation (token_digest, account_id, invited_by, created_at, expires_at)
  values (invitation_digest, leads, null, now(), now() + make_interval(days => least(days, 30)));
  insert into first_run_key values (key_digest, now());
  return true;
end $$;

-- One entry of the audit log: of the account and in the mission that the transaction acts for. Before sign-in there is
-- no account to act for: an entry may then name the one that it is about, in no mission and under no role.
create function record_audit(entry uuid, at timestamptz, account uuid, role text, mission uuid, operation text, touched text, outcome text, note text)
  returns void language plpgsql security definer set search_path = openmara, pg_temp as $$
declare acting uuid := setting('account')::uuid;
begin
  if (acting is not null and account is distinct from acting)
     or (acting is null and (mission is not null and outcome = 'done' or role is not null))
     or (mission is not null and mission is distinct from setting('mission')::uuid)
     or (role is not null and not exists (
           select from assignment s where s.account_id = record_audit.account and s.role = record_audit.role
              and (record_audit.mission is null or s.mission_id is null or s.mission_id = record_audit.mission))) then
    raise insufficient_privilege using message = 'an audit entry is of who acts, where it acts';
  end if;
  insert into audit_entry (id, at, account_id, role, mission_id, operation, record_id, outcome, note)
  values (entry, at, account, role, mission, operation, touched, outcome, note);
end $$;

do $$
declare f regprocedure;
begin
  for f in select p.oid::regprocedure from pg_proc p
            where p.pronamespace = 'openmara'::regnamespace and p.prosecdef and p.proname <> 'analyze_reports' loop
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to openmara_app, openmara_wide', f);
  end loop;
end $$;
-- Steps of the functions above, and of nobody else.
revoke all on function assignments_of(uuid), may_grant(uuid, text, uuid, text, uuid[]) from openmara_app, openmara_wide;

-- 4. A key is an office's own -------------------------------------------------------------------------------
-- Who sees one office would learn from a refusal that another holds the key; so each office has its keys to itself.
alter table report drop constraint report_mission_id_external_source_external_key_key;
create unique index report_key on report (mission_id, external_source, external_key, (coalesce(office, '')));
