using CsCheck;
using Knetc.Diagnostics;
using Knetc.Locking;
using Knetc.Text;

namespace Knetc.Tests.Locking;

/// <summary>Lock files as people and merges leave them.</summary>
public sealed class LockReaderTests
{
    private const string Valid = """
        {
          "clusterip": {
            "IPv4/default/api": {
              "value": "10.0.0.40"
            },
            "IPv4/default/web": {
              "explicit": true,
              "value": "10.0.0.99"
            }
          },
          "hash": "knetc-alloc-v1",
          "healthcheck": {},
          "nodecidr": {},
          "nodeport": {
            "default/web/80": {
              "value": 30080
            }
          },
          "place": {},
          "podip": {},
          "ranges": {
            "serviceClusterIPRange": [
              "10.0.0.0/24"
            ]
          },
          "retired": {
            "clusterip": {},
            "healthcheck": {},
            "nodecidr": {},
            "nodeport": {
              "default/old/80": {
                "value": 30081
              }
            },
            "podip": {}
          },
          "slice": {
            "default/web/IPv4/http/TCP/8080": {
              "0": [
                "default/web-0/10.244.0.5",
                "default/web-1/10.244.0.6"
              ]
            }
          },
          "version": 1
        }

        """;

    private static readonly string[] Pieces = ["", "\"", "{", "}", "[", "]", ",", ":", "\\", "\n<<<<<<< ", "\0", "\ud800", "true", "1"];

    [Fact]
    public void A_file_is_written_as_it_was_read()
    {
        var (file, diagnostics) = Read(Valid);
        Assert.Empty(diagnostics);
        Assert.Equal(Valid, LockWriter.Write(file!));
        Assert.Equal(new LockEntry(LockPool.ClusterIP, "IPv4/default/web", "10.0.0.99", true), file!.Live(LockPool.ClusterIP).Entries[1] with { Span = default });
        Assert.Equal("30081", Assert.Single(file.Retired(LockPool.NodePort).Entries).Value);
    }

    [Fact]
    public void Layout_does_not_count()
    {
        var (file, diagnostics) = Read(Valid.Replace("\n", "\r\n"));
        Assert.Empty(diagnostics);
        Assert.Equal(Valid, LockWriter.Write(file!));
        Assert.Empty(Read("{\"version\":1}").Diagnostics);
    }

    [Theory]
    [InlineData("\"10.0.0.40\"", "\"10.0.0.400\"", "4:16 KN2202 the value of \"clusterip/IPv4/default/api\" has to be an IP address")]
    [InlineData("\"10.0.0.40\"", "40", "4:16 KN2202 \"clusterip/IPv4/default/api\" has to be a text in quotes, not a number")]
    [InlineData("\"10.0.0.40\"", "[\"10.0.0.40\"]", "4:16 KN2202 \"clusterip/IPv4/default/api\" has to be a text in quotes, not a list")]
    [InlineData("\"value\": 30080", "\"value\": \"30080\"", "16:16 KN2202 \"nodeport/default/web/80\" has to be a number without quotes, not a text")]
    [InlineData("\"value\": 30080", "\"value\": 3e4", "16:16 KN2202 the value of \"nodeport/default/web/80\" has to be a port, 1 to 65535")]
    [InlineData("\"value\": 30080", "\"port\": 30080", "16:7 KN2202 \"nodeport/default/web/80\" has a member \"port\"; an entry has \"value\" and perhaps \"explicit\"")]
    [InlineData("\"explicit\": true", "\"explicit\": \"yes\"", "7:19 KN2202 \"clusterip/IPv4/default/web\" has to be true or false, not a text")]
    [InlineData("IPv4/default/api", "default/api", "3:5 KN2202 \"clusterip/default/api\" is no key of this section; it has to be IPv4/NAMESPACE/SERVICE or IPv6/NAMESPACE/SERVICE")]
    [InlineData("IPv4/default/api", "IPv4/default/web", "8:16 KN2203 \"clusterip/IPv4/default/web\" is given twice")]
    [InlineData("\"healthcheck\": {},\n  \"nodecidr\"", "\"clusterip\": {},\n  \"nodecidr\"", "12:3 KN2203 \"clusterip\" is given twice")]
    [InlineData("\"place\"", "\"places\"", "19:3 KN2202 \"places\" is no section of a lock file")]
    [InlineData("\"version\": 1", "\"version\": 7", "45:14 KN2204 version 7 of the lock file is not known; this knetc reads version 1")]
    [InlineData("\"hash\": \"knetc-alloc-v1\"", "\"hash\": \"sha1\"", "11:11 KN2204 \"hash\" names a rule of choice that is not known; this knetc has \"knetc-alloc-v1\"")]
    [InlineData("},\n    \"IPv4/default/web\"", "}\n    \"IPv4/default/web\"", "6:5 KN2200 not JSON in \"clusterip/IPv4/default/api\": expected ',' or '}', found a text")]
    [InlineData("\"10.0.0.99\"\n", "\"10.0.0.99\",\n", "9:5 KN2200 not JSON in \"clusterip/IPv4/default/web\": expected another item behind ',', found '}'")]
    [InlineData("\"10.0.0.40\"", "\"10.0.0.40", "4:16 KN2200 not JSON in \"clusterip/IPv4/default/api\": expected a text in quotes, found a text that is not closed on its line")]
    [InlineData("    \"IPv4/default/web\": {\n", "<<<<<<< HEAD\n    \"IPv4/default/web\": {\n=======\n    \"IPv4/default/wob\": {\n>>>>>>> other\n", "6:1 KN2201 a merge conflict stands here: \"<<<<<<<\"; it is about \"IPv4/default/web\", \"IPv4/default/wob\"")]
    [InlineData("      \"value\": \"10.0.0.40\"\n", "<<<<<<< HEAD\n      \"value\": \"10.0.0.40\"\n=======\n      \"value\": \"10.0.0.41\"\n>>>>>>> other\n", "4:1 KN2201 a merge conflict stands here: \"<<<<<<<\"; it is about \"IPv4/default/api\"")]
    [InlineData("      \"value\": \"10.0.0.40\"\n", "      \"value\": \"10.0.0.40\"\n>>>>>>> other\n", "5:1 KN2201 a merge conflict stands here: \">>>>>>>\"; it is about \"IPv4/default/api\"")]
    public void What_is_wrong_is_said_with_its_key(string right, string wrong, string expected)
    {
        Assert.Contains(right, Valid);
        int index = Valid.IndexOf(right, StringComparison.Ordinal);
        var (file, diagnostics) = Read(Valid[..index] + wrong + Valid[(index + right.Length)..]);
        Assert.Null(file);
        Assert.Equal(expected, Describe(diagnostics[0]));
    }

