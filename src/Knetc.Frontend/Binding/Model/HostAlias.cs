using System.Collections.Immutable;

namespace Knetc.Binding;

public sealed record HostAlias(string IP, ImmutableArray<string> Hostnames);
