using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Knetc.Kernel.Machine;
using Knetc.Net;

namespace Knetc.Kernel.Tracing;

/// <summary>
/// A node in a namespace, and another namespace at the other ends of its interfaces, which sends it packets and sees what leaves
/// it. Whatever the node forwards leaves by eth0, to a neighbour that does not exist.
/// </summary>
internal sealed class PacketLab : IDisposable
{
    private const string NodeHardwareAddress = "02:00:00:00:00:01";
    private const string OtherHardwareAddress = "02:00:00:00:00:02";

    private readonly NetworkNamespace _node = new("trace");
    private readonly NetworkNamespace _beyond = new("beyond");
    private readonly Dictionary<string, Socket> _links = [];

    /// <summary>Sockets of the node; those for IPv6 do not tell which address a packet was sent to, so each has one.</summary>
    private readonly List<(Socket Socket, byte Protocol, IPAddress Address)> _deliveries = [];
    private readonly List<(Socket Socket, bool IsIPv6)> _errors = [];
    private readonly Socket _sender;
    private readonly Socket _senderIPv6;
    private readonly byte[] _buffer = new byte[4096];

    /// <param name="addresses">Addresses of the node besides loopback.</param>
    /// <param name="interfaces">Names of the interfaces that packets arrive by; eth0 is one of them.</param>
    public PacketLab(IReadOnlyList<IpAddress> addresses, IReadOnlyList<string> interfaces)
    {
        _beyond.Script("sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1").MustExitWith(0);
        _node.Script(
            """
            for key in ipv4.conf.all.rp_filter=0 ipv4.conf.default.rp_filter=0 ipv4.conf.all.send_redirects=0 ipv4.conf.default.send_redirects=0 \
              ipv4.ip_forward=1 ipv6.conf.all.forwarding=1 ipv6.conf.default.accept_dad=0 ipv6.conf.default.router_solicitations=0 \
              ipv4.icmp_ratelimit=0 ipv6.icmp.ratelimit=0; do sysctl -qw net.$key; done
            sysctl -qw net.ipv4.icmp_msgs_per_sec=1000000 net.ipv4.icmp_msgs_burst=1000000 2>/dev/null || true
            """).MustExitWith(0);
        foreach (string name in interfaces)
        {
            _beyond.Script(
                $"""
                ip link add {name} address {OtherHardwareAddress} type veth peer name {name} netns {_node.Name} address {NodeHardwareAddress}
                ip link set {name} up
                ip -n {_node.Name} link set {name} up
                """).MustExitWith(0);
        }

        var lines = addresses.Select(address => $"ip address add {address}/{address.BitLength} dev eth0{(address.Family == IpFamily.IPv6 ? " nodad" : "")}");
        _node.Script(
            $"""
            {string.Join('\n', lines)}
            ip route add 169.254.77.1 dev eth0 scope link
            ip route add default via 169.254.77.1
            ip neighbour add 169.254.77.1 lladdr {OtherHardwareAddress} dev eth0 nud permanent
            ip -6 neighbour add fe80::77 lladdr {OtherHardwareAddress} dev eth0 nud permanent
            ip -6 route add default via fe80::77 dev eth0
            """).MustExitWith(0);

        foreach (string name in interfaces) _links.Add(name, NamespaceThread.Run(_beyond.Name, () => OpenLink(name)));
        IPAddress[] ipv6 = [IPAddress.IPv6Loopback, .. addresses.Where(address => address.Family == IpFamily.IPv6).Select(address => new IPAddress(ProbeBytes.Bytes(address)))];
        (_sender, _senderIPv6) = NamespaceThread.Run(_node.Name, () => OpenInside(ipv6));
    }

    /// <summary>Runs lines of shell on the node.</summary>
    public void Script(string lines) => _node.Script(lines).MustExitWith(0);

    /// <summary>Sends packets and returns what became of them: for each number where it turned up, or nothing if it disappeared.</summary>
    public IReadOnlyDictionary<uint, Observation> Send(IReadOnlyList<Probe> probes)
    {
        var found = new Dictionary<uint, Observation>();
        for (int i = 0; i < probes.Count; i++)
        {
            Send(probes[i]);
            if (i % 32 == 31) Receive(found);
        }

        // The way through veth pairs is short, but it leads through soft interrupts.
        int before;
        do
        {
            before = found.Count;
            Thread.Sleep(probes.Count > 1 ? 60 : 4);
            Receive(found);
        }
        while (found.Count > before);
        return found;
    }

    public void Dispose()
    {
        foreach (var socket in _links.Values.Concat(_deliveries.Select(entry => entry.Socket)).Concat(_errors.Select(entry => entry.Socket))) socket.Dispose();
        _sender.Dispose();
        _senderIPv6.Dispose();
        _node.Dispose();
        _beyond.Dispose();
    }

