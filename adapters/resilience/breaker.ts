import { AdapterFailure } from '../failure.ts';

/** Least number of calls before the share of failures counts, and how many of the last calls it looks at. */
const WINDOW_CALLS = 10;
const FAILURE_SHARE = 0.5;
const OPEN_FIRST_MS = 5_000;
const OPEN_LONGEST_MS = 60_000;

type State =
  | { readonly name: 'CLOSED'; readonly outcomes: boolean[] }
  | { readonly name: 'OPEN'; readonly untilMs: number; readonly openMs: number }
  | { readonly name: 'HALF_OPEN'; readonly openMs: number };

/** Leaves a system alone that keeps failing, and lets one probe through now and then. */
export interface Breaker {
  /** @throws {AdapterFailure} CIRCUIT_OPEN at once while the system is left alone */
  run<T>(call: () => Promise<T>): Promise<T>;
  /** For calls that waited in between. @throws {AdapterFailure} CIRCUIT_OPEN */
  refuseIfOpen(): void;
  readonly state: () => State['name'];
}

/** Own lines instead of cockatiel's: there a cancelled probe closes the circuit, and those who wait for the probe cannot be cancelled. */
export function createBreaker(system: string, now: () => number): Breaker {
  let state: State = { name: 'CLOSED', outcomes: [] };
  let lastFailure: AdapterFailure | null = null;
  const circuitOpen = () => {
    const why = lastFailure === null ? '' : `, the last one ${lastFailure.code}: ${lastFailure.detail}`;
    return new AdapterFailure(system, 'CIRCUIT_OPEN', `left alone after repeated failures${why}`);
  };

  const enter = (): State => {
    if (state.name === 'CLOSED') return state;
    if (state.name === 'HALF_OPEN' || now() < state.untilMs) throw circuitOpen();
    state = { name: 'HALF_OPEN', openMs: state.openMs };
    return state;
  };

  const settle = (entered: State, outcome: Outcome): void => {
    if (state === entered) state = stateAfter(entered, outcome, now());
  };

  return {
    async run(call) {
      const entered = enter();
      try {
        const answer = await call();
        settle(entered, 'SUCCESS');
        return answer;
      } catch (error) {
        const outcome = outcomeOf(error);
        if (outcome === 'FAILURE') lastFailure = error as AdapterFailure;
        settle(entered, outcome);
        throw error;
      }
    },
    refuseIfOpen() {
      if (state.name === 'OPEN') throw circuitOpen();
    },
    state: () => state.name,
  };
}

/** Where a state goes when a call that entered in it has ended. */
function stateAfter(entered: State, outcome: Outcome, nowMs: number): State {
  const open = (openMs: number): State => ({ name: 'OPEN', untilMs: nowMs + openMs, openMs });
  if (entered.name === 'HALF_OPEN') {
    if (outcome === 'SUCCESS') return { name: 'CLOSED', outcomes: [] };
    if (outcome === 'FAILURE') return open(Math.min(entered.openMs * 2, OPEN_LONGEST_MS));
    return { name: 'OPEN', untilMs: nowMs, openMs: entered.openMs };
  }
  if (entered.name === 'CLOSED' && outcome !== 'NEITHER') {
    entered.outcomes.push(outcome === 'SUCCESS');
    if (entered.outcomes.length > WINDOW_CALLS) entered.outcomes.shift();
    if (failsTooOften(entered.outcomes)) return open(OPEN_FIRST_MS);
  }
  return entered;
}

type Outcome = 'SUCCESS' | 'FAILURE' | 'NEITHER';

/** A refusal is an answer: the system is there. A cancelled call says nothing about it. */
function outcomeOf(error: unknown): Outcome {
  if (!(error instanceof AdapterFailure)) return 'NEITHER';
  if (error.retryable) return 'FAILURE';
  return error.code === 'CANCELLED' || error.code === 'CIRCUIT_OPEN' ? 'NEITHER' : 'SUCCESS';
}

function failsTooOften(outcomes: readonly boolean[]): boolean {
  const failures = outcomes.filter((succeeded) => !succeeded).length;
  return outcomes.length >= WINDOW_CALLS && failures >= outcomes.length * FAILURE_SHARE;
}
