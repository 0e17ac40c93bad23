/** Forms that a phrase tells though no list has it, and those that are asked of a person. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formInWords } from './forms-in-words.ts';

const TOLD: Readonly<Record<string, readonly string[]>> = {
  gang_rape: [
    'raped by several men',
    'raped by 3 soldiers',
    'violée par plusieurs hommes',
    'violée par quatre soldats',
    'raped by at least three men',
    'اغتصاب من قبل ثلاثة مسلحين',
    'violada por varios hombres',
    'اغتصاب من عدة رجال',
  ],
  attempted_rape: ['tried to rape her', 'a tenté de la violer', 'intentó violarla', 'حاول اغتصابها'],
  rape: [
    'raped by an unknown man',
    'raped by a soldier on 3 May',
    'Sexual assault (rape)',
    'violée au champ',
    'اغتصبت في البيت',
  ],
  forced_marriage: ['married by force', 'mariée de force', 'casada a la fuerza', 'تزويج بالإكراه'],
  forced_nudity: ['forced to undress', 'déshabillée de force', 'obligada a desnudarse', 'إجبار على التعري'],
  sexual_slavery: ['kept as sex slaves', 'réduite en esclavage sexuel', 'استعباد جنسي للنساء'],
  forced_pregnancy: ['made pregnant by force'],
  sexual_mutilation: ['genitals were mutilated'],
};
for (const [form, phrases] of Object.entries(TOLD))
  test(`a phrase tells ${form}`, () => {
    for (const phrase of phrases) assert.equal(formInWords(phrase), form, phrase);
  });

test('a threat, a denial, a child born of it, violence in general and two acts at once are asked', () => {
  for (const phrase of [
    'threatened with rape',
    'menacée de viol',
    'amenaza de violación',
    'تهديد بالاغتصاب',
    'no rape',
    'was not raped',
    'child born of rape',
    'violence sexuelle',
    'violation of ceasefire',
    'violation des droits',
    'raped and married by force',
    'marriage',
    'beaten',
    'escaped rape',
    '',
  ])
    assert.equal(formInWords(phrase), undefined, phrase);
});
