using System.Collections.Immutable;
using System.Text;
using Knetc.Diagnostics;
using Knetc.Incremental;
using Knetc.Locking;
using Knetc.Net;
using Knetc.Options;
using Knetc.Text;

namespace Knetc.Compiler.Tests.Incremental;

/// <summary>A compiler that remembers writes and finds, after every edit, what one writes and finds that knows nothing.</summary>
public sealed class EditTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Every_edit_gives_what_a_compile_from_scratch_gives(int seed)
    {
        // Without a lock that changes now and then, more of the edits are known for what they are.
        bool isLocked = seed % 2 == 0;
        var project = new EditedProject(seed);
        var session = new Session();
        string? lockText = null;
        var outputs = new HashSet<string>(StringComparer.Ordinal);
        var history = new List<string> { "start" };
        for (int edit = 0; edit < 200; edit++)
        {
            if (edit > 0) history.Add(project.Edit());
            var locked = isLocked ? new LockInput(LockMode.Update, lockText is null ? null : new SourceText(LockFile.FileName, lockText)) : new LockInput(LockMode.None);
            string expected = FromScratch(project.Files, locked, out lockText);
            string actual = session.Compile(project.Files, locked);
            Assert.True(expected == actual, $"seed {seed}, after: {string.Join("; ", history.TakeLast(6))}\n{FirstDifference(expected, actual)}");
            outputs.Add(expected);
        }

        Assert.True(outputs.Count > 100, $"the edits gave no more than {outputs.Count} outputs");
        Assert.InRange(session.Input.WholeRunCount, 20, 190);
    }

    [Fact]
    public void An_edit_costs_one_service_port_and_two_objects()
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        for (int i = 0; i < 300; i++) files[$"s{i:000}.yaml"] = Pair(i, 1);
        files["node.yaml"] = "apiVersion: v1\nkind: Node\nmetadata: {name: node-0}\n";
        var session = new Session();
        session.Compile(files, LockInput.Missing);
        Assert.Equal(601, session.Output.RenderedObjects);
        Assert.Equal(300, session.Output.RenderedPorts);

        for (int edit = 2; edit < 5; edit++)
        {
            files[$"s{edit * 50:000}.yaml"] = Pair(edit * 50, edit);
            session.Compile(files, LockInput.Missing);
            Assert.Equal(1, session.ReadCount);
            Assert.Equal(2, session.Input.ValidatedCount);
            Assert.Equal(1, session.Output.RenderedPorts);
            Assert.Equal(2, session.Output.RenderedObjects);

            // The endpoints outside of the cluster are one finding for all.
            Assert.Equal(1, session.Input.WholeRuleCount);
        }

        session.Compile(files, LockInput.Missing);
        Assert.Equal(0, session.Output.RenderedPorts + session.Output.RenderedObjects + session.Input.ValidatedCount + session.ReadCount);
    }

    [Theory]
    [InlineData("port: 80", "port: 81", 0)]
    [InlineData("name: http}]", "name: web}]", 0)]
    [InlineData("metadata: {name: s100}", "metadata: {name: s100, labels: {team: a}}", 0)]
    [InlineData("spec: {", "spec: {sessionAffinity: ClientIP, ", 0)]
    [InlineData("spec: {", "spec: {internalTrafficPolicy: Local, ", 0)]
    [InlineData("name: http}]", "name: http}, {port: 443, name: tls}]", 0)]
    [InlineData("spec: {", "spec: {type: NodePort, ", 1)]
    [InlineData("spec: {", "spec: {clusterIP: 10.96.3.3, ", 1)]
    [InlineData("spec: {", "spec: {externalIPs: [198.51.100.7], ", 1)]
    public void An_edit_of_a_Service_is_a_whole_run_only_where_others_may_lose_something(string before, string after, int wholeRuns)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        for (int i = 0; i < 200; i++) files[$"s{i:000}.yaml"] = Pair(i, 1);
        files["node.yaml"] = "apiVersion: v1\nkind: Node\nmetadata: {name: node-0}\n";
        var session = new Session();
        session.Compile(files, LockInput.Missing);
        Assert.Equal(1, session.Input.WholeRunCount);

        files["s100.yaml"] = files["s100.yaml"].Replace(before, after, StringComparison.Ordinal);
        string actual = session.Compile(files, LockInput.Missing);
        Assert.Equal(FromScratch(files, LockInput.Missing, out _), actual);
        Assert.Equal(1 + wholeRuns, session.Input.WholeRunCount);

        // The Service and, read again with it, its slice.
        Assert.InRange(session.Output.RenderedPorts, 1, 2);
        Assert.Equal(2, session.Output.RenderedObjects);
        if (wholeRuns == 0) Assert.InRange(session.Input.WholeRuleCount, 0, 2);
    }

    [Fact]
    public void Slices_without_any_Service_may_be_edited()
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["a.yaml"] = Pair(1, 1)[Pair(1, 1).IndexOf("apiVersion: discovery", StringComparison.Ordinal)..] };
        var session = new Session();
        session.Compile(files, LockInput.Missing);
        files["a.yaml"] = files["a.yaml"].Replace("10.200.1.1", "10.200.1.2", StringComparison.Ordinal);
        Assert.Equal(FromScratch(files, LockInput.Missing, out _), session.Compile(files, LockInput.Missing));
        Assert.Equal(1, session.Input.WholeRunCount);
    }

    [Fact]
    public void A_Service_may_be_edited_in_the_file_of_its_workload()
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["web.yaml"] = """
                apiVersion: v1
                kind: Service
                metadata: {name: web}
                spec: {selector: {app: web}, ports: [{name: http, port: 80, targetPort: 8080}]}
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web}
                spec: {replicas: 2, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: c, image: i}]}}}

                """,
        };
        var session = new Session();
        var locked = new LockInput(LockMode.None);
        session.Compile(files, locked);
        foreach (string edited in (string[])["# a line more\n" + files["web.yaml"], files["web.yaml"].Replace("port: 80,", "port: 8000,", StringComparison.Ordinal), files["web.yaml"].Replace("8080", "8081", StringComparison.Ordinal)])
        {
            files["web.yaml"] = edited;
            Assert.Equal(FromScratch(files, locked, out _), session.Compile(files, locked));
            Assert.Equal(1, session.Input.WholeRunCount);
        }

        files["web.yaml"] = files["web.yaml"].Replace("replicas: 2", "replicas: 3", StringComparison.Ordinal);
        Assert.Equal(FromScratch(files, locked, out _), session.Compile(files, locked));
        Assert.Equal(2, session.Input.WholeRunCount);
    }

    [Theory]
    [InlineData("KN3078", "selector: {app: x}, ports: [{port: 80}]", "selector: {app: x}, ports: [{port: 81}]", "")]
    [InlineData("KN3059", "externalIPs: [198.51.100.1], ports: [{port: 80}]", "externalIPs: [198.51.100.1], ports: [{port: 81}]", "")]
    [InlineData("KN3090", "type: LoadBalancer, ports: [{port: 80}]", "type: LoadBalancer, ports: [{port: 81}]", "status: {loadBalancer: {ingress: [{ip: 203.0.113.1}]}}")]
    [InlineData("KN3097", "clusterIP: 10.96.0.10, ports: [{port: 53, protocol: UDP}]", "externalIPs: [10.96.0.10], ports: [{port: 81, protocol: UDP}]", "")]
    public void An_edited_Service_may_get_into_the_way_of_another(string id, string first, string second, string status)
    {
        string Of(string name, string spec) => $"apiVersion: v1\nkind: Service\nmetadata: {{name: {name}, namespace: kube-system}}\nspec: {{{spec}}}\n{status}\n";
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["a.yaml"] = Of("kube-dns", first),
            ["b.yaml"] = Of("other", second),
            ["pod.yaml"] = "apiVersion: v1\nkind: Pod\nmetadata: {name: p, namespace: kube-system, labels: {app: x}}\nspec: {containers: [{name: c, image: i}]}\n",
        };
        var session = new Session();
        var locked = new LockInput(LockMode.None);
        Assert.DoesNotContain($" {id} Service kube-system/other ", session.Compile(files, locked), StringComparison.Ordinal);
        files["b.yaml"] = files["b.yaml"].Replace("port: 81", id == "KN3097" ? "port: 53" : "port: 80", StringComparison.Ordinal);
        string actual = session.Compile(files, locked);
        Assert.Equal(FromScratch(files, locked, out _), actual);
        Assert.Contains($" {id} Service kube-system/other ", actual, StringComparison.Ordinal);

        // A node port goes with the port, and there is something to say about external IPs alone: those are whole runs.
        Assert.Equal(id == "KN3078" ? 1 : 2, session.Input.WholeRunCount);
    }

    [Fact]
    public void Memory_stays_flat()
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        for (int i = 0; i < 20; i++) files[$"s{i:000}.yaml"] = Pair(i, 1);
        var session = new Session();
        long Edit(int from, int to)
        {
            for (int edit = from; edit < to; edit++)
            {
                files.Remove($"s{edit % 40:000}.yaml");
                files[$"s{(edit + 20) % 40:000}.yaml"] = Pair((edit + 20) % 40, edit % 200);
                session.Compile(files, LockInput.Missing);
            }

            return GC.GetTotalMemory(forceFullCollection: true);
        }

        long first = Edit(0, 500);
        long last = Edit(500, 4000);
        Assert.True(last < first + (1 << 20), $"{first} bytes after 500 edits, {last} after 4000");
    }

    /// <summary>A Service and its slice; few hundred of them have addresses of their own in the default range.</summary>
    private static string Pair(int number, int version) =>
        $$$"""
        apiVersion: v1
        kind: Service
        metadata: {name: s{{{number}}}}
        spec: {ports: [{port: 80, name: http}]}
        ---
        apiVersion: discovery.k8s.io/v1
        kind: EndpointSlice
        metadata: {name: s{{{number}}}-a, labels: {kubernetes.io/service-name: s{{{number}}}}}
        addressType: IPv4
        ports: [{name: http, port: 8080, protocol: TCP}]
        endpoints:
        - addresses: [10.200.{{{number % 250}}}.{{{version}}}]
        - addresses: [10.201.{{{number % 250}}}.{{{version}}}]

        """;

    private static string FromScratch(SortedDictionary<string, string> files, LockInput locked, out string nextLock) =>
        Describe(new Compilation([.. files.Select(static file => new SourceText(file.Key, file.Value))], CommandLine, locked), null, out nextLock);

    /// <summary>The same in every run of a session, as it is for somebody who watches.</summary>
    private static readonly OptionLayer CommandLine = new(OptionSources.CommandLine) { ServiceClusterIPRanges = [new IpNetwork(IpAddress.FromIPv4(0x0A600000), 16)] };

    /// <summary>All findings, all files and the lock, whether or not there are errors: objects that have some are left out.</summary>
    private static string Describe(Compilation compilation, EmissionMemory? memory, out string nextLock)
    {
        var text = new StringBuilder();
        Describe(text, compilation.Diagnostics);
        Describe(text, compilation.Suppressed);
        var emission = new Emission(compilation.Cluster, new EmissionOptions { Memory = memory });
        Describe(text, emission.Diagnostics);
        foreach (var artifact in emission.Emit())
        {
            text.Append("=== ").Append(artifact.Path).Append(artifact.IsExecutable ? " executable\n" : "\n");
            foreach (var piece in artifact.Content) text.Append(Encoding.UTF8.GetString(piece.Span));
        }

        nextLock = compilation.Lock;
        return text.Append(nextLock).ToString();
    }

    private static void Describe(StringBuilder text, ImmutableArray<Diagnostic> findings)
    {
        foreach (var finding in findings)
        {
            text.Append($"{finding.Location} {finding.Severity} {finding.Id} {finding.Object} {finding.Path} {finding.Message} {finding.Fix} {finding.Suppression}");
            foreach (var related in finding.Related) text.Append($" | {related.Location} {related.Message}");
            text.Append('\n');
        }
    }

    private static string FirstDifference(string expected, string actual)
    {
        string[] left = expected.Split('\n');
        string[] right = actual.Split('\n');
        int line = 0;
        while (line < left.Length && line < right.Length && left[line] == right[line]) line++;
        string artifact = left.Take(line + 1).LastOrDefault(static text => text.StartsWith("=== ", StringComparison.Ordinal)) ?? "findings";
        return $"{artifact}\n- {string.Join("\n- ", left.Skip(line).Take(3))}\n+ {string.Join("\n+ ", right.Skip(line).Take(3))}";
    }

    /// <summary>What a session of <c>--watch</c> keeps.</summary>
    private sealed class Session
    {
        private readonly Dictionary<string, BoundSource> _sources = new(StringComparer.Ordinal);

        public CompilationMemory Input { get; } = new();

        public EmissionMemory Output { get; } = new();

        public int ReadCount { get; private set; }

        public string Compile(SortedDictionary<string, string> files, LockInput locked)
        {
            ReadCount = 0;
            foreach (string gone in _sources.Keys.Where(name => !files.ContainsKey(name)).ToList()) _sources.Remove(gone);
            foreach (var (name, content) in files)
            {
                if (_sources.TryGetValue(name, out var known) && known.Text.Content == content) continue;
                _sources[name] = BoundSource.Read(new SourceText(name, content));
                ReadCount++;
            }

            return Describe(new Compilation([.. files.Keys.Select(name => _sources[name])], CommandLine, locked, Input), Output, out _);
        }
    }
}
