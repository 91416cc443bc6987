import dgram from "node:dgram";
import dns from "node:dns";
import net from "node:net";

/**
 * Takes the network from code that uses it in the ordinary way: sockets, and with them HTTP and `fetch`, and name
 * look-ups fail. Node 24 cannot take it from code that is bent on it; the evaluator's `isolation` says so.
 */
export function goOffline(): void {
  const refuse = (): never => {
    throw new Error("the network is not available in an evaluation");
  };
  net.Socket.prototype.connect = refuse;
  net.Server.prototype.listen = refuse;
  for (const name of ["bind", "connect", "send"] as const) dgram.Socket.prototype[name] = refuse;
  for (const name of Object.keys(dns)) {
    if (/^(lookup|resolve|reverse)/.test(name)) Object.assign(dns, { [name]: refuse });
  }
  for (const name of Object.keys(dns.promises)) {
    if (/^(lookup|resolve|reverse)/.test(name)) Object.assign(dns.promises, { [name]: refuse });
  }
}
