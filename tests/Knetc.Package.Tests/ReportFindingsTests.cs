using Knetc.MSBuild;
using Knetc.Testing;

namespace Knetc.Packages;

/// <summary>From a report of knetc to what a build logs: place, number, link and text, none of which is read from knetc's text.</summary>
public sealed class ReportFindingsTests : IDisposable
{
    private const string Mistakes = """
        apiVersion: v1
        kind: Service
        metadata: {name: web}
        spec:
          ports:
          - nane: "{0} % \u0001"
            port: 0
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: mail}
        spec:
          externalIPs: [192.0.2.80]
          ports: [{port: 25}]
        """;

    private readonly TempFolder _folder = new();

    private readonly RecordingEngine _engine = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Errors_and_warnings_have_their_place_number_and_page()
    {
        _folder.Write("k8s/web.yaml", Mistakes);
        KnetcCommand.Run(_folder.Path, "check", "k8s", "--report", "json=report.json");
        Assert.False(Execute());

        var unknown = _engine.Errors.Single(error => error.Code == "KN0101");
        Assert.Equal(_folder.PathOf("k8s", "web.yaml"), unknown.File);
        Assert.Equal((6, 5, 6, 9), (unknown.LineNumber, unknown.ColumnNumber, unknown.EndLineNumber, unknown.EndColumnNumber));
        Assert.Equal("https://knetc.dev/diagnostics/KN0101", unknown.HelpLink);
        Assert.Equal("unknown field \"spec.ports[0].nane\"; did you mean \"name\"? [Service default/web]", unknown.Message);

        var warning = _engine.Warnings.Single(entry => entry.Code == "KN1265");
        Assert.Equal((13, 16), (warning.LineNumber, warning.ColumnNumber));
        Assert.Equal("https://knetc.dev/diagnostics/KN1265", warning.HelpLink);
        Assert.StartsWith("spec.ports[0].port: Invalid value: 0", _engine.Errors.Single(error => error.Code == "KN1123").Message);
    }

    [Fact]
    public void What_is_worth_knowing_is_a_message_and_names_the_other_place()
    {
        _folder.Write("k8s/a.yaml", "apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n");
        _folder.Write("k8s/b.yaml", "apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n");
        KnetcCommand.Run(_folder.Path, "check", "k8s", "--report", "json=report.json");
        Assert.True(Execute());
        Assert.Empty(_engine.Errors);
        var message = _engine.Messages.Single(entry => entry.Code == "KN3100");
        Assert.Equal((_folder.PathOf("k8s", "b.yaml"), 3), (message.File, message.LineNumber));
        Assert.Contains("; k8s/a.yaml(3,18): first defined here [Namespace shop]", message.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"version\":1,\"diagn")]
    [InlineData("[]")]
    [InlineData("{\"diagnostics\":null}")]
    public void What_is_no_report_is_an_error(string text)
    {
        _folder.Write("report.json", text);
        Assert.False(Execute());
        Assert.Equal("KN5102", Assert.Single(_engine.Errors).Code);
    }

    private bool Execute() => new ReportFindings { BuildEngine = _engine, ReportFile = _folder.PathOf("report.json"), WorkingFolder = _folder.Path }.Execute();
}
