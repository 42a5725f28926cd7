import type { WorldField } from '../../world.ts';
import * as build from '../build.ts';
import { dependentPicklist, lookup } from '../build.ts';
import { internal, personal, region, REGIONS, secret } from './shared.ts';

const leadRegion = region();

/** What Acme added to the lead. */
export const leadFields: readonly WorldField[] = [
  leadRegion,
  dependentPicklist('Country__c', 'Country', { controller: leadRegion, valid: REGIONS }),
  build.multiPicklist('Interested_in__c', 'Interested in', {
    values: ['Presses', 'Lathes', 'Mills', 'Robots', 'Conveyors', 'Service'],
  }),
  build.percent('Score__c', 'Score', {
    digits: 3,
    scale: 0,
    description: 'Worked out by Marketing every night from visits and replies.',
  }),
  build.checkbox('Double_Opt_In__c', 'Double Opt-In', personal),
  lookup('First_Campaign__c', 'First Campaign', { to: 'Campaign', children: 'First_Leads__r' }),
];

/** What Acme added to the opportunity. */
export const opportunityFields: readonly WorldField[] = [
  build.picklist('Business_Line__c', 'Business Line', {
    values: ['New Machine', 'Retrofit', 'Spare Parts', 'Service Contract'],
    ...build.required,
    ...build.tracked,
    ...internal,
    helpText: 'What we sell. Decides who has to approve the quotation.',
  }),
  build.date('Wanted_Delivery__c', 'Wanted Delivery', {
    ...build.tracked,
    description: 'A validation rule asks for at least 60 days after the close date for new machines.',
  }),
  build.percent('Discount__c', 'Discount', {
    digits: 3,
    scale: 2,
    ...build.tracked,
    helpText: 'Above 12.5 % the sales director approves.',
  }),
  build.formula('Net_Amount__c', 'Net Amount', {
    returns: 'Currency',
    expression: 'Amount * (1 - BLANKVALUE(Discount__c, 0))',
  }),
  build.formula('Late__c', 'Late', {
    returns: 'Checkbox',
    expression: 'AND(NOT(IsClosed), CloseDate < TODAY())',
    description: 'The close date has passed and the opportunity is still open.',
  }),
  build.formula('Days_Open__c', 'Days Open', {
    returns: 'Number',
    expression: 'IF(IsClosed, CloseDate - DATEVALUE(CreatedDate), TODAY() - DATEVALUE(CreatedDate))',
  }),
  build.longText('Lost_to__c', 'Lost to', { length: 2000, helpText: 'Which competitor, and why. Only when we lost.' }),
  build.currency('Expected_Margin__c', 'Expected Margin', {
    digits: 14,
    scale: 2,
    ...secret,
    description: 'From the calculation of the quotation. Hidden from everybody outside Finance and sales management.',
  }),
  lookup('Main_Quotation__c', 'Main Quotation', { to: 'Quotation__c', children: 'Main_Opportunities__r' }),
  lookup('Delivering_Plant__c', 'Delivering Plant', {
    to: 'Plant__c',
    children: 'Opportunities__r',
    description: 'Lookup filter: running plants only.',
    details: {
      lookupFilter: {
        active: false,
        optional: false,
        filters: [{ field: 'Plant__c.Status__c', operation: 'equals', value: 'Running' }],
        errorMessage: 'This plant is closed.',
      },
    },
  }),
];

/** What Acme added to the campaign. */
export const campaignFields: readonly WorldField[] = [
  build.picklist('Trade_Fair__c', 'Trade Fair', { values: ['EMO Hannover', 'Hannover Messe', 'IMTS Chicago', 'None'] }),
  build.currency('Stand_Cost__c', 'Stand Cost', { digits: 10, scale: 2, ...internal }),
];

/** What Acme added to the user. */
export const userFields: readonly WorldField[] = [
  build.text('Personnel_Number__c', 'Personnel Number', {
    length: 8,
    ...build.externalId,
    ...build.unique,
    ...personal,
  }),
  build.picklist('Cost_Center__c', 'Cost Center', {
    values: ['1000 Sales', '2000 Service', '3000 Production', '4000 Finance'],
  }),
  build.hierarchy('Deputy__c', 'Deputy', {
    to: 'User',
    children: 'Deputy_for__r',
    helpText: 'Who decides while this person is away.',
  }),
  build.picklist('DefaultCurrencyIsoCode', 'Default Currency ISO Code', { values: ['EUR', 'GBP', 'USD'], length: 3 }),
  build.time('Starts_at__c', 'Starts at', { helpText: 'Beginning of the working day, for the dispatch board.' }),
];
