using System.Globalization;
using CsCheck;
using Knetc.Diagnostics;
using Knetc.Locking;
using Knetc.Net;
using Knetc.Text;

namespace Knetc.Tests.Locking;

/// <summary>
/// The promises of the allocation rule (api-semantics §3.3.1), held against random histories of a cluster: each step edits
/// it, compiles it with the lock of the step before, and keeps edit and lock unless there was an error.
/// </summary>
public sealed class LockPropertyTests
{
    private static readonly Gen<ModelStep[]> Histories =
        Gen.Select(Gen.Int[0, ModelStep.Kinds - 1], Gen.Int[0, 55], Gen.Int[0, 95], Gen.Int[0, 95])
            .Select((kind, which, first, second) => new ModelStep(kind, which, first, second))
            .Array[3, 8];

    [Fact]
    public void Values_keep_their_promises() => Histories.Sample(Check, iter: 10_000);

    private static void Check(ModelStep[] history)
    {
        var cluster = ModelCluster.Initial;
        var outcome = ModelOutcome.Of(cluster, null);
        int seed = 0;
        foreach (var step in history)
        {
            var edited = step.Apply(cluster);
            if (edited.ContradictsItself) continue;
            var next = ModelOutcome.Of(edited, outcome.Lock);
            ExplicitValuesDoNotTakeLockedOnes(edited, outcome, next);
            if (next.HasErrors) continue;
            HoldersDiffer(next);
            NothingMoves(edited, outcome, next);
            RetiredValuesComeBack(edited, outcome, next);
            RetiredValuesAreNotGivenOut(outcome, next);
            LockSaysWhatIs(edited, next);

            var again = ModelOutcome.Of(edited, next.Lock, order: ++seed);
            Assert.Equal(next.Lock, again.Lock);
            Assert.Equal(next.Values, again.Values);
            Assert.DoesNotContain(again.Diagnostics, diagnostic => diagnostic.Id == "KN2092");
            (cluster, outcome) = (edited, next);
        }

        // The same input in another order gives the same bytes, with and without a lock.
        Assert.Equal(ModelOutcome.Of(cluster, null).Lock, ModelOutcome.Of(cluster, null, order: 7).Lock);
    }

    /// <summary>P6: who asks for what another object has and keeps is refused.</summary>
    private static void ExplicitValuesDoNotTakeLockedOnes(ModelCluster cluster, ModelOutcome before, ModelOutcome after)
    {
        foreach (var service in cluster.Services.Values)
        {
            if (service.Address is not { } address || service.Type == "ExternalName" || service.IsHeadless) continue;
            string family = service.Families is 2 or 4 ? "IPv6" : "IPv4";
            foreach (var other in cluster.Services.Values)
            {
                bool needs = other.Type != "ExternalName" && !other.IsHeadless && (other.Families >= 3 || (other.Families == 1) == (family == "IPv4"));
                bool isOpen = other.Address is null || (other.Families is 2 or 4 ? "IPv6" : "IPv4") != family;
                if (other.Name == service.Name || !needs || !isOpen) continue;
                if (!before.Values.TryGetValue($"clusterip/{family}/{other.Name}", out var held) || held.Value != address || !IsLegal(cluster, "clusterip", address)) continue;
                Assert.Contains(after.Diagnostics, diagnostic => diagnostic.Id == "KN2093" && diagnostic.Object == $"Service default/{service.Name}");
            }
        }
    }

    /// <summary>No value has two holders, node ports that protocols share aside.</summary>
    private static void HoldersDiffer(ModelOutcome outcome)
    {
        var holders = new Dictionary<(string Pool, string Value), string>();
        foreach (var (key, (value, _)) in outcome.Values)
        {
            string pool = key[..key.IndexOf('/')];
            if (pool is "place" or "slice") continue;
            string holder = pool == "nodeport" ? key[..key.LastIndexOf('/')] : key;
            if (pool == "healthcheck") pool = "nodeport";
            Assert.True(holders.TryAdd((pool, value), holder) || holders[(pool, value)] == holder, $"{holder} and {holders[(pool, value)]} both have {value}");
        }
    }

    /// <summary>P2 to P5: whatever was edited, an open value that is still possible stays.</summary>
    private static void NothingMoves(ModelCluster cluster, ModelOutcome before, ModelOutcome after)
    {
        foreach (var (key, (value, _)) in before.Values)
        {
            if (!after.Values.TryGetValue(key, out var now) || !now.IsOpen || now.Value == value) continue;
            string pool = key[..key.IndexOf('/')];
            bool isPossible = pool switch
            {
                "place" => cluster.Nodes.ContainsKey(value),
                "podip" => after.Values.TryGetValue("place/" + key[6..], out var node) && after.Values.TryGetValue("nodecidr/" + node.Value, out var block) && IsPodAddress(block.Value, value),
                _ => IsLegal(cluster, pool, value),
            };
            Assert.False(isPossible, $"{key} moved from {value} to {now.Value}");
        }
    }

