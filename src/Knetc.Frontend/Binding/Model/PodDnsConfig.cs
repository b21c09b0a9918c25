using System.Collections.Immutable;

namespace Knetc.Binding;

public sealed record PodDnsConfig(ImmutableArray<string> Nameservers, ImmutableArray<string> Searches, ImmutableArray<string> OptionNames);
