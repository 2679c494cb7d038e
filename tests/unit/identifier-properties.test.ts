import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { creditCodeChecks, formatCreditCode, parseCreditCode } from '../../schema/identifiers/credit-code.ts';
import { formatDealCode, overflowedDealCodeCheck, parseDealCode } from '../../schema/identifiers/deal-code.ts';
import { inspectCode } from '../../schema/identifiers/inspection/inspect-code.ts';
import { formatInvestmentProjectCode, parseInvestmentProjectCode } from '../../schema/identifiers/investment-project-code.ts';
import { formatOrganisationCode, organisationCodeChecks, parseOrganisationCode } from '../../schema/identifiers/organisation-code.ts';
import { formatProjectCode, parseProjectCode } from '../../schema/identifiers/project-code.ts';
import { formatSystemCode, parseSystemCode } from '../../schema/identifiers/system-code.ts';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*';
const text = (alphabet: string, length: number) =>
  fc.array(fc.constantFrom(...Array.from(alphabet)), { minLength: length, maxLength: length }).map((characters) => characters.join(''));
const digits = (length: number) => text(ALPHABET.slice(0, 10), length);
const letter = text(ALPHABET.slice(10, 36), 1);
const region = fc.constantFrom('210102', '350100', '310000', '420506');
const organisationCode = text(ALPHABET.slice(0, 10) + 'ABCDEFGHJKLMNPQRTUWXY', 8).map((body) =>
  formatOrganisationCode(body).replace('-', ''),
);
const creditCode = fc
  .tuple(fc.constantFrom('91', '12', '51'), region, organisationCode)
  .map(([[registeringBody, bodyKind], place, organisation]) =>
    formatCreditCode({ registeringBody: registeringBody!, bodyKind: bodyKind!, region: place, organisationCode: organisation }),
  );
const date = fc
  .date({ min: new Date('2014-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10).replaceAll('-', ''));
const dealCode = fc
  .tuple(letter, digits(2), creditCode, date, digits(6))
  .map(([first, rest, issuer, day, sequence]) => formatDealCode(first + rest, issuer, day, sequence));

describe('every deal code that is written', () => {
  test('is read back the same from each of its forms', () => {
    fc.assert(
      fc.property(dealCode, (code) => {
        for (const written of [code, code.replaceAll('-', ''), code.toLowerCase()])
          expect(parseDealCode(written)).toMatchObject({ canonical: code, checks: true, issuerChecks: true, dateExists: true });
        expect(inspectCode(code)).toMatchObject({ kind: 'DEAL_CODE', wellFormed: true, checkPasses: true, normalized: code });
      }),
    );
  });

  test('shows any single wrong character', () => {
    fc.assert(
      fc.property(dealCode, fc.nat(35), fc.constantFrom(...Array.from(ALPHABET)), (code, place, wrong) => {
        const plain = code.replaceAll('-', '');
        fc.pre(plain.charAt(place) !== wrong);
        expect(inspectCode(plain.slice(0, place) + wrong + plain.slice(place + 1)).checkPasses).not.toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  test('shows any two neighbours that changed places', () => {
    fc.assert(
      fc.property(dealCode, fc.nat(34), (code, place) => {
        const plain = code.replaceAll('-', '');
        const swapped = plain.slice(0, place) + plain.charAt(place + 1) + plain.charAt(place) + plain.slice(place + 2);
        fc.pre(swapped !== plain);
        expect(inspectCode(swapped).checkPasses).not.toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  test('by the known miscalculation is found out, but for the few where it comes to the same', () => {
    fc.assert(
      fc.property(dealCode, (code) => {
        const wrong = overflowedDealCodeCheck(code.replaceAll('-', '').slice(0, 35));
        fc.pre(wrong !== code.slice(-1));
        expect(inspectCode(code.slice(0, -1) + wrong).findings.map(({ rule }) => rule)).toContain('WEIGHT_OVERFLOW');
      }),
    );
  });
});

describe('every other code that is written is read back the same', () => {
  test('credit and organisation codes, with their checks', () => {
    fc.assert(
      fc.property(creditCode, (code) => {
        const { organisationCode: organisation } = parseCreditCode(code)!;
        expect(formatCreditCode(parseCreditCode(code)!)).toBe(code);
        expect(creditCodeChecks(code) && organisationCodeChecks(organisation)).toBe(true);
        expect(formatOrganisationCode(parseOrganisationCode(organisation)!.body).replace('-', '')).toBe(organisation);
      }),
    );
  });

  test('project, tender project and section codes', () => {
    const sequence = text(ALPHABET.slice(0, 36), 3);
    const tail = fc.oneof(
      fc.constant(''),
      sequence,
      fc.tuple(sequence, sequence).map((both) => both.join('')),
    );
    fc.assert(
      fc.property(letter, region, digits(10), tail, (first, place, serial, last) => {
        const code = first + place + serial + last;
        expect(formatProjectCode(parseProjectCode(code.toLowerCase())!)).toBe(code);
        expect(inspectCode(code)).toMatchObject({ wellFormed: true, normalized: code });
      }),
    );
  });

  test('system and investment project codes', () => {
    fc.assert(
      fc.property(letter, region, digits(4), digits(10), (first, place, sequence, rest) => {
        const system = first + place + sequence;
        expect(formatSystemCode(parseSystemCode(system)!)).toBe(system);
        const investment = `2018-${place}-${rest.slice(0, 2)}-${rest.slice(2, 4)}-${rest.slice(4)}`;
        expect(formatInvestmentProjectCode(parseInvestmentProjectCode(investment)!)).toBe(investment);
        expect(inspectCode(investment.replaceAll('-', '')).normalized).toBe(investment);
      }),
    );
  });
});

test('whatever is put in gets an answer in both languages and no exception', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (anything) => {
      const { wellFormed, findings } = inspectCode(anything);
      expect(wellFormed || findings.length > 0).toBe(true);
      expect(findings.every(({ message }) => message.zh !== '' && message.en !== '')).toBe(true);
    }),
    { numRuns: 1_000 },
  );
});
