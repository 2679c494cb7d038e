import { isWithheld } from '../../../schema/identifiers/party-code.ts';
import type { PartyRole } from '../../../schema/codes/party-role.ts';
import type { Coded } from '../../../schema/records/coded.ts';
import { nationalCode } from '../../mapping/local-codes.ts';
import { finding, type Reader } from '../../mapping/reader.ts';
import { optionalMoney } from '../../mapping/money.ts';
import { partyCode } from '../../mapping/party.ts';
import { optionalRegion } from '../../mapping/region.ts';
import { constant, list, mapped, optionalText, required, text } from '../../mapping/text.ts';
import { optionalTime } from '../../mapping/time.ts';
import { BODY_ROLE } from './codes.ts';
import { part, type NationalTable } from './table.ts';

const key = text('DATA_KEY');
const code = partyCode('LEGAL_CODE');

/** 主体 100, 102, 103, 106: who is registered, and certificates of qualification. Accounts, tax numbers, contacts and phones are not read. */
export const organisationTables: Readonly<Record<string, NationalTable>> = {
  '100': {
    name: 'LEGAL_PERSON_BASE',
    project: null,
    title: 'LEGAL_NAME',
    parts: [
      part('organisation', key, {
        name: text('LEGAL_NAME'),
        code: mapped(code, (stated) => stated.code),
        codeKind: mapped(code, (stated) => stated.codeKind),
        codeChecks: mapped(code, (stated) => stated.codeChecks),
        roles: statedRoles('LEGAL_ROLE'),
        organisationType: optionalText('LEGAL_TYPE'),
        status: optionalText('LEGAL_STATUS'),
        region: optionalRegion('REGION_CODE'),
        industry: optionalText('LEGAL_INDUSTRY'),
        legalRepresentative: optionalText('LEGAL_REPRESENT'),
        registeredCapital: optionalMoney({ amount: 'REG_CAPITAL', unit: 'REG_UNIT', currency: 'REG_CAP_CURRENCY' }),
        licenceNumber: numberOfNoPerson('LICENSE_NO'),
        licenceUntil: optionalTime('LICENSE_END_DATE'),
        address: optionalText('LEGAL_UNIT_ADDRESS'),
        website: optionalText('LEGAL_WEB'),
        parentCode: constant(null),
        registeredAt: optionalTime('DATA_TIMESTAMP'),
      }),
    ],
  },
  '102': qualifications('TENDER_AGENT_EX_INFO', 'TENDER_AGENCY'),
  '103': qualifications('TENDERER_EX_INFO', 'BIDDER'),
  '106': qualifications('SUPPLIER_EX_INFO', 'SUPPLIER'),
};

function qualifications(name: string, role: PartyRole): NationalTable {
  return {
    name,
    project: null,
    title: null,
    parts: [
      part('qualification', key, {
        // The certificate of a person is no record of the register: its row stays with its owner.
        holderCode: required(mapped(code, (stated) => stated.code)),
        role: constant(role),
        level: optionalText('QUAL_LEVEL'),
        name: text('QUAL_NAME'),
        classification: optionalText('QUAL_TYPE'),
        certificateNumber: numberOfNoPerson('QUAL_CERT_NO'),
        validUntil: optionalTime('QUAL_CERT_END_DATE'),
      }),
    ],
  };
}

/** Several roles are separated by semicolons. */
function statedRoles(column: string): Reader<readonly Coded<PartyRole>[]> {
  const stated = list(column);
  return {
    columns: [column],
    read(row, findings) {
      const raws = stated.read(row, findings);
      if (typeof raws === 'symbol') return raws;
      return raws.map((raw) => {
        const role = nationalCode(row, BODY_ROLE, raw);
        if (role === null) findings.push(finding({ code: 'UNKNOWN_CODE', severity: 'WARNING', column, value: raw, list: BODY_ROLE.list }));
        return { code: role, raw };
      });
    },
  };
}

/** Owners of one-man businesses write their id number where a licence's is asked for. */
function numberOfNoPerson(column: string): Reader<string | null> {
  return mapped(optionalText(column), (value) => (value !== null && isWithheld(value) ? null : value));
}
