-- Which store this is. A device that has sent its events remembers it: a journal that was put back
-- from a backup is another store, and is told everything again.
create table store_identity (
  id text not null
);
