using System.Diagnostics;
using System.Globalization;
using System.Net.NetworkInformation;

namespace Knetc.Kernel.Peer;

/// <summary>The commands of the program.</summary>
internal static class Command
{
    /// <summary>Does what the words say and returns the answer, one line.</summary>
    public static Task<string> RunAsync(string[] words) => words[0] switch
    {
        "serve" => ServeAsync(Place.Of(words[1]), words[2], words[3..]),
        "ask" => AskAsync(Place.Of(words[1]), Request.Parse(words[2..])),
        "ping" => Place.Of(words[1]).InsideAsync(() => PingOnce(words[2], int.Parse(words[3], CultureInfo.InvariantCulture))),
        "unreachable" => Place.Of(words[1]).InsideAsync(() => Unreachable(words[2]).ToString(CultureInfo.InvariantCulture)),
        "run" => ExecuteAsync(words[1]),
        _ => throw new ArgumentException($"unknown command {words[0]}"),
    };

    private static async Task<string> ServeAsync(Place place, string name, IEnumerable<string> ports)
    {
        foreach (var port in ports) await Server.StartAsync(place, name, int.Parse(port, CultureInfo.InvariantCulture));
        return "ok";
    }

    private static async Task<string> AskAsync(Place place, Request request)
    {
        var outcomes = new string[request.Count];
        for (var i = 0; i < outcomes.Length; i++)
        {
            // After one silence the others are not waited for: a broken path would take minutes to fail a test.
            var isSilent = i > 0 && outcomes[i - 1].StartsWith("timeout", StringComparison.Ordinal);
            outcomes[i] = isSilent ? outcomes[i - 1] : await Client.AskAsync(place, request);
        }

        return string.Join(';', outcomes);
    }

    private static string PingOnce(string address, int milliseconds)
    {
        using var ping = new Ping();
        try
        {
            return ping.Send(address, milliseconds).Status.ToString();
        }
        catch (PingException problem)
        {
            return problem.GetBaseException().Message; // a firewall said no
        }
    }

    private static int Unreachable(string family)
    {
        if (family == "IPv6")
        {
            var line = File.ReadLines("/proc/thread-self/net/snmp6").First(line => line.StartsWith("Icmp6InDestUnreachs", StringComparison.Ordinal));
            return int.Parse(line.Split([' ', '\t']).Last(), CultureInfo.InvariantCulture);
        }

        // A line of names, then a line of numbers.
        var lines = File.ReadLines("/proc/thread-self/net/snmp").Where(line => line.StartsWith("Icmp:", StringComparison.Ordinal)).ToList();
        return int.Parse(lines[1].Split(' ')[Array.IndexOf(lines[0].Split(' '), "InDestUnreachs")], CultureInfo.InvariantCulture);
    }

    private static async Task<string> ExecuteAsync(string file)
    {
        using var process = Process.Start("sh", [file]);
        await process.WaitForExitAsync();
        return process.ExitCode.ToString(CultureInfo.InvariantCulture);
    }
}
