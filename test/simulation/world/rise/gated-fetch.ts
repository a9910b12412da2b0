import type { Gate } from '../effects/gate.ts';
import type { Process } from '../effects/process.ts';
import type { SimulatedRise } from './simulated-rise.ts';

/** The page of a gateway between us and Rise, which answers in Rise's place. */
const PAGE = '<html><body><h1>502 Bad Gateway</h1></body></html>';
const BUSY = JSON.stringify({ success: false, data: 'Rate limit exceeded' });

/**
 * `fetch` for one process, with Rise at the other end. Every request is an effect. If one stands still for longer than its caller
 * waits, the caller gives it up, and it arrives all the same.
 */
export function gatedFetch(rise: SimulatedRise, gate: Gate, process: () => Process): typeof fetch {
  return async (input, init = {}) => {
    const url = new URL(String(input));
    const { method = 'GET', signal } = init;
    const isPayments = url.pathname === '/v2/payments';
    const isList = method === 'GET' && isPayments;
    const act = async () => {
      const answer = await rise.answer(url, init);
      if (!isList || !rise.isUnreadable || !answer.ok) return answer;
      process().faults += 1;
      return unreadable(answer);
    };
    const answered = gate.pass(process(), {
      kind: method === 'PUT' && isPayments ? 'transfer' : 'request',
      act,
      under: async ({ kind, amount }) => {
        if (kind === 'unreadable') rise.garble(amount);
        if (kind === 'busy') return new Response(BUSY, { status: 429, headers: { 'retry-after': '2' } });
        const answer = await act();
        if (kind === 'gateway-error') return new Response(PAGE, { status: 502 });
        return kind === 'hidden' && isList && answer.ok ? unreadable(answer) : answer;
      },
      text: () => `calls Rise: ${method} ${url.pathname}`,
    });
    return signal ? Promise.race([answered, aborted(signal)]) : answered;
  };
}

/** A list that cannot be read. */
async function unreadable(answer: Response): Promise<Response> {
  const list: { data: { items: unknown[] } } = JSON.parse(await answer.text());
  return new Response(JSON.stringify({ ...list, data: { items: [...list.data.items.map(() => ({})), {}] } }));
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
}
