/**
 * A site whose push endpoint is faye, a Bayeux server that is not ours. Its REST side knows one agent and one call, and no
 * more than it takes to sign in and to work that call.
 *
 * `node server.js '{"poll_s":20,"uris":"http://127.0.0.1:1/api/v2"}'` prints `{"port":…}`. Each line on stdin is a control,
 * answered by a line on stdout once it has happened; the server ends with stdin. Controls still work while it is down.
 */
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import faye from 'faye';

/** How long a poll is held, and what every `uri` begins with: another host than this one. */
const { poll_s, uris } = JSON.parse(process.argv[2]);

const PASSWORD = `Basic ${btoa('agent1:secret')}`;
const CALL = '01RCC3N118B1V0SL8O7GK2LAES000006';
const DEVICE = '631608b3-ceb1-472b-ba05-2ae39555b0d1';
const STATES = [
  { id: '900D55CC-2BB0-431F-8BF9-D3525B383BE6', operationName: 'NotReady', displayName: 'Not Ready', state: 'NotReady' },
  { id: '9430250E-0A1B-421F-B372-F29E69366DED', operationName: 'Ready', displayName: 'Ready', state: 'Ready' },
];
/** From which state to which an operation on the call leads. */
const OPERATIONS = {
  Answer: ['Ringing', 'Established'],
  Hold: ['Established', 'Held'],
  Retrieve: ['Held', 'Established'],
  Hangup: ['Established', 'Released'],
};

const sessions = new Set();
let userState = { state: 'LoggedOut', displayName: 'LoggedOut' };
let call = null;
/** Where the next push request is sent instead of being answered. */
let redirect = null;
/** Commands whose answers are withheld: their effects go first. Null while none are. */
let withheld = null;

const counts = { handshakes: 0, subscriptions: 0, polls: 0, hasty_polls: 0, most_held: 0, disconnects: 0, looks: 0 };
const clients = new Set();
let held = 0;

/** Push as this vendor has it: only the server publishes. `request` is null for the server's own client. */
const guard = {
  incoming(message, request, pass) {
    if (request && !message.channel?.startsWith('/meta/')) message.error = `403:${message.channel}:Publishing is denied`;
    if (request && message.channel === '/meta/handshake') counts.handshakes += 1;
    if (request && message.channel === '/meta/subscribe') counts.subscriptions += 1;
    if (request && message.channel === '/meta/disconnect') counts.disconnects += 1;
    if (request && message.channel === '/meta/connect') {
      counts.polls += 1;
      if (message.advice?.timeout === 0) counts.hasty_polls += 1;
      held += 1;
      counts.most_held = Math.max(counts.most_held, held);
    }
    pass(message);
  },
  outgoing(message, request, pass) {
    if (request && message.channel === '/meta/connect') held -= 1;
    if (request && message.channel === '/meta/handshake' && message.successful) clients.add(message.clientId);
    pass(message);
  },
};

function mount() {
  clients.clear();
  const bayeux = new faye.NodeAdapter({ mount: '/api/v2/notifications', timeout: poll_s, extensions: [guard] });
  bayeux.on('disconnect', (client) => clients.delete(client));
  return bayeux;
}

let push = mount();

const device = () => ({
  id: DEVICE,
  deviceState: 'Active',
  userState,
  phoneNumber: '15000',
  telephonyNetwork: 'Private',
  channels: ['voice'],
  uri: `${uris}/devices/${DEVICE}`,
  path: `/devices/${DEVICE}`,
});

const user = () => ({
  userName: 'agent1',
  firstName: 'Ana',
  lastName: 'Ejemplo',
  devices: [device()],
  calls: call ? [call] : [],
  uri: `${uris}/users/1e55`,
  path: '/users/1e55',
});

function callIn(state) {
  const operations = Object.keys(OPERATIONS).filter((name) => OPERATIONS[name][0] === state);
  return {
    id: CALL,
    callUuid: CALL,
    state,
    participants: [{ phoneNumber: '15001', digits: '15001', e164Number: '' }],
    callType: 'Inbound',
    capabilities: operations,
    deviceUri: `${uris}/devices/${DEVICE}`,
    uri: `${uris}/me/calls/${CALL}`,
    path: `/calls/${CALL}`,
  };
}

const publishCall = () =>
  push.getClient().publish('/v2/me/calls', { messageType: 'CallStateChangeMessage', notificationType: 'StatusChange', call });

