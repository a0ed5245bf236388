/** Preloaded into a server: `Date` is ahead by what the parent tells. Everything else that tells the time stays as it is. */
let aheadMs = 0;

const now = Date.now.bind(Date);
const aheadNow = (): number => now() + aheadMs;

globalThis.Date = new Proxy(Date, {
  construct: (target, given, newTarget) =>
    Reflect.construct(target, given.length === 0 ? [aheadNow()] : given, newTarget),
  apply: () => new Date(aheadNow()).toString(),
  get: (target, name, receiver) => (name === 'now' ? aheadNow : Reflect.get(target, name, receiver)),
});

process.on('message', (message: object) => {
  if ('aheadMs' in message) aheadMs = Number(message.aheadMs);
});
process.channel?.unref();
