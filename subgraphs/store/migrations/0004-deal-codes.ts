/** Codes that this hub has given, for ever, and how far each issuer's day has come. */
export const DEAL_CODE_TABLES: readonly string[] = [
  `create table issued_code (
    system text not null, project text not null, section text not null, category text not null,
    deal_code text not null, issuer text not null, issued_on text not null, sequence integer not null,
    origin text not null, issued_at timestamptz not null,
    primary key (system, project, section, category))`,
  `create unique index issued_code_by_sequence on issued_code (issuer, issued_on, sequence)`,
  `create index issued_code_by_code on issued_code (deal_code)`,
  `create table code_counter (
    issuer text not null, issued_on text not null, before integer not null, last integer not null,
    primary key (issuer, issued_on))`,
];