    private static Socket OpenLink(string name)
    {
        var socket = new Socket(AddressFamily.Packet, SocketType.Raw, (ProtocolType)IPAddress.HostToNetworkOrder((short)LinkEndPoint.AllProtocols)) { ReceiveBufferSize = 1 << 20 };
        int index = int.Parse(File.ReadAllText($"/proc/thread-self/net/dev_mcast").Split('\n').First(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, var device, ..] && device == name).Split(' ', StringSplitOptions.RemoveEmptyEntries)[0]);
        socket.Bind(new LinkEndPoint(index));
        return socket;
    }

    private (Socket IPv4, Socket IPv6) OpenInside(IReadOnlyList<IPAddress> addresses)
    {
        foreach (byte protocol in (byte[])[ProbeBytes.Tcp, ProbeBytes.Udp, ProbeBytes.Sctp])
        {
            _deliveries.Add((Open(AddressFamily.InterNetwork, protocol), protocol, IPAddress.Any));
            foreach (var address in addresses)
            {
                var socket = Open(AddressFamily.InterNetworkV6, protocol);
                socket.Bind(new IPEndPoint(address, 0));
                _deliveries.Add((socket, protocol, address));
            }
        }

        _errors.Add((Open(AddressFamily.InterNetwork, 1), false));
        _errors.Add((Open(AddressFamily.InterNetworkV6, 58), true));
        return (Open(AddressFamily.InterNetwork, 255), Open(AddressFamily.InterNetworkV6, 255));
    }

    private static Socket Open(AddressFamily family, int protocol)
    {
        // The class itself opens no sockets for SCTP.
        int handle = OpenSocket(family == AddressFamily.InterNetwork ? 2 : 10, kind: 3, protocol);
        if (handle < 0) throw new SocketException(Marshal.GetLastPInvokeError());
        var socket = new Socket(new SafeSocketHandle(handle, ownsHandle: true)) { ReceiveBufferSize = 1 << 20 };
        return socket;
    }

    [DllImport("libc", EntryPoint = "socket", SetLastError = true)]
    private static extern int OpenSocket(int family, int kind, int protocol);

    private void Send(Probe probe)
    {
        byte[] bytes = ProbeBytes.Write(probe);
        bool isIPv6 = probe.Packet.Family == IpFamily.IPv6;
        if (probe.Packet.InputInterface is { } name)
        {
            byte[] frame = [2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2, .. isIPv6 ? (byte[])[0x86, 0xdd] : [0x08, 0x00], .. bytes];
            _links[name].Send(frame);
            return;
        }

        try
        {
            (isIPv6 ? _senderIPv6 : _sender).SendTo(bytes, new IPEndPoint(new IPAddress(ProbeBytes.Bytes(probe.Packet.Destination)), 0));
        }
        catch (SocketException exception) when (exception.SocketErrorCode is SocketError.AccessDenied or SocketError.OperationNotSupported or SocketError.SocketError)
        {
            // A rule in the way of the node's own packets fails the call.
        }
    }

    private void Receive(Dictionary<uint, Observation> found)
    {
        foreach (var socket in _links.Values)
        {
            while (socket.Poll(0, SelectMode.SelectRead))
            {
                int length = socket.Receive(_buffer);

                // Frames that were sent from here are seen, too.
                if (length > 14 && _buffer[5] == 2) Add(ProbeReader.Read(_buffer.AsSpan(14, length - 14), ObservationKind.Left));
            }
        }

        foreach (var (socket, protocol, address) in _deliveries)
        {
            while (socket.Poll(0, SelectMode.SelectRead)) Add(ReceiveDelivery(socket, protocol, address));
        }

        foreach (var (socket, isIPv6) in _errors)
        {
            while (socket.Poll(0, SelectMode.SelectRead))
            {
                int length = socket.Receive(_buffer);
                var packet = _buffer.AsSpan(0, length);
                Add(isIPv6 ? ProbeReader.ReadError(packet, type: 1, code: 4) : ProbeReader.Read(packet, ObservationKind.Delivered));
            }
        }

        void Add(Observation? observation)
        {
            // The node's sockets may refuse what it got; that it got it counts.
            if (observation is null) return;
            if (observation.Kind == ObservationKind.Refused) found.TryAdd(observation.Number, observation);
            else if (!found.TryGetValue(observation.Number, out var other) || other.Kind == ObservationKind.Refused) found[observation.Number] = observation;
            else Assert.Equal(other, observation);
        }
    }

    private Observation? ReceiveDelivery(Socket socket, byte protocol, IPAddress address)
    {
        EndPoint from = new IPEndPoint(address, 0);
        int length = socket.ReceiveFrom(_buffer, ref from);
        var packet = _buffer.AsSpan(0, length);
        return socket.AddressFamily == AddressFamily.InterNetwork
            ? ProbeReader.Read(packet, ObservationKind.Delivered)
            : ProbeReader.ReadPayload(packet, protocol, ObservationKind.Delivered, ((IPEndPoint)from).Address, address);
    }
}
