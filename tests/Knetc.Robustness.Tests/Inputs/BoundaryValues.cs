namespace Knetc.Robustness.Inputs;

/// <summary>Values at and beyond the edges of what fields hold, as they are written in YAML.</summary>
public static class BoundaryValues
{
    public static readonly string[] All =
    [
        "", "''", "\"\"", "~", "null", "[]", "{}", "[[]]", "[{}]", "{a: {}}", "true", "\"true\"", "yes", "0", "-0", "+0", "-1", "1", "00", "007", "0x1F", "0o17", "0b1",
        "65535", "65536", "-65536", "32767", "32768", "2147483647", "2147483648", "-2147483648", "-2147483649", "4294967296", "9223372036854775807",
        "9223372036854775808", "-9223372036854775808", "-9223372036854775809", "18446744073709551615", "18446744073709551616", new string('9', 400), "1_000", "_", "1_",
        "0.5", "1.0", "80.0", "1e3", "1e400", "-1e400", "1e-400", ".inf", "-.inf", ".nan", ".", "..", "...", "-", "--", "+", "1.", ".5", "e", "0x", "0x_", "1e", "1e+",
        "10.0.0.1", "10.0.0.0/8", "10.0.0.0/33", "10.0.0.0/-1", "0.0.0.0/0", "::/0", "::", "::1", "fe80::1%eth0", "1.2.3.4.5", "256.0.0.1", "010.0.0.1", "::ffff:10.0.0.1",
        "fd00::/64", "2001:db8::/32", "None", "\"\\0\"", "\"\\n\"", "\"\\r\\n\"", "\"\\x1b[31m\"", "\"\\uD800\"", "\"\\uDFFF\"", "\"\\uD83D\\uDE00\"", "\"\\U0001F600\"",
        "\"\\U00110000\"", "\"\\x85\"", "\"\\L\\P\\_\\N\"", "\"\\/\"", "\"\\q\"", "\u0085", "\u2028", "\u2029", "\ufeff", "\u00a0", "\u00e9", "\u212a", "\U0001F600", "a\u0301",
        "\"a\\nb: -j ACCEPT\"", "'\" -j ACCEPT'", "\"$(reboot)\"", "\"`reboot`\"", "\";reboot;\"", "\"../../etc\"", "\"/\"", "\"a/b\"", "\"a b\"", "\"%00\"", "\"{{ x }}\"", "{{ x }}",
        "*x", "&x 1", "&x *x", "!!int 5", "!!int x", "!!str 5", "!!float 1", "!!null ''", "!!bool maybe", "!!binary xx", "!!set {a}", "!Ref x", "! x", "!<> x", "!<tag:x> y",
        "|", ">", "|\n    text", ">-\n    text", "|9\n x", "? a", "? [a]\n: b", "@", "`", "%", ",", ":", "::", "#", " #", "- - -", "a: b: c", "[a, b", "{a: b", "'a", "\"a", "a]", "}",
        "2024-01-01", "2024-01-01T00:00:00Z", "1s", "-1s", "1h1m1s", "9999999h", "1.5.5s", "100m", "1Gi", "1e3Gi", "-5", "1000000000000000000000m", "300000", "300001", "5000", "5001",
        new string('a', 63), new string('a', 64), new string('a', 253), new string('a', 254), new string('a', 300), "a." + new string('b', 251), string.Concat(Enumerable.Repeat("\U0001F600", 120)), "a" + string.Concat(Enumerable.Repeat("\U0001F600", 120)), new string('\u00e9', 70),
        "ClusterIP", "NodePort", "LoadBalancer", "ExternalName", "Local", "SCTP", "UDP", "IPv6", "RequireDualStack", "nftables", "kubernetes", "default", "kube-system", "WEB", "Web",
    ];
}
