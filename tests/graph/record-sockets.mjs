// Loaded before the graph: notes every host that a socket or a name lookup goes to.
import dns from 'node:dns';
import net from 'node:net';
import { appendFileSync } from 'node:fs';

const file = process.env.YIWANG_SOCKET_LOG;
const note = (host) => appendFileSync(file, `${host}\n`);

const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (...given) {
  const [options] = Array.isArray(given[0]) ? given[0] : given;
  if (typeof options === 'object' && options !== null && options.path === undefined) note(options.host ?? 'localhost');
  return connect.apply(this, given);
};

for (const [owner, name] of [
  [dns, 'lookup'],
  [dns.promises, 'lookup'],
  [dns, 'resolve'],
]) {
  const original = owner[name];
  owner[name] = function (host, ...rest) {
    note(host);
    return original.call(this, host, ...rest);
  };
}
