using System.Globalization;
using Knetc.Kernel.Peer;

// knetc-peer NAME PORT…: serves the ports, then answers each line of standard input,
// "tcp|udp ADDRESS PORT COUNT MILLISECONDS [SOURCE]", with COUNT lines; ends with its input.
foreach (var port in args.Skip(1)) Server.Start(args[0], int.Parse(port, CultureInfo.InvariantCulture));
Console.WriteLine("ready");
while (await Console.In.ReadLineAsync() is { } line)
{
    var request = Request.Parse(line);
    var outcome = "";
    for (var i = 0; i < request.Count; i++)
    {
        // After one silence the others are not waited for: a broken path would take minutes to fail a test.
        if (!outcome.StartsWith("timeout", StringComparison.Ordinal)) outcome = await Client.AskAsync(request);
        Console.WriteLine(outcome);
    }
}
