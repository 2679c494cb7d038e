/** How far each follower of the change feed has come. */
export const FOLLOWER_TABLES: readonly string[] = [
  `create table follower (name text primary key, seq bigint not null, version integer not null)`,
];
