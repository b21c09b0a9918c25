using System.Text.Json;
using Knetc.Testing;

namespace Knetc.Cli.Tests.Reporting;

/// <summary><c>--report</c> and <c>--baseline</c> on the command line.</summary>
public sealed class ReportFileTests : IDisposable
{
    private const string Manifest = "apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n  externalIPs: [192.0.2.1]\n  ports:\n  - port: 80\n";

    private readonly TempFolder _folder = new();

    public ReportFileTests() => _folder.Write("web.yaml", Manifest);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Several_reports_are_written_beside_what_is_printed()
    {
        var result = Run("check", "web.yaml", "--report", "sarif=out/a.sarif", "--report=junit=b.xml", "--report", "github=c.txt", "--report", "text=d.txt", "--format", "json").MustExitWith(0);
        Assert.Equal(1, JsonDocument.Parse(result.Out).RootElement.GetProperty("summary").GetProperty("warnings").GetInt32());
        Assert.Contains("\"2.1.0\"", _folder.Read("out", "a.sarif"));
        Assert.Contains("<testsuites", _folder.Read("b.xml"));
        Assert.StartsWith("::warning file=web.yaml,", _folder.Read("c.txt"));
        Assert.StartsWith("web.yaml:6:16: warning KN1265: ", _folder.Read("d.txt"));
        Assert.Empty(Directory.GetFiles(_folder.Path, "*.knetc-tmp", SearchOption.AllDirectories));
    }

    [Fact]
    public void Compile_writes_reports_too()
    {
        Run("compile", "web.yaml", "--report", "json=out.json").MustExitWith(0);
        Assert.Contains("KN1265", _folder.Read("out.json"));
        Assert.True(Directory.Exists(_folder.PathOf("generated", "nodes")));
    }

    [Fact]
    public void A_report_is_not_taken_for_a_manifest()
    {
        Run("check", ".", "--report", "json=a.json", "--report", "baseline=b.json", "--report", "sarif=c.json").MustExitWith(0);
        var result = Run("check", ".", "--format", "json").MustExitWith(0);
        Assert.Equal(1, JsonDocument.Parse(result.Out).RootElement.GetProperty("diagnostics").GetArrayLength());
    }

    [Fact]
    public void A_report_that_cannot_be_written_fails_the_run()
    {
        Directory.CreateDirectory(_folder.PathOf("taken"));
        var result = Run("check", "web.yaml", "--report", "json=taken").MustExitWith(3);
        Assert.Contains("knetc: error KN0001: cannot write taken: it is a folder", result.Error);
        Assert.Contains("KN1265", result.Error);
        _folder.Write("file", "mine\n");
        Run("check", "web.yaml", "--report", "json=file/a.json").MustExitWith(3);
        Assert.Equal("mine\n", _folder.Read("file"));
    }

    [Fact]
    public void A_written_baseline_hides_what_is_known_until_something_new_comes()
    {
        Run("check", "web.yaml", "--report", "baseline=known.json").MustExitWith(0);
        Assert.Equal(
            "{\n  \"version\": 1,\n  \"knownFindings\": [\n    {\"id\": \"KN1265\", \"object\": \"Service default/web\", \"path\": \"spec.externalIPs\"}\n  ]\n}\n",
            _folder.Read("known.json"));
        _folder.Write("web.yaml", "# moved\n\n" + Manifest);
        Assert.Equal("0 errors, 0 warnings, 0 infos (1 suppressed)\n", Run("check", "web.yaml", "--baseline", "known.json", "--warnings-as-errors").MustExitWith(0).Error);
        _folder.Write("db.yaml", Manifest.Replace("name: web", "name: db").Replace("192.0.2.1", "192.0.2.9"));
        var result = Run("check", "web.yaml", "db.yaml", "--baseline", "known.json", "--warnings-as-errors").MustExitWith(1);
        Assert.StartsWith("db.yaml:6:16: error KN1265", result.Error);
        Assert.EndsWith("\n1 error, 0 warnings, 0 infos (1 suppressed)\n", result.Error);
    }

    [Fact]
    public void Writing_a_baseline_over_the_one_in_use_keeps_what_is_still_there()
    {
        Run("check", "web.yaml", "--report", "baseline=known.json").MustExitWith(0);
        string first = _folder.Read("known.json");
        Run("check", "web.yaml", "--baseline", "known.json", "--report", "baseline=known.json").MustExitWith(0);
        Assert.Equal(first, _folder.Read("known.json"));
        _folder.Write("web.yaml", Manifest.Replace("  externalIPs: [192.0.2.1]\n", ""));
        Assert.Contains("info KN0046", Run("check", "web.yaml", "--baseline", "known.json", "--report", "baseline=known.json").MustExitWith(0).Error);
        Assert.Equal("{\n  \"version\": 1,\n  \"knownFindings\": []\n}\n", _folder.Read("known.json"));
    }

    [Fact]
    public void Compile_goes_on_after_known_warnings_but_not_without_a_known_broken_object()
    {
        Run("check", "web.yaml", "--report", "baseline=known.json").MustExitWith(0);
        Run("compile", "web.yaml", "--baseline", "known.json", "--warnings-as-errors").MustExitWith(0);
        _folder.Write("web.yaml", Manifest.Replace("port: 80", "port: 0"));
        Run("check", "web.yaml", "--report", "baseline=known.json").MustExitWith(1);
        Run("check", "web.yaml", "--baseline", "known.json").MustExitWith(0);
        Run("compile", "web.yaml", "--baseline", "known.json").MustExitWith(1);
    }

    [Fact]
    public void A_missing_baseline_says_how_to_write_one()
    {
        var result = Run("check", "web.yaml", "--baseline", "known.json").MustExitWith(3);
        Assert.StartsWith("knetc: error KN0001: cannot read known.json: no such file\n     = help: write it first: `knetc check --report baseline=known.json`\n", result.Error);
    }

    [Theory]
    [InlineData("sarif", "\"KN0020\"")]
    [InlineData("json", "\"KN0020\"")]
    [InlineData("github", "::error title=KN0020::")]
    [InlineData("msbuild", "knetc: error KN0020: ")]
    [InlineData("junit", "<failure type=\"KN0020\"")]
    public void Wrong_usage_answers_in_the_format_that_was_asked_for(string format, string expected)
    {
        foreach (string[] arguments in new string[][] { ["--format", format, "--nodes", "x"], ["--nodes", "x", $"--format={format}"], [$"--format:{format}", "--no-such-option"] })
        {
            var result = Run(["check", "web.yaml", .. arguments]).MustExitWith(2);
            Assert.Equal("", result.Error);
            Assert.Contains(expected, result.Out);
        }
    }

    [Theory]
    [InlineData("--report", "sarif", "\"sarif\" is not of the form FORMAT=FILE")]
    [InlineData("--report", "sarif=", "\"sarif=\" is not of the form FORMAT=FILE")]
    [InlineData("--report", "xml=a", "\"xml\" is not a report: use text, json, sarif, github, msbuild or junit, or baseline")]
    [InlineData("--format", "baseline", "\"baseline\" is not a format: use text, json, sarif, github, msbuild or junit")]
    public void Wrong_values_are_named(string option, string value, string expected) =>
        Assert.Contains(expected, Run("check", "web.yaml", option, value).MustExitWith(2).Error);

    private CommandResult Run(params string[] arguments) => KnetcCommand.Run(_folder.Path, arguments);
}
