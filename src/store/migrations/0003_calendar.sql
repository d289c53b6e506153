-- The calendar of a person's reminders, at an address that is a secret. Only the fingerprint of the
-- secret is kept: who reads this file cannot ask for the calendar.
create table calendar_feed (
  secret_hash text not null primary key,
  person text not null references person (id),
  settings text not null,
  created_ms bigint not null
);
create unique index calendar_feed_person on calendar_feed (person);
