/** A register of a province: an entity's newest deals, the few projects that stand under another entry, entities of a place, counts per entity. */
export const REGISTER_SIZE: readonly string[] = [
  `create index entity_mention_newest on entity_mention (identity, at, project_id, role)`,
  `create index project_standing_elsewhere on project (id, alias_of) where alias_of is not null`,
  `create index entity_newest_of_city on entity (city, last_at, identity)`,
  `create index entity_newest_of_region on entity (region, last_at, identity)`,
  `create table entity_tally (
    identity text not null, sector text not null, role text not null, count bigint not null, primary key (identity, sector, role))`,
];
