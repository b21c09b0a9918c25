using Knetc.Testing;

namespace Knetc.Tests.Schema;

/// <summary>The files that the schema tests read.</summary>
internal static class Data
{
    public static string PathOf(string name) => Repository.PathOf("tests", "Knetc.Frontend.Tests", "Schema", "Data", name);
}
