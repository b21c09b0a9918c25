using Knetc.Testing;
using static System.FormattableString;

namespace Knetc.Benchmarks.Watching;

/// <summary>The large cluster as a folder of manifests: the Nodes in one file, every Service with its EndpointSlice in one of its own.</summary>
internal sealed class WatchedProject
{
    private readonly List<(string Path, string Content)> _services = [];

    public WatchedProject(LargeCluster cluster, string folder)
    {
        var text = new StringWriter();
        cluster.WriteTo(text);
        var nodes = new List<string>();
        var service = "";
        foreach (var document in text.ToString().Split("---\n", StringSplitOptions.RemoveEmptyEntries))
        {
            if (document.Contains("\nkind: Node\n", StringComparison.Ordinal)) nodes.Add(document);
            else if (service.Length == 0) service = document;
            else
            {
                _services.Add((Path.Combine(folder, Invariant($"s{_services.Count:d5}.yaml")), $"{service}---\n{document}"));
                service = "";
            }
        }

        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "nodes.yaml"), string.Join("---\n", nodes));
        foreach (var (path, content) in _services) File.WriteAllText(path, content);
    }

    /// <summary>Gives the first endpoint of some Service another address of the pod range, which no endpoint has had yet.</summary>
    /// <returns>The address.</returns>
    public string EditEndpoint(int number)
    {
        var address = Invariant($"10.{255 - (number / 62500)}.{number / 250 % 250}.{(number % 250) + 1}");
        Write(number, "endpoints:\n- addresses:\n  - ", address);
        return address;
    }

    /// <summary>Gives some Service another port, which no Service has had yet.</summary>
    /// <returns>How rules ask for the port.</returns>
    public string EditService(int number)
    {
        var port = Invariant($"{10_000 + number}");
        Write(number, "    port: ", port);
        return $" --dport {port} ";
    }

    /// <summary>Writes the file of some Service with another value behind the text.</summary>
    private void Write(int number, string before, string value)
    {
        var (path, content) = _services[(int)(number * 7919L % _services.Count)];
        var start = content.IndexOf(before, StringComparison.Ordinal) + before.Length;
        File.WriteAllText(path, string.Concat(content.AsSpan(0, start), value, content.AsSpan(content.IndexOf('\n', start))));
    }
}
