using Knetc.Diagnostics;
using Knetc.Fuzz.Checks;
using Knetc.Locking;
using Knetc.Text;

namespace Knetc.Fuzz.Targets;

/// <summary>Bytes to a lock: findings or a lock, never both or neither; a lock survives writing; and any lock can be compiled with.</summary>
internal sealed class LockTarget : FuzzTarget
{
    /// <summary>Something for every section of a lock.</summary>
    private const string Manifest =
        """
        apiVersion: v1
        kind: Node
        metadata: {name: n}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: s}
        spec: {type: LoadBalancer, externalTrafficPolicy: Local, selector: {a: b}, ports: [{port: 80, targetPort: p}]}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: d}
        spec: {replicas: 2, selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: i, ports: [{name: p, containerPort: 80}]}]}}}
        ---
        apiVersion: knetc.dev/v1alpha1
        kind: Project
        cluster: {clusterCIDR: [10.244.0.0/16]}
        """;

    protected override string? Problem(byte[] input)
    {
        var findings = new DiagnosticBag();
        if (SourceDecoder.Decode("lock", input, findings) is not { } source) return findings.HasErrors ? FindingCheck.Problem(findings.ToImmutable()) : "no text and no finding";
        var file = LockReader.Read(source, findings);
        if (FindingCheck.Problem(findings.ToImmutable()) is { } problem) return problem;
        if (file is null) return findings.HasErrors ? CompilationCheck.Problem(Manifest, source) : "no lock and no finding";
        if (findings.HasErrors) return "a lock in spite of errors";

        string written = LockWriter.Write(file);
        var again = new DiagnosticBag();
        var copy = LockReader.Read(new SourceText("lock", written), again);
        if (copy is null || again.Count > 0) return $"the written lock is not read: {FindingCheck.Digest(again.ToImmutable())}";
        return LockWriter.Write(copy) != written ? "the written lock is read as another" : CompilationCheck.Problem(Manifest, source);
    }
}
