-- Lists narrowed by what is rare: a form that was reported ten times in a million is found as soon as one that was
-- reported every day. Under row security the planner uses no index on arrays, whose operators it does not trust; it does
-- use an index that holds those rows only, and one on a single element.
set search_path = openmara;

create index incident_form_rape on incident (mission_id, listed_on desc, id desc) where forms @> '{rape}';
create index incident_form_gang_rape on incident (mission_id, listed_on desc, id desc) where forms @> '{gang_rape}';
create index incident_form_attempted_rape on incident (mission_id, listed_on desc, id desc) where forms @> '{attempted_rape}';
create index incident_form_sexual_slavery on incident (mission_id, listed_on desc, id desc) where forms @> '{sexual_slavery}';
create index incident_form_forced_prostitution on incident (mission_id, listed_on desc, id desc) where forms @> '{forced_prostitution}';
create index incident_form_forced_pregnancy on incident (mission_id, listed_on desc, id desc) where forms @> '{forced_pregnancy}';
create index incident_form_forced_abortion on incident (mission_id, listed_on desc, id desc) where forms @> '{forced_abortion}';
create index incident_form_enforced_sterilization on incident (mission_id, listed_on desc, id desc) where forms @> '{enforced_sterilization}';
create index incident_form_forced_marriage on incident (mission_id, listed_on desc, id desc) where forms @> '{forced_marriage}';
create index incident_form_forced_nudity on incident (mission_id, listed_on desc, id desc) where forms @> '{forced_nudity}';
create index incident_form_sexual_mutilation on incident (mission_id, listed_on desc, id desc) where forms @> '{sexual_mutilation}';
create index incident_form_sexual_torture on incident (mission_id, listed_on desc, id desc) where forms @> '{sexual_torture}';
create index incident_form_trafficking on incident (mission_id, listed_on desc, id desc) where forms @> '{trafficking}';
create index incident_form_other_comparable on incident (mission_id, listed_on desc, id desc) where forms @> '{other_comparable}';

create index report_form_rape on report (mission_id, listed_on desc, id desc)
  where forms @> '{rape}' and withdrawn_at is null;
create index report_form_gang_rape on report (mission_id, listed_on desc, id desc)
  where forms @> '{gang_rape}' and withdrawn_at is null;
create index report_form_attempted_rape on report (mission_id, listed_on desc, id desc)
  where forms @> '{attempted_rape}' and withdrawn_at is null;
create index report_form_sexual_slavery on report (mission_id, listed_on desc, id desc)
  where forms @> '{sexual_slavery}' and withdrawn_at is null;
create index report_form_forced_prostitution on report (mission_id, listed_on desc, id desc)
  where forms @> '{forced_prostitution}' and withdrawn_at is null;
create index report_form_forced_pregnancy on report (mission_id, listed_on desc, id desc)
  where forms @> '{forced_pregnancy}' and withdrawn_at is null;
create index report_form_forced_abortion on report (mission_id, listed_on desc, id desc)
  where forms @> '{forced_abortion}' and withdrawn_at is null;
create index report_form_enforced_sterilization on report (mission_id, listed_on desc, id desc)
  where forms @> '{enforced_sterilization}' and withdrawn_at is null;
create index report_form_forced_marriage on report (mission_id, listed_on desc, id desc)
  where forms @> '{forced_marriage}' and withdrawn_at is null;
create index report_form_forced_nudity on report (mission_id, listed_on desc, id desc)
  where forms @> '{forced_nudity}' and withdrawn_at is null;
create index report_form_sexual_mutilation on report (mission_id, listed_on desc, id desc)
  where forms @> '{sexual_mutilation}' and withdrawn_at is null;
create index report_form_sexual_torture on report (mission_id, listed_on desc, id desc)
  where forms @> '{sexual_torture}' and withdrawn_at is null;
create index report_form_trafficking on report (mission_id, listed_on desc, id desc)
  where forms @> '{trafficking}' and withdrawn_at is null;
create index report_form_other_comparable on report (mission_id, listed_on desc, id desc)
  where forms @> '{other_comparable}' and withdrawn_at is null;

-- Parties: few incidents of one are found by it, and the first two parties of a report each by an index.
create index alleged_perpetrator_of_party on alleged_perpetrator (mission_id, party_id, incident_id);
create index report_party_first on report (mission_id, (party_ids[1]), listed_on desc, id desc)
  where withdrawn_at is null;
create index report_party_second on report (mission_id, (party_ids[2]), listed_on desc, id desc)
  where withdrawn_at is null and party_ids[2] is not null;
create index report_party_more on report (mission_id, listed_on desc, id desc)
  where withdrawn_at is null and party_ids[3] is not null;
