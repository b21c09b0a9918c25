namespace Knetc.SchemaTables;

/// <summary>A schema uses something that the tables cannot express.</summary>
public sealed class SchemaException(string message) : Exception(message);
