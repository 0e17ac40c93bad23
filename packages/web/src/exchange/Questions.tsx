import type { ReactNode } from 'react';
import type { Answer } from '../frame/api.ts';
import { count, moment, t, word } from '../frame/language.ts';
import type { Answers } from './correction.ts';
import { ORDER, REASON } from './words.ts';

type Question = Answer<'import.preview'>['questions'][number];

function LooksImported({ question, onAnswer }: Asked): ReactNode {
  const when = question.importedAt ? moment(question.importedAt) : '–';
  const { importId } = question;
  return (
    <>
      <p>
        {question.code === 'keys_say_otherwise'
          ? t('import.otherwise', { when, rows: count(question.rows), of: count(question.of) })
          : question.of > 0
            ? t('import.looks', { when, rows: count(question.rows), of: count(question.of) })
            : t('import.looks.same', { when })}
      </p>
      <div className="filters">
        {importId ? (
          <button type="button" onClick={() => onAnswer({ importAs: importId })}>
            {t('import.looks.update', { when })}
          </button>
        ) : null}
        <button type="button" onClick={() => onAnswer({ importAs: 'new' })}>
          {t('import.looks.new')}
        </button>
      </div>
    </>
  );
}
function Withdraws({ question, onAnswer }: Asked): ReactNode {
  const n = count(question.rows);
  return (
    <>
      <p>{t('import.withdraws', { n, of: count(question.of) })}</p>
      <ul>
        {question.reasons.map((reason) => (
          <li key={reason}>{word(REASON, reason)}</li>
        ))}
      </ul>
      <button type="button" onClick={() => onAnswer({ withdraws: question.rows })}>
        {t('import.withdraws.yes', { n })}
      </button>
    </>
  );
}
/** Dates that cannot all be read in one order: whose order the column has, a person says. */
function DatesContradict({ question, answers, onAnswer }: Asked): ReactNode {
  const { field } = question;
  if (field === null) return null;
  return (
    <>
      <p>
        {t('import.contradict', {
          column: question.column ?? '',
          dayFirst: count(question.rows),
          monthFirst: count(question.of - question.rows),
        })}
      </p>
      <div className="filters">
        {(['dmy', 'mdy'] as const).map((order) => (
          <button
            key={order}
            type="button"
            onClick={() => onAnswer({ dateOrders: { ...answers.dateOrders, [field]: order } })}
          >
            {word(ORDER, order)}
          </button>
        ))}
      </div>
    </>
  );
}

interface Asked {
  readonly question: Question;
  /** What was answered so far. */
  readonly answers: Answers;
  readonly onAnswer: (answers: Partial<Answers>) => void;
}
const BY_CODE = {
  looks_imported: LooksImported,
  keys_say_otherwise: LooksImported,
  snapshot_withdraws: Withdraws,
  dates_contradict: DatesContradict,
} as const satisfies Record<Question['code'], (asked: Asked) => ReactNode>;

/** What has to be answered before the file can be imported; each answer looks at the file again. */
export function Questions({
  questions,
  ...asked
}: Omit<Asked, 'question'> & { readonly questions: readonly Question[] }): ReactNode {
  return questions.map((question) => {
    const One = BY_CODE[question.code];
    return (
      <div
        key={`${question.code}${question.importId ?? question.field ?? ''}`}
        className="problem"
        role="group"
      >
        <One question={question} {...asked} />
      </div>
    );
  });
}
