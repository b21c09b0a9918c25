using System.Diagnostics;
using Knetc.Text;
using Scriban.Runtime;

namespace Knetc.Templating;

/// <summary>A template computes from its values and nothing else, and it ends.</summary>
public sealed class TemplateSandboxTests
{
    private const string Name = "apply.sh.scriban";

    public static TheoryData<string, string> Runaways => new()
    {
        { "a loop without end", "{{ while true; end }}" },
        { "a long loop", "{{ for i in 1..100000000; i; end }}" },
        { "loops in loops", "{{ for a in 1..200; for b in 1..200; for c in 1..200; c; end; end; end }}" },
        { "recursion without end", "{{ func f(n); ret f(n + 1); end; f 1 }}" },
        { "recursion that branches", "{{ func f(n); if n < 1; ret 1; end; ret f(n - 1) + f(n - 1); end; f 40 }}" },
        { "a text that doubles", "{{ x = 'a'; for i in 1..60; x = x + x; end }}" },
        { "a long text", "{{ 'x' * 2000000000 }}" },
        { "a wide text", "{{ 'x' | string.pad_left 2000000000 }}" },
        { "many texts", "{{ a = []; for i in 1..9000; a[i] = 'x' * 900000; end }}" },
        { "much output", "{{ x = 'x' * 900000; for i in 1..9000; x; end }}" },
        { "a list with a place far out", "{{ a = []; a[2000000000] = 1 }}" },
        { "a list that holds itself", "{{ a = []; for i in 1..900; a[i] = a; end; a }}" },
        { "a long number", "{{ 2 << 2000000000 }}" },
    };

    public static TheoryData<string> Ways_out =>
    [
        "{{ include 'secret' }}",
        "{{ include_join ['a'] ',' }}",
        "{{ date.now }}",
        "{{ timespan.from_days 1 }}",
        "{{ math.random 1 5 }}",
        "{{ math.uuid }}",
        "{{ object.eval '1' }}",
        "{{ object.eval_template 'x' }}",
        "{{ 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!' | regex.match '(a+)+$' }}",
        "{{ value.get_type }}",
        "{{ missing }}",
        "{{ value.missing.more }}",
    ];

    [Theory]
    [MemberData(nameof(Runaways))]
    public void Templates_that_would_run_away_are_stopped(string what, string template)
    {
        var clock = Stopwatch.StartNew();
        long before = GC.GetAllocatedBytesForCurrentThread();
        var failure = Assert.Throws<TemplateException>(() => Render(template));
        Assert.Equal("KN4061", failure.Finding.Id);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"{what} took {clock.Elapsed}");
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1L << 30, what);
    }

    [Theory]
    [MemberData(nameof(Ways_out))]
    public void Templates_reach_nothing_but_their_values(string template) =>
        Assert.Equal("KN4061", Assert.Throws<TemplateException>(() => Render(template)).Finding.Id);

    [Theory]
    [InlineData("{{ value | string.upcase }}", "TEXT")]
    [InlineData("{{ for i in 1..3; i; end }}", "123")]
    [InlineData("{{ [3, 1, 2] | array.sort | array.join ' ' }}", "1 2 3")]
    [InlineData("{{ if mode == 'iptables' }}yes{{ else }}no{{ end }}", "yes")]
    [InlineData("{{ func twice(x); ret x * 2; end; twice 21 }}", "42")]
    [InlineData("{{ 1.5 }}", "1.5")]
    public void Usual_templates_work(string template, string expected) => Assert.Equal(expected, Render(template));

    [Fact]
    public void No_template_changes_the_functions_of_the_next()
    {
        Assert.Throws<TemplateException>(() => Render("{{ string.upcase = 1 }}"));
        Assert.Equal("TEXT", Render("{{ value | string.upcase }}"));
    }

    private static string Render(string template)
    {
        var values = new ScriptObject { ["value"] = "text", ["mode"] = "iptables" };
        return new TemplateSet([new(Name, new SourceText($"mine/{Name}", template))]).Render(Name, values);
    }
}
