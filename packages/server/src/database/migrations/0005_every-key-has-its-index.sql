-- A report that is deleted asks which joinings refer to it. The unique index knows only the joinings of today;
-- those that were separated, and the foreign key itself, had none and read the whole table.
create index incident_report_report on openmara.incident_report (mission_id, report_id);
