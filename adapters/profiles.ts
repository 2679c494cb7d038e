import type { z } from 'zod';
import type { Profile } from './profile.ts';
import { profile as exchangeDatabase } from './profiles/exchange-database/index.ts';
import { profile as fileDrop } from './profiles/file-drop/index.ts';
import { profile as nationalExchangeSoap } from './profiles/national-exchange-soap/index.ts';
import { profile as portalSearchRest } from './profiles/portal-search-rest/index.ts';
import { profile as procurementPortalRest } from './profiles/procurement-portal-rest/index.ts';

/** A profile whose options have been put out of sight: they are checked by its own schema before `connect`. */
export type AnyProfile = Profile<z.ZodType<never>>;

const KNOWN: readonly unknown[] = [nationalExchangeSoap, procurementPortalRest, exchangeDatabase, fileDrop, portalSearchRest];

/** Every kind of legacy software that this house can read, by name. */
export const PROFILES: ReadonlyMap<string, AnyProfile> = new Map((KNOWN as AnyProfile[]).map((profile) => [profile.name, profile]));