/** Whether the call was in the right state for it. */
function operate(name) {
  const [from, to] = OPERATIONS[name] ?? [];
  if (!call || call.state !== from) return false;
  call = callIn(to);
  return true;
}

async function rest(request, response, path, body) {
  const answer = (status, value) => {
    response.writeHead(status, { 'Content-Type': 'application/json; charset=UTF-8' });
    response.end(JSON.stringify(value));
  };
  const refuse = (status, statusCode, statusMessage) => answer(status, { statusCode, statusMessage });
  const done = async () => {
    if (withheld) await new Promise((release) => withheld.push(release));
    answer(200, { statusCode: 0 });
  };
  switch (`${request.method} ${path}`) {
    case 'GET /me':
      counts.looks += 1;
      return answer(200, { statusCode: 0, user: user() });
    case 'GET /settings/agent-states':
      return answer(200, { statusCode: 0, settings: STATES });
    case 'POST /me':
      if (body.operationName === 'StartContactCenterSession') {
        userState = STATES[0];
        await push.getClient().publish('/v2/me/devices', { messageType: 'DeviceStateChangeMessage', devices: [device()] });
        return done();
      }
      if (body.operationName === 'EndContactCenterSession') {
        userState = { state: 'LoggedOut', displayName: 'LoggedOut' };
        sessions.clear();
        return done();
      }
      return refuse(400, 10, 'Unknown operation');
    case `POST /me/calls/${CALL}`:
      if (!operate(body.operationName)) return refuse(409, 2, 'Not in this state');
      await publishCall();
      return done();
    default:
      return refuse(404, 6, 'Resource not found');
  }
}

/** A session lets a request in, as does the password, which opens one. */
function admit(request, response) {
  const known = /\bJSESSIONID=([^;]+)/.exec(request.headers.cookie ?? '')?.[1];
  if (sessions.has(known)) return true;
  if (request.headers.authorization === PASSWORD) {
    const id = randomUUID();
    sessions.add(id);
    response.setHeader('Set-Cookie', `JSESSIONID=${id}; Path=/; HttpOnly`);
    return true;
  }
  response.writeHead(403, { 'Content-Type': 'application/json; charset=UTF-8' });
  response.end(JSON.stringify({ statusCode: 20, statusMessage: 'Access denied' }));
  return false;
}

function serve(request, response) {
  if (!admit(request, response)) return request.resume();
  if (push.check(request)) {
    if (!redirect) return push.handle(request, response);
    response.writeHead(307, { Location: redirect });
    redirect = null;
    response.end();
    return request.resume();
  }
  let text = '';
  request.setEncoding('utf8');
  request.on('data', (part) => (text += part));
  request.on('end', () => {
    const path = new URL(request.url, 'http://site').pathname.replace(/^\/api\/v2/, '');
    void rest(request, response, path, text ? JSON.parse(text) : {});
  });
}

let server = null;

async function listen(port) {
  server = createServer(serve);
  await new Promise((ready) => server.listen(port, '127.0.0.1', ready));
  return server.address().port;
}

const port = await listen(0);

const controls = {
  /** A call comes in. */
  async ring() {
    call = callIn('Ringing');
    await publishCall();
  },
  /** The agent does something at the phone. */
  async operate({ name }) {
    if (!operate(name)) throw new Error(`${name} makes no sense now`);
    await publishCall();
  },
  /** Something happens that push does not tell. */
  async operate_silently({ name }) {
    if (!operate(name)) throw new Error(`${name} makes no sense now`);
  },
  /** The push server forgets its clients; polls that are held are answered. */
  async lose_clients() {
    push.close();
    push = mount();
  },
  /** Nobody is there any more. */
  async down() {
    const closed = new Promise((done) => server.close(done));
    server.closeAllConnections();
    await closed;
    push.close();
  },
  /** A new server on the same port, which knows no session. */
  async up() {
    sessions.clear();
    push = mount();
    await listen(port);
  },
  /** Sends the next push request elsewhere. */
  async redirect({ to }) {
    redirect = to;
  },
  /** Commands are answered after their effects have been told, once `answer` asks for it. */
  async withhold_answers() {
    withheld = [];
  },
  async answer() {
    const waiting = withheld ?? [];
    withheld = null;
    for (const release of waiting) release();
  },
  async counts() {
    return { ...counts, clients: clients.size };
  },
};

console.log(JSON.stringify({ port }));
for await (const line of createInterface({ input: process.stdin })) {
  const { control, ...how } = JSON.parse(line);
  console.log(JSON.stringify((await controls[control](how)) ?? {}));
}
process.exit();
