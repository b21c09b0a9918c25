using Knetc.Diagnostics;
using Knetc.Text;
using Knetc.Yaml;

namespace Knetc.Schema;

/// <summary>
/// Holds a document against its type, as the API server's strict decoder does: unknown fields, repeated keys, values of the
/// wrong type. Unlike the server it reports every wrong value, and all paths with indexes. What the cluster itself writes
/// (<c>status</c>, <c>managedFields</c>) may have fields of any release; only misspellings are reported there.
/// </summary>
public sealed class SchemaChecker
{
    /// <summary>Up to this size a map is searched for repeated keys pair by pair, without a hash set.</summary>
    private const int SmallMap = 8;

    private readonly FieldTrail _trail = new();
    private readonly SchemaFindings _findings;
    private readonly ScalarChecker _scalars;
    private readonly KubeVersion _version;
    private readonly YamlMapping _root;

    /// <summary>Whether the walk is in a part that the cluster writes.</summary>
    private bool _isWrittenByCluster;

    private SchemaChecker(YamlMapping root, SourceText source, DiagnosticBag diagnostics, string objectName, KubeVersion version)
    {
        _root = root;
        _findings = new SchemaFindings(_trail, source, diagnostics, objectName);
        _scalars = new ScalarChecker(_findings);
        _version = version;
    }

    /// <summary>Checks a document and reports what is wrong with its shape.</summary>
    /// <param name="root">The document.</param>
    /// <param name="source">The file it stands in.</param>
    /// <param name="type">The type of its kind, from <see cref="SchemaTable.Find"/> or <see cref="ApiVersionChecker"/>.</param>
    /// <param name="diagnostics">Receives the findings in document order.</param>
    /// <param name="objectName">The object as findings name it: <c>Service default/web</c>.</param>
    /// <param name="version">The release in force; fields of later ones are unknown. All fields are known when null.</param>
    public static void Check(
        YamlMapping root, SourceText source, SchemaType type, DiagnosticBag diagnostics, string objectName, KubeVersion? version = null) =>
        new SchemaChecker(root, source, diagnostics, objectName, version ?? KubeVersion.Newest).CheckObject(root, type);

    private void CheckValue(YamlNode node, SchemaType type)
    {
        switch (node)
        {
            case YamlScalar scalar:
                // Null is absence in a field and the zero value in a list or map; both are always allowed.
                if (!scalar.IsNull) _scalars.Check(scalar, type);
                break;
            case YamlMapping mapping when type.Kind == SchemaTypeKind.Object:
                CheckObject(mapping, type);
                break;
            case YamlMapping mapping when type.Kind is SchemaTypeKind.Map or SchemaTypeKind.FreeForm:
                CheckMap(mapping, type.Item);
                break;
            case YamlSequence sequence when type.Kind is SchemaTypeKind.List or SchemaTypeKind.Int32OrList:
                CheckList(sequence, type.Item!);
                break;
            default:
                _findings.WrongCollection(node, type);
                break;
        }
    }

    private void CheckObject(YamlMapping mapping, SchemaType type)
    {
        ulong seen = 0;
        RepeatedKeys? repeated = null;
        _trail.Enter();
        for (int i = 0; i < mapping.Count; i++)
        {
            var entry = mapping[i];
            string name = entry.Key;
            _trail.SetField(name);
            var field = type.Find(name);
            if (field is null || field.Since?.CompareTo(_version) > 0)
            {
                bool isNewer = _isWrittenByCluster && FieldSuggestion.Closest(type, name) is null;
                if (!isNewer) _findings.UnknownField(entry, type, field);
                continue;
            }

            ulong bit = 1UL << field.Index;
            if ((seen & bit) != 0) _findings.RepeatedKey(entry, mapping[(repeated ??= new RepeatedKeys(mapping)).First(name)]);
            seen |= bit;
            bool isEntered = !_isWrittenByCluster && (name == "managedFields" || (name == "status" && mapping == _root));
            _isWrittenByCluster |= isEntered;
            CheckValue(entry.Value, field.Type);
            _isWrittenByCluster &= !isEntered;
        }

        _trail.Leave();
    }

    /// <param name="item">The type of the values, or null when nobody reads them.</param>
    private void CheckMap(YamlMapping mapping, SchemaType? item)
    {
        var seen = mapping.Count > SmallMap ? new RepeatedKeys(mapping) : null;
        _trail.Enter();
        for (int i = 0; i < mapping.Count; i++)
        {
            var entry = mapping[i];
            string key = entry.Key;
            _trail.SetKey(key);
            int first = seen?.First(key) ?? FirstUpTo(mapping, i, key);
            if (first != i) _findings.RepeatedKey(entry, mapping[first]);
            if (item is not null) CheckValue(entry.Value, item);
            else CheckFreeForm(entry.Value);
        }

        _trail.Leave();
    }

    private void CheckList(YamlSequence sequence, SchemaType item)
    {
        _trail.Enter();
        for (int i = 0; i < sequence.Count; i++)
        {
            _trail.SetIndex(i);
            CheckValue(sequence[i], item);
        }

        _trail.Leave();
    }

    /// <summary>Even where nobody reads the values, a repeated key makes the document ambiguous.</summary>
    private void CheckFreeForm(YamlNode node)
    {
        if (node is YamlMapping mapping) CheckMap(mapping, null);
        if (node is not YamlSequence sequence) return;
        _trail.Enter();
        for (int i = 0; i < sequence.Count; i++)
        {
            _trail.SetIndex(i);
            CheckFreeForm(sequence[i]);
        }

        _trail.Leave();
    }

    private static int FirstUpTo(YamlMapping mapping, int last, string key)
    {
        for (int i = 0; i < last; i++)
        {
            if (mapping[i].Key == key) return i;
        }

        return last;
    }
}
