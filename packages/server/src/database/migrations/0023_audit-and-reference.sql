-- The audit log is searched by person, record and operation, each by its own key, however long the log is.
set search_path = openmara;

create index audit_entry_account on audit_entry (account_id, at desc, id desc);
create index audit_entry_record on audit_entry (record_id, at desc, id desc);
create index audit_entry_operation on audit_entry (operation, at desc, id desc);
