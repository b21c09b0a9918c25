using Knetc.Kernel.Machine;

namespace Knetc.Kernel.Packets;

/// <summary>A mode that the packet matrix runs in.</summary>
public interface IPacketMode
{
    /// <summary>The options of <c>knetc compile</c> that choose it.</summary>
    static abstract IReadOnlyList<string> Options { get; }

    /// <summary>The kernel it runs on.</summary>
    static virtual IMachine Boot() => new ThisMachine();

    /// <summary>The families it serves in the example.</summary>
    static virtual IReadOnlyList<string> Families => ["IPv4", "IPv6"];

    /// <summary>Starts in a node what <c>apply.sh proxy</c> leaves to others.</summary>
    /// <param name="node">The node, after <c>apply.sh proxy</c>.</param>
    /// <param name="folder">The files of the node.</param>
    /// <returns>What ends with the cluster.</returns>
    static virtual IDisposable? Start(NetworkNamespace node, string folder) => null;
}
