-- What a party is called in the documents of each language; where it says nothing, its name stands.
set search_path = openmara;

alter table party add column name_en text, add column name_fr text, add column name_ar text;

alter table party no force row level security;
update party set name_fr = 'Hommes armés non identifiés', name_ar = 'مسلحون مجهولون'
 where kind = 'unidentified' and name = 'Unidentified armed men';
alter table party force row level security;
