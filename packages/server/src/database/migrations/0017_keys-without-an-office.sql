-- Whoever sees a part of the mission and has no office has an office of her own, as far as keys go: an answer to a key
-- tells nothing of what colleagues without an office filed.
set search_path = openmara;

-- Whether reports that are filed now have keys of their filer's own. Who sees the whole mission learns nothing by a key.
create function keys_are_own() returns boolean language sql stable parallel safe
  as $$ select openmara.setting('account') is not null and openmara.setting('office') is null
           and openmara.setting('report_scope') is distinct from 'all' $$;

alter table report add column keys_own boolean not null default false;
alter table report no force row level security;
update report r set keys_own = true
 where r.office is null and r.external_key is not null
   and exists (select from assignment s where s.account_id = r.filed_by and s.mission_id = r.mission_id
                  and s.role in ('field_wpa', 'focal_point'))
   and not exists (select from assignment s where s.account_id = r.filed_by
                      and (s.mission_id = r.mission_id or s.mission_id is null)
                      and (s.role not in ('field_wpa', 'focal_point') or s.office is not null));
alter table report force row level security;
alter table report alter column keys_own set default keys_are_own();

drop index report_key;
create unique index report_key on report
  (mission_id, external_source, external_key, (case when keys_own then filed_by::text else coalesce(office, '') end));
