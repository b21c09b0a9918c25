using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Knetc.Cli.Commands;

/// <summary>The options for clusters of many nodes.</summary>
internal sealed class FleetOptionSet
{
    private readonly Option<NodeShard?> _shard = new("--shard")
    {
        Description = "Only the K-th of N parts of the nodes, K from 0; a node's part depends on its name alone.",
        HelpName = "K/N",
        CustomParser = ParseShard,
    };

    private readonly Option<bool> _copies = new("--copies") { Description = "Give each node files of its own, also large ones that nodes could share by links." };

    public void AddTo(Command command, Option<string[]> nodes)
    {
        command.Add(_shard);
        command.Add(_copies);
        command.Validators.Add(result =>
        {
            if (result.GetResult(_shard) is not null && result.GetResult(nodes) is not null) result.AddError("--shard and --node exclude each other");
        });
    }

    public NodeShard? Shard(ParseResult result) => result.GetValue(_shard);

    public bool SharesFiles(ParseResult result) => !result.GetValue(_copies);

    private static NodeShard? ParseShard(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (NodeShard.TryParse(text, out var shard)) return shard;
        result.AddError(string.Create(
            CultureInfo.InvariantCulture, $"\"{text}\" is not a shard: use K/N, with N from 1 to {NodeShard.MaxCount} and K from 0 to N - 1"));
        return null;
    }
}
