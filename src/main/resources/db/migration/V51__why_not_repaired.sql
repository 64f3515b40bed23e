-- Why a finding of a comparison is left to people: a code; null if it was taken in again, or the kind says it.
alter table reconcile_finding add column why text;
