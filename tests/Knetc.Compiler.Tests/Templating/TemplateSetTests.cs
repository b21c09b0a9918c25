using Knetc.Text;
using Scriban.Runtime;

namespace Knetc.Templating;

public sealed class TemplateSetTests
{
    [Fact]
    public void A_given_template_takes_the_place_of_the_shipped_one()
    {
        const string Name = "nginx-stream.conf.scriban";
        var templates = Set(Name, "{{ header }}\nmine\n{{ rules }}\n");
        Assert.Empty(templates.Findings);
        Assert.Equal("H\nmine\nR\n", templates.Render(Name, new ScriptObject { ["header"] = "H", ["rules"] = "R" }));
        Assert.Equal([Name], templates.Given);
    }

    [Fact]
    public void What_is_not_given_is_as_shipped() =>
        Assert.Equal(TemplateSet.Shipped.Source("apply.sh.scriban").Content, Set("nginx-stream.conf.scriban", "").Source("apply.sh.scriban").Content);

    [Fact]
    public void A_syntax_error_is_found_at_its_line_before_anything_is_rendered()
    {
        var finding = Assert.Single(Set("apply.sh.scriban", "#!/bin/sh\n{{ header }}\necho {{ if }}\n{{ end }}\n").Findings);
        Assert.Equal("KN4060", finding.Id);
        Assert.Equal(3, finding.Location!.Start.Line);
    }

    [Fact]
    public void A_failure_is_found_at_its_line_and_column()
    {
        var templates = Set("apply.sh.scriban", "#!/bin/sh\n{{ header }}\n  {{ nodename }}\n");
        var finding = Assert.Throws<TemplateException>(() => templates.Render("apply.sh.scriban", new ScriptObject { ["header"] = "#" })).Finding;
        Assert.Equal(("KN4061", 3, 6), (finding.Id, finding.Location!.Start.Line, finding.Location.Start.Column));
        Assert.Contains("nodename", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_replaces_nothing_is_reported()
    {
        var finding = Assert.Single(Set("aply.sh.scriban", "x").Findings);
        Assert.Equal("KN4062", finding.Id);
        Assert.Contains("apply.sh.scriban", finding.Message, StringComparison.Ordinal);
    }

    private static TemplateSet Set(string name, string text) => new([new(name, new SourceText($"mine/{name}", text))]);
}
