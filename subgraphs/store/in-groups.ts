import { outsideRequests } from './request-signal.ts';

const MAX_GROUP = 500;

interface Waiting<Question, Answer> {
  readonly question: Question;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/** Answers questions together that come while earlier ones are being answered: one transaction for many askers. */
export function inGroups<Question, Answer>(
  answerAll: (questions: readonly Question[]) => Promise<readonly Answer[]>,
): (question: Question) => Promise<Answer> {
  const waiting: Waiting<Question, Answer>[] = [];
  let running = false;
  const run = async (): Promise<void> => {
    running = true;
    while (waiting.length > 0) await settleGroup(waiting.splice(0, MAX_GROUP), answerAll);
    running = false;
  };
  return (question) =>
    new Promise((resolve, reject) => {
      waiting.push({ question, resolve, reject });
      // Whoever asks first may be gone before the last is answered.
      if (!running) void outsideRequests(run);
    });
}

async function settleGroup<Question, Answer>(
  group: readonly Waiting<Question, Answer>[],
  answerAll: (questions: readonly Question[]) => Promise<readonly Answer[]>,
): Promise<void> {
  try {
    const answers = await answerAll(group.map(({ question }) => question));
    for (const [index, { resolve }] of group.entries()) resolve(answers[index]!);
  } catch (error) {
    for (const { reject } of group) reject(error);
  }
}
