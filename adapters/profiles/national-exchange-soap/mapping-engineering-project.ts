import { optionalCode } from '../../mapping/code.ts';
import { optionalMoney } from '../../mapping/money.ts';
import { partiesOf } from '../../mapping/party.ts';
import { optionalRegion } from '../../mapping/region.ts';
import { constant, list, optionalInteger, optionalText, text } from '../../mapping/text.ts';
import { optionalTime } from '../../mapping/time.ts';
import { TENDER_MODE } from './codes.ts';
import { part, type NationalTable } from './table.ts';

const sector = 'ENGINEERING';
const project = text('TENDER_PROJECT_CODE');
const lotCode = optionalText('BID_SECTION_CODE');
const dealCodes = list('UNIFIED_DEAL_CODE');

/** 工程建设 500–502: projects and their sections. Misspelt columns are the wire’s own. */
export const engineeringProjectTables: Readonly<Record<string, NationalTable>> = {
  '500': {
    name: 'PROJECT',
    project: text('PROJECT_CODE'),
    title: 'PROJECT_NAME',
    parts: [
      part(
        'constructionProject',
        text('PROJECT_CODE'),
        {
          projectCode: text('PROJECT_CODE'),
          title: text('PROJECT_NAME'),
          investmentProjectCode: optionalText('INVEST_PROJECT_CODE'),
          region: optionalRegion('REGION_CODE'),
          address: optionalText('ADDRESS'),
          legalPerson: optionalText('LEGAL_PERSON'),
          industry: optionalText('INDUSTRIES_TYPE'),
          fundSource: optionalText('FUND_SOURCE'),
          scale: optionalText('PROJECT_SCALE'),
          approvalName: optionalText('APPROVAL_NAME'),
          approvalNumber: optionalText('APPROVAL_NUMBER'),
          approvalAuthority: optionalText('APPROVAL_AUTHORITY'),
          createdAt: optionalTime('CREATE_TIME'),
        },
        { shared: true },
      ),
    ],
  },
  '501': {
    name: 'TENDER_PROJECT',
    project,
    title: 'TENDER_PROJECT_NAME',
    parts: [
      part('project', project, {
        sector: constant(sector),
        title: text('TENDER_PROJECT_NAME'),
        projectCode: project,
        constructionProjectCode: optionalText('PROJECT_CODE'),
        investmentProjectCode: optionalText('INVEST_PROJECT_CODE'),
        dealCodes,
        region: optionalRegion('REGION_CODE'),
        method: optionalCode('TENDER_MODE', TENDER_MODE),
        stage: constant(null),
        createdAt: optionalTime('CREATE_TIME'),
        budget: constant(null),
        content: optionalText('TENDER_CONTENT'),
        classification: optionalText('TENDER_PROJECT_TYPE'),
        parties: partiesOf(
          { role: 'TENDERER', name: 'TENDERER_NAME', code: 'TENDERER_CODE' },
          { role: 'TENDER_AGENCY', name: 'TENDER_AGENCY_NAME', code: 'TENDER_AGENCY_CODE' },
          { role: 'SUPERVISOR', name: 'SUPERVISE_DEPT_NAME', code: 'SUPERVISE_DEPT_CODE' },
        ),
        platformName: constant(null),
        platformCode: optionalText('PLATFORM_CODE'),
      }),
    ],
  },
  '502': {
    name: 'SECTION',
    project,
    title: 'BID_SECTION_NAME',
    parts: [
      part('lot', text('BID_SECTION_CODE'), {
        lotCode,
        title: text('BID_SECTION_NAME'),
        dealCodes,
        content: optionalText('BID_SECTION_CONTENT'),
        classification: optionalText('TENDER_PROJECT_CLASSIFY_CODE'),
        estimate: optionalMoney({ amount: 'CONTRACT_RECKON_PRICE', unit: 'PRICE_UNIT', currency: 'CURRENCY_CODE' }),
        qualification: optionalText('BID_QUALIFICATION'),
        durationDays: optionalInteger('LIMITE_TIME'),
        createdAt: optionalTime('CREATE_TIME'),
      }),
    ],
  },
};
