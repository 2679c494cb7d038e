import type { Organisation } from '../../schema/records/organisation.ts';
import type { EntityStatement } from '../store/register/register.ts';

/** A value of a field as one system states it. */
export interface StatedField {
  readonly value: string;
  readonly system: string;
  readonly asOf: string;
}

/** A field of an entity: the newest registration wins; systems that say otherwise are shown beside it. */
export interface EntityField extends StatedField {
  readonly field: string;
  readonly others: readonly StatedField[];
}

/** Field of the register → how a registration states it. */
const FIELDS: Readonly<Record<string, (organisation: Organisation) => string | null>> = {
  name: ({ name }) => name,
  organisationType: ({ organisationType }) => organisationType,
  legalStatus: ({ status }) => status,
  region: ({ region }) => region?.code ?? region?.raw ?? null,
  industry: ({ industry }) => industry,
  legalRepresentative: ({ legalRepresentative }) => legalRepresentative,
  registeredCapitalYuan: ({ registeredCapital }) => registeredCapital?.yuan ?? null,
  licenceNumber: ({ licenceNumber }) => licenceNumber,
  licenceUntil: ({ licenceUntil }) => licenceUntil?.at.slice(0, 10) ?? null,
  address: ({ address }) => address,
  website: ({ website }) => website,
  parentCode: ({ parentCode }) => parentCode,
};

/** Every field that any registration states; registrations newest first. */
export function entityFields(registrations: readonly EntityStatement<Organisation>[]): readonly EntityField[] {
  return Object.entries(FIELDS).flatMap(([field, valueOf]) => {
    const stated = registrations.flatMap(({ facts, system, statedAt: asOf }) => {
      const value = valueOf(facts);
      return value === null ? [] : [{ value, system, asOf }];
    });
    const [newest, ...older] = stated;
    return newest === undefined ? [] : [{ field, ...newest, others: newestPerSystem(older).filter(({ value }) => value !== newest.value) }];
  });
}

/** What a system said before it corrected itself is no disagreement. */
function newestPerSystem(stated: readonly StatedField[]): readonly StatedField[] {
  return stated.filter(({ system }, index) => stated.findIndex((other) => other.system === system) === index);
}
