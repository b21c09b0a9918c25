namespace Knetc.Locking;

/// <summary>The smallest parts of JSON.</summary>
internal enum JsonTokenKind : byte
{
    ObjectStart,
    ObjectEnd,
    ArrayStart,
    ArrayEnd,
    Colon,
    Comma,
    Text,
    Number,
    Word,
    End,
    Invalid,
}
