using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Knetc.Binding;
using Knetc.Net;
using Knetc.Options;

namespace Knetc.Planning;

/// <summary>
/// Tells which nodes have equal plans, as far as any file shows them, without planning each: a key holds all that back ends take
/// from a node's plan. Of most service ports that is nothing, since their endpoints are the same on every node.
/// </summary>
internal sealed class NodeKeys
{
    /// <summary>Bytes of a key that are kept as they are.</summary>
    private const int LongestPlain = 4096;

    private readonly ClusterPlan _plan;
    private readonly FamilyKeys _ipv4;
    private readonly FamilyKeys _ipv6;
    private readonly Dictionary<object, int> _objects = new(ReferenceEqualityComparer.Instance);
    private readonly ArrayBufferWriter<byte> _bytes = new();

    public NodeKeys(ClusterPlan plan)
    {
        _plan = plan;
        _ipv4 = new FamilyKeys(plan, plan.IPv4);
        _ipv6 = new FamilyKeys(plan, plan.IPv6);
    }

    /// <summary>The key of a node: nodes with equal keys have equal files, with lines of equal origin.</summary>
    /// <param name="node">The node.</param>
    /// <param name="other">What else the files depend on.</param>
    public string Of(Node node, ReadOnlySpan<byte> other = default)
    {
        _bytes.ResetWrittenCount();
        var frame = _plan.FrameOf(node);
        Write((int)frame.Addresses.PrimaryFamily);
        Write(other.Length);
        _bytes.Write(other);
        switch (_plan.Options.ProxyMode)
        {
            case ProxyMode.Ipvs:
                // Its files name the node's own addresses and endpoints.
                Write(node.Name);
                break;
            case ProxyMode.Userspace:
                Write(frame.Addresses.IPv4);
                Write(frame.Addresses.IPv6);
                break;
            default:
                Write(frame.IPv4, node);
                Write(frame.IPv6, node);
                break;
        }

        // A short key is one itself: the platform's SHA-256 takes milliseconds to load.
        var bytes = _bytes.WrittenSpan;
        return bytes.Length <= LongestPlain ? Convert.ToHexStringLower(bytes) : "sha256:" + Convert.ToHexStringLower(SHA256.HashData(bytes));
    }

    private void Write(NodeFamilyPlan family, Node node)
    {
        var detector = family.Detector;
        Write((int)detector.Kind);
        Write(detector.Network.Address);
        Write(detector.Network.PrefixLength);
        Write(detector.Interface);
        WriteIdentity(detector.Origin.Object);
        Write(detector.Origin.Path?.ToString() ?? "");

        var nodePorts = family.NodePortAddresses;
        Write((nodePorts.Configured ? 1 : 0) | (nodePorts.MatchAll ? 2 : 0) | (nodePorts.ContainsIPv4Loopback ? 4 : 0));
        Write(nodePorts.Selected.Length);
        foreach (var address in nodePorts.Selected) Write(address);

        var keys = family.Family == IpFamily.IPv4 ? _ipv4 : _ipv6;
        keys.Write(node, family.NodeIP, Write);
    }

    private void WriteIdentity(object? value)
    {
        int number = 0;
        if (value is not null && !_objects.TryGetValue(value, out number)) _objects.Add(value, number = _objects.Count + 1);
        Write(number);
    }

    private void Write(string text)
    {
        Write(text.Length);
        _bytes.Write(Encoding.UTF8.GetBytes(text));
    }

    private void Write(IpAddress address)
    {
        Write((int)address.Family);
        BinaryPrimitives.WriteUInt64LittleEndian(_bytes.GetSpan(sizeof(ulong)), address.High);
        _bytes.Advance(sizeof(ulong));
        BinaryPrimitives.WriteUInt64LittleEndian(_bytes.GetSpan(sizeof(ulong)), address.Low);
        _bytes.Advance(sizeof(ulong));
    }

    private void Write(int number)
    {
        BinaryPrimitives.WriteInt32LittleEndian(_bytes.GetSpan(sizeof(int)), number);
        _bytes.Advance(sizeof(int));
    }
}
