namespace Knetc.Packages;

/// <summary>Tests of one collection run one after the other, with one pack for all.</summary>
[CollectionDefinition(Name)]
public sealed class PackagesCollection : ICollectionFixture<PackedPackages>
{
    public const string Name = "packages";
}
