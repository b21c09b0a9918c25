namespace Knetc.Conformance.Validation;

/// <summary>knetc agrees with the API server's own validation, and its errors stand where the mistake is.</summary>
public sealed class ValidationVerdictTests
{
    public static TheoryData<string> Cases => new(Verdict.All.Select(verdict => verdict.Case));

    public static TheoryData<string> BrokenCases =>
        new(Verdict.All.Where(verdict => verdict.Kind != "valid").Select(verdict => verdict.Case));

    [Fact]
    public void Every_verdict_is_understood()
    {
        Assert.Equal(
            [("decode", 23), ("invalid", 161), ("strict", 15), ("valid", 116)],
            Verdict.All.CountBy(verdict => verdict.Kind).Select(count => (count.Key, count.Value)).Order());
        Assert.All(Verdict.All, verdict => Assert.True(verdict.Kind switch
        {
            "valid" => verdict is { ErrorPaths: [], StrictPaths: [], DecodePath: null },
            "invalid" => verdict is { ErrorPaths: not [], StrictPaths: [], DecodePath: null },
            "strict" => verdict is { StrictPaths: not [], DecodePath: null } && !verdict.StrictPaths.Contains(""),
            "decode" => verdict is { ErrorPaths: [], StrictPaths: [], DecodePath: not (null or "") },
            _ => false,
        }));
    }

    // Their places can be computed: a wrong path in this project would otherwise look like a wrong place in knetc.
    [Fact]
    public void Every_named_key_is_in_its_file() => Assert.All(
        Verdict.All.Where(verdict => verdict.Kind == "strict"),
        verdict => Assert.All(verdict.StrictPaths, path =>
            FieldLocator.PlaceOfKey(LocatedNode.Parse(File.ReadAllText(verdict.Manifest)), path)));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Verdicts_agree(string name)
    {
        var verdict = Verdict.Of(name);
        var errors = ReportedError.Check(verdict.Manifest);

        if (verdict.Kind == "valid") Assert.Empty(errors);
        var missing = ExpectedFields(verdict).Where(field => !errors.Any(field.IsMetBy)).ToList();
        Assert.True(missing.Count == 0, $"missing {string.Join(", ", missing)}\nreported\n{string.Join('\n', errors)}");
    }

    [Theory]
    [MemberData(nameof(BrokenCases))]
    public void Errors_point_at_their_field(string name)
    {
        var verdict = Verdict.Of(name);
        var root = LocatedNode.Parse(File.ReadAllText(verdict.Manifest));
        var located = ReportedError.Check(verdict.Manifest).Where(error => error.Path is not null).ToList();

        Assert.NotEmpty(located);
        Assert.All(located, error =>
        {
            bool isAboutKey = verdict.StrictPaths.Contains(error.Path!) || error.Id is "KN0101" or "KN0102";
            var places = isAboutKey
                ? [FieldLocator.PlaceOfKey(root, error.Path!)]
                : FieldLocator.PlacesOfValue(root, error.Path!);
            Assert.True(places.Contains(error.Position), $"{error}\nshould stand at {string.Join(" or ", places)}");
        });
    }

    /// <summary>What must be reported. A document with a strict error is validated all the same, so its errors count too.</summary>
    private static IEnumerable<ExpectedField> ExpectedFields(Verdict verdict) =>
    [
        .. verdict.ErrorPaths.Select(path => new ExpectedField(path, error =>
            error.Id.StartsWith("KN1", StringComparison.Ordinal) && FieldPaths.SameField(path, error.Path!))),
        .. verdict.StrictPaths.Select(path => new ExpectedField(path, error => error.Path == path)),
        .. verdict.DecodePath is { } decode
            ? [new ExpectedField(decode, error => FieldPaths.SameFieldWithoutIndexes(decode, error.Path!))]
            : Array.Empty<ExpectedField>(),
    ];

    private sealed record ExpectedField(string Path, Func<ReportedError, bool> Matches)
    {
        public bool IsMetBy(ReportedError error) => error.Path is not null && Matches(error);

        public override string ToString() => $"an error on {Path}";
    }
}
