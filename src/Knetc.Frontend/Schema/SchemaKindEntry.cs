namespace Knetc.Schema;

/// <summary>A kind in one of the versions that are read, and the type of its documents.</summary>
public sealed record SchemaKindEntry(string ApiVersion, string Kind, SchemaType Type)
{
    /// <summary>The API group; empty for the core group.</summary>
    public string Group => GroupOf(ApiVersion);

    /// <summary>The version without its group.</summary>
    public string Version => ApiVersion.Substring(ApiVersion.IndexOf('/') + 1);

    /// <summary>The group of an apiVersion; empty for the core group.</summary>
    public static string GroupOf(string apiVersion)
    {
        int slash = apiVersion.IndexOf('/');
        return slash < 0 ? "" : apiVersion.Substring(0, slash);
    }
}
