-- Attempts to sign in, counted before a password is looked at: by address, by account, by both. The keys are digests;
-- neither an address nor an e-mail address stands here. Only the brake reads and writes it (setting `brake`).
set search_path = openmara;

create table sign_in_attempt (key varchar(255) primary key, points integer not null default 0, expire bigint);
alter table sign_in_attempt enable row level security;
alter table sign_in_attempt force row level security;
create policy brake on sign_in_attempt using ((select setting('brake')) = 'on');
grant select, insert, update, delete on sign_in_attempt to openmara_app;
