namespace Knetc.Robustness.Injection;

/// <summary>Texts that mean something to a shell, to iptables, nft, nginx, a zone file, C# or a template. Each carries a mark by which it is found again.</summary>
internal static class HostileValues
{
    /// <summary>Stands in no generated file by itself.</summary>
    public const string Mark = "zQ7x";

    /// <summary>One of them with all that is special in it, last.</summary>
    public static readonly string[] All =
    [
        "$(zQ7x)", "`zQ7x`", "\"; zQ7x #", "'; zQ7x #", "zQ7x\n-A INPUT -j ACCEPT", "zQ7x\nCOMMIT\n*nat\n:PREROUTING ACCEPT [0:0]", "{{ zQ7x }}", "{% zQ7x %}", "%}zQ7x", "zQ7x\"", "zQ7x'", "zQ7x\\", "zQ7x\0", "zQ7x\rx",
        "zQ7x\u2028x", "\u202ezQ7x\u2066", "--comment zQ7x", "-zQ7x", "zQ7x } ; flush ruleset ; {", "zQ7x; }", "zQ7x$IFS", "../../zQ7x", "/zQ7x", "zQ7x # x", "zQ7x: x", "- zQ7x", "*/ zQ7x /*", "\"\"\" zQ7x", "zQ7x\n    IN A 1.2.3.4", "zQ7x\u0085x", "zQ7x\ufffd",
        "zQ7x x", "zQ7x", "zQ7x-", "zQ7x/zQ7x", "a.zQ7x", "&zQ7x", "*zQ7x", "!zQ7x", "zQ7x\u001b[31m", "zQ7x" + new string('x', 5000),
        "zQ7x $(x) `x` \"x\" 'x' ; | & < > # \\ {{ x }} {% x %} $IFS ../../x\n-A INPUT -j ACCEPT\n*/ } ; --comment \u2028 \u202e",
    ];

    /// <summary>A part of them that is another for each number, and the last.</summary>
    public static IEnumerable<string> Some(int number, int parts) => All.Where((_, i) => i % parts == number % parts || i == All.Length - 1);
}
