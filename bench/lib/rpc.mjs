// Questions and answers between the benchmark and its child processes, over Node's own channel.

const known = {};
/** Questions that came before the module that answers them was loaded. */
let early = [];

/** In a child: answers each question with what the handler of that name returns. Several modules may add handlers. */
export function serve(handlers) {
  if (Object.keys(known).length === 0) listen();
  Object.assign(known, handlers);
  const waiting = early;
  early = [];
  for (const question of waiting) void answer(question);
}

function listen() {
  process.on('message', answer);
  // Whoever asks is gone: nothing is left to do.
  process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
}

async function answer(question) {
  const { rpc, name, args } = question;
  if (!(name in known)) {
    early.push(question);
    return;
  }
  try {
    process.send({ rpc, result: await known[name](args) });
  } catch (error) {
    process.send({ rpc, error: String(error?.stack ?? error) });
  }
}

/** In the parent: a function that asks a child. It rejects when the child fails, ends or is silent for `timeoutMs`. */
export function asker(child, what, timeoutMs = 120_000) {
  const open = new Map();
  let last = 0;
  child.on('message', ({ rpc, result, error }) => {
    const question = open.get(rpc);
    if (!question) return;
    open.delete(rpc);
    clearTimeout(question.timer);
    if (error === undefined) question.resolve(result);
    else question.reject(new Error(`${what}: ${error}`));
  });
  child.on('exit', (code, signal) => {
    for (const { reject, timer } of open.values()) {
      clearTimeout(timer);
      reject(new Error(`${what} ended early (${signal ?? code})`));
    }
  });
  return (name, args = {}) =>
    new Promise((resolve, reject) => {
      const rpc = ++last;
      const timer = setTimeout(() => reject(new Error(`${what}: no answer to ${name}`)), timeoutMs);
      open.set(rpc, { resolve, reject, timer });
      child.send({ rpc, name, args });
    });
}
