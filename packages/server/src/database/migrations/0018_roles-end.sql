-- A role ends on a day, and an account is closed: by a second person, through functions, like the giving of it.
set search_path = openmara;

-- Whether the account that the transaction acts for may end the role, which of what: nothing else of it.
create function role_to_end(assignment uuid) returns table (role text, mission text, may boolean)
  language sql stable security definer set search_path = openmara, pg_temp as $$
  select s.role, m.code,
         s.account_id <> setting('account')::uuid
           and (may_grant(setting('account')::uuid, s.role, s.mission_id, s.office, s.area_places)
                or may_grant(setting('account')::uuid, 'administrator', null, null, '{}'))
    from assignment s left join mission m on m.id = s.mission_id where s.id = role_to_end.assignment $$;

-- Whether the owner of the account has not set a password yet.
create function waits_for_owner(account uuid) returns boolean
  language sql stable security definer set search_path = openmara, pg_temp
  as $$ select exists (select from account a where a.id = waits_for_owner.account and a.password_hash is null) $$;

-- Ends a role of another account after a day. Whoever may give it may end it, and an administrator ends any: that opens
-- nothing to her. A day that has passed is the day before today, so that the past is not rewritten.
create function end_role(assignment uuid, last_day date) returns uuid
  language plpgsql security definer set search_path = openmara, pg_temp as $$
declare
  ends uuid := setting('account')::uuid;
  held assignment%rowtype;
begin
  select s.* into held from assignment s where s.id = end_role.assignment;
  if not found or ends is null or held.account_id = ends
     or not coalesce((select r.may from role_to_end(held.id) r), false) then
    raise insufficient_privilege using message = 'a role is ended by a second person who may give it';
  end if;
  update assignment s set until = greatest(last_day, current_date - 1)
   where s.id = held.id and (s.until is null or s.until > greatest(last_day, current_date - 1));
  return case when found then held.account_id end;
end $$;

-- Closes another account: nobody signs in to it any more, its sessions and invitations end, its roles end.
create function close_account(account uuid) returns boolean
  language plpgsql security definer set search_path = openmara, pg_temp as $$
declare ends uuid := setting('account')::uuid;
begin
  if ends is null or ends = account or not may_grant(ends, 'administrator', null, null, '{}') then
    raise insufficient_privilege using message = 'an account is closed by an administrator, and never her own';
  end if;
  update account a set disabled_at = now() where a.id = close_account.account and a.disabled_at is null;
  if not found then return false; end if;
  delete from session s where s.account_id = account;
  update invitation i set expires_at = now() where i.account_id = account and i.used_at is null and i.expires_at > now();
  update assignment s set until = current_date - 1
   where s.account_id = account and (s.until is null or s.until >= current_date);
  return true;
end $$;

revoke all on function role_to_end(uuid), waits_for_owner(uuid), end_role(uuid, date), close_account(uuid) from public;
grant execute on function role_to_end(uuid), waits_for_owner(uuid), end_role(uuid, date), close_account(uuid)
  to openmara_app, openmara_wide;
