/** API names that a file system refuses, that leave the folder they are put into, or that every object already has. */
export const DANGEROUS_NAMES: readonly string[] = [
  ...['CON', 'Aux', 'NUL', 'COM1', 'Lpt9', 'con.json', '.', '..', '../../etc/passwd', '..\\..\\windows\\win.ini'],
  ...['/etc/shadow', 'a/b', 'a\\b', 'C:drive', 'a:stream', 'a*b', 'a?b', 'a"b', 'a<b', 'a>b', 'a|b', 'a%2Fb', 'a#b'],
  ...['trailing.', 'trailing ', '.leading', ' leading', '-rf', '~', 'new\nline', 'nul\u0000byte', 'Käse__c'],
  ...[
    'Kase\u0308__c',
    'README',
    'index',
    'Twin__c',
    'TWIN__c',
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
  ],
  ...[`${'L'.repeat(237)}__c`],
];
