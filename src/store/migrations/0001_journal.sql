-- The journal: people, their events, and one counter that orders events of the whole store.
-- Shared by SQLite and PostgreSQL. Texts of events are opaque: what is searched has a column.

create table person (
  id text not null primary key,
  name text not null,
  created_ms bigint not null,
  erased boolean not null default false
);

-- The same event id twice in one person's journal is one event.
create table event (
  person text not null references person (id),
  sequence bigint not null,
  id text not null,
  at_ms bigint not null,
  kind text not null,
  body text not null,
  primary key (person, sequence),
  unique (person, id)
);

-- Sequences come from this row, under its lock and in the order of commits. A sequence of the
-- database would show 7 before 6 to a reader while 6 is still being committed, and a client
-- that asks for what came after 7 would never see 6.
create table counter (
  name text not null primary key,
  value bigint not null
);
insert into counter (name, value) values ('event', 0);
