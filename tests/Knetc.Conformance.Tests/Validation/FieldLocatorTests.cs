namespace Knetc.Conformance.Validation;

public sealed class FieldLocatorTests
{
    private const string Text =
        """
        kind: Service
        metadata:
          annotations:
            a.b/c: d
          labels:
        spec:
          clusterIP: None
          ports:
          - port: 80
            name: 'x'
          - {port: 81, Name: y}
        """;

    [Theory]
    [InlineData("spec.ports[0].name", "10:11")]
    [InlineData("spec.ports[1].name", "11:22")]
    [InlineData("metadata.annotations[a.b/c]", "4:12")]
    [InlineData("spec.ports[0].nodePort", "9:5")]
    [InlineData("spec.externalName", "6:1", "7:3")]
    [InlineData("status.loadBalancer", "1:1")]
    [InlineData("spec.clusterIPs[0]", "7:14")]
    [InlineData("metadata.annotations", "4:5", "4:12")]
    [InlineData("spec.ports[1]", "11:5", "11:6", "11:12", "11:16", "11:22")]
    public void Finds_values(string path, params string[] expected) =>
        Assert.Equal(
            expected.Order(StringComparer.Ordinal),
            FieldLocator.PlacesOfValue(LocatedNode.Parse(Text), path).Select(place => $"{place}").Order(StringComparer.Ordinal));

    [Fact]
    public void Takes_null_for_absent()
    {
        var places = FieldLocator.PlacesOfValue(LocatedNode.Parse(Text), "metadata.labels");

        Assert.Contains(new Position(5, 3), places);
        Assert.Contains(new Position(2, 1), places);
        Assert.DoesNotContain(new Position(4, 5), places);
    }

    [Fact]
    public void Finds_the_last_key_of_a_repeated_field()
    {
        var root = LocatedNode.Parse("spec:\n  type: A\n  type: B\n");

        Assert.Equal(new Position(3, 3), FieldLocator.PlaceOfKey(root, "spec.type"));
    }
}
