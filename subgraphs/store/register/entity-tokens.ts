/** Words of an entry that no text of a user holds: neighbouring letters and digits never begin with a tilde. */
export function roleToken(role: string): string {
  return `~role-${role}`;
}

export function sectorToken(sector: string): string {
  return `~sector-${sector}`;
}
