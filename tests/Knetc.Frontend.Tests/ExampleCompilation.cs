using System.Collections.Immutable;
using System.Globalization;
using Knetc.Diagnostics;
using Knetc.Options;
using Knetc.Schema;
using Knetc.Text;

namespace Knetc.Tests;

/// <summary>Compiles a text with options as the command line takes them, without the command line.</summary>
internal static class ExampleCompilation
{
    public static ImmutableArray<Diagnostic> Diagnose(string text, string options = "") => Compile(text, options).Diagnostics;

    public static Compilation Compile(string text, string options = "") => new([new SourceText("example.yaml", text)], Layer(options));

    private static OptionLayer Layer(string options)
    {
        var layer = new OptionLayer("command line");
        string[] words = options.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (int i = 0; i < words.Length; i += 2) layer = With(layer, words[i], i + 1 < words.Length ? words[i + 1] : "");
        return layer;
    }

    private static OptionLayer With(OptionLayer layer, string option, string value)
    {
        switch (option)
        {
            case "--kube-version":
                Assert.True(KubeVersion.TryParse(value, out var version));
                return layer with { KubeVersion = version };
            case "--service-cluster-ip-range":
                Assert.Null(OptionSyntax.ParseCidrs(value, out var ranges));
                return layer with { ServiceClusterIPRanges = ranges };
            case "--cluster-cidr":
                Assert.Null(OptionSyntax.ParseCidrs(value, out var podRanges));
                return layer with { ClusterCidrs = podRanges };
            case "--service-node-port-range":
                Assert.Null(OptionSyntax.ParsePortRange(value, out var ports));
                return layer with { ServiceNodePortRange = ports };
            case "--node-cidr-mask-size" or "--node-cidr-mask-size-ipv4":
                return layer with { NodeCidrMaskSizeIPv4 = int.Parse(value, CultureInfo.InvariantCulture) };
            case "--node-cidr-mask-size-ipv6":
                return layer with { NodeCidrMaskSizeIPv6 = int.Parse(value, CultureInfo.InvariantCulture) };
            case "--nodes":
                return layer with { NodeCount = int.Parse(value, CultureInfo.InvariantCulture) };
            case "--proxy-mode":
                Assert.True(OptionSyntax.TryParseProxyMode(value, out var mode));
                return layer with { ProxyMode = mode };
            default:
                Assert.Fail($"{option} is not known to this test");
                return layer;
        }
    }
}
