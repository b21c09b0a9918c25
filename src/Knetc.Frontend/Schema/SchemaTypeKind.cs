namespace Knetc.Schema;

/// <summary>What a value may look like.</summary>
public enum SchemaTypeKind : byte
{
    Text,
    Boolean,
    Int32,
    Int64,
    Number,

    /// <summary>Text, or an integer of 32 bits.</summary>
    IntOrString,

    /// <summary>A number, or a text such as <c>500m</c> or <c>1Gi</c>.</summary>
    Quantity,

    /// <summary>RFC 3339 text.</summary>
    Time,

    /// <summary>Text such as <c>1m30s</c>.</summary>
    Duration,

    /// <summary>A duration, or an integer of nanoseconds.</summary>
    DurationOrNanoseconds,

    /// <summary>A mapping whose content nobody reads.</summary>
    FreeForm,

    List,

    /// <summary>An integer of 32 bits, or a list.</summary>
    Int32OrList,

    /// <summary>A mapping from texts of the user's choice.</summary>
    Map,

    /// <summary>A mapping with known fields.</summary>
    Object,
}
