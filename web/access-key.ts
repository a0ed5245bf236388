/**
 * What this page shows the server to be let in: a key that a person types once, or a token that the portal around the
 * widget hands out. Both are kept in memory alone, and gone with the page.
 */

/** By origin of the server. */
const known = new Map<string, string>();
const asking = new Map<string, Promise<boolean>>();
const tokenAddresses = new Map<string, string>();

/** The widget's portal gives tokens at this address of its own; nobody is asked for a key then. */
export function useTokensFrom(endpoint: string, address: string): void {
  tokenAddresses.set(endpoint, address);
}

export function accessHeaders(endpoint: string): Record<string, string> {
  const key = known.get(endpoint);
  return key === undefined ? {} : { authorization: `Bearer ${key}` };
}

/** After a 401: true when there is another key to try with. Whoever comes while one is asked for waits for the same. */
export function renewAccess(endpoint: string, refused: Record<string, string>): Promise<boolean> {
  if (accessHeaders(endpoint).authorization !== refused.authorization) return Promise.resolve(true);
  const running = asking.get(endpoint);
  if (running) return running;
  const address = tokenAddresses.get(endpoint);
  const asked = (address === undefined ? askPerson(refused.authorization !== undefined) : fetchToken(address))
    .then((key) => {
      if (key !== null) known.set(endpoint, key);
      return key !== null;
    })
    .finally(() => asking.delete(endpoint));
  asking.set(endpoint, asked);
  return asked;
}

async function fetchToken(address: string): Promise<string | null> {
  try {
    const response = await fetch(address, { method: 'POST' });
    const { token }: { token?: unknown } = await response.json();
    return response.ok && typeof token === 'string' ? token : null;
  } catch {
    // The portal gives none: the reader is told what the server says without one.
    return null;
  }
}

function askPerson(wasWrong: boolean): Promise<string | null> {
  const dialog = document.createElement('dialog');
  dialog.className = 'access-key';
  const form = Object.assign(document.createElement('form'), { method: 'dialog' });
  const label = document.createElement('label');
  const field = Object.assign(document.createElement('input'), {
    type: 'password',
    required: true,
    autocomplete: 'off',
  });
  label.append(wasWrong ? '密钥不对或已过期，请重新输入' : '请输入访问密钥（向管理员领取）', field);
  const enter = Object.assign(document.createElement('button'), { textContent: '进入', className: 'primary' });
  form.append(label, enter);
  dialog.append(form);
  document.body.append(dialog);
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      // What no header can carry is no key.
      const key = field.value.trim();
      resolve(/^[\x21-\x7e]+$/.test(key) && !dismissed ? key : null);
    });
    let dismissed = false;
    dialog.addEventListener('cancel', () => {
      dismissed = true;
    });
    dialog.showModal();
  });
}
