using System.Text.Json;
using Knetc.Schema;

namespace Knetc.Tests.Schema;

/// <summary>Our schemas against the field tables read from Kubernetes 1.30.5 itself.</summary>
public sealed class KubernetesFieldsTests
{
    private static readonly KubeVersion TableVersion = new(1, 30);

    /// <summary>Types that decode themselves, so that the field table shows them without fields.</summary>
    private static readonly Dictionary<string, string> SelfDecoding = new()
    {
        ["k8s.io/apimachinery/pkg/api/resource.QuantityValue"] = "quantity",
        ["k8s.io/component-base/logs/api/v1.TimeOrMetaDuration"] = "duration-or-nanoseconds",
    };

    private static readonly JsonElement Table =
        JsonDocument.Parse(File.ReadAllText(Data.PathOf("kubernetes-fields.json"))).RootElement;

    private readonly HashSet<string> _compared = [];
    private readonly List<string> _differences = [];

    public static TheoryData<string> Kinds => [.. Table.GetProperty("kinds").EnumerateObject().Select(kind => kind.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_kind_has_exactly_the_fields_of_the_API_with_their_types(string versionAndKind)
    {
        int slash = versionAndKind.LastIndexOf('/');
        var type = SchemaTable.Default.Find(versionAndKind[..slash], versionAndKind[(slash + 1)..]);
        Assert.NotNull(type);
        Compare(versionAndKind, Table.GetProperty("kinds").GetProperty(versionAndKind).GetString()!, type);
        Assert.True(_differences.Count == 0, string.Join("\n", _differences));
    }

    private void Compare(string path, string expected, SchemaType actual)
    {
        if (SelfDecoding.TryGetValue(expected, out string? scalar)) expected = scalar;
        if (!Table.GetProperty("types").TryGetProperty(expected, out var fields))
        {
            CompareExpression(path, expected, actual);
            return;
        }

        if (!_compared.Add($"{expected} {actual.Expression}")) return;
        if (actual.Kind != SchemaTypeKind.Object) _differences.Add($"{path}: {expected} is no object but {actual}");
        foreach (var field in fields.EnumerateArray())
        {
            string name = field[0].GetString()!;
            if (actual.Find(name) is not { Since: null } found) _differences.Add($"{path}.{name} is missing");
            else Compare($"{path}.{name}", field[1].GetString()!, found.Type);
        }

        var known = fields.EnumerateArray().Select(field => field[0].GetString()).ToHashSet();
        foreach (var field in actual.Fields.Where(field => !known.Contains(field.Name)))
        {
            bool isLater = field.Since?.CompareTo(TableVersion) > 0;
            if (!isLater) _differences.Add($"{path}.{field.Name} is not a field of the API");
        }
    }

    private void CompareExpression(string path, string expected, SchemaType actual)
    {
        var (prefix, kind) = expected switch
        {
            _ when expected.StartsWith("list<", StringComparison.Ordinal) => ("list<", SchemaTypeKind.List),
            _ when expected.StartsWith("map<string,", StringComparison.Ordinal) => ("map<string,", SchemaTypeKind.Map),
            _ => ("", default),
        };
        if (prefix.Length == 0 && actual.Expression != expected) _differences.Add($"{path} is {actual}, not {expected}");
        else if (prefix.Length > 0 && actual.Kind != kind) _differences.Add($"{path} is {actual}, not {expected}");
        else if (prefix.Length > 0) Compare(path, expected[prefix.Length..^1].Trim(), actual.Item!);
    }
}
