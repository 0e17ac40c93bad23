import assert from 'node:assert/strict';
import { test } from 'node:test';
import { identityOf, isPlainIdentity } from './identities.ts';

const nobody = (): boolean => false;
const kind = (
  heading: string,
  values: readonly string[] = [],
  field: string | null = null,
  known: (text: string) => boolean = nobody,
) => identityOf({ heading, field, values }, known)?.kind ?? null;

test('a heading in any language says that its column holds identities', () => {
  const said: Array<[string, string]> = [
    ['Survivor name', 'name'],
    ['Name of victim (full)', 'name'],
    ['SURNAME', 'name'],
    ['victim_name', 'name'],
    ['Tel.', 'phone'],
    ['Phone no.', 'phone'],
    ['Passport no', 'identity_number'],
    ['Home address', 'address'],
    ['E-mail address', 'email'],
    ['GPS of home', 'home_position'],
    ['Nom et prénom', 'name'],
    ['Nom de la survivante', 'name'],
    ['Téléphone', 'phone'],
    ['N° CNI', 'identity_number'],
    ['Adresse e-mail', 'email'],
    ['Domicile', 'address'],
    ['اسم الناجية', 'name'],
    ['رقم الهاتف', 'phone'],
    ['الرقم الوطني', 'identity_number'],
    ['عنوان السكن', 'address'],
    ['إحداثيات المنزل', 'home_position'],
    ['Nombre y apellido', 'name'],
    ['Teléfono', 'phone'],
    ['Cédula de ciudadanía', 'identity_number'],
    ['Dirección', 'address'],
    ['Jina kamili', 'name'],
    ['Simu', 'phone'],
  ];
  for (const [heading, expected] of said) assert.equal(kind(heading, ['x', 'y']), expected, heading);
});
test('without a telling heading the values say it', () => {
  const values: Array<[readonly string[], string]> = [
    [['Mary Achol', 'Nyakim Deng', 'Rebecca Garang'], 'name'],
    [['Zuwena Mbaya', 'Tindiwe Orlo', 'Xandra Halden', 'Ulda Norvale'], 'name'],
    [['فاطمة علي حسن', 'زينب محمد', 'هدى سالم عمر'], 'name'],
    [['+211 912 345 678', '0912 345 679', ''], 'phone'],
    [['٠٩١٢٣٤٥٦٧٨', '٠٩١٢٣٤٥٦٧٩'], 'phone'],
    [['119876543210', '119876543211', '119876543219'], 'identity_number'],
    [['a.b@example.org', 'c@example.com'], 'email'],
    [['12 Rue du Marché', 'avenue Lumumba 14', 'Rue 7'], 'address'],
    [['4.85312, 31.58247', '4.85999, 31.59001'], 'home_position'],
  ];
  for (const [cells, expected] of values) assert.equal(kind('Col', cells), expected, cells.join(' · '));
});
test('what a log is made of is taken for no identity', () => {
  const columns: Array<[string, readonly string[], string | null]> = [
    ['Alleged perp.', ['Somali National Army', 'Al Shabaab', 'Somali National Army', 'Al Shabaab'], null],
    ['Perpetrator name', ['SPLA', 'SPLA-IO', 'unknown armed men'], 'party'],
    [
      'Where',
      ['Upper Nile', 'Central Equatoria', 'Upper Nile', 'Western Bahr el Ghazal', 'Upper Nile'],
      null,
    ],
    ['Type', ['Gang rape', 'Forced marriage', 'Rape'], null],
    ['Source', ['Community leader', 'UN Police', 'NGO', 'INGO partner'], null],
    ['When', ['01/02/2016 - 04/02/2016', '3/7/2016 - 6/7/2016'], null],
    ['Date', ['2016-08-01', '12.03.2016'], null],
    ['Case', ['UNM-01001', 'UNM-01002', 'UNM-01003'], null],
    ['Nombre', ['1', '2', '3'], null],
    ['Name', ['Bentiu', 'Leer', 'Koch'], null],
    ['Contact', ['yes', 'no', 'yes'], null],
    ['Population', ['1200000', '3,400,000', '12.000.000'], null],
    ['Latitude', ['4.8512345678', '9.1234567891'], 'latitude'],
    ['GPS', ['4.85312, 31.58247'], 'gps'],
    ['IDP?', ['Y', 'N'], null],
    ['Entered by', ['A1', 'B2', 'A1'], null],
    ['Mobile clinic visited', ['yes', 'no'], null],
  ];
  const places = (text: string): boolean => ['Bentiu', 'Leer', 'Koch'].includes(text);
  for (const [heading, cells, field] of columns)
    assert.equal(kind(heading, cells, field, places), null, heading);
});
test('a heading that says so is believed though the column was mapped', () => {
  assert.equal(kind('Survivor name', ['x'], 'remarks'), 'name');
  assert.equal(kind('Name', ['Mary Achol', 'Nyakim Deng'], 'key'), 'name');
  assert.equal(kind('GPS of home', ['4.1, 31.2'], 'gps'), 'home_position');
  assert.equal(kind('Who', ['+211 912 345 678', '+211 912 345 679'], 'sourceType'), 'phone');
});
test('a cell that can be nothing else than an address or a number of a person', () => {
  for (const cell of ['a@b.org', '+211 912 345 678', '+٢١١٩١٢٣٤٥٦٧٨']) assert.ok(isPlainIdentity(cell), cell);
  for (const cell of ['2016-08-01', '912345678', '+1', 'rape @ home'])
    assert.ok(!isPlainIdentity(cell), cell);
});