    /// <summary>An object that comes back has what it had, unless somebody asked for that meanwhile.</summary>
    private static void RetiredValuesComeBack(ModelCluster cluster, ModelOutcome before, ModelOutcome after)
    {
        foreach (var entry in before.File.Retired(LockPool.ClusterIP).Entries)
        {
            string key = "clusterip/" + entry.Key.Replace("/default/", "/");
            if (!after.Values.TryGetValue(key, out var now) || !now.IsOpen || !IsLegal(cluster, "clusterip", entry.Value)) continue;
            bool asked = after.Values.Any(value => !value.Value.IsOpen && value.Value.Value == entry.Value);
            if (!asked) Assert.Equal(entry.Value, now.Value);
        }
    }

    /// <summary>The value of an object that is gone goes to nobody else by chance; when its pool is full, that is said.</summary>
    private static void RetiredValuesAreNotGivenOut(ModelOutcome before, ModelOutcome after)
    {
        foreach (var pool in LockPools.All)
        {
            foreach (var entry in before.File.Retired(pool).Entries)
            {
                string kind = pool == LockPool.HealthCheck ? "nodeport" : LockPools.Name(pool);
                foreach (var (key, (value, isOpen)) in after.Values)
                {
                    if (value != entry.Value || !isOpen || before.Values.ContainsKey(key) || !key.StartsWith(kind, StringComparison.Ordinal)) continue;
                    string name = pool == LockPool.NodePort ? key.Replace("nodeport/", "default/", StringComparison.Ordinal) : key[(key.LastIndexOf('/') + 1)..];
                    bool own = pool == LockPool.NodePort ? name.StartsWith(entry.Key, StringComparison.Ordinal) || entry.Key.StartsWith(name[..name.LastIndexOf('/')], StringComparison.Ordinal) : entry.Key.EndsWith("/" + name, StringComparison.Ordinal);
                    bool shares = after.Values.Any(other => !other.Value.IsOpen && other.Value.Value == value);
                    if (!own && !shares) Assert.Contains(after.Diagnostics, diagnostic => diagnostic.Id == "KN2092" && diagnostic.Message.Contains("retired", StringComparison.Ordinal));
                }
            }
        }
    }

    /// <summary>The lock is readable, holds every value once, and knows which ones were asked for.</summary>
    private static void LockSaysWhatIs(ModelCluster cluster, ModelOutcome outcome)
    {
        var diagnostics = new DiagnosticBag();
        var read = LockReader.Read(new SourceText("knetc.lock.json", outcome.Lock), diagnostics);
        Assert.Empty(diagnostics.ToImmutable());
        Assert.Equal(outcome.Lock, LockWriter.Write(read!));
        foreach (var (key, (value, isOpen)) in outcome.Values)
        {
            string[] parts = key.Split('/');
            var (pool, name) = parts[0] switch
            {
                "clusterip" => (LockPool.ClusterIP, $"{parts[1]}/default/{parts[2]}"),
                "healthcheck" => (LockPool.HealthCheck, $"default/{parts[1]}"),
                "nodecidr" => (LockPool.NodeCidr, $"IPv4/{parts[1]}"),
                "place" => (LockPool.Place, $"default/{parts[1]}"),
                "podip" => (LockPool.PodIP, $"IPv4/default/{parts[1]}"),
                _ => ((LockPool?)null, ""),
            };
            if (pool is not { } known) continue;
            var section = read!.Live(known);
            int index = section.IndexOf(name);

            // What a manifest says of places and addresses that no node has is none of the lock's business.
            if (known == LockPool.Place && cluster.Nodes.IsEmpty) continue;
            if (known == LockPool.PodIP && !IsOnItsNode(cluster, outcome, parts[1], value)) continue;
            Assert.True(index >= 0, $"{key} is not in the lock");
            Assert.Equal((value, !isOpen), (section.Entries[index].Value, section.Entries[index].IsExplicit));
        }
    }

    private static bool IsOnItsNode(ModelCluster cluster, ModelOutcome outcome, string pod, string address) =>
        outcome.Values.TryGetValue("place/" + pod, out var node)
        && cluster.Nodes.ContainsKey(node.Value)
        && outcome.Values.TryGetValue("nodecidr/" + node.Value, out var block)
        && IsPodAddress(block.Value, address);

    private static bool IsLegal(ModelCluster cluster, string pool, string value)
    {
        if (pool is "nodeport" or "healthcheck") return int.Parse(value, CultureInfo.InvariantCulture) < 30000 + cluster.NodePortCount;
        if (pool == "nodecidr") return Parse(cluster.ClusterCidr).Overlaps(Parse(value));
        if (pool != "clusterip") return true;
        Assert.True(IpAddress.TryParse(value, ParsingGrade.Canonical, out var address));
        var range = Parse(address.Family == IpFamily.IPv4 ? cluster.ServiceRange : cluster.ServiceRangeIPv6);
        ulong offset = address.OffsetFrom(range.Address);

        // The first address is that of default/kubernetes.
        return range.Contains(address) && offset > (address.Family == IpFamily.IPv4 ? 1UL : 0UL) && (address.Family == IpFamily.IPv6 || offset < (8UL << cluster.Size) - 1);
    }

    private static bool IsPodAddress(string block, string text)
    {
        Assert.True(IpAddress.TryParse(text, ParsingGrade.Canonical, out var address));
        return Parse(block).Contains(address) && address.OffsetFrom(Parse(block).Address) is >= 2 and < 7;
    }

    private static IpNetwork Parse(string text)
    {
        Assert.True(IpNetwork.TryParse(text, ParsingGrade.Canonical, out var network));
        return network;
    }
}
