-- A form may have several drafts of one account, each known by its own id; of other forms there is one, as before.
set search_path = openmara;

alter table draft add column several boolean not null default false;
drop index draft_once;
create unique index draft_once on draft (mission_id, account_id, form, coalesce(record_id, '00000000-0000-0000-0000-000000000000'))
 where not several;
