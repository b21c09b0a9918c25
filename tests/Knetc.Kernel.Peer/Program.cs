using System.Globalization;
using Knetc.Kernel.Peer;

// knetc-peer NAME PORT…: serves the ports, then answers each line of standard input,
// "tcp|udp ADDRESS PORT COUNT MILLISECONDS [SOURCE]", with COUNT lines; ends with its input.
foreach (var port in args.Skip(1)) Server.Start(args[0], int.Parse(port, CultureInfo.InvariantCulture));
Console.WriteLine("ready");
while (await Console.In.ReadLineAsync() is { } line)
{
    var request = Request.Parse(line);
    for (var i = 0; i < request.Count; i++) Console.WriteLine(await Client.AskAsync(request));
}