    [Fact]
    public void The_same_entry_twice_is_one()
    {
        // Both branches of a merge have added it.
        string entry = "    \"IPv4/default/api\": {\n      \"value\": \"10.0.0.40\"\n    },\n";
        Assert.Contains(entry, Valid);
        var (file, diagnostics) = Read(Valid.Replace(entry, entry + entry));
        Assert.Empty(diagnostics);
        Assert.Equal(Valid, LockWriter.Write(file!));
    }

    [Fact]
    public void A_file_of_another_version_is_not_judged_by_this_one()
    {
        var (_, diagnostics) = Read("{\n  \"pools\": [],\n  \"version\": 2\n}\n");
        Assert.Equal("3:14 KN2204 version 2 of the lock file is not known; this knetc reads version 1", Describe(Assert.Single(diagnostics)));
    }

    [Fact]
    public void Every_bad_entry_is_reported() =>
        Assert.Equal(["4:16", "16:16"], Read(Valid.Replace("\"10.0.0.40\"", "true").Replace("30080", "0")).Diagnostics.Select(diagnostic => Describe(diagnostic).Split(' ')[0]));

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF{}")]
    [InlineData("null")]
    [InlineData("{\"version\": 1} {}")]
    [InlineData("{\"\\ud800\": \"\\u12\"}")]
    [InlineData("{\"slice\": {\"a\": {\"00\": []}}, \"version\": 1}")]
    public void What_is_no_lock_file_is_an_error(string text)
    {
        var (file, diagnostics) = Read(text);
        Assert.Null(file);
        Assert.NotEmpty(diagnostics);
    }

    [Fact]
    public void Deep_nesting_is_passed_over() =>
        Assert.NotEmpty(Read("{\"ranges\": " + new string('[', 200_000)).Diagnostics);

    /// <summary>Whatever is done to the text, it gives a lock or a finding with a place in it.</summary>
    [Fact]
    public void Any_damage_is_found_or_harmless() =>
        Gen.Select(Gen.Int[0, Valid.Length - 1], Gen.Int[0, 30], Gen.OneOf(Gen.Int[0, Pieces.Length - 1].Select(index => Pieces[index]), Gen.String[0, 3]))
            .Array[1, 3]
            .Sample(
                edits =>
                {
                    string text = Valid;
                    foreach (var (start, length, inserted) in edits)
                    {
                        int from = Math.Min(start, text.Length);
                        text = text[..from] + inserted + text[Math.Min(text.Length, from + length)..];
                    }

                    var (file, diagnostics) = Read(text);
                    Assert.Equal(file is null, diagnostics.Length > 0);
                    Assert.All(diagnostics, diagnostic => Assert.InRange(diagnostic.Location!.Span.End, 0, text.Length));
                    if (file is not null) Assert.Equal(LockWriter.Write(file), LockWriter.Write(Read(LockWriter.Write(file)).File!));
                },
                iter: 20_000);

    private static (LockFile? File, Diagnostic[] Diagnostics) Read(string text)
    {
        var diagnostics = new DiagnosticBag();
        var file = LockReader.Read(new SourceText("knetc.lock.json", text), diagnostics);
        return (file, [.. diagnostics.ToImmutable()]);
    }

    private static string Describe(Diagnostic diagnostic) => $"{diagnostic.Location!.Start.Line}:{diagnostic.Location.Start.Column} {diagnostic.Id} {diagnostic.Message}";
}
