using Knetc.Schema;

namespace Knetc.Iptables;

/// <summary>What a line of a rule file comes from.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Origin">The manifest field.</param>
public readonly record struct LineOrigin(int Line, Origin Origin);
