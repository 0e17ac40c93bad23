import type { ReactNode } from 'react';
import type { Answer } from '../frame/api.ts';
import { count, moment, t, word } from '../frame/language.ts';
import type { Answers } from './correction.ts';
import { REASON } from './words.ts';

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

interface Asked {
  readonly question: Question;
  readonly onAnswer: (answers: Partial<Answers>) => void;
}
/** What has to be answered before the file can be imported; each answer looks at the file again. */
export function Questions({
  questions,
  onAnswer,
}: {
  questions: readonly Question[];
  onAnswer: (answers: Partial<Answers>) => void;
}): ReactNode {
  return questions.map((question) => (
    <div key={`${question.code}${question.importId ?? ''}`} className="problem" role="group">
      {question.code === 'snapshot_withdraws' ? (
        <Withdraws question={question} onAnswer={onAnswer} />
      ) : (
        <LooksImported question={question} onAnswer={onAnswer} />
      )}
    </div>
  ));
}
