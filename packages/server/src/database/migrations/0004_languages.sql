-- Which languages there are is said once, in core/language/languages.ts. The database no longer repeats it: the
-- operations accept a language of the list and nothing else, and the labels of a term are kept by language.
set search_path = openmara;

alter table account drop constraint account_locale_check, add check (locale ~ '^[a-z]{2,3}$');

alter table term add column labels jsonb;
update term set labels = jsonb_build_object('en', label_en, 'fr', label_fr, 'ar', label_ar);
alter table term alter column labels set not null,
  drop column label_en, drop column label_fr, drop column label_ar;
