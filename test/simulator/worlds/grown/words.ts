/** What the invented objects are about: a first and a second word make a name. */
export const SUBJECTS = [
  ...['Project', 'Invoice', 'Vehicle', 'Contract', 'Budget', 'Facility', 'Training', 'Partner', 'Supplier', 'Shipment'],
  ...['Inspection', 'Insurance', 'Warranty', 'Subscription', 'Delivery', 'Production', 'Quality', 'Incident', 'Risk'],
  ...['Audit', 'Territory', 'Forecast', 'Commission', 'Loyalty', 'Survey', 'Grant', 'Property', 'Lease', 'Equipment'],
  ...['Inventory', 'Purchase', 'Expense', 'Travel', 'Applicant', 'Employee', 'Position', 'Skill', 'Certificate'],
  ...['Document', 'Regulation', 'Claim', 'Policy'],
] as const;

export const ROLES = [
  ...['Request', 'Line', 'Plan', 'Review', 'Assignment', 'Schedule', 'Summary', 'Item', 'Approval', 'Milestone'],
  ...['Batch', 'Template', 'Rule', 'Target', 'Member', 'Activity', 'Record', 'Version', 'Allocation', 'Adjustment'],
  ...['Checklist', 'Participant', 'Report', 'Step', 'Category'],
] as const;

/** First words of field labels. */
export const QUALIFIERS = [
  ...['Primary', 'Secondary', 'Original', 'Current', 'Previous', 'Next', 'Planned', 'Actual', 'Approved', 'Requested'],
  ...['Internal', 'External', 'Regional', 'Global', 'Local', 'Annual', 'Monthly', 'Quarterly', 'First', 'Last', 'Net'],
  ...['Gross', 'Minimum', 'Maximum', 'Average', 'Estimated', 'Confirmed', 'Legacy', 'Billing', 'Shipping', 'Customer'],
  ...['Vendor', 'Partner', 'Sales', 'Service', 'Finance', 'Legal', 'Technical', 'Commercial', 'Contract', 'Renewal'],
  ...['Onboarding', 'Escalation', 'Migration', 'Integration', 'Compliance', 'Quality', 'Risk', 'Tax', 'Payment'],
] as const;

/** Last words of field labels, by what the field holds. */
export const NOUNS = {
  text: ['Code', 'Name', 'Reference', 'Number', 'Title', 'Key', 'Identifier', 'Subject', 'Reason', 'Label', 'Path'],
  long: ['Notes', 'Description', 'Comments', 'Instructions', 'Summary', 'Justification', 'Findings', 'Terms'],
  money: ['Amount', 'Budget', 'Cost', 'Price', 'Revenue', 'Margin', 'Fee', 'Discount Amount', 'Balance'],
  amount: ['Quantity', 'Count', 'Score', 'Weight', 'Hours', 'Days', 'Units', 'Level', 'Index'],
  share: ['Rate', 'Percentage', 'Share', 'Utilization', 'Completion', 'Probability'],
  day: ['Date', 'Start Date', 'End Date', 'Due Date', 'Review Date', 'Signature Date'],
  moment: ['Timestamp', 'Sync Time', 'Start', 'End', 'Check'],
  yes: ['Required', 'Active', 'Approved Flag', 'Exempt', 'Verified', 'Locked', 'Opt-Out', 'Eligible'],
  choice: ['Status', 'Type', 'Category', 'Priority', 'Stage', 'Segment', 'Channel', 'Source', 'Region', 'Tier'],
  contact: ['Email', 'Phone', 'Website', 'Mailbox', 'Hotline'],
  place: ['Location', 'Position', 'Site'],
} as const;

/** Values for generated picklists. */
export const VALUE_SETS: readonly (readonly string[])[] = [
  ['New', 'In Progress', 'On Hold', 'Approved', 'Rejected', 'Closed'],
  ['Low', 'Medium', 'High', 'Critical'],
  ['Standard', 'Premium', 'Enterprise', 'Trial'],
  ['Email', 'Phone', 'Web', 'Chat', 'Partner', 'Walk-in', 'Social', 'Other'],
  ['North', 'South', 'East', 'West', 'Central', 'International'],
  ['Bronze', 'Silver', 'Gold', 'Platinum'],
  ['Draft', 'Submitted', 'Under Review', 'Signed', 'Expired', 'Terminated', 'Renewed'],
  ['Q1', 'Q2', 'Q3', 'Q4'],
  ['Hardware', 'Software', 'Services', 'Consulting', 'Training', 'Support', 'Travel', 'Facilities', 'Other'],
  ['Yes', 'No', 'Not Applicable'],
];

/** Sentences that an admin might have written about a field. */
export const SENTENCES = [
  'Filled by the nightly import; do not edit by hand.',
  'Used in the quarterly report to the board and in two dashboards.',
  'Replaces the older field of the same name, which is kept for the archive only.',
  'Set by the flow that runs after an approval; empty before that.',
  'Agreed with Finance in the spring workshop: values are reviewed once a year.',
  'Comes from the customer portal, where the customer can change it.',
  'Needed by the integration with the warehouse system, which reads it every fifteen minutes.',
  'Only the regional lead may change it, see the validation rule.',
  'Was a free text before; the old values were mapped during the migration.',
  'Shown on the mobile layout because technicians look at it first.',
  'Do not use in new reports. The field will be removed when the last team has moved.',
  'Legal asked for it: keep the value for ten years after the contract ends.',
] as const;

/** Short advice beside a field. */
export const HINTS = [
  'Leave empty if you do not know.',
  'Choose the value that applies on the day of the request.',
  'Enter without spaces.',
  'Ask your regional lead before you change this.',
  'The amount before tax, in the currency of the record.',
  'As it is printed on the document.',
  'Counts working days only.',
] as const;
