using Knetc.Cli.Commands;
using Knetc.Diagnostics;

namespace Knetc.Cli.Tests.Reporting;

/// <summary>The formats that build systems read out of a log, line by line.</summary>
public sealed class LineReporterTests
{
    [Fact]
    public void Github_commands_name_place_and_number() => Assert.Equal(
        "::error file=k8s dir/a%2Cb%3Aü%25.yaml,line=3,col=9,endLine=3,endColumn=10,title=KN1123::spec.port: Invalid value: 0"
            + "%0Ain Service shop/web%0Ak8s dir/a,b:ü%25.yaml:4:9: named here%0Afix: 80%0Ahelp: set `port` to a number from 1 to 65535",
        Lines(OutputFormat.GitHub, ReportCase.Error)[0]);

    [Fact]
    public void Github_columns_are_left_out_over_several_lines() =>
        Assert.StartsWith("::warning file=k8s dir/a%2Cb%3Aü%25.yaml,line=2,endLine=4,title=KN1265::50%25 {0} ", Lines(OutputFormat.GitHub, ReportCase.Warning)[0]);

    [Fact]
    public void Github_messages_cannot_begin_a_command_of_their_own()
    {
        string[] lines = Lines(OutputFormat.GitHub, ReportCase.Warning);
        Assert.Equal(2, lines.Length);
        Assert.DoesNotContain('\r', lines[0]);
        Assert.Contains(" , : %0D%0A::error::", lines[0]);
    }

    [Fact]
    public void Github_shows_infos_as_notices_and_places_nothing_without_a_file()
    {
        Assert.StartsWith("::notice file=", Lines(OutputFormat.GitHub, ReportCase.Info)[0]);
        Assert.StartsWith("::error title=KN0001::cannot read c.yaml: {gone}%0A", Lines(OutputFormat.GitHub, ReportCase.Environment)[0]);
    }

    [Fact]
    public void Msbuild_lines_have_the_canonical_form()
    {
        Assert.Equal(["k8s dir/a,b:ü%.yaml(3,9,3,10): error KN1123: spec.port: Invalid value: 0 [Service shop/web]"], Lines(OutputFormat.MSBuild, ReportCase.Error));
        Assert.Equal(["k8s dir/a,b:ü%.yaml(1,10,1,11): info KN3100: twice"], Lines(OutputFormat.MSBuild, ReportCase.Info));
        Assert.Equal(["knetc: error KN0001: cannot read c.yaml: {gone}"], Lines(OutputFormat.MSBuild, ReportCase.Environment));
    }

    [Fact]
    public void Msbuild_keeps_a_finding_on_one_line()
    {
        string line = Assert.Single(Lines(OutputFormat.MSBuild, ReportCase.Warning));
        Assert.StartsWith("k8s dir/a,b:ü%.yaml(2,1,4,10): warning KN1265: 50% {0} ", line);
        Assert.DoesNotContain(line, char.IsControl);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("github")]
    public void The_summary_counts_what_counts_and_what_is_accepted(string format)
    {
        string text = ReportCase.Render(format == "text" ? OutputFormat.Text : OutputFormat.GitHub, ReportCase.All);
        Assert.EndsWith("\n2 errors, 1 warning, 1 info (2 suppressed)\n", text);
    }

    [Fact]
    public void Nothing_found_prints_nothing()
    {
        Assert.Equal("", ReportCase.Render(OutputFormat.Text, ReportCase.None));
        Assert.Equal("", ReportCase.Render(OutputFormat.GitHub, ReportCase.None));
        Assert.Equal("", ReportCase.Render(OutputFormat.MSBuild, ReportCase.None));
    }

    private static string[] Lines(OutputFormat format, Diagnostic diagnostic) =>
        ReportCase.Render(format, ReportCase.Only(diagnostic)).TrimEnd('\n').Split('\n');
}
