-- What of a document's figures the register would give otherwise now: by population, without a number.
set search_path = openmara;

create table document_comparison (
  mission_id uuid not null, id uuid not null, document_id uuid not null,
  populations text[] not null, compared_by uuid not null references account, compared_at timestamptz not null,
  primary key (mission_id, id),
  foreign key (mission_id, document_id) references document
);
create index document_comparison_document on document_comparison (mission_id, document_id, compared_at desc);
create index document_comparison_compared_by on document_comparison (compared_by);
alter table document_comparison enable row level security;
alter table document_comparison force row level security;

-- Made by who sees the whole mission; read by who reads documents, as far as the operation shows it.
create policy read on document_comparison for select using (
  mission_id = (select setting('mission'))::uuid and (select allowed('read_documents')));
create policy compare on document_comparison for insert with check (
  mission_id = (select setting('mission'))::uuid and (select allowed('compose_document')));
-- What was found once stays.
grant select, insert on document_comparison to openmara_app, openmara_wide;
